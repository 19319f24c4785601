"""Change every number and every setting; what cannot be says why."""

import pytest

from .reading import button, cell, focus, grid, line

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)\nw"


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


def test_much_padding_is_drawn_as_pixels(notebook):
    widget = notebook.show("from helpers import *\nSlidingKernel([[4, 5], [9, 2]], [[1]], padding=300)")
    assert widget.locator(".cnn-image canvas").get_attribute("width") == "602"
    assert widget.locator(".cnn-cell").count() < 20
    assert widget.get_by_role("grid", name="window", exact=True).is_visible()


@pytest.mark.parametrize(
    ("typed", "value"), [("0.5/3", "0.5 / 3"), ("-1/-9", "1 / 9"), ("1e3/7", "1000 / 7"), ("1 / 9", "1 / 9")]
)
def test_what_the_page_takes_python_takes(notebook, typed, value):
    widget, page = notebook.show(WIDGET), notebook.page
    cell(widget, "image", 0, 0).click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    widget.get_by_label("Bias", exact=True).fill("1E3")
    widget.get_by_label("Bias", exact=True).press("Enter")
    page.wait_for_timeout(200)
    code = f"w.step = 1; w.figure(); repr(w); print(abs(w.image[0, 0] - {value}) < 1e-12, w.bias, w.output.shape)"
    assert notebook.python(code) == "True 1000 (2, 2)"


def test_the_bias_is_counted_exactly(notebook):
    widget = notebook.show(f"from helpers import *\nw = SlidingKernel({IMAGE}, [[1]], bias=1.1)\nw")
    bias = widget.get_by_label("Bias", exact=True)
    bias.press("ArrowDown")
    assert bias.input_value() == "0.1"
    bias.press("ArrowDown")
    assert bias.input_value() == "−0.9"
