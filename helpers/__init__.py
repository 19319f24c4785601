"""What the lessons import."""

from . import practice
from .data import SHAPES, digits, photo, shapes
from .figures import graph, pictures, table
from .network import Conv, Dense, Flatten, MaxPool, MeanPool, Network, Progress, ReLU, digit_reader, train
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
    "Conv",
    "Dense",
    "DotProduct",
    "Explorer",
    "Flatten",
    "MaxPool",
    "MeanPool",
    "Network",
    "Progress",
    "ReLU",
    "Sketchpad",
    "SlidingKernel",
    "SlidingPool",
    "ThreeViews",
    "convolve",
    "digit_reader",
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
    "train",
    "watch",
    "windows",
]
