"""From scores to probabilities, and how far they are from the labels."""

import numpy as np
from numpy.typing import ArrayLike

from ..checks import numbers


def softmax(scores: np.ndarray) -> np.ndarray:
    """Scores as probabilities: exp(score) / sum of exp(scores), (classes, N) or (classes,).

    The largest score is taken off first, which changes nothing but keeps exp from overflowing.
    """
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)


def cross_entropy(scores: np.ndarray, labels: ArrayLike) -> tuple[float, np.ndarray]:
    """The mean over the batch of −log(probability of the right class), and its gradient by the scores.

    Scores are (classes, N), labels (N,); the gradient is (probabilities − 1 at the right class) / N.
    """
    count = scores.shape[-1]
    right = check_labels(labels, scores.shape), np.arange(count)
    scores = scores - scores.max(axis=0)  # changes no probability, and keeps exp from overflowing
    powers = np.exp(scores)
    total = powers.sum(axis=0)
    gradient = powers / (total * count)
    gradient[right] -= 1 / count
    return float((np.log(total) - scores[right]).mean()), gradient


def check_labels(labels: ArrayLike, shape: tuple[int, ...]) -> np.ndarray:
    """The labels as an array. Raises ValueError unless `shape`, that of the scores, is (classes, N) and they fit it."""
    if len(shape) != 2:
        raise ValueError(f"Labels need (classes, N) scores, as a Dense layer gives for a batch, but these are {shape}.")
    labels = numbers("labels", labels)
    if labels.shape != shape[1:] or labels.dtype.kind not in "iu":
        raise ValueError(
            f"labels must be {shape[1]} whole numbers, one an image, but their shape is {labels.shape} and they are "
            f"{labels.dtype}."
        )
    if labels.min() < 0 or labels.max() >= shape[0]:
        raise ValueError(f"labels must lie in 0 to {shape[0] - 1}, but reach from {labels.min()} to {labels.max()}.")
    return labels
