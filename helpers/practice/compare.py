"""Reading answers as arrays, comparing them, and writing them as a student would."""

import reprlib
from collections.abc import Iterator

import numpy as np

RELATIVE, ABSOLUTE = 1e-5, 1e-8  # how far apart two numbers may be and still count as equal
RELATIVE_OF_WHOLE = 1e-7  # the same where whole numbers are expected, which may be large and off by one
MOST_NUMBERS = 10**6  # in an answer
MOST_SHOWN = 40  # in words
MOST_EXACT = 10**12  # beyond which whole numbers are rounded too


class Unreadable(Exception):
    """An answer that cannot be compared at all; the message says why."""


def read(value):
    """A value as an array of numbers, or as a text in lower case without spaces; None for what is not answered yet.

    Raises Unreadable, with the rest of a sentence, for anything else.
    """
    if value is None or value is ...:
        return None
    if isinstance(value, str):
        return np.array("".join(value.split()).lower())
    if isinstance(value, Iterator):
        raise Unreadable("it is a generator: write `return` instead of `yield`, or put `list(…)` around it")
    bounded(value)
    try:
        array = np.asarray(value)
        array = array.astype(float) if array.dtype.kind == "O" else array
    except (TypeError, ValueError, OverflowError):
        array = np.empty(0, object)
    if array.dtype.kind not in "biuf":
        raise Unreadable(f"it is {reprlib.repr(value)}, and asked for are numbers, in rows of one length")
    return array


def bounded(value):
    """The value itself; raises Unreadable when it holds far too many numbers."""
    if _count(value) > MOST_NUMBERS:
        raise Unreadable(f"it has more than {MOST_NUMBERS:,} numbers, far too many")
    return value


def _count(value, depth=4):
    """How many numbers there are about, without making an array of them."""
    if isinstance(value, (np.ndarray, range)):
        return np.size(value) if isinstance(value, np.ndarray) else len(value)
    if not isinstance(value, (list, tuple)):
        return 1
    if depth == 0 or len(value) > MOST_NUMBERS:
        return len(value)
    return sum(_count(each, depth - 1) for each in value)


def kind(value):
    """What sort of answer an array is: "text", "bool" (one alone) or "number"."""
    return "text" if value.dtype.kind == "U" else "bool" if value.dtype.kind == "b" and not value.ndim else "number"


def same(one, other):
    """Whether two outcomes are equal: the same value up to rounding, or the same kind of failure."""
    if one.failure or other.failure:
        return bool(one.failure and other.failure and one.failure.kind == other.failure.kind)
    one, other = one.value, other.value
    if one is None or other is None:
        return one is other
    return kind(one) == kind(other) and one.shape == other.shape and not wrong_places(one, other)


def wrong_places(theirs, expected):
    """The places of `expected` at which `theirs`, of as many axes, has another value or no cell at all."""
    wrong = np.ones(expected.shape, bool)
    common = tuple(slice(min(sides)) for sides in zip(theirs.shape, expected.shape, strict=True))
    if kind(expected) == "text":
        wrong[common] = theirs != expected
    else:
        pair = theirs[common].astype(float), expected[common].astype(float)
        relative = RELATIVE if expected.dtype.kind == "f" else RELATIVE_OF_WHOLE
        wrong[common] = ~np.isclose(*pair, relative, ABSOLUTE, equal_nan=True)
    return [tuple(map(int, place)) for place in np.argwhere(wrong)]


def is_rounded(theirs, expected):
    """Whether numbers that are wrong are the right ones, rounded to two decimals or three."""
    if kind(theirs) != "number" or theirs.shape != expected.shape or expected.dtype.kind != "f":
        return False
    return any(np.allclose(theirs, np.round(expected, decimals), 0, 1e-9) for decimals in (2, 3))


def text_of(value, digits=6):
    """Numbers with a real minus sign; arrays as nested lists, when they are small."""
    value = np.asarray(value)
    if value.size > MOST_SHOWN:
        return f"an array of shape {value.shape}"
    if value.ndim:
        return f"[{', '.join(map(text_of, value))}]"
    if value.dtype.kind == "U":
        return f"the text “{reprlib.repr(str(value))[1:-1]}”"
    if value.dtype.kind == "b":
        return str(value)
    if not np.isfinite(value):
        return "nan" if np.isnan(value) else "−infinity" if value < 0 else "infinity"
    whole = abs(value) < MOST_EXACT and value == int(value)
    return (f"{value:.0f}" if whole else f"{value:.{digits}g}").replace("-", "−")
