"""The golden cases of tests/contract, on Python's side."""

from fractions import Fraction

import pytest

from helpers.numerals import exact_text, parse, short_text

from .contract import FOLDER, cases
from .contract.make import FILES, text_of


@pytest.mark.parametrize("name", FILES)
def test_the_cases_are_what_python_makes_now(name):
    """Sums, settings and layers are made by running Python itself: a stale file is a rule that has changed."""
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == text_of(name), "python -m tests.contract"


def test_python_reads_what_is_typed():
    for typed, number in cases("entries"):
        assert (str(parse(typed)) if parse(typed) is not None else None) == number, typed


def test_python_prints_numbers():
    for number, exact, short, shorter in cases("printed"):
        value = Fraction(number)
        assert [exact_text(value), short_text(value, 9), short_text(value)] == [exact, short, shorter], number
