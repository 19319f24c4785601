"""The lessons as files: one normal form, short cells, and nothing that a lesson must not hold."""

import ast
import re

import nbformat
import pytest

from . import normal_form

LESSONS = normal_form.lessons()
NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in LESSONS}
CODE = [(name, cell) for name, notebook in NOTEBOOKS.items() for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_stored_in_normal_form(path):
    stored = path.read_text(encoding="utf-8")
    assert stored == normal_form.text(normal_form.normal(nbformat.reads(stored, as_version=4)))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_ids_of_cells_are_unique(path):
    ids = [cell.id for cell in NOTEBOOKS[path.stem].cells]
    assert len(ids) == len(set(ids))


def test_code_cells_are_short_enough_to_read():
    lengths = [len([line for line in cell.source.splitlines() if line.strip()]) for _, cell in CODE]
    assert max(lengths) <= 15
    assert sorted(lengths)[len(lengths) // 2] <= 6


def test_everything_is_imported_in_the_first_cell():
    for name, notebook in NOTEBOOKS.items():
        first, *others = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        assert "import" in first, name
        assert not [source for source in others if re.search(r"^\s*(import|from) ", source, re.MULTILINE)], name


def test_lessons_import_helpers_and_never_a_module_inside_it():
    for name, cell in CODE:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.ImportFrom):
                assert not node.module.startswith("helpers."), name


def test_no_path_hacks_no_installs_and_no_unknown_magic():
    for name, cell in CODE:
        assert not re.search(r"sys\.path|^[%!]|pip install", cell.source, re.MULTILINE), name


def test_stored_outputs_are_short_text_with_an_execution_count():
    for name, cell in CODE:
        assert bool(cell.outputs) == (cell.execution_count is not None), name
        for output in cell.outputs:
            assert output.output_type in {"stream", "execute_result"}, name
            assert " at 0x" not in str(output), name


def test_links_lead_to_files_that_are_there():
    for path in LESSONS:
        for cell in NOTEBOOKS[path.stem].cells:
            for target in re.findall(r"\]\(([^)#:]+)\)", cell.source) if cell.cell_type == "markdown" else []:
                assert (path.parent / target).exists(), f"{path.stem}: {target}"


def test_every_lesson_has_its_question_practice_and_what_you_now_know():
    for name, notebook in NOTEBOOKS.items():
        headings = re.findall(
            r"^#+ (.*)", "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown"), re.MULTILINE
        )
        assert re.fullmatch(r"\d · .*\?", headings[0]), name
        assert {"Practice", "What you now know"} <= set(headings), name
        last = notebook.cells[-1].source
        assert len(re.findall(r"^- ", last, re.MULTILINE)) == 3, f"{name}: three lines"
