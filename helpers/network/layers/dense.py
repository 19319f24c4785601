"""The layer in which everything meets everything."""

from dataclasses import dataclass

import numpy as np

from ...checks import whole
from .layer import Layer, he_normal


@dataclass(eq=False, repr=False)
class Dense(Layer):
    """Every output looks at every input: weights @ x + bias, weights (units, inputs) and bias (units,)."""

    units: int
    names = ("weights", "bias")

    def __post_init__(self):
        self.units = whole("units", self.units, 1)

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """He's weights, and bias zero."""
        if len(shape) != 1:
            raise ValueError("it wants one axis, as a Flatten() before it makes")
        self.weights = he_normal(random, (self.units, *shape))
        self.bias = np.zeros(self.units)
        return (self.units,)

    def forward(self, x: np.ndarray) -> np.ndarray:
        """(inputs, N) -> (units, N)."""
        self.x = x
        return self.weights @ x + self.bias[:, None]

    def learn(self, gradient: np.ndarray) -> None:
        """A weight's gradient: what came in at its input times the gradient at its output, added over the batch."""
        self.weights_gradient = gradient @ self.x.T
        self.bias_gradient = gradient.sum(axis=1)

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(units, N) -> (inputs, N): each input gets back along every weight that carried it forward."""
        self.learn(gradient)
        return self.weights.T @ gradient
