"""The films of the backward pass on the page: every number of every step, by keyboard too, with Python or without."""

from fractions import Fraction

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers import BackwardKernel, BackwardPool

from .lab import SESSION
from .reading import button, focus, frames, grid, number, position, status

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
FILMS = {
    "kernel": f"BackwardKernel({IMAGE}, {KERNEL}, [[3, -1, 2], [1, 0, 4], [-2, 1, 1]])",
    "settings": f"BackwardKernel({IMAGE}, {KERNEL}, [[3], [1], [2]], stride=(2, 3), padding=(1, 0), dilation=(1, 2))",
    "pool": f"BackwardPool({IMAGE}, [[3, -1], [2, 5]])",
    "overlap": f"BackwardPool({IMAGE}, [[3, -1, 2], [1, 1, 4], [-2, 1, 1]], 2, 1)",
}


def film_of(kind):
    return eval(FILMS[kind], {"BackwardKernel": BackwardKernel, "BackwardPool": BackwardPool})


def so_far(film, last):
    """The gradients by NumPy when only the cells up to a step have been sent: image's, and kernel's if there is one."""
    sent = np.where(np.arange(film.gradient.size).reshape(film.gradient.shape) <= last, film.gradient, 0)
    film.gradient = sent
    return film.image_gradient, getattr(film, "kernel_gradient", None)


def exact(text):
    return Fraction(text.replace("−", "-").strip(" ()"))


def growths(widget):
    """What is printed: for each target its lines, left and right of the equals sign, worked out here."""
    tables = widget.locator(".cnn-growths").all()
    lines = [table.locator(".cnn-growth").all_inner_texts() for table in tables]
    worked = []
    for line in (each for table in lines for each in table):
        left, right = line.replace("\n", "").split("=")
        worked.append(
            (sum(np.prod([exact(part) for part in term.split("×")]) for term in left.split("+")), exact(right))
        )
    return worked


@pytest.mark.parametrize("kind", FILMS)
def test_every_number_of_every_step_is_numpys_and_what_is_printed_adds_up(notebook, kind):
    widget = notebook.show(f"from helpers import *\n{FILMS[kind]}")
    for step in range(film_of(kind).gradient.size):
        image, kernel = so_far(film_of(kind), step)
        shown = [[number(text) for text in row if text] for row in grid(widget, "image's gradient")]
        assert [row for row in shown if row] == image.tolist()
        if kernel is not None:
            assert [[number(text) for text in row] for row in grid(widget, "kernel's gradient")] == kernel.tolist()
        printed = growths(widget)
        assert len(printed) >= 1
        assert [left for left, _ in printed] == [right for _, right in printed]
        assert position(widget) == f"{step + 1} of {film_of(kind).gradient.size}"
        button(widget, "Next step").click()
    assert (image == film_of(kind).image_gradient).all()


def test_a_step_is_told_in_words(notebook):
    widget = notebook.show(f"from helpers import *\n{FILMS['kernel']}")
    button(widget, "Next step").click()
    assert status(widget) == (
        "Row 0, column 1, gradient −1. Image's gradient in the window: add (−1) × kernel: −15 + (−1)×1 = −16, "
        "(−1)×(−5) = 5, 21 + (−1)×(−3) = 24, (−1)×7 = −7. Kernel's gradient: add (−1) × window: 12 + (−1)×5 = 7, "
        "15 + (−1)×1 = 14, 27 + (−1)×2 = 25, 6 + (−1)×7 = −1. Bias's gradient: add (−1): 3 + (−1) = 2."
    )


def test_the_winner_is_marked_and_alone_gets_the_gradient(notebook):
    widget = notebook.show("from helpers import *\nBackwardPool([[7, 7], [7, 0]], [[5]])")
    assert widget.get_by_role("grid", name="image", exact=True).locator(".cnn-marked").all_text_contents() == ["7"]
    assert grid(widget, "image's gradient") == [["5", "0"], ["0", "0"]]
    assert widget.locator(".cnn-line").inner_text().replace("\n", "") == "max(7, 7, 7, 0) = 7"


def test_fractions_and_decimals_stay_exact(notebook):
    code = "from fractions import Fraction\nfrom helpers import *\n"
    code += "BackwardKernel([[0.1, 0.2, 0.3]], [[Fraction(1, 3), 1]], [[0.3, -0.7]])"
    widget = notebook.show(code)
    for _ in range(2):
        assert all(left == right for left, right in growths(widget))
        button(widget, "Next step").click()
    assert grid(widget, "kernel's gradient") == [["−0.11", "−0.15"]]


def test_pointing_at_a_gradient_shows_where_it_came_from(notebook):
    widget = notebook.show(f"from helpers import *\n{FILMS['kernel']}")
    button(widget, "Last step").click()
    widget.get_by_role("grid", name="image's gradient").get_by_role("gridcell").nth(5).focus()
    marked = widget.get_by_role("grid", name="output's gradient").locator(".cnn-marked").all_text_contents()
    assert marked == ["3", "−1", "1", "0"]


def test_the_keyboard_alone_goes_everywhere_and_no_key_reaches_the_notebook(notebook):
    widget = notebook.show(f"from helpers import *\n{FILMS['kernel']}")
    count = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = notebook.page.evaluate(count)
    focus(widget)
    for key, place in {"End": "9 of 9", "ArrowLeft": "8 of 9", "Home": "1 of 9", "ArrowDown": "2 of 9"}.items():
        notebook.page.keyboard.press(key)
        assert position(widget) == place
    cell = widget.get_by_role("grid", name="output's gradient").get_by_role("gridcell").first
    cell.focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        notebook.page.keyboard.press(key)
    assert position(widget) == "5 of 9"
    for key in ["d", "d", "b", "x", "m", "0", "0", "Escape"]:
        notebook.page.keyboard.press(key)
    frames(notebook.page)
    assert notebook.page.evaluate(count) == before


def test_without_python_the_film_goes_on(own_notebook):
    widget = own_notebook.show(f"from helpers import *\n{FILMS['pool']}")
    own_notebook.page.evaluate(f"() => {SESSION}.shutdown()")
    own_notebook.page.wait_for_timeout(500)
    widget.get_by_label("Speed").select_option("60")
    button(widget, "Play").click()
    own_notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '4 of 4'")
    assert grid(widget, "image's gradient") == [
        [str(each).replace("-", "−") for each in row] for row in film_of("pool").image_gradient.tolist()
    ]


@pytest.mark.parametrize("kind", ["kernel", "pool"])
def test_axe_finds_nothing(themed, kind):
    themed.show(f"from helpers import *\n{FILMS[kind]}")
    found = Axe().run(themed.page, context=".cnn-window").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("kind", ["kernel", "pool"])
def test_a_narrow_page_loses_nothing(narrow, kind):
    narrow.page.set_viewport_size({"width": 360, "height": 900})
    widget = narrow.show(f"from helpers import *\n{FILMS[kind]}")
    parts = "button, select, .cnn-heading, .cnn-gift, .cnn-plane"
    outside = widget.evaluate(
        """(root, parts) => [...root.querySelectorAll(parts)]
      .filter((node) => {
        const [box, frame] = [node.getBoundingClientRect(), root.getBoundingClientRect()];
        return node.checkVisibility() && (box.right > frame.right + 6 || box.left < frame.left - 6);
      }).map((node) => node.className)""",
        parts,
    )
    assert outside == []
