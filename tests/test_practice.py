"""The exercises: each says the right thing about each answer."""

import inspect
import re
from fractions import Fraction

import numpy as np
import pytest

from helpers import practice
from helpers.practice import EXERCISES, LESSONS, exercise, safely
from helpers.practice.compare import read, same
from helpers.practice.safely import Outcome

from . import mutants

ALL = [pytest.param(each, id=name) for name, each in EXERCISES.items()]
FUNCTIONS = [each for each in ALL if each.values[0].asks_function]
VALUES = [each for each in ALL if not each.values[0].asks_function]
MISTAKES = [
    pytest.param(each, index, id=f"{name}-{index}")
    for name, each in EXERCISES.items()
    for index in range(len(each.mistakes))
]
write_dot, by_hand = practice.write_dot, practice.by_hand


def test_there_are_enough_exercises_and_mistakes():
    assert all(len(lesson) >= 4 for lesson in LESSONS)
    assert len(EXERCISES) >= 24
    assert len(MISTAKES) >= 2 * len(EXERCISES)
    assert all(each.mistakes for each in EXERCISES.values())


@pytest.mark.parametrize("each", ALL)
def test_unanswered_is_unanswered(each):
    def stub(*_): ...

    def not_yet(*_):
        raise NotImplementedError

    for answer in [None, ..., *([stub, not_yet] if each.asks_function else [])]:
        assert each.check(answer).kind == "unanswered"


@pytest.mark.parametrize("each", ALL)
def test_the_reference_is_right_and_gets_the_one_thing_to_take_away(each):
    card = each.check(each.right_answer)
    assert not any(outcome.failure for outcome in each.expected)
    assert (card.kind, card.sentences) == ("right", [each.take_away])


@pytest.mark.parametrize(("each", "index"), MISTAKES)
def test_a_known_mistake_is_named_as_exactly_that_one(each, index):
    sentence, answer = each.mistakes[index]
    card = each.check(answer)
    assert (card.kind, card.sentences[0]) == ("mistake", sentence)


@pytest.mark.parametrize("each", ALL)
def test_what_is_written_reads_well(each):
    texts = [each.question, each.take_away, *each.hints, *(sentence for sentence, _ in each.mistakes)]
    assert all(text == text.strip() and text for text in texts)
    assert len(each.hints) >= 1
    assert all(text.count("`") % 2 == 0 and re.sub("`[^`]*`", "", text).count("**") % 2 == 0 for text in texts)
    assert repr(each).startswith(f"practice.{each.name}: ")
    assert each.question in each._repr_markdown_()


@pytest.mark.parametrize("each", FUNCTIONS)
def test_the_question_names_the_function_as_the_solution_does(each):
    function = each.right_answer
    assert f"`{function.__name__}{inspect.signature(function)}`" in each.question.replace("\n", " ")


@pytest.mark.parametrize("each", [each for each in FUNCTIONS if each.values[0].shows])
def test_the_window_that_opens_computes_what_the_reference_does(each):
    for arguments, outcome in zip(each.inputs, each.expected, strict=True):
        widget = each.shows((0,) * outcome.value.ndim, *arguments)
        lead = (0,) * (outcome.value.ndim - np.ndim(widget.output))
        assert np.allclose(widget.output, outcome.value[lead])


def test_arguments_are_copies_and_changing_them_is_said_kindly():
    def right_but_rude(a, b):
        a *= b
        return a.sum()

    for _ in range(2):
        card = write_dot.check(right_but_rude)
        assert card.kind == "right"
        assert "changes `a`" in card.sentences[1]


def test_what_a_function_prints_is_shown_and_cut_off():
    def chatty(a, b):
        print("rows", a.shape[0], "x" * 10_000)
        return 0

    card = write_dot.check(chatty)
    assert "Your code printed: rows 2 xxx" in repr(card)


def test_two_mistakes_that_cannot_be_told_apart_are_both_said():
    same_twice = exercise.Exercise("?", hints=["!"], take_away=".")
    same_twice.reference(lambda: 4)
    same_twice.mistake("One.", 5)
    same_twice.mistake("Two.", 5.0)
    assert same_twice.check(5).sentences == ["One. Or: Two."]


def test_the_first_wrong_cell_is_told_with_its_terms():
    def late(image, kernel):
        output = practice.write_convolve._reference(image, kernel)
        output[-1, -1] = 99
        return output

    assert practice.write_convolve.check(late).sentences == [
        "For `image = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]`, `kernel = [[1, −5], [−3, 7]]`: the "
        "first difference is at row 2, column 2; there yours is **99**, and expected is **49**: "
        "1×6 + (−5)×1 + (−3)×5 + 7×9 = 49."
    ]


def test_an_answer_that_was_asked_for_by_itself_is_not_given_away():
    right = by_hand.right_answer
    assert not re.search(rf"(?<!\d){right}(?!\d)".replace("-", "−"), repr(by_hand.check(1300)))
    assert practice.slide_by_hand.check([[3, 99], [-1, 7]]).sentences == [
        "3 of 4 are right; at row 0, column 1, 99 is not it. `practice.slide_by_hand.hint()` gives a hint."
    ]


def test_a_mistake_in_a_part_of_the_answer_is_named():
    card = practice.slide_by_hand.check([[13, 10], [-1, 7]])
    assert (card.kind, card.sentences) == ("mistake", ["The sign of the −1 was dropped."])


