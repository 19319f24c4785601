"""The exercises of lesson 2.

What happens when we slide it?
"""

import numpy as np

from ..operations import convolve, output_size
from ..widgets import SlidingKernel
from .exercise import Exercise

IMAGE = np.array([[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]])


def _image_and_kernel(rng):
    """A small image and a smaller kernel, neither of them square as a rule."""
    kernel = rng.integers(1, 4, 2)
    return rng.integers(-9, 10, kernel + rng.integers(0, 4, 2)), rng.integers(-9, 10, kernel)


def _with_settings(rng):
    image, kernel = _image_and_kernel(rng)
    return image, kernel, int(rng.integers(1, 4)), int(rng.integers(0, 3))


slide_by_hand = Exercise(
    """On paper: slide `kernel = [[1, 0], [2, -1]]` with stride 1 over `image = [[2, 1, 0], [3, 5, 1], [0, 4, 6]]`.
    Give the output as a nested list of rows and columns.""",
    hints=[
        "A 2×2 kernel has four places on a 3×3 image: two rows of two.",
        "In the first place lie 2, 1, 3 and 5 under the kernel.",
        "The first number is 1×2 + 0×1 + 2×3 + (−1)×5 = 3.",
    ],
    take_away="Each output is the dot product of the kernel, as it is written, with the window under it.",
)


@slide_by_hand.reference
def _():
    return [[2 + 2 * 3 - 5, 1 + 2 * 5 - 1], [3 + 2 * 0 - 4, 5 + 2 * 4 - 6]]


slide_by_hand.mistake(
    "This is the flipped kernel, turned by 180°. Here the kernel lies on the image as it is.", [[7, -1], [11, 16]]
)
slide_by_hand.mistake("The sign of the −1 was dropped.", [[13, 12], [7, 19]])
slide_by_hand.mistake("Rows and columns of the kernel were swapped.", [[-1, 0], [9, 1]])
slide_by_hand.mistake("Rows and columns of the output were swapped.", [[3, -1], [10, 7]])
slide_by_hand.mistake("These are sums of the windows: the kernel was forgotten.", [[11, 7], [12, 16]])


which_size = Exercise(
    "An image has 30 rows. A kernel of 5×5 slides over it with stride 4 and padding 2. How many rows has the output?",
    hints=[
        "Padding 2 adds two rows above **and** two below.",
        "The kernel takes 5 of the 34 rows; how often can it move on by 4 in the rest?",
        "29 / 4 rounded down, and one more for the place where it starts.",
    ],
    take_away="⌊(size + 2·padding − window) / stride⌋ + 1: padding on each side, rounded down, one for the start.",
)


@which_size.reference
def _():
    return (30 + 2 * 2 - 5) // 4 + 1


which_size.mistake("Padding is counted on **each** side; or the place where the kernel starts was forgotten.", 7)
which_size.mistake("The floor was forgotten: the kernel cannot take a quarter of a step.", 8.25)
which_size.mistake("Rounded up: but what does not fill a whole step is left over.", 9)
which_size.mistake("The stride was forgotten.", 30)
which_size.mistake("The padding was forgotten, and the +1 is there.", 7.25)


write_output_size = Exercise(
    """Write `my_output_size(size, window, stride, padding)`: how many places the window has along one side.
    `padding` is counted on each side.""",
    hints=[
        "With stride 1 and no padding a window of 2 has 4 places on 5 cells.",
        "Padding makes the side longer at both ends: `size + 2 * padding`.",
        "`//` divides and rounds down.",
    ],
    take_away="Padding twice, the window once, rounded down, plus one.",
    cases=[(5, 2, 1, 0), (5, 2, 2, 0), (5, 3, 1, 1)],
    random=lambda rng: tuple(int(n) for n in (rng.integers(7, 40), *rng.integers([1, 1, 0], [8, 5, 4]))),
    terms=lambda place, size, window, stride, padding: (
        f"⌊({size} + 2·{padding} − {window}) / {stride}⌋ + 1 = {output_size(size, window, stride, padding)}"
    ),
)


