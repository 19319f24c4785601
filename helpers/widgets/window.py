"""What all sliding windows share. What is shown lives in the browser, and goes on there without Python."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import traitlets

from ..checks import whole
from ..figures import Numbers, StepFigure, Walk, draw_step, save_steps
from .given import refuse_too_large
from .player import Player
from .source import module, stylesheet
from .wire import typed_entries

MOST_NUMBERS = 16  # of an output that is told in words
NOT_ARGUMENTS = ("kind", "origin", "part", "most")  # what the browser is told besides


class SlidingWindow(Player):
    """A window that computes one number after another.

    `output` is what the window computes. What the student has changed in the browser is in `edits`, and with `ask` the
    attempts at each step are in `answers`; both can be observed.
    """

    _esm = module("window")
    _css = stylesheet("window")
    given = traitlets.Dict().tag(sync=True, echo_update=False)
    ask = traitlets.Bool(False).tag(sync=True)
    settings = traitlets.Bool(True).tag(sync=True)
    claims = traitlets.Dict().tag(sync=True)
    # The browser leads in these, as in the player's.
    edits = traitlets.Dict().tag(sync=True, echo_update=False)
    answers = traitlets.Dict().tag(sync=True, echo_update=False)

    kind: str  # what the browser calls it
    operation: Callable  # the function whose arguments it shows

    def __init__(self, ask=False, settings=True, **arguments):
        super().__init__(ask=ask, settings=settings, given=self._checked(arguments, {}))

    def give(self, **arguments: Any) -> None:
        """Set several arguments at once. They are checked together; the student's edits of them are forgotten."""
        edits = {name: edit for name, edit in self.edits.items() if name not in arguments}
        given = self._checked(arguments, edits)
        with self.hold_sync():
            self.given, self.edits, self.answers, self.claims = given, edits, {}, {}
            self.step = min(self.step, self._steps() - 1)

    def _checked(self, arguments, edits):
        """What the browser is given; raises before anything has changed."""
        new = {name: getattr(type(self), name).encode(name, value) for name, value in arguments.items()}
        given: dict[str, Any] = {"kind": self.kind, **self.given, **new}
        if "image" in given:
            arguments = self._arguments(given, edits)
            refuse_too_large(arguments["image"].shape, arguments["padding"])
        output = self._compute(given, edits)
        if "most" in given and np.size(output) > given["most"]:
            raise ValueError(
                f"The window would stand at {np.size(output)} positions; here at most {given['most']} fit."
            )
        return given

    def _compute(self, given, edits):
        return type(self).operation(**self._arguments(given, edits))

    def _arguments(self, given, edits):
        return {
            name: getattr(type(self), name).decode(sent, edits.get(name))
            for name, sent in given.items()
            if name not in NOT_ARGUMENTS
        }

    @property
    def output(self) -> int | float | np.ndarray:
        """What the window computes, from the numbers on the screen."""
        return self._compute(self.given, self.edits)

    def figure(self, step: int | None = None, dark: bool = False) -> StepFigure:
        """A matplotlib figure of a step (the one on the screen for None), for handouts and slides."""
        return draw_step(self._walk(), self.step if step is None else step, dark)

    def save(
        self, path: str | Path, steps: Iterable[int] | None = None, speed: float | None = None, dark: bool = False
    ) -> None:
        """Save steps (all of them for None) as an animated .gif or .png, at the player's speed unless told another.

        Prints how far it is. Raises ValueError for another ending, a step that there is not, and more than 200 steps.
        """
        save_steps(self._walk(), path, steps, self.speed if speed is None else speed, dark)

    def _numbers(self, name):
        return Numbers(getattr(self, name), typed_entries(self.given[name], self.edits.get(name, {})))

    @property
    def score(self) -> tuple[int, int]:
        """With `ask`: how many numbers were predicted without being shown, and how many have been answered."""
        done = [answer for answer in self.answers.values() if answer["isDone"]]
        return sum(not answer["isShown"] for answer in done), len(done)

    def _steps(self):
        return np.size(self.output)

    def _walk(self) -> Walk:
        raise NotImplementedError

    def terms(self, step: int) -> str:
        """The sum of a step in words, as under the grids: "1×4 + (−5)×5 + (−3)×9 + 7×2 = −34"."""
        if whole("step", step, 0) >= self._steps():
            raise ValueError(f"step must be below {self._steps()}, the number of steps, but was given {step}.")
        return "".join(text for text, _ in self._walk().pieces(step))

    def __repr__(self):
        marked = f"; yours differs at {', '.join(self.claims)}" if self.claims else ""
        return super().__repr__() + marked

    def _result(self):
        """The output in words; not a word of it while the student is to predict it."""
        if self.ask:
            return "to be predicted"
        output = np.asarray(self.output)
        numbers = output.tolist() if output.size <= MOST_NUMBERS else f"numbers from {output.min()} to {output.max()}"
        return f"{sides(output)}: {numbers}" if output.ndim else str(numbers)


def sides(array: Any) -> str:
    """The sides of an array in words: "3×3"."""
    return "×".join(str(side) for side in np.shape(array))
