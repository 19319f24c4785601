"""The kinds of layer, a file each; a class that is made is known everywhere by its name."""

from .batch_norm import BatchNorm
from .conv import Conv
from .dense import Dense
from .dropout import Dropout
from .flatten import Flatten
from .global_mean_pool import GlobalMeanPool
from .layer import KINDS, Layer
from .max_pool import MaxPool
from .mean_pool import MeanPool
from .relu import ReLU

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
    "ReLU",
]
