"""The widgets' own modules without a page: what they compute, for tests that have a referee in Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

from deno import find_deno_bin

ROOT = Path(__file__).parents[1]
# Nothing that deno does here may ask anybody else, or leave anything behind in the user's home.
OFFLINE = {"DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(Path(sys.prefix) / "deno"), "NO_COLOR": "1"}


def start_deno(*arguments, **options):
    """A deno process that keeps to this machine and this project."""
    return subprocess.Popen([find_deno_bin(), *arguments], cwd=ROOT, env={**os.environ, **OFFLINE}, **options)


class Modules:
    """A deno process; `evaluate` calls a JavaScript function in it, as Playwright's pages do."""

    def __init__(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
        allowed = ["--no-remote", "--no-npm", "--allow-read=helpers/static"]
        self.process = start_deno("run", *allowed, "tests/static/evaluate.js", **pipes)

    def evaluate(self, function, argument=None):
        """What `function`, a text in which `await load("numbers/rational")` gets that file, returns for `argument`."""
        print(json.dumps([function, argument]), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline(), object_hook=_named_number)
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["result"]

    def close(self):
        """Ends the process."""
        self.process.communicate()


def _named_number(found):
    """An infinity or NaN, for which JSON has no text."""
    return float(found["number"]) if set(found) == {"number"} and isinstance(found["number"], str) else found
