"""Pooling by the largest number."""

import numpy as np

from .pool import Pool


class MaxPool(Pool):
    """The largest number of each window.

    Its gradient goes back to one cell of the window alone: the first of the largest, in reading order.
    """

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, H, W, N) -> (C, rows, columns, N)."""
        first, *others = self.place.cells(x)
        largest, self.shape, self.beats = first.copy(), x.shape, []
        for cell in others:
            self.beats.append(cell > largest)
            np.maximum(largest, cell, out=largest)
        return largest

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(C, rows, columns, N) -> (C, H, W, N). A cell won if it beats all before it, and none after it won."""
        below, unclaimed = np.zeros(self.shape, gradient.dtype), np.ones(gradient.shape, bool)
        first, *others = self.place.cells(below)
        for share, beats in zip(reversed(others), reversed(self.beats), strict=True):
            won = beats & unclaimed
            np.multiply(gradient, won, out=share)
            unclaimed ^= won
        np.multiply(gradient, unclaimed, out=first)
        return below
