"""Pooling by the mean."""

import numpy as np

from .pool import Pool


class MeanPool(Pool):
    """The mean of each window."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, H, W, N) -> (C, rows, columns, N)."""
        self.x = x
        return sum(self.place.cells(x)) / np.asarray(np.prod(self.place.size), x.dtype)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(C, rows, columns, N) -> (C, H, W, N): the same share for every cell of a window."""
        below = np.zeros_like(self.x)
        for share in self.place.cells(below):
            share[...] = gradient / np.asarray(np.prod(self.place.size), gradient.dtype)
        return below
