"""The exercises of lesson 1.

What is the dot product of two matrices?
"""

import numpy as np

from ...operations import dot
from ...widgets import DotProduct
from ..exercise import Exercise

A, B = np.array([[2, -1], [0, 3]]), np.array([[5, 4], [7, -3]])


def _two_grids(rng):
    """Two grids of whole numbers, of one size, rarely square."""
    size = rng.integers(1, 5, 2)
    return rng.integers(-9, 10, size), rng.integers(-9, 10, size)


by_hand = Exercise(
    "On paper: what is the dot product of `[[2, -1], [0, 3]]` and `[[5, 4], [7, -3]]`?",
    hints=[
        "Four products, one for each place; then add them up.",
        "Mind the signs: (−1)×4 is −4.",
        "10 + (−4) + 0 + (−9)",
    ],
    take_away="Every number meets only its partner in the same place, and everything ends in one number.",
)


@by_hand.reference
def _():
    return 2 * 5 + (-1) * 4 + 0 * 7 + 3 * (-3)


by_hand.mistake("Signs were dropped: minus times plus is minus, and so is plus times minus.", np.abs(A * B).sum())
by_hand.mistake("The sign of (−1)×4 was dropped: minus times plus is minus.", 10 + 4 + 0 - 9)
by_hand.mistake("The sign of 3×(−3) was dropped: plus times minus is minus.", 10 - 4 + 0 + 9)
by_hand.mistake("0×7 is 0, not 7.", 10 - 4 + 7 - 9)
by_hand.mistake("One place is missing: the last product, 3×(−3), belongs to the sum.", 10 - 4 + 0)
by_hand.mistake("The pairs were added instead of multiplied.", (A + B).sum())
by_hand.mistake("Each grid was added up before multiplying. Multiply pair by pair, then add.", A.sum() * B.sum())
by_hand.mistake("These are the four products; they are still to be added up.", A * B)
by_hand.mistake("This is the matrix product: rows met columns. Here each number meets only its partner.", A @ B)
by_hand.mistake("This is the matrix product, added up. Here each number meets only its partner.", (A @ B).sum())
by_hand.mistake("Rows and columns of one grid were swapped: −1 meets 4, in the same place, and not 7.", (A * B.T).sum())


how_many_products = Exercise(
    "Two grids have 3 rows and 4 columns each. How many products are added up for their dot product?",
    hints=["How many numbers does one of the grids have?", "Each number of the first grid is used exactly once."],
    take_away="One product for each place, and each number is used once.",
)


@how_many_products.reference
def _():
    return 3 * 4


how_many_products.mistake("These are the numbers of both grids together; but they meet in pairs.", 24)
how_many_products.mistake("These are the rows and columns added; a grid has rows **times** columns.", 7)
how_many_products.mistake("These are the plus signs between the products; there is one product more.", 11)
how_many_products.mistake("Everything with everything: but a number meets only its partner in the same place.", 144)
how_many_products.mistake(
    "Those are the products of a matrix product (of one grid with the other turned on its side), in which rows meet "
    "columns.",
    36,
)
how_many_products.mistake("That is how many numbers come out. How many products go into it?", 1)


write_dot = Exercise(
    "Write `my_dot(a, b)`: the dot product of two grids of one size, whatever that size is, with loops.",
    hints=[
        "One loop over the rows, and in it one over the columns. `len(a)` is how many rows there are.",
        "`len(a[0])` is how many columns there are. Begin with `total = 0`, and add a product in each turn.",
        "The product is `a[row][column] * b[row][column]`; `return total` comes after both loops.",
    ],
    take_away="One product for each place, one number in the end: nearly all the work of a network is this.",
    cases=[
        (np.array([[1, 25], [3, 7]]), np.array([[0, 4], [2, 70]])),
        (np.array([[1, 2, 3], [0, 1, 0]]), np.array([[4, 5, 6], [7, 2, 8]])),
    ],
    random=_two_grids,
    shows=lambda place, a, b: DotProduct(a, b),
)


@write_dot.reference
def my_dot(a, b):
    """The products of what is in the same place, added up."""
    total = 0
    for row in range(len(a)):
        for column in range(len(a[0])):
            total = total + a[row][column] * b[row][column]
    return total


def _added_up(a, b, rows, columns):
    """What the loops give when they go through these rows and columns."""
    return sum(a[row][column] * b[row][column] for row in rows for column in columns)


def _matrix_product(a, b):
    """Of the two grids; of two that do not fit, the second is turned on its side."""
    return a @ (b if a.shape[1] == b.shape[0] else b.T)


