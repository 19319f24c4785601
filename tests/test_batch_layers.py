"""Layers that act otherwise while training, BatchNorm and Dropout; against formulas in loops and finite differences."""

import numpy as np
import pytest

from helpers import BatchNorm, Conv, Dense, Dropout, Flatten, GlobalMeanPool, Network, ReLU, digits, train

from .refusals import assert_one_clear_sentence
from .test_gradients import slopes

LAYERS = [
    Conv(24, 5, stride=2),
    BatchNorm(),
    ReLU(),
    Dropout(0.1),
    GlobalMeanPool(),
    Dense(16),
    BatchNorm(),
    ReLU(),
    Dense(10),
]
IMAGES, LABELS, *_ = (array[..., :640] for array in digits())


def built(layer, shape, training):
    """The layer with weights at random, in training or not."""
    random = np.random.default_rng(1)
    layer.build(shape, random)
    for name in layer.names:
        setattr(layer, name, random.normal(size=getattr(layer, name).shape))
    layer.training = training
    return layer


def normalised_by_loops(x, layer, mean, variance):
    """The published formula, (x - E[x]) / sqrt(Var[x] + eps) * gamma + beta, a number at a time."""
    result = np.empty_like(x)
    for index in np.ndindex(x.shape):
        channel = index[0]
        deviation = (variance[channel] + layer.epsilon) ** 0.5
        result[index] = (x[index] - mean[channel]) / deviation * layer.scale[channel] + layer.shift[channel]
    return result


@pytest.mark.parametrize("shape", [(3, 4, 2), (5,)])
def test_batchnorm_is_the_published_formula_while_training_and_after(shape):
    x = np.random.default_rng(0).normal(2, 3, size=(*shape, 6))
    layer = built(BatchNorm(momentum=0.3), shape, training=True)
    channels = [x[channel].ravel().tolist() for channel in range(len(x))]
    mean = [sum(each) / len(each) for each in channels]
    squares = [sum((number - m) ** 2 for number in each) for each, m in zip(channels, mean, strict=True)]
    count = len(channels[0])
    biased, unbiased = [square / count for square in squares], [square / (count - 1) for square in squares]
    np.testing.assert_allclose(layer.forward(x), normalised_by_loops(x, layer, mean, biased), rtol=1e-12)
    np.testing.assert_allclose(layer.mean, 0.3 * np.array(mean), rtol=1e-12)
    np.testing.assert_allclose(layer.variance, 0.7 + 0.3 * np.array(unbiased), rtol=1e-12)
    layer.training = False
    kept = layer.mean.copy(), layer.variance.copy()
    np.testing.assert_allclose(layer.forward(x), normalised_by_loops(x, layer, *kept), rtol=1e-12)
    assert (layer.mean == kept[0]).all(), "looking changes nothing"


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize(("layer", "shape"), [
    (BatchNorm(), (3, 4, 2)), (BatchNorm(), (5,)), (Dropout(0.4), (2, 3, 3)), (Dropout(0), (7,)),
])  # fmt: skip
def test_every_gradient_is_the_slope_that_finite_differences_find(layer, shape, training):
    random = np.random.default_rng(3)
    x = random.normal(size=(*shape, 4))
    layer = built(layer, shape, training)
    given = random.normal(size=x.shape)

    def value():
        layer.random = np.random.default_rng(7)  # the same numbers drop out each time
        return (layer.forward(x) * given).sum()

    value()
    by_input, gradients = layer.backward(given), layer.gradients
    np.testing.assert_allclose(by_input, slopes(value, x), atol=1e-7)
    for parameter, gradient in zip(layer.parameters, gradients, strict=True):
        np.testing.assert_allclose(gradient, slopes(value, parameter), atol=1e-7)


def test_dropout_drops_its_share_keeps_the_mean_and_rests_outside_of_training():
    layer = built(Dropout(0.3), (1000,), training=True)
    x = np.ones((1000, 100))
    dropped = layer.forward(x)
    assert abs((dropped == 0).mean() - 0.3) < 0.01
    assert set(np.unique(dropped)) == {0, 1 / 0.7}
    layer.training = False
    assert (layer.forward(x) == x).all()


