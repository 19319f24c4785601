"""A browser, a JupyterLab and their pages, shared by the tests of one process."""

import re

import pytest
from playwright.sync_api import sync_playwright

from . import chromium
from .lab import ROOT, Lab, Page

# What Jupyter itself prints when its connection to Python has gone; nothing else may be printed.
JUPYTERS_OWN = re.compile(
    r"WebSocket connection to|Kernel connection|kernel.*(dead|disposed|Canceled)|status of 404"
    r"|Connection lost|Canceled future",
    re.IGNORECASE,
)


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


@pytest.fixture
def own_notebook(lab, browser):
    """A notebook whose Python session may be killed."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = Page(lab, context)
    page.write("robust.ipynb", "")
    yield page
    assert [said for said in page.complaints if not JUPYTERS_OWN.search(said)] == []
    context.close()


@pytest.fixture(autouse=True)
def no_complaints(request):
    """After each test with one of these pages: nothing went wrong on it, and nothing left this machine."""
    used = [name for name in ("notebook", "themed", "narrow") if name in request.fixturenames]
    shown = [request.getfixturevalue(name) for name in used]
    yield
    for page in shown:
        complaints, page.complaints[:] = list(page.complaints), []
        assert complaints == []
