"""Training: steps down the slope of the loss, one batch at a time, told about while they happen."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ..checks import numbers, whole
from .loss import check_labels, cross_entropy
from .network import Network

WARM_UP = 0.05  # of the training, over which the learning rate grows from nothing
MEMORY = 50  # steps over which loss and accuracy are averaged
PAUSE = 0.1  # seconds between two reports, so that drawing them costs little of the training
EXPLODED = 10  # times the loss at the start, or of a blind guess
EXPLOSION = (
    "The loss exploded: at step {} it was {:.3g}. Try a learning rate below {}; the network is again as it was at its "
    "best."
)


@dataclass(frozen=True, eq=False)
class Progress:
    """A moment of a training; `loss` and `accuracy` are averages over about the last 50 batches.

    `test_accuracy` is None but at the end of an epoch and of the training, when there are test images; `kernels` is a
    copy of those of the first convolution (None without one). In a timed training `steps` is an estimate.
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


def train(
    network: Network,
    images: ArrayLike,
    labels: ArrayLike,
    epochs: int = 1,
    batch: int = 64,
    learning_rate: float = 0.03,
    momentum: float = 0.9,
    shift: int = 1,
    seconds: float | None = None,
    test: tuple[ArrayLike, ArrayLike] | None = None,
    seed: int = 0,
) -> Iterator[Progress]:
    """Train the network in place, and yield Progress about ten times a second, after each epoch and at the end.

    A generator: nothing is trained before the first `next`, and leaving the loop ends the training. Stochastic gradient
    descent with momentum; the learning rate grows over the first twentieth and then falls, in a line, to zero. Each
    time an image is shown it is moved by up to `shift` pixels, up or down, left or right. `seconds` ends the training
    after that time instead of after `epochs`; what is done between two Progresses counts. `test` is (images, labels).

    The same seed gives the same network, unless `seconds` decides. Interrupted, the network is as the last whole step
    left it. Raises FloatingPointError when the loss explodes; the network is then again as it was at its best.
    """
    if not network.parameters:
        raise ValueError(f"There is nothing to train: none of the layers {network.layers} has weights.")
    images, labels = _examples(network, images, labels)
    test = test and _examples(network, *test)
    epochs, batch, shift = whole("epochs", epochs, 1), whole("batch", batch, 1), whole("shift", shift, 0)
    _positive("learning_rate", learning_rate)
    if seconds is not None:
        _positive("seconds", seconds)
    if not 0 <= numbers("momentum", momentum, axes=(0,)) < 1:
        raise ValueError(f"momentum must be at least 0 and below 1, but was given {momentum}.")
    batches = _batches(images, labels, batch, shift, np.random.default_rng(seed))
    an_epoch = len(_cuts(len(labels), batch)) + 1
    return _descend(network, batches, an_epoch, epochs * an_epoch, seconds, learning_rate, momentum, test)


def _descend(network, batches, an_epoch, steps, seconds, learning_rate, momentum, test):
    """The loop of `train`, whose arguments are in order."""
    velocity, best, lowest, loss, accuracy = 0, _copy(network), np.inf, 0, 0
    limit = EXPLODED * np.log(network.shapes[-1][0])
    start, reported = time.perf_counter(), -np.inf
    for step, (images, labels) in enumerate(batches, 1):
        done = (step - 0.5) / steps if seconds is None else (time.perf_counter() - start) / seconds
        here, right, slope = _look(network, images, labels)
        limit = max(limit, EXPLODED * here) if step == 1 else limit
        if not here <= limit:  # NaN is not
            _restore(network, best)
            raise FloatingPointError(EXPLOSION.format(step, here, learning_rate))
        share = max(1 / step, 1 / MEMORY)
        loss, accuracy = loss + (here - loss) * share, accuracy + (right - accuracy) * share
        if loss < lowest:
            lowest, best = loss, _copy(network)
        rate = learning_rate * max(0, min(done / WARM_UP, (1 - done) / (1 - WARM_UP)))
        velocity = momentum * velocity - rate * slope
        weights = network.vector()
        weights += velocity  # a whole step at once: an interrupt comes before it or after it
        elapsed = time.perf_counter() - start
        over = step == steps if seconds is None else elapsed >= seconds
        tested = test is not None and (over or step % an_epoch == 0)
        if over or tested or elapsed - reported >= PAUSE:
            expected = steps if seconds is None else max(step, round(step * seconds / elapsed))
            yield Progress(
                step=step,
                steps=expected,
                epoch=(step - 1) // an_epoch + 1,
                seconds=elapsed,
                seconds_left=0.0 if over else elapsed / step * (expected - step),
                loss=float(loss),
                accuracy=float(accuracy),
                test_accuracy=network.accuracy(*test) if tested else None,
                kernels=next((layer.kernels.copy() for layer in network.layers if "kernels" in layer.names), None),
            )
            reported = time.perf_counter() - start
        if over:
            return


def _examples(network, images, labels):
    """Images and labels as arrays. Raises ValueError when they do not fit the network, or each other."""
    images = numbers("images", images)
    if images.shape[:-1] != network.input_shape:
        wanted = f"{network.input_shape} and the batch as a last axis"
        raise ValueError(f"images must have shape {wanted}, but theirs is {images.shape}.")
    return images, check_labels(labels, (*network.shapes[-1], images.shape[-1]))


def _positive(name, value):
    if numbers(name, value, axes=(0,)) <= 0:
        raise ValueError(f"{name} must be above 0, but was given {value}.")


def _batches(images, labels, batch, shift, random):
    """Batches without end, every image once an epoch, in an order and moved by pixels that `random` draws."""
    padded = np.pad(np.moveaxis(images, -1, 0), ((0, 0), (0, 0), (shift, shift), (shift, shift)))
    moved = np.lib.stride_tricks.sliding_window_view(padded, images.shape[1:3], axis=(2, 3))
    while True:
        order = random.permutation(len(labels))
        for chosen in np.split(order, _cuts(len(order), batch)):
            down, right = random.integers(2 * shift + 1, size=(2, len(chosen)))
            yield np.moveaxis(moved[chosen, :, down, right], 0, -1), labels[chosen]


def _cuts(count, batch):
    """Where one batch ends and the next begins. A last batch of one image, which has no spread, joins another."""
    return range(batch, count - (batch > 1), batch)


def _copy(network):
    """All that training changes, as it is now."""
    return [array.copy() for array in [network.vector(), *network.state]]


def _restore(network, kept):
    """Everything again as `_copy` found it."""
    for array, before in zip([network.vector(), *network.state], kept, strict=True):
        array[...] = before


def _look(network, images, labels):
    """The loss, the share of right answers, and the gradient of all parameters in one vector."""
    with _training(network), np.errstate(over="ignore", invalid="ignore"):  # an explosion gets a sentence of its own
        scores = network.forward(images)
        loss, gradient = cross_entropy(scores, labels)
        network.backward(gradient)
        slope = np.concatenate([gradient.ravel() for gradient in network.gradients])
    return loss, (scores.argmax(axis=0) == labels).mean(), slope


@contextmanager
def _training(network):
    """While it lasts, the layers know that they are being trained; what does not last leaves no trace in them."""
    kept = _copy(network)
    try:
        for layer in network.layers:
            layer.training = True
        yield
    except BaseException:  # an interrupt is none of the usual ones
        _restore(network, kept)
        raise
    finally:
        for layer in network.layers:
            layer.training = False
