"""The exercises of lesson 5.

What does pooling do?
"""

import numpy as np

from ...operations import pool
from ...widgets import SlidingPool
from ..exercise import Exercise

POOLED = [[1, -7, 2, 0], [3, 2, 5, 1], [-4, -1, 6, 6], [-9, -2, 0, 8]]

pool_by_hand = Exercise(
    """On paper: max pooling with windows of 2×2 that lie side by side, over
    `[[1, -7, 2, 0], [3, 2, 5, 1], [-4, -1, 6, 6], [-9, -2, 0, 8]]`. Give the output as a nested list.""",
    hints=[
        "Four windows: two rows of two.",
        "The first window holds 1, −7, 3 and 2.",
        "In the third window all four are below 0. Which of them is highest up on a thermometer?",
    ],
    take_away="Max keeps the number that is highest up, not the one that is farthest from 0: −1 beats −9.",
)


@pool_by_hand.reference
def _():
    return [[max(1, -7, 3, 2), max(2, 0, 5, 1)], [max(-4, -1, -9, -2), max(6, 6, 0, 8)]]


pool_by_hand.mistake("These are the means of the windows.", [[-0.25, 2], [-4, 5]])
pool_by_hand.mistake("These are the smallest numbers of the windows.", [[-7, 0], [-9, 0]])
pool_by_hand.mistake("−9 is the smallest number of its window: on a thermometer −1 is far above it.", [[3, 5], [-9, 8]])
pool_by_hand.mistake("These are the numbers that are farthest from 0; asked for are the largest.", [[-7, 5], [-9, 8]])
pool_by_hand.mistake(
    "The signs were dropped: with them, −7 is smaller than 3 and −9 smaller than −1.", [[7, 5], [9, 8]]
)
pool_by_hand.mistake("In the third window the right cell was found, but its sign was lost.", [[3, 5], [1, 8]])
pool_by_hand.mistake("In the third window 0 is the largest? None of its numbers is 0.", [[3, 5], [0, 8]])
pool_by_hand.mistake("These are the sums of the windows.", [[-1, 8], [-16, 20]])
pool_by_hand.mistake("The windows overlap here; they should lie side by side.", [[3, 5, 5], [3, 6, 6], [-1, 6, 8]])


