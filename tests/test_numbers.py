"""The rule for numbers: what is printed adds up to what is printed, and is the number that NumPy finds."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import DotProduct, SlidingKernel, SlidingPool

from .test_arithmetic import sendable

# The sum of one step as the widget prints it: the pieces that kit/terms.js writes, those of folded groups too.
PRINT = """async ([given, step]) => {
  const { readScene, sumOf, sentenceOf } = await load("window/scene"), { textOf } = await load("numbers/sums");
  const view = (numbers) => numbers && {...numbers, data: Uint8Array.from(atob(numbers.data), (c) => c.charCodeAt(0))};
  for (const name of ["image", "kernel", "a", "b"]) if (given[name]) given[name] = view(given[name]);
  const scene = readScene(given, {}), sum = sumOf(scene, step);
  const flat = (pieces) => pieces.flatMap((piece) => [piece, ...flat(piece.inside ?? [])]);
  const shown = ({above = [], text}) => textOf(above) + text; // a rounded product stands under its factors
  const all = flat(sum.pieces);
  const texts = (...kinds) => all.filter(({kind}) => kinds.includes(kind)).map(({text}) => text);
  return {
    terms: texts("term", "best"),
    extra: texts("extra"),
    subtotals: texts("group").map((text) => text.split(" ").at(-1)),
    result: sum.result,
    line: `${sum.pieces.map(shown).join("")} = ${sum.result}`,
    sentence: sentenceOf(scene, step),
  };
}"""

NUMBER = r"\(?−?[\d.]+(?:e−?\d+)?(?:/\d+)?\)?"


def read(text):
    """An exact rational from a printed number or product."""
    value = Fraction(1)
    for factor in text.split("×"):
        assert re.fullmatch(NUMBER, factor.strip()), f"{text!r} cannot be read back"
        value *= Fraction(factor.strip().strip("()").replace("−", "-"))
    return value


whole = st.integers(-99, 99)
decimal = st.integers(-9999, 9999).map(lambda n: n / 100)
ninth = st.integers(-40, 40).map(lambda n: Fraction(n, 9))
floating = st.floats(1e-6, 1e6).flatmap(lambda x: st.sampled_from([x, -x]))
entries = st.sampled_from([whole, decimal, ninth, floating, st.one_of(whole, decimal, ninth, floating)])
sizes = st.integers(1, 4)


@st.composite
def arrays(draw, *shape):
    kind = draw(entries)
    count = int(np.prod(shape))
    numbers = draw(st.lists(kind, min_size=count, max_size=count))
    if draw(st.booleans()) and not any(isinstance(number, Fraction) for number in numbers):
        return np.array(numbers, np.float32).reshape(shape)
    return np.array(numbers, dtype=object).reshape(shape)


@st.composite
def steps(draw):
    """A widget and one of its steps."""
    kind = draw(st.sampled_from(["dot", "kernel", "kernel", "mean", "max", "min"]))
    channels, rows, columns = draw(st.sampled_from([1, 1, 3])), draw(sizes), draw(sizes)
    image = draw(arrays(channels, rows, columns))
    if kind == "dot":
        widget, count = DotProduct(image, draw(arrays(channels, rows, columns))), image.size
    elif kind == "kernel":
        kernel = draw(arrays(channels, draw(st.integers(1, rows)), draw(st.integers(1, columns))))
        widget = SlidingKernel(image, kernel, bias=draw(st.one_of(st.just(0), whole, decimal, ninth)))
        count = widget.output.size
    else:
        window = draw(st.integers(1, rows)), draw(st.integers(1, columns))
        widget = SlidingPool(image, window, stride=1, how=kind)
        count = widget.output.size
    return widget, draw(st.integers(0, count - 1))


def expected(widget, step):
    if isinstance(widget, DotProduct):
        a, b = widget.a.ravel()[: step + 1].astype(float), widget.b.ravel()[: step + 1].astype(float)
        return float(a @ b), float(np.abs(a) @ np.abs(b))
    size = float(
        np.abs(widget.image.astype(float)).sum()
        * (np.abs(widget.kernel.astype(float)).max() if hasattr(widget, "kernel") else 1)
    )
    number = float(np.asarray(widget.output).flat[step])
    return number, size + abs(number) + abs(getattr(widget, "bias", 0))


@settings(max_examples=2000)
@given(steps())
def test_what_is_printed_adds_up_to_what_is_printed(modules, case):
    widget, step = case
    printed = modules.evaluate(PRINT, [sendable(widget), step])
    terms = [read(term) for term in printed["terms"]]
    extra = [read(re.sub(r" (bias|rounding)$", "", text)) for text in printed["extra"]]
    result = read(printed["result"])
    if "÷" in printed["line"]:
        assert sum(terms + extra) / Fraction(printed["line"].split("÷")[1].split("=")[0].strip()) == result
    elif printed["line"].startswith(("max", "min")):
        assert (max if printed["line"].startswith("max") else min)(terms) == result
    else:
        assert sum(terms + extra) == result
        if printed["subtotals"]:
            assert sum(map(read, printed["subtotals"])) + sum(extra) == result
    last_digit = Fraction(1, 10 ** len(printed["result"].partition(".")[2])) if "/" not in printed["result"] else 0
    number, size = expected(widget, step)
    arrays_ = [getattr(widget, name) for name in ("a", "b", "image", "kernel") if hasattr(widget, name)]
    is_single = any(array.dtype == np.float32 for array in arrays_)
    precision = 1e-6 if is_single else 1e-12
    assert abs(float(result) - number) <= float(last_digit) + precision * size
    if not is_single:  # halfway between two shortest decimals, Python takes the even and JavaScript the larger one
        assert printed["sentence"].partition(": ")[2] == "".join(text for text, _ in widget._walk().pieces(step))


@pytest.mark.parametrize(("widget", "step", "line"), [
    (DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]]), 3, "1×0 + 25×4 + 3×2 + 7×70 = 596"),
    (SlidingKernel([[4, 5], [9, 2]], [[1, -5], [-3, 7]]), 0, "1×4 + (−5)×5 + (−3)×9 + 7×2 = −34"),
    (SlidingKernel([[4, 5]], [[0.25, 0.5]], bias=-1), 0, "0.25×4 + 0.5×5 + (−1) bias = 2.5"),
    (SlidingKernel([[4, 5]], np.array([[Fraction(1, 9), Fraction(2, 9)]])), 0, "(1/9)×4 + (2/9)×5 = 14/9"),
    (SlidingKernel([[4, 5]], [[1 / 9, 2 / 9]]), 0, "0.111…×40.4444 + 0.222…×51.1111 + 0.0001 rounding = 1.5556"),
    (SlidingPool([[4, 5], [9, 2]]), 0, "max(4, 5, 9, 2) = 9"),
    (SlidingPool([[4, 5], [9, 2]], how="mean"), 0, "(4 + 5 + 9 + 2) ÷ 4 = 5"),
    (SlidingPool([[4, 5, 0]], (1, 3), how="mean"), 0, "(4 + 5 + 0) ÷ 3 = 3"),
])  # fmt: skip
def test_lines_as_they_are_printed(modules, widget, step, line):
    assert modules.evaluate(PRINT, [sendable(widget), step])["line"] == line


def test_a_long_sum_folds_into_its_rows_and_several_channels_into_channels(modules):
    ones = np.ones((4, 4), int)
    rows = modules.evaluate(PRINT, [sendable(SlidingKernel(ones, ones)), 0])
    assert rows["subtotals"] == ["4", "4", "4", "4"]
    assert rows["sentence"] == "Row 0, column 0: row 0: 4 + row 1: 4 + row 2: 4 + row 3: 4 = 16"
    channels = modules.evaluate(PRINT, [sendable(SlidingKernel(np.ones((3, 3, 3), int), np.ones((3, 3, 3), int))), 0])
    assert channels["subtotals"] == ["9", "9", "9"]
