"""From an answer to the card that is shown for it."""

from .card import Card
from .case import Case, names_of
from .compare import kind, same, wrong_places


def judge(exercise, answer):
    """The card for an answer: unanswered, right, a known mistake, or the first thing that differs."""
    return _at_sight(exercise, answer) or _tried_out(exercise, exercise.outcomes(answer))


def _at_sight(exercise, answer):
    """The card for what is no answer at all; None for what can be tried out."""
    if answer is None or answer is ...:
        help_ = f"When you have one, run the cell again. `practice.{exercise.name}.hint()` gives a hint."
        return Card("unanswered", [help_])
    if exercise.asks_function and not callable(answer):
        return Card("wrong", ["Hand over the function itself: its name alone, without brackets after it."])
    if callable(answer) and not exercise.asks_function and not exercise.measure:
        return Card("wrong", ["This is a function; asked for is a value. Call it, with brackets after its name."])
    if exercise.asks_function and _is_ours(answer) and answer is not exercise.right_answer:
        return Card("unanswered", ["This is the helper itself. Write it once yourself, and it has no secrets left."])
    return None


def _tried_out(exercise, theirs):
    """The card for what came of an answer."""
    if theirs[0].value is None and not theirs[0].failure:
        return _nothing_came_back(exercise, theirs)
    if theirs[0].failure and theirs[0].failure.kind == NotImplementedError.__name__:
        return Card("unanswered", ["Your function says itself that it is not written yet."])
    wrong = [index for index, pair in enumerate(zip(theirs, exercise.expected, strict=False)) if not same(*pair)]
    if not wrong:
        return Card("right", [exercise.take_away, *_changes(exercise, theirs)])
    named = _mistakes(exercise, theirs)
    ran = [index for index in wrong if not theirs[index].failure]
    index = ran[0] if named and ran else wrong[0]
    case = Case(exercise, index, theirs[index], exercise.expected[index])
    told = [*_changes(exercise, theirs), *case.printed()]
    if not named:
        return Card("wrong", [*case.difference(), *told], opens=case.widget)
    if exercise.asks_function:
        told = [*case.difference(), *told]
    if ran and len(ran) < len(wrong):
        told.append("On other inputs your code stops with an error; repair that first.")
    return Card("mistake", [" Or: ".join(named), *told], opens=case.widget)


def _is_ours(function):
    """Whether it is one of the helpers that lessons import."""
    module = str(getattr(function, "__module__", ""))
    practice = __name__.rpartition(".")[0]
    return module.startswith(practice.partition(".")[0]) and not module.startswith(practice)


def _nothing_came_back(exercise, outcomes):
    printed, changed = outcomes[0].printed.strip(), _changed(exercise, outcomes[:1])
    if printed:
        return Card(
            "wrong", [f"Your function prints {printed} and hands nothing back: write `return` instead of `print`."]
        )
    if changed:
        return Card("wrong", [f"Your function changes {changed} and hands nothing back: it must end with `return`."])
    return Card("unanswered", ["Your function gives nothing back yet. Write its body; it ends with `return`."])


def _mistakes(exercise, theirs):
    """The sentences of the known mistakes that explain an answer.

    Those that come to the very same are named alone. Otherwise a mistake explains a function that does the same
    wherever it does not stop with an error, and an array that has the same number wherever it is wrong.
    """
    explains = _explains_function if exercise.asks_function else _explains_value
    exact = [sentence for sentence, known in exercise.known if _are_same(theirs, known)]
    return exact or [sentence for sentence, known in exercise.known if explains(theirs, known, exercise.expected)]


def _are_same(some, others):
    return len(some) == len(others) and all(map(same, some, others))


def _explains_function(theirs, known, expected):
    ran = [each for each in zip(theirs, known, expected, strict=False) if not each[0].failure]
    return any(not same(one, right) for one, _, right in ran) and all(same(one, other) for one, other, _ in ran)


def _explains_value(theirs, known, expected):
    if any(outcome.failure or outcome.value is None for outcome in (*theirs, *known)):
        return False
    mine, other, right = (outcomes[0].value for outcomes in (theirs, known, expected))
    if not mine.ndim or mine.shape != other.shape or mine.shape != right.shape:
        return False
    return kind(mine) == kind(other) == kind(right) and not {*wrong_places(mine, right)} & {*wrong_places(mine, other)}


def _changes(exercise, outcomes):
    """A remark when a function has changed its arguments."""
    changed = _changed(exercise, outcomes)
    if not changed:
        return []
    return [f"By the way: your function changes {changed}, which belongs to whoever calls it. Let it work on a copy."]


def _changed(exercise, outcomes):
    changed = sorted({index for outcome in outcomes for index in outcome.changed})
    return " and ".join(f"`{names_of(exercise)[index]}`" for index in changed)
