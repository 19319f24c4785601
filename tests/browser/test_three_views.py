"""Three views of one convolution in the browser: the same numbers at every step, whatever the student does."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from helpers import ThreeViews

from .lab import SESSION
from .reading import button, focus, frames, grid, number, position

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
SHOWN = f"from helpers import *\nv = ThreeViews({IMAGE}, {KERNEL}, SETTINGS)\nv"


def show(notebook, settings=""):
    widget = notebook.show(SHOWN.replace("SETTINGS", settings))
    widget.get_by_role("grid", name="matrix").wait_for()
    button(widget, "First step").wait_for()
    return widget


def numbers(widget, name):
    return np.array([[number(text) for text in row] for row in grid(widget, name)])


def told(widget):
    return widget.locator(".cnn-told").all_text_contents()


def outlined(widget, name):
    """The row and the column at which a grid's frame stands."""
    frame = widget.get_by_role("grid", name=name, exact=True).locator(".cnn-frame").first
    return frame.evaluate(
        "(frame) => ['row', 'column'].map((name) => Number(frame.style.getPropertyValue('--cnn-' + name)))"
    )


@pytest.mark.parametrize("settings", ["", "stride=2", "bias=3, padding=1, stride=2", "dilation=2"])
def test_every_number_of_every_step_is_numpys(notebook, settings):
    view = eval(f"ThreeViews(IMAGE, KERNEL, {settings})", {"ThreeViews": ThreeViews, "IMAGE": IMAGE, "KERNEL": KERNEL})
    widget = show(notebook, settings)
    assert (numbers(widget, "matrix") == view.matrix).all()
    assert (numbers(widget, "unrolled columns") == view.columns).all()
    assert (numbers(widget, "flattened image") == np.ravel(IMAGE)).all()
    assert (numbers(widget, "flattened kernel")[:, 0] == np.ravel(KERNEL)).all()
    for step, value in enumerate(view.output.ravel()):
        said = str(value).replace("-", "−")
        for name, place in {"flattened output": (step, 0), "outputs in a row": (0, step)}.items():
            texts = np.ravel(grid(widget, name))
            assert [number(text) for text in texts[: step + 1]] == view.output.ravel()[: step + 1].tolist()
            assert set(texts[step + 1 :]) <= {"?"}
            assert outlined(widget, name) == list(place)
        assert (outlined(widget, "matrix"), outlined(widget, "unrolled columns")) == ([step, 0], [0, step])
        assert [line.endswith(f": {said}.") for line in told(widget)] == [True, True]
        button(widget, "Next step").click()


def test_a_row_or_a_column_is_gone_to_by_a_click_or_by_enter(notebook):
    widget = show(notebook)
    widget.get_by_role("grid", name="matrix").get_by_role("gridcell").nth(16 * 4 + 2).click()
    assert position(widget) == "5 of 9"
    widget.get_by_role("grid", name="unrolled columns").get_by_role("gridcell").nth(9 * 2 + 7).click()
    assert position(widget) == "8 of 9"
    for key in ("ArrowLeft", "ArrowLeft", "Enter"):
        notebook.page.keyboard.press(key)
    assert position(widget) == "6 of 9"
    notebook.page.wait_for_timeout(500)
    assert notebook.python("print(v.window.step)") == "5"


def test_a_weight_is_marked_wherever_it_stands_and_so_is_a_pixel(notebook):
    widget = show(notebook)
    widget.get_by_role("grid", name="matrix").get_by_role("gridcell").nth(1).focus()
    marked = widget.get_by_role("grid", name="matrix").locator(".cnn-marked").all_text_contents()
    assert marked == ["−5"] * 9
    assert told(widget)[0] == "The weight −5 stands in the matrix 9 times: change it, and all of them change."
    widget.get_by_role("grid", name="flattened image").get_by_role("gridcell").nth(5).focus()
    assert widget.get_by_role("grid", name="unrolled columns").locator(".cnn-marked").all_text_contents() == ["2"] * 4
    assert told(widget)[1] == "The pixel 2 stands in the windows 4 times."


