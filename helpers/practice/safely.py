"""Running a student's code so that the session lives and something can be said, whatever the code does.

No threads: they cannot start where Python runs in the browser. What runs on inside a single call into C (one giant
matrix product) cannot be ended.
"""

import contextlib
import copy
import io
import linecache
import signal
import sys
import threading
import time
import traceback
import warnings
from dataclasses import dataclass

import numpy as np

SECONDS = 3  # that a student's code has for all inputs together
MOST_PRINTED = 400  # characters that are kept of what it prints


TIME_UP = "TimeUp"  # the kind of failure


class TimeUp(BaseException):
    """The time is up. No Exception, so that `except Exception` in the student's code lets it pass."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def __del__(self):
        """Raising has ended the watch; when the student's code has caught and dropped this, it begins again."""
        if self.clock.runs:
            self.clock.watch(sys._getframe(1))


@dataclass
class Failure:
    """What stopped a student's code: the exception's kind and message, and the student's own line if there is one."""

    kind: str
    message: str
    line: int = 0
    source: str = ""


@dataclass
class Outcome:
    """What came of one call: its value, or why there is none; what it printed, and which arguments it changed."""

    value: object = None
    failure: Failure | None = None
    printed: str = ""
    changed: tuple = ()


def run(function, arguments, clock, read, owner=None):
    """The outcome of `read(function(*arguments))` on copies of the arguments, within the clock's time.

    The lines told of are those of `owner`, the student's function; of `function` for None.
    """
    given, outcome, notes = copy.deepcopy(arguments), Outcome(), _Notes()
    with contextlib.redirect_stdout(notes), contextlib.redirect_stderr(notes), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with clock:
                outcome.value = read(function(*given))
        except BaseException as error:  # SystemExit and KeyboardInterrupt too, when the student's code raises them
            clock.stop()
            outcome.failure = _failure(error, function if owner is None else owner)
    outcome.printed = notes.text
    outcome.changed = tuple(index for index, pair in enumerate(zip(arguments, given, strict=True)) if _differ(*pair))
    return outcome


def _failure(error, function):
    kind = TIME_UP if isinstance(error, TimeUp) else type(error).__name__
    try:
        message = str(error)
    except Exception:
        message = ""
    own = getattr(getattr(function, "__code__", None), "co_filename", "")
    frames = [each for each in traceback.walk_tb(error.__traceback__) if each[0].f_code.co_filename == own]
    if not frames:
        return Failure(kind, message)
    frame, line = frames[-1]
    line = line or frame.f_code.co_firstlineno  # the jump back in an empty loop stands in no line
    return Failure(kind, message, line, linecache.getline(own, line).strip())


def _differ(before, after):
    return isinstance(before, (list, np.ndarray)) and not np.array_equal(np.asarray(before), np.asarray(after))


class _Notes(io.TextIOBase):
    """Takes what is printed, and keeps the beginning."""

    text = ""

    def write(self, text):
        self.text += text[: MOST_PRINTED - len(self.text)]
        return len(text)


class Clock:
    """A time limit for a student's code, in as many goes as it takes: `with clock: ...`.

    The system's alarm ends the code; where there is none, or in another thread than the main one, Python asks before
    each line whether there is time left (which ends no sleep). Code that catches the end and goes on is ended again.
    """

    AGAIN = 0.05  # seconds between two rings of the alarm

    def __init__(self, seconds):
        self.left, self.runs = seconds, False
        self.has_alarm = hasattr(signal, "setitimer") and sys.platform not in {"emscripten", "wasi"}
        self.has_alarm = self.has_alarm and threading.current_thread() is threading.main_thread()

    def __enter__(self):
        self.started, self.runs, self.tracer = time.monotonic(), True, sys.gettrace()
        if self.has_alarm:
            self.handler = signal.signal(signal.SIGALRM, lambda _, frame: self.end(frame))
            self.timer = signal.setitimer(signal.ITIMER_REAL, max(self.left, 0.001), self.AGAIN)
        else:
            sys.settrace(self._ask)

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Ends the limit and puts back what was there before; a second time it does nothing."""
        if self.runs:
            self.runs = False
            self.left -= time.monotonic() - self.started
            sys.settrace(self.tracer)
            if self.has_alarm:
                signal.setitimer(signal.ITIMER_REAL, *self.timer)
                signal.signal(signal.SIGALRM, self.handler)

    def watch(self, frame):
        """Asks before each line of the student's code that runs in this frame, and of what called it."""
        while frame and frame.f_code.co_filename != __file__:
            frame.f_trace, frame = self._ask, frame.f_back
        sys.settrace(self._ask)

    def end(self, frame):
        """Ends the code that runs in this frame, and goes on watching in case it catches the end."""
        if self.runs and frame.f_code.co_filename != __file__:
            self.watch(frame)
            raise TimeUp(self)

    def _ask(self, frame, event, _):
        if frame.f_code.co_filename == __file__:
            return None
        # Not at an exception: the one raised here would take its place, and the student's line would be lost.
        if event == "line" and self.runs and time.monotonic() - self.started > self.left:
            raise TimeUp(self)
        return self._ask
