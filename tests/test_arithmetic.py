"""Two languages, one arithmetic: the browser's outputs are those of helpers.operations, over thousands of cases."""

import contextlib

import numpy as np
import pytest

from helpers import DotProduct, SlidingKernel, SlidingPool, output_size

# Rebuilds the scenes from what Python would send, and answers with every number the widget would show.
COMPUTE = """async (scenes) => {
  const { readScene } = await load("window/scene");
  const view = (numbers) => numbers && {...numbers, data: Uint8Array.from(atob(numbers.data), (c) => c.charCodeAt(0))};
  return scenes.map((given) => {
    for (const name of ["image", "kernel", "a", "b"]) if (given[name]) given[name] = view(given[name]);
    const { output, steps } = readScene(given, {});
    return {steps, shape: [output.channels, output.rows, output.columns], values: [...output.values]};
  });
}"""


def sendable(widget):
    import base64

    return {
        name: {**sent, "data": base64.b64encode(sent["data"]).decode()} if isinstance(sent, dict) else sent
        for name, sent in widget.given.items()
    }


def compare(modules, widgets):
    for start in range(0, len(widgets), 200):
        batch = widgets[start : start + 200]
        for widget, result in zip(batch, modules.evaluate(COMPUTE, [sendable(each) for each in batch]), strict=True):
            expected = np.asarray(widget.output)
            assert result["steps"] == (widget.a.size if isinstance(widget, DotProduct) else expected.size), repr(widget)
            shape = [1, 1, 1, *expected.shape][-3:]
            assert result["shape"] == shape, repr(widget)
            values = np.array(result["values"]).reshape(expected.shape)
            if expected.dtype.kind == "i":
                assert (values == expected).all(), repr(widget)
            else:
                scale = np.abs(expected).max() or 1
                assert np.abs(values - expected).max() <= 1e-12 * scale, repr(widget)


def setting(random, least, most):
    """An int or a pair."""
    one, other = (int(side) for side in random.integers(least, most + 1, 2))
    return one if random.random() < 0.5 else (one, other)


def numbers(random, *shape):
    if random.random() < 0.5:
        return random.integers(-50, 51, shape)
    return random.normal(size=shape) * 10.0 ** random.integers(-6, 7)


def fitting(make, count):
    """The first `count` widgets that `make` can make; what does not fit is drawn again."""
    widgets = []
    while len(widgets) < count:
        with contextlib.suppress(ValueError):
            widgets.append(make())
    return widgets


@pytest.mark.parametrize("channels", [0, 1, 3])
def test_convolutions_are_numpys(modules, channels):
    random = np.random.default_rng(channels)
    depth = (channels,) if channels else ()

    def make():
        return SlidingKernel(
            numbers(random, *depth, *random.integers(1, 12, 2)),
            numbers(random, *depth, *random.integers(1, 5, 2)),
            bias=random.choice([0, 3, -0.5]).item(),
            stride=setting(random, 1, 4),
            padding=setting(random, 0, 3),
            dilation=setting(random, 1, 3),
        )

    compare(modules, fitting(make, 600))


@pytest.mark.parametrize("how", ["max", "mean", "min"])
def test_pools_are_numpys(modules, how):
    random = np.random.default_rng(7)

    def make():
        depth = (3,) if random.random() < 0.3 else ()
        return SlidingPool(
            numbers(random, *depth, *random.integers(1, 12, 2)),
            setting(random, 1, 4),
            None if random.random() < 0.5 else setting(random, 1, 4),
            setting(random, 0, 2),
            how,
        )

    compare(modules, fitting(make, 400))


def test_dot_products_are_numpys(modules):
    random = np.random.default_rng(3)
    shapes = [tuple(random.integers(1, 9, random.integers(1, 4))) for _ in range(400)]
    compare(modules, [DotProduct(numbers(random, *shape), numbers(random, *shape)) for shape in shapes])


def test_output_sizes_are_pythons(modules):
    cases = [
        (size, window, stride, padding, dilation)
        for size in range(1, 14)
        for window in range(1, 5)
        for stride in range(1, 4)
        for padding in range(3)
        for dilation in range(1, 4)
    ]
    sizes = modules.evaluate(
        "async (cases) => (({outputSize}) => cases.map((each) => outputSize(...each)))(await load('numbers/window'))",
        cases,
    )
    for case, size in zip(cases, sizes, strict=True):
        try:
            assert size == output_size(*case)
        except ValueError:
            assert size == 0
