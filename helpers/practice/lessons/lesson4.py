"""The exercises of lesson 4.

How do kernels become a network?
"""

import numpy as np

from ...checks import numbers
from ...operations import convolve
from ...widgets import SlidingKernel
from ..exercise import Exercise

shape_of_kernels = Exercise(
    """A layer turns an image of shape (3, 32, 32) into maps of shape (10, 28, 28), with stride 1 and without padding.
    Which shape do its kernels have, all of them in one array? Give four numbers, as in `(4, 3, 3, 3)`.""",
    hints=[
        "First the number of kernels, then the slices of each, then the rows and columns of a slice.",
        "How many maps does one kernel make? How many slices does it need?",
        "A kernel with 3 rows loses 2 rows: one less than it has. Here 4 are lost.",
    ],
    take_away="As many kernels as maps come out, as many slices as channels go in.",
)


@shape_of_kernels.reference
def _():
    return (10, 3, 32 - 28 + 1, 32 - 28 + 1)


shape_of_kernels.mistake("Kernels and slices are swapped: the number of kernels comes first.", (3, 10, 5, 5))
shape_of_kernels.mistake("A kernel with 4 rows loses only 3: one less than it has.", (10, 3, 4, 4))
shape_of_kernels.mistake("A kernel with 3 rows loses only 2; here 4 rows are lost.", (10, 3, 3, 3))
shape_of_kernels.mistake("Those are the maps. What slides is much smaller than the image.", (10, 3, 28, 28))
shape_of_kernels.mistake("A kernel needs a slice for every channel of the image.", (10, 1, 5, 5))
shape_of_kernels.mistake("A kernel has as many slices as channels go **in**; maps come out.", (10, 10, 5, 5))
shape_of_kernels.mistake("As many kernels as maps come out; the channels of the image are the slices.", (3, 3, 5, 5))
shape_of_kernels.mistake("The slices come before the rows and columns.", (10, 5, 5, 3))
shape_of_kernels.mistake("That is a map for each kernel **and** channel; one kernel makes one map.", (30, 1, 5, 5))
shape_of_kernels.mistake("The slices are missing: each of the 10 kernels has one for every channel.", (10, 5, 5))


count_weights = Exercise(
    "How many weights **and biases** does a layer with 8 kernels of 5×5 over an image with 3 channels have?",
    hints=[
        "One kernel spans all three channels: 3×5×5 weights.",
        "And it has one bias, since it makes one number at each place.",
    ],
    take_away="kernels × (channels × rows × columns + 1): a kernel spans all channels and has one bias.",
)


@count_weights.reference
def _():
    return 8 * (3 * 5 * 5 + 1)


count_weights.mistake("One bias per **kernel**, not per slice: it is added once, to the sum of all channels.", 624)
count_weights.mistake("One bias per **kernel**, not per channel of the image: there are 8 kernels.", 603)
count_weights.mistake("A kernel has a slice for each of the 3 channels; here it has only one.", 208)
count_weights.mistake("A kernel has a slice for each of the 3 channels; and the biases were forgotten.", 200)
count_weights.mistake("The biases were forgotten.", 600)
count_weights.mistake("Each of the 8 kernels has a bias of its own.", 601)
count_weights.mistake("Those are the weights and the bias of one kernel; there are 8.", 76)


def _layer(rng):
    maps, channels, height, width = (int(side) for side in rng.integers([2, 2, 1, 1], [4, 4, 4, 4]))
    image = rng.integers(-5, 6, (channels, height + rng.integers(0, 3), width + rng.integers(0, 3)))
    return image, rng.integers(-5, 6, (maps, channels, height, width)), rng.integers(-9, 10, maps)


write_layer = Exercise(
    """Write `layer(image, kernels, biases)`: the maps of a whole layer, (kernels, rows, columns). The image has the
    shape (channels, rows, columns), `kernels` has (kernels, channels, rows, columns), and `biases` holds a number for
    each kernel. Use `convolve(channel, slice)` for one channel and one slice only.""",
    hints=[
        "For one map: convolve each channel with its slice of the kernel, and add the results up.",
        "Then add the bias of this kernel, once.",
        "Collect the maps in a list; `np.array(maps)` makes them one array.",
    ],
    take_away="One kernel: all channels, one sum, one bias, one map. A layer is several of these side by side.",
    cases=[
        (np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), np.array([[[[1]], [[2]]], [[[-1]], [[0]]]]), np.array([10, 1]))
    ],
    random=_layer,
    shows=lambda place, image, kernels, biases: SlidingKernel(image, kernels[place[0]], bias=biases[place[0]]),
)


@write_layer.reference
def layer(image, kernels, biases):
    """A map for each kernel: its channels added up, and its bias."""
    maps = []
    for index in range(len(kernels)):
        total = biases[index]
        for channel in range(len(image)):
            total = total + convolve(image[channel], kernels[index][channel])
        maps.append(total)
    return np.array(maps)


def _parts(image, kernels):
    """Each channel under its slice, not yet added up: (kernels, channels, rows, columns)."""
    return np.array([[convolve(image[index], part) for index, part in enumerate(kernel)] for kernel in kernels])


