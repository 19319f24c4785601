"""A browser, a JupyterLab and their pages, shared by the tests of one process."""

import mimetypes

import pytest
from playwright.sync_api import sync_playwright

from . import chromium
from .lab import ROOT, Lab, Page

STATIC = ROOT / "helpers" / "static"


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


@pytest.fixture(scope="module")
def notebook(lab, browser, request):
    """A page with a notebook of one cell, in which tests show one widget after another."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = Page(lab, context)
    page.write(f"{request.module.__name__.rpartition('.')[2]}.ipynb", "")
    yield page
    context.close()


@pytest.fixture(autouse=True)
def no_complaints(request):
    """After each test that uses the notebook: nothing went wrong on its page, and nothing left this machine."""
    page = request.getfixturevalue("notebook") if "notebook" in request.fixturenames else None
    yield
    if page:
        complaints, page.complaints[:] = list(page.complaints), []
        assert complaints == []


@pytest.fixture(scope="session")
def modules(browser):
    """A page without Jupyter on which a test may import the widgets' own files: `await load("rational")`."""

    def serve(route):
        name = route.request.url.rpartition("/")[2]
        if not name:
            route.fulfill(content_type="text/html", body="<!doctype html><title>modules</title><body></body>")
        else:
            route.fulfill(content_type=mimetypes.guess_type(name)[0], body=(STATIC / name).read_text(encoding="utf-8"))

    page = browser.new_page()
    page.route("http://modules.test/**", serve)
    page.goto("http://modules.test/")
    page.evaluate("() => { window.load = (name) => import(`/${name}.js`); }")
    yield page
    page.close()
