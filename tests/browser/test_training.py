"""A training on the page: live while the cell runs, looked back at afterwards, with Python or without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from .lab import IDLE, SESSION
from .reading import button, focus, frames, grid, position, status

MAKE = """import time
import numpy as np
from helpers import *
def learn(steps=40, pause=0, until=None):
    for step in range(1, steps + 1):
        time.sleep(pause)
        if step == until:
            raise FloatingPointError("The loss exploded <b>at once</b>.")
        test = 0.5 + step / 100 if step % 10 == 0 else None
        yield Progress(step, steps, 2 / step, step / steps, test, KERNELS * step, seconds_left=(steps - step) * pause)
KERNELS = np.arange(8 * 9).reshape(8, 1, 3, 3) / 100 - 0.3
"""
ONE = """KERNELS = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]]) / 40
"""


def run_without_waiting(notebook, code):
    """Starts the cell; the page can be looked at while it runs."""
    notebook.page.evaluate(
        """(code) => {
          window.jupyterapp.shell.currentWidget.content.model.cells.get(0).sharedModel.setSource(code);
          void window.jupyterapp.commands.execute('notebook:run-all-cells');
        }""",
        code,
    )


def news(widget):
    return widget.locator(".cnn-news").text_content()


def sentence(widget):
    return widget.locator(".cnn-line").text_content()


def test_it_is_seen_while_the_cell_runs(notebook):
    notebook.show(MAKE + "DotProduct([[1]], [[1]])")  # another view is on the page, and goes
    run_without_waiting(notebook, MAKE + "v = watch(learn(60, 0.1))\nv")
    widget = notebook.page.locator(".cnn-training")
    widget.wait_for()
    bar = widget.get_by_role("progressbar", name="Training")
    notebook.page.wait_for_function("() => Number(document.querySelector('.cnn-bar').ariaValueNow) >= 20")
    assert re.fullmatch(r"step \d+ of 60, \d s left", bar.get_attribute("aria-valuetext"))
    shown = "(root) => ['.cnn-line', '.cnn-position'].map((part) => root.querySelector(part).textContent)"
    said, place = widget.evaluate(shown)
    assert said.startswith(f"{place.capitalize()}: loss")
    widget.get_by_role("slider", name="Step").fill("4")  # back to the fifth step, while it goes on
    before = news(widget)
    notebook.page.wait_for_function(
        "(before) => document.querySelector('.cnn-news').textContent !== before", arg=before
    )
    assert sentence(widget) == "Step 5: loss 0.4, accuracy 8.3%"
    button(widget, "Last step").click()
    notebook.page.wait_for_function(IDLE)
    notebook.page.wait_for_function("() => document.querySelector('.cnn-news').textContent === 'Trained for 60 steps.'")
    assert sentence(widget) == "Step 60: loss 0.0333, accuracy 100%, test accuracy 110%"
    assert notebook.page.locator(".cnn-training").count() == 1, "what the cell ends in is not shown again"
    assert notebook.python("print(len(v.history), v.history[4].loss)") == "60 0.4"


def test_every_moment_can_be_gone_back_to(notebook):
    widget = notebook.show(MAKE + "watch(learn())")
    focus(widget)
    notebook.page.keyboard.press("Home")
    for step in range(1, 41):
        test = f", test accuracy {50 + step}%" if step % 10 == 0 else ""
        loss = f"{2 / step:.3g}"
        share = f"{100 * step / 40:.1f}".removesuffix(".0")
        assert sentence(widget) == f"Step {step}: loss {loss}, accuracy {share}%{test}"
        assert position(widget) == f"step {step}"
        ended = "Trained for 40 steps. " if step == 40 else ""
        assert status(widget) == ended + sentence(widget)
        tile = widget.get_by_role("img", name="kernel 7: weights from").get_attribute("aria-label")
        low, high = (round((k / 100 - 0.3) * step, 3) for k in (63, 71))
        assert tile == f"kernel 7: weights from {low:g} to {high:g}"
        notebook.page.keyboard.press("ArrowRight")


def test_the_pictures_of_the_kernels_have_the_colours_of_their_numbers(notebook):
    widget = notebook.show(MAKE + "watch(learn())")
    pixels = widget.evaluate("""(root) => {
      const canvas = root.querySelectorAll(".cnn-tile canvas")[7];
      return [...canvas.getContext("2d").getImageData(0, 0, 3, 3).data].slice(-4);
    }""")
    assert pixels == [0xCF, 0xA0, 0x4F, 255], "the largest weight of all has the full colour"


def test_one_kernel_shows_its_numbers_beside_the_target(notebook):
    code = MAKE + ONE + "watch(learn(), target=[[1, 0, -1], [2, 0, -2], [1, 0, -1]])"
    widget = notebook.show(code)
    whole = [["1", "0", "−1"], ["2", "0", "−2"], ["1", "0", "−1"]]
    assert grid(widget, "target") == whole
    assert grid(widget, "kernel") == whole
    button(widget, "First step").click()
    assert grid(widget, "kernel")[1] == ["0.05", "0", "−0.05"]
    shades = widget.evaluate("""(root) => ["kernel", "target"].map((name) =>
      getComputedStyle(root.querySelector(`[aria-label=${name}] .cnn-cell`)).backgroundColor)""")
    assert shades[0] != shades[1], "one scale for both"


def test_a_click_on_a_curve_goes_there(notebook):
    widget = notebook.show(MAKE + "watch(learn())")
    box = widget.locator(".cnn-plot").first.bounding_box()
    notebook.page.mouse.click(box["x"] + box["width"] / 4, box["y"] + 20)
    assert position(widget) == "step 10"


def test_the_curves_say_in_words_what_they_show(notebook):
    widget = notebook.show(MAKE + "watch(learn())")
    names = widget.get_by_role("img", name="at step").evaluate_all("(all) => all.map((each) => each.ariaLabel)")
    assert names == ["loss: 2 at step 1 to 0.05 at step 40", "accuracy: 2.5% at step 1 to 100% at step 40"]
    ticks = widget.locator(".cnn-plot").first.locator(".cnn-step, .cnn-value").all_text_contents()
    assert ticks == ["0", "0.5", "1", "1.5", "2", "step 0", "10", "20", "30", "40"]


def test_the_stop_button_keeps_what_was_reached(notebook):
    run_without_waiting(notebook, MAKE + "v = watch(learn(1000, 0.02))\nprint('and on')")
    notebook.page.wait_for_function("() => document.querySelector('.cnn-news')?.textContent.startsWith('step 3')")
    notebook.page.evaluate(f"() => {SESSION}.session.kernel.interrupt()")
    notebook.page.wait_for_function(IDLE)
    widget = notebook.page.locator(".cnn-training").first
    notebook.page.wait_for_function("() => document.querySelector('.cnn-news').textContent.startsWith('Stopped')")
    step = notebook.python("print(v.history[-1].step)")
    assert news(widget) == f"Stopped at step {step}; the network keeps what it has learned."
    assert position(widget) == f"step {step}"
    assert notebook.page.locator(".jp-OutputArea-output pre").all_text_contents() == ["and on\n"]


def test_what_goes_wrong_is_said_in_the_view_and_in_the_cell(notebook):
    widget = notebook.show(MAKE + "watch(learn(until=12))")
    assert news(widget) == "The loss exploded <b>at once</b>."
    assert position(widget) == "step 11"
    assert "FloatingPointError" in notebook.page.locator(".jp-OutputArea-output pre").inner_text()


def test_it_goes_on_without_python(own_notebook):
    widget = own_notebook.show(MAKE + "watch(learn())")
    own_notebook.page.evaluate(f"() => {SESSION}.shutdown()")
    own_notebook.page.wait_for_timeout(500)
    button(widget, "First step").click()
    assert sentence(widget) == "Step 1: loss 2, accuracy 2.5%"
    widget.get_by_label("Speed").select_option("60")
    button(widget, "Play").click()
    own_notebook.page.wait_for_function("() => document.querySelector('.cnn-position').textContent === 'step 40'")


def test_a_second_view_opened_later_shows_it_all(notebook):
    notebook.show(MAKE + "v = watch(learn())")
    notebook.page.evaluate("""() => {
      const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel;
      cells.insertCell(1, {cell_type: 'code', source: 'v'});
    }""")
    notebook.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    notebook.page.locator(".cnn-training").nth(1).wait_for()
    second = notebook.page.locator(".cnn-training").nth(1)
    assert sentence(second) == "Step 40: loss 0.05, accuracy 100%, test accuracy 90%"
    notebook.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.deleteCell(1)")


def test_no_unmodified_key_reaches_the_notebook(notebook):
    widget = notebook.show(MAKE + "watch(learn())")
    count = "() => window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = notebook.page.evaluate(count)
    for target in (lambda: focus(widget), lambda: widget.get_by_role("slider", name="Step").focus()):
        target()
        for key in ["d", "d", "b", "ArrowDown", "x", "m", "0", "0", "Escape"]:
            notebook.page.keyboard.press(key)
    frames(notebook.page)
    assert notebook.page.evaluate(count) == before
    assert widget.is_visible()


@pytest.mark.parametrize(
    "code", ["watch(learn())", ONE + "watch(learn(), target=KERNELS * 40)", "watch(learn(until=12))"]
)
def test_axe_finds_nothing(themed, code):
    themed.show(MAKE + code)
    found = Axe().run(themed.page, context=".cnn-window").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_a_narrow_page_loses_nothing(narrow):
    narrow.page.set_viewport_size({"width": 360, "height": 900})
    widget = narrow.show(MAKE + "watch(learn())")
    parts = "button, select, .cnn-heading, .cnn-plot, .cnn-value, .cnn-step, .cnn-tile, .cnn-line, .cnn-position"
    outside = widget.evaluate(
        """(root, parts) => [...root.querySelectorAll(parts)].filter((node) => {
          const [box, frame] = [node.getBoundingClientRect(), root.getBoundingClientRect()];
          return node.checkVisibility() && (box.right > frame.right + 6 || box.left < frame.left - 6);
        }).map((node) => node.className)""",
        parts,
    )
    assert outside == []
