"""The Python faces of the widgets. What they show lives in the browser (static/), and goes on there without Python."""

import re
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from .checks import choice, pair, whole
from .operations import convolve, dot, pool
from .wire import from_wire, number_from_wire, number_to_wire, to_wire

STATIC = Path(__file__).with_name("static")
LARGEST_SIDE = 512
MOST_NUMBERS = 16  # of an output that is told in words

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)


def module(name, seen=None):
    """The text of static/<name>.js with the modules that it imports written before it.

    A widget is loaded as one module from a Blob, where relative imports have nothing to be relative to.
    """
    seen = set() if seen is None else seen
    if name in seen:
        return ""
    seen.add(name)
    text = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    before = "".join(module(imported, seen) for imported in _IMPORT.findall(text))
    own = _IMPORT.sub("", text)
    return before + re.sub(r"^export (?!default)", "", own, flags=re.MULTILINE)


class Given:
    """An argument of a widget: reading it gives what the screen shows, the student's edits included.

    Setting it starts that argument anew, without edits. `encode(name, value)` checks a value and makes it ready for the
    browser, `decode(sent, edit)` turns that and the student's edit of it (None without one) into a value again.
    """

    def __init__(self, encode, decode=lambda sent, edit: sent if edit is None else edit):
        self.encode, self.decode = encode, decode

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, widget, owner):
        return self if widget is None else self.decode(widget.given[self.name], widget.edits.get(self.name))

    def __set__(self, widget, value):
        widget.give(**{self.name: value})


def _array(*axes):
    def encode(name, value):
        sent = to_wire(name, value, axes)
        if max(sent["shape"]) > LARGEST_SIDE:
            raise ValueError(
                f"{name} has the shape {tuple(sent['shape'])}, and a widget shows at most {LARGEST_SIDE} rows and "
                f"columns: crop it, as in {name}[:{LARGEST_SIDE}, :{LARGEST_SIDE}], or shrink it, as in {name}[::2, ::2]."
            )
        return sent

    return Given(encode, lambda sent, edits: from_wire(sent, edits or {}))


def _number():
    return Given(number_to_wire, lambda sent, edit: number_from_wire(sent if edit is None else edit))


def _pair(least, optional=False):
    def encode(name, value):
        return None if optional and value is None else list(pair(name, value, least))

    def decode(sent, edit):
        sides = sent if edit is None else edit
        return None if sides is None else sides[0] if sides[0] == sides[1] else tuple(sides)

    return Given(encode, decode)


