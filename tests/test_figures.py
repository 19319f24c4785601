"""Figures: the pictures of the lessons, and those of any step of a widget."""

import html
import io
import re
from fractions import Fraction
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image

from helpers import DotProduct, SlidingKernel, SlidingPool, graph, photo, pictures, table
from helpers.figures import colours
from helpers.numerals import bracketed, exact, fixed, print_sum, short_text
from helpers.widgets.source import stylesheet

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]
STYLE = stylesheet("window")


def texts(figure):
    return [artist.get_text() for artist in figure.findobj(Text) if artist.get_text()]


def line(figure):
    return figure.words.partition(": ")[2]


def test_a_figure_shows_the_step_that_it_was_asked_for():
    figure = SlidingKernel(IMAGE, KERNEL, stride=2).figure(1)
    assert line(figure) == "1×1 + (−5)×2 + (−3)×7 + 7×2 = −16"
    shown = texts(figure)
    assert [shown.count(text) for text in ("−34", "?", "image", "kernel", "output")] == [1, 2, 1, 1, 1]
    assert shown.count("−16") == 2, "in the output and at the end of the line"


@pytest.mark.parametrize(("widget", "step", "expected"), [
    (DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]]), 3, "1×0 + 25×4 + 3×2 + 7×70 = 596"),
    (SlidingKernel(IMAGE, KERNEL, bias=1, padding=1), 0, "1×0 + (−5)×0 + (−3)×0 + 7×4 + 1 bias = 29"),
    (SlidingKernel([[4, 5]], [[1 / 9, 2 / 9]]), 0, "0.4444 + 1.1111 + 0.0001 rounding = 1.5556"),
    (SlidingKernel([[4, 5]], [[Fraction(1, 9), Fraction(2, 9)]]), 0, "(1/9)×4 + (2/9)×5 = 14/9"),
    (SlidingPool(IMAGE), 0, "max(4, 5, 9, 2) = 9"),
    (SlidingPool(IMAGE, how="mean"), 0, "(4 + 5 + 9 + 2) ÷ 4 = 5"),
    (SlidingPool(-np.array(IMAGE), 3, 1, padding=1), 0, "max(−4, −5, −9, −2) = −2"),
    (SlidingKernel(np.ones((3, 4, 4), np.uint8), np.ones((3, 3, 3), int)), 0, "red: 9 + green: 9 + blue: 9 = 27"),
    (SlidingKernel(np.ones((2, 4, 4), int), np.ones((2, 3, 3), int)), 0, "channel 0: 9 + channel 1: 9 = 18"),
    (DotProduct(np.ones((4, 4), int), np.ones((4, 4), int)), 13, "row 0: 4 + row 1: 4 + row 2: 4 + row 3: 2 = 14"),
])  # fmt: skip
def test_the_line_is_the_widgets_own(widget, step, expected):
    assert line(widget.figure(step)) == expected


def test_a_large_image_is_drawn_with_a_lens():
    figure = SlidingKernel(photo("camera"), np.ones((3, 3), int)).figure(0)
    assert {"window", "image", "kernel", "output"} <= set(texts(figure))
    assert all(str(level) in texts(figure) for level in photo("camera")[:3, :3].ravel())


def test_a_notebook_gets_the_figure_with_its_words():
    markup = SlidingKernel(IMAGE, KERNEL).figure(dark=True)._repr_html_()
    assert re.match(r'<img alt="Step 1 of 9: 1×4', markup)


SETTINGS = {
    "LaTeX": {"text.usetex": True},
    "fonts": {"font.family": "monospace", "font.size": 30, "svg.fonttype": "none"},
    "saving": {"savefig.bbox": "tight", "savefig.dpi": 30, "savefig.facecolor": "red", "image.origin": "lower"},
}


@pytest.mark.parametrize("name", [*SETTINGS, "xkcd"])
@pytest.mark.parametrize("image", [IMAGE, photo("camera")], ids=["numbers", "lens"])
def test_figures_keep_their_looks_under_the_users_own_settings(tmp_path, name, image):
    def looks():
        figure = SlidingKernel(image, KERNEL).figure(1)
        SlidingKernel(image, KERNEL).save(tmp_path / "walk.gif", steps=[0, 1])
        shown = pictures({"image": IMAGE, "kernel": KERNEL}, alt="", signed=True)._repr_html_()
        return figure, saved(figure), figure._repr_html_(), (tmp_path / "walk.gif").read_bytes(), shown

    def saved(figure):
        stream = io.BytesIO()
        figure.savefig(stream, format="png")
        return stream.getvalue()

    before, *expected = looks()
    with plt.xkcd() if name == "xkcd" else plt.rc_context(SETTINGS[name]):
        settings = dict(plt.rcParams)
        assert looks()[1:] == tuple(expected)
        assert saved(before) == expected[0], "a figure that was made before is drawn with the settings of its making"
        assert dict(plt.rcParams) == settings, "the user's settings are left as they were"


