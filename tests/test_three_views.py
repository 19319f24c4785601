"""One convolution in three views, from Python's side: the matrix and the columns compute what `convolve` does."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import ThreeViews, convolve

from .refusals import assert_one_clear_sentence

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 8), st.integers(1, 8), st.data())
def test_matrix_and_columns_give_the_output(rows, columns, data):
    h, w = data.draw(st.integers(1, rows)), data.draw(st.integers(1, columns))
    stride, padding, bias = (data.draw(st.integers(least, 2)) for least in (1, 0, -2))
    random = np.random.default_rng(rows * 100 + columns)
    image, kernel = random.integers(-9, 10, (rows, columns)), random.integers(-9, 10, (h, w))
    view = ThreeViews(image, kernel, bias, stride, padding)
    expected = convolve(image, kernel, bias, stride, padding).ravel()
    assert (view.matrix @ image.ravel() + bias == expected).all()
    assert (kernel.ravel() @ view.columns + bias == expected).all()
    assert view.matrix.shape == (expected.size, image.size)
    assert view.columns.shape == (kernel.size, expected.size)


def test_they_follow_the_students_edits():
    view = ThreeViews(IMAGE, KERNEL)
    view.window.edits = {"kernel": {"1": "2"}}
    assert view.matrix[0].tolist() == [1, 2, 0, 0, -3, 7, *[0] * 10]


@pytest.mark.parametrize(("make", "kind", "words"), [
    (lambda: ThreeViews(np.ones((8, 8)), [[1]], padding=100), ValueError, "stand at 43264 positions; here at most 256"),
    (lambda: setattr(ThreeViews(np.ones((8, 8)), [[1]]).window, "padding", 30), ValueError, "here at most 256 fit"),
    (lambda: ThreeViews(np.ones((9, 4)), [[1]]), ValueError, "image has 9×4 pixels, and its matrix would be too large"),
    (lambda: ThreeViews(np.ones((3, 4, 4)), np.ones((3, 2, 2))), ValueError, "image must have 2 axes"),
    (lambda: ThreeViews(IMAGE, [[1] * 5]), ValueError, "does not fit"),
])  # fmt: skip
def test_bad_input_gets_one_clear_sentence(make, kind, words):
    assert_one_clear_sentence(make, kind, words)


def test_its_text_says_what_it_shows():
    assert repr(ThreeViews(IMAGE, KERNEL, stride=2)) == (
        "ThreeViews: a 2×2 kernel slides over a 4×4 image, stride 2; output 2×2: [[-34, -16], [7, 49]]; the same as a "
        "4×16 matrix and as 4×4 columns"
    )
