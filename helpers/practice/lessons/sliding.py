"""The exercises of lesson 2 that slide a kernel; lesson2.py has those before them."""

import numpy as np

from ...checks import numbers
from ...operations import convolve, dot
from ...widgets import SlidingKernel
from ..compare import Unreadable
from ..exercise import Exercise
from .lesson2 import FLIPPED

IMAGE, KERNEL = np.array([[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]), np.array([[1, -5], [-3, 7]])


def _image_and_kernel(rng):
    """A small image and a smaller kernel, neither of them square as a rule."""
    kernel = rng.integers(1, 4, 2)
    return rng.integers(-9, 10, kernel + rng.integers(0, 4, 2)), rng.integers(-9, 10, kernel)


def _with_settings(rng):
    image, kernel = _image_and_kernel(rng)
    return image, kernel, int(rng.integers(1, 4)), int(rng.integers(0, 3))


def _turned(grid):
    return grid[::-1, ::-1]


def _only(piece, grid):
    """The grid with zeros everywhere outside the piece."""
    result = np.zeros_like(grid)
    result[piece] = grid[piece]
    return result


write_convolve = Exercise(
    "Write `my_convolve(image, kernel)`: the kernel slid over the image with stride 1, without padding.",
    hints=[
        "First the size: `image.shape[0] - kernel.shape[0] + 1` rows, and columns likewise.",
        "For each place cut out the window: `image[row : row + height, column : column + width]`.",
        "`dot(kernel, window)` is the output at this place.",
    ],
    take_away="A convolution is two loops over places, and a dot product at each.",
    cases=[(IMAGE, KERNEL), (np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[1, 0, -2]]))],
    random=_image_and_kernel,
    shows=lambda place, image, kernel: SlidingKernel(image, kernel),
)


@write_convolve.reference
def my_convolve(image, kernel):
    """The dot product of the kernel with every window."""
    height, width = kernel.shape
    rows = image.shape[0] - height + 1
    columns = image.shape[1] - width + 1
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            window = image[row : row + height, column : column + width]
            output[row, column] = dot(kernel, window)
    return output


write_convolve.mistake(FLIPPED, lambda image, kernel: convolve(image, _turned(kernel)))
write_convolve.mistake(
    "The output is as large as the image, and its end stays 0: the kernel has only size − window + 1 places.",
    lambda image, kernel: np.pad(convolve(image, kernel), [(0, side - 1) for side in kernel.shape]),
)
write_convolve.mistake(
    "The last row and the last column are missing: `image.shape[0] - kernel.shape[0] + 1` rows, columns likewise.",
    lambda image, kernel: convolve(image, kernel)[:-1, :-1],
)
write_convolve.mistake(
    "The last row and column stay 0: the loops end one place too early.",
    lambda image, kernel: _only(np.s_[:-1, :-1], convolve(image, kernel)),
)
write_convolve.mistake(
    "The `return` is inside the inner loop: your function ends after the first place.",
    lambda image, kernel: _only((0, 0), convolve(image, kernel)),
)
write_convolve.mistake(
    "The `return` is inside the outer loop: your function ends after the first row.",
    lambda image, kernel: _only(0, convolve(image, kernel)),
)
write_convolve.mistake(
    "Only the last product of each window is left: add up with `+=`; `=` forgets what was there.",
    lambda image, kernel: convolve(image, _only((-1, -1), kernel)),
)
write_convolve.mistake(
    "The window stands still: it must be cut out anew at each place.",
    lambda image, kernel: np.full_like(convolve(image, kernel), convolve(image, kernel)[0, 0]),
)
write_convolve.mistake(
    "This moves by two cells, as in the lesson's loop; with stride 1 the window begins at `row` and `column`.",
    lambda image, kernel: convolve(image, kernel, stride=2),
)
write_convolve.mistake("Rows and columns of the output are swapped.", lambda image, kernel: convolve(image, kernel).T)
write_convolve.mistake(
    "This adds up the window: the kernel was forgotten.", lambda image, kernel: convolve(image, np.ones_like(kernel))
)
write_convolve.mistake(
    "The outputs are right, but in one long list: `output[row, column] = …` puts each in its row and column.",
    lambda image, kernel: convolve(image, kernel).reshape(-1),
)


