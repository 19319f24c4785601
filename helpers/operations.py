"""The arithmetic of the lessons, on NumPy alone: dot product, sliding windows, convolution and pooling.

"Convolution" means what deep learning means by it: the kernel is not flipped. Shapes are (rows, columns) or
(channels, rows, columns); a batch of images is one more axis at the end. Whole numbers and booleans are summed exactly,
as int64; float32 stays float32. `stride`, `padding`, `dilation` and `size` take an int or a (rows, columns) pair.
"""

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike

from .checks import LARGEST, choice, numbers, pair, summable, whole

MOST_CELLS = 2**30  # of an image with its padding; more would not fit into the memory of many computers
Sides = int | tuple[int, int]  # one number for both, or (rows, columns)
STRIP = 2**15  # cells of a map that are computed together, so that they stay in the processor's cache


def dot(a: ArrayLike, b: ArrayLike) -> int | float:
    """The dot product of two arrays of one shape: the sum of their elementwise products, a single number.

    A Python int for whole numbers. Raises TypeError or ValueError for what is not an array of finite numbers, for two
    shapes that differ, and for whole numbers whose sum would not fit in 64 bits.
    """
    a, b = summable(numbers("a", a)), summable(numbers("b", b))
    if a.shape != b.shape:
        raise ValueError(f"a and b must have one shape, but theirs are {a.shape} and {b.shape}.")
    dtype = _sum_dtype(a, b)
    if dtype.kind == "i":
        _refuse_overflow(_largest(a) * _largest(b) * a.size)
    with np.errstate(over="ignore", invalid="ignore"):
        total = _finite(np.vdot(a.astype(dtype, copy=False), b.astype(dtype, copy=False)))
    return total if dtype == np.float32 else total.item()


