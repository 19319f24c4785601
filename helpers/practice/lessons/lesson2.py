"""The exercises of lesson 2 about places and sizes; those that slide a kernel are in sliding.py.

What happens when we slide it?
"""

import numpy as np

from ...operations import convolve, output_size
from ..exercise import Exercise

IMAGE, KERNEL = np.array([[2, 1, 0], [3, 5, 1], [0, 4, 6]]), np.array([[1, 0], [2, -1]])
FLIPPED = "This is the flipped kernel, turned by 180°. Here the kernel lies on the image as it is."


slide_by_hand = Exercise(
    """On paper: slide `kernel = [[1, 0], [2, -1]]` with stride 1 over `image = [[2, 1, 0], [3, 5, 1], [0, 4, 6]]`.
    Give the output as a nested list of rows and columns.""",
    hints=[
        "A 2×2 kernel has four places on a 3×3 image: two rows of two.",
        "In the first place 2, 1, 3 and 5 lie under the kernel.",
        "The first number is 1×2 + 0×1 + 2×3 + (−1)×5 = 3.",
    ],
    take_away="Each output is the dot product of the kernel, as it is written, with the window under it.",
)


@slide_by_hand.reference
def _():
    return [[2 + 2 * 3 - 5, 1 + 2 * 5 - 1], [3 + 2 * 0 - 4, 5 + 2 * 4 - 6]]


slide_by_hand.mistake(FLIPPED, convolve(IMAGE, KERNEL[::-1, ::-1]))
slide_by_hand.mistake("The sign of the −1 was dropped.", convolve(IMAGE, np.abs(KERNEL)))
slide_by_hand.mistake("Rows and columns of the kernel were swapped.", convolve(IMAGE, KERNEL.T))
slide_by_hand.mistake("Rows and columns of the output were swapped.", convolve(IMAGE, KERNEL).T)
slide_by_hand.mistake("These are sums of the windows: the kernel was forgotten.", convolve(IMAGE, np.ones((2, 2))))
slide_by_hand.mistake("With stride 1 the kernel moves on by one cell, and so it has more places.", [[3]])


padding_for_same = Exercise(
    "With stride 1, which padding (on each side) lets a 7×7 kernel keep the size of the image?",
    hints=["Without padding the output has 7 − 1 = 6 rows fewer.", "Half of the missing rows come from above."],
    take_away="(window − 1) / 2 on each side keeps the size. That is a whole number when the kernel's side is odd, and "
    "most kernels' sides are.",
)


@padding_for_same.reference
def _():
    return (7 - 1) / 2


padding_for_same.mistake("That is the padding in total; it is counted on **each** side.", 6)
padding_for_same.mistake("Without padding the output has six rows fewer than the image.", 0)
padding_for_same.mistake("With 7 the output is larger than the image.", 7)
padding_for_same.mistake("Half of the window: but the window also covers the cell that it is centred on.", 3.5)
padding_for_same.mistake("Padding 4 is one too many: the output has two rows more than the image.", 4)
padding_for_same.mistake("Padding 2 is right for a kernel of 5×5.", 2)
padding_for_same.mistake("Padding 1 is right for a kernel of 3×3.", 1)


which_size = Exercise(
    """AlexNet, which made convolutional networks famous in 2012, is usually built like this: its first kernels are of
    11×11 and slide with stride 4 and padding 2 over an image of 224 rows; 55 rows come out. What is the largest number
    of rows that an image may have so that 55 rows still come out?""",
    hints=[
        "With padding there are 224 + 2·2 = 228 rows. The kernel lies on 11 of them; how often can it move on by 4?",
        "The other 217 rows are 54 steps of 4, and 1 row is left over. How many may be left over at most?",
        "Four rows would be one step more, so three may be left over. That is two rows more than there were.",
    ],
    take_away="What does not fill a step is left over: with stride 4, four sizes of image give the same output size.",
)


@which_size.reference
def _():
    return 54 * 4 + 11 + 3 - 2 * 2


which_size.mistake("This is the smallest such image: nothing is left over. Larger ones give 55 rows, too.", 223)
which_size.mistake("With 224 rows one row is left over; there is room for more.", 224)
which_size.mistake("With 225 rows two rows are left over; there is room for one more.", 225)
which_size.mistake("With 227 rows four are left over: the kernel takes one step more, and 56 rows come out.", 227)
which_size.mistake("With 228 rows 56 come out. The padding is counted on **each** side.", 228)
which_size.mistake(
    "With 230 rows 56 come out. The padding was forgotten, or the start: 55 places are only 54 steps.",
    230,
)


write_output_size = Exercise(
    """Write `my_output_size(size, window, stride, padding)`: how many places the window has along one side.
    `padding` is counted on each side.""",
    hints=[
        "With stride 1 and no padding a window of 2 has 4 places on 5 cells.",
        "Padding makes the side longer at both ends: `size + 2 * padding`.",
        "`//` divides and rounds down.",
    ],
    take_away="Padding twice, the window once, rounded down, plus one.",
    cases=[(5, 2, 1, 0), (5, 2, 2, 0), (5, 3, 1, 1), (7, 3, 2, 1)],
    random=lambda rng: tuple(int(n) for n in (rng.integers(7, 40), *rng.integers([1, 1, 0], [8, 5, 4]))),
    terms=lambda place, size, window, stride, padding: (
        f"⌊({size} + 2·{padding} − {window}) / {stride}⌋ + 1 = {output_size(size, window, stride, padding)}"
    ),
)


@write_output_size.reference
def my_output_size(size, window, stride, padding):
    """How many places a window has along one side."""
    return (size + 2 * padding - window) // stride + 1


write_output_size.mistake(
    "The floor was forgotten: what does not fill a step is left over. `//` rounds down.",
    lambda size, window, stride, padding: (size + 2 * padding - window) / stride + 1,
)
write_output_size.mistake(
    "One too few: the place where the window starts counts as well.",
    lambda size, window, stride, padding: (size + 2 * padding - window) // stride,
)
write_output_size.mistake(
    "The padding is counted in total; it is added on **each** side.",
    lambda size, window, stride, padding: (size + padding - window) // stride + 1,
)
write_output_size.mistake(
    "The padding was forgotten.", lambda size, window, stride, padding: (size - window) // stride + 1
)
write_output_size.mistake(
    "The padding makes the **image** larger, not the output: add it before dividing.",
    lambda size, window, stride, padding: (size - window) // stride + 1 + 2 * padding,
)
write_output_size.mistake(
    "The 1 is the place where the window starts; it belongs to the places, after dividing.",
    lambda size, window, stride, padding: (size + 2 * padding - window + 1) // stride,
)
write_output_size.mistake(
    "This rounds up; a step that is not whole is not taken.",
    lambda size, window, stride, padding: -(-(size + 2 * padding - window) // stride) + 1,
)
write_output_size.mistake(
    "Brackets: as it stands, `//` divides only what is right before it. Subtract first, then divide.",
    lambda size, window, stride, padding: size + 2 * padding - window // stride + 1,
)
write_output_size.mistake(
    "The window's own size was forgotten: all its cells must lie on the image.",
    lambda size, window, stride, padding: (size + 2 * padding) // stride,
)
