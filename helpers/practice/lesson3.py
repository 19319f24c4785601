"""The exercises of lesson 3.

Where do kernels come from?
"""

import numpy as np

from ..operations import convolve
from ..widgets import SlidingKernel
from .exercise import Exercise

who_chooses = Exercise(
    """In a trained network, who has chosen the numbers in the kernels? Answer `"an engineer"`, `"chance"` or
    `"the examples"`.""",
    hints=["What changed the kernel in this lesson, step by step?", "Chance only chose where it began."],
    take_away="Nobody designs the kernels: chance starts them, and the examples, through gradient descent, shape them.",
    choices=("an engineer", "chance", "the examples"),
)


@who_chooses.reference
def _():
    return "the examples"


who_chooses.mistake(
    "Once kernels were designed by hand (edges, blurs); in a network they are **learned**.", "an engineer"
)
who_chooses.mistake("Chance chooses the numbers before training; the examples then move them.", "chance")


count_dense = Exercise(
    """An image of 28×28 pixels becomes an output of 26×26. How many weights has a *dense* layer that does this, where
    every output has a weight for every pixel (leave out the biases)?""",
    hints=["How many pixels, how many outputs?", "Each of the 676 outputs has 784 weights."],
    take_away="529,984 weights, where a 3×3 kernel does it with 9: sharing saves nearly all of them.",
)


@count_dense.reference
def _():
    return 28 * 28 * 26 * 26


count_dense.mistake("Those are the weights of a 3×3 kernel, which all outputs share; a dense layer shares nothing.", 9)
count_dense.mistake("Those are pixels **plus** outputs; but every output is joined to every pixel.", 1460)
count_dense.mistake("Those are the weights of one single output.", 784)
count_dense.mistake(
    "Each output looks at 9 pixels here. That is the convolution without sharing; dense means **all** pixels.", 6084
)


write_logistic = Exercise(
    """Write `logistic(image, weights, bias)`: the dot product of image and weights, plus the bias, squeezed between 0
    and 1 by 1 / (1 + e^(−z)).""",
    hints=[
        "First z: `(image * weights).sum() + bias`.",
        "`np.exp(-z)` is e^(−z).",
    ],
    take_away="Logistic regression is one kernel as large as the image, with one place to stand.",
    cases=[(np.array([[1, 0], [0, 2]]), np.array([[0.5, 1], [1, -1]]), 1.5), (np.eye(2), np.eye(2), -1.0)],
    random=lambda rng: (*rng.normal(size=(2, *rng.integers(1, 4, 2))), float(rng.normal())),
    terms=lambda place, image, weights, bias: f"z is {float((image * weights).sum() + bias):.6g}",
)


@write_logistic.reference
def logistic(image, weights, bias):
    """The dot product and the bias, squeezed between 0 and 1."""
    z = (image * weights).sum() + bias
    return 1 / (1 + np.exp(-z))


@write_logistic.mistake("This is z itself: linear regression, which is not squeezed between 0 and 1.")
def _(image, weights, bias):
    return (image * weights).sum() + bias


@write_logistic.mistake("The bias was forgotten.")
def _(image, weights, bias):
    return 1 / (1 + np.exp(-(image * weights).sum()))


@write_logistic.mistake("The sign in the exponent is wrong: this falls where it should rise.")
def _(image, weights, bias):
    return 1 / (1 + np.exp((image * weights).sum() + bias))


@write_logistic.mistake("Each pixel was squeezed for itself; first add everything up, then squeeze once.")
def _(image, weights, bias):
    return 1 / (1 + np.exp(-(image * weights + bias)))


def _image_and_kernel(rng):
    kernel = rng.integers(1, 4, 2)
    return rng.integers(-9, 10, kernel), *(int(side) for side in kernel + rng.integers(0, 3, 2))


tied_matrix = Exercise(
    """Write `tied_matrix_of(kernel, rows, columns)`: the matrix whose product with an image of that size, laid out in
    one long row of numbers (`image.reshape(-1)`), is the convolution, laid out likewise.""",
    hints=[
        "One row of the matrix for each place of the kernel, one column for each pixel.",
        "For each place: make an empty image, `np.zeros((rows, columns))`, and write the kernel where it stands.",
        "Then `reshape(-1)` makes it a row of the matrix.",
    ],
    take_away="A convolution is a dense layer with most weights 0, and the rest the same few, again and again.",
    cases=[(np.array([[1, 2]]), 1, 3), (np.array([[1, 2], [3, 4]]), 3, 3)],
    random=_image_and_kernel,
)


