"""Pictures for the lessons, in the house colours, with words for those who do not see them.

Every figure is HTML that carries its alternative text, on no background of its own and with the page's own ink, so that
it stands well in the light and in the dark.
"""

import base64
import html
import io
from collections.abc import Mapping

import numpy as np
from matplotlib.image import imsave
from numpy.typing import ArrayLike

from ..checks import numbers
from .colours import SIGNED


class Figure:
    """HTML to be shown, and the same in words: its `repr`, and what a screen reader says."""

    def __init__(self, markup: str, words: str):
        self.markup, self.words = markup, words

    def _repr_html_(self):
        return self.markup

    def __repr__(self):
        return f"Figure: {self.words}"


def pictures(images: Mapping[str, ArrayLike], alt: str, signed: bool = False, width: int = 240) -> Figure:
    """Images side by side, each under its title.

    `images` maps titles to arrays, (rows, columns) or (3, rows, columns), of levels from 0 (black) to 255 (white); what
    lies beyond is clipped. With `signed`, numbers of any size are shown in purple below zero, white at zero and ochre
    above, each image on a scale of its own. `alt` says in words what is to be seen; `width` is in pixels on the screen.
    """
    boxes = "".join(_picture(title, numbers("images", image, (2, 3)), signed, width) for title, image in images.items())
    markup = (
        f'<div role="img" aria-label="{html.escape(alt)}" '
        f'style="display: flex; flex-wrap: wrap; gap: 1.2em; margin: 0.4em 0">{boxes}</div>'
    )
    return Figure(markup, alt)


def _picture(title, image, signed, width):
    data = base64.b64encode(_png(image, signed)).decode()
    style = f"width: {width}px; max-width: 100%; image-rendering: pixelated; display: block; border-radius: 3px; "
    style += "outline: 1px solid color-mix(in srgb, currentcolor 16%, transparent); outline-offset: -1px"
    return (
        f'<div style="max-width: 100%"><img alt="" src="data:image/png;base64,{data}" style="{style}">'
        f'<div style="margin-top: 0.3em">{html.escape(title)}</div></div>'
    )


def _png(image, signed):
    """One pixel a cell; the page enlarges it."""
    stream = io.BytesIO()
    if signed:
        most = np.abs(image).max() or 1
        imsave(stream, image, format="png", origin="upper", cmap=SIGNED, vmin=-most, vmax=most)
    else:
        levels = np.clip(np.rint(image), 0, 255).astype(np.uint8)
        grey = levels if levels.ndim == 3 else np.stack([levels] * 3)
        imsave(stream, np.moveaxis(grey, 0, -1), format="png", origin="upper")
    return stream.getvalue()
