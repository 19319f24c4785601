"""The exercises of lesson 6.

Does it really see?
"""

import numpy as np

from ..operations import convolve
from ..widgets import SlidingKernel
from .exercise import Exercise

LAYERS = "`Conv(8, 5), ReLU(), MaxPool(2), Conv(16, 5), ReLU(), MaxPool(2), Flatten(), Dense(120), ReLU(), Dense(10)`"

ledger = Exercise(
    f"""An image of shape (1, 28, 28) goes through {LAYERS}. How many weights and biases have the two convolutions and
    the two dense layers? Four numbers, in a list.""",
    hints=[
        "Follow the shape: 28 → 24 → 12 → 8 → 4 rows and columns; 16 maps of 4×4 are flattened.",
        "`Conv(16, 5)`: 16 kernels, each over 8 channels, with one bias.",
        "`Dense(120)`: 120 outputs, each with 256 weights and a bias.",
    ],
    take_away="The convolutions do most of the work with a tenth of the weights; the first dense layer holds the rest.",
)


@ledger.reference
def _():
    return [8 * (1 * 5 * 5 + 1), 16 * (8 * 5 * 5 + 1), 120 * (16 * 4 * 4 + 1), 10 * (120 + 1)]


ledger.mistake(
    "The biases were forgotten: one for each kernel, and one for each dense output.", [200, 3200, 30720, 1200]
)
ledger.mistake("The second convolution's kernels span all 8 channels; here they have one.", [208, 416, 30840, 1210])
ledger.mistake("One bias for each kernel, not for each channel of it.", [208, 3328, 30840, 1210])
ledger.mistake("The second pooling was forgotten: 4×4, not 8×8, is flattened.", [208, 3216, 123000, 1210])
ledger.mistake("Every map is flattened: 16 × 4 × 4 = 256 numbers, not 16.", [208, 3216, 2040, 1210])


most_weights = Exercise(
    f"""Which layer of {LAYERS} holds most of the weights? Answer `"Conv(8, 5)"`, `"Conv(16, 5)"`, `"Dense(120)"` or
    `"Dense(10)"`.""",
    hints=["In which layer is nothing shared?", "16 maps of 4×4 numbers are joined to 120 outputs."],
    take_away="Kernels are shared by all places, so they are few; what is joined all to all holds the weights.",
    choices=("Conv(8, 5)", "Conv(16, 5)", "Dense(120)", "Dense(10)"),
)


@most_weights.reference
def _():
    return "Dense(120)"


most_weights.mistake("It has the most kernels, but all places share them: 3,216 weights against 30,840.", "Conv(16, 5)")
most_weights.mistake("It is the largest to compute, and the smallest to store: 208 weights.", "Conv(8, 5)")
most_weights.mistake("Ten outputs over 120 numbers; the layer before it has 120 outputs over 256.", "Dense(10)")


write_softmax = Exercise(
    """Write `softmax(scores)`: scores have shape (classes, images); each column becomes probabilities,
    e^score divided by the sum of all e^score of the column. Scores may be as large as 1000.""",
    hints=[
        "`np.exp(scores)`, divided by its sum over `axis=0`.",
        "e^1000 is too large for a float. Taking the same number off all scores of a column changes nothing.",
        "Take off the largest: `scores - scores.max(axis=0)`.",
    ],
    take_away="Softmax makes scores into shares of 1; taking the largest off first changes nothing but the overflow.",
    cases=[(np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]]),), (np.array([[1000.0, -5.0], [999.0, 5.0]]),)],
    random=lambda rng: (rng.normal(0, 3, rng.integers(2, 5, 2)),),
)


@write_softmax.reference
def softmax(scores):
    """The powers of e, divided by their sum in each column."""
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)


@write_softmax.mistake("e^1000 overflows: the formula is right, but take the largest score of the column off first.")
def _(scores):
    return np.exp(scores) / np.exp(scores).sum(axis=0)


