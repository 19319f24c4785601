"""The exercises of lesson 5 about what a network sees through its pools: how far, and what becomes of a move."""

import numpy as np

from ...operations import convolve
from ..exercise import Exercise


def _added(place, layers):
    """How a receptive field comes about, as a sum."""
    step, terms = 1, []
    for window, stride in layers:
        terms.append(f"{window - 1}×{step}")
        step *= stride
    return f"1 + {' + '.join(terms)} = {field(layers)}"


write_receptive_field = Exercise(
    """Write `field(layers)`: how many rows of the network's image one number of the last output depends on.
    `layers` is a list of (window, stride) pairs, the first layer first; a pool of 2×2 is `(2, 2)`. A loop takes a pair
    apart: `for window, stride in layers:`.""",
    hints=[
        "Begin with `size = 1`, and remember how far apart neighbouring outputs lie on that image: `step = 1`.",
        "A layer adds (window − 1) steps to the size.",
        "After it, neighbouring outputs lie `stride` times as far apart.",
    ],
    take_away="Each layer adds (window − 1) × the strides of all layers before it: behind pools, kernels see far.",
    cases=[([(3, 1), (3, 1)],), ([(3, 1), (2, 2), (3, 1)],), ([(3, 1), (2, 2), (3, 1), (2, 2), (3, 1)],)],
    random=lambda rng: ([tuple(map(int, rng.integers(1, 4, 2))) for _ in range(rng.integers(1, 6))],),
    terms=_added,
)


@write_receptive_field.reference
def field(layers):
    """Each layer adds its window, less one, in steps of the layers before."""
    size, step = 1, 1
    for window, stride in layers:
        size = size + (window - 1) * step
        step = step * stride
    return size


write_receptive_field.mistake(
    "The receptive field is not the last kernel's size: every layer adds to it.", lambda layers: layers[-1][0]
)
write_receptive_field.mistake(
    "The strides were forgotten: behind a stride of 2, a step is two pixels long.",
    lambda layers: 1 + sum(window - 1 for window, _ in layers),
)
write_receptive_field.mistake(
    "The windows were added up; but they overlap: each adds one less than its size.",
    lambda layers: sum(window for window, _ in layers),
)
write_receptive_field.mistake(
    "`return` stands inside the loop: only the first layer is looked at.", lambda layers: layers[0][0]
)


@write_receptive_field.mistake("A layer adds (window − 1) steps, not window: one cell of each window is there already.")
def _(layers):
    size, step = 1, 1
    for window, stride in layers:
        size = size + window * step
        step = step * stride
    return size


write_receptive_field.mistake(
    "Begin with 1: without any layer, a number sees one row.", lambda layers: field(layers) - 1
)
write_receptive_field.mistake(
    "The windows were multiplied; but they overlap: each adds (window − 1) steps.",
    lambda layers: int(np.prod([window for window, _ in layers])),
)


@write_receptive_field.mistake("A layer's own stride moves the windows of the layers **after** it, not its own.")
def _(layers):
    size, step = 1, 1
    for window, stride in layers:
        step = step * stride
        size = size + (window - 1) * step
    return size


@write_receptive_field.mistake(
    "Strides multiply up: after strides of 2 and 2 a step is 4 pixels long. `step * stride`."
)
def _(layers):
    size, step = 1, 1
    for window, stride in layers:
        size = size + (window - 1) * step
        step = stride
    return size


@write_receptive_field.mistake(
    "Strides multiply up: after strides of 2 and 2 a step is 4 pixels long, and 8 after three."
)
def _(layers):
    size, step = 1, 1
    for window, stride in layers:
        size = size + (window - 1) * step
        step = step + stride - 1
    return size


@write_receptive_field.mistake(
    "`size * stride` enlarges what the layers **before** see; this way works from the last layer to the first."
)
def _(layers):
    size = 1
    for window, stride in layers:
        size = (size - 1) * stride + window
    return size


