"""The exercises of lesson 6 in which something is to be repaired; there are many right answers to them.

What `measure` makes of an answer says how it went.
"""

from itertools import pairwise
from numbers import Real

import numpy as np

from ...data import shapes
from ...network import Conv, Dense, Flatten, MaxPool, Network, ReLU, train
from ..compare import Unreadable
from ..exercise import Exercise


def _trained(learning_rate):
    """Trains a small network for a moment, and says how it went."""
    if isinstance(learning_rate, bool) or not isinstance(learning_rate, Real):
        raise Unreadable("a single number is asked for, such as `20`")
    if not np.isfinite(learning_rate):
        raise Unreadable(f"{learning_rate} is no length for a step; a number such as `20` is asked for")
    if learning_rate <= 0:
        return "it goes uphill" if learning_rate < 0 else "it stands still"
    images, labels = shapes(300, seed=1)
    network = Network([Conv(4, 5), ReLU(), MaxPool(2), Flatten(), Dense(3)], images.shape[:-1])
    try:
        for _ in train(network, images, labels, epochs=4, batch=20, learning_rate=learning_rate, shift=0):
            pass
    except FloatingPointError:
        return "the steps are too long"
    if network.accuracy(images, labels) > 0.7:
        return "it learns"
    return "the steps are too long" if learning_rate > 0.3 else "the steps are too short"


repair_learning_rate = Exercise(
    """Repair: a small network is trained with `learning_rate=20` and its loss explodes. Which learning rate would you
    give it? It is tried at once, for a moment, on bars, crosses and circles.""",
    hints=["A step that is too long jumps across the valley, and up the other side.", "Try a thousandth of it."],
    take_away="Too large a learning rate explodes, too small a one hardly moves; between them lie many that work.",
    measure=_trained,
)


@repair_learning_rate.reference
def _():
    return 0.03


repair_learning_rate.mistake("The steps are too long: the loss explodes, or jumps about. Try a smaller one.", 20)
repair_learning_rate.mistake("It learns too slowly, or hardly at all: the steps are too short. Try a larger one.", 1e-6)
repair_learning_rate.mistake("A negative rate goes uphill: the minus sign is in the rule already.", -0.03)
repair_learning_rate.mistake("With a rate of 0 no step has any length: it stands still, and learns nothing.", 0)


KEPT = [Conv(4, 3), Conv(8, 3), Dense(20), Dense(10)]


def _bends(layers):
    """Where a stack of layers bends."""
    if not isinstance(layers, (list, tuple)) or not all(hasattr(layer, "forward") for layer in layers):
        raise Unreadable("a list of layers is asked for, such as `[Conv(4, 3), ReLU(), Flatten(), Dense(10)]`")
    Network(layers, (1, 12, 12))  # says so when a layer does not fit
    weighted = [index for index, layer in enumerate(layers) if isinstance(layer, (Conv, Dense))]
    if [repr(layers[index]) for index in weighted] != list(map(repr, KEPT)):
        return "other layers"
    bends = [any(isinstance(layer, (ReLU, MaxPool)) for layer in layers[a:b]) for a, b in pairwise(weighted)]
    if not any(bends):
        return "one straight layer"
    if isinstance(layers[-1], ReLU):
        return "bent scores"
    return "bent" if all(bends) else "two straight layers in a row"


repair_straight = Exercise(
    """Repair: `[Conv(4, 3), Conv(8, 3), Flatten(), Dense(20), Dense(10)]` has four layers of weights and learns no more
    than a single one. Hand over a list in which it is put right; keep the four layers as they are.""",
    hints=[
        "What turns two layers in a row into one?",
        "Put a bend between each two layers of weights.",
        "`ReLU()` after all but the last.",
    ],
    take_away="A bend between every two layers of weights, a ReLU or a max pool: without it they are one.",
    measure=_bends,
)


@repair_straight.reference
def _():
    return [Conv(4, 3), ReLU(), Conv(8, 3), ReLU(), Flatten(), Dense(20), ReLU(), Dense(10)]


