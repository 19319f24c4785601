"""Predict, then reveal: nothing shows before it is answered, and a known mistake is called by its name."""

from fractions import Fraction

import numpy as np
import pytest

from helpers import convolve

from .reading import button, focus, grid, line, position

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, {KERNEL}, stride=2, ask=True)\nw"


def answer(widget, text):
    field = widget.locator(".cnn-question input")
    field.fill(str(text))
    field.press("Enter")


def message(widget):
    return widget.locator(".cnn-message").inner_text()


def test_nothing_shows_before_it_is_answered(notebook):
    widget = notebook.show(WIDGET)
    assert grid(widget, "output") == [["?", "?"], ["?", "?"]]
    assert line(widget) == "output[0, 0] = ?"
    button(widget, "Last step").click()
    assert grid(widget, "output") == [["?", "?"], ["?", "?"]]
    widget.get_by_role("grid", name="output").get_by_role("gridcell").first.hover()
    assert "34" not in widget.inner_text()
    assert "34" not in notebook.python("print(repr(w))")


def test_a_right_answer_is_shown_with_its_sum_and_enter_goes_on(notebook):
    widget = notebook.show(WIDGET)
    answer(widget, "-34")
    assert message(widget) == "✓ Yes, −34."
    assert line(widget) == "1×4 + (−5)×5 + (−3)×9 + 7×2 = −34"
    notebook.page.keyboard.press("Enter")
    assert position(widget) == "2 of 4"
    assert line(widget) == "output[0, 1] = ?"


def test_a_run_with_the_keyboard_alone(notebook):
    """Every control in the order of the Tab key, no pointer, all four predictions; Python then has them all."""
    widget, page = notebook.show(WIDGET), notebook.page
    focus(widget)
    for _ in range(4):
        page.keyboard.press("Tab")
    for number in convolve(IMAGE, KERNEL, stride=2).ravel():
        page.keyboard.type(str(number))
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    assert grid(widget, "output") == [["−34", "−16"], ["7", "49"]]
    assert "4 right of 4" in widget.locator(".cnn-question").inner_text()
    page.wait_for_timeout(400)
    assert (
        notebook.python("print(w.score, [w.answers[str(i)]['attempts'] for i in range(4)])")
        == "(4, 4) [['-34'], ['-16'], ['7'], ['49']]"
    )


def test_a_wrong_answer_gets_the_name_of_its_mistake_and_another_try(notebook):
    widget = notebook.show(WIDGET)
    answer(widget, "-30")
    assert "flipped kernel" in message(widget)
    assert grid(widget, "output")[0][0] == "?"
    answer(widget, "12345")
    assert message(widget).startswith("✗ Not 12345.")
    answer(widget, "thirty")
    assert "is not a number" in message(widget)
    answer(widget, "")
    assert "Write the number" in message(widget)
    button(widget, "Show me").click()
    assert grid(widget, "output")[0][0] == "−34"
    assert "0 right of 1" in widget.locator(".cnn-question").inner_text()


def test_playing_stops_at_the_first_step_that_is_not_answered(notebook):
    widget = notebook.show(WIDGET)
    answer(widget, "-34")
    widget.get_by_label("Speed").select_option("60")
    button(widget, "Play").click()
    button(widget, "Play").wait_for()
    assert position(widget) == "2 of 4"


def test_changing_a_number_asks_anew(notebook):
    widget = notebook.show(WIDGET)
    answer(widget, "-34")
    widget.get_by_label("Bias").press("ArrowUp")
    assert line(widget) == "output[0, 0] = ?"


def test_the_question_names_what_it_asks_for(notebook):
    question = ".cnn-question label"
    widget = notebook.show(WIDGET)
    assert widget.locator(question).inner_text().strip() == "output[0, 0] ="
    answer(widget, "-34")
    assert widget.locator(question).inner_text().strip() == "Your prediction"
    widget = notebook.show("from helpers import *\nDotProduct([1, 2], [3, 4], ask=True)")
    assert widget.locator(question).inner_text().strip() == "The sum so far ="
    answer(widget, "3")
    answer(widget, "")
    assert widget.locator(question).inner_text().strip() == "The whole sum ="


def test_a_sum_that_was_skipped_to_does_not_pass_for_the_first_product(notebook):
    widget = notebook.show("from helpers import *\nw = DotProduct([1, 2, 3], [4, 5, 6], ask=True)\nw")
    assert line(widget).startswith("the first product")
    notebook.python("w.step = 2")
    widget.get_by_text("3 of 3", exact=True).wait_for()
    assert line(widget).startswith("sum of 3 of 3 terms")


def test_dot_products_and_pools_ask_too(notebook):
    widget = notebook.show("from helpers import *\nDotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]], ask=True)")
    answer(widget, 0)
    button(widget, "Go on").click()
    frame = "(root) => root.querySelector('.cnn-kernel .cnn-frame').style.getPropertyValue('--cnn-column')"
    assert widget.evaluate(frame) == "1", "the pair that is asked about"
    assert line(widget) == "0 so far + the next product = ?"
    button(widget, "Last step").click()
    answer(widget, 50)
    assert "matrix product" in message(widget)
    answer(widget, 596)
    assert grid(widget, "result") == [["596"]]
    widget = notebook.show(f"from helpers import *\nSlidingPool({IMAGE}, ask=True)")
    answer(widget, 5)
    assert "mean of the window" in message(widget)
    answer(widget, 9)
    assert message(widget) == "✓ Yes, 9."


@pytest.mark.parametrize(
    ("guess", "right"),
    [("37/9", True), ("4.11", True), ("4.1111", True), ("4.1", False), ("4", False), ("4.12", False)],
)
def test_a_number_that_does_not_end_may_be_given_to_two_decimals(notebook, guess, right):
    widget = notebook.show(
        "from helpers import *\nSlidingPool([[4, 5, 1], [9, 2, 7], [3, 0, 6]], 3, how='mean', ask=True)"
    )
    assert Fraction(int(np.sum([[4, 5, 1], [9, 2, 7], [3, 0, 6]])), 9) == Fraction(37, 9)
    answer(widget, guess)
    assert message(widget).startswith("✓") == right