@pytest.mark.parametrize("name", ["walk.gif", "walk.png"])
def test_a_walk_is_saved_as_a_film_with_its_progress(tmp_path, capsys, name):
    SlidingKernel(IMAGE, KERNEL, stride=2).save(tmp_path / name, speed=4)
    with Image.open(tmp_path / name) as film:
        assert film.n_frames == 4
        assert film.info["duration"] == pytest.approx(250)
    assert capsys.readouterr().out.endswith(f"{name}: 4 of 4 steps\n")


def test_a_film_of_some_steps(tmp_path):
    SlidingPool(np.arange(400).reshape(20, 20)).save(tmp_path / "walk.gif", steps=range(3, 6), dark=True)
    with Image.open(tmp_path / "walk.gif") as film:
        assert film.n_frames == 3


@pytest.mark.parametrize(
    ("theme", "rule"), [(colours.LIGHT, ".cnn-window {"), (colours.DARK, 'body[data-jp-theme-light="false"]')]
)
def test_figures_and_widgets_have_one_set_of_colours(theme, rule):
    block = STYLE[STYLE.index(rule) :]
    for name in ("image", "kernel", "output", "zero", "positive", "negative", "quiet", "rule"):
        assert re.search(rf"--cnn-{name}: (#\w+);", block)[1] == theme[name]


def test_pictures_say_in_words_what_is_to_be_seen():
    figure = pictures({"one <b>": IMAGE, "two": photo("astronaut")}, alt="Two & more")
    assert repr(figure) == "Figure: Two & more"
    markup = figure._repr_html_()
    assert 'role="img" aria-label="Two &amp; more"' in markup
    assert html.escape("one <b>") in markup
    assert markup.count("data:image/png;base64,") == 2


def test_a_table_can_be_read_aloud_and_as_text():
    figure = table(["epoch", "right"], [[1, "97.1%"], ["<b>", True]])
    assert repr(figure) == "Figure: epoch | right\n1 | 97.1%\n<b> | True"
    markup = figure._repr_html_()
    assert markup.count('scope="col"') == markup.count('scope="row"') == 2
    assert "&lt;b&gt;" in markup


def test_a_row_that_does_not_fit_its_headings_is_refused():
    with pytest.raises(ValueError, match=r"every row needs 2 values, one for each heading, but one is \['1'\]"):
        table(["a", "b"], [[1]])


@pytest.mark.parametrize("image", [[[1, 2], [3]], [[np.nan]], np.zeros((2, 2, 2, 2)), "x"])
def test_what_is_no_picture_is_refused(image):
    with pytest.raises((ValueError, TypeError), match="images"):
        pictures({"x": image}, alt="x")


def test_a_graph_puts_points_on_the_curve_that_meets_them_and_says_so_in_words():
    figure = graph({"x <b>": [0, 1, 4], "y": [1, 3, 9]}, {"2x + 1": [1, 9], "high": [9, 12]}, alt="Points & lines")
    assert repr(figure) == "Figure: Points & lines"
    markup = figure._repr_html_()
    assert 'role="img" aria-label="Points &amp; lines"' in markup
    assert "x &lt;b&gt;" in markup
    points = [(float(x), float(y)) for x, y in re.findall(r'cx="(.+?)" cy="(.+?)"', markup)]
    line = [tuple(map(float, place.split(","))) for place in re.search(r'polyline points="(.+?)"', markup)[1].split()]
    assert (points[0], points[-1]) == (line[0], line[-1])
    (left, low), (middle, height), (right, high) = points
    assert (middle - left) / (right - left) == pytest.approx(1 / 4, abs=0.01)
    assert (low - height) / (low - high) == pytest.approx(2 / 8, abs=0.01)


def test_titles_of_curves_that_end_in_one_place_stand_apart():
    markup = graph({"x": [0, 1], "y": [0, 1]}, {name: [0, 1] for name in "abc"}, alt="x")._repr_html_()
    heights = [float(re.search(rf'y="([^"]+)"[^>]*>{name}<', markup)[1]) for name in "abc"]
    assert min(abs(one - other) for one, other in pairwise(heights)) >= 15


def test_points_that_lack_a_number_are_refused():
    with pytest.raises(ValueError, match="x has 2 numbers and y has 1"):
        graph({"x": [0, 1], "y": [0]}, {}, alt="x")


@pytest.mark.parametrize(("number", "text"), [
    (0.1, "0.1"), (Fraction(1, 3), "1/3"), (-0.0625, "−0.063"), (123456, "1.2e5"), (1234.5678, "1235"),
    (-1e-9, "−1e−9"),
])  # fmt: skip
def test_short_texts(number, text):
    assert short_text(exact(number)) == text


def test_printing_a_sum_under_the_rule():
    assert print_sum([Fraction(1, 3)] * 3) == (True, ["1/3"] * 3, "1", None)
    assert print_sum([exact(1 / 3)] * 3, divisor=3) == (False, ["0.33333"] * 3, "0.33333", None)
    assert fixed(Fraction(-1, 8), 2) == "−0.13"
    assert fixed(Fraction(-1, 1000), 1) == "0.0"
    assert [bracketed(text) for text in ("1", "−1", "1/2")] == ["1", "(−1)", "(1/2)"]
