"""The exercises of lesson 5 about what a smaller map keeps, and other ways to make it."""

import numpy as np

from ...operations import convolve, pool
from ...widgets import SlidingPool
from ..compare import Unreadable
from ..exercise import Exercise

save_the_ink = Exercise(
    """Black ink (0) on white paper (255). Write `keep_ink(image)`: the image shrunk with windows of 2×2 that lie side
    by side, so that even a line of one pixel's width survives: each cell is as dark as the **darkest** pixel of its
    window. You may use `pool(image)`.""",
    hints=[
        "`pool` keeps what is large, and here the paper is large. When would the ink be?",
        "`255 - image` turns light and dark.",
        "Turn, pool, and turn back.",
    ],
    take_away="Max pooling keeps what is large, however sharp the rest: make large what you want to keep.",
    cases=[(np.array([[255, 255, 0, 255], [255, 255, 0, 255]]),), (np.array([[255, 90], [200, 255]]),)],
    random=lambda rng: (rng.integers(0, 256, 2 * rng.integers(1, 4, 2)),),
    shows=lambda place, image: SlidingPool(image, how="min"),
)


@save_the_ink.reference
def keep_ink(image):
    """Light and dark turned, the largest of each window, and turned back."""
    return 255 - pool(255 - image)


save_the_ink.mistake(
    "The paper wins: max pooling keeps what is **large**, and here that is white, not the sharp line.",
    lambda image: pool(image),
)
save_the_ink.mistake(
    "This is the mean: a thin line does not survive, it turns grey.", lambda image: pool(image, how="mean")
)
save_the_ink.mistake(
    "What comes out is white ink on black paper: turn light and dark back at the end.", lambda image: pool(255 - image)
)
save_the_ink.mistake(
    "Light and dark were turned too late: by then the paper had won. Turn them before, and back at the end.",
    lambda image: 255 - pool(image),
)
save_the_ink.mistake(
    "This takes the top left pixel of each window: it finds a thin line only by luck.", lambda image: image[::2, ::2]
)


PHOTOGRAPH = np.array([[6, 0, 12, 3, 9, 1], [18, 24, 2, 5, 7, 30], [4, 8, 11, 40, 2, 6], [10, 20, 13, 0, 1, 17]])


def _in_windows(kernel):
    """What a kernel makes of PHOTOGRAPH when it moves like a pool of 2×3 windows."""
    if np.ndim(kernel) != 2:
        raise Unreadable("a kernel is asked for, as rows of numbers, such as `[[1, 2], [3, 4]]`")
    return convolve(PHOTOGRAPH, kernel, stride=(2, 3))


strided_instead = Exercise(
    """Find a kernel with which `convolve(image, kernel, stride=(2, 3))` does exactly what **mean** pooling with windows
    of 2 rows and 3 columns does. Hand it over as a nested list.""",
    hints=["The kernel covers just the cells of one window.", "It has six numbers, all equal, that add up to 1."],
    take_away="A mean pool is a strided convolution with equal weights; one that learns may find better weights.",
    measure=_in_windows,
    subject="what your kernel makes of a small image",
)


@strided_instead.reference
def _():
    return [[1 / 6, 1 / 6, 1 / 6], [1 / 6, 1 / 6, 1 / 6]]


strided_instead.mistake("These are the sums of the windows; a mean of six numbers is a sixth of that.", np.ones((2, 3)))
strided_instead.mistake("A quarter was right for windows of four cells; here there are six.", np.full((2, 3), 1 / 4))
strided_instead.mistake("This kernel covers four cells of each window; a window has six.", np.full((2, 2), 1 / 4))
strided_instead.mistake("Rows and columns are swapped: the windows have 2 rows and 3 columns.", np.full((3, 2), 1 / 6))
strided_instead.mistake("A third is the mean of a row; a window has two rows.", np.full((2, 3), 1 / 3))
strided_instead.mistake("A half is the mean of a column; a window has three columns.", np.full((2, 3), 1 / 2))
strided_instead.mistake("This takes the first number of each window and forgets the rest.", [[1, 0, 0], [0, 0, 0]])
strided_instead.mistake(
    "Rounded numbers do not do it exactly: write `1 / 6`, Python works it out.", np.full((2, 3), 0.17)
)
strided_instead.mistake("Nearly, but it is rounded: write `1 / 6`, Python works it out.", np.full((2, 3), 0.167))


weights_instead = Exercise(
    """A network begins with `Conv(8, 3), ReLU(), MaxPool(2), Conv(16, 3)`. Its pool is replaced by a convolution that
    halves the maps too: `Conv(8, 2, stride=2)`. How many weights and biases does the network have **more** than
    before?""",
    hints=[
        "How many does the pool have?",
        "Eight maps go into the new layer: how many weights has one of its kernels?",
        "8 kernels, each with 8×2×2 weights and one bias.",
    ],
    take_away="A pool learns nothing and keeps maps apart; a convolution in its place mixes them, and costs weights.",
)


@weights_instead.reference
def _():
    return 8 * (8 * 2 * 2 + 1) - 0


weights_instead.mistake("The biases were forgotten: one for each of the new layer's 8 kernels.", 256)
weights_instead.mistake("A pool keeps maps apart, a kernel does not: each goes through all 8 maps.", 40)
weights_instead.mistake("A kernel goes through all 8 maps, and each kernel has a bias.", 32)
weights_instead.mistake("That is one kernel with its bias; there are 8.", 33)
weights_instead.mistake(
    "32 weights were taken off for the pool. It has none: “the largest of four” needs no weights.", 232
)
weights_instead.mistake(
    "4 weights were taken off for the pool. It has none: “the largest of four” needs no weights.", 260
)
weights_instead.mistake("The pool has no weights, but the convolution in its place has.", 0)
weights_instead.mistake("One bias for each kernel, not for each of the maps that it goes through.", 8 * 8 * (2 * 2 + 1))
