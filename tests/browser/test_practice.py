"""Practice in JupyterLab: what is said, and the sliding window that opens where the student's code goes wrong."""

from axe_playwright_python.sync_playwright import Axe

from .reading import button, grid, position, status

OFF_BY_ONE = """from helpers import *
import numpy as np
def my_convolve(image, kernel):
    return convolve(image, kernel)[:, [0, 0, 1]] if image.shape == (4, 4) else convolve(image, kernel)
practice.write_convolve.check(my_convolve)"""


def claims(widget):
    """What the marked cells of the output say is the student's, by their place in reading order."""
    return widget.evaluate("""(root) => Object.fromEntries([...root.querySelectorAll(".cnn-output .cnn-cell")]
      .flatMap((cell, index) => cell.classList.contains("cnn-claimed") ? [[index, cell.dataset.yours]] : []))""")


def note(widget):
    return widget.locator(".cnn-place").inner_text()


def test_the_window_opens_at_the_first_wrong_cell_and_says_both_numbers(notebook):
    widget = notebook.show(OFF_BY_ONE)
    assert position(widget) == "2 of 9"
    assert grid(widget, "output")[0] == ["−34", "43", "?"]
    assert claims(widget) == {"1": "−34", "2": "43", "4": "−10", "5": "9", "7": "7", "8": "−7"}
    assert note(widget) == "output[0, 1] – yours: −34, expected: 43"
    assert status(widget).endswith("= 43 – yours: −34, expected: 43")
    button(widget, "Previous step").click()
    assert note(widget) == "output[0, 0]"


def test_a_marked_cell_is_more_than_a_colour(notebook):
    widget = notebook.show(OFF_BY_ONE)
    marked = widget.locator(".cnn-claimed").first
    assert marked.evaluate("(cell) => getComputedStyle(cell).outlineStyle") == "dashed"
    assert "yours" in marked.evaluate("(cell) => getComputedStyle(cell, '::after').content")


def test_an_edit_takes_the_marks_away_and_undo_brings_them_back(notebook):
    widget = notebook.show(OFF_BY_ONE)
    widget.locator(".cnn-nudge").nth(1).click()
    assert claims(widget) == {}
    button(widget, "Undo").click()
    assert len(claims(widget)) == 6


def test_a_wrong_dot_product_opens_at_its_end(notebook):
    widget = notebook.show("from helpers import *\npractice.write_dot.check(lambda a, b: 7)")
    assert claims(widget) == {"0": "7"}
    assert note(widget) == "sum of 4 of 4 terms – yours: 7, expected: 596"


def test_the_card_is_text_that_is_announced_and_markup_stays_text(notebook):
    code = "def f(a, b):\n    print('<b>hello</b>')\n    return 7\npractice.write_dot.check(f)"
    notebook.show(f"from helpers import *\n{code}")
    card = notebook.page.locator(".jp-OutputArea [role=status]").first
    text = card.inner_text()
    assert text.startswith("✗ Not yet")
    assert "Your code printed: <b>hello</b>" in text


def test_card_and_marks_are_accessible(themed):
    themed.show(OFF_BY_ONE)
    themed.page.wait_for_timeout(800)
    found = Axe().run(themed.page, context=".jp-OutputArea-child", options={"resultTypes": ["violations"]})
    assert [each["id"] for each in found.response["violations"]] == []
