"""The arithmetic, against its definition written as loops, against SciPy, and against numbers worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.signal import correlate2d

from helpers import convolve, dot, output_size, pool, windows

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]

DTYPES = [np.int8, np.uint8, np.int64, np.float32, np.float64, bool]
pairs = st.one_of(st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3)))
paddings = st.one_of(st.integers(0, 2), st.tuples(st.integers(0, 2), st.integers(0, 2)))


def both(setting):
    return setting if isinstance(setting, tuple) else (setting, setting)


@st.composite
def arrays(draw, *shape, least=-9, most=9):
    """An array of small numbers in any dtype; `shape` holds strategies."""
    dtype = np.dtype(draw(st.sampled_from(DTYPES)))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1))).integers(least, most + 1, [draw(s) for s in shape])
    if dtype.kind in "bu":
        numbers = abs(numbers)
    return (numbers / 8).astype(dtype) if dtype.kind == "f" else numbers.astype(dtype)


def slid(image, kernel, bias, stride, padding, dilation):
    """The definition: (C, H, W, N) under (F, C, h, w), one multiplication at a time, in Python's own exact numbers."""
    (down, across), (above, before), (apart_r, apart_c) = both(stride), both(padding), both(dilation)
    channels, height, width, batch = image.shape
    filters, _, h, w = kernel.shape
    rows = len(range(0, height + 2 * above - apart_r * (h - 1), down))
    columns = len(range(0, width + 2 * before - apart_c * (w - 1), across))
    output = np.zeros((filters, rows, columns, batch), dtype=object)
    for f, r, c, n in np.ndindex(output.shape):
        total = bias[f]
        for k, i, j in np.ndindex(channels, h, w):
            row, column = r * down - above + i * apart_r, c * across - before + j * apart_c
            if 0 <= row < height and 0 <= column < width:
                total += image[k, row, column, n].item() * kernel[f, k, i, j].item()
        output[f, r, c, n] = total
    return output


def test_the_articles_dot_product_is_596():
    assert dot([[1, 25], [3, 7]], [[0, 4], [2, 70]]) == 596


def test_the_first_example_of_lesson_two():
    assert convolve(IMAGE, KERNEL, stride=2).tolist() == [[-34, -16], [7, 49]]


def test_a_single_number_is_a_python_int_or_float():
    assert type(dot([1, 2], [3, 4])) is int
    assert type(dot([1.5], [2])) is float
    assert type(dot(np.float32([1.5]), np.float32([2]))) is np.float32


@settings(max_examples=150)
@given(arrays(st.integers(1, 4), st.integers(1, 4)), st.integers(0, 2**32 - 1))
def test_dot_is_the_sum_of_the_products(a, seed):
    b = np.random.default_rng(seed).permutation(a.ravel()).reshape(a.shape)
    assert dot(a, b) == sum(x * y for x, y in zip(a.ravel().tolist(), b.ravel().tolist(), strict=True))


@pytest.mark.parametrize(("size", "settings_", "expected"), [
    (4, {"window": 2, "stride": 2}, 2),
    (5, {"window": 2, "stride": 2}, 2),  # a cell is left over
    (5, {"window": 3}, 3),
    (5, {"window": 3, "padding": 1}, 5),
    (7, {"window": 3, "dilation": 2}, 3),
    (1, {"window": 1}, 1),
])  # fmt: skip
def test_output_sizes_worked_out_by_hand(size, settings_, expected):
    assert output_size(size, **settings_) == expected


@given(st.integers(1, 30), st.integers(1, 5), st.integers(1, 4), st.integers(0, 4), st.integers(1, 3))
def test_output_size_counts_the_places(size, window, stride, padding, dilation):
    starts = [s for s in range(0, 60, stride) if s + dilation * (window - 1) < size + 2 * padding]
    assume(starts)
    assert output_size(size, window, stride, padding, dilation) == len(starts)


small = st.integers(1, 3)


