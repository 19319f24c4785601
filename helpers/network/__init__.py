"""A network built by hand: layers with forward and backward, put together, saved and trained, on NumPy alone."""

from . import layers
from .layers import *  # noqa: F403, so that a new kind of layer is named in one place
from .layers.layer import KINDS as KINDS
from .network import Network
from .reader import digit_reader
from .training import Progress, train

__all__ = ["Network", "Progress", "digit_reader", "train"]
__all__ += layers.__all__
