"""The arguments of a widget: checked, sent to the browser, and read back with the student's edits."""

from ..checks import choice, pair
from .wire import from_wire, number_from_wire, number_to_wire, to_wire

LARGEST_SIDE = 512
MOST_CELLS = 2**19  # of an image with its padding: static/window/kinds/fields.js allows the same
MOST_NUMBERS = 2**21  # in all its channels


def refuse_too_large(shape, padding):
    """Raises ValueError when an image of `shape` is with its padding more than a page can show."""
    (rows, columns), (above, left) = shape[-2:], pair("padding", padding, 0)
    height, width = rows + 2 * above, columns + 2 * left
    channels = shape[0] if len(shape) > 2 else 1
    if height * width > MOST_CELLS or channels * height * width > MOST_NUMBERS:
        raise ValueError(
            f"With padding {padding} the image would have {channels * height * width:,} cells, and a widget shows at "
            f"most {MOST_CELLS:,} a channel and {MOST_NUMBERS:,} in all: make the padding or the image smaller."
        )


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


def array_of(*axes):
    """An array with one of these numbers of axes."""

    def encode(name, value):
        sent = to_wire(name, value, axes)
        if max(sent["shape"]) > LARGEST_SIDE:
            raise ValueError(
                f"{name} has the shape {tuple(sent['shape'])}, and a widget shows at most {LARGEST_SIDE} rows and "
                f"columns: crop it, as in {name}[..., :{LARGEST_SIDE}, :{LARGEST_SIDE}], or shrink it, as in "
                f"{name}[..., ::2, ::2]."
            )
        return sent

    return Given(encode, lambda sent, edits: from_wire(sent, edits or {}))


def single_number():
    """A number by itself."""
    return Given(number_to_wire, lambda sent, edit: number_from_wire(sent if edit is None else edit))


def int_or_pair(least, optional=False):
    """A whole number or a (rows, columns) pair of them, at least `least`; None too when `optional`."""

    def encode(name, value):
        return None if optional and value is None else list(pair(name, value, least))

    def decode(sent, edit):
        sides = sent if edit is None else edit
        return None if sides is None else sides[0] if sides[0] == sides[1] else tuple(sides)

    return Given(encode, decode)


def one_of(*choices):
    """One of a few texts."""
    return Given(lambda name, value: choice(name, value, choices))
