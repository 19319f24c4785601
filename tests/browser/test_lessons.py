"""Every lesson in a real JupyterLab as a student has it: Run All, twice in a row, and nothing goes wrong."""

import pytest

from .. import normal_form
from .lab import Page


@pytest.mark.parametrize("name", [path.name for path in normal_form.lessons()])
def test_run_all_twice_in_a_row(lab, browser, name):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = Page(lab, context)
    page.open(name)
    for _ in range(2):
        assert page.run_all() == []
        page.page.wait_for_timeout(500)
    assert page.page.locator(".cnn-window").count() > 0
    speechless = page.page.evaluate("""() => [...document.querySelectorAll('.jp-OutputArea img')]
      .filter((image) => !image.alt && !image.closest('[role=img][aria-label]'))
      .map((image) => image.outerHTML.slice(0, 80))""")
    assert speechless == [], "every picture has words"
    assert page.complaints == []
    context.close()
