"""The sliding window in its three kinds: what each is given, how it walks, and what it says of itself."""

from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from ..checks import pair
from ..figures import DotWalk, KernelWalk, PoolWalk
from ..operations import Sides, convolve, dot, pool
from .given import array_of, int_or_pair, one_of, single_number
from .window import SlidingWindow, sides
from .wire import typed


class DotProduct(SlidingWindow):
    """The dot product of `a` and `b`, two arrays of one shape, term by term. With `ask`, the student predicts it."""

    kind, operation = "dot", staticmethod(dot)
    a, b = array_of(1, 2, 3), array_of(1, 2, 3)

    def __init__(self, a: ArrayLike, b: ArrayLike, ask: bool = False):
        super().__init__(ask, a=a, b=b)

    def _steps(self):
        return np.size(self.a)

    def _walk(self):
        return DotWalk(self._numbers("a"), self._numbers("b"), self.output)

    def _sentence(self):
        return f"the dot product of two {sides(self.a)} arrays, {self._result()}"


class SlidingKernel(SlidingWindow):
    """A kernel sliding over an image, one output cell a step. The arguments are those of `convolve`, for one kernel.

    `image` and `kernel` are (rows, columns) or (channels, rows, columns), at most 512 rows and columns. With `ask`, the
    student predicts each output; without `settings`, there are no controls for them and no size formula.
    """

    kind, operation = "kernel", staticmethod(convolve)
    image, kernel, bias = array_of(2, 3), array_of(2, 3), single_number()
    stride, padding, dilation = int_or_pair(1), int_or_pair(0), int_or_pair(1)

    def __init__(
        self,
        image: ArrayLike,
        kernel: ArrayLike,
        bias: float | Fraction = 0,
        stride: Sides = 1,
        padding: Sides = 0,
        dilation: Sides = 1,
        ask: bool = False,
        settings: bool = True,
    ):
        given = {"bias": bias, "stride": stride, "padding": padding, "dilation": dilation}
        super().__init__(ask, settings, image=image, kernel=kernel, **given)

    def _walk(self):
        bias = typed(self.edits.get("bias", self.given["bias"]))
        numbers = self._numbers("image"), self._numbers("kernel"), self.output
        return KernelWalk(*numbers, bias, self.stride, self.padding, self.dilation)

    def _sentence(self):
        usual = {"stride": 1, "padding": 0, "dilation": 1, "bias": 0}
        given = {name: getattr(self, name) for name in usual}
        said = "".join(f", {name} {value}" for name, value in given.items() if value != usual[name])
        return f"a {sides(self.kernel)} kernel slides over a {sides(self.image)} image{said}; output {self._result()}"


class SlidingPool(SlidingWindow):
    """A pooling window over an image, one output cell a step. The arguments are those of `pool`.

    `image` is (rows, columns) or (channels, rows, columns), at most 512 rows and columns. `ask` and `settings` are as
    for SlidingKernel.
    """

    kind, operation = "pool", staticmethod(pool)
    image, size, stride, padding = array_of(2, 3), int_or_pair(1), int_or_pair(1, optional=True), int_or_pair(0)
    how = one_of("max", "mean", "min")

    def __init__(
        self,
        image: ArrayLike,
        size: Sides = 2,
        stride: Sides | None = None,
        padding: Sides = 0,
        how: str = "max",
        ask: bool = False,
        settings: bool = True,
    ):
        super().__init__(ask, settings, image=image, size=size, stride=stride, padding=padding, how=how)

    def _walk(self):
        size = pair("size", self.size, 1)
        return PoolWalk(self._numbers("image"), self.output, self.how, size, self.stride or size, self.padding)

    def _sentence(self):
        size = "×".join(map(str, self.given["size"]))
        return f"the {self.how} of each {size} window of a {sides(self.image)} image; output {self._result()}"
