"""One input for which an answer is wrong, in words and as a window."""

import inspect

import numpy as np

from .compare import Unreadable, is_rounded, kind, text_of, wrong_places
from .safely import TIME_UP

AXES = {1: ["place"], 2: ["row", "column"], 3: ["map", "row", "column"]}
WANTED = {"text": "a text in quotes", "bool": "True or False", "number": "a number, without quotes"}
# What NumPy and Python say in terms that a student has not met, and the same in terms of arrays and their places.
PLAIN = {
    "truth value of an array": "a whole array stood where Python needs a single answer, as in `if` or `max`: its "
    "largest number is `.max()`, `np.array_equal(a, b)` compares two arrays, `np.maximum(a, b)` goes place by place",
    "is out of bounds for axis 0": "the array has no such row",
    "is out of bounds for axis 1": "the array has no such column",
    "list index out of range": "the list has no such place",
    "of an empty sequence": "the window is empty, because it lies outside the array: do the loops end where it ends?",
}


class Case:
    """An input for which the answer is wrong; for an answer that is no function, the answer itself."""

    def __init__(self, exercise, index, theirs, expected):
        self.exercise, self.theirs, self.expected = exercise, theirs, expected.value
        self.arguments = exercise.inputs[index] if exercise.asks_function else ()

    def printed(self):
        """What the student's code has printed, as a list of sentences."""
        text = self.theirs.printed.strip()
        return [f"Your code printed: {text}"] if text else []

    def difference(self):
        """What differs, in sentences; an answer that was asked for by itself is not given away."""
        return [sentence[0].upper() + sentence[1:] for sentence in self._difference()]

    def _difference(self):
        start = f"For {self._inputs()}: " if self.exercise.asks_function else ""
        theirs, expected = self.theirs.value, self.expected
        if self.exercise.choices and (self.theirs.failure or not self.exercise.offers(theirs)):
            return [f"answer with one of these: {self._wanted()}."]
        if self.theirs.failure:
            return [start + self._failure()]
        if theirs is None:
            return [f"{start}nothing comes back. Does every way through your function end with `return`?"]
        if kind(theirs) != kind(expected):
            return [f"{start}{self.exercise.subject} is {text_of(theirs)}; asked for is {self._wanted()}."]
        if theirs.shape != expected.shape:
            return [f"{start}{self.exercise.subject} is {_shape(theirs)}; asked for is {_shape(expected)}."]
        rounded = ["It looks rounded: hand the number over as it is."] if is_rounded(theirs, expected) else []
        if not self.exercise.asks_function and not self.exercise.measure:
            return [self._not_it(theirs, wrong_places(theirs, expected)), *rounded]
        place = wrong_places(theirs, expected)[0]
        start += f"the first difference is at {_where(place)}; there " if place else ""
        whose = f"{self.exercise.subject} is" if self.exercise.measure else "yours is"
        sentence = f"{start}{whose} **{text_of(theirs[place])}**, and expected is **{text_of(expected[place])}**"
        terms = self._terms(place)
        return [f"{sentence}: {terms}." if terms else f"{sentence}.", *rounded]

    def _not_it(self, theirs, wrong):
        hint = f"`practice.{self.exercise.name}.hint()` gives a hint."
        if not theirs.ndim:
            return f"{text_of(theirs)} is not it. {hint}"
        first = f"at {_where(wrong[0])}, {text_of(theirs[wrong[0]])} is not it"
        return f"{theirs.size - len(wrong)} of {theirs.size} are right; {first}. {hint}"

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

    def _wanted(self):
        if self.exercise.choices:
            return ", ".join(f'`"{choice}"`' for choice in self.exercise.choices)
        return "numbers in brackets, without quotes" if self.expected.ndim else WANTED[kind(self.expected)]

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
        if self.exercise.measure and not line:
            return f"your answer cannot be tried out: {failure.message.rstrip('.')}."
        plain = next((f" ({said})" for known, said in PLAIN.items() if known in failure.message), "")
        message = f": {failure.message.rstrip('.')}" if failure.message else ""
        return f"your code stopped with {failure.kind}{line}{message}{plain}."

    def _inputs(self):
        pairs = zip(names_of(self.exercise), self.arguments, strict=False)
        return ", ".join(f"`{name} = {_input(value)}`" for name, value in pairs)


def names_of(exercise):
    """The names of the arguments of the function that is asked for."""
    return list(inspect.signature(exercise.right_answer).parameters)


def _input(value):
    return getattr(value, "__name__", type(value).__name__) if callable(value) else text_of(value)


def _where(place):
    names = zip(AXES.get(len(place), []), place, strict=False)
    return ", ".join(f"{axis} {at}" for axis, at in names) or str(list(place))


def _shape(value):
    if not value.ndim:
        return "a single number"
    if value.ndim == 1:
        return f"a list of {_counted(len(value), 'number')}"
    if value.ndim == 2:
        return f"a grid of {_counted(value.shape[0], 'row')} and {_counted(value.shape[1], 'column')}"
    return f"an array of shape {value.shape}"


def _counted(count, name):
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
