"""The exercises of lesson 4 about layers one behind the other."""

import numpy as np

from ...checks import numbers
from ...operations import convolve
from ..exercise import Exercise

receptive_field = Exercise(
    """How many layers of 3×3 kernels, one behind the other and all with stride 1, does it take until a cell of the last
    map sees 15 rows of the photograph?""",
    hints=[
        "A cell of the first map sees 3 rows. And one of the second?",
        "Each further layer adds one row above and one below.",
    ],
    take_away="Every 3×3 layer adds 2 rows: 3, 5, 7, … Deep cells see far, though every kernel is small.",
)


@receptive_field.reference
def _():
    return (15 - 1) / 2


receptive_field.mistake("The windows overlap: a layer adds 2 rows, not 3.", 5)
receptive_field.mistake("With 6 layers it sees 13 rows: the first sees 3, each further one adds 2.", 6)
receptive_field.mistake("With 8 layers it sees 17 rows: the first sees 3, each further one adds 2.", 8)
receptive_field.mistake("The first layer sees 3 rows, not 2; only the further ones add 2.", 7.5)
receptive_field.mistake("A layer adds a row above **and** a row below.", 14)
receptive_field.mistake("Here too: a layer adds a row above **and** a row below.", 13)
receptive_field.mistake("The windows overlap, so their sides are not multiplied.", 3)


_PIXELS = np.array([[[80, 0, 80, 0]], [[80, 0, 0, 80]], [[80, 80, 0, 0]]])  # grey, blue, red, green


def _answers(kernel):
    """What a 1×1 kernel makes of the four pixels. Raises ValueError for any other kernel."""
    kernel = numbers("kernel", kernel)
    if kernel.shape not in {(3, 1, 1), (1, 3, 1, 1)}:
        asked = "asked for are three slices of one cell each, as in `[[[1]], [[2]], [[3]]]`"
        raise ValueError(f"{asked}, and yours has the shape {kernel.shape}")
    return convolve(_PIXELS, kernel).reshape(-1)


one_by_one = Exercise(
    """Find a 1×1 kernel that answers to **blue**. In a pixel of red 80, green 80, blue 80 it gives 0, as in all that is
    grey; in one of 0, 0, 80 it gives 80; and red counts as much as green. Hand it over in the shape (3, 1, 1), as in
    `[[[1]], [[2]], [[3]]]`.""",
    hints=[
        "The second pixel gives the third weight away: only blue counts there.",
        "For the grey pixel the three weights must add up to 0. What is left for red and green?",
    ],
    take_away="A 1×1 kernel looks at one pixel, but at all its channels: it can weigh them against each other.",
    measure=_answers,
    subject="what your kernel makes of four pixels, one grey, one blue, one red, one green,",
)


@one_by_one.reference
def _():
    return [[[-0.5]], [[-0.5]], [[1]]]


one_by_one.mistake("This is the blue channel itself; but in grey and white there is blue, too.", [[[0]], [[0]], [[1]]])
one_by_one.mistake(
    "In a grey pixel this leaves something: the three weights must add up to 0.", [[[-1]], [[-1]], [[1]]]
)
one_by_one.mistake("Blue against grey it tells, but in the pixel 0, 0, 80 it gives 160.", [[[-1]], [[-1]], [[2]]])
one_by_one.mistake("This weighs blue against red alone; green should count as much.", [[[-1]], [[0]], [[1]]])
one_by_one.mistake("This weighs blue against green alone; red should count as much.", [[[0]], [[-1]], [[1]]])
one_by_one.mistake("This answers to red: the channels are red, green, blue.", [[[1]], [[-0.5]], [[-0.5]]])
one_by_one.mistake(
    "These are the lesson's weights for brightness; a grey pixel should give 0.", [[[0.299]], [[0.587]], [[0.114]]]
)
one_by_one.mistake("This is brightness, the mean of the three; a grey pixel should give 0.", np.full((3, 1, 1), 1 / 3))


SLID = "This slides one kernel over the other, as if it were an image; the one kernel is larger than both."

two_layers_are_one = Exercise(
    """Two convolutions in a row, with no ReLU between them, could be one. Write `as_one(first, second)`: the kernel
    with which one convolution gives what `convolve(convolve(image, first), second)` gives. The two may have any number
    of rows and columns.""",
    hints=[
        "The window of the one kernel is as large as both together see: `first.shape[0] + second.shape[0] - 1` rows.",
        "Each weight of `second` takes `first` once, moved to where this weight lies.",
        "Add up `second[row, column] * first`, written at row, column into zeros.",
    ],
    take_away="Layers without a bend between them are one layer, whatever their sizes.",
    cases=[
        (np.array([[1, -2], [0, 3]]), np.array([[1, 2], [3, 4]])),
        (np.array([[1, 2]]), np.array([[1, 0, 5], [0, 10, 0]])),
    ],
    random=lambda rng: (rng.integers(-5, 6, rng.integers(1, 4, 2)), rng.integers(-5, 6, rng.integers(1, 4, 2))),
)


@two_layers_are_one.reference
def as_one(first, second):
    """The first kernel, taken once for each weight of the second."""
    (rows, columns), (height, width) = first.shape, second.shape
    one = np.zeros((rows + height - 1, columns + width - 1))
    for row in range(height):
        for column in range(width):
            one[row : row + rows, column : column + columns] += second[row, column] * first
    return one


two_layers_are_one.mistake(
    "The second kernel was flipped: its first weight takes `first` at the top left.",
    lambda first, second: as_one(first, second[::-1, ::-1]),
)
two_layers_are_one.mistake(SLID, lambda first, second: convolve(first, second))
two_layers_are_one.mistake(SLID, lambda first, second: convolve(second, first))
two_layers_are_one.mistake(
    "The flip is missing, and a frame of 1 is right for a 2×2 kernel only.",
    lambda first, second: convolve(np.pad(first, 1), second),
)
two_layers_are_one.mistake(
    "A frame of 1 is right when `second` is 2×2: it must be one cell less than `second` has.",
    lambda first, second: convolve(np.pad(first, 1), second[::-1, ::-1]),
)


@two_layers_are_one.mistake("The copies of `first` overlap: add them up with `+=`; `=` overwrites the one before.")
def _(first, second):
    (rows, columns), (height, width) = first.shape, second.shape
    one = np.zeros((rows + height - 1, columns + width - 1))
    for row in range(height):
        for column in range(width):
            one[row : row + rows, column : column + columns] = second[row, column] * first
    return one


@two_layers_are_one.mistake("This is right for two 2×2 kernels only: take the sizes from the shapes of the two.")
def _(first, second):
    one = np.zeros((3, 3))
    for row in range(2):
        for column in range(2):
            one[row : row + 2, column : column + 2] += second[row, column] * first
    return one


two_layers_are_one.mistake(
    "This is right when `second` is 2×2: take its size from its shape, too.",
    lambda first, second: as_one(first, second[:2, :2]),
)
two_layers_are_one.mistake(
    "`first` was not weighted: each copy is taken times the weight of its place.",
    lambda first, second: as_one(first, np.ones_like(second)),
)
