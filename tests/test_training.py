"""Training: it learns, says how far it is, gives the same for the same seed, and ends well however it ends."""

import itertools
import re

import numpy as np
import pytest

from helpers import Conv, Dense, Flatten, MaxPool, Network, ReLU, digits, shapes, train
from helpers.network import training

SMALL = [Conv(4, 3), ReLU(), MaxPool(3), Flatten(), Dense(10)]
IMAGES, LABELS, TEST_IMAGES, TEST_LABELS = digits()


def parameters(network):
    return np.concatenate([parameter.ravel() for parameter in network.parameters])


def trained(network=None, count=640, **settings):
    network = network or Network(SMALL)
    return network, list(train(network, IMAGES[..., :count], LABELS[:count], **settings))


def test_an_epoch_over_the_digits_teaches_most_of_them():
    network, told = trained(count=8000, test=(TEST_IMAGES, TEST_LABELS))
    assert network.accuracy(TEST_IMAGES, TEST_LABELS) == told[-1].test_accuracy > 0.75
    assert told[-1].loss < told[0].loss / 2
    assert told[-1].accuracy > 0.6 > told[0].accuracy


def test_the_small_shapes_are_learned_in_moments():
    images, labels = shapes(600)
    network = Network([Conv(6, 3), ReLU(), MaxPool(), Flatten(), Dense(3)], images.shape[:-1])
    for _ in train(network, images, labels, epochs=8, learning_rate=0.1):
        pass
    assert network.accuracy(*shapes(300, seed=1)) > 0.9


def test_the_same_seed_gives_the_same_network_and_another_another():
    results = [parameters(trained(seed=seed)[0]) for seed in (5, 5, 6)]
    np.testing.assert_array_equal(results[0], results[1])
    assert not np.array_equal(results[0], results[2])


def test_progress_says_where_the_training_is(monkeypatch):
    monkeypatch.setattr(training, "PAUSE", 0)
    _, told = trained(count=150, epochs=2, batch=64, test=(TEST_IMAGES[..., :50], TEST_LABELS[:50]))
    assert [each.step for each in told] == [1, 2, 3, 4, 5, 6]  # the last batch of an epoch is a smaller one
    assert {each.steps for each in told} == {6}
    assert [each.epoch for each in told] == [1, 1, 1, 2, 2, 2]
    assert [each.test_accuracy is None for each in told] == [True, True, False] * 2
    assert sorted({each.seconds for each in told}) == [each.seconds for each in told]
    assert all(each.seconds_left > 0 for each in told[:-1])
    assert told[-1].seconds_left == 0


def test_progress_keeps_the_kernels_of_its_moment(monkeypatch):
    monkeypatch.setattr(training, "PAUSE", 0)
    network, told = trained(count=192)
    np.testing.assert_array_equal(told[-1].kernels, network.layers[0].kernels)
    assert not np.array_equal(told[0].kernels, told[-1].kernels)


def test_progress_does_not_come_so_often_that_drawing_would_slow_the_training():
    _, told = trained(count=8000)
    assert len(told) <= 2 + told[-1].seconds / training.PAUSE


def test_a_timed_training_ends_in_time_with_the_learning_rate_down(monkeypatch):
    clock = itertools.count(step=0.001)  # a millisecond whenever it is looked at
    monkeypatch.setattr(training.time, "perf_counter", lambda: next(clock))
    network, told = trained(count=8000, seconds=0.4)
    assert told[-1].seconds == pytest.approx(0.4, abs=0.01)
    assert told[-1].seconds_left == 0
    assert told[-1].step == told[-1].steps
    assert network.accuracy(TEST_IMAGES, TEST_LABELS) > 0.6


