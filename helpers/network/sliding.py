"""The layers with a sliding window: convolution, and pooling by the largest number and by the mean.

Sizes, strides and paddings are kept as (rows, columns) pairs, however they were given.
"""

from dataclasses import dataclass

import numpy as np

from ..checks import pair, whole
from ..operations import Places
from .layers import Layer


def places(shape, size, stride, padding=0):
    """Where the window stands on an image of `shape`. Raises ValueError unless that is (channels, rows, columns)."""
    if len(shape) != 3:
        raise ValueError("it wants (channels, rows, columns)")
    return Places(shape, size, stride, padding)


@dataclass(eq=False, repr=False)
class Conv(Layer):
    """Kernels slid over all channels: kernels (filters, channels, rows, columns) and bias (filters,)."""

    filters: int
    size: tuple
    stride: tuple = 1
    padding: tuple = 0
    names = ("kernels", "bias")

    def __post_init__(self):
        self.filters = whole("filters", self.filters, 1)
        self.size, self.stride = pair("size", self.size, 1), pair("stride", self.stride, 1)
        self.padding = pair("padding", self.padding, 0)

    def build(self, shape, random):
        """Kernels so large that what goes out varies as much as what comes in (He et al. 2015); bias zero."""
        self.place = places(shape, self.size, self.stride, self.padding)
        inputs = shape[0] * self.size[0] * self.size[1]
        self.kernels = random.normal(0, np.sqrt(2 / inputs), (self.filters, shape[0], *self.size))
        self.bias = np.zeros(self.filters)
        return (self.filters, self.place.rows, self.place.columns)

    def forward(self, x):
        """(C, H, W, N) -> (filters, rows, columns, N): one matrix product of all kernels with all windows.

        A window is a column, and each kernel a row; the bias is the weight of one more number, which is always 1.
        """
        self.padded = self.place.pad(x)
        maps = (self.filters, self.place.rows, self.place.columns, x.shape[-1])
        self.unrolled = np.empty((self.kernels[0].size + 1, *maps[1:]), x.dtype)
        by_channel = self.unrolled[:-1].reshape(len(x), -1, *maps[1:])
        for index, cell in enumerate(self.place.cells(self.padded)):
            by_channel[:, index] = cell
        self.unrolled[-1] = 1
        weights = np.column_stack([self.kernels.reshape(self.filters, -1), self.bias])
        return (weights @ self.unrolled.reshape(len(self.unrolled), -1)).reshape(maps)

    def learn(self, gradient):
        """A weight's gradient: what it was multiplied with times the gradient there, added over places and batch."""
        found = self.unrolled.reshape(len(self.unrolled), -1) @ gradient.reshape(self.filters, -1).T
        self.kernels_gradient = found[:-1].T.reshape(self.kernels.shape)
        self.bias_gradient = found[-1]

    def backward(self, gradient):
        """(filters, rows, columns, N) -> (C, H, W, N): each output's gradient, spread over its window by the kernel."""
        self.learn(gradient)
        spread = self.kernels.reshape(self.filters, -1).T @ gradient.reshape(self.filters, -1)
        by_channel = spread.reshape(self.kernels.shape[1], -1, *gradient.shape[1:])
        padded = np.zeros_like(self.padded)
        for index, cell in enumerate(self.place.cells(padded)):
            cell += by_channel[:, index]
        (top, left), (height, width) = self.padding, padded.shape[1:3]
        return padded[:, top : height - top, left : width - left]


@dataclass(eq=False, repr=False)
class Pool(Layer):
    """What pools have in common: windows that lie side by side; cells left over at the end are dropped."""

    size: tuple = 2

    def __post_init__(self):
        self.size = pair("size", self.size, 1)

    def build(self, shape, random):
        """Fewer rows and columns, the same channels."""
        self.place = places(shape, self.size, self.size)
        return (shape[0], self.place.rows, self.place.columns)


@dataclass(eq=False, repr=False)
class MaxPool(Pool):
    """The largest number of each window.

    Its gradient goes back to one cell of the window alone: the first of the largest, in reading order.
    """

    def forward(self, x):
        """(C, H, W, N) -> (C, rows, columns, N)."""
        first, *others = self.place.cells(x)
        largest, self.shape, self.beats = first.copy(), x.shape, []
        for cell in others:
            self.beats.append(cell > largest)
            np.maximum(largest, cell, out=largest)
        return largest

    def backward(self, gradient):
        """(C, rows, columns, N) -> (C, H, W, N). A cell won if it beats all before it, and none after it won."""
        below, unclaimed = np.zeros(self.shape, gradient.dtype), np.ones(gradient.shape, bool)
        first, *others = self.place.cells(below)
        for share, beats in zip(reversed(others), reversed(self.beats), strict=True):
            won = beats & unclaimed
            np.multiply(gradient, won, out=share)
            unclaimed ^= won
        np.multiply(gradient, unclaimed, out=first)
        return below


@dataclass(eq=False, repr=False)
class MeanPool(Pool):
    """The mean of each window."""

    def forward(self, x):
        """(C, H, W, N) -> (C, rows, columns, N)."""
        self.x = x
        return sum(self.place.cells(x)) / np.asarray(self.size[0] * self.size[1], x.dtype)

    def backward(self, gradient):
        """(C, rows, columns, N) -> (C, H, W, N): the same share for every cell of a window."""
        below = np.zeros_like(self.x)
        for share in self.place.cells(below):
            share[...] = gradient / np.asarray(self.size[0] * self.size[1], gradient.dtype)
        return below
