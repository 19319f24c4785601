"""Pictures in the house colours: for the lessons, and of any step of a widget for handouts and slides."""

from .graph import graph
from .pictures import Figure, pictures
from .steps import StepFigure, draw_step, save_steps
from .table import table
from .walk import DotWalk, KernelWalk, Numbers, PoolWalk, Walk

__all__ = [
    "DotWalk",
    "Figure",
    "KernelWalk",
    "Numbers",
    "PoolWalk",
    "StepFigure",
    "Walk",
    "draw_step",
    "graph",
    "pictures",
    "save_steps",
    "table",
]
