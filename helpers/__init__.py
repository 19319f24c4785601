"""What the lessons import."""

from . import practice
from .data import photo
from .figures import pictures
from .operations import convolve, dot, output_size, pool, windows
from .widgets import DotProduct, SlidingKernel, SlidingPool

__all__ = [
    "DotProduct",
    "SlidingKernel",
    "SlidingPool",
    "convolve",
    "dot",
    "output_size",
    "photo",
    "pictures",
    "pool",
    "practice",
    "windows",
]
