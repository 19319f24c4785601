"""The Python faces of the widgets: what they accept, what they tell, and what they read back of a student's edits."""

from fractions import Fraction

import numpy as np
import pytest

from helpers import DotProduct, SlidingKernel, SlidingPool
from helpers.widgets.wire import from_wire, number_from_wire, number_to_wire, to_wire

from .refusals import assert_one_clear_sentence

IMAGE = [[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]
KERNEL = [[1, -5], [-3, 7]]


@pytest.mark.parametrize("array", [
    np.arange(6).reshape(2, 3), np.array([[True, False]]), np.full((2, 2), 200, np.uint8), np.array([[-1.5, 2.25]]),
    np.array([[0.1, 0.2]], np.float32), np.array([[2**53 + 1, -(2**60) - 1]]),
])  # fmt: skip
def test_arrays_come_back_from_the_browser_as_they_were(array):
    again = from_wire(to_wire("image", array, (2,)), {})
    assert (again == array).all()
    assert again.dtype == (array.dtype if array.dtype != bool else np.int64)


def test_fractions_are_sent_exactly():
    sent = to_wire("kernel", [[Fraction(1, 9), 2, 0.5]], (2,))
    assert sent["exact"] == {"0": "1/9", "1": "2"}
    assert from_wire(sent, {}).tolist() == [[1 / 9, 2, 0.5]]


@pytest.mark.parametrize("number", [0, -3, 2.5, Fraction(1, 3), np.float32(0.1), np.int64(7)])
def test_single_numbers_come_back(number):
    assert number_from_wire(number_to_wire("bias", number)) == pytest.approx(float(number), rel=1e-7)


def test_a_widget_gives_back_what_it_was_given():
    widget = SlidingKernel(IMAGE, KERNEL, bias=2, stride=(2, 1), padding=1)
    assert (widget.image == IMAGE).all()
    assert (widget.kernel == KERNEL).all()
    assert (widget.bias, widget.stride, widget.padding, widget.dilation) == (2, (2, 1), 1, 1)
    assert SlidingPool(IMAGE).stride is None


def test_edits_are_written_over_what_was_given():
    widget = SlidingKernel(IMAGE, KERNEL, stride=2)
    widget.edits = {"kernel": {"1": "5"}, "image": {"0": "1/2"}, "stride": [1, 1], "bias": "0.25"}
    assert widget.kernel.tolist() == [[1, 5], [-3, 7]]
    assert widget.kernel.dtype.kind == "i"
    assert widget.image[0, 0] == 0.5
    assert (widget.stride, widget.bias) == (1, 0.25)
    assert widget.output.shape == (3, 3)
    widget.kernel = [[1]]
    assert "kernel" not in widget.edits
    assert "image" in widget.edits


def test_nothing_changes_when_what_is_set_does_not_fit():
    widget = SlidingKernel(IMAGE, KERNEL)
    before = widget.given
    for name, value in {"kernel": [[1] * 9], "stride": 0, "dilation": 9, "image": [[1, 2], [3]], "bias": "x"}.items():
        with pytest.raises((ValueError, TypeError)):
            setattr(widget, name, value)
    assert widget.given is before


def test_several_arguments_can_be_set_at_once_when_one_alone_would_not_fit():
    widget = SlidingKernel(IMAGE, KERNEL)
    widget.step = 8
    widget.give(image=np.ones((2, 2)), kernel=[[1, 1], [1, 1]])
    assert widget.output.tolist() == [[4]]
    assert widget.step == 0


@pytest.mark.parametrize(("make", "kind", "words"), [
    (lambda: SlidingKernel(np.ones((513, 4)), [[1]]), ValueError, "at most 512 rows and columns: crop it"),
    (lambda: SlidingKernel([[1]], [[1, 2]]), ValueError, "does not fit"),
    (lambda: SlidingKernel(IMAGE, np.ones((2, 3, 2, 2))), ValueError, "kernel must have 2 or 3 axes"),
    (lambda: SlidingKernel(IMAGE, KERNEL, bias=[1]), ValueError, "bias must have 0 axes"),
    (lambda: DotProduct([[1]], [[1, 2]]), ValueError, "must have one shape"),
    (lambda: DotProduct("text", [[1, 2]]), TypeError, "a must hold real numbers"),
    (lambda: SlidingPool(IMAGE, how="sum"), ValueError, "how must be one of"),
    (lambda: SlidingPool(IMAGE, size=9), ValueError, "does not fit"),
    (lambda: SlidingKernel(IMAGE, KERNEL, padding=10**6), ValueError, "at most 524,288 a channel"),
    (lambda: setattr(SlidingKernel(IMAGE, KERNEL), "padding", 600), ValueError, "at most 524,288 a channel"),
    (lambda: SlidingKernel([[1e200]], [[1e200]]), ValueError, "These numbers are too large"),
    (lambda: SlidingKernel(np.array([[2**64 - 1]], np.uint64), [[1]]), ValueError, "image must hold whole numbers"),
    (lambda: SlidingKernel(IMAGE, KERNEL).terms(9), ValueError, "step must be below 9"),
    (lambda: setattr(SlidingPool(IMAGE), "step", 4), ValueError, "step must be below 4"),
    (lambda: setattr(SlidingPool(IMAGE), "step", -1), ValueError, "step must be at least 0"),
    (lambda: SlidingKernel(IMAGE, KERNEL).save("walk.mov"), ValueError, "must end in .gif or .png"),
    (lambda: SlidingKernel(IMAGE, KERNEL, padding=1000), ValueError, "With padding 1000 the image would have"),
    (lambda: setattr(SlidingKernel(IMAGE, KERNEL), "padding", (0, 10**6)), ValueError, "make the padding or the image"),
    (lambda: SlidingKernel(IMAGE, KERNEL).figure(9), ValueError, "step must be below 9"),
    (lambda: SlidingKernel(np.ones((20, 20)), [[1]]).save("walk.gif"), ValueError, "At most 200 steps"),
])  # fmt: skip
def test_bad_input_gets_one_clear_sentence(make, kind, words):
    assert_one_clear_sentence(make, kind, words)


@pytest.mark.parametrize(("widget", "text"), [
    (SlidingKernel(IMAGE, KERNEL, stride=2),
     "SlidingKernel: a 2×2 kernel slides over a 4×4 image, stride 2; output 2×2: [[-34, -16], [7, 49]]"),
    (SlidingPool(IMAGE), "SlidingPool: the max of each 2×2 window of a 4×4 image; output 2×2: [[9, 7], [8, 9]]"),
    (DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]]), "DotProduct: the dot product of two 2×2 arrays, 596"),
    (SlidingKernel(np.arange(100).reshape(10, 10), [[1]]),
     "SlidingKernel: a 1×1 kernel slides over a 10×10 image; output 10×10: numbers from 0 to 99"),
])  # fmt: skip
def test_its_text_says_what_it_shows_and_holds_no_address(widget, text):
    assert repr(widget) == text
    assert widget._repr_mimebundle_()[0]["text/plain"] == text


