"""Pooling by the mean."""

from dataclasses import dataclass

import numpy as np

from .pool import Pool


@dataclass(eq=False, repr=False)
class MeanPool(Pool):
    """The mean of each window."""

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, H, W, N) -> (C, rows, columns, N)."""
        self.x = x
        return sum(self.place.cells(x)) / np.asarray(self.size[0] * self.size[1], x.dtype)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(C, rows, columns, N) -> (C, H, W, N): the same share for every cell of a window."""
        below = np.zeros_like(self.x)
        for share in self.place.cells(below):
            share[...] = gradient / np.asarray(self.size[0] * self.size[1], gradient.dtype)
        return below
