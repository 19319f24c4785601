"""Touch every number: point, edit, change a setting; with the mouse, a finger or the keyboard."""

import re

import pytest

from .reading import button, focus, grid, line, position

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)\nw"


def cell(widget, name, row, column):
    rows = widget.get_by_role("grid", name=name, exact=True).get_by_role("row")
    return rows.nth(row).get_by_role("gridcell").nth(column)


def note(widget):
    return widget.locator(".cnn-place").inner_text()


def touched(widget):
    """The image cells that an outline marks as touched: where the middles of its small frames lie."""
    return widget.evaluate("""(root) => {
      const cells = [...root.querySelectorAll(".cnn-image .cnn-cell")].map((cell) => cell.getBoundingClientRect());
      const frame = root.querySelector(".cnn-image .cnn-touch");
      if (frame.hidden) return [];
      const marks = frame.childElementCount ? [...frame.children] : [frame];
      return cells.flatMap((box, index) => marks.some((mark) => {
        const around = mark.getBoundingClientRect(), [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        return around.left < x && x < around.right && around.top < y && y < around.bottom;
      }) ? [index] : []);
    }""")


def test_pointing_at_an_output_previews_it_and_a_click_pins_it(notebook):
    widget = notebook.show(WIDGET)
    cell(widget, "output", 1, 0).hover()
    assert line(widget) == "1×3 + (−5)×0 + (−3)×8 + 7×4 = 7"
    assert grid(widget, "output") == [["−34", "?"], ["?", "?"]]
    assert position(widget) == "1 of 4"
    button(widget, "Play").hover()
    assert line(widget).endswith("= −34")
    cell(widget, "output", 1, 0).click()
    assert position(widget) == "3 of 4"
    assert grid(widget, "output") == [["−34", "−16"], ["7", "?"]]


@pytest.mark.parametrize("widget", ["SlidingKernel({}, [[1]], settings=False)", "SlidingPool({}, settings=False)"])
def test_without_settings_there_are_only_numbers_to_touch(notebook, widget):
    widget = notebook.show(f"from helpers import *\n{widget.format(IMAGE)}")
    group = widget.get_by_role("group", name="Settings")
    assert not group.is_visible()
    cell(widget, "image", 0, 0).click()
    widget.page.keyboard.type("8")
    widget.page.keyboard.press("Enter")
    assert [each.inner_text() for each in group.get_by_role("button").all()] == ["Undo", "Reset"]
    assert group.inner_text().split() == ["Undo", "Reset"]


def test_what_a_number_touches_is_marked_no_longer_when_the_keyboard_has_gone_elsewhere(notebook):
    widget = notebook.show(WIDGET)
    cell(widget, "kernel", 0, 0).focus()
    widget.page.keyboard.press("Enter")
    assert touched(widget)
    widget.page.keyboard.press("Tab")
    widget.page.mouse.move(0, 0)
    assert grid(widget, "output") == [["−34", "?"], ["?", "?"]]
    assert touched(widget) == []


def test_pointing_at_a_weight_shows_what_it_meets_and_adds(notebook):
    widget = notebook.show(WIDGET)
    cell(widget, "kernel", 0, 1).hover()
    assert touched(widget) == [1, 3, 9, 11]
    assert grid(widget, "output") == [["−25", "−10"], ["+0", "−5"]]
    assert note(widget) == "the weight −5 meets 4 cells; the output shows what it adds"
    button(widget, "Play").hover()
    assert touched(widget) == []
    assert grid(widget, "output") == [["−34", "?"], ["?", "?"]]


def test_a_weights_walk_is_one_outline_when_the_stride_is_one(notebook):
    widget = notebook.show(WIDGET.replace("stride=2", "stride=1"))
    cell(widget, "kernel", 1, 1).hover()
    assert touched(widget) == [5, 6, 7, 9, 10, 11, 13, 14, 15]


def test_pointing_at_a_pixel_shows_the_outputs_it_reaches_and_the_weights(notebook):
    widget = notebook.show(WIDGET.replace("stride=2", "stride=1"))
    cell(widget, "image", 1, 1).hover()
    assert grid(widget, "output") == [["×7", "×(−3)", "?"], ["×(−5)", "×1", "?"], ["?", "?", "?"]]
    assert note(widget) == "this cell reaches 4 outputs, through the weight shown there"
    marked = widget.locator(".cnn-kernel .cnn-marked")
    assert marked.count() == 4
    cell(widget, "image", 0, 0).hover()
    assert grid(widget, "output")[0] == ["×1", "?", "?"]
    assert note(widget) == "this cell reaches 1 output, through the weight shown there"


