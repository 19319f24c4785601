"""What is practised: for each lesson its exercises, {name: Exercise}, in the order in which it asks them."""

from ..exercise import Exercise
from . import (
    backward,
    depth,
    lesson1,
    lesson2,
    lesson3,
    lesson4,
    lesson5,
    lesson6,
    matrix,
    moves,
    repairs,
    shrinking,
    sliding,
)

LESSONS = [
    {name: value for part in parts for name, value in vars(part).items() if isinstance(value, Exercise)}
    for parts in [
        (lesson1,),
        (lesson2, sliding),
        (lesson3, matrix),
        (lesson4, depth),
        (lesson5, shrinking, moves),
        (lesson6, backward, repairs),
    ]
]
