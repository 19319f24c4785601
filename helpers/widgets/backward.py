"""The backward pass as a film: how each cell of the output's gradient scatters, step by step."""

import numpy as np
import traitlets

from ..checks import numbers, summable
from ..operations import pool, windows
from .given import array_of, int_or_pair
from .player import Player
from .source import module, stylesheet

LARGEST_SIDE = 12
MOST_CELLS = 28 * 28  # of an image with its padding


class Backward(Player):
    """What the two films share: the output's gradient, of which each step sends one cell backward."""

    _esm, _css = module("backward"), stylesheet("backward")
    given = traitlets.Dict().tag(sync=True)

    def __init__(self, image, gradient, places, **given):
        image, gradient = (numbers(name, value, (2,)) for name, value in [("image", image), ("gradient", gradient)])
        if max(image.shape) > LARGEST_SIDE:
            raise ValueError(
                f"image has {image.shape[0]}×{image.shape[1]} pixels, too many to follow one by one: give at most "
                f"{LARGEST_SIDE}×{LARGEST_SIDE}, as in image[:{LARGEST_SIDE}, :{LARGEST_SIDE}]."
            )
        (rows, columns), (above, left) = image.shape, given["padding"]
        if (rows + 2 * above) * (columns + 2 * left) > MOST_CELLS:
            raise ValueError(
                f"With padding {(above, left)} there are more than {MOST_CELLS} cells to follow; make it smaller."
            )
        if gradient.shape != places:
            raise ValueError(
                f"gradient must have the shape of the output, {places}, a number for each of its cells, but its shape "
                f"is {gradient.shape}."
            )
        self.image, self.gradient = image, gradient
        arrays = {name: array_of(2).encode(name, value) for name, value in [("image", image), ("gradient", gradient)]}
        super().__init__(given={**given, **arrays})

    def _steps(self):
        return self.gradient.size


class BackwardKernel(Backward):
    """How a gradient goes back through a convolution, one of its cells a step; settings as in `convolve`.

    At each step a cell of `gradient`, the slope of the loss for each output, adds itself times the kernel to the
    image's gradient, under the window, and itself times the window to the kernel's gradient. After the last step they
    are `image_gradient` and `kernel_gradient`. `image` is (rows, columns), at most 12 × 12.
    """

    def __init__(self, image, kernel, gradient, stride=1, padding=0, dilation=1):
        self.kernel = numbers("kernel", kernel, (2,))
        settings = {"stride": stride, "padding": padding, "dilation": dilation}
        self._windows = windows(numbers("image", image, (2,)), self.kernel.shape, **settings)
        sent = {name: int_or_pair(name != "padding").encode(name, value) for name, value in settings.items()}
        kernel = array_of(2).encode("kernel", kernel)
        super().__init__(image, gradient, self._windows.shape[:2], kind="kernel", kernel=kernel, **sent)

    @property
    def kernel_gradient(self):
        """The slope of the loss for each weight: gradients times windows, added up."""
        return np.einsum("rc,rchw->hw", summable(self.gradient), summable(self._windows))

    @property
    def image_gradient(self):
        """The slope of the loss for each pixel: gradients times the kernel, added up where the window stood."""
        (down, across), (above, left), (far, wide) = (self.given[name] for name in ("stride", "padding", "dilation"))
        (rows, columns), (h, w) = self.image.shape, self.kernel.shape
        product = summable(self.gradient)[..., None, None] * summable(self.kernel)
        padded = np.zeros((rows + 2 * above, columns + 2 * left), product.dtype)
        for row, column in np.ndindex(self.gradient.shape):
            top, start = row * down, column * across
            padded[top : top + far * h : far, start : start + wide * w : wide] += product[row, column]
        return padded[above : above + rows, left : left + columns]

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

    def __init__(self, image, gradient, size=2, stride=None):
        size = int_or_pair(1).encode("size", size)
        stride = int_or_pair(1, optional=True).encode("stride", stride) or size
        places = pool(numbers("image", image, (2,)), size, stride).shape
        sent = {"kind": "pool", "how": "max", "size": size, "stride": stride, "padding": [0, 0]}
        super().__init__(image, gradient, places, **sent)

    @property
    def image_gradient(self):
        """The slope of the loss for each pixel."""
        size, stride = self.given["size"], self.given["stride"]
        gradient = summable(self.gradient)
        result = np.zeros(self.image.shape, gradient.dtype)
        for place, window in zip(
            np.ndindex(gradient.shape), windows(self.image, size, stride).reshape(-1, *size), strict=True
        ):
            winner = np.unravel_index(window.argmax(), size)
            result[tuple(at * step + inner for at, step, inner in zip(place, stride, winner, strict=True))] += gradient[
                place
            ]
        return result

    def _sentence(self):
        sizes = ["×".join(map(str, array)) for array in (self.gradient.shape, self.given["size"], self.image.shape)]
        return (
            f"a {sizes[0]} gradient goes back through a {sizes[1]} max pool of a {sizes[2]} image; the image's "
            f"gradient is {self.image_gradient.tolist()}"
        )