def test_a_network_with_them_learns_is_saved_and_comes_back_the_same(tmp_path):
    network = Network(LAYERS)
    before = network.accuracy(IMAGES, LABELS)
    last = list(train(network, IMAGES, LABELS, epochs=10, learning_rate=0.1))[-1]
    assert network.accuracy(IMAGES, LABELS) > before + 0.2
    assert np.isfinite(last.loss)
    assert not any(layer.training for layer in network.layers)
    network.save(tmp_path / "network.npz")
    again = Network.load(tmp_path / "network.npz")
    assert repr(again) == repr(network)
    assert (again.forward(IMAGES) == network.forward(IMAGES)).all()
    assert [array.tolist() for array in again.state] == [array.tolist() for array in network.state]
    assert any(array.any() for array in network.state[::2]), "the running means have moved"


def test_the_same_seed_gives_the_same_training():
    first, second = Network(LAYERS), Network(LAYERS)
    for network in (first, second):
        list(train(network, IMAGES, LABELS, seed=4))
    assert all((a == b).all() for a, b in zip(first.parameters, second.parameters, strict=True))


def test_between_two_moments_of_a_training_the_network_looks_and_does_not_train():
    network = Network(LAYERS)
    for _ in train(network, IMAGES, LABELS, test=(IMAGES, LABELS)):
        assert not any(layer.training for layer in network.layers)
        assert (network.forward(IMAGES[..., :3]) == network.forward(IMAGES[..., :3])).all()


def test_an_interrupted_step_leaves_no_trace_in_what_the_layers_keep(monkeypatch):
    network = Network(LAYERS)
    next(train(network, IMAGES, LABELS))
    kept = [array.copy() for array in network.state]

    def interrupted(x):
        raise KeyboardInterrupt

    monkeypatch.setattr(network.layers[-1], "forward", interrupted)
    with pytest.raises(KeyboardInterrupt):
        next(train(network, IMAGES, LABELS))
    assert all((a == b).all() for a, b in zip(network.state, kept, strict=True))
    assert not any(layer.training for layer in network.layers)


def test_one_image_left_over_at_the_end_of_an_epoch_joins_the_batch_before_it():
    network = Network([Dropout(0.1), Flatten(), Dense(10), BatchNorm()])  # the first layer learns nothing
    told = list(train(network, IMAGES[..., :33], LABELS[:33], epochs=2, batch=16))
    assert told[-1].step == told[-1].steps == 4


def test_parameters_that_somebody_holds_are_trained_with_the_network():
    network = Network(LAYERS)
    held = network.parameters
    list(train(network, IMAGES, LABELS))
    assert all(mine is theirs for mine, theirs in zip(held, network.parameters, strict=True))
    twin = network.astype(np.float64)
    list(train(twin, IMAGES, LABELS))
    assert all((mine == theirs).all() for mine, theirs in zip(held, network.parameters, strict=True)), "a copy is apart"


@pytest.mark.parametrize(("make", "words"), [
    (lambda: Dropout(1), "share must be a number from 0 to below 1, but was given 1"),
    (lambda: Dropout("half"), "share must be a number from 0 to below 1, but was given 'half'"),
    (lambda: BatchNorm(epsilon=0), "epsilon must be a number above 0 and at most 1, but was given 0"),
    (lambda: Network([Flatten(), GlobalMeanPool()]), "GlobalMeanPool(), does not fit (784,): it wants (channels, rows"),
    (lambda: next(train(Network([Flatten()]), IMAGES, LABELS)), "There is nothing to train"),
    (lambda: next(train(Network([Flatten(), Dense(10), BatchNorm()]), IMAGES[..., :1], LABELS[:1])), "larger batch"),
])  # fmt: skip
def test_what_does_not_work_is_answered_in_a_sentence(make, words):
    assert_one_clear_sentence(make, ValueError, words)
