"""What an exercise says: a calm card in the notebook, and the same as plain text."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from IPython.display import display

# Sign, title, and the colour of the line beside them: the sign and the words say it all without the colour.
KINDS = {
    "unanswered": ("○", "Not answered yet", "var(--jp-border-color1, #9aa3ad)"),
    "right": ("✓", "Right", "var(--jp-success-color1, #2e8b57)"),
    "mistake": ("≈", "A known mistake", "var(--jp-warn-color1, #c77700)"),
    "wrong": ("✗", "Not yet", "var(--jp-error-color1, #c0392b)"),
    "hint": ("→", "Hint", "var(--jp-info-color1, #0072b2)"),
    "solution": ("→", "A solution", "var(--jp-info-color1, #0072b2)"),
}
INK = "var(--jp-content-font-color1, #1b1f24)"
PAPER = "var(--jp-layout-color2, #f2f4f6)"
CODE = f"font-family: var(--jp-code-font-family, monospace); font-size: 0.93em; background: {PAPER}"


@dataclass
class Card:
    """Sentences of one kind, with code to read, and a widget where there is something to be seen (made by `opens`).

    `code in backticks` and **strong words** are set as such; everything else, markup included, is plain text.
    """

    kind: str
    sentences: list
    code: str = ""
    title: str = ""
    opens: Callable = lambda: None

    @cached_property
    def widget(self):
        """The sliding window at the first wrong cell; None where there is none."""
        return self.opens()

    @property
    def heading(self):
        """The sign and the title."""
        sign, title, _ = KINDS[self.kind]
        return f"{sign} {self.title or title}"

    def __repr__(self):
        lines = [f"{self.heading}. {self.sentences[0]}" if self.sentences else self.heading, *self.sentences[1:]]
        return "\n".join(lines + ([self.code] if self.code else []))

    def _repr_html_(self):
        paragraphs = "".join(f'<p style="margin: 0.35em 0 0">{_marked(sentence)}</p>' for sentence in self.sentences)
        block = f'<pre style="{CODE}; color: {INK}; margin: 0.6em 0 0; padding: 0.6em 0.8em; border-radius: 4px; '
        block += f'overflow-x: auto; white-space: pre">{html.escape(self.code)}</pre>'
        return (
            f'<div role="status" style="max-width: 46em; margin: 0.4em 0; padding: 0.1em 0 0.2em 1em; color: {INK}; '
            f"border-left: 4px solid {KINDS[self.kind][2]}; font-size: 1.05em; line-height: 1.5; "
            f'font-family: var(--jp-content-font-family, system-ui, sans-serif); overflow-wrap: anywhere">'
            f"<strong>{html.escape(self.heading)}</strong>{paragraphs}{block if self.code else ''}</div>"
        )

    def _ipython_display_(self):
        display({"text/plain": repr(self), "text/html": self._repr_html_()}, raw=True)
        if self.widget is not None:
            display(self.widget)


def _marked(sentence):
    """A sentence as HTML: escaped first, so that nothing a student's code says can be markup."""
    texts, codes = (html.escape(sentence).split("`")[start::2] for start in (0, 1))
    texts = [re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text) for text in texts]
    codes = [f'<code style="{CODE}; padding: 0 0.25em; border-radius: 3px">{code}</code>' for code in codes]
    return "".join(text + code for text, code in zip_longest(texts, codes, fillvalue=""))
