"""The explorer in a real JupyterLab: every cell can be chosen, and what it then shows is what NumPy computes."""

import re

import numpy as np
import pytest

from .lab import SESSION
from .reading import grid

LAYERS = (
    "[Conv(4, 5, padding=2), ReLU(), MaxPool(), Conv(6, 3), ReLU(), MeanPool(), "
    "Flatten(), Dense(30), ReLU(), Dense(10)]"
)
SETUP = f"from helpers import *\nnetwork = Network({LAYERS})\nimages = digits()[2]\n"
EXPLORER = f"{SETUP}explorer = Explorer(network, images[..., 0])\nexplorer"
DRAWN = f"{SETUP}pad = Sketchpad()\nexplorer = Explorer(network, pad)\nexplorer"
VALUE = """import numpy as np
print(float(network.outputs(explorer.image.reshape(1, 28, 28))[{at}][{index}]))"""


def number(text):
    return float(text.replace("−", "-").replace(" ", "").rstrip("%").lstrip("<>"))


def numpys(notebook, at, *index):
    return float(notebook.python(VALUE.format(at=at, index=", ".join(map(str, index)))))


def open_cell(notebook, widget, *cell):
    """Chooses a cell from Python and waits until the browser shows it; returns the value in the title."""
    before = widget.locator(".cnn-title").inner_text()
    notebook.python(f"explorer.cell = {cell}")
    notebook.page.wait_for_function(
        "(before) => document.querySelector('.cnn-title').innerText !== before", arg=before, timeout=10_000
    )
    return value(widget)


def value(widget):
    return number(widget.locator(".cnn-title").inner_text().split("=")[1])


def map_of(widget, name):
    return widget.get_by_role("grid", name=name, exact=True)


def click_cell(widget, name, row, column, rows, columns):
    box = map_of(widget, name).bounding_box()
    position = {"x": (column + 0.5) * box["width"] / columns, "y": (row + 0.5) * box["height"] / rows}
    map_of(widget, name).click(position=position)


def says(widget):
    return widget.locator(".cnn-says:visible").inner_text()


def test_an_empty_sheet_waits_for_a_digit(notebook):
    widget = notebook.show(DRAWN)
    assert says(widget) == "Draw a digit"
    assert widget.locator(".cnn-winner").count() == 0
    notebook.python("pad.image = images[..., 0]")
    widget.get_by_text("It says").wait_for()
    assert widget.locator(".cnn-winner").count() == 1
    widget.get_by_role("button", name="Clear").click()
    widget.get_by_text("Draw a digit", exact=True).wait_for()


def test_it_says_what_the_network_says(notebook):
    widget = notebook.show(EXPLORER)
    best, share = notebook.python("p = network.probabilities(images[..., 0]); print(p.argmax(), p.max())").split()
    assert re.fullmatch(rf"It says\s+{best}\s+[<>]?\s?[\d.]+%", says(widget).replace("\n", " "))
    assert abs(number(says(widget).split(best, 1)[1]) - 100 * float(share)) <= 0.051
    shown = [number(text[0]) for text in grid(widget, "probabilities")]
    known = eval(notebook.python("print((100 * p).tolist())"))
    assert np.abs(np.array(shown) - known).max() <= 0.1


def test_every_map_has_a_name_and_every_layer_one_tab_stop(notebook):
    widget = notebook.show(EXPLORER)
    grids = widget.locator(".cnn-network [role=grid]")
    names = grids.evaluate_all("(grids) => grids.map((grid) => grid.ariaLabel)")
    assert names[0] == "image"
    assert names[-2:] == ["dense 2", "probabilities"]
    assert {f"convolution 1, map {index}" for index in range(4)} < set(names)
    assert {f"mean pool 1, map {index}" for index in range(6)} < set(names)
    assert len(names) == len(set(names))
    stops = widget.locator(".cnn-layer").evaluate_all(
        "(all) => all.map((each) => each.querySelectorAll('[tabindex=\"0\"]').length)"
    )
    assert stops == [1] * 11


