"""The films of the backward pass, from Python's side: their gradients are the slopes of the loss."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import BackwardKernel, BackwardPool, convolve, pool

from .refusals import assert_one_clear_sentence

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]


def slopes(function, at):
    """By how much a function that is linear in each entry of an array grows when the entry grows by 1."""
    at = np.array(at, float)
    units = np.eye(at.size).reshape(at.size, *at.shape)
    return np.reshape([function(at + unit) - function(at) for unit in units], at.shape)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.data())
def test_gradients_are_the_slopes_of_the_loss(rows, columns, data):
    h, w = data.draw(st.integers(1, min(rows, 4))), data.draw(st.integers(1, min(columns, 4)))
    layout = {"stride": data.draw(st.sampled_from([1, 2, (1, 2)])), "padding": data.draw(st.integers(0, 1))}
    layout["dilation"] = data.draw(st.integers(1, 2 if 2 * max(h, w) <= min(rows, columns) else 1))
    random = np.random.default_rng(rows * 13 + columns)
    image, kernel = random.integers(-9, 10, (rows, columns)), random.integers(-9, 10, (h, w))
    gradient = random.integers(-9, 10, convolve(image, kernel, **layout).shape)
    film = BackwardKernel(image, kernel, gradient, **layout)
    assert (film.image_gradient == slopes(lambda x: (gradient * convolve(x, kernel, **layout)).sum(), image)).all()
    assert (film.kernel_gradient == slopes(lambda k: (gradient * convolve(image, k, **layout)).sum(), kernel)).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 12), st.integers(2, 12), st.integers(1, 2), st.sampled_from([None, 1, 2]))
def test_the_first_maximum_alone_gets_the_gradient(rows, columns, size, stride):
    random = np.random.default_rng(rows * 13 + columns)
    image = random.integers(0, 3, (rows, columns))  # full of ties
    gradient = random.integers(-9, 10, pool(image, size, stride).shape)
    expected, apart = np.zeros(image.shape), stride or size
    for row, column in np.ndindex(gradient.shape):
        places = [(row * apart + r, column * apart + c) for r in range(size) for c in range(size)]
        expected[max(places, key=lambda place: image[place])] += gradient[row, column]  # max keeps the first
    assert (BackwardPool(image, gradient, size, stride).image_gradient == expected).all()


@pytest.mark.parametrize(("make", "kind", "words"), [
    (lambda: BackwardKernel(np.ones((12, 12)), [[1]], np.ones((52, 52)), padding=20), ValueError, "more than 784"),
    (lambda: BackwardKernel(np.ones((13, 4)), [[1]], [[1]]), ValueError, "image has 13×4 pixels, too many"),
    (lambda: BackwardKernel(IMAGE, KERNEL, [[1, 2]]), ValueError, "gradient must have the shape of the output, (3, 3)"),
    (lambda: BackwardKernel(IMAGE, [[1] * 5], [[1]]), ValueError, "does not fit"),
    (lambda: BackwardKernel(IMAGE, KERNEL, [[1] * 3] * 3, stride=0), ValueError, "stride must be at least 1"),
    (lambda: BackwardKernel([[1e200]], [[1]], [[1e200]]), ValueError, "too large"),
    (lambda: BackwardKernel([[1]], [[2**40]], [[2**40]]), ValueError, "Sums of these whole numbers could pass"),
    (lambda: BackwardPool(IMAGE, [[1, 2, 3]]), ValueError, "gradient must have the shape of the output, (2, 2)"),
    (lambda: BackwardPool(IMAGE, [["x"]]), TypeError, "gradient must hold real numbers"),
    (lambda: setattr(BackwardPool(IMAGE, [[1, 2], [3, 4]]), "step", 4), ValueError, "step must be below 4"),
])  # fmt: skip
def test_bad_input_gets_one_clear_sentence(make, kind, words):
    assert_one_clear_sentence(make, kind, words)


@pytest.mark.parametrize(("film", "text"), [
    (BackwardKernel([[1, 2, 3]], [[1, 1]], [[2, 3]]),
     "BackwardKernel: a 1×2 gradient goes back through a 1×2 kernel over a 1×3 image; the kernel's gradient is "
     "[[8, 13]]"),
    (BackwardPool([[1, 2], [2, 0]], [[5]]),
     "BackwardPool: a 1×1 gradient goes back through a 2×2 max pool of a 2×2 image; the image's gradient is "
     "[[0, 5], [0, 0]]"),
])  # fmt: skip
def test_its_text_says_what_it_shows(film, text):
    assert repr(film) == text


@pytest.mark.parametrize(("dtype", "expected"), [(np.uint8, "i"), (bool, "i"), (np.float32, "f")])
def test_gradients_of_whole_numbers_are_whole_numbers(dtype, expected):
    image, kernel, gradient = (np.ones((side, side), dtype) for side in (3, 2, 2))
    film = BackwardKernel(image, kernel, gradient)
    found = [film.image_gradient, film.kernel_gradient, BackwardPool(image, [[1]], 2).image_gradient]
    assert [each.dtype.kind for each in found] == [expected, expected, "i"]