repair_straight.mistake(
    "Between none of the four is there a bend: all of it is one straight layer still.",
    [Conv(4, 3), Conv(8, 3), Flatten(), Dense(20), Dense(10)],
)
repair_straight.mistake(
    "Some of the four still follow each other without a bend, and so are one.",
    [Conv(4, 3), ReLU(), Conv(8, 3), ReLU(), Flatten(), Dense(20), Dense(10)],
)
repair_straight.mistake(
    "A ReLU after the last layer cuts off the scores: no class can get less than 0.",
    [Conv(4, 3), ReLU(), Conv(8, 3), ReLU(), Flatten(), Dense(20), ReLU(), Dense(10), ReLU()],
)
repair_straight.mistake(
    "The four layers of weights should stay as they are; only put something between them.",
    [Conv(4, 3), ReLU(), Flatten(), Dense(10)],
)


SHAPES = [(16, 8, 3, 3), (8, 1, 3, 3), (8, 64, 5, 5)]  # of kernels to begin with: 72, 9 and 1,600 terms
TERMS = [int(np.prod(shape[1:])) for shape in SHAPES]
FACTOR = 2.5  # by which kernels may be larger or smaller than the rule of He says


def _beginning(start):
    """What is to be said of the kernels with which layers of several shapes begin."""
    if not callable(start):
        raise Unreadable("a function is asked for: its name alone, without brackets after it")
    verdicts, deviations = [], []
    for shape in SHAPES:
        kernels = start(shape, np.random.default_rng(0))
        if kernels is None:
            return None
        if np.shape(kernels) != shape:
            raise Unreadable(f"for the shape {shape} it gives kernels of shape {np.shape(kernels)}")
        verdicts.append(_verdict(np.asarray(kernels, float)))
        deviations.append(np.std(kernels))
    if verdicts == ["too small"] * len(SHAPES) and np.ptp(np.log(np.multiply(deviations, TERMS))) < 0.5:
        return "as small as one by the number of terms"
    common = {verdict for verdict in verdicts if verdict != "ready"} or {"ready"}
    return common.pop() if len(common) == 1 and (verdicts[0] != "ready" or common == {"ready"}) else "for some shapes"


def _verdict(kernels):
    right = np.sqrt(2 / np.prod(kernels.shape[1:]))
    if not np.isfinite(kernels).all():
        raise Unreadable("some of the kernels' numbers are not finite")
    if not kernels.any():
        return "all zero"
    if np.allclose(kernels, kernels[0]):
        return "all alike"
    if abs(kernels.mean()) > kernels.std() / 2:
        return "one-sided"
    large, small = kernels.std() > FACTOR * right, kernels.std() < right / FACTOR
    return "too large" if large else "too small" if small else "ready"


repair_start = Exercise(
    """Repair: a network whose kernels all begin at 0 never learns. Write `start(shape, random)`: kernels to begin with,
    for any shape (filters, channels, rows, columns). `random` is a NumPy generator: `random.normal(0, size, shape)`
    draws numbers around 0, most of them nearer to it than `size`. Several shapes are tried.""",
    hints=[
        "Equal kernels get equal blames and stay equal for ever: they must differ.",
        "Each output adds up channels × rows × columns products; the more of them, the smaller the weights should be.",
        "The rule of Kaiming He: `size` is the square root of 2 / (channels × rows × columns).",
    ],
    take_away="Random, around 0, and smaller the more terms there are: then signals neither die out nor grow.",
    measure=_beginning,
)


@repair_start.reference
def _():
    def start(shape, random):
        _, channels, rows, columns = shape
        return random.normal(0, np.sqrt(2 / (channels * rows * columns)), shape)

    return start


repair_start.mistake(
    "All zero: every output is 0, and so is every blame behind it. Nothing ever moves.",
    lambda shape, random: np.zeros(shape),
)
repair_start.mistake(
    "All kernels are alike: they get the same blames and stay alike for ever.", lambda shape, random: np.ones(shape)
)
repair_start.mistake(
    "Too large for so many terms: the numbers grow from layer to layer.",
    lambda shape, random: random.normal(0, 1, shape),
)
repair_start.mistake(
    "Too small: the numbers die out from layer to layer.", lambda shape, random: random.normal(0, 1e-4, shape)
)
repair_start.mistake(
    "Too small: the products partly cancel, so their sum grows only like the **square root** of how many they are.",
    lambda shape, random: random.normal(0, 1 / np.prod(shape[1:]), shape),
)
repair_start.mistake(
    "Random, but mostly on one side of 0: the outputs only add up.", lambda shape, random: random.uniform(0.5, 1, shape)
)
repair_start.mistake(
    "Right for some shapes and wrong for others: work the size out from channels × rows × columns.",
    lambda shape, random: random.normal(0, 0.1, shape),
)
