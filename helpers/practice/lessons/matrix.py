"""The exercises of lesson 3 about a convolution as one big matrix."""

import numpy as np

from ..exercise import Exercise

count_dense = Exercise(
    """An image of 28×28 pixels becomes an output of 26×26. How many weights does a *dense* layer have that does this,
    where every output has a weight for every pixel (leave out the biases)?""",
    hints=["How many pixels are there, and how many outputs?", "Each of the 676 outputs has 784 weights."],
    take_away="529,984 weights, where a 3×3 kernel does it with 9: sharing saves nearly all of them.",
)


@count_dense.reference
def _():
    return 28 * 28 * 26 * 26


count_dense.mistake("Those are the weights of a 3×3 kernel, which all outputs share; a dense layer shares nothing.", 9)
count_dense.mistake("Those are pixels **plus** outputs; but every output is joined to every pixel.", 1460)
count_dense.mistake("Those are the weights of a single output.", 784)
count_dense.mistake("Those are the outputs; each of them has a weight for every pixel.", 676)
count_dense.mistake("The biases of the 676 outputs are in it; asked for are the weights alone.", 530660)
count_dense.mistake(
    "Each output looks at 9 pixels here. That is the convolution without sharing; dense means **all** pixels.", 6084
)


def _kernel_and_size(rng):
    sides = rng.integers(1, 4, 2)
    return rng.integers(-9, 10, sides), *(int(side) for side in sides + rng.integers(0, 3, 2))


tied_matrix = Exercise(
    """Write `tied_matrix_of(kernel, rows, columns)`: the matrix for which `matrix @ image.reshape(-1)` equals
    `convolve(image, kernel).reshape(-1)`, for every image of so many rows and columns.""",
    hints=[
        "One row of the matrix for each place of the kernel, one column for each pixel.",
        "For each place: make an empty image, `np.zeros((rows, columns))`, and write the kernel into it at this place.",
        "Then `reshape(-1)` makes it a row of the matrix.",
    ],
    take_away="A convolution is a dense layer with most weights 0, and the rest the same few, again and again.",
    cases=[(np.array([[1, 2], [3, 4]]), 3, 4), (np.array([[1, 2]]), 2, 3)],
    random=_kernel_and_size,
)


@tied_matrix.reference
def tied_matrix_of(kernel, rows, columns):
    """A row for each place, in which the kernel lies among zeros."""
    height, width = kernel.shape
    lines = []
    for row in range(rows - height + 1):
        for column in range(columns - width + 1):
            place = np.zeros((rows, columns))
            place[row : row + height, column : column + width] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)


tied_matrix.mistake(
    "Rows and columns of the matrix are swapped: it needs a **row** for each output.",
    lambda kernel, rows, columns: tied_matrix_of(kernel, rows, columns).T,
)
tied_matrix.mistake(
    "The kernel was flipped.", lambda kernel, rows, columns: tied_matrix_of(kernel[::-1, ::-1], rows, columns)
)


@tied_matrix.mistake("The places are in the wrong order: first all columns of one row, so `row` is the outer loop.")
def _(kernel, rows, columns):
    down, across = rows - kernel.shape[0] + 1, columns - kernel.shape[1] + 1
    return tied_matrix_of(kernel, rows, columns).reshape(down, across, -1).swapaxes(0, 1).reshape(down * across, -1)


tied_matrix.mistake(
    "Each place is still a grid: `reshape(-1)` makes it one row of the matrix.",
    lambda kernel, rows, columns: tied_matrix_of(kernel, rows, columns).reshape(-1, rows, columns),
)


@tied_matrix.mistake("Every row of the matrix is the same: make a new empty image **inside** the loops.")
def _(kernel, rows, columns):
    height, width = kernel.shape
    place, lines = np.zeros((rows, columns)), []
    for row in range(rows - height + 1):
        for column in range(columns - width + 1):
            place[row : row + height, column : column + width] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)


@tied_matrix.mistake("Each place lies down its columns: `reshape(-1)` alone takes row after row, as for the image.")
def _(kernel, rows, columns):
    places = tied_matrix_of(kernel, rows, columns).reshape(-1, rows, columns)
    return places.swapaxes(1, 2).reshape(len(places), -1)


@tied_matrix.mistake("The loops end one place too early: `rows - height + 1` places, and columns likewise.")
def _(kernel, rows, columns):
    height, width = kernel.shape
    lines = []
    for row in range(rows - height):
        for column in range(columns - width):
            place = np.zeros((rows, columns))
            place[row : row + height, column : column + width] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)


@tied_matrix.mistake("The kernel's rows lie directly one behind the other; in the image there are pixels between them.")
def _(kernel, rows, columns):
    lines = []
    for row in range(rows - kernel.shape[0] + 1):
        for column in range(columns - kernel.shape[1] + 1):
            line = np.zeros(rows * columns)
            start = row * columns + column
            line[start : start + kernel.size] = kernel.reshape(-1)
            lines.append(line)
    return np.array(lines)


@tied_matrix.mistake("Two times two places is right for the lesson's grids only: take the sizes from the arguments.")
def _(kernel, rows, columns):
    lines = []
    for row in range(2):
        for column in range(2):
            place = np.zeros((rows, columns))
            place[row : row + 2, column : column + 2] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)


@tied_matrix.mistake("This is right for 2×2 kernels only: `kernel.shape` says how large the kernel is.")
def _(kernel, rows, columns):
    lines = []
    for row in range(rows - 1):
        for column in range(columns - 1):
            place = np.zeros((rows, columns))
            place[row : row + 2, column : column + 2] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)


@tied_matrix.mistake(
    "This is the lesson's own loop, for a 2×2 kernel and 3×3 pixels: take the sizes from the arguments."
)
def _(kernel, rows, columns):
    lines = []
    for row in range(2):
        for column in range(2):
            place = np.zeros((3, 3), dtype=int)
            place[row : row + 2, column : column + 2] = kernel
            lines.append(place.reshape(-1))
    return np.array(lines)
