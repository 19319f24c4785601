"""An exercise: its question, a reference solution, hints from gentle to plain, and the mistakes that it knows."""

import inspect
import textwrap
from functools import cached_property

import numpy as np

from .card import Card
from .compare import bounded, kind, read
from .judge import judge
from .safely import SECONDS, TIME_UP, Clock, run

RANDOM_CASES = 12
UNLIMITED = 600  # seconds for code of our own
ONE_WAY = "One way among many; yours may look different."


class Exercise:
    """A question that can be checked. How to write one stands in this package's docstring.

    With `cases` (argument tuples) and `random` (a generator of random numbers -> an argument tuple) the answer is a
    function; otherwise it is a number, an array, one of the `choices`, or anything that `measure` turns into one of
    these; `subject` says in words what that is. `shows(place, *arguments)` makes the widget that goes through a case,
    `terms(place, *arguments)` says how one place of the answer comes about; a widget says that itself.
    """

    name = "an exercise"  # the package sets it

    def __init__(
        self,
        question,
        *,
        hints,
        take_away,
        cases=(),
        random=None,
        choices=(),
        measure=None,
        subject="your answer",
        shows=None,
        terms=None,
    ):
        self.question = inspect.cleandoc(question)
        self.hints, self.take_away, self.choices = hints, take_away, choices
        self.measure, self.subject, self.shows, self.terms = measure, subject, shows, terms
        self.mistakes, self._given_hints = [], 0
        self._cases, self.random = list(cases), random

    def reference(self, function):
        """Decorates the reference solution: the function asked for, or one without arguments that gives the answer."""
        self._reference = function
        return function

    def mistake(self, sentence, *answer):
        """Adds a wrong answer and the sentence that explains it; without an answer, decorates a wrong function."""
        if not answer:
            return lambda function: self.mistake(sentence, function) or function
        self.mistakes.append((sentence, answer[0]))
        return None

    def check(self, answer):
        """What is right or wrong with the answer, as a card. Never raises, whatever the answer does."""
        try:
            return judge(self, answer)
        except Exception as error:
            return Card("wrong", [f"Your answer could not be compared: {type(error).__name__}."])

    def hint(self):
        """The next hint; each is plainer than the one before."""
        self._given_hints = min(self._given_hints + 1, len(self.hints))
        said = [self.hints[self._given_hints - 1]]
        if self._given_hints == len(self.hints):
            said.append(f"This was the last hint; `practice.{self.name}.solution()` shows a solution.")
        return Card("hint", said, title=f"Hint {self._given_hints} of {len(self.hints)}")

    def solution(self):
        """One way to do it."""
        lines = textwrap.dedent(inspect.getsource(self._reference)).splitlines()
        lines = lines[next(index for index, line in enumerate(lines) if not line.startswith("@")) :]
        if self.asks_function:
            return Card("solution", [ONE_WAY, self.take_away], "\n".join(lines))
        *before, last = textwrap.dedent("\n".join(lines[1:])).splitlines()
        value = last.removeprefix("return ")
        code = "\n".join(before) if value.isidentifier() else "\n".join([*before, value])
        return Card("solution", [ONE_WAY if self.measure else "This is how it comes about.", self.take_away], code)

    def offers(self, value):
        """Whether a value that was read is one of the choices."""
        return kind(value) == "text" and any(str(value) == str(read(choice)) for choice in self.choices)

    @property
    def asks_function(self):
        """Whether the answer is a function that the student writes."""
        return bool(self._cases)

    @cached_property
    def right_answer(self):
        """An answer that is right."""
        return self._reference if self.asks_function else self._reference()

    @cached_property
    def inputs(self):
        """All argument tuples with which a function is tried: the fixed ones, then random ones, always the same."""
        rng = np.random.default_rng(7)
        return self._cases + ([self.random(rng) for _ in range(RANDOM_CASES)] if self.random else [])

    @cached_property
    def expected(self):
        """The outcomes of the reference."""
        return self.outcomes(self.right_answer, UNLIMITED)

    @cached_property
    def known(self):
        """[(sentence, outcomes)] of the known mistakes."""
        return [(sentence, self.outcomes(answer, UNLIMITED)) for sentence, answer in self.mistakes]

    def outcomes(self, answer, seconds=None):
        """What comes of an answer: an outcome for each input; one alone when the answer is no function."""
        clock = Clock(seconds or SECONDS)
        if not self.asks_function:
            measure = self.measure or (lambda value: value)
            return [run(lambda: measure(bounded(answer)), (), clock, read, answer)]
        outcomes = []
        for arguments in self.inputs:
            outcomes.append(run(answer, arguments, clock, read))
            if outcomes[-1].failure and outcomes[-1].failure.kind == TIME_UP:
                break
        return outcomes

    def __repr__(self):
        return f"practice.{self.name}: {self.question}"

    def _repr_markdown_(self):
        return f"{self.question}\n\n`practice.{self.name}.check(…)` · `.hint()` · `.solution()`"
