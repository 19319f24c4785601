"""The Python faces of the widgets."""

from .backward import BackwardKernel, BackwardPool
from .explorer import Explorer
from .sketchpad import Sketchpad
from .sliding_window import DotProduct, SlidingKernel, SlidingPool
from .three_views import ThreeViews
from .training import Training, watch

__all__ = [
    "BackwardKernel",
    "BackwardPool",
    "DotProduct",
    "Explorer",
    "Sketchpad",
    "SlidingKernel",
    "SlidingPool",
    "ThreeViews",
    "Training",
    "watch",
]
