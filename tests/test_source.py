"""The joiner: a widget's files as one module, each in a scope of its own."""

import re

import pytest

from helpers.widgets import source
from helpers.widgets.source import STATIC, module, stylesheet

WIDGETS = sorted(path.parent.name for path in STATIC.glob("*/index.js"))


@pytest.fixture
def write(tmp_path, monkeypatch):
    """A function that writes files of a widget named "widget" and joins them."""
    monkeypatch.setattr(source, "STATIC", tmp_path)

    def join(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(exist_ok=True)
            path.with_suffix(".js").write_text(text)
        return module("widget")

    return join


def test_there_are_six_widgets():
    assert WIDGETS == ["backward", "network", "sketchpad", "training", "views", "window"]


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widgets_module_has_each_file_once_and_nothing_to_load(name):
    text = module(name)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert len(re.findall(r"^export ", text, re.MULTILINE)) == 1
    names = re.findall(r"^const (\w+) = \(\(\) => \{$", text, re.MULTILINE)
    assert f"{name}_index" in names
    assert len(names) == len(set(names))
    assert text.endswith(f"//# sourceURL=cnn-by-hand/{name}.js\n")


def test_files_have_scopes_of_their_own_and_imports_may_be_renamed(write):
    imports = 'import { two as second } from "../kit/one.js";'
    text = write(
        kit__one="const own = 1;\nexport function two() {\n  return own + 1;\n}\n",
        widget__index=f"{imports}\nconst own = second();\nexport default () => own;\n",
    )
    assert "const {two: second }" in text.replace("{ two", "{two")
    assert text.index("kit/one.js") < text.index("widget/index.js")
    assert text.count("const own") == 2


def test_a_circle_of_imports_is_refused(write):
    with pytest.raises(ValueError, match="imports itself"):
        write(
            widget__index='import { a } from "./other.js";\nexport default a;\n',
            widget__other='import { b } from "./index.js";\nexport const a = b;\n',
        )


@pytest.mark.parametrize("line", ['import one from "./one.js";', "export { one };", "export let one = 1;"])
def test_a_line_that_cannot_be_joined_is_refused(write, line):
    with pytest.raises(ValueError, match="cannot be joined"):
        write(widget__index=f"{line}\nexport default 1;\n", widget__one="export const one = 1;\n")


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widgets_stylesheet_has_each_file_once_and_stays_within_our_classes(name):
    text = stylesheet(name)
    assert "@import" not in text
    assert text.count("--cnn-paper:") == 1
    outermost = re.findall(r"^[^\s}@/].*(?:,|\{)$", text, re.MULTILINE)
    assert all(".cnn-" in selector for selector in outermost), outermost