def test_a_pixel_that_is_left_over_reaches_nothing(notebook):
    widget = notebook.show("from helpers import *\nSlidingKernel([[1, 2, 3]] * 3, [[1, 1], [1, 1]], stride=2)")
    cell(widget, "image", 2, 2).hover()
    assert note(widget) == "this cell reaches no outputs"
    assert "1 row and 1 column left over" in widget.locator(".cnn-formula").inner_text()


def test_pointing_at_a_term_of_a_dot_product_shows_its_partner(notebook):
    widget = notebook.show("from helpers import *\nDotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])")
    cell(widget, "b", 1, 0).hover()
    assert line(widget) == "1×0 + 25×4 + 3×2 = 106 so far"


def test_the_keyboard_points_with_the_focus_and_pins_with_enter(notebook):
    widget, page = notebook.show(WIDGET), notebook.page
    focus(widget)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert line(widget).endswith("= 7")
    assert position(widget) == "1 of 4"
    page.keyboard.press("Enter")
    assert position(widget) == "3 of 4"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    assert note(widget).startswith("the weight −5 meets")


def test_a_finger_does_what_the_mouse_does(lab, browser):
    from .lab import Page

    context = browser.new_context(viewport={"width": 900, "height": 900}, has_touch=True)
    page = Page(lab, context)
    page.write("touch.ipynb", "")
    widget = page.show(WIDGET)
    cell(widget, "output", 1, 1).tap()
    assert position(widget) == "4 of 4"
    cell(widget, "kernel", 0, 1).tap()
    assert touched(widget) == [1, 3, 9, 11]
    page.page.keyboard.type("2")
    page.page.keyboard.press("Enter")
    assert grid(widget, "kernel")[0] == ["1", "2"]
    assert page.complaints == []
    context.close()


@pytest.mark.parametrize(("name", "row", "column", "typed", "shown", "output"), [
    ("kernel", 0, 1, "5", "5", [["16", "4"], ["7", "59"]]),
    ("image", 0, 0, "-4", "−4", [["−42", "−16"], ["7", "49"]]),
    ("image", 0, 0, "0.5", "0.5", [["−37.5", "−16"], ["7", "49"]]),
    ("kernel", 0, 0, "1/2", "0.5", [["−36", "−16.5"], ["5.5", "46"]]),
])  # fmt: skip
def test_any_number_can_be_changed_and_everything_follows(notebook, name, row, column, typed, shown, output):
    widget, page = notebook.show(WIDGET), notebook.page
    button(widget, "Last step").click()
    cell(widget, name, row, column).click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    button(widget, "Play").hover()
    assert grid(widget, name)[row][column] == shown
    assert grid(widget, "output") == output
    page.wait_for_timeout(200)
    told = eval(notebook.python(f"print([w.{name}[{row}, {column}].item(), w.output.tolist()])"))
    assert told == [eval(typed), [[float(text.replace("−", "-")) for text in each] for each in output]]
    button(widget, "Undo").click()
    assert grid(widget, "output") == [["−34", "−16"], ["7", "49"]]
    page.wait_for_timeout(200)
    assert notebook.python("print(w.output.tolist(), w.edits)") == "[[-34, -16], [7, 49]] {}"


def test_editing_by_keyboard_alone(notebook):
    widget, page = notebook.show(WIDGET), notebook.page
    focus(widget)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    assert grid(widget, "image")[0] == ["4", "7", "1", "2"]
    page.keyboard.press("ArrowRight")
    page.keyboard.type("8")  # typing into a cell opens it too
    page.keyboard.press("Enter")
    assert grid(widget, "image")[0] == ["4", "7", "8", "2"]
    page.keyboard.press("Enter")
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    assert grid(widget, "image")[0] == ["4", "7", "8", "2"]


@pytest.mark.parametrize(("typed", "reason"), [
    ("abc", "is not a number"), ("1/0", "is not a number"), ("", "is not a number"), ("1e99", "too many digits"),
    ("0.0000000000001", "too many digits"), ("<b>1</b>", "“<b>1</b>” is not a number"),
])  # fmt: skip
def test_a_bad_entry_is_refused_beside_the_cell_and_the_old_one_stays(notebook, typed, reason):
    widget, page = notebook.show(WIDGET), notebook.page
    cell(widget, "kernel", 1, 0).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    refusal = widget.locator(".cnn-edit .cnn-refusal")
    assert reason in refusal.inner_text()
    box, place = refusal.bounding_box(), cell(widget, "kernel", 1, 0).bounding_box()
    assert abs(box["y"] - place["y"]) < 120
    page.keyboard.press("Escape")
    assert grid(widget, "kernel") == [["1", "−5"], ["−3", "7"]]
    assert refusal.count() == 0


