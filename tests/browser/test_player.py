"""The player, by mouse and by keyboard: every number of every step is NumPy's, and Python hears of it once."""

import numpy as np
import pytest

from helpers import convolve, pool

from .reading import button, focus, frames, grid, line, number, position, status

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, {KERNEL}, stride=2)\nw"


def shown_sum(widget):
    """The terms on the screen, multiplied and added here, and the result on the screen."""
    left, right = line(widget).split("=")
    products = [np.prod([number(factor.strip(" ()")) for factor in term.split("×")]) for term in left.split("+")]
    return sum(products), number(right.strip())


def test_the_first_example_of_lesson_two_is_minus_34_and_minus_16(notebook):
    widget = notebook.show(WIDGET)
    assert grid(widget, "output") == [["−34", "?"], ["?", "?"]]
    assert line(widget) == "1×4 + (−5)×5 + (−3)×9 + 7×2 = −34"
    button(widget, "Next step").click()
    assert grid(widget, "output") == [["−34", "−16"], ["?", "?"]]
    assert line(widget) == "1×1 + (−5)×2 + (−3)×7 + 7×2 = −16"
    assert status(widget) == "Row 0, column 1: 1×1 + (−5)×2 + (−3)×7 + 7×2 = −16"


@pytest.mark.parametrize(
    "settings", ["stride=1", "stride=2, padding=1", "padding=1, dilation=2", "stride=(1, 2), padding=(0, 1)"]
)
def test_every_number_of_every_step_is_numpys(notebook, settings):
    widget = notebook.show(f"from helpers import *\nSlidingKernel({IMAGE}, {KERNEL}, {settings})")
    expected = convolve(IMAGE, KERNEL, **eval(f"dict({settings})"))
    assert np.array([[number(text) for text in row] for row in grid(widget, "kernel")]).tolist() == KERNEL
    for step, value in enumerate(expected.ravel()):
        assert position(widget) == f"{step + 1} of {expected.size}"
        assert shown_sum(widget) == (value, value)
        shown = [text for row in grid(widget, "output") for text in row]
        assert [number(text) for text in shown[: step + 1]] == expected.ravel()[: step + 1].tolist()
        assert set(shown[step + 1 :]) <= {"?"}
        button(widget, "Next step").click()
    assert position(widget) == f"{expected.size} of {expected.size}"


def test_every_step_of_a_pool_is_numpys(notebook):
    widget = notebook.show(f"from helpers import *\nSlidingPool({IMAGE}, 3, 1)")
    for value in pool(IMAGE, 3, 1).ravel():
        assert line(widget).endswith(f"= {value}")
        assert line(widget).startswith("max(")
        button(widget, "Next step").click()
    assert grid(widget, "output") == [[str(value) for value in row] for row in pool(IMAGE, 3, 1)]


def test_a_dot_product_grows_term_by_term_to_596(notebook):
    widget = notebook.show("from helpers import *\nDotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])")
    for expected in ["1×0 = 0 so far", "1×0 + 25×4 = 100 so far", "1×0 + 25×4 + 3×2 = 106 so far"]:
        assert line(widget) == expected
        assert grid(widget, "result") == [["?"]]
        button(widget, "Next step").click()
    assert line(widget) == "1×0 + 25×4 + 3×2 + 7×70 = 596"
    assert grid(widget, "result") == [["596"]]


def test_buttons_scrubber_and_keys_reach_every_step(notebook):
    widget = notebook.show(WIDGET)
    page = notebook.page
    moves = [
        (lambda: button(widget, "Last step").click(), "4 of 4"),
        (lambda: button(widget, "Previous step").click(), "3 of 4"),
        (lambda: button(widget, "First step").click(), "1 of 4"),
        (lambda: button(widget, "Previous step").click(), "1 of 4"),
        (lambda: widget.get_by_role("slider", name="Step").fill("2"), "3 of 4"),
        (lambda: (focus(widget), page.keyboard.press("ArrowRight")), "4 of 4"),
        (lambda: page.keyboard.press("ArrowRight"), "4 of 4"),
        (lambda: page.keyboard.press("ArrowLeft"), "3 of 4"),
        (lambda: page.keyboard.press("ArrowUp"), "2 of 4"),
        (lambda: page.keyboard.press("ArrowDown"), "3 of 4"),
        (lambda: page.keyboard.press("Home"), "1 of 4"),
        (lambda: page.keyboard.press("End"), "4 of 4"),
    ]
    for move, expected in moves:
        move()
        assert position(widget) == expected


def test_the_keyboard_alone_reaches_every_control_in_order(notebook):
    widget = notebook.show(WIDGET)
    focus(widget)
    names = []
    for _ in range(15):
        notebook.page.keyboard.press("Tab")
        names.append(
            notebook.page.evaluate(
                "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
            )
        )
    assert names == ["4", "1", "−34", "First step", "Previous step", "Play", "Next step", "Last step", "Step", "Speed",
                     "Full screen", "Stride", "Padding", "Dilation", "Bias"]  # fmt: skip


def test_playing_goes_to_the_end_and_starts_over_from_there(notebook):
    widget = notebook.show(WIDGET)
    widget.get_by_label("Speed").select_option("60")
    focus(widget)
    notebook.page.keyboard.press("Space")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '4 of 4'")
    widget.get_by_label("Speed").select_option("2")
    button(widget, "Play").click()
    assert position(widget) in {"1 of 4", "2 of 4"}
    notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '4 of 4'")
    button(widget, "Play").wait_for()


