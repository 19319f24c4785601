"""The Python faces of the widgets."""

from .explorer import Explorer
from .sketchpad import Sketchpad
from .sliding_window import DotProduct, SlidingKernel, SlidingPool

__all__ = ["DotProduct", "Explorer", "Sketchpad", "SlidingKernel", "SlidingPool"]
