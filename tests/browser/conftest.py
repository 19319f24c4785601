"""A browser, a JupyterLab and their pages, shared by the tests of one process."""

import itertools

import pytest
from playwright.sync_api import sync_playwright

from . import chromium
from .lab import JUPYTERS_OWN, ROOT, Lab, Page

NUMBERS = itertools.count()  # a name of its own for each notebook


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        except Exception as error:
            pytest.fail(f"{chromium.MISSING} ({error})")
        yield started
        started.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab over a folder that holds a copy of the lessons."""
    folder = tmp_path_factory.mktemp("lessons")
    for path in (ROOT / "notebooks").iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    started = Lab(tmp_path_factory.mktemp("settings"), folder)
    yield started
    started.close()


@pytest.fixture(scope="session")
def pages(lab, browser):
    """A function of theme and width: a page with a notebook of one cell, the same one whenever it is asked for."""
    made = {}

    def page(theme, width):
        if (theme, width) not in made:
            context = browser.new_context(viewport={"width": width, "height": 1000})
            made[theme, width] = Page(lab, context, theme)
            made[theme, width].write(f"{theme}-{width}.ipynb", "")
            made[theme, width].page.evaluate("() => window.jupyterapp.commands.execute('application:toggle-left-area')")
        return made[theme, width]

    yield page
    for each in made.values():
        each.page.context.close()


@pytest.fixture
def notebook(pages):
    """A page with a notebook of one cell, in which tests show one widget after another."""
    return pages("Light", 1280)


@pytest.fixture(params=["Light", "Dark"])
def themed(pages, request):
    page = pages(request.param, 1280)
    assert page.page.evaluate("() => document.body.dataset.jpThemeName") == f"JupyterLab {request.param}"
    return page


@pytest.fixture
def narrow(pages):
    page = pages("Light", 400)
    page.page.set_viewport_size({"width": 400, "height": 1000})
    return page


@pytest.fixture(scope="session")
def second_page(lab, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    yield Page(lab, context)
    context.close()


@pytest.fixture
def own_page(second_page):
    """A page on which a test may open notebooks and end their Python sessions."""
    second_page.said()
    second_page.page.set_viewport_size({"width": 1280, "height": 1000})
    yield second_page
    assert second_page.said(but=JUPYTERS_OWN) == []


@pytest.fixture
def own_notebook(own_page):
    """A notebook of one cell whose Python session may be killed."""
    own_page.write(f"own-{next(NUMBERS)}.ipynb", "")
    return own_page


@pytest.fixture(autouse=True)
def no_complaints(request):
    """After each test with one of these pages: nothing went wrong on it, and nothing left this machine."""
    used = [name for name in ("notebook", "themed", "narrow") if name in request.fixturenames]
    shown = [request.getfixturevalue(name) for name in used]
    yield
    for page in shown:
        assert page.said() == []
