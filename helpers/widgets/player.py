"""What all widgets with a player share: a step that the browser and Python can both set."""

import anywidget
import traitlets

from ..checks import whole


class Player(anywidget.AnyWidget):
    """A widget that shows one step after another.

    `step` counts from 0 and `playing` tells whether it moves by itself; both can be read and set. A subclass says in
    `_steps()` how many there are, and in `_sentence()` what it shows.
    """

    # The browser leads in these: an echo of what it said would throw it back to where it was when it said so.
    step = traitlets.Int(0).tag(sync=True, echo_update=False)
    playing = traitlets.Bool(False).tag(sync=True, echo_update=False)
    speed = traitlets.Float(2, min=0.5, max=60).tag(sync=True, echo_update=False)

    _hears_browser = False

    def _steps(self) -> int:
        raise NotImplementedError

    def _sentence(self) -> str:
        raise NotImplementedError

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return self._steps()

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
