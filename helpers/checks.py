"""What every function asks of its arguments: each kind of bad input gets one plain sentence.

The sentence names the argument, says what it was given and what would work. A wrong kind of thing raises TypeError,
a wrong value ValueError.
"""

import numbers as abstract
import reprlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

LARGEST = np.iinfo(np.int64).max


def numbers(name: str, value: ArrayLike, axes: tuple[int, ...] | None = None) -> np.ndarray:
    """`value` as an array of finite real numbers, in its own dtype; `axes` lists the numbers of axes allowed.

    Nested lists and arrays are welcome, and fractions become floats. Raises TypeError for what is not a number,
    ValueError for ragged rows, nothing at all, masked entries, NaN, infinity, whole numbers that 64 bits do not hold,
    and the wrong number of axes.
    """
    if np.ma.is_masked(value):
        raise ValueError(f"{name} has masked entries: fill them first, as in {name}.filled(0).")
    array = _as_array(name, value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, but was given {reprlib.repr(value)}.")
    if axes is not None and array.ndim not in axes:
        wanted = " or ".join(str(number) for number in axes)
        raise ValueError(f"{name} must have {wanted} axes, but its shape is {array.shape}, which has {array.ndim}.")
    if array.size == 0:
        raise ValueError(f"{name} is empty (its shape is {array.shape}); it needs at least one number.")
    if array.dtype == np.uint64 and array.max() > LARGEST:
        raise ValueError(f"{name} must hold whole numbers below 2^63 in size, but holds {array.max()}.")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        place = tuple(int(index) for index in np.argwhere(~np.isfinite(array))[0])
        where = f" at {list(place)}" if place else ""
        raise ValueError(f"{name} must hold finite numbers, but holds {array[place]}{where}.")
    return array


def _as_array(name, value):
    """`value` as an array; objects that are whole numbers or fractions are turned into numbers."""
    try:
        array = np.asarray(value)
    except ValueError:
        lengths = _lengths(list(value))
        raise ValueError(f"{name} must have rows of one length, but theirs are {reprlib.repr(lengths)}.") from None
    if array.dtype.kind != "O" or not all(isinstance(entry, abstract.Real | Decimal) for entry in array.flat):
        return array
    try:
        return array.astype(np.int64 if all(isinstance(entry, abstract.Integral) for entry in array.flat) else float)
    except OverflowError:
        raise ValueError(f"{name} must hold numbers below 2^63 in size, but was given {reprlib.repr(value)}.") from None


def _lengths(rows):
    """The lengths of rows, at the first level where they differ; a number by itself counts as 1."""
    lengths = [len(row) if hasattr(row, "__len__") else 1 for row in rows]
    inner = [each for row in rows if hasattr(row, "__len__") for each in row]
    return lengths if len(set(lengths)) > 1 or not inner else _lengths(inner)


def summable(array: np.ndarray) -> np.ndarray:
    """The array in a dtype in which sums are safe: int64 for whole numbers and booleans; float32 and float64 stay."""
    if array.dtype.kind == "f":
        return array.astype(np.float32 if array.dtype.itemsize <= 4 else np.float64, copy=False)
    return array.astype(np.int64, copy=False)


def whole(name: str, value: Any, least: int) -> int:
    """`value` as an int that is at least `least`. Raises TypeError for fractions and text, ValueError below `least`."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, abstract.Integral):
        raise TypeError(f"{name} must be a whole number, but was given {reprlib.repr(value)}.")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, but was given {value}.")
    return int(value)


def pair(name: str, value: Any, least: int) -> tuple[int, int]:
    """`value`, an int or a (rows, columns) pair, as two ints that are each at least `least`."""
    if isinstance(value, tuple | list) or (isinstance(value, np.ndarray) and value.ndim):
        if len(value) != 2:
            raise ValueError(f"{name} must be a whole number or a pair (rows, columns), but was given {value}.")
        return whole(f"{name} of rows", value[0], least), whole(f"{name} of columns", value[1], least)
    side = whole(name, value, least)
    return side, side


def choice(name: str, value: Any, choices: Sequence[str]) -> str:
    """`value` when it is one of `choices`; ValueError, naming them all, when it is not."""
    if not isinstance(value, str) or value not in choices:
        wanted = ", ".join(repr(each) for each in choices)
        raise ValueError(f"{name} must be one of {wanted}, but was given {reprlib.repr(value)}.")
    return value
