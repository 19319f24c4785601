"""The exercises of lesson 4.

How do kernels become a network?
"""

import numpy as np

from ..operations import convolve
from ..widgets import SlidingKernel
from .exercise import Exercise

count_maps = Exercise(
    "A colour photograph (3 channels) goes through a layer with 8 kernels. How many feature maps come out?",
    hints=[
        "How many numbers does one kernel make at one place?",
        "One kernel spans **all** channels and makes one map.",
    ],
    take_away="A map for each kernel, however many channels go in.",
)


@count_maps.reference
def _():
    return 8


count_maps.mistake("A map for each kernel **and** channel? One kernel adds its channels up into one map.", 24)
count_maps.mistake("The output has as many channels as there are kernels, not as the input has.", 3)
count_maps.mistake("Channels and kernels are not added: the three channels end in the sum.", 11)
count_maps.mistake("Each kernel makes a map of its own.", 1)


count_weights = Exercise(
    "How many weights **and biases** has a layer with 8 kernels of 5×5 over an image with 3 channels?",
    hints=[
        "One kernel spans all three channels: 3×5×5 weights.",
        "And it has one bias, since it makes one number at each place.",
    ],
    take_away="filters × (channels × rows × columns + 1): a kernel spans all channels and has one bias.",
)


@count_weights.reference
def _():
    return 8 * (3 * 5 * 5 + 1)


count_weights.mistake("One bias per **kernel**, not per channel: it is added once, to the sum of all channels.", 624)
count_weights.mistake("A kernel spans all 3 channels; here it has only one.", 208)
count_weights.mistake("The biases were forgotten.", 600)
count_weights.mistake("Each of the 8 kernels has a bias of its own.", 601)
count_weights.mistake("Those are the weights and the bias of one kernel; there are 8.", 76)


def _channels(rng):
    kernel = rng.integers([2, 2, 1, 1], [4, 4, 4, 4])
    image = rng.integers(-5, 6, (kernel[1], *(kernel[2:] + rng.integers(0, 3, 2))))
    return image, rng.integers(-5, 6, kernel), rng.integers(-9, 10, kernel[0])


write_layer = Exercise(
    """Write `layer(image, kernels, biases)`: image (channels, rows, columns), kernels (filters, channels, height,
    width), a bias for each kernel; the result is (filters, rows, columns). You may use `convolve` for a single
    channel and a single kernel of two axes.""",
    hints=[
        "For one map: convolve each channel with its slice of the kernel, and add the results up.",
        "Then add the bias of this kernel, once.",
        "Collect the maps in a list; `np.array(maps)` makes them one array.",
    ],
    take_away="One kernel: all channels, one sum, one bias, one map. A layer is several of these side by side.",
    cases=[
        (np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]), np.array([[[[1]], [[2]]], [[[-1]], [[0]]]]), np.array([10, 1]))
    ],
    random=_channels,
    shows=lambda place, image, kernels, biases: SlidingKernel(image, kernels[place[0]], bias=biases[place[0]]),
)


@write_layer.reference
def layer(image, kernels, biases):
    """A map for each kernel: its channels added up, and its bias."""
    maps = []
    for kernel, bias in zip(kernels, biases, strict=True):
        total = bias
        for channel in range(len(image)):
            total = total + convolve(image[channel], kernel[channel])
        maps.append(total)
    return np.array(maps)


@write_layer.mistake("A map for each channel of each kernel: the channels are still to be added up.")
def _(image, kernels, biases):
    return np.array(
        [
            convolve(channel, part) + bias
            for kernel, bias in zip(kernels, biases, strict=True)
            for channel, part in zip(image, kernel, strict=True)
        ]
    )


@write_layer.mistake("The bias was added once per channel; a kernel has one bias, added once to the whole sum.")
def _(image, kernels, biases):
    return convolve(image, kernels, bias=len(image) * biases)


@write_layer.mistake("The biases were forgotten.")
def _(image, kernels, biases):
    return convolve(image, kernels)


@write_layer.mistake("Only the first channel was looked at; a kernel spans all of them.")
def _(image, kernels, biases):
    return convolve(image[:1], kernels[:, :1], bias=biases)


@write_layer.mistake("Every channel met the first slice of the kernel; each has a slice of its own.")
def _(image, kernels, biases):
    return convolve(image, np.repeat(kernels[:, :1], len(image), axis=1), bias=biases)


@write_layer.mistake("All maps were added up into one; each kernel makes a map of its own.")
def _(image, kernels, biases):
    return convolve(image, kernels, bias=biases).sum(0)


