"""Pooling of whole maps."""

import numpy as np

from .layer import Layer


class GlobalMeanPool(Layer):
    """The mean of each whole map: (C, H, W, N) -> (C, N), whatever the size of the maps (Lin, Chen & Yan 2014)."""

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """One number a channel."""
        if len(shape) != 3:
            raise ValueError("it wants (channels, rows, columns)")
        return shape[:1]

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, H, W, N) -> (C, N)."""
        self.shape = x.shape
        return x.mean(axis=(1, 2))

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(C, N) -> (C, H, W, N): the same share for every cell of a map."""
        share = gradient / np.asarray(self.shape[1] * self.shape[2], gradient.dtype)
        return np.broadcast_to(share[:, np.newaxis, np.newaxis], self.shape).copy()
