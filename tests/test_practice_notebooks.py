"""The practice sections of the lessons: unanswered as stored, and right when every answer is filled in.

Cells run in this session, one namespace a lesson, because a Python session for each would take far longer.
"""

import inspect
import re
from itertools import pairwise

import nbformat
import pytest

from helpers.practice import EXERCISES, LESSONS

from . import normal_form

PATHS = normal_form.lessons()
CHECK = re.compile(r"^practice\.(\w+)\.check\((\w+)\)$", re.MULTILINE)


def cells_of(path):
    """The lesson's import cell, and its cells that check an answer."""
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return cells[0], [source for source in cells if CHECK.search(source)]


def run(source, names):
    """Runs all but the last line of a cell; returns what the last gives, as a notebook would show it."""
    *body, last = source.strip().splitlines()
    exec("\n".join(body), names)
    return eval(last, names)


def answered(source, names):
    """The same cell with the reference as its answer."""
    name, variable = CHECK.search(source).groups()
    exercise = EXERCISES[name]
    if exercise.asks_function:
        solution = exercise.solution().code
        assert re.search(rf"^def {variable}{re.escape(str(inspect.signature(exercise.right_answer)))}:", source), name
        return f"{solution}\npractice.{name}.check({variable})"
    names["_right_answer"] = exercise.right_answer
    return f"{variable} = _right_answer\npractice.{name}.check({variable})"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_answer_is_open_as_stored_and_right_when_filled_in(path):
    imports, cells = cells_of(path)
    names = {}
    exec(imports, names)
    for source in cells:
        assert run(source, names).kind == "unanswered", source
    for source in cells:
        card = run(answered(source, names), names)
        assert card.kind == "right", f"{source}\n{card}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_lesson_practises_each_of_its_exercises_once_and_in_order(path):
    _, cells = cells_of(path)
    asked = [CHECK.search(source)[1] for source in cells]
    assert asked == list(LESSONS[int(path.stem[:2]) - 1])


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_lesson_asks_in_the_words_of_the_exercise(path):
    cells = nbformat.read(path, as_version=4).cells
    for before, cell in pairwise(cells):
        if check := CHECK.search(cell.source):
            assert words(before.source).endswith(words(EXERCISES[check[1]].question)), check[1]


def words(text):
    return " ".join(text.split())
