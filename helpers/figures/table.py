"""A table for the lessons: numbers that belong together, under headings."""

import html

from .pictures import Figure


def table(headings, rows):
    """Rows of values, each row as long as `headings`. A row's first value names it.

    Values are shown as `str` writes them, so format numbers first. Raises ValueError for a row of another length.
    """
    rows = [list(map(str, row)) for row in rows]
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"every row needs {len(headings)} values, one for each heading, but one is {row}.")
    words = "\n".join(" | ".join(row) for row in [list(map(str, headings)), *rows])
    head = "".join(f'<th scope="col" style="{_style(index)}">{_text(each)}</th>' for index, each in enumerate(headings))
    body = "".join(f"<tr>{''.join(map(_cell, range(len(row)), row))}</tr>" for row in rows)
    return Figure(
        f'<table style="margin: 0.4em 0; font-size: 1.05em; font-variant-numeric: tabular-nums">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
        words,
    )


def _style(index):
    return f"text-align: {'right' if index else 'left'}; padding: 0.25em 1em"


def _cell(index, text):
    tag = "td" if index else 'th scope="row"'
    weight = "" if index else "; font-weight: inherit"
    return f'<{tag} style="{_style(index)}{weight}">{_text(text)}</{tag.split()[0]}>'


def _text(value):
    return html.escape(str(value))
