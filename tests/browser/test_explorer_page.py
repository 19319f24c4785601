"""The explorer on its page: accessible, and whole at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .test_explorer import DRAWN, EXPLORER


def test_axe_finds_nothing(themed):
    notebook, page = themed, themed.page
    widget = notebook.show(DRAWN)
    widget.locator(".cnn-pad").wait_for()
    for cell in [(), (4, 2, 5, 5), (6, 1, 2, 2), (8, 3), (11, 3)]:
        notebook.python(f"explorer.cell = {cell}")
        page.wait_for_timeout(700)
        found = Axe().run(page, context=".cnn-explorer").response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [800, 900, 1000, 1400])
def test_from_image_to_verdict_everything_is_seen_at_once(narrow, width):
    narrow.page.set_viewport_size({"width": 1600, "height": 900})
    widget = narrow.show("from helpers import *\nExplorer(digit_reader(), Sketchpad())")
    widget.evaluate("(root, width) => (root.style.width = `${width}px`)", width)
    narrow.page.wait_for_timeout(300)
    network = widget.locator(".cnn-network")
    assert network.evaluate("(all) => all.scrollWidth - all.clientWidth") <= 0
    tops = [widget.locator(f".cnn-{name}").bounding_box()["y"] for name in ("input", "verdict")]
    assert abs(tops[0] - tops[1]) < 1, "side by side"


def test_a_narrow_page_shows_everything_within_its_width(narrow):
    narrow.page.set_viewport_size({"width": 400, "height": 900})
    widget = narrow.show(EXPLORER)
    for cell in [(), (1, 2, 5, 5), (11, 3)]:
        narrow.python(f"explorer.cell = {cell}")
        narrow.page.wait_for_timeout(500)
        wide = widget.evaluate("""(root) => {
          const edge = (node) => node.getBoundingClientRect().right;
          return [...root.querySelectorAll("*")].filter((node) => node.checkVisibility() && edge(node) > edge(root) + 1
            && !node.closest(".cnn-scroller, .cnn-status")).map((node) => node.className);
        }""")
        assert wide == []
