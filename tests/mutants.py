"""Wrong solutions by the hundred: every reference with one small thing changed. All that compute something else must be
refused by `check`.

    python -m tests.mutants          prints how many there are, and how many were refused

A mutant that is accepted must be equivalent: equal to the reference on a large pool of inputs that `check` never sees.
Left out are the repairs to which there are many right answers.
"""

import ast
import copy
import inspect
import sys
import textwrap
from collections import Counter

import numpy as np

from helpers.practice import EXERCISES
from helpers.practice.compare import read, same
from helpers.practice.safely import Clock, Outcome, run

MANY_ANSWERS = {"repair_learning_rate", "repair_straight", "repair_start"}
POOL = 100  # inputs
OPERATORS = [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv]
COMPARISONS = [ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq]
OPPOSITES = [
    ("row", "column"), ("rows", "columns"), ("height", "width"), ("top", "left"), ("down", "across"),
    ("max", "min"), ("maximum", "minimum"), ("argmax", "argmin"), ("sum", "mean"), ("shifted_first", "shifted_after"),
]  # fmt: skip
OPPOSITE = {one: other for pair in OPPOSITES for one, other in (pair, pair[::-1])}


def mutants(exercise):
    """Source texts: the reference with one node changed."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(exercise._reference)))
    tree.body[0].decorator_list = []
    if ast.get_docstring(tree.body[0]):
        del tree.body[0].body[0]
    original, seen = ast.unparse(tree), set()
    for index, node in enumerate(ast.walk(tree)):
        for change in changes(node):
            changed = copy.deepcopy(tree)
            target = next(each for position, each in enumerate(ast.walk(changed)) if position == index)
            change(target)
            text = ast.unparse(changed)
            if text != original and text not in seen:
                seen.add(text)
                yield text


def changes(node):
    """Functions that each change one thing about a node like this one."""

    def put(**attributes):
        return lambda target: [setattr(target, name, value) for name, value in attributes.items()]

    def shifted(field, by):
        def change(target):
            value = getattr(target, field) or ast.Constant(0)
            setattr(target, field, ast.BinOp(value, ast.Add(), ast.Constant(by)))

        return change

    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        yield from (put(op=kind()) for kind in OPERATORS)
    if isinstance(node, ast.BinOp):
        yield put(left=node.right, right=node.left)
    if isinstance(node, ast.Compare):
        yield from (put(ops=[kind()]) for kind in COMPARISONS)
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield from (put(value=value) for value in (node.value + 1, node.value - 1, -node.value))
    if isinstance(node, ast.UnaryOp):
        yield put(op=ast.UAdd())
    if isinstance(node, ast.Slice):
        yield from (shifted(field, by) for field in ("lower", "upper") if getattr(node, field) for by in (1, -1))
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, (ast.Slice, ast.Tuple)):
        yield from (shifted("slice", by) for by in (1, -1))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        bound = node.args[-1]
        for by in (1, -1):
            yield put(args=[*node.args[:-1], ast.BinOp(bound, ast.Add(), ast.Constant(by))])
        yield put(args=[ast.Constant(1), bound])
    if isinstance(node, ast.Call) and len(node.args) == 2:
        yield put(args=node.args[::-1])
    if isinstance(node, ast.Name) and node.id in OPPOSITE:
        yield put(id=OPPOSITE[node.id])
    if isinstance(node, ast.Attribute) and node.attr in OPPOSITE:
        yield put(attr=OPPOSITE[node.attr])
    if isinstance(node, ast.Return) and node.value is not None:
        yield put(value=ast.UnaryOp(ast.USub(), node.value))
    if isinstance(node, (ast.For, ast.FunctionDef)):
        for at in range(len(node.body)):
            yield lambda target, at=at: target.body.__setitem__(at, ast.Pass())
    if isinstance(node, ast.For):
        yield lambda target: target.body.append(ast.Break())


def verdict(exercise, text):
    """One of "refused", "equivalent", and "accepted" (though it computes something else)."""
    names = dict(exercise._reference.__globals__)
    exec(compile(text, "mutant", "exec"), names)
    mutant = names[exercise._reference.__name__]
    if exercise.asks_function:
        if exercise.check(mutant).kind != "right":
            return "refused"
        return "equivalent" if all(same(*pair) for pair in _pool(exercise, mutant)) else "accepted"
    answer = run(mutant, (), Clock(1), read)
    if answer.failure or exercise.check(answer.value).kind != "right":
        return "refused"
    return "equivalent" if same(answer, Outcome(read(exercise.right_answer))) else "accepted"


def _pool(exercise, mutant):
    rng = np.random.default_rng(2024)
    for _ in range(POOL):
        arguments = exercise.random(rng)
        yield tuple(run(function, arguments, Clock(1), read) for function in (mutant, exercise._reference))


def survey():
    """{exercise: Counter of verdicts}, and the mutants accepted though they compute something else."""
    counts, accepted = {}, []
    for name, exercise in EXERCISES.items():
        if name in MANY_ANSWERS:
            continue
        counts[name] = Counter()
        for text in mutants(exercise):
            counts[name][said := verdict(exercise, text)] += 1
            if said == "accepted":
                accepted.append((name, text))
    return counts, accepted


def main():
    """Prints the counts; fails when a wrong mutant was accepted."""
    counts, accepted = survey()
    for name, count in counts.items():
        numbers = f"{count.total():4} mutants, {count['refused']:4} refused, {count['equivalent']:3} equivalent"
        print(f"{name:26} {numbers}")
    total = sum(counts.values(), Counter())
    print(f"\n{len(EXERCISES)} exercises, {sum(len(each.mistakes) for each in EXERCISES.values())} known mistakes")
    print(f"{total.total()} mutants: {total['refused']} refused, {total['equivalent']} equivalent", end=", ")
    print(f"{len(accepted)} accepted though wrong")
    for name, text in accepted:
        print(f"\n{name}\n{text}")
    sys.exit(bool(accepted))


if __name__ == "__main__":
    main()
