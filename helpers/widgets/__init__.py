"""The Python faces of the widgets."""

from .sliding_window import DotProduct, SlidingKernel, SlidingPool

__all__ = ["DotProduct", "SlidingKernel", "SlidingPool"]
