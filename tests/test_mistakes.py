"""A known mistake is called by its name, and no right number is called a mistake."""

import numpy as np
import pytest

from helpers import DotProduct, SlidingKernel, SlidingPool, convolve

from .test_arithmetic import sendable

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
BEHIND = """async ([given, step, number]) => {
  const { readScene } = await load("window/scene"), { mistakesBehind } = await load("window/mistakes");
  const { parseRational } = await load("numbers/rational");
  const view = (numbers) => numbers && {...numbers, data: Uint8Array.from(atob(numbers.data), (c) => c.charCodeAt(0))};
  for (const name of ["image", "kernel", "a", "b"]) if (given[name]) given[name] = view(given[name]);
  return mistakesBehind(readScene(given, {}), step, parseRational(number));
}"""

image, kernel = np.array(IMAGE), np.array(KERNEL)
slides = SlidingKernel(IMAGE, KERNEL, bias=10, stride=2)
padded = SlidingKernel(IMAGE, KERNEL, padding=1, dilation=2)
colour = SlidingKernel(np.stack([image, image + 1]), np.stack([kernel, kernel.T]))
dots = DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])
product = np.array([[1, 25], [3, 7]]) @ [[0, 4], [2, 70]]
largest = SlidingPool(IMAGE)
mean = SlidingPool(IMAGE, how="mean")


@pytest.mark.parametrize(("widget", "step", "number", "words"), [
    (slides, 1, 10 + convolve(image, kernel[::-1, ::-1], stride=2)[0, 1], "flipped kernel"),
    (slides, 1, 10 + convolve(image, kernel.T, stride=2)[0, 1], "Rows and columns of the kernel were swapped"),
    (slides, 1, -16, "The bias was forgotten"),
    (slides, 1, 10 + 1 + 2 + 7 + 2 + 0, "added instead of multiplied"),
    (slides, 1, 10 + 1 + 10 + 21 + 14, "A sign was dropped"),
    (slides, 1, 14, "last product alone"),
    (slides, 1, 6, "The size is right, the sign is not"),
    (dots, 2, 100, "This is the sum so far"),
    (slides, 1, 10 + convolve(image, kernel)[0, 1], "stride was ignored"),
    (slides, 2, 10 + convolve(image, kernel)[2, 1], "one column too far right"),
    (slides, 1, 10 + convolve(image, kernel)[1, 2], "one row too low"),
    (slides, 1, 10 + convolve(image, kernel, stride=2)[1, 0], "Rows and columns of the output were swapped"),
    (slides, 1, 0, "added up before multiplying"),
    (slides, 1, 12, "the kernel was forgotten"),
    (padded, 1, convolve(image, kernel, padding=1)[0, 1], "dilation was ignored"),
    (padded, 0, convolve(image, kernel, dilation=2)[0, 0], "padding was forgotten"),
    (colour, 0, convolve(image, kernel)[0, 0], "Only the first channel was counted"),
    (dots, 3, product[1, 1], "number of the matrix product"),
    (dots, 3, product.sum(), "matrix product, added up"),
    (dots, 3, 1 * 0 + 25 * 2 + 3 * 4 + 7 * 70, "Rows met columns"),
    (dots, 3, 490, "last product alone"),
    (largest, 0, 5, "mean of the window; asked is the largest number"),
    (largest, 0, 2, "smallest number of the window"),
    (largest, 0, 20, "sum of the window"),
    (largest, 2, 6, "one column too far right"),
    (mean, 0, 9, "largest number of the window; asked is the mean"),
    (SlidingPool(-image), 0, 9, "A sign was dropped"),
    (SlidingPool(-image, 3, 1, padding=1), 0, 0, "it never wins"),
])  # fmt: skip
def test_a_known_mistake_is_called_by_its_name(modules, widget, step, number, words):
    said = modules.evaluate(BEHIND, [sendable(widget), step, str(number)])
    assert any(words in sentence for sentence in said), said


def test_two_mistakes_with_one_number_are_both_named(modules):
    said = modules.evaluate(BEHIND, [sendable(SlidingKernel([[2, 3], [4, 5]], [[0, 1], [2, 0]])), 0, "10"])
    assert len(said) >= 2
    assert any("flipped" in sentence for sentence in said)
    assert any("Rows and columns of the kernel" in sentence for sentence in said)


def test_a_number_that_is_right_by_luck_of_a_mistake_is_right(modules):
    widget = SlidingKernel([[1, 1], [1, 1]], KERNEL)  # flipped or not, the sum is 0
    assert modules.evaluate(BEHIND, [sendable(widget), 0, "0"]) == []


def test_no_mistake_is_ever_named_for_the_right_number(modules):
    random = np.random.default_rng(0)
    for _ in range(60):
        widget = SlidingKernel(random.integers(-9, 10, (5, 5)), random.integers(-3, 4, (2, 3)), padding=1, stride=2)
        step = int(random.integers(widget.output.size))
        assert modules.evaluate(BEHIND, [sendable(widget), step, str(widget.output.flat[step])]) == []
