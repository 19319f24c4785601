"""The exercises of lesson 6: a network from its shapes to its answers.

Does it really see?
"""

import numpy as np

from ..exercise import Exercise

LAYERS = """`Conv(6, 5), ReLU(), MaxPool(2), Conv(12, 5), ReLU(), MaxPool(2), Flatten(), Dense(60), ReLU(),
    Dense(10)`"""

ledger = Exercise(
    f"""A colour image of shape (3, 32, 32) goes through {LAYERS}.
    How many weights and biases have the two convolutions and the two dense layers? Four numbers, in a list.""",
    hints=[
        "Follow the rows: 32 → 28 → 14 → 10 → 5. So 12 maps of 5×5 are flattened.",
        "`Conv(6, 5)`: 6 kernels, each over 3 channels, with one bias. `Conv(12, 5)`: 12 kernels, each over 6 maps.",
        "`Dense(60)`: 60 outputs, each with 12×5×5 weights and a bias.",
    ],
    take_away="The weights are where nothing is shared: the first dense layer holds six times as many as all the rest.",
)


@ledger.reference
def _():
    return [6 * (3 * 5 * 5 + 1), 12 * (6 * 5 * 5 + 1), 60 * (12 * 5 * 5 + 1), 10 * (60 + 1)]


ledger.mistake(
    "The biases were forgotten: one for each kernel, and one for each dense output.", [450, 1800, 18000, 600]
)
ledger.mistake("The first kernels span all 3 channels of a colour image; here they have one.", [156, 1812, 18060, 610])
ledger.mistake("The second convolution's kernels span all 6 maps; here they have one.", [456, 312, 18060, 610])
ledger.mistake("One bias for each kernel, not for each channel of it.", [468, 1872, 18060, 610])
ledger.mistake("Each of the kernels has a bias of its own, not the layer one.", [451, 1801, 18001, 601])
ledger.mistake("The second pooling was forgotten: 5×5, not 10×10, is flattened.", [456, 1812, 72060, 610])
ledger.mistake("Every map is flattened: 12 × 5 × 5 = 300 numbers, not 12.", [456, 1812, 780, 610])
ledger.mistake(
    "That is for 28 rows, as the lesson's digits have: here 32 come in, and 5×5 are left.", [456, 1812, 11580, 610]
)
ledger.mistake("A dense output has a weight for each input, and one bias of its own.", [456, 1812, 18000, 600])


most_work = Exercise(
    f"""The same network, {LAYERS},
    and an image of shape (3, 32, 32). Which layer needs the most multiplications for one image? Answer `"Conv(6, 5)"`,
    `"Conv(12, 5)"`, `"Dense(60)"` or `"Dense(10)"`.""",
    hints=[
        "Weights of a kernel × kernels × places. How many places has each convolution? And a dense layer?",
        "`Conv(6, 5)` is at work at 28 × 28 places, `Conv(12, 5)` at 10 × 10.",
    ],
    take_away="Work is weights × places: a layer with few weights but many places may work the most.",
    choices=("Conv(6, 5)", "Conv(12, 5)", "Dense(60)", "Dense(10)"),
)


@most_work.reference
def _():
    return "Conv(6, 5)"


most_work.mistake(
    "It has four times the weights of the first, but stands at 100 places and not at 784: 180,000 against 352,800.",
    "Conv(12, 5)",
)
most_work.mistake("It holds the most weights, but uses each of its 18,000 only once for an image.", "Dense(60)")
most_work.mistake("It has the fewest: 600 weights, and each is used once.", "Dense(10)")


write_softmax = Exercise(
    """Write `softmax(scores)`: scores have shape (digits, images); each column becomes probabilities, e^score divided
    by the sum of all e^score of the column. There may be any number of digits, and scores may be as large as 1000.
    `scores.sum(axis=0)` adds up each column, `scores.max(axis=0)` finds its largest.""",
    hints=[
        "`np.exp(scores)`, divided by its sum over `axis=0`.",
        "e^1000 is too large for a float. Taking the same number off all scores of a column changes nothing.",
        "Take off the largest: `scores - scores.max(axis=0)`.",
    ],
    take_away="Softmax makes scores into shares of 1; taking the largest off first changes nothing but the overflow.",
    cases=[
        (np.array([[1.0, 0.0], [2.0, 0.0], [0.0, 3.0]]),),
        (np.array([[1000.0, 800.0, -1000.0, -5.0], [999.0, 0.0, 999.0, 5.0]]),),
        (np.array([[1.0, 0.0], [2.0, 4.0]]),),
    ],
    random=lambda rng: (rng.normal(0, 3, rng.integers(2, 5, 2)),),
)


@write_softmax.reference
def softmax(scores):
    """The powers of e, divided by their sum in each column."""
    powers = np.exp(scores - scores.max(axis=0))
    return powers / powers.sum(axis=0)


def _softmax_without(scores, taken_off):
    powers = np.exp(scores - taken_off)
    return powers / powers.sum(axis=0)