@write_convolve.mistake("The matrix product `@` has crept in: rows of the window meet columns of the kernel.")
def _(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (kernel @ windows.swapaxes(-1, -2)).sum((-1, -2))


write_stride_and_padding = Exercise(
    """Write `my_strided_convolve(image, kernel, stride, padding)`: the same with a stride, and with a frame of zeros,
    as wide as `padding` on each side. `np.pad(image, 1)` puts a frame of zeros, one cell wide, around the image. You
    may use the function you have already written.""",
    hints=[
        "First put the frame on: `padded = np.pad(image, padding)`. From there on, slide over `padded`.",
        "The window for `output[row, column]` begins at `row * stride` and `column * stride`.",
        "Or simpler: convolve with stride 1, then keep every `stride`-th row and column: `[::stride, ::stride]`.",
    ],
    take_away="Padding changes the image, the stride chooses the places; the dot product stays as it was.",
    cases=[(IMAGE, KERNEL, 2, 0), (IMAGE, np.ones((3, 3), int), 1, 1)],
    random=_with_settings,
    shows=lambda place, image, kernel, stride, padding: SlidingKernel(image, kernel, stride=stride, padding=padding),
)


@write_stride_and_padding.reference
def my_strided_convolve(image, kernel, stride, padding):
    """The image in a frame of zeros, and a window at every `stride`-th place."""
    padded = np.pad(image, padding)
    height, width = kernel.shape
    rows = (padded.shape[0] - height) // stride + 1
    columns = (padded.shape[1] - width) // stride + 1
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            top, left = row * stride, column * stride
            output[row, column] = dot(kernel, padded[top : top + height, left : left + width])
    return output


@write_stride_and_padding.mistake(
    "The stride sets the size, but the window still moves by one cell: begin at `row * stride`."
)
def _(image, kernel, stride, padding):
    rows, columns = convolve(image, kernel, stride=stride, padding=padding).shape
    return convolve(image, kernel, padding=padding)[:rows, :columns]


write_stride_and_padding.mistake(
    "The stride was forgotten.", lambda image, kernel, stride, padding: convolve(image, kernel, padding=padding)
)
write_stride_and_padding.mistake(
    "The padding was forgotten.", lambda image, kernel, stride, padding: convolve(image, kernel, stride=stride)
)
write_stride_and_padding.mistake(
    "The frame is only above and on the left; padding goes on **each** side.",
    lambda image, kernel, stride, padding: convolve(np.pad(image, [(padding, 0)] * 2), kernel, stride=stride),
)
write_stride_and_padding.mistake(
    "The frame is always one cell wide: write `np.pad(image, padding)`.",
    lambda image, kernel, stride, padding: convolve(image, kernel, stride=stride, padding=1),
)
write_stride_and_padding.mistake(
    "The frame is put on twice: `np.pad` already puts it on each side.",
    lambda image, kernel, stride, padding: convolve(np.pad(image, 2 * padding), kernel, stride=stride),
)
write_stride_and_padding.mistake(
    "The frame is around the output; it belongs around the image, before the kernel slides.",
    lambda image, kernel, stride, padding: np.pad(convolve(image, kernel, stride=stride), padding),
)
write_stride_and_padding.mistake(
    "The frame repeats the edge of the image; padding here means zeros.",
    lambda image, kernel, stride, padding: convolve(np.pad(image, padding, mode="edge"), kernel, stride=stride),
)
write_stride_and_padding.mistake(
    "The third argument of `convolve` is the bias; write `stride=stride, padding=padding`.",
    lambda image, kernel, stride, padding: convolve(image, kernel, stride, padding),
)
write_stride_and_padding.mistake(
    FLIPPED,
    lambda image, kernel, stride, padding: convolve(image, _turned(kernel), stride=stride, padding=padding),
)


def _tried_out(kernel):
    """What a kernel makes of the image, with padding 1."""
    kernel = numbers("kernel", kernel)
    if kernel.shape != (3, 3):
        raise Unreadable("asked for are three rows of three numbers each, as in `[[0, 0, 0], [0, 1, 0], [0, 0, 0]]`")
    return convolve(IMAGE, kernel, padding=1)


move_down = Exercise(
    """Find a 3×3 kernel that, with padding 1, gives the image itself moved one row **down**. It is tried on `image`,
    the 4×4 image of this lesson. Hand over the kernel as a nested list.""",
    hints=[
        "Each output takes the value of a single neighbour: the kernel has one 1 and eight zeros.",
        "Moved down means: each cell gets what was above it.",
    ],
    take_away="The 1 is on the side where the value comes **from**: a kernel says where to look.",
    measure=_tried_out,
    subject="what your kernel makes of the image",
)


@move_down.reference
def _():
    return [[0, 1, 0], [0, 0, 0], [0, 0, 0]]


move_down.mistake("This moves it up. The kernel is not flipped.", [[0, 0, 0], [0, 0, 0], [0, 1, 0]])
move_down.mistake("This leaves the image as it is.", [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
move_down.mistake("This moves it to the right; rows come first.", [[0, 0, 0], [1, 0, 0], [0, 0, 0]])
move_down.mistake("This moves it to the left; rows come first.", [[0, 0, 0], [0, 0, 1], [0, 0, 0]])
move_down.mistake("This moves it down, and one column to the right as well.", [[1, 0, 0], [0, 0, 0], [0, 0, 0]])
move_down.mistake("This moves it down, and one column to the left as well.", [[0, 0, 1], [0, 0, 0], [0, 0, 0]])
move_down.mistake("This adds three neighbours up; take a single one.", [[1, 1, 1], [0, 0, 0], [0, 0, 0]])
move_down.mistake("This adds the cell itself to what was above it.", [[0, 1, 0], [0, 1, 0], [0, 0, 0]])


textbook_convolution = Exercise(
    """A book on signal processing **flips** the kernel before it slides it. Write `textbook(image, kernel)` that gives
    the book's output with stride 1, without padding, with the help of our `convolve`.""",
    hints=[
        "Flipped means turned by 180°: the last row comes first, and in each row the last number.",
        "`kernel[::-1]` turns the rows around; what turns the columns around?",
    ],
    take_away="Deep learning's convolution is the book's cross-correlation: all that lies between them is half a turn.",
    cases=[(IMAGE, KERNEL)],
    random=_image_and_kernel,
    shows=lambda place, image, kernel: SlidingKernel(image, _turned(kernel)),
)


@textbook_convolution.reference
def textbook(image, kernel):
    """Our convolution with the kernel turned by 180°."""
    return convolve(image, kernel[::-1, ::-1])


textbook_convolution.mistake("The kernel was not flipped.", lambda image, kernel: convolve(image, kernel))
textbook_convolution.mistake(
    "Only the rows were turned around; half a turn takes the columns too.",
    lambda image, kernel: convolve(image, kernel[::-1]),
)
textbook_convolution.mistake(
    "Only the columns were turned around; half a turn takes the rows too.",
    lambda image, kernel: convolve(image, kernel[:, ::-1]),
)
textbook_convolution.mistake(
    "This turns rows into columns (`np.transpose`, or `kernel.T`). That is a mirror image, and no half turn.",
    lambda image, kernel: convolve(image, kernel.T),
)
textbook_convolution.mistake(
    "This is a quarter turn; the book takes two of them.", lambda image, kernel: convolve(image, np.rot90(kernel))
)
textbook_convolution.mistake(
    "The image was turned. Turn the kernel alone.", lambda image, kernel: convolve(_turned(image), kernel)
)
textbook_convolution.mistake(
    "This is our own output, turned. Turn the kernel alone.", lambda image, kernel: _turned(convolve(image, kernel))
)
