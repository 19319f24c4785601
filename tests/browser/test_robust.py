"""Whatever happens to Python, the page or the student's hands: no complaint, no wrong number, no freeze."""

import random

import numpy as np
import pytest

from helpers import convolve

from .lab import SESSION
from .reading import button, focus, frames, grid, line, position

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
WIDGET = f"from helpers import *\nw = SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)\nw"
LONG = "from helpers import *\nw = SlidingKernel([[1] * 28] * 28, [[1]])\nw"


@pytest.mark.parametrize("end", [
    f"() => {SESSION}.shutdown()",
    f"() => {SESSION}.session.kernel.restart()",
    f"() => {SESSION}.session.kernel.requestExecute({{code: 'import os; os._exit(1)'}}).done.catch(() => 0)",
], ids=["shut down", "restarted", "killed"])  # fmt: skip
def test_python_gone_everything_goes_on(own_notebook, end):
    page = own_notebook.page
    widget = own_notebook.show(WIDGET)
    widget.get_by_label("Speed").select_option("2")
    button(widget, "Play").click()
    page.evaluate(f"async () => {{ await Promise.race([({end})(), new Promise((done) => setTimeout(done, 1500))]); }}")
    page.wait_for_function("() => document.querySelector('.cnn-position').textContent === '4 of 4'")
    page.wait_for_timeout(1000)
    if "_exit" in end:
        page.locator("dialog .jp-mod-accept").click()  # JupyterLab's own: the session has died and will be restarted
    assert grid(widget, "output") == [["−34", "−16"], ["7", "49"]]
    button(widget, "First step").click()
    button(widget, "Next step").click()
    assert line(widget).endswith("= −16")
    widget.get_by_role("grid", name="kernel").get_by_role("gridcell").first.click()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    widget.get_by_label("Stride").press("ArrowDown")
    button(widget, "Last step").click()
    assert [[int(text.replace("−", "-")) for text in row] for row in grid(widget, "output")] == convolve(
        IMAGE, [[2, -5], [-3, 7]]
    ).tolist()
    page.wait_for_timeout(500)


def test_a_cell_run_twenty_times_leaves_one_live_view_and_one_timer(notebook):
    for _ in range(20):
        widget = notebook.show(LONG)
        button(widget, "Play").click()
    page = notebook.page
    assert page.locator(".cnn-window").count() == 1
    requests = page.evaluate("""() => new Promise((done) => {
      const original = window.requestAnimationFrame;
      let ticks = 0;
      window.requestAnimationFrame = (f) => original((now) => { if (f.name === "tick") ticks++; f(now); });
      setTimeout(() => { let frames = 0; ticks = 0; const start = performance.now();
        const count = () => (performance.now() - start < 500 ? (frames++, original(count)) : done(ticks / frames));
        original(count); }, 200);
    })""")
    assert 0.8 < requests < 1.2, "one clock ticks a frame, and not the twenty of the widgets before it"
    button(widget, "Pause").click()


def test_the_clock_pauses_while_nobody_can_see_it(own_page):
    page = own_page
    page.page.set_viewport_size({"width": 1280, "height": 700})
    page.write("scrolled.ipynb", LONG, *["print('\\n' * 60)"] * 3)
    page.said()  # of the notebook before, whose Python session has ended
    page.run_all()
    widget = page.page.locator(".cnn-window")
    widget.wait_for()
    widget.get_by_label("Speed").select_option("15")
    button(widget, "Play").click()
    page.page.wait_for_function("() => parseInt(document.querySelector('.cnn-position').textContent) > 3")
    page.page.evaluate(
        "() => { const cells = document.querySelectorAll('.jp-Cell'); cells[cells.length - 1].scrollIntoView(); }"
    )
    page.page.wait_for_timeout(300)
    stopped = position(widget) if widget.count() else None
    page.page.wait_for_timeout(400)
    assert (position(widget) if widget.count() else None) == stopped
    page.page.evaluate("() => document.querySelector('.jp-Cell').scrollIntoView()")
    page.page.wait_for_function(
        "(before) => document.querySelector('.cnn-position').textContent !== before", arg=stopped
    )
    assert page.said() == []


def test_text_with_markup_is_shown_as_text(notebook):
    widget = notebook.show("""from helpers import *
w = SlidingKernel([[1, 2], [3, 4]], [[1]])
w""")
    notebook.python("w.given = {**w.given, 'image': {**w.given['image'], 'exact': {'0': '1'}}}")
    widget.get_by_role("grid", name="image").get_by_role("gridcell").first.click()
    notebook.page.keyboard.type("<img src=x onerror=alert(1)>")
    notebook.page.keyboard.press("Enter")
    assert "<img src=x" in widget.locator(".cnn-edit .cnn-refusal").inner_text()
    assert widget.locator("img").count() == 0
    notebook.page.keyboard.press("Escape")
    stride = widget.get_by_label("Stride")
    stride.fill("<b>")
    stride.press("Enter")
    assert widget.locator("b").count() == 0