write_softmax.mistake(
    "e^1000 overflows: the formula is right, but take the largest score of the column off first.",
    lambda scores: _softmax_without(scores, 0),
)
write_softmax.mistake(
    "The largest of **all** scores was taken off: a column far below it becomes 0 / 0. Take each its own.",
    lambda scores: _softmax_without(scores, scores.max()),
)
write_softmax.mistake(
    "The smallest score was taken off: the others are as large as before. Take off the largest.",
    lambda scores: _softmax_without(scores, scores.min(axis=0)),
)
write_softmax.mistake(
    "The mean was taken off: a score may be far above the mean, and overflow. Take off the largest.",
    lambda scores: _softmax_without(scores, scores.mean(axis=0)),
)


@write_softmax.mistake("The sum goes over one image's **digits**, a column; this adds up all images together.")
def _(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


write_softmax.mistake(
    "The sum goes over one image's **digits**, `axis=0`; this adds up all images, and overflows.",
    lambda scores: np.exp(scores) / np.exp(scores).sum(),
)
write_softmax.mistake(
    "The sum goes over the digits, `axis=0`; this goes over the images.", lambda scores: softmax(scores.T).T
)
write_softmax.mistake(
    "The sum goes over the digits, `axis=0`; `axis=1` goes over the images.",
    lambda scores: np.exp(scores) / np.exp(scores).sum(axis=1),
)
write_softmax.mistake(
    "Above, the largest was taken off; below, in the sum, it was not. It must be taken off in both.",
    lambda scores: np.exp(scores - scores.max(axis=0)) / np.exp(scores).sum(axis=0),
)
write_softmax.mistake(
    "These are shares of the scores themselves; with negative scores they are no probabilities.",
    lambda scores: scores / scores.sum(axis=0),
)
write_softmax.mistake(
    "These are the powers; they are still to be divided by their sum.",
    lambda scores: np.exp(scores - scores.max(axis=0)),
)


write_accuracy = Exercise(
    """Write `accuracy(scores, labels)`: scores have shape (digits, images), labels are whole numbers, one for each
    image. The share of images whose largest score is that of their label, from 0 to 1.""",
    hints=[
        "`scores.argmax(axis=0)` is the digit with the largest score, for each image.",
        "The mean of `True` and `False` is a share.",
    ],
    take_away="Accuracy asks only which score is the largest; how sure the network was does not count.",
    cases=[
        (np.array([[3, 1, 0, 0], [1, 2, 5, 1], [0, 0, 1, 4]]), np.array([0, 1, 2, 2])),
        (np.array([[3, 1, 0], [1, 2, 5], [0, 0, 4]]), np.array([1, 2, 2])),
    ],
    random=lambda rng: (rng.integers(0, 100, (3, 8)).astype(float), rng.integers(0, 3, 8)),
)


@write_accuracy.reference
def accuracy(scores, labels):
    """The share of images whose largest score is that of their label."""
    return np.mean(scores.argmax(axis=0) == labels)


write_accuracy.mistake(
    "This counts the right answers; divide by the number of images.",
    lambda scores, labels: np.sum(scores.argmax(axis=0) == labels),
)
write_accuracy.mistake(
    "This is per cent; asked for is a share from 0 to 1.", lambda scores, labels: 100 * accuracy(scores, labels)
)
write_accuracy.mistake(
    "`len(scores)` is the number of digits; divide by the number of images, `len(labels)`.",
    lambda scores, labels: np.sum(scores.argmax(axis=0) == labels) / len(scores),
)
write_accuracy.mistake(
    "`scores.size` counts all scores; divide by the number of images, `len(labels)`.",
    lambda scores, labels: np.sum(scores.argmax(axis=0) == labels) / scores.size,
)
write_accuracy.mistake(
    "`max` gives the largest score itself; asked for is **which** digit has it: `argmax`.",
    lambda scores, labels: np.mean(scores.max(axis=0) == labels),
)
write_accuracy.mistake(
    "Without `axis=0`, `argmax` finds one place in the whole grid; each image needs its own.",
    lambda scores, labels: np.mean(scores.argmax() == labels),
)
write_accuracy.mistake(
    "An image is a column: go through the digits with `axis=0`. This goes through the rows.",
    lambda scores, labels: np.mean(scores.argmax(axis=1) == labels),
)
write_accuracy.mistake(
    "`//` rounds down: a share below 1 becomes 0. Divide with `/`.",
    lambda scores, labels: np.sum(scores.argmax(axis=0) == labels) // len(labels),
)
write_accuracy.mistake(
    "`return` stands inside the loop: it ends at the first image that is right.",
    lambda scores, labels: min(np.sum(scores.argmax(axis=0) == labels), 1) / len(labels),
)
write_accuracy.mistake(
    "This is the share of wrong answers.", lambda scores, labels: np.mean(scores.argmax(axis=0) != labels)
)
write_accuracy.mistake(
    "This takes the digit with the smallest score.", lambda scores, labels: np.mean(scores.argmin(axis=0) == labels)
)
