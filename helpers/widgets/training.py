"""A training, watched live in the notebook and looked back at, moment by moment, in the browser."""

import dataclasses
import math
import reprlib
import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import traitlets
from IPython import get_ipython
from IPython.display import display
from numpy.typing import ArrayLike

from ..checks import numbers
from ..network import Progress
from .player import Player
from .source import module, stylesheet
from .wire import to_wire

PAUSE = 0.05  # seconds between messages to the browser
MOST_MOMENTS = 1000  # that travel to the browser, of a longer history evenly chosen ones
MOST_SLICES = 64  # of kernels that are drawn


def watch(progress: Iterable, target: ArrayLike | None = None) -> "Training":
    """Watch a training while it goes on, as in `watch(train(network, images, labels))`; gives the view of it.

    `progress` yields the moments: `train(…)`, or a generator of your own that yields Progress or anything else
    with .step, .steps and .loss, and perhaps .accuracy, .test_accuracy, .seconds_left and .kernels. The view keeps all
    moments in its `history`. `target` is a kernel to show beside the one that learns.

    Interrupting the cell (the notebook's stop button) ends the training but not the view. What the training raises is
    shown and raised again; so is ValueError for a loss that is not a finite number.
    """
    view = Training(target)
    display(view)
    view._shown_in = _cell()
    view.follow(progress)
    return view


class Training(Player):
    """What `watch` shows: progress, the curves of loss and accuracy, and the kernels that learn, at any moment."""

    _esm, _css = module("training"), stylesheet("training")
    target = traitlets.Dict(None, allow_none=True).tag(sync=True)
    # The moments in the pieces in which they travel: one by one as messages, all together at the end.
    pieces = traitlets.List().tag(sync=True)
    ending = traitlets.Unicode("").tag(sync=True)
    has_failed = traitlets.Bool(False).tag(sync=True)

    _shown_in = None  # the cell that `watch` has shown it in

    def __init__(self, target=None):
        super().__init__(target=target if target is None else to_wire("target", target, (2, 3)), speed=15)
        self.history = []
        self._waiting, self._chosen, self._told = [], None, -math.inf

    def follow(self, progress: Iterable) -> None:
        """Take up all moments of a training as they come, until it ends."""
        try:
            for moment in _moments(progress):
                self._take(read(moment))
            last = self.history[-1] if self.history else Progress(0, 0, 0.0)
            self._end(f"Trained for {last.step} steps." if last.step >= last.steps else self._stopped())
        except KeyboardInterrupt:
            self._end(self._stopped())
        except Exception as error:
            self._end(f"{error}", has_failed=True)
            raise

    def _stopped(self):
        step = self.history[-1].step if self.history else 0
        return f"Stopped at step {step}; the network keeps what it has learned."

    def _take(self, moment):
        if self.history and np.shape(moment.kernels) != np.shape(self.history[-1].kernels):
            raise ValueError(
                f"The kernels must keep their shape {np.shape(self.history[-1].kernels)}, but at step {moment.step} it "
                f"is {np.shape(moment.kernels)}."
            )
        every = max(1, math.ceil(moment.steps / MOST_MOMENTS))
        if not self.history or moment.step % every == 0 or moment.test_accuracy is not None:
            self._choose(moment)
        self.history.append(moment)
        if time.monotonic() - self._told >= PAUSE:
            self._tell_moments()

    def _choose(self, moment):
        """Makes a moment one of those that the browser gets."""
        self._waiting.append(moment)
        self._chosen = moment

    def _tell_moments(self):
        """Sends the moments that are waiting, without those before them."""
        self._told = time.monotonic()
        if self._waiting:
            piece, self._waiting = to_piece(self._waiting), []
            self.pieces.append(piece)  # changed in place, so that nothing is sent by itself
            said = {**piece, "kernels": None}
            self.send({"piece": said, "left": self.history[-1].seconds_left}, buffers=[piece["kernels"]])

    def _end(self, ending, has_failed=False):
        if self.history and self._chosen is not self.history[-1]:
            self._choose(self.history[-1])
        self._tell_moments()
        self.send_state("pieces")  # for a page that is opened later, and has not heard the messages
        with self.hold_sync():
            self.ending, self.has_failed = ending, has_failed

    def _steps(self):
        return max(1, sum(len(piece["rows"]) for piece in self.pieces))

    def _sentence(self):
        if not self.ending:
            return "run the cell to watch it"
        return f"{self.ending} {facts(self.history[-1])}" if self.history and not self.has_failed else self.ending

    def _ipython_display_(self):
        """Shows it; but not once more at the end of the cell in which `watch` has shown it already."""
        if self._shown_in is None or self._shown_in != _cell():
            data, metadata = self._repr_mimebundle_() or ({}, {})
            display(data, metadata=metadata, raw=True)


def _cell():
    """The number of the cell that is running; None outside a notebook."""
    shell = get_ipython()
    return shell and shell.execution_count


def _moments(progress):
    try:
        return iter(progress)
    except TypeError:
        raise TypeError(
            f"progress must yield the moments of a training, as train(…) does, but was given {reprlib.repr(progress)}."
        ) from None


def read(moment: Any) -> Progress:
    """A moment of any kind as Progress of its own, which later steps do not change."""
    try:
        step, steps, loss = int(moment.step), int(moment.steps), float(moment.loss)
    except AttributeError:
        raise TypeError(
            "Each moment needs .step, .steps and .loss, as in Progress(step, steps, loss), but one is "
            f"{reprlib.repr(moment)}."
        ) from None
    if not math.isfinite(loss):
        raise ValueError(f"The loss is {loss} at step {step}: the training has gone off; try a smaller learning rate.")
    names = [field.name for field in dataclasses.fields(Progress)[3:]]
    more = {name: getattr(moment, name, None) for name in names}
    if more["kernels"] is not None:
        more["kernels"] = np.array(numbers("kernels", more["kernels"], (2, 3, 4)), np.float32)
    return Progress(step, steps, loss, **more)


def to_piece(moments) -> dict:
    """Moments for the browser: a row of numbers each, and the bytes of all their kernels, one moment after another."""
    rows = [[each.step, each.steps, each.loss, each.accuracy, each.test_accuracy] for each in moments]
    if moments[0].kernels is None:
        return {"rows": rows, "shape": None, "of": 0, "kernels": b""}
    # (h, w) and (C, h, w) are one kernel, (F, C, h, w) are F
    kernels = [each.kernels.reshape((1,) * (4 - each.kernels.ndim) + each.kernels.shape) for each in moments]
    count, channels, *_ = kernels[0].shape
    shown = np.stack(kernels)[:, : max(1, MOST_SLICES // channels)]
    return {"rows": rows, "shape": list(shown.shape[1:]), "of": count, "kernels": shown.tobytes()}


def facts(moment: Progress) -> str:
    """What is known of a moment: "Loss 0.31, accuracy 91.2 %"."""
    shares = {"accuracy": moment.accuracy, "test accuracy": moment.test_accuracy}
    known = [f"{name} {round(100 * share, 1):g}%" for name, share in shares.items() if share is not None]
    loss = "< 0.001" if 0 < moment.loss < 0.001 else f"{moment.loss:.3g}"
    return ", ".join([f"Loss {loss}", *known]) + "."
