"""What the layers with a window have in common. Sizes and strides are kept as (rows, columns) pairs."""

from dataclasses import dataclass

import numpy as np

from ...checks import pair
from ...operations import Places, Sides
from .layer import Layer


def places(shape: tuple[int, ...], size: Sides, stride: Sides, padding: Sides = 0, dilation: Sides = 1) -> Places:
    """Where the window stands on an image of `shape`. Raises ValueError unless that is (channels, rows, columns)."""
    if len(shape) != 3:
        raise ValueError("it wants (channels, rows, columns)")
    return Places(shape, pair("size", size, 1), stride, padding, dilation)


@dataclass(eq=False, repr=False)
class Pool(Layer, abstract=True):
    """What pools have in common: windows that lie side by side; cells left over at the end are dropped."""

    size: Sides = 2

    def __post_init__(self):
        self.size = pair("size", self.size, 1)

    def build(self, shape: tuple[int, ...], random: np.random.Generator) -> tuple[int, ...]:
        """Fewer rows and columns, the same channels."""
        self.place = places(shape, self.size, self.size)
        return (shape[0], self.place.rows, self.place.columns)
