"""Dropout."""

from dataclasses import dataclass

import numpy as np

from .layer import Layer


@dataclass(eq=False, repr=False)
class Dropout(Layer):
    """While training, each number becomes zero with the probability `share`; what is left grows by 1 / (1 − share).

    So every unit must do without any other, and the sum stays on average what it was; outside of training nothing
    happens (Srivastava et al. 2014, in the form that scales while training).
    """

    share: float = 0.5

    def __post_init__(self):
        if not isinstance(self.share, int | float) or isinstance(self.share, bool) or not 0 <= self.share < 1:
            raise ValueError(f"share must be a number from 0 to below 1, but was given {self.share!r}.")

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """The same shape; takes a generator of its own from `random`, so that a seed gives the same training."""
        self.random = np.random.default_rng(random.integers(2**62))
        return shape

    def forward(self, x: np.ndarray) -> np.ndarray:
        """Any shape; the same shape."""
        self.kept = np.ones((), x.dtype)
        if self.training and self.share:
            self.kept = (self.random.random(x.shape, np.float32) >= self.share) / np.asarray(1 - self.share, x.dtype)
        return x * self.kept

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """The gradient passes where the number has passed, grown by as much."""
        return gradient * self.kept