def test_a_widget_saved_in_a_notebook_can_be_shown_again_after_reopening(own_notebook):
    """Opening the notebook anew, with its Python session gone on, shows the widget where it was."""
    widget = own_notebook.show(WIDGET)
    button(widget, "Last step").click()
    own_notebook.page.wait_for_timeout(500)
    own_notebook.page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    own_notebook.page.reload()
    again = own_notebook.page.locator(".cnn-window")
    again.wait_for()
    assert position(again) == "4 of 4"
    assert grid(again, "output") == [["−34", "−16"], ["7", "49"]]


KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Enter", "Escape", "Space", "Tab",
        "Shift+Tab", "1", "-", ".", "9", "/", "x", "Backspace", "Delete", "PageUp", "PageDown"]  # fmt: skip


KEEP_FOCUS = "(root) => root.contains(document.activeElement) || root.focus()"
CELLS = """() => [...window.jupyterapp.shell.currentWidget.content.model.cells]
  .map((cell) => [cell.type, cell.sharedModel.source])"""


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_random_clicks_and_keys_do_no_harm(notebook, seed, request):
    """Seeded, 250 for each kind of widget; after every 25, what is on the screen is held against NumPy."""
    kinds = [
        f"SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)",
        f"SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], ask=True)",
        f"SlidingPool({IMAGE}, 2, 1)",
        "DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])",
    ]
    widget = notebook.show(f"from helpers import *\nw = {kinds[seed]}\nw")
    chance, page = random.Random(seed), notebook.page
    # Full screen comes and goes in its own time, and a click may then land elsewhere on the page; it has its own test.
    page.evaluate("() => { window.real = Element.prototype.requestFullscreen; }")
    page.evaluate("() => { Element.prototype.requestFullscreen = async () => {}; }")
    request.addfinalizer(lambda: page.evaluate("() => { Element.prototype.requestFullscreen = window.real; }"))
    lesson = [each for each in page.evaluate(CELLS) if each[1]]
    root = widget.element_handle()  # a thousand look-ups through the whole page would take longer than the rest
    for index in range(100):
        if chance.random() < 0.5:
            box = root.bounding_box()
            place = box["x"] + chance.random() * box["width"], box["y"] + chance.random() * box["height"]
            page.mouse.move(*place)
            frames(page)  # what is under the mouse may have moved: JupyterLab adds a cell for a click below it
            if root.evaluate("(root, [x, y]) => root.contains(document.elementFromPoint(x, y))", place):
                page.mouse.click(*place)
        root.evaluate(KEEP_FOCUS)
        for key in chance.choices(KEYS, k=2):
            page.keyboard.press(key)
            root.evaluate(KEEP_FOCUS)
        if index % 25 == 24:
            check_against_numpy(notebook, widget)
    # A click just below the last cell makes JupyterLab add an empty one; no key that is pressed here would do that.
    assert [each for each in page.evaluate(CELLS) if each[1]] == lesson


def check_against_numpy(notebook, widget):
    """The outputs on the screen are those that Python finds for the numbers that the screen shows."""
    page = notebook.page
    page.mouse.move(0, 0)
    focus(widget)
    if button(widget, "Pause").count():
        button(widget, "Pause").click()
        focus(widget)
    page.keyboard.press("End")
    page.mouse.move(0, 0)
    frames(page)
    name = "result" if widget.get_by_role("grid", name="result").count() else "output"
    for _ in range(10):  # Python is told of an edit within half a second
        page.wait_for_timeout(50)
        shown = grid(widget, name)
        output = notebook.python("import numpy as np; print(np.asarray(w.output, float).tolist())")
        expected = np.atleast_2d(eval(output))
        if agrees(shown, expected):
            break
    assert agrees(shown, expected), (shown, expected)


def agrees(shown, expected):
    """Whether the texts of a grid are these numbers, as far as it prints them; what is asked is not printed."""
    if np.shape(shown) != expected.shape:
        return False
    pairs = [(text, number) for text, number in zip(np.ravel(shown), expected.ravel(), strict=True) if text != "?"]
    return all(abs(eval(text.replace("−", "-")) - number) <= 0.05 * abs(number) + 0.001 for text, number in pairs)
