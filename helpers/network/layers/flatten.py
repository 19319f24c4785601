"""From maps to a list of numbers."""

import numpy as np

from .layer import Layer


class Flatten(Layer):
    """All axes but the batch become one: (C, H, W, N) -> (C·H·W, N), channel by channel, row by row."""

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """One axis, as long as all of them together."""
        return (int(np.prod(shape)),)

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, H, W, N) -> (C·H·W, N)."""
        self.shape = x.shape
        return x.reshape(-1, x.shape[-1])

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """Back into the shape that came in."""
        return gradient.reshape(self.shape)
