"""What every function asks of its arguments: each kind of bad input gets one plain sentence.

The sentence names the argument, says what it was given and what would work. A wrong kind of thing raises TypeError,
a wrong value ValueError.
"""

import numbers as abstract
import reprlib

import numpy as np


def numbers(name, value, axes=None):
    """`value` as an array of finite real numbers, in its own dtype; `axes` lists the numbers of axes allowed.

    Nested lists and arrays are welcome, and fractions become floats. Raises TypeError for what is not a number,
    ValueError for ragged rows, nothing at all, NaN, infinity, and the wrong number of axes.
    """
    array = _as_array(name, value)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} must hold real numbers, but was given {reprlib.repr(value)}.")
    if axes is not None and array.ndim not in axes:
        wanted = " or ".join(str(number) for number in axes)
        raise ValueError(f"{name} must have {wanted} axes, but its shape is {array.shape}, which has {array.ndim}.")
    if array.size == 0:
        raise ValueError(f"{name} is empty (its shape is {array.shape}); it needs at least one number.")
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
        lengths = [len(row) if hasattr(row, "__len__") else 1 for row in value]
        raise ValueError(f"{name} must have rows of one length, but theirs are {reprlib.repr(lengths)}.") from None
    if array.dtype.kind != "O" or not all(isinstance(entry, abstract.Real) for entry in array.flat):
        return array
    try:
        return array.astype(np.int64 if all(isinstance(entry, abstract.Integral) for entry in array.flat) else float)
    except OverflowError:
        raise ValueError(f"{name} must hold numbers below 2^63 in size, but was given {reprlib.repr(value)}.") from None


def summable(array):
    """The array in a dtype in which sums are safe: int64 for whole numbers and booleans; float32 and float64 stay."""
    if array.dtype.kind == "f":
        return array.astype(np.float32 if array.dtype.itemsize <= 4 else np.float64, copy=False)
    if array.dtype == np.uint64 and array.max() > np.iinfo(np.int64).max:
        raise ValueError(f"Whole numbers must be below 2^63 in size, but one is {array.max()}.")
    return array.astype(np.int64, copy=False)


def whole(name, value, least):
    """`value` as an int that is at least `least`. Raises TypeError for fractions and text, ValueError below `least`."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, abstract.Integral):
        raise TypeError(f"{name} must be a whole number, but was given {reprlib.repr(value)}.")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, but was given {value}.")
    return int(value)


def pair(name, value, least):
    """`value`, an int or a (rows, columns) pair, as two ints that are each at least `least`."""
    if isinstance(value, (tuple, list, np.ndarray)):
        if len(value) != 2:
            raise ValueError(f"{name} must be a whole number or a pair (rows, columns), but was given {value}.")
        return whole(f"{name} of rows", value[0], least), whole(f"{name} of columns", value[1], least)
    side = whole(name, value, least)
    return side, side


def choice(name, value, choices):
    """`value` when it is one of `choices`; ValueError, naming them all, when it is not."""
    if not isinstance(value, str) or value not in choices:
        wanted = ", ".join(repr(each) for each in choices)
        raise ValueError(f"{name} must be one of {wanted}, but was given {reprlib.repr(value)}.")
    return value
