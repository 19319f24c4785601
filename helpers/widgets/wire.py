"""How numbers travel to the browser and back: bytes for what a float holds exactly, text for what it does not.

An array becomes {"shape", "dtype", "data", "exact"}: `data` its bytes as float64, float32 or uint8, `exact` the entries
(by flat index, as text) that those bytes only come close to. Text is a fraction in lowest terms, "-5/2" or "3".
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..checks import numbers
from ..numerals import exact, parse

EXACT_WHOLE = 2**53  # whole numbers up to here are exact as float64


def to_wire(name: str, value: ArrayLike, axes: tuple[int, ...]) -> dict:
    """An array of numbers for the browser. Raises what `checks.numbers` raises."""
    array = numbers(name, value, axes)
    exact = {}
    if array.dtype.kind == "f" and np.asarray(value).dtype == object:
        entries = enumerate(np.asarray(value).flat)
        exact = {str(index): str(Fraction(entry)) for index, entry in entries if not isinstance(entry, float)}
    elif array.dtype.kind in "iu":
        large = np.flatnonzero((array > EXACT_WHOLE) | (array < -EXACT_WHOLE))
        exact = {str(index): str(array.flat[index]) for index in large}
    sent = array.astype(np.uint8 if array.dtype == np.uint8 else np.float32 if _is_single(array) else np.float64)
    return {
        "shape": list(array.shape),
        "dtype": sent.dtype.name,
        "whole": array.dtype.kind != "f",
        "data": sent.tobytes(),
        "exact": exact,
    }


def typed_entries(wire: Mapping, edits: Mapping[str, str]) -> dict[int, Fraction]:
    """{flat index: fraction} of the entries that are known as text: as given, or as the student has written."""
    return {int(index): typed(text) for index, text in {**wire["exact"], **edits}.items()}


def typed(text: str) -> Fraction:
    """The number that was given or written as text. Raises ValueError when there is none."""
    number = parse(text)
    if number is None:
        raise ValueError(f"An entry must be a number such as 3, −0.5 or 1/9, but is {text!r}.")
    return number


def from_wire(wire: Mapping, edits: Mapping[str, str]) -> np.ndarray:
    """The array again, with the student's edits ({flat index: text}) written over it."""
    array = np.frombuffer(wire["data"], wire["dtype"]).reshape(wire["shape"])
    typed = typed_entries(wire, edits)
    if wire["whole"] and all(number.denominator == 1 for number in typed.values()):
        array = array.astype(np.uint8 if wire["dtype"] == "uint8" and _are_levels(typed.values()) else np.int64)
        convert = int
    else:
        array = array.astype(wire["dtype"] if array.dtype.kind == "f" else np.float64)
        convert = float
    for index, number in typed.items():
        array.flat[index] = convert(number)
    return array


def number_to_wire(name: str, value: Any) -> str:
    """A single number as text, exactly as it stands."""
    number = numbers(name, value, axes=(0,))[()]
    return str(value if isinstance(value, Fraction) else exact(int(number) if number.dtype.kind == "b" else number))


def number_from_wire(text: str) -> int | float:
    """The number again: an int where it is whole, else a float."""
    number = typed(text)
    return int(number) if number.denominator == 1 else float(number)


def _is_single(array):
    return array.dtype.kind == "f" and array.dtype.itemsize <= 4


def _are_levels(typed):
    return all(0 <= number <= 255 for number in typed)
