"""The exercises of lesson 5.

What does pooling do?
"""

import numpy as np

from ..operations import convolve, pool
from ..widgets import SlidingPool
from .exercise import Exercise

POOLED = [[1, -7, 2, 0], [3, 2, 5, 1], [-4, -1, 6, 6], [-9, -2, 0, 8]]

pool_by_hand = Exercise(
    """On paper: max pooling with windows of 2×2 that lie side by side, over
    `[[1, -7, 2, 0], [3, 2, 5, 1], [-4, -1, 6, 6], [-9, -2, 0, 8]]`. Give the output as a nested list.""",
    hints=[
        "Four windows: two rows of two.",
        "The first window holds 1, −7, 3 and 2.",
        "The largest of −4, −1, −9 and −2 is −1.",
    ],
    take_away="Max pooling keeps the strongest response of each window: high means strong, not far from zero.",
)


@pool_by_hand.reference
def _():
    return [[max(1, -7, 3, 2), max(2, 0, 5, 1)], [max(-4, -1, -9, -2), max(6, 6, 0, 8)]]


pool_by_hand.mistake("These are the means of the windows.", [[-0.25, 2], [-4, 5]])
pool_by_hand.mistake("These are the smallest numbers of the windows.", [[-7, 0], [-9, 0]])
pool_by_hand.mistake("The signs were dropped: −1 is larger than −9.", [[7, 5], [9, 8]])
pool_by_hand.mistake("In the third window 0 is the largest? None of its numbers is 0.", [[3, 5], [0, 8]])
pool_by_hand.mistake("The windows overlap here; they should lie side by side.", [[3, 5, 5], [3, 6, 6], [-1, 6, 8]])


def _image_and_size(rng):
    size = int(rng.integers(1, 4))
    return rng.integers(-9, 10, size + rng.integers(0, 6, 2)), size


