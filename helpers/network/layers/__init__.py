"""The kinds of layer, a file each; what stands here, lessons import from `helpers`."""

from .batch_norm import BatchNorm
from .conv import Conv
from .dense import Dense
from .dropout import Dropout
from .flatten import Flatten
from .global_mean_pool import GlobalMeanPool
from .layer import Layer
from .max_pool import MaxPool
from .mean_pool import MeanPool
from .relu import ReLU

__all__ = [
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