def test_claims_are_told_and_belong_to_the_numbers_that_they_are_about():
    widget = SlidingKernel(IMAGE, KERNEL, stride=2)
    widget.claims = {"1": "7"}
    assert repr(widget).endswith("[7, 49]]; yours differs at 1")
    widget.stride = 1
    assert widget.claims == {}


def test_a_steps_terms_can_be_read():
    assert SlidingKernel(IMAGE, KERNEL, stride=2).terms(1) == "1×1 + (−5)×2 + (−3)×7 + 7×2 = −16"
    assert SlidingPool(IMAGE).terms(0) == "max(4, 5, 9, 2) = 9"
    dot_product = DotProduct([[1, 25], [3, 7]], [[0, 4], [2, 70]])
    assert dot_product.terms(dot_product.steps - 1) == "1×0 + 25×4 + 3×2 + 7×70 = 596"


def test_its_text_keeps_what_is_to_be_predicted():
    assert "34" not in repr(SlidingKernel(IMAGE, KERNEL, stride=2, ask=True))


@pytest.mark.parametrize(
    ("text", "number"), [("0.5/3", 1 / 6), ("-1/-9", 1 / 9), ("1e3/7", 1000 / 7), ("1 / 9", 1 / 9)]
)
def test_every_legal_entry_is_read(text, number):
    widget = SlidingKernel(IMAGE, KERNEL)
    widget.edits = {"image": {"0": text}, "bias": "1E3"}
    widget.step = 1
    widget.figure()
    assert widget.image[0, 0] == pytest.approx(number)
    assert widget.bias == 1000
    assert "bias 1000" in repr(widget)


def test_what_is_no_number_is_said():
    widget = SlidingKernel(IMAGE, KERNEL)
    widget.edits = {"image": {"0": "many"}}
    assert_one_clear_sentence(lambda: widget.output, ValueError, "but is 'many'")