def _pooled(image, size, begins, statistic):
    """A statistic of each window; `begins(row, column)` is where a window begins."""
    output = np.zeros((image.shape[0] // size, image.shape[1] // size))
    for place in np.ndindex(*output.shape):
        top, left = begins(*place)
        output[place] = statistic(image[top : top + size, left : left + size])
    return output


def _image_and_size(rng):
    size = int(rng.integers(1, 4))
    return rng.integers(-9, 10, size + rng.integers(0, 6, 2)), size


write_pool = Exercise(
    """Write `my_pool(image, size)`: the largest number of each window of `size` × `size` cells. The windows lie side by
    side; rows and columns that do not fill a window are left over. Use `window.max()`, not `pool`.""",
    hints=[
        "How many windows: `image.shape[0] // size` rows of them.",
        "The window for `output[row, column]` begins at `row * size`, `column * size`.",
        "`image[top : top + size, left : left + size].max()` is the largest number of a window.",
    ],
    take_away="Pooling is a sliding window again, with a statistic in place of the dot product, and no weights.",
    cases=[
        (np.array(POOLED), 2),
        (np.array([[-1, -2, -3, -4, -5]] * 3), 2),
        (np.array([[4, 1, 0], [2, 9, 5], [3, 7, 8]]), 3),
    ],
    random=_image_and_size,
    shows=lambda place, image, size: SlidingPool(image, size),
)


@write_pool.reference
def my_pool(image, size):
    """The largest number of each window."""
    rows, columns = image.shape[0] // size, image.shape[1] // size
    output = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            top, left = row * size, column * size
            output[row, column] = image[top : top + size, left : left + size].max()
    return output


write_pool.mistake(
    "This is mean pooling: of the right size, but it keeps the means, not the largest numbers.",
    lambda image, size: pool(image, size, how="mean"),
)
write_pool.mistake("This keeps the smallest numbers.", lambda image, size: pool(image, size, how="min"))
write_pool.mistake(
    "The windows move on by one cell; here they lie side by side: the stride is `size`.",
    lambda image, size: pool(image, size, stride=1),
)


@write_pool.mistake("This takes the first number of each window, whatever the others are.")
def _(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size : size, : columns * size : size]


write_pool.mistake(
    "The size is right, but the windows begin at row, column instead of `row * size`, `column * size`.",
    lambda image, size: pool(image, size, stride=1)[: image.shape[0] // size, : image.shape[1] // size],
)
write_pool.mistake(
    "Negative numbers lost to a 0 that is not in the window: begin with its own first number.",
    lambda image, size: np.maximum(pool(image, size), 0),
)
write_pool.mistake(
    "This compares without the signs: −9 is not larger than 3.", lambda image, size: pool(np.abs(image), size)
)
write_pool.mistake(
    "This is the **place** of the largest number in its window (`argmax`), not the number itself.",
    lambda image, size: _pooled(image, size, lambda row, column: (row * size, column * size), np.argmax),
)
write_pool.mistake(
    "These are the sums of the windows.",
    lambda image, size: _pooled(image, size, lambda row, column: (row * size, column * size), np.sum),
)
write_pool.mistake(
    "Rows and columns are swapped: `row` counts downwards, `column` to the right.",
    lambda image, size: _pooled(image, size, lambda row, column: (column * size, row * size), np.max),
)


@write_pool.mistake("The windows end too early: one that begins at `row * size` ends at `row * size + size`.")
def _(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    output = np.zeros((rows, columns))
    for row, column in np.ndindex(rows, columns):
        output[row, column] = image[row * size : row + size, column * size : column + size].max()
    return output


write_pool.mistake(
    "The last row of windows and the last column of them are missing.", lambda image, size: pool(image, size)[:-1, :-1]
)


@write_pool.mistake("The last windows are missing where they fit exactly: `range` leaves out its end.")
def _(image, size):
    down, across = range(0, image.shape[0] - size, size), range(0, image.shape[1] - size, size)
    return np.array([[image[top : top + size, left : left + size].max() for left in across] for top in down])


write_pool.mistake(
    "This is right for a size of 2 only; take `size` where a 2 stands.", lambda image, size: pool(image, 2)
)


@write_pool.mistake("The rows and columns left over got windows of their own; the size is rounded **down**.")
def _(image, size):
    rows, columns = (-(-side // size) for side in image.shape)
    cut = [
        [image[r * size : (r + 1) * size, c * size : (c + 1) * size].max() for c in range(columns)] for r in range(rows)
    ]
    return np.array(cut)


pooled_shape = Exercise(
    "16 maps of 25×25, shape `(16, 25, 25)`, go through max pooling with windows of 2×2. Which shape comes out?",
    hints=["Does pooling mix channels?", "How many windows of 2 fit side by side into 25 columns?"],
    take_away="Pooling keeps channels apart: as many maps as before, each about half as high and wide.",
)


@pooled_shape.reference
def _():
    return (16, 25 // 2, 25 // 2)


pooled_shape.mistake("Pooling keeps the channels apart; it mixes none of them.", (1, 12, 12))
pooled_shape.mistake("Pooling goes over rows and columns only; there are as many channels as before.", (8, 12, 12))
pooled_shape.mistake("Rounded up: the last row and column do not fill a window, and are left over.", (16, 13, 13))
pooled_shape.mistake("That would be stride 1. Pooling windows lie side by side.", (16, 24, 24))
pooled_shape.mistake("There are no half cells: rounded down.", (16, 12.5, 12.5))
pooled_shape.mistake("That is one map; each of the 16 is pooled by itself, and all of them come out.", (12, 12))
pooled_shape.mistake("The order is (channels, rows, columns): the maps come first.", (12, 12, 16))
pooled_shape.mistake("That is pooling with windows of 4×4: with 2×2, each **side** is halved.", (16, 6, 6))


write_pool_channels = Exercise(
    """Write `pool_maps(maps)`: max pooling with windows of 2×2 for maps of shape (channels, rows, columns), both even.
    Do not use `pool`; you may use your `my_pool`.""",
    hints=[
        "Your `my_pool` does one map. Do it for each, and collect the results in a list.",
        "Or without a loop: `maps[:, 0::2, 0::2]` is the top left number of every window. Which are the other three?",
        "`np.maximum(one, other)` takes two arrays at a time.",
    ],
    take_away="Channel by channel: what one map found is never mixed with what another found.",
    cases=[(np.array([[[1, 2], [4, 3]], [[7, 8], [6, 5]]]),), (np.array([[[0, 1, 6, 2], [3, 2, 4, 5]]] * 2),)],
    random=lambda rng: (rng.integers(-9, 10, rng.integers([2, 1, 1], 4) * (1, 2, 2)),),
    shows=lambda place, maps: SlidingPool(maps),
)


@write_pool_channels.reference
def pool_maps(maps):
    """The largest of the four numbers of each window, channel by channel."""
    upper = np.maximum(maps[:, 0::2, 0::2], maps[:, 0::2, 1::2])
    lower = np.maximum(maps[:, 1::2, 0::2], maps[:, 1::2, 1::2])
    return np.maximum(upper, lower)


write_pool_channels.mistake(
    "The channels were mixed: pooling takes the largest of each window **in each channel**.",
    lambda maps: pool(maps).max(0),
)
write_pool_channels.mistake(
    "This adds the maps up, as a kernel does. A pool leaves every map to itself.", lambda maps: pool(maps.sum(0))
)
write_pool_channels.mistake(
    "The pooled maps are added up, as a kernel does it. A pool leaves every map to itself.",
    lambda maps: pool(maps).sum(0),
)
write_pool_channels.mistake(
    "The largest of all channels was given to each; they are to be kept apart.",
    lambda maps: np.broadcast_to(pool(maps).max(0), pool(maps).shape),
)
write_pool_channels.mistake("This is mean pooling.", lambda maps: pool(maps, how="mean"))
write_pool_channels.mistake(
    "This keeps one number a map: the largest of it all. Every **window** has its own.", lambda maps: maps.max((1, 2))
)
write_pool_channels.mistake(
    "This takes the top left number of every window, whatever the other three are.", lambda maps: maps[:, ::2, ::2]
)
write_pool_channels.mistake(
    "This takes the bottom right number of every window, whatever the other three are.",
    lambda maps: maps[:, 1::2, 1::2],
)
write_pool_channels.mistake(
    "This looks at two of the four numbers only, those on the diagonal from the top left.",
    lambda maps: np.maximum(maps[:, ::2, ::2], maps[:, 1::2, 1::2]),
)
write_pool_channels.mistake(
    "This looks at the left column of every window only.",
    lambda maps: np.maximum(maps[:, ::2, ::2], maps[:, 1::2, ::2]),
)
write_pool_channels.mistake(
    "This is the first map alone; each map is pooled, and all come out.", lambda maps: pool(maps[0])
)
write_pool_channels.mistake(
    "The windows move on by one cell; here they lie side by side.", lambda maps: pool(maps, 2, stride=1)
)
write_pool_channels.mistake(
    "The pooling went over the channels instead: it took the largest of all maps, cell by cell.",
    lambda maps: maps.max(0),
)
