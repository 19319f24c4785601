"""One grid of numbers in a matplotlib picture: its cells, its question marks, and the window on it."""

import numpy as np
from matplotlib.patches import FancyBboxPatch, Rectangle

from ..numerals import exact, short_text
from .colours import ink_on, scale

MOST_CELLS = 16  # on a side that are still written as numbers: more could not be read on paper
FAR_SIDE = 9  # how large a grid without numbers is drawn, in cells of the others
BETWEEN = 0.6  # between the channels of a grid, in cells
TITLE = 3.6  # the least room for a title, in cells


class Grid:
    """(channels, rows, columns) numbers, the channels one below the other; lengths are in cells of the picture."""

    def __init__(self, role, name, numbers, theme, is_photograph=False, ring=(0, 0)):
        self.role, self.name, self.numbers, self.theme, self.ring = role, name, numbers, theme, ring
        self.channels, self.rows, self.columns = numbers.shape
        self.is_near = max(self.rows, self.columns) <= MOST_CELLS
        self.pitch = 1 if self.is_near else FAR_SIDE / max(self.rows, self.columns)
        self.step = (self.rows + 2 * ring[0]) * self.pitch + BETWEEN
        self.height = self.channels * self.step - BETWEEN
        self.width = max(TITLE, (self.columns + 2 * ring[1]) * self.pitch)
        self.left = self.top = 0
        self.cells, self.frames = [], []
        if is_photograph and numbers.min() >= 0 and numbers.max() <= 255:
            level = np.asarray(numbers, float) / 255
            self.colours = np.stack([level, level, level, np.ones_like(level)], axis=-1)
        else:
            most = float(np.abs(numbers).max()) or 1.0
            self.colours = scale(theme)(np.asarray(numbers, float) / most / 2 + 0.5)

    def corner(self, channel, row, column):
        """The top left corner of a cell of the image; rows and columns in the ring may be negative."""
        top = self.top + channel * self.step + (self.ring[0] + row) * self.pitch
        return self.left + (self.ring[1] + column) * self.pitch, top

    def draw(self, axes, size):
        """Draws the title and every cell; `size` is that of the type, in points."""
        shape = " × ".join(str(side) for side in self.numbers.shape[0 if self.channels > 1 else 1 :])
        axes.add_patch(Rectangle((self.left, self.top - 0.66), 0.24, 0.24, color=self.theme[self.role]))
        place = (self.left + 0.38, self.top - 0.44)
        title = axes.text(*place, self.name, color=self.theme["ink"], size=size, weight="bold", va="baseline")
        quiet = {"color": self.theme["quiet"], "size": size * 0.85}
        axes.annotate(f"  {shape}", (1, 0), xycoords=title, va="bottom", **quiet)
        if not self.is_near:
            self._draw_images(axes)
            return
        across, down = self.ring[1], self.ring[0]
        for channel in range(self.channels):
            for row in range(-down, self.rows + down):
                for column in range(-across, self.columns + across):
                    if 0 <= row < self.rows and 0 <= column < self.columns:
                        self._draw_number(axes, (channel, row, column), size)
                    else:
                        self._draw_padding(axes, (channel, row, column), size)

    def _box(self, axes, at, **style):
        x, y = self.corner(*at)
        shape = "round,pad=0.03,rounding_size=0.1"
        return axes.add_patch(FancyBboxPatch((x + 0.08, y + 0.08), 0.84, 0.84, boxstyle=shape, **style))

    def _text(self, axes, at, text, size, colour):
        x, y = self.corner(*at)
        return axes.text(x + 0.5, y + 0.52, text, size=size, color=colour, ha="center", va="center")

    def _draw_number(self, axes, at, size):
        colour, text = self.colours[at], short_text(exact(self.numbers[at]))
        box = self._box(axes, at, facecolor=colour, edgecolor="none")
        label = self._text(axes, at, text, size * min(1, 3.4 / len(text)), ink_on(colour))
        self.cells.append((box, label, colour, text))

    def _draw_padding(self, axes, at, size):
        self._box(axes, at, facecolor="none", edgecolor=self.theme["rule"], linestyle="--")
        self._text(axes, at, "0", size, self.theme["quiet"])

    def _draw_images(self, axes):
        for channel in range(self.channels):
            left, top = self.corner(channel, 0, 0)
            right, bottom = self.corner(channel, self.rows, self.columns)
            place = {"extent": (left, right, bottom, top), "interpolation": "nearest", "aspect": "auto"}
            self.cells.append(axes.imshow(self.colours[channel], **place))

    def reveal(self, count):
        """Shows the first so many numbers, the others as question marks or not at all."""
        if self.is_near:
            for index, (box, label, colour, text) in enumerate(self.cells):
                known = index < count
                box.set(facecolor=colour if known else "none", edgecolor="none" if known else self.theme["rule"])
                label.set(text=text if known else "?", color=ink_on(colour) if known else self.theme["quiet"])
            return
        for channel, image in enumerate(self.cells):
            colours = self.colours[channel].copy()
            colours.reshape(-1, 4)[max(0, count - channel * self.rows * self.columns) :, 3] = 0
            image.set_data(colours)

    def frame(self, axes, channels, corner, size, apart, colour):
        """Puts the window there: (rows, columns) `size` from a corner on, its cells `apart` from each other."""
        for artist in self.frames:
            artist.remove()
        reach = [step * (side - 1) + 1 for step, side in zip(apart, size, strict=True)]
        spread = reach != list(size) and self.is_near
        cells = [(i * apart[0], j * apart[1]) for i, j in np.ndindex(*size)] if spread else [(0, 0)]
        height, width = (1, 1) if spread else reach
        self.frames = [
            self._outline(axes, self.corner(channel, corner[0] + row, corner[1] + column), height, width, colour)
            for channel in channels
            for row, column in cells
        ]

    def _outline(self, axes, place, height, width, colour):
        width, height = width * self.pitch, height * self.pitch
        shape = f"round,pad={0.02 * self.pitch},rounding_size={min(0.12, width, height)}"
        box = FancyBboxPatch(place, width, height, boxstyle=shape, facecolor="none", edgecolor=colour, linewidth=2.4)
        box.set_zorder(5)
        return axes.add_patch(box)
