"""The browser's side of a widget, read from static/: plain modules, made into the one that a widget is loaded as."""

import re
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"

_IMPORTS = {
    "js": re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE),
    "css": re.compile(r'^@import "\./(\w+)\.css";\n', re.MULTILINE),
}


def module(name):
    """The text of static/<name>.js with the modules that it imports written before it.

    A widget is loaded as one module from a Blob, where relative imports have nothing to be relative to.
    """
    return re.sub(r"^export (?!default)", "", _with_imports(name, "js", set()), flags=re.MULTILINE)


def stylesheet(name):
    """The text of static/<name>.css with the stylesheets that it imports written before it."""
    return _with_imports(name, "css", set())


def _with_imports(name, kind, seen):
    if name in seen:
        return ""
    seen.add(name)
    text = (STATIC / f"{name}.{kind}").read_text(encoding="utf-8")
    before = "".join(_with_imports(imported, kind, seen) for imported in _IMPORTS[kind].findall(text))
    return before + _IMPORTS[kind].sub("", text)
