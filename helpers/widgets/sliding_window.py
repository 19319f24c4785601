"""The sliding window in its three kinds. What it shows lives in the browser, and goes on there without Python."""

import numpy as np
import traitlets

from ..checks import pair, whole
from ..figures import DotWalk, KernelWalk, Numbers, PoolWalk, draw_step, save_steps
from ..operations import convolve, dot, pool
from .given import array_of, int_or_pair, one_of, refuse_too_large, single_number
from .player import Player
from .source import module, stylesheet
from .wire import typed, typed_entries

MOST_NUMBERS = 16  # of an output that is told in words
NOT_ARGUMENTS = ("kind", "origin", "part", "most")  # what the browser is told besides


class SlidingWindow(Player):
    """What the sliding windows share: a window that computes one number after another.

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

    kind = operation = None  # what the browser calls it, and the function whose arguments it shows

    def __init__(self, ask=False, settings=True, **arguments):
        super().__init__(ask=ask, settings=settings, given=self._checked(arguments, {}))

    def give(self, **arguments):
        """Set several arguments at once. They are checked together; the student's edits of them are forgotten."""
        edits = {name: edit for name, edit in self.edits.items() if name not in arguments}
        given = self._checked(arguments, edits)
        with self.hold_sync():
            self.given, self.edits, self.answers, self.claims = given, edits, {}, {}
            self.step = min(self.step, self._steps() - 1)

    def _checked(self, arguments, edits):
        """What the browser is given; raises before anything has changed."""
        new = {name: getattr(type(self), name).encode(name, value) for name, value in arguments.items()}
        given = {"kind": self.kind, **self.given, **new}
        if "image" in given:
            arguments = self._arguments(given, edits)
            refuse_too_large(arguments["image"].shape, arguments["padding"])
        output = self._compute(given, edits)
        if np.size(output) > given.get("most", np.inf):
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
    def output(self):
        """What the window computes, from the numbers on the screen."""
        return self._compute(self.given, self.edits)

    def figure(self, step=None, dark=False):
        """A matplotlib figure of a step (the one on the screen for None), for handouts and slides."""
        return draw_step(self._walk(), self.step if step is None else step, dark)

    def save(self, path, steps=None, speed=None, dark=False):
        """Save steps (all of them for None) as an animated .gif or .png, at the player's speed unless told another.

        Prints how far it is. Raises ValueError for another ending, a step that there is not, and more than 200 steps.
        """
        save_steps(self._walk(), path, steps, self.speed if speed is None else speed, dark)

    def _numbers(self, name):
        return Numbers(getattr(self, name), typed_entries(self.given[name], self.edits.get(name, {})))

    @property
    def score(self):
        """With `ask`: how many numbers were predicted without being shown, and how many have been answered."""
        done = [answer for answer in self.answers.values() if answer["isDone"]]
        return sum(not answer["isShown"] for answer in done), len(done)

    def _steps(self):
        return np.size(self.output)

    def terms(self, step):
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
        return f"{_size(output)}: {numbers}" if output.ndim else str(numbers)


def _size(array):
    return "×".join(str(side) for side in np.shape(array))


class DotProduct(SlidingWindow):
    """The dot product of `a` and `b`, two arrays of one shape, term by term. With `ask`, the student predicts it."""

    kind, operation = "dot", staticmethod(dot)
    a, b = array_of(1, 2, 3), array_of(1, 2, 3)

    def __init__(self, a, b, ask=False):
        super().__init__(ask, a=a, b=b)

    def _steps(self):
        return np.size(self.a)

    def _walk(self):
        return DotWalk(self._numbers("a"), self._numbers("b"), np.asarray(self.output))

    def _sentence(self):
        return f"the dot product of two {_size(self.a)} arrays, {self._result()}"


class SlidingKernel(SlidingWindow):
    """A kernel sliding over an image, one output cell a step. The arguments are those of `convolve`, for one kernel.

    `image` and `kernel` are (rows, columns) or (channels, rows, columns), at most 512 rows and columns. With `ask`, the
    student predicts each output; without `settings`, there are no controls for them and no size formula.
    """

    kind, operation = "kernel", staticmethod(convolve)
    image, kernel, bias = array_of(2, 3), array_of(2, 3), single_number()
    stride, padding, dilation = int_or_pair(1), int_or_pair(0), int_or_pair(1)

    def __init__(self, image, kernel, bias=0, stride=1, padding=0, dilation=1, ask=False, settings=True):
        given = {"bias": bias, "stride": stride, "padding": padding, "dilation": dilation}
        super().__init__(ask, settings, image=image, kernel=kernel, **given)

    def _walk(self):
        bias = typed(self.edits.get("bias", self.given["bias"]))
        numbers = self._numbers("image"), self._numbers("kernel"), self.output
        return KernelWalk(*numbers, bias, self.stride, self.padding, self.dilation)

    def _sentence(self):
        settings = [
            f"stride {self.stride}",
            f"padding {self.padding}",
            f"dilation {self.dilation}",
            f"bias {self.bias}",
        ]
        usual = [f"stride {1}", f"padding {0}", f"dilation {1}", f"bias {0}"]
        said = "".join(f", {setting}" for setting in settings if setting not in usual)
        return f"a {_size(self.kernel)} kernel slides over a {_size(self.image)} image{said}; output {self._result()}"


class SlidingPool(SlidingWindow):
    """A pooling window over an image, one output cell a step. The arguments are those of `pool`.

    `image` is (rows, columns) or (channels, rows, columns), at most 512 rows and columns. `ask` and `settings` are as
    for SlidingKernel.
    """

    kind, operation = "pool", staticmethod(pool)
    image, size, stride, padding = array_of(2, 3), int_or_pair(1), int_or_pair(1, optional=True), int_or_pair(0)
    how = one_of("max", "mean", "min")

    def __init__(self, image, size=2, stride=None, padding=0, how="max", ask=False, settings=True):
        super().__init__(ask, settings, image=image, size=size, stride=stride, padding=padding, how=how)

    def _walk(self):
        size = pair("size", self.size, 1)
        return PoolWalk(self._numbers("image"), self.output, self.how, size, self.stride or size, self.padding)

    def _sentence(self):
        size = "×".join(map(str, self.given["size"]))
        return f"the {self.how} of each {size} window of a {_size(self.image)} image; output {self._result()}"
