#!/usr/bin/env python3
"""Open the lessons in JupyterLab, or test them. Needs Python 3.11 or newer and nothing else.

    python3 lessons.py                     open lesson 01
    python3 lessons.py 2                   open lesson 02
    python3 lessons.py 2 --no-browser      what follows goes on to `jupyter lab`
    python3 lessons.py test                lint, unit tests, every lesson, and the widgets in a real browser

On Windows write `py lessons.py`. The first start downloads what the lessons need into the folder .venv, once;
delete that folder to be rid of all of it.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments):
    """Do what the command line asks for."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python runs this file and should be told
        sys.exit("The lessons need Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    os.chdir(ROOT)
    # The lessons' matrices are small: several threads would mostly wait for each other, ten times as long on a busy machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if arguments[:1] == ["test"]:
        install("requirements-test.txt")
        replace_this_process("-m", "tests", *arguments[1:])
    lesson = find_lesson(int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 1)
    install("requirements.txt")
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # in a container, say
    replace_this_process("-m", "jupyterlab", lesson, *as_root, *arguments)


def find_lesson(number):
    """The notebook of a lesson, as a path that Jupyter understands."""
    found = sorted(Path("notebooks").glob(f"{number:02d}-*.ipynb"))
    if not found:
        names = ", ".join(path.stem for path in sorted(Path("notebooks").glob("[0-9]*.ipynb")))
        sys.exit(f"There is no lesson {number}. There are: {names}.")
    return found[0].as_posix()


def install(requirements):
    """Bring .venv up to the locked versions and the project itself; does nothing when they are there already."""
    if PYTHON.exists() and is_installed(requirements):
        return
    make_environment()
    print("Installing what the lessons need, once. It takes a minute or two.", flush=True)
    pip("--require-hashes", "-r", requirements)
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    for each in {requirements, "requirements.txt"}:  # what the tests need is all that the lessons need, and more
        stamp(each).write_text(fingerprint(each))


def stamp(requirements):
    """The file that says what has been installed."""
    return VENV / f"{requirements}.installed"


def fingerprint(requirements):
    """Changes with the locked versions, the project's own description, the Python and the place."""
    locked = Path(requirements).read_bytes() + Path("pyproject.toml").read_bytes()
    return hashlib.sha256(locked + f"{sys.version} {ROOT}".encode()).hexdigest()


def is_installed(requirements):
    """Whether what is wanted is what has been installed."""
    return stamp(requirements).exists() and stamp(requirements).read_text() == fingerprint(requirements)


def make_environment():
    """An empty .venv for the Python that runs this file, unless it is there."""
    settings = VENV / "pyvenv.cfg"
    if (
        PYTHON.exists()
        and settings.exists()
        and f"{sys.version_info.major}.{sys.version_info.minor}." in settings.read_text()
    ):
        return
    try:
        import ensurepip  # noqa: F401  Debian leaves it out
        import venv
    except ImportError:
        sys.exit("Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv")
    print(f"Making an environment of its own in {VENV}", flush=True)
    venv.create(VENV, clear=True, with_pip=True)


def pip(*arguments):
    """Run `pip install`, with a line that shows how far it is."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    said, packages = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout:
            said.append(line)
            packages += "(from -r" in line
            if sys.stdout.isatty() and line.startswith(("Collecting ", "Processing ", "Installing ")):
                print(f"\r{packages:5d}  {line.split(' (')[0].split(',')[0].strip()[:60]:60}", end="", flush=True)
    if sys.stdout.isatty():
        print("\r" + " " * 70, end="\r")
    if process.returncode:
        print("".join(said[-8:]), file=sys.stderr)
        sys.exit("The packages could not be installed; above are pip's own words. Check the internet connection "
                 "(or the proxy) and start again: what has been done is kept.")  # fmt: skip


def replace_this_process(*arguments):
    """Hand over to the environment's Python, which then gets Ctrl-C as if it had been started directly."""
    command = [str(PYTHON), *arguments]
    if os.name != "nt":
        os.execv(PYTHON, command)
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))


if __name__ == "__main__":
    main(sys.argv[1:])