@settings(max_examples=300)
@given(
    arrays(small, st.integers(1, 7), st.integers(1, 7), st.integers(1, 3)), st.data(), pairs, paddings, pairs
)  # fmt: skip
def test_convolve_is_its_definition(image, data, stride, padding, dilation):
    kernel = data.draw(arrays(small, st.just(image.shape[0]), small, small))
    bias = data.draw(arrays(st.just(len(kernel))))
    reach = [d * (side - 1) + 1 for d, side in zip(both(dilation), kernel.shape[2:], strict=True)]
    room = [side + 2 * p for side, p in zip(image.shape[1:3], both(padding), strict=True)]
    assume(reach[0] <= room[0] and reach[1] <= room[1])
    expected = slid(image, kernel, bias.tolist(), stride, padding, dilation)
    options = {"stride": stride, "padding": padding, "dilation": dilation}
    assert (convolve(image, kernel, bias, **options) == expected).all()
    assert (convolve(image[..., 0], kernel, bias, **options) == expected[..., 0]).all()
    assert (convolve(image[..., 0], kernel[0], bias[0], **options) == expected[0, ..., 0]).all()
    if len(image) == 1:
        assert (convolve(image[0, ..., 0], kernel[0, 0], bias[0], **options) == expected[0, ..., 0]).all()


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 5), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_convolve_agrees_with_scipy(height, width, h, w, seed):
    assume(h <= height and w <= width)
    random = np.random.default_rng(seed)
    image, kernel = random.normal(size=(height, width)), random.normal(size=(h, w))
    assert np.allclose(convolve(image, kernel), correlate2d(image, kernel, mode="valid"), atol=1e-12)
    full = convolve(image, kernel, padding=(h - 1, w - 1))
    assert np.allclose(full, correlate2d(image, kernel, mode="full"), atol=1e-12)


@settings(max_examples=200)
@given(
    arrays(small, st.integers(1, 7), st.integers(1, 7), st.integers(1, 3)), pairs, st.none() | pairs, paddings,
    st.sampled_from(["max", "mean", "min"]),
)  # fmt: skip
def test_pool_is_its_definition(image, size, stride, padding, how):
    (h, w), (above, before) = both(size), both(padding)
    down, across = both(size if stride is None else stride)
    _, height, width, _ = image.shape
    assume(above < h and before < w and h <= height + 2 * above and w <= width + 2 * before)
    result = pool(image, size, stride, padding, how)
    assert result.shape[1:3] == (output_size(height, h, down, above), output_size(width, w, across, before))
    for k, r, c, n in np.ndindex(result.shape):
        top, left = r * down - above, c * across - before
        window = image[k, max(0, top) : top + h, max(0, left) : left + w, n].ravel().tolist()
        expected = {"max": max(window), "min": min(window), "mean": sum(window) / (h * w)}[how]
        assert result[k, r, c, n] == pytest.approx(float(expected), rel=1e-6)
    assert (pool(image[..., 0], size, stride, padding, how) == result[..., 0]).all()
    assert (pool(image[0, ..., 0], size, stride, padding, how) == result[0, ..., 0]).all()


@given(arrays(st.integers(1, 6), st.integers(1, 6)), small, small, pairs, paddings, pairs)
def test_windows_are_what_convolve_multiplies(image, h, w, stride, padding, dilation):
    options = {"stride": stride, "padding": padding, "dilation": dilation}
    try:
        places = windows(image, (h, w), **options)
    except ValueError:
        assume(False)
    assert places.dtype == image.dtype
    kernel = np.arange(h * w).reshape(h, w)
    assert (convolve(image, kernel, **options) == (places.astype(float) * kernel).sum(axis=(2, 3))).all()


def test_windows_keep_channels_in_front_and_the_batch_behind():
    image = np.zeros((3, 8, 9, 5))
    assert windows(image, (2, 4)).shape == (3, 7, 6, 2, 4, 5)
    assert windows(image[..., 0], (2, 4)).shape == (3, 7, 6, 2, 4)


def test_windows_are_a_view_that_cannot_be_written_to():
    image = np.arange(12.0).reshape(3, 4)
    view = windows(image, 2)
    assert np.shares_memory(view, image)
    assert not view.flags.writeable


def test_bytes_do_not_wrap():
    assert dot(np.uint8([200, 200]), np.uint8([200, 200])) == 80_000
    assert convolve(np.full((2, 2), 200, np.uint8), np.full((2, 2), 200, np.uint8)).tolist() == [[160_000]]


def test_single_precision_stays_single():
    image, kernel = np.ones((4, 4), np.float32), np.ones((2, 2), np.float32)
    assert convolve(image, kernel, bias=0.5).dtype == np.float32
    assert pool(image, how="mean").dtype == np.float32


def test_arguments_are_left_as_they_were():
    image, kernel = np.arange(16).reshape(4, 4), np.ones((2, 2), int)
    convolve(image, kernel, bias=3, padding=1)
    pool(image)
    assert (image == np.arange(16).reshape(4, 4)).all()
    assert (kernel == 1).all()


def test_the_result_of_pool_is_not_the_image_itself():
    image = np.arange(4).reshape(2, 2)
    pool(image, size=1)[0, 0] = 99
    assert image[0, 0] == 0


