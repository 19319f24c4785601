"""Reading a widget off the page, as a student reads it."""

GRID = """(grid) => [...grid.querySelectorAll("[role=row]")].map(
  (row) => [...row.querySelectorAll("[role=gridcell]")].filter((cell) => cell.checkVisibility())
    .map((cell) => cell.textContent))"""


def grid(widget, name):
    """The texts of a grid, row by row."""
    return widget.get_by_role("grid", name=name, exact=True).evaluate(GRID)


def cell(widget, name, row, column):
    """One cell of a grid."""
    rows = widget.get_by_role("grid", name=name, exact=True).get_by_role("row")
    return rows.nth(row).get_by_role("gridcell").nth(column)


def line(widget):
    """The sum written under the grids."""
    return widget.locator(".cnn-line").inner_text().replace("\n", " ")


def position(widget):
    return widget.locator(".cnn-position").inner_text()


def status(widget):
    return widget.locator(".cnn-status").text_content()


def button(widget, name):
    return widget.get_by_role("button", name=name, exact=True)


def number(text):
    """A whole number as Python writes it."""
    return int(text.replace("−", "-"))


def focus(widget):
    """Puts the focus on the widget itself, away from every control, as a click beside its grids does."""
    widget.evaluate("(root) => root.focus()")


def frames(page, count=2):
    """Waits until the page has been drawn so many times."""
    page.evaluate(
        "(n) => new Promise((done) => { const next = () => (n-- ? requestAnimationFrame(next) : done()); next(); })",
        count,
    )
