"""What a layer is.

A layer turns an array whose last axis is the batch into another. `build` is told the shape that comes in (without the
batch), makes the weights and answers with the shape that goes out. `forward` keeps what `backward` needs; `backward`
takes the gradient of the loss by what went out, keeps the gradients of the layer's own parameters, and answers with the
gradient by what came in.
"""

from dataclasses import dataclass, fields
from typing import ClassVar

import numpy as np

KINDS: dict[str, type["Layer"]] = {}  # every kind of layer by name: what files and the explorer know


@dataclass(eq=False, repr=False)
class Layer:
    """A layer without parameters; others name theirs, and keep the gradient of `weights` as `weights_gradient`.

    A subclass with settings is a dataclass, whose fields they are; files, ledger and explorer know it by its name.
    `abstract=True` is for what only subclasses share.
    """

    names: ClassVar[tuple[str, ...]] = ()  # of the arrays that training changes
    state_names: ClassVar[tuple[str, ...]] = ()  # of arrays that belong to the layer but have no gradient
    training = False  # whether `forward` is part of a training step: `train` says so

    def __init_subclass__(cls, abstract: bool = False, **more):
        super().__init_subclass__(**more)
        known = KINDS.get(cls.__name__, cls)
        if not abstract and known.__module__ == cls.__module__:  # a cell may be run again; another's name stays theirs
            KINDS[cls.__name__] = cls

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """The shape that goes out when `shape` comes in; draws the weights from `random`."""
        return shape

    def forward(self, x: np.ndarray) -> np.ndarray:
        """What goes out when `x` comes in."""
        raise NotImplementedError

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """The gradient by what came in."""
        raise NotImplementedError

    def learn(self, gradient: np.ndarray) -> None:
        """Only the first half of `backward`: the parameters' gradients, without the gradient by what came in."""

    @property
    def settings(self) -> dict:
        """What the layer was made with, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def parameters(self) -> list[np.ndarray]:
        """The arrays that training changes, weights before bias."""
        return [getattr(self, name) for name in self.names]

    @property
    def state(self) -> list[np.ndarray]:
        """The arrays that belong to the layer but have no gradient."""
        return [getattr(self, name) for name in self.state_names]

    @property
    def gradients(self) -> list[np.ndarray]:
        """The gradients that the last `backward` found, one for each of the parameters."""
        return [getattr(self, f"{name}_gradient") for name in self.names]

    def sent(self) -> dict:
        """The layer for the browser: its kind, its settings, its arrays as bytes of float32."""
        arrays = {name: np.float32(getattr(self, name)) for name in (*self.names, *self.state_names)}
        return {
            "kind": type(self).__name__,
            "settings": {name: list(each) if isinstance(each, tuple) else each for name, each in self.settings.items()},
            "arrays": {name: {"shape": list(each.shape), "data": each.tobytes()} for name, each in arrays.items()},
        }

    def __repr__(self):
        told = [(field.name, _short(getattr(self, field.name)), field.default) for field in fields(self)]
        return f"{type(self).__name__}({', '.join(f'{name}={value}' for name, value, usual in told if value != usual)})"


def _short(setting):
    """A pair of equal numbers as one number, the way one would type it."""
    return setting[0] if isinstance(setting, tuple) and setting[0] == setting[1] else setting


def he_normal(random: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    """Weights, outputs first, so large that what goes out varies as much as what comes in (He et al. 2015)."""
    return random.normal(0, np.sqrt(2 / np.prod(shape[1:])), shape)
