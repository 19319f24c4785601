"""What a widget goes through, step by step: the window, the output, and the sum in printable pieces."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..numerals import bracketed, exact, exact_text, print_sum, print_together, read, short_text
from ..operations import Places

MOST_TERMS = 12


@dataclass
class Numbers:
    """An array (channels, rows, columns), and those of its entries, by flat index, that a float only comes close to."""

    array: np.ndarray
    typed: dict

    def __post_init__(self):
        self.array = self.array.reshape((1, 1, 1, *self.array.shape)[-3:])

    def entry(self, index):
        """The exact number at a flat index."""
        return self.typed[index] if index in self.typed else exact(self.array.flat[index])


@dataclass
class Walk:
    """A widget's numbers: kind "dot", "kernel" or "pool", and its settings as in `convolve` and `pool`."""

    kind: str
    image: Numbers
    output: np.ndarray
    kernel: Numbers | None = None
    bias: Fraction = Fraction(0)
    size: tuple = (1, 1)
    stride: object = 1
    padding: object = 0
    dilation: object = 1
    how: str = "max"

    def __post_init__(self):
        size = self.kernel.array.shape[1:] if self.kind == "kernel" else self.size
        self.places = Places(self.image.array.shape, size, self.stride, self.padding, self.dilation)
        self.output = self.output.reshape((1, 1, 1, *self.output.shape)[-3:])
        self.steps = self.image.array.size if self.kind == "dot" else self.output.size

    def place(self, step):
        """(channel, row, column) of the output; in a dot product, of the term."""
        shape = self.image.array.shape if self.kind == "dot" else self.output.shape
        return tuple(int(index) for index in np.unravel_index(step, shape))

    def corner(self, step):
        """The image row and column of the window's first cell; in the padding they are negative."""
        _, row, column = self.place(step)
        return tuple(
            at * stride - padding
            for at, stride, padding in zip((row, column), self.places.stride, self.places.padding, strict=True)
        )

    def cells(self, step):
        """(channel, row of the window, image index, kernel index) under the window; -1 in the padding."""
        if self.kind == "dot":
            return [(self.place(step)[0], 0, step, step)]
        (top, left), (height, width), (down, across) = self.corner(step), self.places.size, self.places.dilation
        channels, rows, columns = self.image.array.shape
        cells = []
        for channel in range(channels) if self.kind == "kernel" else [self.place(step)[0]]:
            for i, j in np.ndindex(height, width):
                row, column = top + i * down, left + j * across
                inside = 0 <= row < rows and 0 <= column < columns
                at = (channel * rows + row) * columns + column if inside else -1
                cells.append((channel, i, at, (channel * height + i) * width + j))
        return cells

    def under_window(self, step):
        """The numbers under the window, (channels, rows, columns); zeros in the padding."""
        numbers = [self.image.array.flat[at] if at >= 0 else 0 for _, _, at, _ in self.cells(step)]
        return np.array(numbers, self.image.array.dtype).reshape(-1, *self.places.size)

    def is_grey(self, numbers):
        """Whether numbers are levels of grey: those of a photograph, or of what has become of it."""
        return self.image.array.dtype == np.uint8 and numbers.min() >= 0 and numbers.max() <= 255

    def pieces(self, step):
        """The line under the grids as (text, role) pieces; role None is plain ink, "result" the result."""
        cells = self.cells(step)
        if self.kind == "pool":
            return self._statistic(cells)
        if self.kind == "dot":
            cells = [cell for each in range(step + 1) for cell in self.cells(each)]
        pairs = [(self.kernel.entry(cell[3]), self._under(cell)) for cell in cells]
        bias = [self.bias] if self.bias else []
        numbers = [number for pair in pairs for number in pair] + bias
        is_exact, texts, result, rounding = print_sum([w * x for w, x in pairs] + bias, numbers)
        roles = ("kernel", "image")
        if self.kind == "dot":
            pairs, roles = [pair[::-1] for pair in pairs], roles[::-1]
        pieces = []
        array = self.image.array
        colours = ("red", "green", "blue") if array.dtype == np.uint8 and len(array) == 3 else None
        for name, members in _grouped(cells, colours):
            total = print_sum([read(texts[index]) for index in members])[2] if name else None
            terms = [(f"{name}: ", None), (bracketed(total), None)] if name else []
            for index in [] if name else members:
                terms += [(" + ", None)] if terms else []
                terms += _product(pairs[index], roles) if is_exact else [(bracketed(texts[index]), None)]
            pieces += [(" + ", None), *terms] if pieces else terms
        pieces += [(f" + {bracketed(texts[-1])} bias", None)] if bias else []
        pieces += [(f" + {bracketed(rounding)} rounding", None)] if rounding else []
        return [*pieces, (" = ", None), (result, "result")]

    def _statistic(self, cells):
        inside = cells if self.how == "mean" else [cell for cell in cells if cell[2] >= 0]
        entries = [self._under(cell) for cell in inside]
        if self.how == "mean":
            _, texts, result, rounding = print_sum(entries, (), len(entries))
            terms = [(bracketed(text), "image") for text in texts]
            terms += [(f"{bracketed(rounding)} rounding", None)] if rounding else []
            before, sign, after = "(", " + ", f") ÷ {len(entries)}"
        else:
            text = print_together(entries)
            terms, result = (
                [(text(entry), "image") for entry in entries],
                text({"max": max, "min": min}[self.how](entries)),
            )
            before, sign, after = f"{self.how}(", ", ", ")"
        pieces = [piece for term in terms for piece in [(sign, None), term]][1:]
        return [(before, None), *pieces, (after, None), (" = ", None), (result, "result")]

    def _under(self, cell):
        return self.image.entry(cell[2]) if cell[2] >= 0 else Fraction(0)


def _grouped(cells, colours):
    """[(name, indices)]: more than a dozen terms fold into one group a channel, or a row where there is one channel."""
    if len(cells) <= MOST_TERMS:
        return [("", range(len(cells)))]
    axis, name = (0, "channel") if cells[-1][0] > cells[0][0] else (1, "row")
    groups = {}
    for index, cell in enumerate(cells):
        groups.setdefault(colours[cell[0]] if colours and not axis else f"{name} {cell[axis]}", []).append(index)
    return list(groups.items())


def _product(pair, roles):
    """(w)×x in pieces, each number in its role, its brackets in ink."""
    pieces = []
    for number, role in zip(pair, roles, strict=True):
        text = exact_text(number) or short_text(number)
        pieces += [("×", None)] if pieces else []
        pieces += [("(", None), (text, role), (")", None)] if bracketed(text) != text else [(text, role)]
    return pieces
