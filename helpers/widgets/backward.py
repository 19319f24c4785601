"""The backward pass as a film: how each cell of the output's gradient scatters, step by step."""

from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from ..checks import numbers, summable
from ..network import Conv
from ..operations import Sides, dot, windows
from .given import array_of, int_or_pair
from .player import Player
from .source import module, stylesheet

LARGEST_SIDE = 12
MOST_CELLS = 28 * 28  # of an image with its padding


class Backward(Player):
    """What the two films share: the output's gradient, of which each step sends one cell backward."""

    _esm, _css = module("backward"), stylesheet("backward")
    given = traitlets.Dict().tag(sync=True)

    def __init__(self, image: ArrayLike, gradient: ArrayLike, places: tuple, largest: Any = 1, **given):
        """`largest` is the size of the largest number that a gradient is multiplied by on its way."""
        self.image, self.gradient = numbers("image", image, (2,)), numbers("gradient", gradient, (2,))
        (rows, columns), (above, left) = self.image.shape, given["padding"]
        if max(rows, columns) > LARGEST_SIDE:
            raise ValueError(
                f"image has {rows}×{columns} pixels, too many to follow one by one: give at most "
                f"{LARGEST_SIDE}×{LARGEST_SIDE}, as in image[:{LARGEST_SIDE}, :{LARGEST_SIDE}]."
            )
        if (rows + 2 * above) * (columns + 2 * left) > MOST_CELLS:
            raise ValueError(
                f"With padding {(above, left)} there are more than {MOST_CELLS} cells to follow; make it smaller."
            )
        if self.gradient.shape != places:
            raise ValueError(
                f"gradient must have the shape of the output, {places}, a number for each of its cells, but its shape "
                f"is {self.gradient.shape}."
            )
        count = self.gradient.size
        dot([np.abs(self.gradient).max()] * count, [largest] * count)  # refuses what could add up to too much
        arrays = {"image": array_of(2).encode("image", image), "gradient": array_of(2).encode("gradient", gradient)}
        super().__init__(given={**given, **arrays})

    def _steps(self):
        return self.gradient.size


class BackwardKernel(Backward):
    """How a gradient goes back through a convolution, one of its cells a step; settings as in `convolve`.

    At each step a cell of `gradient`, the slope of the loss for each output, adds itself times the kernel to the
    image's gradient, under the window, and itself times the window to the kernel's gradient. After the last step they
    are `image_gradient` and `kernel_gradient`. `image` is (rows, columns), at most 12 × 12.
    """

    def __init__(
        self,
        image: ArrayLike,
        kernel: ArrayLike,
        gradient: ArrayLike,
        stride: Sides = 1,
        padding: Sides = 0,
        dilation: Sides = 1,
    ):
        pixels, self.kernel = numbers("image", image, (2,)), numbers("kernel", kernel, (2,))
        layer = self._layer = Conv(1, self.kernel.shape, stride, padding, dilation)
        _, *places = layer.build((1, *pixels.shape), np.random.default_rng(0))
        sent = {name: list(getattr(layer.place, name)) for name in ("stride", "padding", "dilation")}
        largest = max(np.abs(pixels).max(), np.abs(self.kernel).max())
        kernel = array_of(2).encode("kernel", kernel)
        super().__init__(image, gradient, tuple(places), largest, kind="kernel", kernel=kernel, **sent)

    @property
    def image_gradient(self) -> np.ndarray:
        """The slope of the loss for each pixel: gradients times the kernel, added up where the window stood."""
        return self._send_back()[0]

    @property
    def kernel_gradient(self) -> np.ndarray:
        """The slope of the loss for each weight: gradients times windows, added up."""
        return self._send_back()[1]

    def _send_back(self):
        """Both gradients, in a dtype that holds all three arrays."""
        arrays = [summable(each) for each in (self.image, self.kernel, self.gradient)]
        image, kernel, gradient = (each.astype(np.result_type(*arrays))[np.newaxis, ..., np.newaxis] for each in arrays)
        layer = self._layer
        layer.kernels, layer.bias = kernel[np.newaxis, ..., 0], np.zeros(1, kernel.dtype)
        layer.forward(image)
        return layer.backward(gradient)[0, ..., 0], layer.kernels_gradient[0, 0]

    def _sentence(self):
        sizes = ["×".join(map(str, array.shape)) for array in (self.gradient, self.kernel, self.image)]
        return (
            f"a {sizes[0]} gradient goes back through a {sizes[1]} kernel over a {sizes[2]} image; the kernel's "
            f"gradient is {self.kernel_gradient.tolist()}"
        )


class BackwardPool(Backward):
    """How a gradient goes back through a max pool: each of its cells to the winner of its window alone.

    Of several largest cells the first wins. After the last step the image's gradient is `image_gradient`. `image` is
    (rows, columns), at most 12 × 12; `stride` None means `size`.
    """

    def __init__(self, image: ArrayLike, gradient: ArrayLike, size: Sides = 2, stride: Sides | None = None):
        size = int_or_pair(1).encode("size", size)
        stride = int_or_pair(1, optional=True).encode("stride", stride) or size
        places = windows(numbers("image", image, (2,)), size, stride).shape[:2]
        sent = {"kind": "pool", "how": "max", "size": size, "stride": stride, "padding": [0, 0]}
        super().__init__(image, gradient, places, **sent)

    @property
    def image_gradient(self) -> np.ndarray:
        """The slope of the loss for each pixel."""
        indices = np.arange(self.image.size).reshape(self.image.shape)
        cells, indices = (
            windows(each, self.given["size"], self.given["stride"]).reshape(self.gradient.size, -1)
            for each in (self.image, indices)
        )
        result = np.zeros(self.image.size, summable(self.gradient).dtype)
        np.add.at(result, indices[np.arange(len(indices)), cells.argmax(axis=1)], self.gradient.ravel())
        return result.reshape(self.image.shape)

    def _sentence(self):
        sizes = ["×".join(map(str, array)) for array in (self.gradient.shape, self.given["size"], self.image.shape)]
        return (
            f"a {sizes[0]} gradient goes back through a {sizes[1]} max pool of a {sizes[2]} image; the image's "
            f"gradient is {self.image_gradient.tolist()}"
        )
