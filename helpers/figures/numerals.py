"""How numbers are printed: the rule of the widgets (static/numerals.js), in Python.

Terms and sums print exactly when that takes at most six decimals, or as fractions over one denominator up to 1000.
Otherwise every term is rounded to one place, and the difference is printed as a term of its own, named rounding: what
is printed always adds up to what is printed.
"""

import math
from fractions import Fraction

MOST_DECIMALS = 6
MOST_DENOMINATOR = 1000
ROUNDED_DIGITS = 5


def exact(number):
    """A number as the exact fraction that its shortest decimal stands for."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def exact_text(value):
    """The exact text of a fraction, or None when it takes more than the rule allows."""
    for places in range(MOST_DECIMALS + 1):
        if 10**places % value.denominator == 0:
            return fixed(value, places)
    return f"{value}".replace("-", "−") if value.denominator <= MOST_DENOMINATOR else None


def fixed(value, places):
    """A fraction rounded to a number of decimals, halves away from zero."""
    rounded = math.floor(abs(value) * 10**places + Fraction(1, 2))
    digits = str(rounded).rjust(places + 1, "0")
    point = len(digits) - places
    sign = "−" if value < 0 and rounded else ""
    return sign + digits[:point] + ("." + digits[point:] if places else "")


def short_text(value, most=5):
    """A text for a small space: exact when that is short, else a few digits; the rule does not bind it."""
    text = exact_text(value)
    if text is not None and len(text) <= most:
        return text
    number = float(value)
    if number and not 0.001 <= abs(number) < 10**most:
        mantissa, exponent = f"{number:.1e}".split("e")
        return f"{mantissa}e{int(exponent)}".replace("-", "−")
    places = max(0, min(3, most - 2 - math.floor(math.log10(max(abs(number), 1)))))
    return fixed(value, places).rstrip("0").rstrip(".") if places else fixed(value, 0)


def print_sum(terms, factors=(), divisor=1):
    """(is exact, texts of the terms, text of their sum over `divisor`, text of what rounding makes or None)."""
    result = sum(terms, Fraction(0)) / divisor
    text = print_together([*terms, result], factors)
    texts, shown = [text(term) for term in terms], text(result)
    if text is exact_text:
        return True, texts, shown, None
    rest = read(shown) * divisor - sum(map(read, texts))
    return False, texts, shown, text(rest) if rest else None


def print_together(values, factors=()):
    """The function that prints each of the values: exactly, which `factors` must allow too, or all to one place."""
    decimal = all(10**MOST_DECIMALS % value.denominator == 0 for value in values)
    common = math.lcm(*(value.denominator for value in values))
    if (decimal or common <= MOST_DENOMINATOR) and None not in map(exact_text, factors):
        return exact_text
    largest = max(abs(float(value)) for value in values)
    places = max(0, ROUNDED_DIGITS - 1 - (math.floor(math.log10(largest)) if largest else 0))
    return lambda value: fixed(value, places)


def read(text):
    """The exact value of a printed number."""
    return Fraction(text.replace("−", "-"))


def bracketed(text):
    """Negative numbers and fractions in brackets, as they stand in a sum."""
    return f"({text})" if text.startswith("−") or "/" in text else text
