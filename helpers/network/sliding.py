"""The layers with a sliding window: convolution, and pooling by the largest and by the mean.

Sizes, strides and paddings are kept as (rows, columns) pairs, however they were given.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from ..checks import pair, whole
from ..operations import Places
from .layers import Layer


def check_image(shape):
    """Raises ValueError unless `shape` is that of an image: (channels, rows, columns)."""
    if len(shape) != 3:
        raise ValueError("it wants (channels, rows, columns)")


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
        check_image(shape)
        place = Places(shape, self.size, self.stride, self.padding)
        fan_in = shape[0] * self.size[0] * self.size[1]
        self.kernels = random.normal(0, np.sqrt(2 / fan_in), (self.filters, shape[0], *self.size))
        self.bias = np.zeros(self.filters)
        return (self.filters, place.rows, place.columns)

    def forward(self, x):
        """(C, H, W, N) -> (filters, rows, columns, N): one matrix product with all the windows, a column for each."""
        self.place = place = Places(x.shape, self.size, self.stride, self.padding)
        self.padded = place.pad(x)
        self.columns = np.empty((len(x), self.size[0] * self.size[1], place.rows, place.columns, x.shape[-1]), x.dtype)
        for index, cell in enumerate(place.cells(self.padded)):
            self.columns[:, index] = cell
        maps = self.kernels.reshape(self.filters, -1) @ self.columns.reshape(self.kernels[0].size, -1)
        maps += self.bias[:, None]
        return maps.reshape(self.filters, *self.columns.shape[2:])

    def learn(self, gradient):
        """A weight's gradient: what it was multiplied with times the gradient there, added over places and batch."""
        gradient = gradient.reshape(self.filters, -1)
        self.kernels_gradient = gradient @ self.columns.reshape(self.kernels[0].size, -1).T
        self.kernels_gradient = self.kernels_gradient.reshape(self.kernels.shape)
        self.bias_gradient = gradient.sum(axis=1)

    def backward(self, gradient):
        """(filters, rows, columns, N) -> (C, H, W, N): each output's gradient, spread over its window by the kernel."""
        self.learn(gradient)
        spread = self.kernels.reshape(self.filters, -1).T @ gradient.reshape(self.filters, -1)
        spread = spread.reshape(self.columns.shape)
        padded = np.zeros_like(self.padded)
        for index, cell in enumerate(self.place.cells(padded)):
            cell += spread[:, index]
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
        check_image(shape)
        place = Places(shape, self.size, self.size)
        return (shape[0], place.rows, place.columns)

    def rivals(self, x, axis):
        """The cells that meet in a round, as one view of `x` for each place in the window along `axis`."""
        size = self.size[axis - 1]
        end = x.shape[axis] // size * size
        return [x[(slice(None),) * axis + (slice(start, end, size),)] for start in range(size)]


@dataclass(eq=False, repr=False)
class MaxPool(Pool):
    """The largest number of each window.

    It is found in two rounds, as in a tournament: along the columns, then, among those winners, along the rows.
    The gradient goes back to one cell of each window alone, the first of its largest in reading order.
    """

    def forward(self, x):
        """(C, H, W, N) -> (C, rows, columns, N)."""
        self.rounds = []
        for axis in (2, 1):
            rivals = self.rivals(x, axis)
            winners = reduce(np.maximum, rivals[1:], rivals[0])
            self.rounds.append((x, axis, winners))
            x = winners
        return x

    def backward(self, gradient):
        """(C, rows, columns, N) -> (C, H, W, N)."""
        for x, axis, winners in reversed(self.rounds):
            below = np.zeros_like(x)
            *others, last = zip(self.rivals(x, axis), self.rivals(below, axis), strict=True)
            for rival, share in others:
                np.multiply(gradient, rival == winners, out=share)
                gradient = gradient - share  # a gradient that has been given away is not given twice
            last[1][:] = gradient
            gradient = below
        return gradient


@dataclass(eq=False, repr=False)
class MeanPool(Pool):
    """The mean of each window."""

    def forward(self, x):
        """(C, H, W, N) -> (C, rows, columns, N)."""
        self.x = x
        for axis in (2, 1):
            rivals = self.rivals(x, axis)
            x = sum(rivals[1:], rivals[0])
        return x / np.asarray(self.size[0] * self.size[1], x.dtype)

    def backward(self, gradient):
        """(C, rows, columns, N) -> (C, H, W, N): the same share for every cell of a window."""
        below = np.zeros_like(self.x)
        share = gradient / np.asarray(self.size[0] * self.size[1], gradient.dtype)
        for row in self.rivals(below, 1):
            for cell in self.rivals(row, 2):
                cell[:] = share
        return below
