"""`python3 lessons.py` as a student types it: JupyterLab opens at the lesson and asks nothing."""

import sys

from .lab import IDLE, ROOT, Lab


def test_it_opens_jupyterlab_at_the_lesson_without_a_question(tmp_path, browser, monkeypatch):
    opened = tmp_path / "opened"
    recorder = tmp_path / "browser.py"
    recorder.write_text(f"import pathlib, sys\npathlib.Path({str(opened)!r}).write_text(sys.argv[1])")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {recorder} %s")
    lab = Lab(tmp_path, command=(str(ROOT / "lessons.py"), "2"), browser=True)
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        for _ in range(200):  # the server answers a moment before it opens the browser
            if opened.exists() and opened.read_text():
                break
            page.wait_for_timeout(50)
        page.goto(opened.read_text())
        page.wait_for_function(IDLE, timeout=60_000)
        assert page.url.startswith(f"{lab.url}/lab/tree/02-sliding-convolution.ipynb")
        page.wait_for_timeout(3000)
        assert (
            page.locator("dialog:visible, .jp-Dialog:visible, .jp-toast-message:visible, .Toastify__toast").count() == 0
        )
        assert page.get_by_text("Python 3 (ipykernel)").first.is_visible()
        assert [url for url in asked if not url.startswith((lab.url, "file:", "blob:", "data:"))] == []
    finally:
        context.close()
        lab.close()


def test_the_server_listens_on_this_machine_alone_and_wants_its_token(lab, browser):
    context = browser.new_context()
    assert context.request.get(f"{lab.url}/api/contents").status == 403
    assert context.request.get(f"{lab.url}/api/contents?token={lab.token}").status == 200
    context.close()