def test_every_image_is_shown_once_an_epoch_and_moved_by_a_pixel_at_most():
    images = np.zeros((1, 5, 5, 40), np.uint8)
    images[0, 2, 2] = np.arange(1, 41)  # one dot each, by whose level an image is known
    batches = training._batches(images, np.arange(40), 16, 1, np.random.default_rng(0))
    shown = [next(batches) for _ in range(3)]
    assert [len(labels) for _, labels in shown] == [16, 16, 8]
    assert sorted(np.concatenate([labels for _, labels in shown])) == list(range(40))
    moves = set()
    for given, labels in shown:
        for image, label in zip(np.moveaxis(given, -1, 0), labels, strict=True):
            assert image.sum() == label + 1
            moves.add(tuple(np.argwhere(image[0])[0]))
    assert moves == {(row, column) for row in (1, 2, 3) for column in (1, 2, 3)}


def test_an_exploding_loss_stops_with_advice_and_the_network_at_its_best():
    network, before = Network(SMALL), Network(SMALL).loss(IMAGES[..., :640], LABELS[:640])[0]
    with pytest.raises(FloatingPointError, match=r"exploded: at step \d+ it was .* Try a learning rate below 90;"):
        trained(network, epochs=5, learning_rate=90)
    assert network.loss(IMAGES[..., :640], LABELS[:640])[0] <= before * 1.01


@pytest.mark.parametrize(("place", "moment"), [(1, "forward"), (4, "backward"), (0, "learn")])
def test_an_interrupt_in_the_middle_of_a_step_keeps_the_steps_before_it(monkeypatch, place, moment):
    monkeypatch.setattr(training, "PAUSE", 0)
    network, kept = Network(SMALL), []
    original = getattr(network.layers[place], moment)

    def interrupted(x):
        if len(kept) == 3:
            raise KeyboardInterrupt
        return original(x)

    monkeypatch.setattr(network.layers[place], moment, interrupted)
    with pytest.raises(KeyboardInterrupt):
        kept.extend(parameters(network) for _ in train(network, IMAGES[..., :640], LABELS[:640]))
    np.testing.assert_array_equal(parameters(network), kept[-1])
    assert not np.array_equal(kept[-1], kept[-2])


def test_leaving_the_loop_ends_the_training_and_it_can_go_on_later():
    network = Network(SMALL)
    for _ in train(network, IMAGES, LABELS):
        break
    once = parameters(network)
    assert not np.array_equal(once, parameters(Network(SMALL)))
    trained(network)
    assert not np.array_equal(once, parameters(network))


def test_kernels_may_be_replaced_between_two_trainings():
    network, _ = trained()
    network.layers[0].kernels = replaced = np.full_like(network.layers[0].kernels, 0.5)
    network, told = trained(network)
    np.testing.assert_array_equal(told[-1].kernels, network.layers[0].kernels)
    assert not np.array_equal(network.layers[0].kernels, replaced)
    assert (replaced == 0.5).all()


def test_kernels_replaced_inside_the_loop_are_trained_on():
    network = Network(SMALL)
    moments = train(network, IMAGES[..., :640], LABELS[:640])
    next(moments)
    network.layers[0].kernels = np.full_like(network.layers[0].kernels, 0.5)
    told = list(moments)[-1]
    np.testing.assert_array_equal(told.kernels, network.layers[0].kernels)
    assert (told.kernels != 0.5).all()
    assert np.abs(told.kernels - 0.5).mean() < 0.2


@pytest.mark.parametrize(("settings", "message"), [
    ({"epochs": 0}, "epochs must be at least 1, but was given 0."),
    ({"batch": 0}, "batch must be at least 1, but was given 0."),
    ({"shift": -1}, "shift must be at least 0, but was given -1."),
    ({"learning_rate": 0}, "learning_rate must be above 0, but was given 0."),
    ({"seconds": -2}, "seconds must be above 0, but was given -2."),
    ({"momentum": 1}, "momentum must be at least 0 and below 1, but was given 1."),
    ({"test": (IMAGES[..., :2], [1])},
     "labels must be 2 whole numbers, one an image, but their shape is (1,) and they are int64."),
    ({"test": (IMAGES[0], LABELS)},
     "images must have shape (1, 28, 28) and the batch as a last axis, but theirs is (28, 28, 8000)."),
])  # fmt: skip
def test_what_cannot_be_trained_is_said_at_once(settings, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        train(Network(SMALL), IMAGES[..., :64], LABELS[:64], **settings)
