"""Numbers as they are typed and as they are printed: the rule of the widgets, in Python.

The browser's twins are static/numbers/rational.js and numerals.js; tests/contract holds them together.

Terms and sums print exactly when that takes at most six decimals, or as fractions over one denominator up to 1000.
Otherwise every term is rounded to one place, and the difference is printed as a term of its own, named rounding: what
is printed always adds up to what is printed.
"""

import math
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, cast

MOST_DECIMALS = 6
MOST_DENOMINATOR = 1000
MOST_DIGITS = 15  # before the point; longer numbers are written with a power of ten
ROUNDED_DIGITS = 5

_DECIMAL = r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\s*"
_ENTRY = re.compile(f"({_DECIMAL})(?:/({_DECIMAL}))?", re.ASCII)


def parse(text: str) -> Fraction | None:
    """The number that a text stands for, such as "-3", "0.25", "2e-3" or "0.5/3"; None for anything else."""
    found = _ENTRY.fullmatch(text.replace("−", "-"))
    if not found:
        return None
    top, bottom = Fraction(found[1].strip()), Fraction((found[2] or "1").strip())
    return top / bottom if bottom else None


def exact(number: Any) -> Fraction:
    """A number as the exact fraction that its shortest decimal stands for."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def exact_text(value: Fraction) -> str | None:
    """The exact text of a fraction, or None when it takes more than the rule allows."""
    if abs(value) >= 10**MOST_DIGITS:
        return None
    for places in range(MOST_DECIMALS + 1):
        if 10**places % value.denominator == 0:
            return fixed(value, places)
    return f"{value}".replace("-", "−") if value.denominator <= MOST_DENOMINATOR else None


def rounded(value: Fraction, places: int) -> Fraction:
    """A fraction rounded to a number of decimals, halves away from zero; to tens, hundreds … when that is below 0."""
    scale = Fraction(10) ** places
    size = math.floor(abs(value) * scale + Fraction(1, 2)) / scale
    return -size if value < 0 else size


def fixed(value: Fraction, places: int) -> str:
    """The text of a fraction rounded to a number of decimals."""
    whole = int(abs(rounded(value, places)) * 10**places)
    digits = str(whole).rjust(places + 1, "0")
    point = len(digits) - places
    return ("−" if value < 0 and whole else "") + digits[:point] + ("." + digits[point:] if places else "")


def power_of(value: Fraction) -> int:
    """The power of ten at or below a number that is not zero: 3 for 2500, -2 for 0.025."""
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    return power if abs(value) >= Fraction(10) ** power else power - 1


def with_power(value: Fraction, places: int) -> str:
    """The text of a fraction rounded to a number of decimals, with a power of ten: "1.25e17"."""
    value = rounded(value, places)
    if not value:
        return "0"
    power = power_of(value)
    digits = str(abs(int(value * Fraction(10) ** places))).rstrip("0")
    return (
        ("−" if value < 0 else "")
        + digits[0]
        + ("." + digits[1:] if digits[1:] else "")
        + f"e{power}".replace("-", "−")
    )


def short_text(value: Fraction, most: int = 5) -> str:
    """A text for a small space: exact when that is short, else a few digits; the rule does not bind it."""
    text = exact_text(value)
    if text is not None and len(text) <= most:
        return text
    power = power_of(value)
    if not -3 <= power < most:
        return with_power(value, 1 - power)
    places = max(0, min(3, most - 2 - max(0, power)))
    text = fixed(value, places)
    return text.rstrip("0").rstrip(".") if places else text


def print_sum(
    terms: Sequence[Fraction], factors: Sequence[Fraction] = (), divisor: int = 1
) -> tuple[bool, list[str], str, str | None]:
    """(is exact, texts of the terms, text of their sum over `divisor`, text of what rounding makes or None)."""
    result = sum(terms, Fraction(0)) / divisor
    text = print_together([*terms, result], factors)
    texts, shown = [text(term) for term in terms], text(result)
    rest = read(shown) * divisor - sum(map(read, texts))
    return text is exact_text, texts, shown, text(rest) if rest else None


def print_together(values: Sequence[Fraction], factors: Sequence[Fraction] = ()) -> Callable[[Fraction], str]:
    """The function that prints each of the values: exactly, which `factors` must allow too, or all to one place."""
    decimal = all(10**MOST_DECIMALS % value.denominator == 0 for value in values)
    common = math.lcm(*(value.denominator for value in values))
    powers = [power_of(value) for value in values if value]
    largest = max(powers, default=0)
    if largest < MOST_DIGITS and (decimal or common <= MOST_DENOMINATOR) and None not in map(exact_text, factors):
        return cast("Callable[[Fraction], str]", exact_text)
    places = ROUNDED_DIGITS - 1 - largest
    if -MOST_DECIMALS <= largest < MOST_DIGITS:
        return lambda value: fixed(value, max(0, places))
    return lambda value: with_power(value, places)


def read(text: str) -> Fraction:
    """The exact value of a printed number."""
    return Fraction(text.replace("−", "-"))


def bracketed(text: str) -> str:
    """Negative numbers and fractions in brackets, as they stand in a sum."""
    return f"({text})" if text.startswith("−") or "/" in text else text
