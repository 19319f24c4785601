"""The one form in which lessons are stored, so that a change to a lesson is a small and readable diff.

    python -m tests.normal_form                      brings every lesson into it
    python -m tests.normal_form notebooks/01-*.ipynb   or some of them

It runs the lesson from top to bottom in a fresh Python session and keeps the short texts that its cells print, which
the tests compare from then on. Cells that show a widget, a picture or nothing are stored as if they had never run; so
are those with the tag "answer", which would give away what the student is to predict.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
LONGEST_OUTPUT = 600  # characters


def lessons():
    """The paths of all lessons, in their order."""
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def normal(notebook):
    """The same notebook with nothing in it but sources and short texts."""
    notebook = nbformat.from_dict({**notebook, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({key: cell.metadata[key] for key in ("tags",) if cell.metadata.get(key)})
        is_shown = _is_text(cell.get("outputs", [])) and "answer" not in cell.metadata.get("tags", [])
        cell.source = "\n".join(line.rstrip() for line in cell.source.strip("\n").split("\n"))
        if cell.cell_type == "code":
            cell.outputs = [_plain(output) for output in cell.outputs] if is_shown else []
            if not cell.outputs:
                cell.execution_count = None
    return notebook


def _is_text(outputs):
    """Whether a cell printed or gave back short text, and nothing else."""
    texts = [output.get("text") or output.get("data", {}).get("text/plain") for output in outputs]
    kinds = [set(output.get("data", {"text/plain": None})) for output in outputs]
    return (
        bool(outputs)
        and all(kind == {"text/plain"} for kind in kinds)
        and sum(map(len, map(str, texts))) < LONGEST_OUTPUT
    )


def _plain(output):
    output.metadata = {} if output.output_type == "execute_result" else output.get("metadata", {})
    if output.output_type == "stream":
        output.pop("metadata", None)
    return output


def text(notebook):
    """What stands in the file."""
    return nbformat.writes(notebook, version=4, indent=1, ensure_ascii=False).rstrip("\n") + "\n"


def write(path):
    """Runs a lesson and stores it in normal form."""
    notebook = nbformat.read(path, as_version=4)
    folder = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, resources=folder, coalesce_streams=True).execute()
    path.write_text(text(normal(notebook)), encoding="utf-8")


if __name__ == "__main__":
    for path in [Path(argument) for argument in sys.argv[1:]] or lessons():
        write(path)
        print(path)
