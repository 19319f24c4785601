"""A network built by hand: layers with forward and backward, put together, saved and trained, on NumPy alone."""

from .layers import KINDS, BatchNorm, Conv, Dense, Dropout, Flatten, GlobalMeanPool, Layer, MaxPool, MeanPool, ReLU
from .network import Network
from .reader import digit_reader
from .training import Progress, train

__all__ = [
    "KINDS",
    "BatchNorm",
    "Conv",
    "Dense",
    "Dropout",
    "Flatten",
    "GlobalMeanPool",
    "Layer",
    "MaxPool",
    "MeanPool",
    "Network",
    "Progress",
    "ReLU",
    "digit_reader",
    "train",
]