@tied_matrix.reference
def tied_matrix_of(kernel, rows, columns):
    """A row for each place, in which the kernel stands among zeros."""
    height, width = kernel.shape
    lines = []
    for row in range(rows - height + 1):
        for column in range(columns - width + 1):
            line = np.zeros((rows, columns))
            line[row : row + height, column : column + width] = kernel
            lines.append(line.reshape(-1))
    return np.array(lines)


@tied_matrix.mistake("Rows and columns of the matrix are swapped: a **row** for each output.")
def _(kernel, rows, columns):
    return tied_matrix_of(kernel, rows, columns).T


@tied_matrix.mistake("The kernel was flipped.")
def _(kernel, rows, columns):
    return tied_matrix_of(kernel[::-1, ::-1], rows, columns)


@tied_matrix.mistake(
    "The kernel's rows stand directly one behind the other; in the image there are pixels between them."
)
def _(kernel, rows, columns):
    matrix = np.zeros_like(tied_matrix_of(kernel, rows, columns))
    for index, line in enumerate(tied_matrix_of(kernel, rows, columns)):
        start = np.flatnonzero(tied_matrix_of(np.ones_like(kernel), rows, columns)[index])[0]
        end = min(start + kernel.size, line.size)
        matrix[index, start:end] = kernel.reshape(-1)[: end - start]
    return matrix


def _learning(rng):
    kernel = rng.integers(1, 4, 2)
    image = rng.normal(size=kernel + rng.integers(1, 4, 2))
    output = convolve(image, rng.normal(size=kernel))
    return image, output


kernel_gradient = Exercise(
    """`gradient[row, column]`, the blame of one output of a convolution, says how much the loss grows for each unit
    that this output grows. Write `gradient_of_kernel(image, gradient)`: how much the loss grows for each weight of the
    kernel.""",
    hints=[
        "A weight meets one pixel at each place. Pixel × gradient at that place, added up over all places.",
        "The pixels that a weight meets form a window of the image, as large as the output.",
        "So it is a sliding dot product again: `convolve(image, gradient)`.",
    ],
    take_away="The backward pass is nothing foreign: the kernel's gradient is a convolution of image and gradient.",
    cases=[(np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([[1, 0], [0, 2]]))],
    random=_learning,
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


@kernel_gradient.mistake("The gradient was flipped. Each weight's pixels lie as they are.")
def _(image, gradient):
    return convolve(image, gradient[::-1, ::-1])


@kernel_gradient.mistake("The result was flipped: the first weight meets the first window.")
def _(image, gradient):
    return convolve(image, gradient)[::-1, ::-1]


@kernel_gradient.mistake("The mean over all places; the loss grows by the **sum** of what happens at each.")
def _(image, gradient):
    return convolve(image, gradient) / gradient.size


@kernel_gradient.mistake("The gradient was forgotten: this adds up the pixels alone.")
def _(image, gradient):
    return convolve(image, np.ones_like(gradient))


one_step = Exercise(
    """Write `stepped(kernel, gradient, learning_rate)`: the kernel after one step of gradient descent, with which the
    loss falls.""",
    hints=["The gradient points to where the loss **grows**.", "`learning_rate` says how far to go the other way."],
    take_away="Weight − learning rate × gradient, again and again: that is all learning is.",
    cases=[(np.array([[1.0, -5.0], [-3.0, 7.0]]), np.array([[2.0, 0.0], [-4.0, 1.0]]), 0.5)],
    random=lambda rng: (*rng.normal(size=(2, 2, 3)), float(rng.uniform(0.01, 1))),
    terms=lambda place, kernel, gradient, rate: f"{kernel[place]:.6g} − {rate:.6g}×({gradient[place]:.6g})",
)


@one_step.reference
def stepped(kernel, gradient, learning_rate):
    """A step against the gradient."""
    return kernel - learning_rate * gradient


@one_step.mistake("This goes uphill: the gradient points to where the loss grows, so take it away.")
def _(kernel, gradient, learning_rate):
    return kernel + learning_rate * gradient


@one_step.mistake("The learning rate was forgotten: this is a step as long as the gradient.")
def _(kernel, gradient, learning_rate):
    return kernel - gradient


@one_step.mistake("This is the step alone; it is taken from where the kernel is.")
def _(kernel, gradient, learning_rate):
    return -learning_rate * gradient


@one_step.mistake("This divides by the learning rate: the smaller the rate, the smaller the step should be.")
def _(kernel, gradient, learning_rate):
    return kernel - gradient / learning_rate