@write_output_size.reference
def my_output_size(size, window, stride, padding):
    """How many places a window has along one side."""
    return (size + 2 * padding - window) // stride + 1


@write_output_size.mistake("The floor was forgotten: what does not fill a step is left over. `//` rounds down.")
def _(size, window, stride, padding):
    return (size + 2 * padding - window) / stride + 1


@write_output_size.mistake("One too few: the place where the window starts counts as well.")
def _(size, window, stride, padding):
    return (size + 2 * padding - window) // stride


@write_output_size.mistake("The padding is counted in total; it is added on **each** side.")
def _(size, window, stride, padding):
    return (size + padding - window) // stride + 1


@write_output_size.mistake("This rounds up; a step that is not whole is not taken.")
def _(size, window, stride, padding):
    return -(-(size + 2 * padding - window) // stride) + 1


@write_output_size.mistake("The window's own size was forgotten: all its cells must lie on the image.")
def _(size, window, stride, padding):
    return (size + 2 * padding) // stride


write_convolve = Exercise(
    "Write `my_convolve(image, kernel)`: the kernel slid over the image with stride 1, without padding.",
    hints=[
        "First the size: `image.shape[0] - kernel.shape[0] + 1` rows, and columns likewise.",
        "For each place cut out the window: `image[row : row + height, column : column + width]`.",
        "`(kernel * window).sum()` is their dot product.",
    ],
    take_away="A convolution is two loops over places, and a dot product at each.",
    cases=[
        (IMAGE, np.array([[1, -5], [-3, 7]])),
        (np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[1, 0, -2]])),
    ],
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
            output[row, column] = (kernel * window).sum()
    return output


@write_convolve.mistake("This is the flipped kernel, turned by 180°. Here the kernel lies on the image as it is.")
def _(image, kernel):
    return convolve(image, kernel[::-1, ::-1])


@write_convolve.mistake(
    "The last row and the last column of the output are missing: size − window + 1 places, not one fewer."
)
def _(image, kernel):
    return convolve(image, kernel)[:-1, :-1]


@write_convolve.mistake("The last row and column stay 0: the loops end one place too early.")
def _(image, kernel):
    output = convolve(image, kernel)
    output[-1], output[:, -1] = 0, 0
    return output


@write_convolve.mistake("The window stands still: it must be cut out anew at each place.")
def _(image, kernel):
    return np.full_like(convolve(image, kernel), convolve(image, kernel)[0, 0])


@write_convolve.mistake("Rows and columns of the output are swapped.")
def _(image, kernel):
    return convolve(image, kernel).T


@write_convolve.mistake("This adds up the window: the kernel was forgotten.")
def _(image, kernel):
    return convolve(image, np.ones_like(kernel))