def test_pause_stops_it_and_a_click_on_an_output_cell_stops_it_there(notebook):
    widget = notebook.show("from helpers import *\nSlidingKernel([[1] * 20] * 20, [[1]])")
    widget.get_by_label("Speed").select_option("15")
    button(widget, "Play").click()
    notebook.page.wait_for_function("() => !document.querySelector('.cnn-position').textContent.startsWith('1 of')")
    button(widget, "Pause").click()
    stopped = position(widget)
    notebook.page.wait_for_timeout(300)
    assert position(widget) == stopped
    button(widget, "Play").click()
    widget.get_by_role("grid", name="output").get_by_role("gridcell").nth(200).click()
    assert position(widget) == "201 of 400"
    notebook.page.wait_for_timeout(300)
    assert position(widget) == "201 of 400"


def test_two_views_keep_one_clock(notebook):
    notebook.show(f"{WIDGET.removesuffix('w')}from IPython.display import display\ndisplay(w)\nw")
    views = notebook.page.locator(".cnn-window")
    views.nth(1).wait_for()
    button(views.nth(0), "Next step").click()
    assert [position(views.nth(i)) for i in range(2)] == ["2 of 4", "2 of 4"]
    button(views.nth(1), "First step").click()
    views.nth(0).get_by_label("Speed").select_option("4")
    counts = notebook.page.evaluate("""() => new Promise((done) => {
      const started = performance.now();
      const isAtEnd = () => document.querySelector('.cnn-position').textContent === '4 of 4';
      const watch = () => isAtEnd() ? done(performance.now() - started) : requestAnimationFrame(watch);
      document.querySelectorAll('.cnn-play')[1].click();
      watch();
    })""")
    assert counts > 700, "three steps at four a second take 750 ms, with two views as with one"
    assert [position(views.nth(i)) for i in range(2)] == ["4 of 4", "4 of 4"]


def test_python_hears_of_a_step_once_it_has_come_to_rest(notebook):
    widget = notebook.show(WIDGET + "\n".replace("\n", ""))
    notebook.python("heard = []; w.observe(lambda change: heard.append(change.new), 'step')")
    focus(widget)
    for _ in range(3):
        notebook.page.keyboard.press("ArrowRight")
    notebook.page.wait_for_timeout(600)
    assert notebook.python("print(w.step, heard)") == "3 [3]"


def test_python_can_send_it_to_a_step_even_when_it_believes_it_is_there(notebook):
    widget = notebook.show(WIDGET)
    focus(widget)
    notebook.page.keyboard.press("End")
    assert position(widget) == "4 of 4"
    notebook.python("w.step = 0")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '1 of 4'")
    notebook.python("w.step = 2")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '3 of 4'")


def test_python_can_play_and_pause_it(notebook):
    widget = notebook.show("from helpers import *\nw = SlidingKernel([[1] * 20] * 20, [[1]])\nw")
    notebook.python("w.playing = True")
    button(widget, "Pause").wait_for()
    notebook.page.wait_for_function("() => !document.querySelector('.cnn-position').textContent.startsWith('1 of')")
    notebook.python("w.playing = False")
    button(widget, "Play").wait_for()


def test_what_python_sets_is_shown(notebook):
    widget = notebook.show(WIDGET)
    notebook.python("w.stride = 1; w.kernel = [[1, 0], [0, 0]]; w.bias = 1")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-formula').textContent.includes('= 3')")
    button(widget, "Last step").click()
    assert grid(widget, "output") == [["5", "6", "2"], ["10", "3", "8"], ["4", "1", "7"]]


def test_no_unmodified_key_reaches_the_notebook(notebook):
    widget = notebook.show(WIDGET)
    count = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = notebook.page.evaluate(count)
    targets = [
        lambda: focus(widget),
        lambda: widget.get_by_role("grid", name="image").get_by_role("gridcell").first.focus(),
        lambda: button(widget, "Next step").focus(),
        lambda: widget.get_by_role("slider", name="Step").focus(),
    ]
    for target in targets:
        target()
        for key in ["d", "d", "b", "a", "ArrowDown", "ArrowUp", "x", "m", "Shift+M", "0", "0", "Escape"]:
            notebook.page.keyboard.press(key)
    frames(notebook.page)
    assert notebook.page.evaluate(count) == before
    assert widget.is_visible()
    assert notebook.python("print(w.stride)") == "2", "the session was not restarted either"
    notebook.page.evaluate("() => document.activeElement.blur()")


def test_full_screen_fills_the_screen_and_gives_it_back(notebook):
    widget, page = notebook.show(WIDGET), notebook.page
    before = widget.bounding_box()
    button(widget, "Full screen").click()
    page.wait_for_function("() => document.fullscreenElement?.matches('.cnn-window')")
    page.wait_for_function("() => document.fullscreenElement.getBoundingClientRect().width === innerWidth")
    size = "(root) => parseFloat(getComputedStyle(root.querySelector('.cnn-line')).fontSize)"
    assert widget.evaluate(size) > 24, "type that the last row reads"
    button(widget, "Next step").click()
    assert line(widget).endswith("= −16")
    button(widget, "Full screen").click()
    page.wait_for_function("() => !document.fullscreenElement")
    frames(page)
    assert widget.bounding_box()["width"] == before["width"]
