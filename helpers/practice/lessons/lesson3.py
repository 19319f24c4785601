"""The exercises of lesson 3.

Where do kernels come from?
"""

import numpy as np

from ...operations import convolve, dot
from ...widgets import SlidingKernel
from ..compare import text_of
from ..exercise import Exercise


def _one_step_terms(place, kernel, gradient, learning_rate):
    """A step at one place: `1 − 0.5×2 = 0`."""
    weight, blame = text_of(kernel[place]), text_of(gradient[place])
    blame = f"({blame})" if gradient[place] < 0 else blame
    return f"{weight} − {text_of(learning_rate)}×{blame} = {text_of(stepped(kernel, gradient, learning_rate)[place])}"


one_step = Exercise(
    """`gradient` holds the blame of each weight of a kernel. Write `stepped(kernel, gradient, learning_rate)`: the
    kernel after one step of gradient descent, with which the loss falls.""",
    hints=[
        "The blame of a weight says how fast the loss **grows** when this weight grows.",
        "So go the other way, by `learning_rate` times the blame. NumPy does it for all weights at once.",
    ],
    take_away="Weight − learning rate × blame, again and again: that is how a kernel learns.",
    cases=[(np.array([[1.0, -5.0], [-3.0, 7.0]]), np.array([[2.0, 0.0], [-4.0, 1.0]]), 0.5)],
    random=lambda rng: (*rng.normal(size=(2, 2, 3)).round(2), round(rng.uniform(0.01, 1), 2)),
    terms=_one_step_terms,
)


@one_step.reference
def stepped(kernel, gradient, learning_rate):
    """A step against the gradient."""
    return kernel - learning_rate * gradient


one_step.mistake(
    "This goes uphill: with a weight whose blame is positive the loss grows, so make it smaller.",
    lambda kernel, gradient, learning_rate: kernel + learning_rate * gradient,
)
one_step.mistake(
    "The learning rate was forgotten: the step should be only a part of the blame.",
    lambda kernel, gradient, learning_rate: kernel - gradient,
)
one_step.mistake(
    "This is the step alone; take it from where the kernel is.",
    lambda kernel, gradient, learning_rate: -learning_rate * gradient,
)
one_step.mistake(
    "This is how far to go, uphill; take it away from where the kernel is.",
    lambda kernel, gradient, learning_rate: learning_rate * gradient,
)


@one_step.mistake("Not all weights have moved: kernels may have any number of rows and columns, not only 2.")
def _(kernel, gradient, learning_rate):
    result = kernel.copy()
    result[:2, :2] = kernel[:2, :2] - learning_rate * gradient[:2, :2]
    return result


one_step.mistake(
    "This divides by the learning rate: the smaller the rate, the smaller the step should be.",
    lambda kernel, gradient, learning_rate: kernel - gradient / learning_rate,
)
one_step.mistake(
    "The gradient was forgotten: all weights moved by the same amount, whatever their blame.",
    lambda kernel, gradient, learning_rate: kernel - learning_rate,
)
one_step.mistake(
    "Do not divide here: the blames are given, and the learning rate is all that they are multiplied by.",
    lambda kernel, gradient, learning_rate: kernel - learning_rate * gradient / gradient.size,
)


write_logistic = Exercise(
    """Write `logistic(image, weights, bias)`: the dot product of image and weights, plus the bias, squashed to a number
    between 0 and 1 by the sigmoid, 1 / (1 + e^(−z)).""",
    hints=[
        "First z, one number: `(image * weights).sum() + bias`.",
        "`np.exp(-z)` is e^(−z).",
    ],
    take_away="Logistic regression on an image: a weight for each pixel, one sum, a bias, and a squash.",
    cases=[(np.array([[1, 0], [0, 2]]), np.array([[0.5, 1], [3, -1]]), 2.5), (np.ones((1, 3)), np.ones((1, 3)), -3.5)],
    random=lambda rng: (*rng.normal(size=(2, *rng.integers(1, 4, 2))).round(2), round(rng.normal(), 2)),
    terms=lambda place, image, weights, bias: f"z is {text_of((image * weights).sum() + bias)}",
)


@write_logistic.reference
def logistic(image, weights, bias):
    """The dot product and the bias, squashed to a number between 0 and 1."""
    z = (image * weights).sum() + bias
    return 1 / (1 + np.exp(-z))


write_logistic.mistake(
    "This is z itself: a linear regression, without the squash.",
    lambda image, weights, bias: (image * weights).sum() + bias,
)
write_logistic.mistake(
    "The bias was forgotten.", lambda image, weights, bias: 1 / (1 + np.exp(-(image * weights).sum()))
)
write_logistic.mistake(
    "The bias came after the squash: it belongs to z.",
    lambda image, weights, bias: 1 / (1 + np.exp(-(image * weights).sum())) + bias,
)
write_logistic.mistake(
    "The minus before z is missing: this falls where it should rise.",
    lambda image, weights, bias: 1 / (1 + np.exp((image * weights).sum() + bias)),
)
write_logistic.mistake(
    "The minus belongs to the whole z, to the bias too: put z in brackets, or give it a name first.",
    lambda image, weights, bias: 1 / (1 + np.exp(-(image * weights).sum() + bias)),
)
write_logistic.mistake(
    "Brackets: Python divides before it adds, so `1 / 1 + …` is 1 + …; write `1 / (1 + …)`.",
    lambda image, weights, bias: 1 / 1 + np.exp(-((image * weights).sum() + bias)),
)
write_logistic.mistake(
    "Each pixel was squashed by itself; first add everything up, then squash once.",
    lambda image, weights, bias: 1 / (1 + np.exp(-(image * weights + bias))),
)
write_logistic.mistake(
    "Python's `sum` leaves a number for each column; `(…).sum()` adds up all of them.",
    lambda image, weights, bias: 1 / (1 + np.exp(-(sum(image * weights) + bias))),
)


