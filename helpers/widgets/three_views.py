"""One convolution in three views of the same numbers: a sliding window, one matrix, and one column a window."""

from fractions import Fraction

import anywidget
import numpy as np
from numpy.typing import ArrayLike

from ..checks import numbers
from ..operations import Sides, convolve, windows
from .sliding_window import SlidingKernel
from .source import module, stylesheet

LARGEST_SIDE = 8
MOST_POSITIONS = 256  # of the window: a row of the matrix and a column of the windows for each


class ThreeViews(anywidget.AnyWidget):
    """A convolution as a window that slides, as one matrix, and as columns; the arguments are those of SlidingKernel.

    The sliding window is the widget `window`: its step and the student's edits move the other views. `image` is (rows,
    columns), at most 8 × 8.
    """

    _esm, _css = module("views"), stylesheet("views")
    window = anywidget.WidgetTrait().tag(sync=True)

    def __init__(
        self,
        image: ArrayLike,
        kernel: ArrayLike,
        bias: float | Fraction = 0,
        stride: Sides = 1,
        padding: Sides = 0,
        dilation: Sides = 1,
    ):
        rows, columns = numbers("image", image, (2,)).shape
        if max(rows, columns) > LARGEST_SIDE:
            raise ValueError(
                f"image has {rows}×{columns} pixels, and its matrix would be too large to read: give at most "
                f"{LARGEST_SIDE}×{LARGEST_SIDE}, as in image[:{LARGEST_SIDE}, :{LARGEST_SIDE}]."
            )
        window = SlidingKernel(image, numbers("kernel", kernel, (2,)), bias, stride, padding, dilation)
        window.given = {**window.given, "most": MOST_POSITIONS}
        window.give()  # says so when there are more
        super().__init__(window=window)

    @property
    def _settings(self):
        return {"stride": self.window.stride, "padding": self.window.padding, "dilation": self.window.dilation}

    @property
    def output(self) -> np.ndarray:
        """What all three views compute."""
        return self.window.output

    @property
    def matrix(self) -> np.ndarray:
        """The matrix (outputs × pixels) on the screen: `matrix @ image.ravel()` plus the bias is `output.ravel()`.

        Its columns are what the kernel makes of images in which one pixel is 1 and all others are 0.
        """
        image = self.window.image
        units = np.eye(image.size, dtype=np.int64).reshape(image.size, *image.shape)
        return np.stack([convolve(unit, self.window.kernel, **self._settings).ravel() for unit in units], axis=1)

    @property
    def columns(self) -> np.ndarray:
        """The windows side by side (weights × outputs): `kernel.ravel() @ columns` plus the bias is the output."""
        kernel = self.window.kernel
        return windows(self.window.image, kernel.shape, **self._settings).reshape(-1, kernel.size).T

    def __repr__(self):
        rows, pixels = self.matrix.shape
        weights = self.window.kernel.size
        same = f"the same as a {rows}×{pixels} matrix and as {weights}×{rows} columns"
        return f"ThreeViews: {self.window._sentence()}; {same}"
