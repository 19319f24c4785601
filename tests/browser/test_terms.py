"""The sum on the page is the one that was worked out (tests/test_numbers.py): each piece of it, folded ones too."""

import numpy as np
import pytest

import helpers

from ..test_arithmetic import sendable
from ..test_numbers import PRINT
from .reading import focus, position

READ = """async (root) => {
  const open = (group) => new Promise((done) => {
    group.addEventListener("toggle", done, {once: true});
    group.open = true;
  });
  const line = root.querySelector(".cnn-line").textContent;
  await Promise.all([...root.querySelectorAll("details")].map(open));
  const text = (selector) => [...root.querySelectorAll(selector)].map((node) => node.textContent);
  return {
    terms: [...root.querySelectorAll(".cnn-term, .cnn-best")]
      .map((term) => term.querySelector(".cnn-product")?.textContent ?? term.textContent),
    extra: text(".cnn-extra"),
    subtotals: text(".cnn-line summary").map((summary) => summary.split(" ").at(-1)),
    result: text(".cnn-line strong")[0],
    line,
  };
}"""


@pytest.mark.parametrize("source", [
    "DotProduct([[1, 25]], [[0, 4]])",
    "SlidingKernel([[4, 5], [9, 2]], [[1, -5], [-3, 7]], bias=-1)",
    "SlidingKernel([[4, 5]], [[1 / 9, 2 / 9]])",
    "SlidingKernel(np.ones((4, 4), int), np.ones((4, 4), int), bias=3)",
    "SlidingKernel(np.ones((3, 3, 3)), np.full((3, 3, 3), 1 / 7))",
    "SlidingPool([[4, 5], [9, 2]])",
    "SlidingPool([[4, 5, 0]], (1, 3), how='mean')",
])  # fmt: skip
def test_the_page_shows_each_piece_of_the_sum(notebook, modules, source):
    page = notebook.show(f"import numpy as np\nfrom helpers import *\n{source}")
    widget = eval(source, {"np": np, **vars(helpers)})
    focus(page)
    notebook.page.keyboard.press("End")
    steps = int(position(page).split()[-1])
    printed = modules.evaluate(PRINT, [sendable(widget), steps - 1])
    shown = page.evaluate(READ)
    assert shown == {name: printed[name] for name in shown}
