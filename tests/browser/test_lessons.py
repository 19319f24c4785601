"""Every lesson in a real JupyterLab as a student has it: Run All, twice in a row, and nothing goes wrong."""

import pytest

from .. import normal_form


@pytest.mark.parametrize("name", [path.name for path in normal_form.lessons()])
def test_run_all_twice_in_a_row(own_page, name):
    page = own_page
    page.open(name)
    page.said()  # of the lesson before, whose Python session has ended
    for _ in range(2):
        assert page.run_all() == []
        page.page.wait_for_timeout(500)
    assert page.page.locator(".cnn-window").count() > 0
    speechless = page.page.evaluate("""() => [...document.querySelectorAll('.jp-OutputArea img')]
      .filter((image) => !image.alt && !image.closest('[role=img][aria-label]'))
      .map((image) => image.outerHTML.slice(0, 80))""")
    assert speechless == [], "every picture has words"
    assert page.said() == []
