"""Batch normalisation."""

from dataclasses import dataclass

import numpy as np

from .layer import Layer


@dataclass(eq=False, repr=False)
class BatchNorm(Layer):
    """Each channel minus its mean, over its deviation; then times `scale`, plus `shift`, which are learned.

    (x − mean) / √(variance + epsilon) · scale + shift (Ioffe & Szegedy 2015). While training, mean and variance are
    those of the batch, and `mean` and `variance` move towards them by `momentum`; otherwise those two are used. Before
    a Dense layer each unit is a channel. As in PyTorch, the batch is divided by its biased variance, and the running
    one is unbiased.
    """

    momentum: float = 0.1
    epsilon: float = 1e-5
    names = ("scale", "shift")
    state_names = ("mean", "variance")

    def __post_init__(self):
        for name in ("momentum", "epsilon"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
                raise ValueError(f"{name} must be a number above 0 and at most 1, but was given {value!r}.")

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """The same shape; a scale of 1 and a shift of 0 for each channel."""
        self.scale, self.shift = np.ones(shape[0]), np.zeros(shape[0])
        self.mean, self.variance = np.zeros(shape[0]), np.ones(shape[0])
        return shape

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(C, ..., N); the same shape."""
        self.axes = tuple(range(1, x.ndim))
        mean, variance = self._of_batch(x) if self.training else (self.mean, self.variance)
        self.deviation = self._wide(np.sqrt(variance + np.asarray(self.epsilon, x.dtype)))
        self.is_of_batch = self.training
        self.normal = (x - self._wide(mean)) / self.deviation
        return self.normal * self._wide(self.scale) + self._wide(self.shift)

    def _of_batch(self, x):
        """Mean and variance of each channel in the batch; the running ones move towards them."""
        count = x[0].size
        if count < 2:
            raise ValueError("BatchNorm needs at least two numbers a channel to train with: use a larger batch.")
        mean, variance = x.mean(axis=self.axes), x.var(axis=self.axes)
        self.mean += self.momentum * (mean - self.mean)
        self.variance += self.momentum * (variance * (count / (count - 1)) - self.variance)
        return mean, variance

    def _wide(self, each):
        """One number a channel, in a shape that goes with x."""
        return each.reshape(-1, *(1 for _ in self.axes))

    def learn(self, gradient: np.ndarray) -> None:
        """The scale's gradient meets the normalised numbers, the shift's nothing."""
        self.scale_gradient = (gradient * self.normal).sum(axis=self.axes)
        self.shift_gradient = gradient.sum(axis=self.axes)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """The gradient by what came in: mean and deviation of the batch depend on it, too."""
        self.learn(gradient)
        passed = gradient * self._wide(self.scale)
        if self.is_of_batch:
            along = (passed * self.normal).mean(axis=self.axes, keepdims=True)
            passed = passed - passed.mean(axis=self.axes, keepdims=True) - self.normal * along
        return passed / self.deviation