pool_and_move = Exercise(
    """A photograph goes through two max pools of 2×2, one behind the other. Now it moves to the right by **two**
    pixels. What does the map behind the second pool do, away from its edges? Answer `"stays the same"`,
    `"moves by one cell"` or `"neither"`.""",
    hints=[
        "What does the map behind the **first** pool do?",
        "It moves by one cell. And what does a pool make of a move by one?",
    ],
    take_away="Each pool with stride 2 doubles the move that it takes to come out exactly: here it takes four pixels.",
    choices=("stays the same", "moves by one cell", "neither"),
)


@pool_and_move.reference
def _():
    return "neither"


pool_and_move.mistake(
    "A pool softens a small move, it does not undo it: single strong cells may stay, a whole photograph does not.",
    "stays the same",
)
pool_and_move.mistake(
    "That is what the map behind the **first** pool does. To the second pool this is a move by one, half a window.",
    "moves by one cell",
)


def blurred(image):
    """A convolution: it moves along."""
    return convolve(image, [[1, 2]])


def sorted_rows(image):
    """It forgets where things are: it stays."""
    return np.sort(image, axis=1)


def unchanged(image):
    """It moves along, of course."""
    return image.copy()


def brightest(image):
    """One number for the whole image: it stays, and moves along as well, for there is nothing to be moved."""
    return np.full_like(image, np.max(image))


def columns_weighted(image):
    """Every column has a weight of its own: it does neither."""
    return image * np.arange(1, image.shape[1] + 1)


def mirrored(image):
    """Left and right swapped: it moves the other way."""
    return image[:, ::-1]


OPERATIONS = [blurred, sorted_rows, unchanged, brightest, columns_weighted, mirrored]
SMALL = np.array([[0, 0, 5, 3, 0, 0]])


def _shifting(rng):
    image = np.zeros((3, 8), int)
    image[:, 2:5] = rng.integers(1, 9, (3, 3))
    return OPERATIONS[rng.integers(len(OPERATIONS))], image


moves_along = Exercise(
    """Write `moves(operation, image)`: `True` when the output of `operation` moves along with the image, that is, when
    shifting the image first gives the same as shifting the output. `operation` is a function: call it, as in
    `operation(image)`. Shift by one column with `np.roll(array, 1, axis=1)`.""",
    hints=[
        "Do it in both orders: shift, then operate; operate, then shift.",
        "`np.array_equal(first, second)` tells whether two arrays are equal.",
    ],
    take_away="A convolution moves along (equivariance); staying the same (invariance) is something else.",
    cases=[(blurred, SMALL), (sorted_rows, SMALL), (unchanged, SMALL), (mirrored, SMALL)],
    random=_shifting,
)


@moves_along.reference
def moves(operation, image):
    """Whether shifting before and shifting after give the same."""
    shifted_first = operation(np.roll(image, 1, axis=1))
    shifted_after = np.roll(operation(image), 1, axis=1)
    return np.array_equal(shifted_first, shifted_after)


moves_along.mistake(
    "This asks whether the output **stays the same** (invariance); asked is whether it **moves along**.",
    lambda operation, image: np.array_equal(operation(np.roll(image, 1, axis=1)), operation(image)),
)
moves_along.mistake(
    "The image itself was never shifted: this compares the output with its own shifted copy.",
    lambda operation, image: np.array_equal(operation(image), np.roll(operation(image), 1, axis=1)),
)
moves_along.mistake(
    "This compares an output with an image; asked is whether two **outputs** are equal.",
    lambda operation, image: np.array_equal(operation(image), image),
)
moves_along.mistake(
    "The output is shifted the other way than the image.",
    lambda operation, image: np.array_equal(
        operation(np.roll(image, 1, axis=1)), np.roll(operation(image), -1, axis=1)
    ),
)
moves_along.mistake(
    "The wrong way round: `True` when they are equal.", lambda operation, image: not moves(operation, image)
)
moves_along.mistake(
    "This says `False` to everything. Are both sides **outputs** of `operation`, once shifted before and once after? "
    "And does `np.array_equal(first, second)` compare them?",
    lambda operation, image: False,
)
moves_along.mistake(
    "This says `True` to everything; not every operation moves along. Is the shift by a **column**, `axis=1`?",
    lambda operation, image: True,
)
