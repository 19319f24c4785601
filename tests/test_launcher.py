"""lessons.py: what it says when something is missing, and that it does nothing twice."""

import builtins
import importlib.util
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def launcher(tmp_path, monkeypatch):
    """lessons.py as a module, with an environment folder of its own and no wish to replace this process."""
    spec = importlib.util.spec_from_file_location("launcher", ROOT / "lessons.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "started", [], raising=False)
    monkeypatch.setattr(module, "replace_this_process", lambda *command: module.started.append(command))
    return module


def test_an_old_python_is_told_what_is_needed(launcher, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    with pytest.raises(SystemExit, match=r"need Python 3\.11 or newer; this is Python 3\.9\."):
        launcher.main([])


def test_without_venv_it_says_which_package_has_it(launcher, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "ensurepip":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(launcher, "PYTHON", launcher.VENV / "nowhere")
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        launcher.main([])


def test_packages_that_cannot_be_downloaded_are_explained_with_pips_own_words(launcher, monkeypatch, capfd):
    monkeypatch.setattr(launcher, "PYTHON", sys.executable)
    with pytest.raises(SystemExit, match=r"could not be installed.*Check the internet connection"):
        launcher.pip("--index-url", "http://127.0.0.1:9/simple", "--retries", "0", "no-such-package-anywhere")
    assert "no-such-package-anywhere" in capfd.readouterr().err


def test_a_lesson_that_there_is_not_is_answered_with_those_there_are(launcher):
    with pytest.raises(SystemExit, match=r"There is no lesson 99\. There are: 01-dot-product, 02-sliding-convolution"):
        launcher.main(["99"])


@pytest.mark.parametrize(("arguments", "expected"), [
    ([], ["notebooks/01-dot-product.ipynb"]),
    (["2"], ["notebooks/02-sliding-convolution.ipynb"]),
    (
        ["2", "--no-browser", "--port", "9999"],
        ["notebooks/02-sliding-convolution.ipynb", "--no-browser", "--port", "9999"],
    ),
    (["--no-browser"], ["notebooks/01-dot-product.ipynb", "--no-browser"]),
])  # fmt: skip
def test_the_command_line_goes_on_to_jupyter(launcher, monkeypatch, arguments, expected):
    monkeypatch.setattr(launcher, "install", lambda requirements: None)
    launcher.main(arguments)
    ((dash_m, module, *rest),) = launcher.started
    assert (dash_m, module) == ("-m", "jupyterlab")
    assert [each for each in rest if each != "--allow-root"] == expected


def test_nothing_is_done_twice(launcher, monkeypatch):
    calls = []
    python = launcher.VENV / "bin" / "python"
    monkeypatch.setattr(launcher, "PYTHON", python)
    monkeypatch.setattr(launcher, "pip", lambda *arguments: calls.append(arguments))

    def create(folder, **_):
        python.parent.mkdir(parents=True)
        python.touch()
        (folder / "pyvenv.cfg").write_text(f"version = {sys.version.split()[0]}")

    monkeypatch.setattr(venv, "create", create)
    launcher.install("requirements-test.txt")
    assert len(calls) == 2
    launcher.install("requirements-test.txt")
    launcher.install("requirements.txt")
    assert len(calls) == 2, "what the tests need is more than the lessons need"
    launcher.stamp("requirements.txt").write_text("other versions")
    launcher.install("requirements.txt")
    assert len(calls) == 4


def test_it_can_be_read_in_a_minute():
    assert len((ROOT / "lessons.py").read_text().splitlines()) < 150