@pytest.mark.parametrize(("name", "at", "shape"), [
    ("convolution 1, map 2", 1, (28, 28)), ("ReLU 1, map 1", 2, (28, 28)), ("max pool 1, map 3", 3, (14, 14)),
    ("convolution 2, map 5", 4, (12, 12)), ("ReLU 2, map 0", 5, (12, 12)), ("mean pool 1, map 4", 6, (6, 6)),
])  # fmt: skip
def test_a_chosen_cell_of_a_map_has_numpys_value_in_its_window(notebook, name, at, shape):
    widget = notebook.show(EXPLORER)
    for row, column in [(0, 0), (shape[0] // 2, shape[1] // 2), (shape[0] - 1, shape[1] - 1)]:
        click_cell(widget, name, row, column, *shape)
        assert widget.locator(".cnn-title").inner_text().startswith(f"{name}, row ")
        click_cell(widget, f"{name}, enlarged", row, column, *shape)
        title = widget.locator(".cnn-title").inner_text()
        assert title.startswith(f"{name}, row {row}, column {column}")
        known = numpys(notebook, at, int(name[-1]), row, column)
        assert abs(value(widget) - known) <= 1e-4 * max(1, abs(known))
        child = widget.locator(".cnn-child:not([hidden]) .cnn-window")
        result = number(child.locator(".cnn-line").inner_text().rsplit("=", 1)[1])
        before = numpys(notebook, at - 1, int(name[-1]), row, column) if name.startswith("ReLU") else known
        assert abs(result - before) <= 1e-4 * max(1, abs(before))
        assert child.locator(".cnn-place").inner_text() == f"output[{row}, {column}]"
        assert notebook.python("import time; time.sleep(0.2); print(explorer.cell)") == str(
            (at, int(name[-1]), row, column)
        )
    assert widget.locator("> .cnn-status").text_content().startswith(f"{name}, row {row}, column {column}: ")


def test_a_window_spans_all_channels_with_the_true_numbers_and_names_relu(notebook):
    widget = notebook.show(EXPLORER)
    result = open_cell(notebook, widget, 4, 5, 3, 7)
    notebook.page.locator(".cnn-child:not([hidden]) .cnn-line").wait_for()
    kernel = np.array(eval(notebook.python("print(network.layers[3].kernels[5].tolist())")))
    below = np.array(eval(notebook.python("print(network.outputs(images[..., 0])[3].tolist())")))
    child = widget.locator(".cnn-child:not([hidden])")
    for channel in range(4):
        shown = np.array([[number(text) for text in row] for row in grid(child, f"kernel, slice {channel}")])
        assert np.abs(shown - kernel[channel]).max() <= 0.002
        seen = np.array(
            [[number(text) for text in row] for row in grid(child, f"part of the image, channel {channel}")]
        )
        assert any(
            np.abs(seen - below[channel, top : top + len(seen), left : left + len(seen[0])]).max() <= 0.002
            for top, left in np.ndindex(14 - len(seen) + 1, 14 - len(seen[0]) + 1)
        )
    kept = max(0, result)
    words = widget.locator(".cnn-words").inner_text()
    assert abs(number(words.split("max(0, ")[1].split(" = ")[1].split(". It")[0]) - kept) < 1e-9
    assert "36 weights" in words


def test_what_pushed_a_unit_and_softmax_add_up(notebook):
    widget = notebook.show(EXPLORER)
    for cell in [(8, 11), (9, 11), (10, 3), (11, 3)]:
        shown = open_cell(notebook, widget, *cell)
        if cell[0] < 11:
            known = numpys(notebook, *cell)
            assert abs(shown - known) <= 1e-4 * max(1, abs(known))
        line = widget.locator(".cnn-contributions .cnn-line").inner_text().replace("\n", " ")
        left, right = line.rsplit("=", 1)
        terms = [number(re.sub(r"[()a-z ]", "", term)) for term in left.split("+")]
        assert round(sum(terms) - number(right), 6) == 0
    table = [row.split("\t") for row in widget.locator(".cnn-softmax tbody").inner_text().split("\n")]
    powers = [number(row[2]) for row in table[:-1]]
    assert round(sum(powers) - number(table[-1][2]), 6) == 0
    scores = eval(notebook.python("print(network.forward(images[..., 0]).tolist())"))
    assert np.abs([number(row[1]) for row in table[:10]] - np.array(scores)).max() <= 1e-3
    assert number(widget.locator(".cnn-title").inner_text().split("=")[1]) == number(table[3][3])


def test_a_receptive_field_is_outlined_in_every_map_before(notebook):
    widget = notebook.show(EXPLORER)
    open_cell(notebook, widget, 4, 2, 5, 5)
    counts = widget.locator(".cnn-layer").evaluate_all(
        "(all) => all.map((each) => each.querySelectorAll('.cnn-frame:not([hidden])').length)"
    )
    assert counts == [1, 4, 4, 4, 1, 0, 0, 0, 0, 0, 0]
    image = widget.locator(".cnn-input .cnn-frame:not([hidden])").evaluate(
        "({style}) => ['row', 'column', 'height', 'width'].map((name) => +style.getPropertyValue(`--cnn-${name}`))"
    )
    assert image == [8, 8, 10, 10]  # 3×3 pooled cells are 6×6 cells of map 1, each of which sees 5×5 around it


def test_the_keyboard_goes_from_map_to_map_and_no_key_reaches_the_notebook(notebook):
    widget = notebook.show(EXPLORER)
    page = notebook.page
    map_of(widget, "convolution 1, map 0").get_by_role("gridcell").focus()
    for key in ["PageDown", "PageDown", "ArrowDown", "ArrowRight", "ArrowRight"]:
        page.keyboard.press(key)
    assert "convolution 1, map 2, row 1, column 2: " in widget.locator(".cnn-readout").inner_text()
    page.keyboard.press("Enter")
    assert widget.locator(".cnn-title").inner_text().startswith("convolution 1, map 2, row 1, column 2")
    for key in ["d", "d", "b", "Home", "End", "Escape", "z"]:
        page.keyboard.press(key)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('[role=grid]').ariaLabel") == "ReLU 1, map 0"
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.length") == 1


def test_pointing_shows_a_value_and_leaving_takes_it_away(notebook):
    widget = notebook.show(EXPLORER)
    box = map_of(widget, "max pool 1, map 1").bounding_box()
    notebook.page.mouse.move(box["x"] + box["width"] * 7.5 / 14, box["y"] + box["height"] * 3.5 / 14)
    assert "max pool 1, map 1, row 3, column 7: " in widget.locator(".cnn-readout").inner_text()
    notebook.page.mouse.move(0, 0)
    notebook.page.wait_for_timeout(100)
    assert widget.locator(".cnn-readout").inner_text().startswith("Point at any cell")


def test_another_image_and_other_weights_move_everything(notebook):
    widget = notebook.show(EXPLORER)
    open_cell(notebook, widget, 4, 2, 5, 5)
    for change in ["explorer.image = images[..., 7]", "network.layers[0].kernels[:] *= 2\nexplorer.refresh()",
                   "network = Network(network.layers, seed=5)\nexplorer.network = network"]:  # fmt: skip
        before = says(widget), value(widget)
        notebook.python(change)
        notebook.page.wait_for_timeout(700)
        assert (says(widget), value(widget)) != before
        known = numpys(notebook, 4, 2, 5, 5)
        assert abs(value(widget) - known) <= 1e-4 * max(1, abs(known))
        child = widget.locator(".cnn-child:not([hidden]) .cnn-line")
        assert abs(number(child.inner_text().rsplit("=", 1)[1]) - known) <= 1e-4 * max(1, abs(known))
    notebook.python(f"explorer.network = Network({LAYERS.replace('Conv(4', 'Conv(3')})")
    notebook.page.wait_for_timeout(700)
    assert map_of(widget, "convolution 1, map 2").count() == 1
    assert map_of(widget, "convolution 1, map 3").count() == 0


@pytest.mark.parametrize(
    "layers", ["[Conv(3, 5), ReLU()]", "[Flatten(), Dense(10)]", "[MaxPool(4), Flatten(), Dense(2)]"]
)
def test_networks_of_other_forms_are_shown_too(notebook, layers):
    widget = notebook.show(
        f"from helpers import *\nimage = digits()[2][..., 3]\nnetwork = Network({layers})\n"
        "explorer = Explorer(network, image)\nexplorer"
    )
    last = len(eval(notebook.python("print(network.shapes)"))) - 1
    index = (1, 3, 4) if "Conv" in layers else (1,)
    known = numpys(notebook, last, *index)
    notebook.python(f"explorer.cell = {(last, *index)}")
    widget.locator(".cnn-title strong").wait_for()
    assert abs(value(widget) - known) <= 1e-4 * max(1, abs(known))
    assert widget.locator(".cnn-says:visible").count() == (0 if "Conv" in layers else 1)


@pytest.mark.parametrize("end", [
    f"() => {SESSION}.shutdown()",
    f"() => {SESSION}.session.kernel.restart()",
], ids=["shut down", "restarted"])  # fmt: skip
def test_python_gone_drawing_and_opening_go_on(own_notebook, end):
    notebook = own_notebook
    widget = notebook.show(DRAWN)
    widget.locator(".cnn-pad").wait_for()
    notebook.page.evaluate(
        f"async () => {{ await Promise.race([({end})(), new Promise((done) => setTimeout(done, 1500))]); }}"
    )
    notebook.page.wait_for_timeout(800)
    click_cell(widget, "convolution 2, map 1", 6, 6, 12, 12)
    widget.locator(".cnn-child:not([hidden]) .cnn-line").wait_for()
    before = says(widget), value(widget)
    widget.locator(".cnn-pad").focus()
    for key in ["Space", *["ArrowDown"] * 8, "Space"]:
        notebook.page.keyboard.press(key)
    notebook.page.wait_for_timeout(600)
    assert says(widget) != before[0]
    assert value(widget) != before[1]
    click_cell(widget, "convolution 1, map 1", 6, 6, 28, 28)
    child = widget.locator(".cnn-child:not([hidden]) .cnn-line")
    assert abs(number(child.inner_text().rsplit("=", 1)[1]) - value(widget)) < 1e-9
    notebook.page.wait_for_timeout(800)


def test_the_explorer_follows_while_you_draw_and_python_after(notebook):
    widget = notebook.show(DRAWN)
    pad = widget.locator(".cnn-pad")
    box = pad.bounding_box()
    verdicts = set()
    notebook.page.mouse.move(box["x"] + 30, box["y"] + 25)
    notebook.page.mouse.down()
    for step in range(12):
        notebook.page.mouse.move(box["x"] + 30 + 5 * step, box["y"] + 25 + 5 * step)
        notebook.page.wait_for_timeout(40)
        verdicts.add(tuple(widget.locator(".cnn-verdict .cnn-cell").all_inner_texts()))
    assert len(verdicts) > 6
    notebook.page.mouse.up()
    notebook.page.wait_for_timeout(900)
    best = notebook.python("print(network.predict(pad.image), (explorer.image == pad.image).all())").split()
    assert best[1] == "True"
    assert best[0] in says(widget)
