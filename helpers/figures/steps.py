"""A picture of any step of a widget, for handouts and slides, in the widget's own colours and layout."""

import base64
import html
import io
from collections.abc import Iterable
from pathlib import Path

import matplotlib.figure
import matplotlib.style
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.artist import Artist

from ..checks import whole
from .colours import DARK, LIGHT
from .grid import Grid
from .walk import Walk

MOST_STEPS = 200
LEAST_WIDTH = 13  # of a picture, in cells, so that the line has room
GAP, MARGIN, ROW = 1.4, 0.6, 0.8  # between grids, around the picture, and between lines; in cells
in_our_style = matplotlib.style.context("default")  # whatever LaTeX, fonts or sketches the user has set for pictures


class StepFigure(matplotlib.figure.Figure):
    """A matplotlib figure that a notebook shows with the step in words as its alternative text."""

    words = ""
    draw = in_our_style(matplotlib.figure.Figure.draw)
    savefig = in_our_style(matplotlib.figure.Figure.savefig)

    def _repr_html_(self):
        stream = io.BytesIO()
        self.savefig(stream, format="png", dpi=2 * self.dpi)
        data = base64.b64encode(stream.getvalue()).decode()
        width = round(self.get_figwidth() * self.dpi)
        return f'<img alt="{html.escape(self.words)}" width="{width}" src="data:image/png;base64,{data}">'


@in_our_style
def draw_step(walk: Walk, step: int, dark: bool = False) -> StepFigure:
    """A matplotlib figure of one step: the grids with the window on them, and the sum below.

    Raises ValueError when there is no such step.
    """
    picture = _Picture(walk, DARK if dark else LIGHT)
    picture.show(_checked(walk, step))
    picture.figure.words = f"Step {step + 1} of {walk.steps}: {''.join(text for text, _ in walk.pieces(step))}"
    return picture.figure


@in_our_style
def save_steps(walk: Walk, path: str | Path, steps: Iterable[int] | None, speed, dark: bool = False) -> None:
    """Saves steps (all of them for None) as an animated .gif or .png, `speed` steps a second; prints how far it is.

    Raises ValueError for another ending, for more than 200 steps, and when there is no such step.
    """
    path, steps = Path(path), [_checked(walk, step) for step in (range(walk.steps) if steps is None else steps)]
    if path.suffix.lower() not in {".gif", ".png"}:
        raise ValueError(f"path must end in .gif or .png, but was given {str(path)!r}.")
    if len(steps) > MOST_STEPS:
        raise ValueError(
            f"At most {MOST_STEPS} steps can be saved, but there are {len(steps)}; "
            f"choose some of them, as in steps=range({MOST_STEPS})."
        )
    picture = _Picture(walk, DARK if dark else LIGHT)
    film = FuncAnimation(picture.figure, picture.show, steps, init_func=lambda: None)
    film.save(path, PillowWriter(fps=speed), progress_callback=lambda index, _: _tell(index + 1, len(steps), path))


def _tell(done, steps, path):
    print(f"\r{path.name}: {done} of {steps} steps", end="\n" if done == steps else "", flush=True)


def _checked(walk, step):
    if whole("step", step, 0) >= walk.steps:
        raise ValueError(f"step must be below {walk.steps}, the number of steps, but was given {step}.")
    return int(step)


class _Picture:
    """The artists of one picture: made once, moved from step to step."""

    def __init__(self, walk, theme):
        self.walk, self.theme = walk, theme
        self.grids = dict(self._make_grids())
        self.width = max(LEAST_WIDTH, sum(grid.width + GAP for grid in self.grids.values()) - GAP + 2 * MARGIN)
        self.height = max(grid.height for grid in self.grids.values()) + 1.6 + 2.6
        cell = min(0.55, 12 / self.width)  # inches
        self.size = cell * 26  # of the type, in points
        self.figure = StepFigure((self.width * cell, self.height * cell), facecolor=theme["paper"], dpi=110)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self._place_grids()
        self.axes.set(xlim=(0, self.width), ylim=(self.height, 0))
        self.axes.set_axis_off()
        self.line: list[Artist] = []

    def _make_grids(self):
        walk, (first, second, last) = self.walk, self.walk.names
        image = Grid("image", first, walk.image.array, self.theme, walk.is_photograph, walk.places.padding)
        yield "image", image
        if not image.is_near and walk.has_lens:
            yield "window", self._make_lens(0)
        if walk.kernel:
            yield "kernel", Grid("kernel", second, walk.kernel.array, self.theme)
        yield "output", Grid("output", last, walk.output, self.theme, walk.is_photograph)

    def _make_lens(self, step):
        """The numbers under the window of an image that is drawn without its numbers."""
        return Grid("kernel", "window", self.walk.under_window(step), self.theme, self.walk.is_photograph)

    def _place_grids(self):
        left = MARGIN
        for name, grid in self.grids.items():
            grid.left, grid.top = left, 1.4 + (self.height - 4.2 - grid.height) / 2
            if name != "window":
                grid.draw(self.axes, self.size)
            sign = {"kernel": "·", "output": "="}.get(name)
            if sign:
                at = left - GAP / 2, grid.top + grid.height / 2
                self.axes.text(*at, sign, color=self.theme["quiet"], size=self.size * 1.7, ha="center", va="center")
            left += grid.width + GAP

    def show(self, step):
        """Moves everything to a step."""
        walk, theme = self.walk, self.theme
        window = walk.channels(step), walk.corner(step), walk.places.size, walk.places.dilation
        for name, role in walk.walked:
            self.grids[name].frame(self.axes, *window, theme[role])
        (channel, *cell), known = walk.outputs(step)
        self.grids["output"].frame(self.axes, [channel], cell, (1, 1), (1, 1), theme["output"])
        self.grids["output"].reveal(known)
        if "window" in self.grids:
            self._draw_lens(step)
        self._write(walk.pieces(step))

    def _draw_lens(self, step):
        before, lens = self.grids["window"], self._make_lens(step)
        lens.left, lens.top = before.left, before.top
        for artist in before.cells:
            artist.remove()
        known = set(self.axes.get_children())
        lens.draw(self.axes, self.size)
        lens.cells = [artist for artist in self.axes.get_children() if artist not in known]
        self.grids["window"] = lens

    def _write(self, pieces):
        """The line, piece by piece; each number is underlined in the colour of its grid."""
        for artist in self.line:
            artist.remove()
        self.line = []
        size = self.size * 1.15
        x, y = MARGIN, self.height - 1.9
        for text, role in pieces:
            weight = "bold" if role == "result" else "normal"
            artist = self.axes.text(x, y, text.replace("×", " × "), color=self.theme["ink"], size=size, weight=weight)
            width = artist.get_window_extent().transformed(self.axes.transData.inverted()).width
            if x + width > self.width - MARGIN:
                x, y = MARGIN, y + ROW
                artist.set_position((x, y))
            self.line.append(artist)
            if role:
                colour = self.theme["output" if role == "result" else role]
                self.line += self.axes.plot([x, x + width], [y + 0.13] * 2, color=colour, linewidth=2)
            x += width