class SlidingWindow(anywidget.AnyWidget):
    """What the widgets share: a window that computes one number after another, and its player.

    `step` counts from 0 and `playing` tells whether it moves by itself; both can be read and set. `output` is what the
    window computes. What the student has changed in the browser is in `edits`, and with `ask` the attempts at each step are in `answers`;
    both can be observed.
    """

    _esm = module("sliding_window")
    _css = STATIC / "sliding_window.css"
    given = traitlets.Dict().tag(sync=True)
    ask = traitlets.Bool(False).tag(sync=True)
    # The browser leads in these: an echo of what it said would throw it back to where it was when it said so.
    edits = traitlets.Dict().tag(sync=True, echo_update=False)
    answers = traitlets.Dict().tag(sync=True, echo_update=False)
    step = traitlets.Int(0).tag(sync=True, echo_update=False)
    playing = traitlets.Bool(False).tag(sync=True, echo_update=False)
    speed = traitlets.Float(2, min=0.5, max=60).tag(sync=True, echo_update=False)

    kind = operation = None  # what the browser calls it, and the function whose arguments it shows
    _hears_browser = False

    def __init__(self, ask=False, **arguments):
        super().__init__(ask=ask, given=self._checked(arguments, {}))

    def give(self, **arguments):
        """Set several arguments at once. They are checked together; the student's edits of them are forgotten."""
        edits = {name: edit for name, edit in self.edits.items() if name not in arguments}
        given = self._checked(arguments, edits)
        with self.hold_sync():
            self.given, self.edits, self.answers = given, edits, {}
            self.step = min(self.step, self._steps() - 1)

    def _checked(self, arguments, edits):
        """What the browser is given; raises before anything has changed."""
        new = {name: getattr(type(self), name).encode(name, value) for name, value in arguments.items()}
        given = {"kind": self.kind, **self.given, **new}
        self._compute(given, edits)
        return given

    def _compute(self, given, edits):
        arguments = {name: getattr(type(self), name).decode(sent, edits.get(name)) for name, sent in given.items() if name != "kind"}
        return type(self).operation(**arguments)

    @property
    def output(self):
        """What the window computes, from the numbers on the screen."""
        return self._compute(self.given, self.edits)

    @property
    def score(self):
        """With `ask`: how many numbers were predicted without being shown, and how many have been answered."""
        done = [answer for answer in self.answers.values() if answer["isDone"]]
        return sum(not answer["isShown"] for answer in done), len(done)

    def _steps(self):
        return np.size(self.output)

    @traitlets.validate("step")
    def _valid_step(self, proposal):
        step = whole("step", proposal["value"], 0)
        if self._hears_browser:
            return min(step, self._steps() - 1)
        if step >= self._steps():
            raise ValueError(f"step must be below {self._steps()}, the number of steps, but was given {step}.")
        return self._tell(step=step)

    @traitlets.validate("playing")
    def _valid_playing(self, proposal):
        return self._tell(playing=proposal["value"])

    def _tell(self, **change):
        """Sends a change even when Python believes that the browser is there already: it may have moved on since."""
        if self.comm is not None and not self._hears_browser:
            self.send({"go": change})
        return next(iter(change.values()))

    def set_state(self, sync_data):
        """Take over what the browser says, without telling it back."""
        self._hears_browser = True
        try:
            super().set_state(sync_data)
        finally:
            self._hears_browser = False

    def __repr__(self):
        return f"{type(self).__name__}: {self._sentence()}"

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
    a, b = _array(1, 2, 3), _array(1, 2, 3)

    def __init__(self, a, b, ask=False):
        super().__init__(ask, a=a, b=b)

    def _steps(self):
        return np.size(self.a)

    def _sentence(self):
        return f"the dot product of two {_size(self.a)} arrays, {self._result()}"


class SlidingKernel(SlidingWindow):
    """A kernel sliding over an image, one output cell a step. The arguments are those of `convolve`, for one kernel.

    `image` and `kernel` are (rows, columns) or (channels, rows, columns), at most 512 rows and columns. With `ask`, the
    student predicts each output.
    """

    kind, operation = "kernel", staticmethod(convolve)
    image, kernel, bias = _array(2, 3), _array(2, 3), _number()
    stride, padding, dilation = _pair(1), _pair(0), _pair(1)

    def __init__(self, image, kernel, bias=0, stride=1, padding=0, dilation=1, ask=False):
        super().__init__(ask, image=image, kernel=kernel, bias=bias, stride=stride, padding=padding, dilation=dilation)

    def _sentence(self):
        settings = [f"stride {self.stride}", f"padding {self.padding}", f"dilation {self.dilation}", f"bias {self.bias}"]
        usual = [f"stride {1}", f"padding {0}", f"dilation {1}", f"bias {0}"]
        said = "".join(f", {setting}" for setting in settings if setting not in usual)
        return f"a {_size(self.kernel)} kernel slides over a {_size(self.image)} image{said}; output {self._result()}"


class SlidingPool(SlidingWindow):
    """A pooling window over an image, one output cell a step. The arguments are those of `pool`.

    `image` is (rows, columns) or (channels, rows, columns), at most 512 rows and columns. With `ask`, the student
    predicts each output.
    """

    kind, operation = "pool", staticmethod(pool)
    image, size, stride, padding = _array(2, 3), _pair(1), _pair(1, optional=True), _pair(0)
    how = Given(lambda name, value: choice(name, value, ("max", "mean", "min")))

    def __init__(self, image, size=2, stride=None, padding=0, how="max", ask=False):
        super().__init__(ask, image=image, size=size, stride=stride, padding=padding, how=how)

    def _sentence(self):
        return f"the {self.how} of each {self.size} window of a {_size(self.image)} image; output {self._result()}"