def test_a_mistake_is_named_when_the_code_stops_at_other_inputs():
    def swapped(image, kernel):
        rows, columns = image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1
        output = np.zeros((rows, columns))
        for row in range(rows):
            for column in range(columns):
                window = image[row : row + kernel.shape[0], column : column + kernel.shape[1]]
                output[column, row] = (kernel * window).sum()
        return output

    card = practice.write_convolve.check(swapped)
    assert card.kind == "mistake"
    assert card.sentences[0] == "Rows and columns of the output are swapped."
    assert "On other inputs your code stops with an error" in card.sentences[-1]


def test_printing_or_changing_in_place_is_not_handing_back():
    def prints(a, b):
        print(596)

    def changes(maps):
        maps[maps < 0] = 0

    assert "prints 596 and hands nothing back" in repr(write_dot.check(prints))
    assert "changes `maps` and hands nothing back" in repr(practice.write_relu.check(changes))


def test_the_helper_itself_is_no_answer():
    import helpers

    assert write_dot.check(helpers.dot).kind == "unanswered"
    assert practice.write_convolve.check(helpers.convolve).kind == "unanswered"


def test_a_text_that_is_none_of_the_choices_is_told_them_all():
    choice = next(each for each in EXERCISES.values() if each.choices)
    for answer in ("something else", [], object()):
        card = choice.check(answer)
        assert card.kind == "wrong"
        assert all(f'`"{each}"`' in card.sentences[0] for each in choice.choices)
    assert choice.check(f"  {choice.right_answer.upper()} ").kind == "right"


def test_rounded_numbers_are_told_apart_from_wrong_ones():
    def rounded(image, weights, bias):
        return round(practice.write_logistic._reference(image, weights, bias), 2)

    assert practice.write_logistic.check(rounded).sentences[-1] == "It looks rounded: hand the number over as it is."


def test_whole_numbers_off_by_one_are_wrong():
    assert practice.count_dense.check(practice.count_dense.right_answer + 1).kind == "wrong"


@pytest.mark.parametrize("answer", [np.ones(3), np.ones((9, 9)), [1, 2], []])
def test_an_answer_that_cannot_be_tried_out_gets_the_reason(answer):
    for each in (practice.one_by_one, practice.move_down, practice.strided_instead, practice.repair_straight):
        text = repr(each.check(answer))
        assert "could not be compared" not in text
        assert "in line" not in text


def test_the_window_opens_at_the_first_wrong_cell_with_the_others_marked():
    def shifted(image, kernel):
        output = write_convolve._reference(image, kernel)
        output[1:, 1] += 1
        return output

    write_convolve = practice.write_convolve
    widget = write_convolve.check(shifted).widget
    assert widget.step == 4
    assert widget.claims == {"4": "37", "7": "30"} or set(widget.claims) == {"4", "7"}
    small = write_convolve.check(lambda image, kernel: write_convolve._reference(image, kernel)[:-1, :-1]).widget
    assert small.claims == dict.fromkeys("25678", "none")


def test_a_map_of_a_layer_opens_as_a_window_of_its_own():
    def last_map_wrong(image, kernels, biases):
        maps = practice.write_layer._reference(image, kernels, biases)
        maps[-1] += 1
        return maps

    widget = practice.write_layer.check(last_map_wrong).widget
    assert widget.kernel.tolist() == practice.write_layer.inputs[0][1][-1].tolist()
    assert len(widget.claims) == widget.steps


def test_hints_come_one_by_one_and_nothing_is_shown_before_it_is_asked_for():
    write_dot._given_hints = 0
    said = [write_dot.hint() for _ in range(4)]
    assert [card.sentences[0] for card in said] == [*write_dot.hints, write_dot.hints[-1]]
    assert said[0].heading == "→ Hint 1 of 3"
    assert "last hint" in said[-1].sentences[1]
    asked = repr(by_hand) + by_hand._repr_markdown_() + repr(by_hand.check(None)) + repr(by_hand.check(13))
    assert not any(hint in asked for hint in by_hand.hints)


@pytest.mark.parametrize("each", ALL)
def test_the_solution_is_code_that_can_be_read(each):
    card = each.solution()
    assert card.code
    assert not card.code.startswith("@")
    assert "def _" not in card.code
    compile(card.code, each.name, "exec")


@pytest.mark.parametrize("each", FUNCTIONS)
def test_the_solution_answers_the_exercise_when_it_is_copied(each):
    names = {"np": np, **vars(__import__("helpers")), "__name__": "__main__"}
    exec(each.solution().code, names)
    assert each.check(names[each.right_answer.__name__]).kind == "right"


def test_a_card_shows_its_text_and_its_window(monkeypatch):
    shown = []
    monkeypatch.setattr("helpers.practice.card.display", lambda what, **_: shown.append(what))
    card = write_dot.check(lambda a, b: 7)
    card._ipython_display_()
    assert shown[0]["text/plain"].startswith("✗ Not yet. For `a = [[1, 25], [3, 7]]`")
    assert shown[1] is card.widget


def test_numbers_are_compared_as_numbers():
    assert same(Outcome(read([[1, 2]])), Outcome(read(((1.0000001, 2),))))
    assert not same(Outcome(read([1, 2])), Outcome(read([[1, 2]])))
    assert not same(Outcome(read(True)), Outcome(read(1)))
    assert same(Outcome(read(" Chance ")), Outcome(read("chance")))
    assert same(Outcome(read(Fraction(1, 4))), Outcome(read(np.float32(0.25))))
    assert safely.SECONDS <= 5


def test_every_mutant_that_computes_something_else_is_refused():
    counts, accepted = mutants.survey()
    assert accepted == []
    assert sum(count["refused"] for count in counts.values()) > 1000
    assert len(counts) == len(EXERCISES) - len(mutants.MANY_ANSWERS)
