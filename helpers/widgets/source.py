"""The browser's side of a widget, read from static/: plain modules, made into the one that a widget is loaded as.

A widget is loaded as one module from a Blob, where relative imports have nothing to be relative to. So the files that
it needs are written one after another, each in a function of its own: names are private unless exported, as they are
in the files themselves.
"""

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath

STATIC = Path(__file__).parents[1] / "static"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function\*?|class) (\w+))", re.MULTILINE)
_STYLES = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


def module(widget: str) -> str:
    """The text of static/<widget>/index.js and all that it imports, as one module with the same default export."""
    texts = [_as_function(name, text) for name, text in _in_order(f"{widget}/index.js", _IMPORT)]
    main = _variable(f"{widget}/index.js")
    return "\n".join([*texts, f"export default {main}.main;", f"//# sourceURL=cnn-by-hand/{widget}.js", ""])


def stylesheet(widget: str) -> str:
    """The text of static/<widget>/index.css, after the stylesheets that it imports."""
    return "".join(_STYLES.sub("", text) for _, text in _in_order(f"{widget}/index.css", _STYLES))


def _in_order(name, imports, begun=(), done=None):
    """(name, text) of a file and of all that it imports, each once and after those that it imports itself."""
    done = {} if done is None else done
    if name in begun:
        raise ValueError(f"static/{name} imports itself, through {', '.join(begun)}.")
    if name not in done:
        text = (STATIC / name).read_text(encoding="utf-8")
        for found in imports.finditer(text):
            _in_order(_path(name, found[found.re.groups]), imports, (*begun, name), done)
        done[name] = text
    return list(done.items())


def _as_function(name, text):
    """`const kit_dom = (() => { … return { element, icon }; })();`: a file of which only the exports are seen."""
    exported = [found[1] for found in _EXPORT.finditer(text)]
    text = _IMPORT.sub(
        lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(_path(name, found[2]))};\n", text
    )
    text = re.sub(r"^export default ", "const main = ", _EXPORT.sub("", text), count=1, flags=re.MULTILINE)
    left = re.search(r"^(?:import|export)\b.*", text, re.MULTILINE)
    if left:
        raise ValueError(f"static/{name} has a line that cannot be joined: {left[0]}")
    shown = [*exported, *re.findall(r"^const (main) = ", text, re.MULTILINE)]
    return f"// {name}\nconst {_variable(name)} = (() => {{\n{text}return {{ {', '.join(shown)} }};\n}})();\n"


def _path(name, imported):
    """The file, counted from static/, that a file imports."""
    return normpath(PurePosixPath(name).parent / imported)


def _variable(name):
    """What the exports of a file are called in the joined module: kit/dom.js is kit_dom."""
    return re.sub(r"\W", "_", name.removesuffix(".js"))
