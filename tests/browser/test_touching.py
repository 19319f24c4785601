"""Touch every number: point at it with the mouse, a finger or the keyboard."""

import re

from .reading import button, cell, focus, grid, line, position

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)\nw"


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
