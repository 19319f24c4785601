"""What a layer is, and the three layers without a window: ReLU, Flatten and Dense.

A layer turns an array whose last axis is the batch into another. `build` is told the shape that comes in (without the
batch), makes the weights and answers with the shape that goes out. `forward` keeps what `backward` needs; `backward`
takes the gradient of the loss by what went out, keeps the gradients of the layer's own parameters, and answers with the
gradient by what came in.
"""

from dataclasses import dataclass, fields

import numpy as np

from ..checks import whole


class Layer:
    """A layer without parameters; others name theirs, and keep the gradient of `weights` as `weights_gradient`."""

    names = ()

    def build(self, shape, random):
        """The shape that goes out when `shape` comes in; draws the weights from `random`, a NumPy generator."""
        return shape

    def learn(self, gradient):
        """Only the first half of `backward`: the parameters' gradients, without the gradient by what came in."""

    @property
    def settings(self):
        """What the layer was made with, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def parameters(self):
        """The arrays that training changes, weights before bias."""
        return [getattr(self, name) for name in self.names]

    @property
    def gradients(self):
        """The gradients that the last `backward` found, one for each of the parameters."""
        return [getattr(self, f"{name}_gradient") for name in self.names]

    def __repr__(self):
        told = [(field.name, _short(getattr(self, field.name)), field.default) for field in fields(self)]
        return f"{type(self).__name__}({', '.join(f'{name}={value}' for name, value, usual in told if value != usual)})"


def _short(setting):
    """A pair of equal numbers as one number, the way one would type it."""
    return setting[0] if isinstance(setting, tuple) and setting[0] == setting[1] else setting


@dataclass(eq=False, repr=False)
class ReLU(Layer):
    """What is negative becomes zero; its gradient passes where the number that came in was positive."""

    def forward(self, x):
        """Any shape; the same shape."""
        self.positive = x > 0
        return np.clip(x, 0, np.inf)  # np.maximum(x, 0), in a third of the time

    def backward(self, gradient):
        """The gradient by what came in."""
        return gradient * self.positive


@dataclass(eq=False, repr=False)
class Flatten(Layer):
    """All axes but the batch become one: (C, H, W, N) -> (C·H·W, N), channel by channel, row by row."""

    def build(self, shape, random):
        """One axis, as long as all of them together."""
        return (int(np.prod(shape)),)

    def forward(self, x):
        """(C, H, W, N) -> (C·H·W, N)."""
        self.shape = x.shape
        return x.reshape(-1, x.shape[-1])

    def backward(self, gradient):
        """Back into the shape that came in."""
        return gradient.reshape(self.shape)


@dataclass(eq=False, repr=False)
class Dense(Layer):
    """Every output looks at every input: weights @ x + bias, weights (units, inputs) and bias (units,)."""

    units: int
    names = ("weights", "bias")

    def __post_init__(self):
        self.units = whole("units", self.units, 1)

    def build(self, shape, random):
        """Weights so large that what goes out varies as much as what comes in (He et al. 2015); bias zero."""
        if len(shape) != 1:
            raise ValueError("it wants one axis, as a Flatten() before it makes")
        self.weights = random.normal(0, np.sqrt(2 / shape[0]), (self.units, *shape))
        self.bias = np.zeros(self.units)
        return (self.units,)

    def forward(self, x):
        """(inputs, N) -> (units, N)."""
        self.x = x
        return self.weights @ x + self.bias[:, None]

    def learn(self, gradient):
        """A weight's gradient: what came in at its input times the gradient at its output, added over the batch."""
        self.weights_gradient = gradient @ self.x.T
        self.bias_gradient = gradient.sum(axis=1)

    def backward(self, gradient):
        """(units, N) -> (inputs, N): each input gets back along every weight that carried it forward."""
        self.learn(gradient)
        return self.weights.T @ gradient