write_dot.mistake(
    "The loops always go over 2 rows and 2 columns; `len(a)` and `len(a[0])` say how many there are.",
    lambda a, b: _added_up(a, b, range(2), range(2)),
)
write_dot.mistake(
    "Both loops go over the number of rows; the number of columns is `len(a[0])`.",
    lambda a, b: _added_up(a, b, range(len(a)), range(len(a))),
)
write_dot.mistake(
    "The last row or column is missing: `range(n)` ends at n − 1 by itself.",
    lambda a, b: _added_up(a, b, range(len(a) - 1), range(len(a[0]) - 1)),
)
write_dot.mistake(
    "Row 0 and column 0 are missing: counting begins at 0, so write `range(n)`, not `range(1, n)`.",
    lambda a, b: _added_up(a, b, range(1, len(a)), range(1, len(a[0]))),
)
write_dot.mistake(
    "The `return` is inside the inner loop: your function ends after the first product.",
    lambda a, b: a[0][0] * b[0][0],
)
write_dot.mistake(
    "The `return` is inside the outer loop: your function ends after the first row.", lambda a, b: a[0] @ b[0]
)
write_dot.mistake(
    "`total = 0` is inside the outer loop: it starts anew with each row, and only the last row is left.",
    lambda a, b: a[-1] @ b[-1],
)
write_dot.mistake(
    "Only the last product is left: `total` must grow in each turn, not start anew.", lambda a, b: a[-1, -1] * b[-1, -1]
)
write_dot.mistake(
    "`total` stays 0: `total + …` alone is worked out and forgotten; write `total = total + …`.", lambda a, b: 0
)
write_dot.mistake(
    "Only places with row and column equal are counted: put one loop inside the other.",
    lambda a, b: sum(a[i, i] * b[i, i] for i in range(min(a.shape))),
)
write_dot.mistake(
    "`b[column][row]` swaps rows and columns; a number meets its partner in the same place.",
    lambda a, b: sum(a[row, column] * b[column, row] for row, column in np.ndindex(a.shape)),
)
write_dot.mistake("The pairs were added instead of multiplied.", lambda a, b: (a + b).sum())
write_dot.mistake("These are the products, one for each place; they are still to be added up.", lambda a, b: a * b)
write_dot.mistake(
    "`sum(a * b)` adds up the rows, and leaves one number for each column; these are still to be added up.",
    lambda a, b: sum(a * b),
)
write_dot.mistake(
    "This is the matrix product: rows met columns, and a whole grid came out.",
    _matrix_product,
)
write_dot.mistake(
    "This is the matrix product, added up: rows met columns, but here each number meets its partner.",
    lambda a, b: _matrix_product(a, b).sum(),
)


blind_to_brightness = Exercise(
    """`wanted = [[1, 1, 1], [0, 0, 0], [1, 1, 1]]` looks for two horizontal bars, and is fooled by a blank bright
    picture. Which number must replace each of the three zeros so that every blank picture gives 0?""",
    hints=["What must all nine numbers add up to?", "The six ones make 6; three equal numbers must make −6."],
    take_away="A grid whose numbers add up to 0 does not notice an equal amount added everywhere: it sees only "
    "differences.",
)


@blind_to_brightness.reference
def _():
    return -(1 + 1 + 1 + 1 + 1 + 1) / 3


blind_to_brightness.mistake("Three of these make −18; together they must make −6.", -6)
blind_to_brightness.mistake("Then the nine numbers add up to 3: the bars have twice as many cells as the middle.", -1)
blind_to_brightness.mistake("Three of these make −9; together they must make −6.", -3)
blind_to_brightness.mistake("The sign: with 2 a blank picture gives even more than before.", 2)
blind_to_brightness.mistake("With 0 a blank picture gives six times its brightness, as before.", 0)
blind_to_brightness.mistake("The −6 is shared among nine places; but the ones stay, and only three are free.", -6 / 9)


write_likeness = Exercise(
    """Write `likeness(a, b)`: the dot product of two grids, divided by the lengths of both, so that a picture twice as
    bright gets the same likeness. The length of a grid is the square root of its dot product with itself. You may use
    `dot`.""",
    hints=[
        "`dot(a, a) ** 0.5` is the length of `a`.",
        "Divide by both lengths: by their product, in brackets.",
    ],
    take_away="Divided by the lengths, the dot product no longer cares what every pixel is **multiplied** by. What is "
    "**added** to every pixel still counts.",
    cases=[(np.array([[3, 0], [0, 4]]), np.array([[6, 0], [0, 8]])), (np.array([[1, 2]]), np.array([[3, -1]]))],
    random=lambda rng: tuple(grid + 10 * (grid == 0) for grid in _two_grids(rng)),
    terms=lambda place, a, b: f"{dot(a, b)} / (√{dot(a, a)} · √{dot(b, b)})",
)


@write_likeness.reference
def likeness(a, b):
    """The dot product, divided by both lengths."""
    length_of_a = dot(a, a) ** 0.5
    length_of_b = dot(b, b) ** 0.5
    return dot(a, b) / (length_of_a * length_of_b)


def _length(grid):
    return dot(grid, grid) ** 0.5


write_likeness.mistake(
    "This is the dot product itself; twice as bright still gives twice as much.", lambda a, b: dot(a, b)
)
write_likeness.mistake(
    "The brackets: this divides by the first length and then **multiplies** by the second.",
    lambda a, b: dot(a, b) / _length(a) * _length(b),
)
write_likeness.mistake(
    "The square roots are missing: this divides by the squares of the lengths.",
    lambda a, b: dot(a, b) / (dot(a, a) * dot(b, b)),
)
write_likeness.mistake(
    "`** 1/2` is the first power, divided by 2; the square root is `** 0.5`.",
    lambda a, b: dot(a, b) / ((dot(a, a) / 2) * (dot(b, b) / 2)),
)
write_likeness.mistake(
    "This divides by the length of `a` alone; a brighter `b` still scores higher.",
    lambda a, b: dot(a, b) / _length(a),
)
write_likeness.mistake(
    "This divides by the length of `b` alone; a brighter `a` still scores higher.",
    lambda a, b: dot(a, b) / _length(b),
)
write_likeness.mistake(
    "The lengths were added; divide by their product.", lambda a, b: dot(a, b) / (_length(a) + _length(b))
)
write_likeness.mistake(
    "This divides by the sums of the numbers; the length is the root of the summed **squares**.",
    lambda a, b: dot(a, b) / (np.sum(a) * np.sum(b) or 1),
)
write_likeness.mistake("`//` rounds down to a whole number; divide with `/`.", lambda a, b: likeness(a, b) // 1)
write_likeness.mistake(
    "`np.dot` gives the matrix product; the `dot` of these lessons comes from `helpers`.",
    lambda a, b: _matrix_product(a, b) / (_length(a) * _length(b)),
)
