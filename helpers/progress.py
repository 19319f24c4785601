"""A moment of a training, as it is told while the training goes on."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Progress:
    """Where a training stands after `step` of `steps`.

    `loss` and `accuracy` are those of the training examples, `test_accuracy` that of examples kept back, from 0 to 1 or
    None where not measured. `kernels` are copies of those that learn: (rows, columns), or with kernels and
    channels before them. `seconds` have passed, `seconds_left` are expected.
    """

    step: int
    steps: int
    loss: float
    accuracy: float | None = None
    test_accuracy: float | None = None
    kernels: np.ndarray | None = None
    epoch: int | None = None
    seconds: float | None = None
    seconds_left: float | None = None