def test_an_edit_in_the_sliding_window_moves_the_other_views_at_once(notebook):
    widget = show(notebook)
    widget.get_by_role("grid", name="kernel", exact=True).get_by_role("gridcell").nth(1).click()
    notebook.page.keyboard.type("2")
    notebook.page.keyboard.press("Enter")
    assert numbers(widget, "matrix")[0].tolist() == [1, 2, 0, 0, -3, 7, *[0] * 10]
    widget.get_by_label("Stride").fill("2")
    widget.get_by_label("Stride").press("Enter")
    assert numbers(widget, "matrix").shape == (4, 16)
    assert (numbers(widget, "matrix") == eval(notebook.python("print(v.matrix.tolist())"))).all()
    assert grid(widget, "flattened output")[0] == [str(1 * 4 + 2 * 5 - 3 * 9 + 7 * 2)]


def test_larger_images_are_drawn_as_pixels_that_can_be_read_one_by_one(notebook):
    widget = notebook.show(
        "import numpy as np\nfrom helpers import *\nThreeViews(np.arange(64).reshape(8, 8), [[1, 0], [2, -3]])"
    )
    widget.get_by_role("grid", name="matrix").wait_for()
    cursor = widget.get_by_role("grid", name="matrix").get_by_role("gridcell")
    cursor.focus()
    read = []
    for _ in range(10):
        read.append(cursor.text_content())
        notebook.page.keyboard.press("ArrowRight")
    assert read == ["1", "0", "0", "0", "0", "0", "0", "0", "2", "−3"]


def test_the_keyboard_alone_plays_it_from_anywhere_and_no_key_reaches_the_notebook(notebook):
    widget = show(notebook)
    count = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = notebook.page.evaluate(count)
    focus(widget)
    notebook.page.keyboard.press("End")
    assert position(widget) == "9 of 9"
    notebook.page.keyboard.press("ArrowLeft")
    assert position(widget) == "8 of 9"
    notebook.page.keyboard.press("Space")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '9 of 9'")
    widget.get_by_role("grid", name="matrix").get_by_role("gridcell").first.focus()
    for key in ["d", "d", "b", "x", "m", "0", "0", "Escape"]:
        notebook.page.keyboard.press(key)
    frames(notebook.page)
    assert notebook.page.evaluate(count) == before


def test_without_python_all_goes_on(own_notebook):
    widget = show(own_notebook)
    own_notebook.page.evaluate(f"() => {SESSION}.shutdown()")
    own_notebook.page.wait_for_timeout(500)
    button(widget, "Last step").click()
    assert outlined(widget, "matrix") == [8, 0]
    widget.get_by_role("grid", name="kernel", exact=True).get_by_role("gridcell").first.click()
    own_notebook.page.keyboard.type("0")
    own_notebook.page.keyboard.press("Enter")
    assert numbers(widget, "matrix")[0].tolist() == [0, -5, 0, 0, -3, 7, *[0] * 10]


@pytest.mark.parametrize("settings", ["", "padding=1, bias=1"])
def test_axe_finds_nothing(themed, settings):
    show(themed, settings)
    found = Axe().run(themed.page, context=".cnn-window").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_a_narrow_page_loses_nothing(narrow):
    narrow.page.set_viewport_size({"width": 360, "height": 900})
    widget = show(narrow)
    parts = "button, input, h3, .cnn-told, .cnn-view > .cnn-scroller"
    outside = widget.evaluate(
        """(root, parts) => [...root.querySelectorAll(parts)]
      .filter((node) => node.checkVisibility()).filter((node) => {
        const [box, frame] = [node.getBoundingClientRect(), root.getBoundingClientRect()];
        return box.right > frame.right + 6 || box.left < frame.left - 6;
      }).map((node) => node.className)""",
        parts,
    )
    assert outside == []
