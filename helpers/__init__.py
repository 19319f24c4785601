"""What the lessons import."""

from .data import photo
from .operations import convolve, dot, output_size, pool, windows

__all__ = ["convolve", "dot", "output_size", "photo", "pool", "windows"]
