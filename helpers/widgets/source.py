"""The browser's side of a widget, read from static/: plain modules, made into the one that a widget is loaded as."""

import re
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)


def module(name, seen=None):
    """The text of static/<name>.js with the modules that it imports written before it.

    A widget is loaded as one module from a Blob, where relative imports have nothing to be relative to.
    """
    seen = set() if seen is None else seen
    if name in seen:
        return ""
    seen.add(name)
    text = (STATIC / f"{name}.js").read_text(encoding="utf-8")
    before = "".join(module(imported, seen) for imported in _IMPORT.findall(text))
    own = _IMPORT.sub("", text)
    return before + re.sub(r"^export (?!default)", "", own, flags=re.MULTILINE)


def stylesheet(*names):
    """The texts of static/<name>.css, one after another."""
    return "\n".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in names)
