"""The house rules of helpers/static: its floors, the size of its files and functions, no style without an element."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "helpers" / "static"
FLOORS = {"numbers": 0, "kit": 1, "window/kinds": 1, "network/layers": 1, "window": 2,
          "backward": 3, "views": 3, "training": 3, "sketchpad": 3, "network": 3}  # fmt: skip
MODULES, STYLESHEETS = sorted(STATIC.rglob("*.js")), sorted(STATIC.rglob("*.css"))

IMPORT = re.compile(
    r"""^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";|^import "(\.[^"]+)";|^@import "(\.[^"]+)";""", re.M
)
# As `deno fmt` leaves it: a function's first line ends where its body, or the list of its arguments, begins.
FUNCTION = re.compile(
    r"""^\s*(?:export\ )?(?:default\ )?(?:async\ )?(?:
        function\b.*[{(]                                             # function name(...) {
        | (?:static\ |get\ |set\ )*\*?\#?(?!if|for|while|switch|catch)\w+\((?:.*\)\ \{|)   # name(...) {
        | .*=>(?:\ [({\[]+)?                                         # (...) => {
    )$""",
    re.X,
)


def folder(path):
    return path.parent.relative_to(STATIC).as_posix()


def name(path):
    return path.relative_to(STATIC).as_posix()


def functions(text):
    """(first line, lines) of each function: what is indented more than its first line, and the closing bracket."""
    lines = text.splitlines()
    for start, line in enumerate(lines):
        if FUNCTION.match(line):
            indent = len(line) - len(line.lstrip())
            end = start + 1
            while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
                end += 1
            if line.endswith("("):  # these were the arguments
                if not lines[end].startswith(" " * indent + ") {"):
                    continue  # of a call
                end += 1
                while not lines[end].startswith(" " * indent + "}"):
                    end += 1
            closes = end < len(lines) and lines[end].strip()[:1] in "})]"
            yield line.strip(), end - start + closes


def test_the_functions_are_found_that_the_rule_speaks_of():
    body = "  one;\n" * 3
    for text in [
        f"function name(a) {{\n{body}}}",
        f"export async function name(\n  a,\n  b,\n) {{\n{body}}}",
        f"const name = (a) => {{\n{body}}};",
        f"const name = (a) =>\n{body}",
        f"  name(a, b) {{\n{'  '.join(['', *body.splitlines(True)])}  }}",
        f"  get #name() {{\n{'  '.join(['', *body.splitlines(True)])}  }},",
        f"call(one, (a) => {{\n{body}}});",
    ]:
        ((_, lines), *_) = functions(text)
        assert lines >= 4, text
    assert list(functions("if (a) {\n  one;\n}\nfor (const a of b) {\n  one;\n}\nconst a = {\n  one,\n};")) == []


def test_imports_go_down_or_stay_in_their_folder():
    """Four floors, numbers at the bottom; folders on one floor do not know each other."""
    wrong = []
    for path in [*MODULES, *STYLESHEETS]:
        for found in IMPORT.finditer(path.read_text(encoding="utf-8")):
            target = (path.parent / next(filter(None, found.groups()))).resolve()
            assert target.exists(), f"{name(path)} imports {target}"
            here, there = folder(path), folder(target)
            if here != there and FLOORS[there] >= FLOORS[here]:
                wrong.append(f"{name(path)} imports {name(target)}")
    assert wrong == []


@pytest.mark.parametrize("path", [*MODULES, *STYLESHEETS], ids=name)
def test_no_file_is_over_200_lines_and_no_function_over_40(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    if path.suffix == ".js":
        assert [(first, lines) for first, lines in functions(text) if lines > 40] == []


def test_every_class_of_the_stylesheets_is_given_to_an_element():
    """Classes are words of the code; "key-${index}" stands for key-1 and its like."""
    words = set()
    for path in MODULES:
        code = re.sub(r"/\*.*?\*/|^\s*//.*|\bcnn-", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
        words |= set(re.findall(r"[\w*-]+", code + re.sub(r"\$\{[^}]*\}", "*", code)))
    patterns = [word for word in words if re.search(r"\*-\w|\w-\*", word)]
    styled = {each for path in STYLESHEETS for each in re.findall(r"\.cnn-([\w-]+)", path.read_text(encoding="utf-8"))}
    assert {each for each in styled - words if not any(fnmatch(each, pattern) for pattern in patterns)} == set()
