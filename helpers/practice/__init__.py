"""Exercises: `practice.NAME` asks, and `.check(answer)`, `.hint()` and `.solution()` answer.

How to add an exercise: in lessons/, in a file of its lesson, make an `Exercise` under a short speaking name, with the
question, hints from gentle to plain, and the one thing to take away. Give it a reference, and every mistake that you
have seen students make, with a sentence that explains it:

    area = Exercise(
        "Write `area(height, width)`: how many cells a grid has.",
        hints=["Count the cells of a grid with 2 rows and 3 columns.", "It is a product."],
        take_away="A grid has as many cells as the product of its sides.",
        cases=[(2, 3)],
        random=lambda rng: tuple(rng.integers(1, 9, 2)),
    )

    @area.reference
    def area_of(height, width):
        return height * width

    area.mistake("This is half the way around the grid, not what is in it.", lambda height, width: height + width)

Start with a small case: it is the one that the student sees when something is wrong. For a number or an array leave out
`cases` and `random`, let the reference take no arguments, and write `area.mistake("…", 5)`. A wrong function of several
lines is decorated: `@area.mistake("…")`. `shows` opens the sliding window where a function goes wrong. The tests try
every reference and every mistake of whatever is found here.
"""

from .lessons import LESSONS

EXERCISES = {name: exercise for lesson in LESSONS for name, exercise in lesson.items()}

for _name, _exercise in EXERCISES.items():
    _exercise.name = _name
globals().update(EXERCISES)