def output_size(size: int, window: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> int:
    """How many places a window has along one side of an image.

    All in cells. floor((size + 2·padding − reach) / stride) + 1, where reach = dilation·(window − 1) + 1 cells
    (Dumoulin & Visin 2016, relationship 15). Raises ValueError when the window does not fit once.
    """
    size, window = whole("size", size, 1), whole("window", window, 1)
    stride, dilation = whole("stride", stride, 1), whole("dilation", dilation, 1)
    padding = whole("padding", padding, 0)
    reach = dilation * (window - 1) + 1
    if reach > size + 2 * padding:
        raise ValueError(
            f"A window that reaches over {reach} cells does not fit into {size + 2 * padding} "
            f"({size} and {padding} of padding on each side); it needs a smaller window or more padding."
        )
    return (size + 2 * padding - reach) // stride + 1


def windows(image: ArrayLike, size: Sides, stride: Sides = 1, padding: Sides = 0, dilation: Sides = 1) -> np.ndarray:
    """Every window of an image, in reading order: (H, W) -> (rows, columns, h, w).

    A leading channel axis and a trailing batch axis stay in place: (C, H, W, N) -> (C, rows, columns, h, w, N). A
    read-only view of the image, or of its padded copy, in the image's own dtype. Raises ValueError when the window
    does not fit once.
    """
    image = numbers("image", image, axes=(2, 3, 4))
    place = Places(image.shape, pair("size", size, 1), stride, padding, dilation)
    row, column = place.axes
    view = np.lib.stride_tricks.sliding_window_view(place.pad(image), place.reach, axis=place.axes)
    steps = [slice(None)] * view.ndim
    steps[row], steps[column] = (slice(None, None, step) for step in place.stride)
    steps[-2], steps[-1] = (slice(None, None, step) for step in place.dilation)
    return np.moveaxis(view[tuple(steps)], (-2, -1), (column + 1, column + 2))


def convolve(
    image: ArrayLike,
    kernel: ArrayLike,
    bias: ArrayLike = 0,
    stride: Sides = 1,
    padding: Sides = 0,
    dilation: Sides = 1,
) -> np.ndarray:
    """The kernel slid over the image: at each place the dot product with the window under it, plus the bias.

    (H, W) with (h, w) -> one map (rows, columns); (C, H, W) with (C, h, w) -> one map; (C, H, W) with (F, C, h, w) ->
    (F, rows, columns); (C, H, W, N) with (F, C, h, w) -> (F, rows, columns, N). The bias is a number or one for each of
    the F kernels. Raises ValueError when channels disagree or the kernel does not fit, and when whole numbers could
    add up to more than 64 bits hold.
    """
    image, kernel = summable(numbers("image", image, (2, 3, 4))), summable(numbers("kernel", kernel, (2, 3, 4)))
    if (image.ndim, kernel.ndim) not in {(2, 2), (3, 3), (3, 4), (4, 4)}:
        raise ValueError(
            f"An image of shape {image.shape} and a kernel of shape {kernel.shape} do not go together: (rows, columns) "
            "takes (rows, columns), (channels, rows, columns) takes one kernel of that form or a stack of them, and a "
            "batch takes a stack."
        )
    kernels = kernel.reshape((1,) * (4 - kernel.ndim) + kernel.shape)
    images = image.reshape((1,) * (image.ndim == 2) + image.shape + (1,) * (image.ndim < 4))
    if images.shape[0] != kernels.shape[1]:
        raise ValueError(
            f"The image has {images.shape[0]} channels and the kernel {kernels.shape[1]}; they must agree."
        )
    biases = _biases(bias, len(kernels))
    dtype = _sum_dtype(images, kernels, default=biases.dtype)
    if dtype.kind == "i":
        _refuse_overflow(_largest(images) * _largest(kernels) * kernels[0].size + _largest(biases))
    place = Places(images.shape, kernels.shape[2:], stride, padding, dilation)
    images, kernels, biases = (array.astype(dtype, copy=False) for array in (images, kernels, biases))
    with np.errstate(over="ignore", invalid="ignore"):
        maps = _finite(_slide(place, place.pad(images), kernels, np.broadcast_to(biases, len(kernels))))
    if image.ndim == 4:
        return maps
    return maps[0, ..., 0] if kernel.ndim < 4 else maps[..., 0]


def pool(
    image: ArrayLike, size: Sides = 2, stride: Sides | None = None, padding: Sides = 0, how: str = "max"
) -> np.ndarray:
    """One number for each window, channel by channel: its largest ("max"), smallest ("min") or "mean".

    (H, W), (C, H, W) and (C, H, W, N) keep their axes. `stride` None means `size`, so that windows lie side by side.
    `padding` must be smaller than the window; it never wins a max or a min, and a mean counts its zeros. Raises
    ValueError when the window does not fit or `how` is unknown.
    """
    image = summable(numbers("image", image, axes=(2, 3, 4)))
    choice("how", how, ("max", "mean", "min"))
    size = pair("size", size, 1)
    padding = pair("padding", padding, 0)
    if padding[0] >= size[0] or padding[1] >= size[1]:
        raise ValueError(f"padding must be smaller than the window, but it is {padding} and the window {size}.")
    if how == "mean" and image.dtype.kind == "i":
        _refuse_overflow(_largest(image) * size[0] * size[1])
    place = Places(image.shape, size, size if stride is None else stride, padding)
    combine = {"max": np.maximum, "min": np.minimum, "mean": np.add}[how]
    cells = place.cells(place.pad(image, _neutral(image.dtype, how)))
    result = next(cells).copy()
    for cell in cells:
        combine(result, cell, out=result)
    return result / np.asarray(size[0] * size[1], result.dtype) if how == "mean" else result


class Places:
    """Where a window of `size` cells stands on an image of `shape`: the one description of sliding in this package."""

    def __init__(self, shape: Sequence[int], size: tuple, stride: Sides = 1, padding: Sides = 0, dilation: Sides = 1):
        self.axes = (0, 1) if len(shape) == 2 else (1, 2)
        self.size = size
        self.stride, self.dilation = pair("stride", stride, 1), pair("dilation", dilation, 1)
        self.padding = pair("padding", padding, 0)
        self.reach = tuple(d * (side - 1) + 1 for d, side in zip(self.dilation, size, strict=True))
        sides = zip((shape[axis] for axis in self.axes), size, self.stride, self.padding, self.dilation, strict=True)
        self.rows, self.columns = (output_size(*side) for side in sides)

    def pad(self, image: np.ndarray, value: float = 0) -> np.ndarray:
        """The image with its padding around it; the image itself when there is none."""
        if self.padding == (0, 0):
            return image
        widths = [(0, 0)] * image.ndim
        for axis, width in zip(self.axes, self.padding, strict=True):
            widths[axis] = (width, width)
        cells = math.prod(side + sum(width) for side, width in zip(image.shape, widths, strict=True))
        if cells > MOST_CELLS:
            raise ValueError(f"padding {self.padding} would make an image of {cells:,} cells; make it smaller.")
        return np.pad(image, widths, constant_values=value)

    def cells(self, padded: np.ndarray) -> Iterator[np.ndarray]:
        """For each cell of the window, in reading order, what lies under it at every place: views of the image."""
        channels = (slice(None),) * self.axes[0]
        for row in range(self.size[0]):
            for column in range(self.size[1]):
                starts = row * self.dilation[0], column * self.dilation[1]
                yield padded[(*channels, *map(_every, starts, self.stride, (self.rows, self.columns)))]


def _every(start, step, count):
    """The slice that takes `count` cells, `step` apart, from `start` on."""
    return slice(start, start + step * (count - 1) + 1, step)


def _slide(place, images, kernels, biases):
    """(C, H, W, N) under (F, C, h, w) and biases (F,) -> (F, rows, columns, N), without a loop over places.

    Several kernels share one matrix product with the unrolled windows. A single kernel is quicker as one shifted,
    weighted copy of the image for each of its cells, a strip of rows at a time; whole numbers take that way too, since
    BLAS knows floats only.
    """
    filters, channels, h, w = kernels.shape
    shape = (filters, place.rows, place.columns, images.shape[-1])
    if filters > 1 and images.dtype.kind == "f":
        unrolled = np.empty((channels, h * w, *shape[1:]), images.dtype)
        for index, cell in enumerate(place.cells(images)):
            unrolled[:, index] = cell
        maps = kernels.reshape(filters, -1) @ unrolled.reshape(channels * h * w, -1)
        maps += biases[:, np.newaxis]
        return maps.reshape(shape)
    maps, cells = np.empty(shape, images.dtype), list(place.cells(images))
    strip = max(1, STRIP // (place.columns * images.shape[-1]))
    scratch = np.empty((strip, *shape[2:]), images.dtype)
    for start, filter_ in itertools.product(range(0, place.rows, strip), range(filters)):
        sums = maps[filter_, start : start + strip]
        product = sums  # the first one has nothing to be added to
        for index, channel in itertools.product(range(h * w), range(channels)):
            weight = kernels[filter_, channel].flat[index]
            np.multiply(cells[index][channel, start : start + strip], weight, out=product)
            if product is not sums:
                sums += product
            product = scratch[: len(sums)]
        sums += biases[filter_]
    return maps


def _biases(bias, filters):
    """The bias as an array of one number, or of one for each kernel."""
    biases = summable(numbers("bias", bias, axes=(0, 1)))
    if biases.ndim == 1 and len(biases) != filters:
        raise ValueError(
            f"bias must be one number or one for each of the {filters} kernels, but {len(biases)} were given."
        )
    return biases


def _neutral(dtype, how):
    """What padding is filled with, so that it never wins a max or a min; zero for a mean."""
    if how == "mean":
        return 0
    limits = np.iinfo(dtype) if dtype.kind == "i" else np.finfo(dtype)
    return limits.min if how == "max" else limits.max


def _sum_dtype(*arrays, default=np.int64):
    """The dtype of a sum of products: the widest float among the arrays, `default` when all are whole numbers."""
    floats = [array.dtype for array in arrays if array.dtype.kind == "f"]
    return np.result_type(*floats) if floats else np.dtype(default)


def _largest(array):
    """The largest size of a number in the array, as a Python int, which cannot overflow."""
    return max(int(array.max()), -int(array.min()))


def _finite(result):
    """The result. Raises ValueError where floats have run out of range."""
    if np.isfinite(result).all():
        return result
    raise ValueError("These numbers are too large: their sums pass what a float can hold.")


def _refuse_overflow(bound):
    if bound > LARGEST:
        raise ValueError(
            f"Sums of these whole numbers could pass {LARGEST}, the largest that 64 bits hold; "
            "use smaller numbers, or floats."
        )
