"""The exercises of lesson 1.

What is the dot product of two matrices?
"""

import numpy as np

from ..widgets import DotProduct
from .exercise import Exercise


def _two_grids(rng):
    """Two grids of whole numbers, of one size, rarely square."""
    size = rng.integers(1, 5, 2)
    return rng.integers(-9, 10, size), rng.integers(-9, 10, size)


by_hand = Exercise(
    "On paper: what is the dot product of `[[2, -1], [0, 3]]` and `[[5, 4], [7, -2]]`?",
    hints=[
        "Four products, one for each place; then add them up.",
        "Mind the signs: (−1)×4 is −4.",
        "10 + (−4) + 0 + (−6)",
    ],
    take_away="Every number meets only its partner in the same place, and everything ends in one number.",
)


@by_hand.reference
def _():
    return 2 * 5 + (-1) * 4 + 0 * 7 + 3 * (-2)


by_hand.mistake("A sign was dropped: plus times minus is minus.", 20)
by_hand.mistake("The pairs were added instead of multiplied.", 18)
by_hand.mistake("This is the matrix product, added up: rows met columns, but here each number meets its partner.", 28)
by_hand.mistake("Both grids were added up before multiplying. Multiply pair by pair, then add.", 56)
by_hand.mistake("One place is missing: the last product, 3×(−2), belongs to the sum.", 6)


how_many_products = Exercise(
    "Two grids have 3 rows and 4 columns each. How many products are added up for their dot product?",
    hints=["How many numbers has one of the grids?", "Each number of the first grid is used exactly once."],
    take_away="A dot product takes one product for each place; a matrix product would take many times as many.",
)


@how_many_products.reference
def _():
    return 3 * 4


how_many_products.mistake("These are the numbers of both grids together; but they meet in pairs.", 24)
how_many_products.mistake("These are the rows and columns added; a grid has rows **times** columns.", 7)
how_many_products.mistake("Everything with everything: but a number meets only its partner in the same place.", 144)
how_many_products.mistake("Those are the products of a matrix product, in which rows meet columns.", 36)
how_many_products.mistake("That is how many numbers come out. How many products go into it?", 1)


write_dot = Exercise(
    "Write `my_dot(a, b)`: the dot product of two grids of one size, with loops.",
    hints=[
        "One loop over the rows, and in it one over the columns.",
        "Begin with `total = 0`, and add a product in each turn.",
        "`a.shape` is (rows, columns); the product is `a[row, column] * b[row, column]`.",
    ],
    take_away="Two loops, one product in each turn, one number in the end: a whole network is made of this.",
    cases=[(np.array([[1, 25], [3, 7]]), np.array([[0, 4], [2, 70]])), (np.array([[1, 2, 3]]), np.array([[4, 5, 6]]))],
    random=_two_grids,
    shows=lambda place, a, b: DotProduct(a, b),
)


@write_dot.reference
def my_dot(a, b):
    """The products of what stands in the same place, added up."""
    total = 0
    for row in range(a.shape[0]):
        for column in range(a.shape[1]):
            total = total + a[row, column] * b[row, column]
    return total


@write_dot.mistake("This is the matrix product, added up: rows met columns, but here each number meets its partner.")
def _(a, b):
    return (a @ (b if a.shape[1] == b.shape[0] else b.T)).sum()


@write_dot.mistake("Only the last product is left: `total` must grow in each turn, not start anew.")
def _(a, b):
    return a[-1, -1] * b[-1, -1]


@write_dot.mistake("Only places with row and column equal are counted: put one loop inside the other.")
def _(a, b):
    return sum(a[i, i] * b[i, i] for i in range(min(a.shape)))


@write_dot.mistake("The pairs were added instead of multiplied.")
def _(a, b):
    return (a + b).sum()


@write_dot.mistake("The last row or column is missing: `range(n)` ends at n − 1 by itself.")
def _(a, b):
    return (a * b)[:-1, :-1].sum()


@write_dot.mistake("These are the products, one for each place; they are still to be added up.")
def _(a, b):
    return a * b


@write_dot.mistake("The `return` stands inside the loop: your function ends after the first row.")
def _(a, b):
    return a[0] @ b[0]


blind_to_brightness = Exercise(
    """`wanted = [[1, 1, 1], [0, 0, 0], [1, 1, 1]]` looks for two level bars, and is fooled by a blank bright picture.
    Which number must stand in place of the three zeros so that every blank picture gives 0?""",
    hints=["What must all nine numbers add up to?", "The six ones make 6; three equal numbers must make −6."],
    take_away="A grid whose numbers add up to 0 is blind to brightness: it sees only differences.",
)


@blind_to_brightness.reference
def _():
    return -(1 + 1 + 1 + 1 + 1 + 1) / 3


blind_to_brightness.mistake("One such number would do it alone; but there are three of them.", -6)
blind_to_brightness.mistake("Then the nine numbers add up to 3: the bars have twice as many cells as the middle.", -1)
blind_to_brightness.mistake("The sign: with 2 a blank picture gives even more than before.", 2)


write_likeness = Exercise(
    """Write `likeness(a, b)`: the dot product, divided by the lengths of both grids, so that brightness cannot fool it.
    The length of a grid is the square root of its dot product with itself.""",
    hints=[
        "`dot(a, a) ** 0.5` is the length of `a`.",
        "Divide by both lengths: by their product.",
    ],
    take_away="Divided by the lengths, the dot product measures likeness alone: 1 for the same picture, bright or not.",
    cases=[(np.array([[3, 0], [0, 4]]), np.array([[3, 0], [0, 4]])), (np.array([[1, 2]]), np.array([[3, -1]]))],
    random=lambda rng: tuple(grid + 10 * (grid == 0) for grid in _two_grids(rng)),
    terms=lambda place, a, b: f"{(a * b).sum()} ÷ (√{(a * a).sum()} × √{(b * b).sum()})",
)


@write_likeness.reference
def likeness(a, b):
    """The dot product, divided by both lengths."""
    length_of_a = np.sum(a * a) ** 0.5
    length_of_b = np.sum(b * b) ** 0.5
    return np.sum(a * b) / (length_of_a * length_of_b)


@write_likeness.mistake("This is the dot product itself; brightness still fools it.")
def _(a, b):
    return np.sum(a * b)


@write_likeness.mistake("The square roots are missing: this divides by the squares of the lengths.")
def _(a, b):
    return np.sum(a * b) / (np.sum(a * a) * np.sum(b * b))


@write_likeness.mistake("This divides by the length of `a` alone; a brighter `b` still scores higher.")
def _(a, b):
    return np.sum(a * b) / np.sum(a * a) ** 0.5


@write_likeness.mistake("This divides by the sums of the numbers; the length is the root of the summed **squares**.")
def _(a, b):
    return np.sum(a * b) / (np.sum(a) * np.sum(b) or 1)