@write_softmax.mistake("The sum goes over one image's **classes**, a column; this adds up all images together.")
def _(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


@write_softmax.mistake("The sum goes over the classes, `axis=0`; this goes over the images.")
def _(scores):
    return softmax(scores.T).T


@write_softmax.mistake("These are shares of the scores themselves; with negative scores they are no probabilities.")
def _(scores):
    return scores / scores.sum(axis=0)


@write_softmax.mistake("These are the powers; they are still to be divided by their sum.")
def _(scores):
    return np.exp(scores - scores.max(axis=0))


write_accuracy = Exercise(
    """Write `accuracy(scores, labels)`: scores have shape (classes, images), labels are whole numbers. The share of
    images whose largest score belongs to their label, from 0 to 1.""",
    hints=[
        "`scores.argmax(axis=0)` is the class with the largest score, for each image.",
        "The mean of `True` and `False` is a share.",
    ],
    take_away="Accuracy asks only which score is the largest; how sure the network was does not count.",
    cases=[(np.array([[3, 1, 0, 0], [1, 2, 5, 1], [0, 0, 1, 4]]), np.array([0, 1, 2, 2]))],
    random=lambda rng: (rng.normal(size=(3, 8)), rng.integers(0, 3, 8)),
)


@write_accuracy.reference
def accuracy(scores, labels):
    """The share of images whose largest score is that of their label."""
    return np.mean(scores.argmax(axis=0) == labels)


@write_accuracy.mistake("This counts the right answers; divide by the number of images.")
def _(scores, labels):
    return np.sum(scores.argmax(axis=0) == labels)


@write_accuracy.mistake("This is the share of wrong answers.")
def _(scores, labels):
    return np.mean(scores.argmax(axis=0) != labels)


@write_accuracy.mistake("This takes the class with the smallest score.")
def _(scores, labels):
    return np.mean(scores.argmin(axis=0) == labels)


relu_gradient = Exercise(
    """Write `relu_backward(x, gradient)`: x went into a ReLU, and `gradient` is that of the loss by what came out. Give
    the gradient by x (where x is 0, let it be 0).""",
    hints=[
        "Where x was positive, the ReLU did nothing; what goes back then?",
        "Where x was negative, what came out did not depend on it.",
    ],
    take_away="What the ReLU blocked on the way forward it blocks on the way back; the rest passes unchanged.",
    cases=[(np.array([-2, 3, 0, 5]), np.array([10, -20, 30, 40]))],
    random=lambda rng: tuple(rng.integers(-3, 4, (2, 3, 3))),
)


@relu_gradient.reference
def relu_backward(x, gradient):
    """The gradient where x was positive, and 0 elsewhere."""
    return gradient * (x > 0)


@relu_gradient.mistake("This is a ReLU of the gradient; what matters is where **x** was positive.")
def _(x, gradient):
    return np.maximum(gradient, 0)


@relu_gradient.mistake("This multiplies by x; the slope of a ReLU is 1, not x.")
def _(x, gradient):
    return gradient * np.maximum(x, 0)


@relu_gradient.mistake("At 0 it should be blocked too: `>`, not `>=`.")
def _(x, gradient):
    return gradient * (x >= 0)


@relu_gradient.mistake("Nothing is blocked: where x was negative, what came out did not depend on it.")
def _(x, gradient):
    return gradient


def _gradient_and_kernel(rng):
    return rng.integers(-5, 6, rng.integers(1, 4, 2)), rng.integers(-5, 6, rng.integers(1, 4, 2))


image_gradient = Exercise(
    """The backward pass of a convolution (stride 1, no padding): `gradient` is that of the loss by each output. Write
    `gradient_of_image(gradient, kernel)`: the gradient by each pixel of the image.""",
    hints=[
        "A pixel reached several outputs, each through one weight. The same weights carry the gradients back.",
        "Begin with zeros as large as the image: rows of gradient + rows of kernel − 1.",
        "For each output add `gradient[row, column] * kernel` to the window from which it came.",
    ],
    take_away="The way back is a convolution again: with the kernel flipped, over the gradient in a frame of zeros.",
    cases=[(np.array([[1, 0], [0, 2]]), np.array([[1, -5], [-3, 7]]))],
    random=_gradient_and_kernel,
    shows=lambda place, gradient, kernel: SlidingKernel(
        gradient, kernel[::-1, ::-1], padding=(kernel.shape[0] - 1, kernel.shape[1] - 1)
    ),
)


@image_gradient.reference
def gradient_of_image(gradient, kernel):
    """Each output's gradient, spread over its window by the kernel."""
    rows, columns = gradient.shape
    height, width = kernel.shape
    result = np.zeros((rows + height - 1, columns + width - 1))
    for row in range(rows):
        for column in range(columns):
            result[row : row + height, column : column + width] += gradient[row, column] * kernel
    return result


@image_gradient.mistake("The kernel must be flipped here: a pixel meets the weights in the opposite order.")
def _(gradient, kernel):
    return convolve(gradient, kernel, padding=(kernel.shape[0] - 1, kernel.shape[1] - 1))


@image_gradient.mistake("Each output overwrites the one before; where windows overlap, the gradients **add up**: `+=`.")
def _(gradient, kernel):
    height, width = kernel.shape
    result = np.zeros((gradient.shape[0] + height - 1, gradient.shape[1] + width - 1))
    for row, column in np.ndindex(*gradient.shape):
        result[row : row + height, column : column + width] = gradient[row, column] * kernel
    return result


@image_gradient.mistake("Only the first weight of the kernel carries something back; all of them do.")
def _(gradient, kernel):
    return np.pad(gradient * kernel[0, 0], ((0, kernel.shape[0] - 1), (0, kernel.shape[1] - 1)))


pool_gradient = Exercise(
    """The backward pass of max pooling with windows of 2×2. Write `pool_backward(image, gradient)`: the gradient by
    each pixel. When several numbers of a window are equally large, only the **first** in reading order gets it.""",
    hints=[
        "In each window one pixel won; the others did not matter, and get 0.",
        "`window.argmax()` is the place of the first largest number, counted along the rows.",
        "`np.unravel_index(place, (2, 2))` turns it into row and column.",
    ],
    take_away="The winner takes it all: one pixel a window gets the whole gradient, also when others are as large.",
    cases=[
        (np.array([[1, 2], [4, 3]]), np.array([[10]])),
        (np.array([[0, 0, 5, 1], [0, 0, 2, 5]]), np.array([[10, -20]])),
    ],
    random=lambda rng: (rng.integers(0, 4, (4, 6)), rng.integers(1, 9, (2, 3))),
)


@pool_gradient.reference
def pool_backward(image, gradient):
    """The gradient for the first winner of each window."""
    result = np.zeros(image.shape)
    for row in range(gradient.shape[0]):
        for column in range(gradient.shape[1]):
            window = image[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            down, across = np.unravel_index(window.argmax(), (2, 2))
            result[2 * row + down, 2 * column + across] = gradient[row, column]
    return result


def _spread(gradient):
    return gradient.repeat(2, axis=0).repeat(2, axis=1)


def _winners(image):
    blocks = image.reshape(image.shape[0] // 2, 2, image.shape[1] // 2, 2)
    return image == _spread(blocks.max((1, 3)))


@pool_gradient.mistake(
    "With `image == maximum` all equal winners get it, as in the black parts of a digit; only the first may."
)
def _(image, gradient):
    return _spread(gradient) * _winners(image)


@pool_gradient.mistake("That is the way back through **mean** pooling: a quarter to each.")
def _(image, gradient):
    return _spread(gradient) / 4


@pool_gradient.mistake("Every pixel of a window gets all of it; only the winner mattered.")
def _(image, gradient):
    return _spread(gradient)


@pool_gradient.mistake("The last winner gets it; among equals it should be the first.")
def _(image, gradient):
    return pool_backward(image[::-1, ::-1], gradient[::-1, ::-1])[::-1, ::-1]


@pool_gradient.mistake(
    "The gradient was multiplied by the pixel; the largest number is passed on as it is, so the slope is 1."
)
def _(image, gradient):
    return pool_backward(image, gradient) * image