@write_convolve.mistake("The matrix product `@` has crept in: rows of the window meet columns of the kernel.")
def _(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return (kernel @ windows.swapaxes(-1, -2)).sum((-1, -2))


write_stride_and_padding = Exercise(
    """Write `my_strided_convolve(image, kernel, stride, padding)`: the same with a stride, and with a frame of zeros,
    as wide as `padding` on each side. You may use `np.pad` and the function you have already written.""",
    hints=[
        "`np.pad(image, padding)` puts the frame around the image.",
        "The window for `output[row, column]` begins at `row * stride` and `column * stride`.",
        "Or simpler: convolve with stride 1, then keep every `stride`-th row and column.",
    ],
    take_away="Padding changes the image, the stride chooses the places; the dot product stays as it was.",
    cases=[(IMAGE, np.array([[1, -5], [-3, 7]]), 2, 0), (IMAGE, np.ones((3, 3), int), 1, 1)],
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
            output[row, column] = (kernel * padded[top : top + height, left : left + width]).sum()
    return output


@write_stride_and_padding.mistake(
    "The stride sets the size, but the window still moves by one cell: begin at `row * stride`."
)
def _(image, kernel, stride, padding):
    rows, columns = convolve(image, kernel, stride=stride, padding=padding).shape
    return convolve(image, kernel, padding=padding)[:rows, :columns]


@write_stride_and_padding.mistake("The stride was forgotten.")
def _(image, kernel, stride, padding):
    return convolve(image, kernel, padding=padding)


@write_stride_and_padding.mistake("The frame is only above and on the left; padding goes on **each** side.")
def _(image, kernel, stride, padding):
    return convolve(np.pad(image, ((padding, 0), (padding, 0))), kernel, stride=stride)


@write_stride_and_padding.mistake("The frame repeats the edge of the image; padding here means zeros.")
def _(image, kernel, stride, padding):
    return convolve(np.pad(image, padding, mode="edge"), kernel, stride=stride)


@write_stride_and_padding.mistake(
    "This is the flipped kernel, turned by 180°. Here the kernel lies on the image as it is."
)
def _(image, kernel, stride, padding):
    return convolve(image, kernel[::-1, ::-1], stride=stride, padding=padding)


padding_for_same = Exercise(
    "With stride 1, which padding (on each side) lets a 7×7 kernel keep the size of the image?",
    hints=["Without padding the output is 7 − 1 = 6 rows shorter.", "Half of the missing rows come from above."],
    take_away="(window − 1) / 2 on each side keeps the size; so kernels like to have odd sides.",
)


@padding_for_same.reference
def _():
    return (7 - 1) / 2


padding_for_same.mistake("That is the padding in total; it is counted on **each** side.", 6)
padding_for_same.mistake("With 7 the output is larger than the image.", 7)
padding_for_same.mistake("Half of the window: but the window also covers the cell that it is centred on.", 3.5)
padding_for_same.mistake("Padding 1 is enough for a kernel of 3×3.", 1)


move_down = Exercise(
    """Find a 3×3 kernel that, with padding 1, gives the image itself moved one row **down**.
    Hand over the kernel as a nested list.""",
    hints=[
        "Each output takes the value of a single neighbour: the kernel has one 1 and eight zeros.",
        "Moved down means: each cell gets what stood above it.",
    ],
    take_away="The 1 stands on the side where the value comes **from**: a kernel says where to look.",
    measure=lambda kernel: convolve(IMAGE, kernel, padding=1),
    subject="what your kernel makes of the image",
)


@move_down.reference
def _():
    return [[0, 1, 0], [0, 0, 0], [0, 0, 0]]


move_down.mistake("This moves it up. The kernel is not flipped.", [[0, 0, 0], [0, 0, 0], [0, 1, 0]])
move_down.mistake("This leaves the image as it is.", [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
move_down.mistake("This moves it to the right; rows come first.", [[0, 0, 0], [1, 0, 0], [0, 0, 0]])
move_down.mistake("This moves it to the left; rows come first.", [[0, 0, 0], [0, 0, 1], [0, 0, 0]])


textbook_convolution = Exercise(
    """A book on signal processing **flips** the kernel before it slides it. Write `textbook(image, kernel)` that gives
    the book's output, with the help of our `convolve`.""",
    hints=[
        "Flipped means turned by 180°: the last row comes first, and in each row the last number.",
        "`kernel[::-1]` turns the rows around; what turns the columns around?",
    ],
    take_away="Deep learning's convolution is the book's cross-correlation: all that lies between them is half a turn.",
    cases=[(IMAGE, np.array([[1, -5], [-3, 7]]))],
    random=_image_and_kernel,
    shows=lambda place, image, kernel: SlidingKernel(image, kernel[::-1, ::-1]),
)


@textbook_convolution.reference
def textbook(image, kernel):
    """Our convolution with the kernel turned by 180°."""
    return convolve(image, kernel[::-1, ::-1])


@textbook_convolution.mistake("The kernel was not flipped.")
def _(image, kernel):
    return convolve(image, kernel)


@textbook_convolution.mistake("Only the rows were turned around; half a turn takes the columns too.")
def _(image, kernel):
    return convolve(image, kernel[::-1])


@textbook_convolution.mistake("Only the columns were turned around; half a turn takes the rows too.")
def _(image, kernel):
    return convolve(image, kernel[:, ::-1])


@textbook_convolution.mistake("Image and kernel were both turned: that gives our own output, turned.")
def _(image, kernel):
    return convolve(image[::-1, ::-1], kernel[::-1, ::-1])
