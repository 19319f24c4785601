"""The sketchpad: drawn on with mouse, finger and keys, and made into an image the way MNIST's digits were."""

import numpy as np
from axe_playwright_python.sync_playwright import Axe

from .reading import button, status

PAD = "from helpers import *\npad = Sketchpad()\npad"


def draw(notebook, pad, *points):
    box = pad.bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    notebook.page.mouse.move(*places[0])
    notebook.page.mouse.down()
    for place in places[1:]:
        notebook.page.mouse.move(*place, steps=8)
    notebook.page.mouse.up()


def told(notebook):
    """What Python knows once the pen has rested."""
    notebook.page.wait_for_timeout(900)
    return notebook.python("print(int(pad.image.sum()), pad.image.shape, pad.image.dtype)").split(" ", 1)


def preview(widget):
    """The levels of what the network gets, as they are on the screen."""
    return np.array(widget.locator(".cnn-preview").evaluate(
        "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)"
    )).reshape(28, 28)  # fmt: skip


def test_drawing_by_mouse_undo_and_clear_reach_python(notebook):
    widget = notebook.show(PAD)
    pad = widget.locator(".cnn-pad")
    assert button(widget, "Undo").is_disabled()
    assert widget.get_by_text("draw a digit here").is_visible()
    draw(notebook, pad, (0.3, 0.2), (0.3, 0.8))
    assert not widget.get_by_text("draw a digit here").is_visible()
    first = preview(widget)
    assert first.any()
    draw(notebook, pad, (0.3, 0.5), (0.8, 0.5))
    total, rest = told(notebook)
    assert rest == "(1, 28, 28) uint8"
    assert int(total) == preview(widget).sum()
    assert not np.array_equal(preview(widget), first)
    button(widget, "Undo").click()
    notebook.page.wait_for_timeout(100)
    assert np.array_equal(preview(widget), first)
    button(widget, "Clear").click()
    assert told(notebook)[0] == "0"
    assert not preview(widget).any()


def test_a_stroke_tells_python_once(notebook):
    sent = []
    widget = notebook.show(PAD)
    notebook.python("heard = []\npad.observe(lambda change: heard.append(1), 'image')")
    draw(notebook, widget.locator(".cnn-pad"), (0.2, 0.2), (0.8, 0.2), (0.4, 0.8), (0.5, 0.9))
    told(notebook)
    assert notebook.python("print(len(heard))") == "1", sent


def test_drawing_by_keyboard(notebook):
    widget = notebook.show(PAD)
    page = notebook.page
    widget.locator(".cnn-pad").focus()
    for key in ["ArrowUp"] * 8:
        page.keyboard.press(key)
    assert not preview(widget).any()
    assert status(widget) == "Pen up, row 6, column 14"
    page.keyboard.press("Space")
    for key in ["ArrowDown"] * 16:
        page.keyboard.press(key)
    assert status(widget) == "Pen down, row 22, column 14"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert int(told(notebook)[0]) == preview(widget).sum() > 0
    upright = preview(widget) > 127
    assert np.ptp(np.nonzero(upright)[0]) >= 17
    assert np.ptp(np.nonzero(upright)[1]) <= 3
    assert np.argmax(upright.sum(0)) in (13, 14)
    for key in ["d", "d", "b", "ArrowDown"]:
        page.keyboard.press(key)
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.length") == 1


def test_an_image_set_in_python_is_shown_and_can_be_drawn_upon(notebook):
    widget = notebook.show("from helpers import *\nimages = digits()[2]\npad = Sketchpad(images[..., 0])\npad")
    known = np.array(eval(notebook.python("print(images[0, ..., 0].tolist())")))
    assert np.array_equal(preview(widget), known)
    notebook.python("pad.image = images[..., 1]")
    notebook.page.wait_for_timeout(500)
    known = np.array(eval(notebook.python("print(images[0, ..., 1].tolist())")))
    assert np.array_equal(preview(widget), known)
    draw(notebook, widget.locator(".cnn-pad"), (0.1, 0.9), (0.3, 0.9))
    notebook.page.wait_for_timeout(100)
    assert not np.array_equal(preview(widget), known)
    button(widget, "Undo").click()
    notebook.page.wait_for_timeout(100)
    assert np.array_equal(preview(widget), known)


def test_axe_finds_nothing_on_a_sketchpad(themed):
    page = themed.page
    widget = themed.show(PAD)
    draw(themed, widget.locator(".cnn-pad"), (0.2, 0.2), (0.8, 0.2))
    found = Axe().run(page, context=".cnn-window").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
