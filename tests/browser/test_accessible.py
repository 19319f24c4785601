"""For everyone: axe-core, contrast, targets, names, reduced motion, forced colours, zoom and narrow pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .reading import button, focus, frames, line, status

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
SHOWN = {
    "kernel": f"SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2)",
    "asking": f"SlidingKernel({IMAGE}, [[1, -5], [-3, 7]], stride=2, ask=True)",
    "pool": f"SlidingPool({IMAGE})",
    "dot": "DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])",
    "photograph": "SlidingKernel(photo('camera'), [[1, 0, -1]] * 3, padding=1)",
    "channels": "SlidingKernel([[[1, -2], [3, 4]]] * 3, [[[1]], [[2]], [[-3]]], bias=1)",
    "long": "SlidingKernel([[1] * 6] * 6, [[1] * 5] * 5)",
}


@pytest.mark.parametrize("kind", SHOWN)
def test_axe_finds_nothing(themed, kind):
    widget = themed.show(f"from helpers import *\n{SHOWN[kind]}")
    found = Axe().run(themed.page, context=".cnn-window").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    if kind == "kernel":  # a touched, an edited and a refused number too
        widget.get_by_role("grid", name="kernel").get_by_role("gridcell").first.click()
        themed.page.keyboard.type("x")
        themed.page.keyboard.press("Enter")
        found = Axe().run(themed.page, context=".cnn-window").response["violations"]
        assert [each["id"] for each in found] == []


CONTRAST = """(root) => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const paper = parse(getComputedStyle(root).backgroundColor);
  const under = (node) => {
    for (let n = node; n && n !== root; n = n.parentElement) {
      const c = parse(getComputedStyle(n).backgroundColor);
      if (c.length === 3 || c[3] > 0.99) return c;
    }
    return paper;
  };
  const hasText = (n) => [...n.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
  const texts = [...root.querySelectorAll("*")].filter(
    (n) => n.checkVisibility() && hasText(n) && !n.matches(".cnn-cursor"));
  const outlines = ["image", "kernel", "output"].map((role) => {
    const probe = document.createElement("i");
    probe.style.color = `var(--cnn-${role})`;
    root.append(probe);
    const c = parse(getComputedStyle(probe).color);
    probe.remove();
    return [role, ratio(c, paper)];
  });
  const contrast = (n) => [n.textContent.slice(0, 30), ratio(parse(getComputedStyle(n).color), under(n))];
  return {texts: texts.map(contrast), outlines};
}"""


@pytest.mark.parametrize("kind", ["kernel", "asking", "pool", "channels"])
def test_text_stands_out_4_5_to_1_and_the_roles_3_to_1(themed, kind):
    widget = themed.show(f"from helpers import *\n{SHOWN[kind]}")
    button(widget, "Last step").click()
    found = widget.evaluate(CONTRAST)
    assert len(found["texts"]) > 20
    assert [(text, round(ratio, 2)) for text, ratio in found["texts"] if ratio < 4.5] == []
    assert [(role, round(ratio, 2)) for role, ratio in found["outlines"] if ratio < 3] == []


@pytest.mark.parametrize("kind", SHOWN)
def test_targets_are_at_least_24_pixels(notebook, kind):
    widget = notebook.show(f"from helpers import *\n{SHOWN[kind]}")
    small = widget.evaluate("""(root) =>
      [...root.querySelectorAll("button, input, select, summary, .cnn-cell:not(.cnn-cursor)")]
      .filter((node) => node.checkVisibility())
      .map((node) => [node.className || node.tagName, node.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24).map(([name, box]) => [name, box.width, box.height])""")
    assert small == []


def test_the_focus_can_be_seen_on_every_control(notebook):
    widget = notebook.show(f"from helpers import *\n{SHOWN['kernel']}")
    focus(widget)
    for _ in range(15):
        notebook.page.keyboard.press("Tab")
        width = notebook.page.evaluate("() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, notebook.page.evaluate("() => document.activeElement.outerHTML")


def test_each_grid_is_one_tab_stop_with_arrows_inside(notebook):
    widget = notebook.show(f"from helpers import *\n{SHOWN['kernel']}")
    stops = widget.evaluate(
        """(root) => [...root.querySelectorAll("[role=grid]")].map(
          (grid) => grid.querySelectorAll('[tabindex="0"]').length)"""
    )
    assert stops == [1, 1, 1]
    counts = widget.evaluate(
        "(root) => [...root.querySelectorAll('[role=grid]')].map((g) => [g.ariaLabel, g.ariaRowCount, g.ariaColCount])"
    )
    assert counts == [["image", "4", "4"], ["kernel", "2", "2"], ["output", "2", "2"]]


def test_a_step_is_read_aloud_once_and_playing_is_silent(notebook):
    widget = notebook.show("from helpers import *\nSlidingKernel([[1, 2, 3, 4, 5, 6, 7, 8]], [[1]])")
    widget.evaluate(
        """(root) => {
          const status = root.querySelector(".cnn-status");
          window.said = [];
          const hear = new MutationObserver(() => window.said.push(status.textContent));
          hear.observe(status, {childList: true, characterData: true, subtree: true});
        }"""
    )
    button(widget, "Next step").click()
    frames(notebook.page)
    assert notebook.page.evaluate("() => window.said") == ["Row 0, column 1: 1×2 = 2"]
    widget.get_by_label("Speed").select_option("30")
    button(widget, "Play").click()
    button(widget, "Play").wait_for()
    said = notebook.page.evaluate("() => window.said")
    assert said[1:] == ["Row 0, column 7: 1×8 = 8"]
    assert status(widget) == said[-1]


def test_reduced_motion_jumps(notebook):
    widget = notebook.show(f"from helpers import *\n{SHOWN['kernel']}")
    durations = []
    for motion in ("no-preference", "reduce"):
        notebook.page.emulate_media(reduced_motion=motion)
        frame = widget.locator(".cnn-image .cnn-frame").first
        durations.append(frame.evaluate("(frame) => getComputedStyle(frame).transitionDuration"))
    notebook.page.emulate_media(reduced_motion="null")
    assert durations == ["0.22s", "0s"]


def test_forced_colours_keep_numbers_and_outlines(notebook):
    widget = notebook.show(f"from helpers import *\n{SHOWN['kernel']}")
    notebook.page.emulate_media(forced_colors="active")
    seen = widget.evaluate("""(root) => {
      const frame = getComputedStyle(root.querySelector(".cnn-image .cnn-frame"));
      const cell = getComputedStyle(root.querySelector(".cnn-cell"));
      return [frame.outlineStyle, parseFloat(frame.outlineWidth) >= 2, cell.color === cell.backgroundColor];
    }""")
    found = Axe().run(notebook.page, context=".cnn-window").response["violations"]
    notebook.page.emulate_media(forced_colors="null")
    assert seen == ["solid", True, False]
    assert [each["id"] for each in found] == []


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("width", [360, 640])  # 640 is 1280 at 200 %
def test_a_narrow_page_loses_nothing(narrow, width, kind):
    narrow.page.set_viewport_size({"width": width, "height": 900})
    widget = narrow.show(f"from helpers import *\n{SHOWN[kind]}")
    outside = widget.evaluate("""(root) => {
      const frame = root.getBoundingClientRect();
      const parts = "button, input, select, .cnn-heading, .cnn-term, .cnn-scroller, .cnn-formula, .cnn-position";
      return [...root.querySelectorAll(parts)].filter((node) => node.checkVisibility()).filter((node) => {
        const box = node.getBoundingClientRect();
        return box.right > frame.right + 6 || box.left < frame.left - 6;
      }).map((node) => [node.className, node.textContent.slice(0, 20)]);
    }""")
    assert outside == []
    if kind != "asking":
        assert "=" in line(widget)