write_pool = Exercise(
    """Write `my_pool(image, size)`: the largest number of each window of `size` × `size` cells. The windows lie side by
    side; rows and columns that do not fill a window are left over.""",
    hints=[
        "How many windows: `image.shape[0] // size` rows of them.",
        "The window for `output[row, column]` begins at `row * size`, `column * size`.",
        "`window.max()` is its largest number.",
    ],
    take_away="Pooling is a sliding window again, with a statistic in place of the dot product, and no weights.",
    cases=[(np.array(POOLED), 2), (np.array([[-1, -2, -3, -4, -5]] * 3), 2)],
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


@write_pool.mistake("This is mean pooling: of the right size, but it keeps the means, not the largest numbers.")
def _(image, size):
    return pool(image, size, how="mean")


@write_pool.mistake("This keeps the smallest numbers.")
def _(image, size):
    return pool(image, size, how="min")


@write_pool.mistake("The windows move on by one cell; here they lie side by side: the stride is `size`.")
def _(image, size):
    return pool(image, size, stride=1)


@write_pool.mistake("This takes the first number of each window, whatever the others are.")
def _(image, size):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    return image[: rows * size : size, : columns * size : size]


@write_pool.mistake("The size is right, but the windows begin at row, column instead of `row * size`, `column * size`.")
def _(image, size):
    return pool(image, size, stride=1)[: image.shape[0] // size, : image.shape[1] // size]


@write_pool.mistake("Negative numbers lost to a 0 that is not in the window: begin with its own first number.")
def _(image, size):
    return np.maximum(pool(image, size), 0)


@write_pool.mistake("This compares without the signs: −9 is not larger than 3.")
def _(image, size):
    return pool(np.abs(image), size)


@write_pool.mistake("The rows and columns left over got windows of their own; the size is rounded **down**.")
def _(image, size):
    rows, columns = (-(-side // size) for side in image.shape)
    cut = [
        [image[r * size : (r + 1) * size, c * size : (c + 1) * size].max() for c in range(columns)] for r in range(rows)
    ]
    return np.array(cut)


count_pool_weights = Exercise(
    "How many weights does a max pooling layer with windows of 2×2 learn for 16 channels?",
    hints=["What is there to be learned in “take the largest”?"],
    take_away="None: pooling learns nothing. It is a fixed rule.",
)


@count_pool_weights.reference
def _():
    return 0


count_pool_weights.mistake(
    "A window of 2×2 has four cells, but no weight belongs to them: pooling has nothing to learn.", 4
)
count_pool_weights.mistake("Pooling has no weights, in no channel: it has nothing to learn.", 64)
count_pool_weights.mistake("That would be a bias per channel; pooling has none.", 16)
count_pool_weights.mistake("That would be a layer of 16 kernels over 16 channels. Pooling has no weights.", 1024)


pooled_shape = Exercise(
    "16 maps of 25×25, shape `(16, 25, 25)`, go through max pooling with windows of 2×2. Which shape comes out?",
    hints=["Does pooling mix channels?", "Half of 25, rounded down."],
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


write_pool_channels = Exercise(
    "Write `pool_maps(maps)`: max pooling with windows of 2×2 for maps of shape (channels, rows, columns), both even.",
    hints=[
        "Each channel for itself; the result has as many.",
        "`maps[:, 0::2, 0::2]` is the top left number of every window. Which are the other three?",
        "`np.maximum` of the four.",
    ],
    take_away="Channel by channel: what one map found is never mixed with what another found.",
    cases=[(np.array([[[1, 2], [3, 4]], [[8, 7], [6, 5]]]),)],
    random=lambda rng: (rng.integers(-9, 10, rng.integers([2, 1, 1], 4) * (1, 2, 2)),),
    shows=lambda place, maps: SlidingPool(maps),
)


@write_pool_channels.reference
def pool_maps(maps):
    """The largest of the four numbers of each window, channel by channel."""
    upper = np.maximum(maps[:, 0::2, 0::2], maps[:, 0::2, 1::2])
    lower = np.maximum(maps[:, 1::2, 0::2], maps[:, 1::2, 1::2])
    return np.maximum(upper, lower)


@write_pool_channels.mistake("The channels were mixed: pooling takes the largest of each window **in each channel**.")
def _(maps):
    return pool(maps).max(0)


@write_pool_channels.mistake("The largest of all channels was given to each; they are to be kept apart.")
def _(maps):
    return np.broadcast_to(pool(maps).max(0), pool(maps).shape)


@write_pool_channels.mistake("This is mean pooling.")
def _(maps):
    return pool(maps, how="mean")


@write_pool_channels.mistake("This keeps one number a map: the largest of it all. Every **window** has its own.")
def _(maps):
    return maps.max((1, 2))


strided_instead = Exercise(
    """Is pooling essential? Find a kernel with which `convolve(image, kernel, stride=2)` does exactly what **mean**
    pooling with windows of 2×2 does. Hand it over as a nested list.""",
    hints=["A mean of four numbers: a quarter of each.", "The kernel has four equal numbers."],
    take_away="A convolution with a stride shrinks too, and can learn how: networks without any pooling work well.",
    measure=lambda kernel: convolve(POOLED, kernel, stride=2),
    subject="what your kernel makes of the image",
)


@strided_instead.reference
def _():
    return [[1 / 4, 1 / 4], [1 / 4, 1 / 4]]


strided_instead.mistake("These are the sums of the windows; the mean is a quarter of them.", [[1, 1], [1, 1]])
strided_instead.mistake("This takes the first number of each window and forgets the rest.", [[1, 0], [0, 0]])
strided_instead.mistake("This is half of the sum; a mean of four is a quarter.", [[0.5, 0.5], [0.5, 0.5]])


def blurred(image):
    """A convolution: it moves along."""
    return convolve(image, [[1, 2]])


def brightest(image):
    """One number for the whole image: it stays."""
    return np.full_like(image, np.max(image))


def columns_weighted(image):
    """Every column has a weight of its own: it does neither."""
    return image * np.arange(1, image.shape[1] + 1)


def mirrored(image):
    """Left and right swapped: it moves the other way."""
    return image[:, ::-1]


def _shifting(rng):
    image = np.zeros((3, 8), int)
    image[:, 2:5] = rng.integers(1, 9, (3, 3))
    return [blurred, brightest, columns_weighted, mirrored][rng.integers(4)], image


moves_along = Exercise(
    """Write `moves(operation, image)`: `True` when the output of `operation` moves along with the image, that is,
    when shifting the image first gives the same as shifting the output. Shift by one column with
    `np.roll(array, 1, axis=1)`.""",
    hints=[
        "Do it in both orders: shift, then operate; operate, then shift.",
        "`np.array_equal(first, second)` tells whether they are equal.",
    ],
    take_away="A convolution moves along (equivariance); staying the same (invariance) is something else.",
    cases=[(blurred, np.array([[0, 0, 5, 3, 0, 0]])), (mirrored, np.array([[0, 0, 5, 3, 0, 0]]))],
    random=_shifting,
)


@moves_along.reference
def moves(operation, image):
    """Whether shifting before and shifting after give the same."""
    shifted_first = operation(np.roll(image, 1, axis=1))
    shifted_after = np.roll(operation(image), 1, axis=1)
    return np.array_equal(shifted_first, shifted_after)


@moves_along.mistake(
    "This asks whether the output **stays the same** (invariance); asked is whether it **moves along**."
)
def _(operation, image):
    return np.array_equal(operation(np.roll(image, 1, axis=1)), operation(image))


@moves_along.mistake("Nothing is shifted on one of the two sides, so this compares the image with its own output.")
def _(operation, image):
    return np.array_equal(operation(image), image)


@moves_along.mistake("The output is shifted the other way than the image.")
def _(operation, image):
    return np.array_equal(operation(np.roll(image, 1, axis=1)), np.roll(operation(image), -1, axis=1))


@moves_along.mistake("The wrong way round: `True` when they are equal.")
def _(operation, image):
    return not moves(operation, image)