write_relu = Exercise(
    "Write `my_relu(maps)`: negative numbers become 0, all others stay.",
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


@write_relu.mistake("This drops the sign; a negative number becomes 0.")
def _(maps):
    return np.abs(maps)


@write_relu.mistake("The wrong way round: this keeps the negative numbers.")
def _(maps):
    return np.minimum(maps, 0)


@write_relu.mistake("This says **whether** a number is positive; the number itself should stay.")
def _(maps):
    return maps > 0


@write_relu.mistake("The negative numbers are gone, and the shape with them; they should become 0.")
def _(maps):
    return maps[maps >= 0]


@write_relu.mistake("This looks at each map as a whole; ReLU looks at each number for itself.")
def _(maps):
    return maps * (maps.sum() > 0)


receptive_field = Exercise(
    """Three convolutions in a row, each with a 3×3 kernel and stride 1. How many rows of the photograph can one number
    of the third output see?""",
    hints=["One number of the first output sees 3 rows.", "Each further layer adds one row above and one below."],
    take_away="Every 3×3 layer adds 2: 3, 5, 7. Deep layers see far with small kernels.",
)


@receptive_field.reference
def _():
    return 3 + 2 + 2


receptive_field.mistake("The receptive field is not the kernel's size: under these 3 rows lie more, layer by layer.", 3)
receptive_field.mistake("The windows overlap: each further layer adds 2 rows, not 3.", 9)
receptive_field.mistake("The windows overlap, so the sides are not multiplied.", 27)
receptive_field.mistake("That is what the second output sees.", 5)


write_receptive_field = Exercise(
    """Write `field(layers)`: how many rows of the photograph one number of the last output sees. `layers` is a list of
    (window, stride) pairs, the first layer first; pooling counts like any other window.""",
    hints=[
        "Begin with `size = 1`, and remember how far apart neighbouring outputs stand on the photograph: `step = 1`.",
        "A layer adds (window − 1) steps to the size.",
        "After it, neighbouring outputs stand `stride` times as far apart.",
    ],
    take_away="Each layer adds (window − 1) × the strides of all layers before it: strides let the field grow fast.",
    cases=[([(3, 1), (3, 1)],), ([(3, 1), (2, 2), (3, 1)],)],
    random=lambda rng: ([tuple(map(int, rng.integers(1, 4, 2))) for _ in range(rng.integers(1, 6))],),
)


@write_receptive_field.reference
def field(layers):
    """Each layer adds its window, less one, in steps of the layers before."""
    size, step = 1, 1
    for window, stride in layers:
        size = size + (window - 1) * step
        step = step * stride
    return size


@write_receptive_field.mistake("The receptive field is not the last kernel's size: every layer adds to it.")
def _(layers):
    return layers[-1][0]


@write_receptive_field.mistake("The strides were forgotten: after a stride of 2, a step is two pixels long.")
def _(layers):
    return 1 + sum(window - 1 for window, _ in layers)


@write_receptive_field.mistake("The windows were added up; but they overlap: each adds one less than its size.")
def _(layers):
    return sum(window for window, _ in layers)


@write_receptive_field.mistake("A layer's own stride moves the windows of the layers **after** it, not its own.")
def _(layers):
    size, step = 1, 1
    for window, stride in layers:
        step = step * stride
        size = size + (window - 1) * step
    return size


one_by_one = Exercise(
    """Find a 1×1 kernel of shape (3, 1, 1) that makes a grey photograph of a colour one: at each pixel the mean of red,
    green and blue. Hand it over as a nested list.""",
    hints=[
        "At each pixel the kernel meets three numbers: red, green and blue.",
        "The mean of three numbers: a third of each.",
    ],
    take_away="A 1×1 kernel looks at one pixel, but at all its channels: it mixes them anew.",
    measure=lambda kernel: convolve(_COLOURS, kernel),
    subject="what your kernel makes of the image",
)
_COLOURS = np.array([[[9, 0, 3], [6, 1, 2]], [[0, 3, 3], [3, 2, 2]], [[0, 6, 9], [9, 3, 5]]])


@one_by_one.reference
def _():
    return np.ones((3, 1, 1)) / 3


one_by_one.mistake("These are the sums of the channels; three times too bright.", np.ones((3, 1, 1)))
one_by_one.mistake("This is the red channel alone: does a 1×1 kernel do nothing? It can mix.", [[[1]], [[0]], [[0]]])
one_by_one.mistake("The weights are those of a mean of nine: but the kernel has three numbers.", np.ones((3, 1, 1)) / 9)


two_layers_are_one = Exercise(
    """Two convolutions in a row, with no ReLU between them, could be one. Write `as_one(first, second)`: the
    kernel with which one convolution gives what `convolve(convolve(image, first), second)` gives. The second kernel
    is a 2×2.""",
    hints=[
        "The window of the one kernel is as large as both together see: one row and one column more than `first`.",
        "Each weight of `second` takes `first` once, moved to where this weight stands.",
        "Add up `second[row, column] * first`, written at row, column into zeros.",
    ],
    take_away="Layers without a bend between them are one layer: depth needs ReLU.",
    cases=[
        (np.array([[1, 2]]), np.array([[1, 0], [0, 10]])),
        (np.array([[1, -2], [0, 3]]), np.array([[1, 2], [3, 4]])),
    ],
    random=lambda rng: (rng.integers(-5, 6, rng.integers(1, 4, 2)), rng.integers(-5, 6, (2, 2))),
)


@two_layers_are_one.reference
def as_one(first, second):
    """The first kernel, taken once for each weight of the second."""
    rows, columns = first.shape
    one = np.zeros((rows + 1, columns + 1))
    for row in range(2):
        for column in range(2):
            one[row : row + rows, column : column + columns] += second[row, column] * first
    return one


@two_layers_are_one.mistake("The second kernel was flipped: its first weight takes `first` at the start of the window.")
def _(first, second):
    return as_one(first, second[::-1, ::-1])


@two_layers_are_one.mistake(
    "This is one kernel slid over the other, without padding; the one kernel is larger than both."
)
def _(first, second):
    return convolve(np.pad(first, 1), second)[1:-1, 1:-1]


@two_layers_are_one.mistake("This is what two layers **side by side** add up to; here one comes after the other.")
def _(first, second):
    one = np.zeros((first.shape[0] + 1, first.shape[1] + 1))
    one[: first.shape[0], : first.shape[1]] += first
    one[:2, :2] += second
    return one
