"""What the lessons import."""

from .data import photo
from .figures import pictures
from .operations import convolve, dot, output_size, pool, windows
from .progress import Progress
from .widgets import DotProduct, SlidingKernel, SlidingPool, watch

__all__ = [
    "DotProduct",
    "Progress",
    "SlidingKernel",
    "SlidingPool",
    "convolve",
    "dot",
    "output_size",
    "photo",
    "pictures",
    "pool",
    "watch",
    "windows",
]
