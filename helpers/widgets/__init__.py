"""The Python faces of the widgets."""

from .sliding_window import DotProduct, SlidingKernel, SlidingPool
from .three_views import ThreeViews
from .training import Training, watch

__all__ = ["DotProduct", "SlidingKernel", "SlidingPool", "ThreeViews", "Training", "watch"]
