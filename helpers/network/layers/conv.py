"""Convolution."""

from dataclasses import dataclass

import numpy as np

from ...checks import pair, whole
from ...operations import Sides
from .layer import Layer, he_normal
from .pool import places


@dataclass(eq=False, repr=False)
class Conv(Layer):
    """Kernels slid over all channels: kernels (filters, channels, rows, columns) and bias (filters,)."""

    filters: int
    size: Sides
    stride: Sides = 1
    padding: Sides = 0
    dilation: Sides = 1
    names = ("kernels", "bias")

    def __post_init__(self):
        self.filters = whole("filters", self.filters, 1)
        self.size, self.stride = pair("size", self.size, 1), pair("stride", self.stride, 1)
        self.padding, self.dilation = pair("padding", self.padding, 0), pair("dilation", self.dilation, 1)

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """He's kernels, and bias zero."""
        self.place = places(shape, self.size, self.stride, self.padding, self.dilation)
        self.kernels = he_normal(random, (self.filters, shape[0], *self.place.size))
        self.bias = np.zeros(self.filters)
        return (self.filters, self.place.rows, self.place.columns)

    def forward(self, x: np.ndarray) -> np.ndarray:
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

    def learn(self, gradient: np.ndarray) -> None:
        """A weight's gradient: what it was multiplied with times the gradient there, added over places and batch."""
        found = self.unrolled.reshape(len(self.unrolled), -1) @ gradient.reshape(self.filters, -1).T
        self.kernels_gradient = found[:-1].T.reshape(self.kernels.shape)
        self.bias_gradient = found[-1]

    def backward(self, gradient: np.ndarray) -> np.ndarray:
        """(filters, rows, columns, N) -> (C, H, W, N): each output's gradient, spread over its window by the kernel."""
        self.learn(gradient)
        spread = self.kernels.reshape(self.filters, -1).T @ gradient.reshape(self.filters, -1)
        by_channel = spread.reshape(self.kernels.shape[1], -1, *gradient.shape[1:])
        padded = np.zeros_like(self.padded)
        for index, cell in enumerate(self.place.cells(padded)):
            cell += by_channel[:, index]
        (top, left), (height, width) = self.place.padding, padded.shape[1:3]
        return padded[:, top : height - top, left : width - left]
