"""A network built by hand: layers with forward and backward, put together, saved and trained, on NumPy alone."""

from .layers import Dense, Flatten, ReLU
from .network import Network
from .reader import digit_reader
from .sliding import Conv, MaxPool, MeanPool
from .training import Progress, train

__all__ = ["Conv", "Dense", "Flatten", "MaxPool", "MeanPool", "Network", "Progress", "ReLU", "digit_reader", "train"]
