"""Answers that raise, loop, print, change things or are nothing at all: each gets a sentence, and the session lives."""

import itertools
import re
import time
from fractions import Fraction

import numpy as np
import pytest

from helpers import practice
from helpers.practice import EXERCISES, exercise
from helpers.practice.safely import Clock

FUNCTIONS = [pytest.param(each, id=name) for name, each in EXERCISES.items() if each.asks_function]
VALUES = [pytest.param(each, id=name) for name, each in EXERCISES.items() if not each.asks_function]
write_dot = practice.write_dot


@pytest.fixture
def short(monkeypatch):
    """Endless code ends soon."""
    monkeypatch.setattr(exercise, "SECONDS", 0.1)


def hostile():
    """Functions, by name, that take anything and do harm."""

    def raises(*_):
        raise ValueError("<b>no</b> `quotes`")

    def loops(*_):
        while True:
            pass

    def catches_everything(*_):
        while True:
            try:  # noqa: SIM105
                time.sleep(1)
            except:  # noqa: E722
                pass

    def grows(*_):
        return [each + 1 for each in itertools.count()]

    def nan(*_):
        return float("nan")

    def huge(*_):
        return np.zeros(10**9, np.uint8)

    def large(*_):
        return 10**400

    def text(*_):
        return "<script>alert(1)</script>"

    def nested(*_):
        items = []
        items.append(items)
        return items

    def ragged(*_):
        return [[1], [1, 2]]

    def imaginary(*_):
        return 1j

    def things(*_):
        return {"a": object()}

    def generator(*_):
        yield 1

    def leaves(*_):
        raise SystemExit

    def interrupts(*_):
        raise KeyboardInterrupt

    def recurses(*arguments):
        return recurses(*arguments)

    def mutates(*arguments):
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument[...] = 0
        return 12345.678

    def floods(*_):
        for _ in range(20_000):
            print("<b>again</b>" * 10)
        return 12345.678

    def takes_nothing():
        return 1

    class Spiteful:
        def __array__(self, *_, **__):
            raise RuntimeError("no")

        def __repr__(self):
            raise RuntimeError("no")

    def spiteful(*_):
        return Spiteful()

    return {each.__name__: each for each in locals().values() if callable(each) and each is not Spiteful}


HOSTILE = hostile()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("each", FUNCTIONS)
def test_a_hostile_function_gets_a_sentence_and_the_session_lives(each, name, short, capsys):
    card = each.check(HOSTILE[name])
    assert card.kind in {"wrong", "mistake"}
    assert_sound(card)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("each", VALUES)
def test_a_hostile_value_gets_a_sentence_too(each, name, short):
    for answer in [HOSTILE[name], [HOSTILE[name]]]:
        card = each.check(answer)
        assert card.kind in {"wrong", "mistake"}
        assert_sound(card)


STRANGE = [
    "<img src=x onerror=alert(1)>", "12", b"x", [], {}, set(), [None], [[1], [2, 3]], object(), len, int, iter([1]),
    1j, float("nan"), float("inf"), 10**400, -(10**30), Fraction(10**50, 3), np.datetime64("2020-01-01"),
    NotImplemented,
    np.array(["a"]), np.zeros((2, 0)), np.zeros(10**9, np.uint8), range(10**9), [range(10**8)] * 3,
]  # fmt: skip


@pytest.mark.parametrize("each", VALUES)
def test_a_strange_value_gets_a_sentence(each):
    for answer in STRANGE:
        card = each.check(answer)
        assert card.kind in {"wrong", "mistake"}
        assert_sound(card)


def assert_sound(card):
    """It is said in plain words, and nothing of the student's is markup."""
    text, html = repr(card), card._repr_html_()
    assert len(text) < 2500
    assert 'role="status"' in html
    assert re.fullmatch(r"(?:[^<>]|</?(?:div|p|pre|code|strong)(?: style=\"[^\"<>]*\"| role=\"status\")*>)*", html)


def test_the_exception_is_shown_with_the_students_own_line():
    def my_dot(a, b):
        return a[9, 9] * b

    text = repr(write_dot.check(my_dot))
    assert "IndexError in line" in text
    assert "`return a[9, 9] * b`" in text


def test_a_loop_that_never_ends_is_shown_with_its_line(short):
    def my_dot(a, b):
        while a.sum() != 10**9:
            b = b + 1

    text = repr(write_dot.check(my_dot))
    assert re.search(r"still running after some seconds, in line \d+: `(while|b =)", text)
    assert "Does a loop never end?" in text


@pytest.mark.parametrize("name", ["loops", "grows", "catches_everything"])
def test_endless_code_ends_without_an_alarm_too(name, short, monkeypatch):
    class Unalarmed(Clock):
        def __init__(self, seconds):
            super().__init__(seconds)
            self.has_alarm = False

    monkeypatch.setattr(exercise, "Clock", Unalarmed)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    started = time.monotonic()
    assert "still running" in repr(write_dot.check(HOSTILE[name]))
    assert time.monotonic() - started < 2


def test_the_time_limit_holds_for_all_inputs_together(monkeypatch):
    def slow(a, b):
        time.sleep(0.03)
        return a.sum()

    monkeypatch.setattr(exercise, "SECONDS", 0.1)
    started = time.monotonic()
    assert write_dot.check(slow).kind == "wrong"
    assert time.monotonic() - started < 0.5


def test_the_alarm_and_the_tracer_of_others_are_left_as_they_were(short):
    import signal
    import sys

    def mine(*_): ...

    before = signal.signal(signal.SIGALRM, mine)
    try:
        write_dot.check(HOSTILE["loops"])
        assert signal.getsignal(signal.SIGALRM) is mine
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
        assert sys.gettrace() is None
    finally:
        signal.signal(signal.SIGALRM, before)
