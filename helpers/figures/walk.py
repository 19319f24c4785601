"""What a widget goes through, step by step, for each kind of window."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..numerals import exact
from ..operations import Places, Sides, windows
from .line import Pieces, Spot, products, statistic


@dataclass
class Numbers:
    """An array (channels, rows, columns), and those of its entries, by flat index, that a float only comes close to."""

    array: np.ndarray
    typed: Mapping[int, Fraction]

    def __post_init__(self):
        self.array = self.array.reshape((1, 1, 1, *self.array.shape)[-3:])

    def entry(self, index: int) -> Fraction:
        """The exact number at a flat index; 0 at -1, which stands for the padding."""
        if index < 0:
            return Fraction(0)
        return self.typed[index] if index in self.typed else exact(self.array.flat[index])


class Walk:
    """A window that computes a cell of the output at each step, through one channel."""

    names = ("image", "kernel", "output")  # of the grids
    walked = (("image", "kernel"),)  # the grids that the window walks over, and the role whose colour it has there
    has_lens = True  # whether the numbers under the window stand beside an image that is too large for numbers

    kernel: Any = None  # the Numbers that the window meets

    def __init__(self, image: Numbers, output: ArrayLike, size: tuple, *settings: Sides):
        self.image, self.output = image, Numbers(np.asarray(output), {}).array
        self.shape: tuple[int, ...] = self.output.shape  # of the positions of the window
        self.places = Places(image.array.shape, size, *settings)
        indices = np.arange(1, image.array.size + 1).reshape(image.array.shape)
        self._covered = windows(indices, size, *settings)  # counted from 1, as the padding's are 0
        self.is_photograph = image.array.dtype == np.uint8

    @property
    def channel_names(self) -> Sequence[str]:
        """What the channels are called in the line."""
        count = len(self.image.array)
        return ("red", "green", "blue") if self.is_photograph and count == 3 else [f"channel {i}" for i in range(count)]

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return math.prod(self.shape)

    def position(self, step: int) -> Spot:
        """(channel, row, column) of the window, counted in positions."""
        return tuple(int(index) for index in np.unravel_index(step, self.shape))

    def channels(self, step: int) -> Sequence[int]:
        """The channels that the window goes through."""
        return [self.position(step)[0]]

    def corner(self, step: int) -> tuple[int, int]:
        """The image row and column of the window's first cell; in the padding they are negative."""
        (_, row, column), (down, across), (above, left) = self.position(step), self.places.stride, self.places.padding
        return row * down - above, column * across - left

    def covered(self, step: int) -> np.ndarray:
        """The flat indices of what lies under the window, (channels, rows, columns); -1 in the padding."""
        _, row, column = self.position(step)
        return self._covered[:, row, column][self.channels(step)] - 1

    def under_window(self, step: int) -> np.ndarray:
        """The numbers under the window, (channels, rows, columns); zeros in the padding."""
        covered = self.covered(step)
        return np.where(covered < 0, 0, np.take(self.image.array, covered))

    def outputs(self, step: int) -> tuple[Spot, int]:
        """The output that belongs to a step, (channel, row, column), and how many are known after it."""
        return self.position(step), step + 1

    def pieces(self, step: int) -> Pieces:
        """The line under the grids."""
        raise NotImplementedError


class DotWalk(Walk):
    """A window of one cell on two arrays at once, a term a step."""

    names = ("a", "b", "result")
    walked = (("image", "image"), ("kernel", "kernel"))
    has_lens = False

    def __init__(self, a: Numbers, b: Numbers, output: ArrayLike):
        super().__init__(a, output, (1, 1))
        self.kernel, self.shape = b, a.array.shape

    def outputs(self, step: int) -> tuple[Spot, int]:
        """The only one, known after the last step."""
        return (0, 0, 0), int(step == self.steps - 1)

    def pieces(self, step: int) -> Pieces:
        """The sum of the terms so far."""
        terms = range(step + 1)
        pairs = [(self.image.entry(index), self.kernel.entry(index)) for index in terms]
        spots = [self.position(index) for index in terms]
        return products(pairs, ("image", "kernel"), spots, self.channel_names, Fraction(0))


class KernelWalk(Walk):
    """A kernel that goes through all channels; the settings are those of `convolve`."""

    def __init__(self, image: Numbers, kernel: Numbers, output: ArrayLike, bias: Fraction, *settings: Sides):
        super().__init__(image, output, kernel.array.shape[1:], *settings)
        self.kernel, self.bias = kernel, bias

    def channels(self, step: int) -> Sequence[int]:
        """All of them."""
        return range(len(self.image.array))

    def pieces(self, step: int) -> Pieces:
        """The kernel times the window."""
        covered = self.covered(step)
        pairs = [(self.kernel.entry(weight), self.image.entry(index)) for weight, index in enumerate(covered.flat)]
        return products(pairs, ("kernel", "image"), [*np.ndindex(covered.shape)], self.channel_names, self.bias)


class PoolWalk(Walk):
    """A pooling window; the settings are those of `pool`."""

    def __init__(self, image: Numbers, output: ArrayLike, how: str, size: tuple, *settings: Sides):
        super().__init__(image, output, size, *settings)
        self.how = how

    def pieces(self, step: int) -> Pieces:
        """What is made of the numbers under the window; the padding counts in a mean alone."""
        indices = [index for index in self.covered(step).flat if index >= 0 or self.how == "mean"]
        return statistic(self.how, [self.image.entry(index) for index in indices])
