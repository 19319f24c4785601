"""The widgets' files keep to the house: imports go down, files and functions stay short, no rule styles nothing."""

import re

import pytest

from helpers.widgets.source import STATIC

FLOORS = [
    ["numbers"],
    ["kit", "window/kinds", "network/layers"],
    ["window"],
    ["backward", "network", "sketchpad", "training", "views"],
]
FLOOR = {folder: number for number, folders in enumerate(FLOORS) for folder in folders}
FILES = sorted(STATIC.rglob("*.js"))
NAMES = [path.relative_to(STATIC).as_posix() for path in FILES]
MOST_LINES, MOST_IN_FUNCTION = 200, 40

# What begins a function in formatted code: a declaration, a method, or an arrow with a body of its own.
FUNCTION = re.compile(
    r"^(?P<indent> *)(?:export (?:default )?)?(?:static )?(?:async )?"
    r"(?:function\b.*|(?!if|for|while|switch|catch)(?:get )?\w+\(.*\)|(?:const )?\w+\b.*=> *|.*=>) \{$"
)


def folder_of(name):
    return name.rpartition("/")[0]


def functions(text):
    """(first line, length) of every function that has a body of its own."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        found = FUNCTION.match(line)
        if found and not line.lstrip().startswith(("*", "//", "export default")):
            end = next(i for i in range(start + 1, len(lines)) if lines[i].startswith(f"{found['indent']}}}"))
            yield line.strip(), end - start + 1


def test_the_measure_of_functions_sees_them():
    text = "function one() {\n  two();\n}\nconst three = (a) => {\n  a();\n};\n"
    text += "class Four {\n  five(six) {\n    six();\n  }\n}\n"
    assert [length for _, length in functions(text)] == [3, 3, 3]


@pytest.mark.parametrize("name", NAMES)
def test_imports_go_down_or_stay_in_the_folder(name):
    here = folder_of(name)
    for imported in re.findall(
        r'^(?:import \{[^}]*\}|export .*) from "([^"]+)"', (STATIC / name).read_text(), re.MULTILINE
    ):
        there = folder_of((STATIC / name).parent.joinpath(imported).resolve().relative_to(STATIC.resolve()).as_posix())
        assert there == here or FLOOR[there] < FLOOR[here], f"{name} imports {imported}"


@pytest.mark.parametrize("name", NAMES)
def test_files_and_functions_stay_short(name):
    text = (STATIC / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert [first for first, length in functions(text) if length > MOST_IN_FUNCTION] == []


def test_every_class_in_a_stylesheet_is_given_to_something():
    styles = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.css"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in FILES)
    words = set(re.findall(r"[a-z][a-z0-9-]*", scripts))
    for name in set(re.findall(r"\.cnn-([a-z0-9-]+)", styles)):
        assert {name} <= words or name.removesuffix("-window") in {"dot", "kernel", "pool"} or name[:-2] in words, name


def test_kinds_are_asked_for_by_name_only_where_they_are_made():
    for path in FILES:
        asked = re.findall(r'\.?kind(?:\.name)? [!=]== "\w+"', path.read_text(encoding="utf-8"))
        assert set(asked) <= {'kind === "group"', '.kind === "kernel"', '.kind === "pool"'}, path.name
