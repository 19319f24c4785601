"""The exercises of lesson 6 about the backward pass."""

import numpy as np

from ...operations import convolve
from ...widgets import SlidingKernel
from ..exercise import Exercise

relu_gradient = Exercise(
    """Write `relu_backward(x, gradient)`: `x` went into a ReLU, and `gradient` holds the blames of its outputs. Give
    the blames of its inputs (0 where x is 0). Both are arrays of one shape, with any number of axes.""",
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
    """The blame where x was positive, and 0 elsewhere."""
    return gradient * (x > 0)


relu_gradient.mistake(
    "This is a ReLU of the blames; what matters is where **x** was positive.",
    lambda x, gradient: np.maximum(gradient, 0),
)
relu_gradient.mistake(
    "This multiplies by what came out; the slope of a ReLU is 1 or 0, never x.",
    lambda x, gradient: gradient * np.maximum(x, 0),
)
relu_gradient.mistake(
    "This is the slope alone, 1 or 0; along a path slopes **multiply**: times the blame of the output.",
    lambda x, gradient: 1 * (x > 0),
)
relu_gradient.mistake(
    "This is the ReLU itself, forward once more; asked for is what becomes of the blames.",
    lambda x, gradient: np.maximum(x, 0),
)
relu_gradient.mistake("This multiplies by x; the slope of a ReLU is 1 or 0, never x.", lambda x, gradient: gradient * x)
relu_gradient.mistake(
    "The blames that are blocked were left out, and the shape with them; they become 0.",
    lambda x, gradient: gradient[x > 0],
)
relu_gradient.mistake(
    "Where x was negative, this turns the blame's sign. There the slope is 0, not −1.",
    lambda x, gradient: gradient * np.sign(x),
)
relu_gradient.mistake(
    "The wrong way round: this lets through what was blocked and blocks the rest.",
    lambda x, gradient: gradient * (x < 0),
)
relu_gradient.mistake(
    "A negative blame passes too; what counts is the sign of **x** alone.",
    lambda x, gradient: gradient * (x > 0) * (gradient > 0),
)
relu_gradient.mistake("At 0 it should be blocked too: `>`, not `>=`.", lambda x, gradient: gradient * (x >= 0))
relu_gradient.mistake(
    "Nothing is blocked: where x was negative, what came out did not depend on it.", lambda x, gradient: gradient
)


def _gradient_and_kernel(rng):
    return rng.integers(-5, 6, rng.integers(1, 4, 2)), rng.integers(-5, 6, rng.integers(1, 4, 2))


image_gradient = Exercise(
    """The backward pass of a convolution (stride 1, no padding): `gradient` holds the blames of the outputs. Write
    `gradient_of_image(gradient, kernel)`: the blames of the pixels.""",
    hints=[
        "A pixel reached several outputs, each through one weight. The same weights carry the blames back.",
        "Begin with zeros as large as the image: rows of gradient + rows of kernel − 1.",
        "For each output add `gradient[row, column] * kernel` to the window from which it came.",
    ],
    take_away="The way back is a convolution again: with the kernel flipped, over the blames in a frame of zeros.",
    cases=[
        (np.array([[1, 0], [3, 2]]), np.array([[1, -5], [-3, 7]])),
        (np.array([[1, 2]]), np.array([[1, 0, -1], [2, 0, -3], [4, 5, 6]])),
    ],
    random=_gradient_and_kernel,
    shows=lambda place, gradient, kernel: SlidingKernel(
        gradient, kernel[::-1, ::-1], padding=(kernel.shape[0] - 1, kernel.shape[1] - 1)
    ),
)


@image_gradient.reference
def gradient_of_image(gradient, kernel):
    """Each output's blame, spread over its window by the kernel."""
    rows, columns = gradient.shape
    height, width = kernel.shape
    result = np.zeros((rows + height - 1, columns + width - 1))
    for row in range(rows):
        for column in range(columns):
            result[row : row + height, column : column + width] += gradient[row, column] * kernel
    return result


image_gradient.mistake(
    "The kernel must be flipped here: a pixel meets the weights in the opposite order.",
    lambda gradient, kernel: convolve(gradient, kernel, padding=(kernel.shape[0] - 1, kernel.shape[1] - 1)),
)


@image_gradient.mistake("Each output overwrites the one before; where windows overlap, the blames **add up**: `+=`.")
def _(gradient, kernel):
    height, width = kernel.shape
    result = np.zeros((gradient.shape[0] + height - 1, gradient.shape[1] + width - 1))
    for row, column in np.ndindex(*gradient.shape):
        result[row : row + height, column : column + width] = gradient[row, column] * kernel
    return result


image_gradient.mistake(
    "Right for kernels of 2×2 only: the frame is one narrower than the kernel, whatever its size.",
    lambda gradient, kernel: convolve(gradient, kernel[::-1, ::-1], padding=1),
)
image_gradient.mistake(
    "The kernel must be flipped, and the frame is one narrower than the kernel, whatever its size.",
    lambda gradient, kernel: convolve(gradient, kernel, padding=1),
)


@image_gradient.mistake("Right for kernels of 2×2 only: in the loop, take `kernel.shape` where a 2 stands.")
def _(gradient, kernel):
    result = np.zeros((gradient.shape[0] + kernel.shape[0] - 1, gradient.shape[1] + kernel.shape[1] - 1))
    for row, column in np.ndindex(*gradient.shape):
        result[row : row + 2, column : column + 2] += gradient[row, column] * kernel
    return result


image_gradient.mistake(
    "The frame has as many columns as the kernel has rows; for each side take its own.",
    lambda gradient, kernel: convolve(np.pad(gradient, kernel.shape[0] - 1), kernel[::-1, ::-1]),
)
image_gradient.mistake(
    "The frame is too wide by one: it is one narrower than the kernel.",
    lambda gradient, kernel: convolve(gradient, kernel[::-1, ::-1], padding=kernel.shape[0]),
)
image_gradient.mistake(
    "The frame of zeros is missing: the image is larger than the grid of outputs, not smaller.",
    lambda gradient, kernel: convolve(gradient, kernel[::-1, ::-1]),
)
image_gradient.mistake(
    "The frame of zeros is missing, and the kernel is not flipped.", lambda gradient, kernel: convolve(gradient, kernel)
)
image_gradient.mistake(
    "`kernel.T` mirrors the kernel at its diagonal; flipped is turned by 180°: `kernel[::-1, ::-1]`.",
    lambda gradient, kernel: convolve(gradient, kernel.T, padding=(kernel.shape[0] - 1, kernel.shape[1] - 1)),
)
image_gradient.mistake(
    "`kernel[::-1]` turns the rows alone; the columns must be turned too: `kernel[::-1, ::-1]`.",
    lambda gradient, kernel: convolve(gradient, kernel[::-1], padding=(kernel.shape[0] - 1, kernel.shape[1] - 1)),
)
image_gradient.mistake(
    "Every pixel of the window gets the whole blame; it must be multiplied by the weight in between.",
    lambda gradient, kernel: gradient_of_image(gradient, np.ones_like(kernel)),
)
image_gradient.mistake(
    "The result is too large: the image has rows of the blames + rows of the kernel − 1.",
    lambda gradient, kernel: np.pad(gradient_of_image(gradient, kernel), ((0, 1), (0, 1))),
)
image_gradient.mistake(
    "Only the first weight of the kernel carries something back; all of them do.",
    lambda gradient, kernel: np.pad(gradient * kernel[0, 0], ((0, kernel.shape[0] - 1), (0, kernel.shape[1] - 1))),
)


def _image_and_gradient(rng):
    sides = rng.integers(1, 5, 2)
    return rng.integers(-4, 5, 2 * sides), rng.integers(1, 9, sides)


pool_gradient = Exercise(
    """The backward pass of max pooling with windows of 2×2: `gradient` holds the blames of the outputs. Write
    `pool_backward(image, gradient)`: the blames of the pixels. When several pixels of a window are equally large, only
    the **first** in reading order gets the blame.""",
    hints=[
        "In each window one pixel won; the others did not matter, and get 0.",
        "`window.argmax()` is the place of the first largest number, counted along the rows.",
        "`np.unravel_index(place, (2, 2))` turns it into row and column.",
    ],
    take_away="The winner takes it all: one pixel a window gets the whole blame, also when others are as large.",
    cases=[
        (np.array([[1, 2], [4, 3]]), np.array([[10]])),
        (np.array([[0, 0, 5, 1], [0, 0, 2, 5]]), np.array([[10, -20]])),
        (np.array([[-9, 3], [2, 1]]), np.array([[7]])),
    ],
    random=_image_and_gradient,
)


@pool_gradient.reference
def pool_backward(image, gradient):
    """The blame for the first winner of each window."""
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


def _given_back(image, gradient, place):
    """`place(row, column, down, across)` is where the blame of an output goes whose winner is at down, across."""
    result = np.zeros(image.shape)
    for row, column in np.ndindex(*gradient.shape):
        window = image[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
        result[place(row, column, *np.unravel_index(window.argmax(), (2, 2)))] = gradient[row, column]
    return result


pool_gradient.mistake(
    "With `image == maximum` all equal winners get it, as in the black parts of a digit; only the first may.",
    lambda image, gradient: _spread(gradient) * _winners(image),
)


@pool_gradient.mistake("The blame was shared among equal winners; here the first gets all of it.")
def _(image, gradient):
    winners = _winners(image).reshape(image.shape[0] // 2, 2, image.shape[1] // 2, 2)
    return _spread(gradient / winners.sum((1, 3))) * _winners(image)


pool_gradient.mistake(
    "That is the way back through **mean** pooling: a quarter to each.", lambda image, gradient: _spread(gradient) / 4
)
pool_gradient.mistake(
    "Every pixel of a window gets all of it; only the winner mattered.", lambda image, gradient: _spread(gradient)
)
pool_gradient.mistake(
    "The last winner gets it; among equals it should be the first.",
    lambda image, gradient: pool_backward(image[::-1, ::-1], gradient[::-1, ::-1])[::-1, ::-1],
)
pool_gradient.mistake(
    "The smallest pixel of each window gets it; it had no part in a **max** pool.",
    lambda image, gradient: pool_backward(-image, gradient),
)
pool_gradient.mistake(
    "Without their signs −9 beats 3; the winner is the largest number, signs included.",
    lambda image, gradient: pool_backward(np.abs(image), gradient),
)
pool_gradient.mistake(
    "Row and column within the window are swapped: `unravel_index` gives the row first.",
    lambda image, gradient: _given_back(
        image, gradient, lambda row, column, down, across: (2 * row + across, 2 * column + down)
    ),
)
pool_gradient.mistake(
    "The window of output row, column begins at `2 * row`, `2 * column`, not at row, column.",
    lambda image, gradient: _given_back(
        image, gradient, lambda row, column, down, across: (row + down, column + across)
    ),
)
pool_gradient.mistake(
    "All goes into the first window: add where each window begins, `2 * row` and `2 * column`.",
    lambda image, gradient: _given_back(image, gradient, lambda row, column, down, across: (down, across)),
)
pool_gradient.mistake(
    "This only marks the winners with a 1; they get the **blame** of their output.",
    lambda image, gradient: pool_backward(image, np.ones_like(gradient)),
)
pool_gradient.mistake(
    "The winners got their own numbers, as on the way forward; they get the **blame** of their output.",
    lambda image, gradient: pool_backward(image, np.ones_like(gradient)) * image,
)
pool_gradient.mistake(
    "The blame was multiplied by the pixel; the largest number is passed on as it is, so the slope is 1.",
    lambda image, gradient: pool_backward(image, gradient) * image,
)