ROW = [[1, 2, 3]]
BAD = [
    (lambda: dot([[1, 2], [3]], ROW), ValueError, "a must have rows of one length, but theirs are [2, 1]"),
    (lambda: dot([], []), ValueError, "a is empty"),
    (lambda: dot("text", ROW), TypeError, "a must hold real numbers, but was given 'text'"),
    (lambda: dot(ROW, [[1, "x", 3]]), TypeError, "b must hold real numbers"),
    (lambda: dot(ROW, None), TypeError, "b must hold real numbers, but was given None"),
    (lambda: dot([1j], [1]), TypeError, "a must hold real numbers"),
    (lambda: dot([1, float("nan")], [1, 2]), ValueError, "a must hold finite numbers, but holds nan at [1]"),
    (lambda: dot(ROW, [[1, 2]]), ValueError, "a and b must have one shape, but theirs are (1, 3) and (1, 2)"),
    (lambda: dot([2**40], [2**40]), ValueError, "the largest that 64 bits hold"),
    (lambda: dot([2**70], [1]), ValueError, "a must hold numbers below 2^63"),
    (lambda: dot(np.uint64([2**63]), [1]), ValueError, "a must hold whole numbers below 2^63"),
    (lambda: dot([[[1, 2], [3]], [[4], [5]]], 1), ValueError, "rows of one length, but theirs are [2, 1, 1"),
    (lambda: dot([1e200], [1e200]), ValueError, "These numbers are too large"),
    (lambda: convolve([[1e200]], [[1e200]]), ValueError, "These numbers are too large"),
    (lambda: convolve(ROW, [[1]], padding=10**9), ValueError, "would make an image of"),
    (lambda: dot(np.ma.array([1, 999], mask=[0, 1]), [1, 1]), ValueError, "a has masked entries: fill them first"),
    (lambda: dot({1, 2}, [1, 2]), TypeError, "a must hold real numbers, but was given {1, 2}"),
    (lambda: convolve(ROW, [[1]], bias=None), TypeError, "bias must hold real numbers, but was given None"),
    (lambda: convolve(ROW, [[1]], padding=np.array(-1)), ValueError, "padding must be at least 0, but was given -1"),
    (lambda: output_size(4, 5), ValueError, "reaches over 5 cells does not fit into 4"),
    (lambda: output_size(4, 3, dilation=2), ValueError, "reaches over 5 cells does not fit into 4"),
    (lambda: output_size(4, 2, stride=0), ValueError, "stride must be at least 1, but was given 0"),
    (lambda: output_size(4, 2, stride=1.5), TypeError, "stride must be a whole number, but was given 1.5"),
    (lambda: output_size(4, 2, padding=-1), ValueError, "padding must be at least 0, but was given -1"),
    (lambda: output_size(4, 2, stride=True), TypeError, "stride must be a whole number, but was given True"),
    (lambda: windows(ROW, 2), ValueError, "reaches over 2 cells does not fit into 1"),
    (lambda: windows([1, 2], 1), ValueError, "image must have 2 or 3 or 4 axes, but its shape is (2,)"),
    (lambda: windows(ROW, (1, 2, 3)), ValueError, "size must be a whole number or a pair (rows, columns)"),
    (lambda: convolve(ROW, [[[1]]]), ValueError, "do not go together"),
    (lambda: convolve([ROW, ROW], [[[1]]]), ValueError, "The image has 2 channels and the kernel 1"),
    (lambda: convolve([ROW], [[[[1]]]], bias=[1, 2]), ValueError, "one for each of the 1 kernels, but 2 were given"),
    (lambda: convolve(ROW, [[1]], stride=(1, 0)), ValueError, "stride of columns must be at least 1"),
    (lambda: convolve(ROW, [[1]], dilation="2"), TypeError, "dilation must be a whole number, but was given '2'"),
    (lambda: convolve([[2**62]], [[1]], bias=2**62), ValueError, "the largest that 64 bits hold"),
    (lambda: convolve([[float("inf")]], [[1]]), ValueError, "image must hold finite numbers, but holds inf at [0, 0]"),
    (lambda: pool(ROW, (1, 2), how="sum"), ValueError, "how must be one of 'max', 'mean', 'min', but was given 'sum'"),
    (lambda: pool(ROW, (1, 2), padding=(1, 0)), ValueError, "padding must be smaller than the window"),
    (lambda: pool([[2**62, 2**62]], (1, 2), how="mean"), ValueError, "the largest that 64 bits hold"),
]  # fmt: skip


def test_what_is_a_number_in_another_form_is_welcome():
    assert dot([Decimal("0.5"), 1], [2, Fraction(1, 2)]) == 1.5
    assert convolve([[1]], [[2]], padding=np.array(1), stride=np.int8(1), bias=True).tolist() == [
        [1, 1, 1],
        [1, 3, 1],
        [1, 1, 1],
    ]


@pytest.mark.parametrize(("call", "kind", "sentence"), BAD, ids=[sentence[:40] for _, _, sentence in BAD])
def test_bad_input_gets_one_clear_sentence(call, kind, sentence):
    with pytest.raises(kind) as caught:
        call()
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