def test_settings_change_the_output_and_the_formula(notebook):
    widget, page = notebook.show(WIDGET), notebook.page
    stride = widget.get_by_label("Stride", exact=True)
    stride.fill("1")
    stride.press("Enter")
    assert len(grid(widget, "output")) == 3
    assert widget.locator(".cnn-formula").inner_text() == "⌊(4 + 2·0 − 2) / 1⌋ + 1 = 3 rows and columns"
    stride.press("ArrowUp")
    assert stride.input_value() == "2"
    stride.fill("2, 1")
    stride.press("Enter")
    assert [len(row) for row in grid(widget, "output")] == [3, 3]
    assert "2 rows; ⌊(4 + 2·0 − 2) / 1⌋ + 1 = 3 columns" in widget.locator(".cnn-formula").inner_text()
    padding = widget.get_by_label("Padding", exact=True)
    padding.press("ArrowUp")
    assert len(grid(widget, "image")) == 6
    bias = widget.get_by_label("Bias", exact=True)
    bias.fill("1/2")
    bias.press("Enter")
    page.wait_for_timeout(200)
    assert notebook.python("print(w.stride, w.padding, w.dilation, w.bias)") == "(2, 1) 1 1 0.5"
    button(widget, "Reset").click()
    assert grid(widget, "output")[0] == ["−34", "?"]
    assert [
        widget.get_by_label(name, exact=True).input_value() for name in ("Stride", "Padding", "Dilation", "Bias")
    ] == ["2", "0", "1", "0"]


@pytest.mark.parametrize(("name", "typed", "reason"), [
    ("Dilation", "4", "would reach over 5 × 5 cells, but the image with its padding has 4 × 4"),
    ("Stride", "0", "The stride must be at least 1."),
    ("Stride", "one", "Write a whole number"),
    ("Padding", "-1", "The padding must be at least 0."),
    ("Padding", "2000", "too large to be shown"),
    ("Bias", "x", "is not a number"),
])  # fmt: skip
def test_a_setting_that_does_not_fit_says_why_and_changes_nothing(notebook, name, typed, reason):
    widget = notebook.show(WIDGET)
    before = grid(widget, "output")
    control = widget.get_by_label(name, exact=True)
    control.fill(typed)
    control.press("Enter")
    assert reason in widget.get_by_role("alert").first.inner_text()
    assert grid(widget, "output") == before
    control.press("Escape")
    assert widget.get_by_role("alert").first.inner_text() == ""


def test_a_pool_changes_size_and_kind(notebook):
    widget = notebook.show(f"from helpers import *\nw = SlidingPool({IMAGE})\nw")
    widget.get_by_label("Pool kind").select_option("mean")
    assert line(widget) == "(4 + 5 + 9 + 2) ÷ 4 = 5"
    size = widget.get_by_label("Pool size")
    size.fill("4")
    size.press("Enter")
    assert len(grid(widget, "output")) == 1
    notebook.page.wait_for_timeout(200)
    assert notebook.python("print(w.size, w.how, w.output)") == "4 mean [[4.25]]"
    padding = widget.get_by_label("Padding", exact=True)
    padding.fill("4")
    padding.press("Enter")
    assert "must be smaller than the pooling window" in widget.get_by_role("alert").first.inner_text()


def test_several_channels_have_a_window_each_and_one_sum(notebook):
    notebook.python("import numpy as np")
    widget = notebook.show(
        "from helpers import *\nimport numpy as np\n"
        "kernel = [[[1, 0], [0, 0]], [[0, 1], [0, 0]], [[0, 0], [1, 1]]]\n"
        "SlidingKernel(np.arange(27).reshape(3, 3, 3), kernel, bias=-1)"
    )
    assert re.sub(r" 0×\d+ \+", "", line(widget)) == "1×0 + 1×10 + 1×21 + 1×22 + (−1) bias = 52"
    assert widget.locator(".cnn-image .cnn-frame:not(.cnn-touch):visible").count() == 3
    assert widget.locator(".cnn-image .cnn-caption").all_inner_texts() == [
        "channel 0",
        "channel 1",
        "channel 2",
    ]


def test_a_large_image_is_a_canvas_with_a_lens(notebook):
    widget = notebook.show(
        "from helpers import *\nw = SlidingKernel(photo('camera'), [[0, 0, 0], [0, 2, 0], [0, 0, 0]])\nw"
    )
    assert widget.locator("canvas").count() == 2
    assert widget.bounding_box()["height"] < 900, "image, window, kernel and output fit on a screen"
    widget.get_by_role("slider", name="Step").fill("25500")
    image = eval(notebook.python("print(w.image[100:103, 100:103].tolist())"))
    assert grid(widget, "window") == [[str(value) for value in row] for row in image]
    assert line(widget).endswith(f"= {2 * image[1][1]}")
    widget.locator(".cnn-output canvas").click(position={"x": 0.5, "y": 0.5})
    assert position(widget) == "1 of 64516"
    notebook.page.keyboard.press("ArrowDown")
    notebook.page.keyboard.press("Enter")
    assert position(widget) == "255 of 64516"