MATRIX_PRODUCT = "`@` and `np.dot` are the matrix product; asked for is the dot product: `(image * weights).sum()`."
write_logistic.mistake(MATRIX_PRODUCT, lambda image, weights, bias: 1 / (1 + np.exp(-(image @ weights + bias))))
write_logistic.mistake(MATRIX_PRODUCT, lambda image, weights, bias: 1 / (1 + np.exp(-((image @ weights).sum() + bias))))


what_stripes_show = Exercise(
    """The hidden kernel is `[[1, -5], [-3, 7]]` again, but the image has vertical stripes: each of its four rows is
    3, 1, 4, 2. The loop starts with zeros and runs until the loss is 0. Which kernel does it find? Give it as a nested
    list. (Think first. To check: `stripes = np.array([[3, 1, 4, 2]] * 4)`, and then
    `list(learn(stripes, convolve(stripes, hidden), side=2, rate=0.02, steps=100))[-1].kernels`.)""",
    hints=[
        "Each of the two weights in a column of the kernel meets the same pixels as the other.",
        "So only the sum of the two shows in the output: 1 + (−3) on the left, −5 + 7 on the right.",
        "And both get the same blame at every step: what starts alike stays alike.",
    ],
    take_away="Vertical stripes show what each column of the kernel adds up to, and no more: "
    "what the examples do not show cannot be learned.",
)


@what_stripes_show.reference
def _():
    return [[(1 - 3) / 2, (-5 + 7) / 2]] * 2


what_stripes_show.mistake(
    "Its loss is 0, but the loop does not find it: two weights that always meet the same pixels stay alike.",
    [[1, -5], [-3, 7]],
)
what_stripes_show.mistake(
    "So it was on the wall. Here zeros give the wrong output, so there is a blame.", np.zeros((2, 2))
)
what_stripes_show.mistake("These are sums of columns; the two weights of a column share theirs.", [[-2, 2], [-2, 2]])
what_stripes_show.mistake("This would do, but both weights of a column get the same blame.", [[-2, 2], [0, 0]])
what_stripes_show.mistake("This would do too, but both weights of a column get the same blame.", [[0, 0], [-2, 2]])
what_stripes_show.mistake(
    "In **vertical** stripes the pixels of a column are equal: the weights of a column are shared, not those of a row.",
    [[-2, -2], [2, 2]],
)


def _image_and_gradient(rng):
    rows, columns, height, width = (int(side) for side in rng.integers([2, 2, 1, 1], [4, 4, 4, 4]))
    image = rng.integers(0, 6, (rows + height - 1, columns + width - 1))
    return image, rng.integers(-3, 4, (rows, columns))


kernel_gradient = Exercise(
    """A kernel slides over an image, with stride 1 and without padding. `gradient` holds the blames of the outputs:
    how much the loss grows when this output grows by a little, divided by that little. Write
    `gradient_of_kernel(image, gradient)`: the blame of each weight of the kernel.""",
    hints=[
        "A weight meets one pixel at each place. Pixel × blame of the output at that place, added up over all places.",
        "The pixels that a weight meets form a window of the image, as large as `gradient`.",
        "So it is a sliding dot product again, with `gradient` in the place of the kernel.",
    ],
    take_away="The blame of the kernel is itself a convolution: the gradient of the output, slid over the image.",
    cases=[
        (np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[1, 0], [3, 2]])),
        (np.array([[1, 0, 2, 1], [3, 1, 0, 2]]), np.array([[1, -1], [2, 0]])),
    ],
    random=_image_and_gradient,
    shows=lambda place, image, gradient: SlidingKernel(image, gradient),
)


@kernel_gradient.reference
def gradient_of_kernel(image, gradient):
    """The gradient slid over the image: a window for each weight."""
    rows, columns = gradient.shape
    height, width = image.shape[0] - rows + 1, image.shape[1] - columns + 1
    result = np.zeros((height, width))
    for row in range(height):
        for column in range(width):
            result[row, column] = (image[row : row + rows, column : column + columns] * gradient).sum()
    return result


kernel_gradient.mistake(
    "The gradient was flipped; it lies on the image as it is.",
    lambda image, gradient: convolve(image, gradient[::-1, ::-1]),
)
kernel_gradient.mistake(
    "The result is flipped: the kernel's first weight has met the pixels at the top left.",
    lambda image, gradient: convolve(image, gradient)[::-1, ::-1],
)
kernel_gradient.mistake(
    "Rows and columns are swapped in the result.", lambda image, gradient: convolve(image, gradient).T
)
kernel_gradient.mistake(
    "This is the mean over all places; the blames of a weight are added up.",
    lambda image, gradient: convolve(image, gradient) / gradient.size,
)
kernel_gradient.mistake(
    "The gradient was forgotten: this adds up the pixels alone.",
    lambda image, gradient: convolve(image, np.ones_like(gradient)),
)
kernel_gradient.mistake(
    "This goes the other way: asked for is the blame, not yet the step against it.",
    lambda image, gradient: -convolve(image, gradient),
)


@kernel_gradient.mistake("This is right for 2×2 kernels only: image and gradient tell how many weights there are.")
def _(image, gradient):
    rows, columns = gradient.shape
    result = np.zeros((2, 2))
    for row in range(2):
        for column in range(2):
            result[row, column] = dot(gradient, image[row : row + rows, column : column + columns])
    return result
