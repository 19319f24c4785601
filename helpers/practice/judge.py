"""From an answer to the card that is shown for it."""

import inspect

import numpy as np

from .card import Card
from .compare import Unreadable, kind, same, text_of, wrong_places
from .safely import TIME_UP

AXES = {1: ["place"], 2: ["row", "column"], 3: ["map", "row", "column"]}
WANTED = {"text": "a text in quotes", "bool": "True or False", "number": "a number, without quotes"}


def judge(exercise, answer):
    """The card for an answer: unanswered, right, a known mistake, or the first thing that differs."""
    if answer is None or answer is ...:
        help_ = f"When you have one, run the cell again. `practice.{exercise.name}.hint()` gives a hint."
        return Card("unanswered", [help_])
    if exercise.asks_function and not callable(answer):
        return Card("wrong", ["Hand over the function itself: its name alone, without brackets after it."])
    if callable(answer) and not exercise.asks_function and not exercise.measure:
        return Card("wrong", ["This is a function; asked for is a value. Call it, with brackets after its name."])
    theirs = exercise.outcomes(answer)
    if _is_unwritten(theirs[0]):
        return Card("unanswered", ["Your function gives nothing back yet. Write its body; it ends with `return`."])
    wrong = [index for index, pair in enumerate(zip(theirs, exercise.expected, strict=False)) if not same(*pair)]
    if not wrong:
        return Card("right", [exercise.take_away, *_changes(exercise, theirs)])
    index = wrong[0]
    case = _Case(exercise, index, theirs[index], exercise.expected[index])
    told = [*_changes(exercise, theirs), *case.printed()]
    named = [sentence for sentence, outcomes in exercise.known if _all_same(theirs, outcomes)]
    if named:
        seen = case.difference() if exercise.asks_function else []
        return Card("mistake", [" Or: ".join(named), *seen, *told], opens=case.widget)
    return Card("wrong", [*case.difference(), *told], opens=case.widget)


def _is_unwritten(outcome):
    if outcome.failure:
        return outcome.failure.kind == NotImplementedError.__name__
    return outcome.value is None


def _all_same(some, others):
    return len(some) == len(others) and all(map(same, some, others))


def _changes(exercise, outcomes):
    """A remark when a function has changed its arguments."""
    changed = sorted({index for outcome in outcomes for index in outcome.changed})
    if not changed:
        return []
    said = " and ".join(f"`{_names(exercise)[index]}`" for index in changed)
    return [f"By the way: your function changes {said}, which belongs to whoever calls it. Let it work on a copy."]


def _names(exercise):
    return list(inspect.signature(exercise.right_answer).parameters)


class _Case:
    """An input for which the answer is wrong; for an answer that is no function, the answer itself."""

    def __init__(self, exercise, index, theirs, expected):
        self.exercise, self.theirs, self.expected = exercise, theirs, expected.value
        self.arguments = exercise.inputs[index] if exercise.asks_function else ()

    def printed(self):
        text = self.theirs.printed.strip()
        return [f"Your code printed: {text}"] if text else []

    def difference(self):
        """What differs, in sentences; a single number that was asked for is not given away."""
        return [sentence[0].upper() + sentence[1:] for sentence in self._difference()]

    def _difference(self):
        start = f"For {self._inputs()}: " if self.exercise.asks_function else ""
        theirs, expected = self.theirs.value, self.expected
        subject = "what your answer does" if self.exercise.measure else "your answer"
        if self.theirs.failure:
            return [start + self._failure()]
        if theirs is None:
            return [f"{start}nothing comes back. Does every way through your function end with `return`?"]
        if kind(theirs) != kind(expected):
            wanted = " or ".join(map(repr, self.exercise.choices)) or WANTED[kind(expected)]
            return [f"{start}{subject} is {text_of(theirs)}; asked for is {wanted}."]
        if theirs.shape != expected.shape:
            return [f"{start}{subject} is {_shape(theirs)}; asked for is {_shape(expected)}."]
        if not expected.ndim and not self.exercise.asks_function:
            return [f"{text_of(theirs)} is not it. `practice.{self.exercise.name}.hint()` gives a hint."]
        place = wrong_places(theirs, expected)[0]
        names = zip(AXES.get(len(place), []), place, strict=False)
        where = ", ".join(f"{axis} {at}" for axis, at in names) or str(list(place))
        start += f"the first difference is at {where}; there " if place else ""
        sentence = f"{start}yours is **{text_of(theirs[place])}**, and expected is **{text_of(expected[place])}**"
        terms = self._terms(place)
        return [f"{sentence}: {terms}." if terms else f"{sentence}."]

    def widget(self):
        """The sliding window at the first cell that the student's function gets wrong, its other wrong cells marked."""
        theirs, expected = self.theirs.value, self.expected
        if not self.exercise.shows or not self.exercise.asks_function or self.theirs.failure:
            return None
        if theirs is None or kind(theirs) != "number" or theirs.ndim != expected.ndim:
            return None
        wrong = wrong_places(theirs, expected)
        first = wrong[0] if wrong else tuple(side - 1 for side in expected.shape)
        widget, step = self._window(first)
        axes = expected.ndim - np.ndim(widget.output)
        widget.claims = {
            str(np.ravel_multi_index(place[axes:], expected.shape[axes:]) if place[axes:] else 0): (
                text_of(theirs[place], 4) if all(map(int.__lt__, place, theirs.shape)) else "none"
            )
            for place in wrong
            if place[:axes] == first[:axes]
        }
        widget.step = step
        return widget

    def _window(self, place):
        """The widget that goes through a case, and its step at a place of the output."""
        widget = self.exercise.shows(place, *self.arguments)
        shape = np.shape(widget.output)
        return widget, int(np.ravel_multi_index(place[len(place) - len(shape) :], shape)) if shape else widget.steps - 1

    def _terms(self, place):
        if self.exercise.terms:
            return self.exercise.terms(place, *self.arguments)
        if not self.exercise.shows:
            return ""
        widget, step = self._window(place)
        return widget.terms(step)

    def _failure(self):
        failure = self.theirs.failure
        source = f": `{failure.source}`" if failure.source else ""
        line = f" in line {failure.line}{source}" if failure.line else ""
        if failure.kind == TIME_UP:
            return (
                f"your code was still running after some seconds,{line or ' and was stopped'}. Does a loop never end?"
            )
        if failure.kind == Unreadable.__name__:
            return f"your answer cannot be compared: {failure.message}."
        message = f": {failure.message.rstrip('.')}" if failure.message else ""
        return f"your code stopped with {failure.kind}{line}{message}."

    def _inputs(self):
        pairs = zip(_names(self.exercise), self.arguments, strict=False)
        return ", ".join(f"`{name} = {_input(value)}`" for name, value in pairs)


def _input(value):
    return getattr(value, "__name__", type(value).__name__) if callable(value) else text_of(value)


def _shape(value):
    return f"an array of shape {value.shape}" if value.ndim else "a single number"
