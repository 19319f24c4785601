"""What `python3 lessons.py test` runs: what can be checked by reading, a browser to test in, then every test.

Arguments go on to pytest.
"""

import subprocess
import sys
import time

from .modules import start_deno

FOLDERS = ["helpers/static", "tests/static"]
# A few seconds in all; none needs another, so they run side by side.
CHECKS = {
    "Python, lint": ["ruff", "check", "."],
    "Python, format": ["ruff", "format", "--check", "."],
    "Python, types": ["ty", "check", "--python", sys.prefix],
    "JavaScript, lint": ["deno", "lint"],
    "JavaScript, format": ["deno", "fmt", "--check"],
    "JavaScript, types": ["deno", "check", *FOLDERS],
    "JavaScript, tests": ["deno", "test", "--no-check", "--allow-read", "--reporter=dot", "tests/static"],
    "A browser to test in": ["tests.browser.chromium"],
}
TESTS = ["pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]  # in the order of tests/conftest.py
TESTS += ["--durations=10", "--nbval", "notebooks", "tests"]


def start(command, **options):
    """A process for a command of the tables above: deno, or a module of this Python."""
    if command[0] == "deno":
        return start_deno(*command[1:], **options)
    return subprocess.Popen([sys.executable, "-m", *command], **options)


def main():
    """Every step, even after one has failed: a red line in one place should not hide another."""
    started, failed = time.monotonic(), []
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    running = [(title, command, start(command, **output)) for title, command in CHECKS.items()]
    for title, command, process in running:
        said, _ = process.communicate()
        print(f"\n── {title} ── {' '.join(command)}\n{said.decode(errors='replace')}", end="", flush=True)
        if process.returncode:
            failed.append(title)
    command = [*TESTS, *sys.argv[1:]]
    print(f"\n── Tests ── {' '.join(command)}", flush=True)
    if start(command).wait():
        failed.append("Tests")
    print(f"\n{time.monotonic() - started:.0f} seconds")
    sys.exit(f"Not passed: {'; '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
