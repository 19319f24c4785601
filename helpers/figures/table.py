"""A table for the lessons: numbers that belong together, under headings."""

import html
from collections.abc import Iterable, Sequence

from .pictures import Figure


def table(headings: Sequence, rows: Iterable[Iterable]) -> Figure:
    """Rows of values, each row as long as `headings`. A row's first value names it.

    Values are shown as `str` writes them, so format numbers first. Raises ValueError for a row of another length.
    """
    rows = [list(map(str, row)) for row in rows]
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"every row needs {len(headings)} values, one for each heading, but one is {row}.")
    headings = list(map(str, headings))
    words = "\n".join(" | ".join(row) for row in [headings, *rows])
    head = "".join(_cell(text, index, "col") for index, text in enumerate(headings))
    body = "".join(f"<tr>{''.join(_cell(text, index) for index, text in enumerate(row))}</tr>" for row in rows)
    return Figure(
        '<table style="margin: 0.4em 0; font-size: 1.05em; font-variant-numeric: tabular-nums">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        words,
    )


def _cell(text, index, heads=""):
    """A cell; the first of a row heads it, the others are numbers and end at one line. `heads` is "col" in the head."""
    heads = heads or ("" if index else "row")
    name, scope = ("th", f' scope="{heads}"') if heads else ("td", "")
    style = f"text-align: {'right' if index else 'left'}; padding: 0.25em 1em"
    style += "; font-weight: inherit" if heads == "row" else ""
    return f'<{name}{scope} style="{style}">{html.escape(text)}</{name}>'
