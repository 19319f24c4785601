"""The exercises of lesson 4.

How do kernels become a network?
"""

import numpy as np

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
