"""Points and curves in one drawing, as HTML in the page's own ink."""

import html
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from ..checks import numbers
from .colours import LIGHT
from .pictures import Figure

WIDTH, HEIGHT = 260, 200  # of the field in which the points lie, in pixels
ROOM = {"left": 40, "right": 90, "top": 28, "bottom": 44}  # around it, for the ticks, the names and the titles
LINE = 15  # between two titles that would lie on each other


def graph(points: Mapping[str, ArrayLike], curves: Mapping[str, ArrayLike], alt: str) -> Figure:
    """Points, and curves that come near them or not, each with its title at its end.

    `points` maps the names of the two axes to the numbers along them, two lists of one length. `curves` maps titles to
    heights at evenly spaced places, from the smallest number along the first axis to the largest: for a straight line
    two are enough; the later a curve, the thicker. `alt` says in words what is to be seen.

    Raises TypeError and ValueError for what is not a list of numbers, ValueError for lists of different lengths.
    """
    (across, xs), (up, ys) = [(name, numbers(name, values, (1,))) for name, values in points.items()]
    if len(xs) != len(ys):
        raise ValueError(f"{across} has {len(xs)} numbers and {up} has {len(ys)}; each point needs one of both.")
    heights = {title: numbers(title, values, (1,)) for title, values in curves.items()}
    right = _scale([xs], ROOM["left"], WIDTH)
    down = _scale([ys, *heights.values()], ROOM["top"] + HEIGHT, -HEIGHT)
    markup = _axes(across, up, sorted(set(xs.tolist())), sorted(set(ys.tolist())), right, down)
    for thickness, values in zip(np.linspace(2.5, 1.2, len(heights))[::-1], heights.values(), strict=True):
        places = zip(right(np.linspace(xs.min(), xs.max(), len(values))), down(values), strict=True)
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        style = f'fill="none" stroke="{LIGHT["output"]}" stroke-width="{thickness:.1f}"'
        markup += f'<polyline points="{line}" {style}/>'
    markup += "".join(_titles({title: float(down(values[-1])) for title, values in heights.items()}))
    markup += "".join(f'<circle cx="{right(x):.1f}" cy="{down(y):.1f}" r="4.5"/>' for x, y in zip(xs, ys, strict=True))
    size = ROOM["left"] + WIDTH + ROOM["right"], ROOM["top"] + HEIGHT + ROOM["bottom"]
    style = f"width: {size[0]}px; max-width: 100%; font: 13px var(--jp-content-font-family, sans-serif)"
    return Figure(
        f'<svg role="img" aria-label="{html.escape(alt)}" viewBox="0 0 {size[0]} {size[1]}" fill="currentColor" '
        f'style="{style}">{markup}</svg>',
        alt,
    )


def _scale(values, start, length):
    """The function from numbers to pixels that lays all `values` between `start` and `start + length`."""
    least, most = min(each.min() for each in values), max(each.max() for each in values)
    return lambda number: start + length * (np.asarray(number, float) - least) / ((most - least) or 1)


def _axes(across, up, xs, ys, right, down):
    """A quiet line along each axis, its name, and a tick for each number that a point has."""
    bottom, end = ROOM["top"] + HEIGHT + 8, ROOM["left"] + WIDTH
    frame = f'<path d="M{ROOM["left"] - 10},{ROOM["top"]}V{bottom}H{end}" fill="none" stroke="currentColor"/>'
    ticks = [_text(right(x), bottom + 16, f"{x:g}", "middle") for x in xs]
    ticks += [_text(ROOM["left"] - 16, down(y) + 4, f"{y:g}", "end") for y in ys]
    names = _text(end, bottom + 32, across, "end") + _text(2, ROOM["top"] - 12, up, "start")
    return f'<g opacity="0.7">{frame}{"".join(ticks)}</g>{names}'


def _titles(ends):
    """The titles beside the ends of their curves, moved apart where they would lie on each other."""
    last = ROOM["top"] + HEIGHT + LINE
    for title, height in sorted(ends.items(), key=lambda each: -each[1]):
        last = min(height, last - LINE)
        yield _text(ROOM["left"] + WIDTH + 10, last + 4, title, "start")


def _text(x, y, text, anchor):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(text)}</text>'