NOT_ADDED = "A map for each channel of each kernel: the channels are still to be added up."
write_layer.mistake(NOT_ADDED, lambda image, kernels, biases: _parts(image, kernels) + biases[:, None, None, None])
write_layer.mistake(
    NOT_ADDED, lambda image, kernels, biases: np.concatenate(_parts(image, kernels) + biases[:, None, None, None])
)
write_layer.mistake(
    "The loops are swapped: outside over the kernels, inside over the channels, which are added up.",
    lambda image, kernels, biases: _parts(image, kernels).sum(0) + biases[-1],
)
write_layer.mistake(
    "Only the last channel is left: add each to the total, as in `total = total + …`.",
    lambda image, kernels, biases: convolve(image[-1:], kernels[:, -1:], bias=biases),
)
write_layer.mistake(
    "Only the last channel is left, and no bias: add everything to the total, as in `total = total + …`.",
    lambda image, kernels, biases: convolve(image[-1:], kernels[:, -1:]),
)
write_layer.mistake(
    "Only the first channel was looked at; a kernel spans all of them.",
    lambda image, kernels, biases: convolve(image[:1], kernels[:, :1], bias=biases),
)
write_layer.mistake(
    "Every channel met the first slice of the kernel; each has a slice of its own.",
    lambda image, kernels, biases: convolve(image, np.repeat(kernels[:, :1], len(image), axis=1), bias=biases),
)
write_layer.mistake(
    "The total goes on from map to map: it must start anew for each kernel.",
    lambda image, kernels, biases: np.cumsum(convolve(image, kernels), axis=0) + biases[:, None, None],
)
write_layer.mistake(
    "The biases pile up, too: the total must start anew, with its own bias, for each kernel.",
    lambda image, kernels, biases: np.cumsum(convolve(image, kernels, bias=biases), axis=0),
)
write_layer.mistake(
    "Only the first map came back: `return` belongs behind the loop, not into it.",
    lambda image, kernels, biases: convolve(image, kernels[:1], bias=biases[:1]),
)
write_layer.mistake(
    "All maps were added up into one; each kernel makes a map of its own.",
    lambda image, kernels, biases: convolve(image, kernels, bias=biases).sum(0),
)
write_layer.mistake(
    "The bias was added once per channel; a kernel has one bias, added once to the whole sum.",
    lambda image, kernels, biases: convolve(image, kernels, bias=len(image) * biases),
)
write_layer.mistake(
    "NumPy gave the biases to the **columns**: add each to its own map; in one go, `biases[:, None, None]`.",
    lambda image, kernels, biases: convolve(image, kernels) + biases,
)
write_layer.mistake(
    "All maps got the first bias; each kernel has one of its own.",
    lambda image, kernels, biases: convolve(image, kernels, bias=biases[0]),
)
write_layer.mistake("The biases were forgotten.", lambda image, kernels, biases: convolve(image, kernels))
write_layer.mistake(
    "ReLU is a layer of its own; here negative numbers stay.",
    lambda image, kernels, biases: np.maximum(convolve(image, kernels, bias=biases), 0),
)


write_relu = Exercise(
    "Write `my_relu(maps)`: negative numbers become 0, all others stay. `maps` may be one grid, or several "
    "grids in one array.",
    hints=["Which is larger, the number or 0?", "`np.maximum(a, b)` compares arrays cell by cell."],
    take_away="ReLU bends the line at 0. Without a bend, two layers in a row could be one.",
    cases=[(np.array([[-2, 3], [0, -1]]),)],
    random=lambda rng: (rng.normal(size=rng.integers(1, 4, 3)).round(2),),
    terms=lambda place, maps: f"max(0, {maps[place]:.6g})".replace("-", "−"),
)


@write_relu.reference
def my_relu(maps):
    """Each number, or 0 where that is larger."""
    return np.maximum(maps, 0)


write_relu.mistake(
    "Nothing has changed. (In a loop, `x = 0` gives the name `x` to 0; the array keeps its number.)", lambda maps: maps
)
write_relu.mistake("This drops the sign; a negative number becomes 0.", lambda maps: np.abs(maps))
write_relu.mistake("The wrong way round: this keeps the negative numbers.", lambda maps: np.minimum(maps, 0))
write_relu.mistake("This says **whether** a number is positive; the number itself should stay.", lambda maps: maps > 0)
write_relu.mistake(
    "The negative numbers are gone, and the shape with them; they should become 0.", lambda maps: maps[maps >= 0]
)
write_relu.mistake(
    "`np.max` looks for the largest number along an axis; `np.maximum` compares cell by cell.",
    lambda maps: np.max(maps, 0),
)
write_relu.mistake(
    "This looks at each map as a whole; ReLU looks at each number by itself.", lambda maps: maps * (maps.sum() > 0)
)
write_relu.mistake(
    "That is the sigmoid, another bend; ReLU leaves positive numbers as they are.", lambda maps: 1 / (1 + np.exp(-maps))
)


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
