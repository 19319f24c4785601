"""A real JupyterLab, started as a student starts it, and one of its pages seen through Playwright."""

import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

from . import chromium

ROOT = Path(__file__).parents[2]
SESSION = "window.jupyterapp.shell.currentWidget.context.sessionContext"

IDLE = """() => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  return panel?.context?.isReady && panel.context.sessionContext?.session?.kernel?.status === 'idle';
}"""
STATE = """() => {
  const panel = window.jupyterapp.shell.currentWidget, cells = panel.content.model.cells, waiting = [], errors = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells.get(i).toJSON();
    if (cell.cell_type !== 'code' || !String(cell.source).trim()) continue;
    if (cell.execution_count === null) waiting.push(i);
    for (const {output_type, ename, evalue} of cell.outputs)
      if (output_type === 'error') errors.push(`cell ${i}: ${ename}: ${evalue}`);
  }
  return {idle: panel.context.sessionContext.session?.kernel?.status === 'idle', waiting, errors, cells: cells.length};
}"""
EXECUTE = """async (code) => {
  const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  const future = kernel.requestExecute({code, store_history: false});
  let text = '';
  future.onIOPub = ({header, content}) => {
    if (header.msg_type === 'stream') text += content.text;
    if (header.msg_type === 'error') text += content.ename + ': ' + content.evalue;
  };
  await future.done;
  return text.trim();
}"""

REPLACE = """async (path) => {
  const {commands, shell} = window.jupyterapp, before = shell.currentWidget;
  await commands.execute('docmanager:open', {path, factory: 'Notebook'});
  await before.context.sessionContext.shutdown().catch(() => {});
  before.dispose();
}"""
# What Jupyter itself prints when its connection to Python has gone; nothing else may be printed.
JUPYTERS_OWN = re.compile(
    r"WebSocket connection to|Kernel connection|kernel.*(dead|disposed|Canceled)|status of 404"
    r"|Connection lost|Canceled future",
    re.IGNORECASE,
)


class Lab:
    """A JupyterLab server with settings of its own in `scratch`, over `folder`; or as `command` starts it."""

    def __init__(self, scratch, folder=None, command=("-m", "jupyterlab", "--allow-root"), browser=False):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.folder, self.token, self.url = folder, secrets.token_hex(16), f"http://localhost:{port}"
        places = ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"]
        environment = {**os.environ, **{name: str(scratch / name.lower()) for name in places}}
        options = [f"--port={port}", f"--IdentityProvider.token={self.token}", "--LabApp.expose_app_in_browser=True"]
        options += [f"--ServerApp.root_dir={folder}"] if folder else []
        self.log = (scratch / "lab.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, *command, *([] if browser else ["--no-browser"]), *options],
            cwd=ROOT, env=environment, stdout=self.log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._wait()

    def _wait(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/api?token={self.token}", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"JupyterLab did not start; its log says: {Path(self.log.name).read_text()[-2000:]}")

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


class Page:
    """A browser page on a lab, with everything that went wrong on it in `complaints`."""

    def __init__(self, lab, context, theme="Light"):
        self.lab, self.page, self.complaints = lab, context.new_page(), []
        if theme != "Light":  # said to this page alone: a theme that is chosen in JupyterLab would hold for all pages
            self.page.route(re.compile(r"/lab/api/settings\?\d"), partial(self._answer_with, theme))
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _watch(self, request):
        if not request.url.startswith((self.lab.url, "blob:", "data:", "ws://localhost")):
            self.complaints.append(f"left this machine: {request.url}")

    @staticmethod
    def _answer_with(theme, route):
        response = route.fetch()
        answer = response.json()
        (themes,) = [each for each in answer["settings"] if each["id"] == "@jupyterlab/apputils-extension:themes"]
        themes["raw"] = f'{{"theme": "JupyterLab {theme}"}}'
        route.fulfill(response=response, json=answer)

    def open(self, name):
        """Opens a notebook, in place of the one that is open, and waits for its Python session."""
        if self.page.url.startswith(self.lab.url):
            self.page.evaluate(REPLACE, name)
        else:
            self.page.goto(f"{self.lab.url}/lab/tree/{name}?token={self.lab.token}&reset")
        self.page.wait_for_function(IDLE, timeout=60_000)

    def said(self, but=re.compile("(?!)")):
        """What went wrong since this was asked last, without what Jupyter is known to say."""
        complaints, self.complaints[:] = list(self.complaints), []
        return [each for each in complaints if not but.search(each)]

    def write(self, name, *cells):
        """Makes a notebook of the given code cells and opens it."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.lab.folder / name)
        self.open(name)

    def run_all(self, timeout=120):
        """Run All; returns what each cell that failed has said."""
        self.page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
            state = self.page.evaluate(STATE)
            if state["idle"] and (not state["waiting"] or state["errors"]):
                return state["errors"]
        return [f"cells {state['waiting']} never ran"]

    def python(self, code):
        """Runs code in the notebook's Python session; returns what it printed."""
        return self.page.evaluate(EXECUTE, code)

    def show(self, code):
        """Runs `code`, which ends in a widget, in the notebook's only cell; returns the widget on the page."""
        self.page.mouse.move(0, 0)
        self.page.evaluate(
            "(code) => window.jupyterapp.shell.currentWidget.content.model.cells.get(0).sharedModel.setSource(code)",
            code,
        )
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        widget = self.page.locator(".jp-OutputArea .cnn-window").first
        widget.wait_for()
        return widget


@contextmanager
def lab_and_browser():
    """A lab over an empty folder, and a browser, for scripts: both end with the block."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        (folder := Path(scratch) / "notebooks").mkdir()
        lab = Lab(Path(scratch), folder)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        try:
            yield lab, browser
        finally:
            browser.close()
            lab.close()
