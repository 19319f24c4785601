"""What the lessons import."""

from . import network, practice
from .data import SHAPES, digits, photo, shapes
from .figures import graph, pictures, table
from .network import *  # noqa: F403
from .operations import convolve, dot, output_size, pool, windows
from .widgets import (
    BackwardKernel,
    BackwardPool,
    DotProduct,
    Explorer,
    Sketchpad,
    SlidingKernel,
    SlidingPool,
    ThreeViews,
    watch,
)

__all__ = [
    "SHAPES",
    "BackwardKernel",
    "BackwardPool",
    "DotProduct",
    "Explorer",
    "Sketchpad",
    "SlidingKernel",
    "SlidingPool",
    "ThreeViews",
    "convolve",
    "digits",
    "dot",
    "graph",
    "output_size",
    "photo",
    "pictures",
    "pool",
    "practice",
    "shapes",
    "table",
    "watch",
    "windows",
]
__all__ += network.__all__
