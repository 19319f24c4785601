"""What each layer computes and its gradients, against `convolve`, `pool` and finite differences."""

import numpy as np
import pytest

from helpers import (
    Conv,
    Dense,
    Flatten,
    GlobalMeanPool,
    MaxPool,
    MeanPool,
    Network,
    ReLU,
    convolve,
    digits,
    pool,
)

from .test_network import LAYERS

IMAGES, LABELS, *_ = digits()


def slopes(function, array, step=1e-6):
    """The gradient of a number by every entry of an array, which is changed and put back: central differences."""
    found = np.empty_like(array)
    for index in np.ndindex(array.shape):
        kept = array[index]
        array[index] = kept + step
        above = function()
        array[index] = kept - step
        found[index] = (above - function()) / (2 * step)
        array[index] = kept
    return found


def ready(layer, shape):
    """The layer, built for images of that shape, with weights and biases at random."""
    random = np.random.default_rng(1)
    layer.build(shape, random)
    for name in layer.names:
        setattr(layer, name, random.normal(size=getattr(layer, name).shape))
    return layer


@pytest.mark.parametrize(("layer", "shape"), [
    (Conv(3, 3), (2, 6, 5)),
    (Conv(1, 1), (3, 2, 4)),
    (Conv(2, (1, 3), stride=2, padding=1), (1, 5, 6)),
    (Conv(2, (3, 2), stride=(2, 1), padding=(0, 2)), (2, 7, 4)),
    (Conv(2, (2, 3), padding=1, dilation=(2, 1)), (2, 5, 6)),
    (GlobalMeanPool(), (3, 2, 4)),
    (MaxPool(), (2, 4, 6)),
    (MaxPool(3), (2, 8, 6)),
    (MaxPool((1, 3)), (1, 3, 7)),
    (MaxPool(1), (1, 2, 3)),
    (MeanPool(), (2, 5, 4)),
    (MeanPool((3, 2)), (1, 7, 5)),
    (ReLU(), (3, 2, 4)),
    (Flatten(), (2, 3, 2)),
    (Dense(4), (5,)),
])  # fmt: skip
def test_every_gradient_is_the_slope_that_finite_differences_find(layer, shape):
    random = np.random.default_rng(3)
    x = random.normal(size=(*shape, 3))
    layer = ready(layer, shape)
    given = random.normal(size=layer.forward(x).shape)
    by_input = layer.backward(given)
    gradients = layer.gradients

    def value():
        return (layer.forward(x) * given).sum()

    np.testing.assert_allclose(by_input, slopes(value, x), atol=1e-7)
    for parameter, gradient in zip(layer.parameters, gradients, strict=True):
        np.testing.assert_allclose(gradient, slopes(value, parameter), atol=1e-7)


def test_the_gradients_of_all_parameters_are_right_on_real_digits_whose_backgrounds_tie():
    network, random = Network(LAYERS).astype(np.float64), np.random.default_rng(2)
    for parameter in network.parameters:
        parameter += random.normal(0, 0.1, parameter.shape)  # so that no bias is zero
    images, labels = IMAGES[..., :6], LABELS[:6]
    network.backward(network.loss(images, labels)[1])
    for parameter, gradient in zip(network.parameters, network.gradients, strict=True):
        some = slice(None, None, max(1, parameter.size // 12))
        found = slopes(lambda: network.loss(images, labels)[0], parameter.reshape(-1)[some])
        np.testing.assert_allclose(gradient.reshape(-1)[some], found, atol=1e-8)


def test_the_gradient_of_the_scores_is_the_slope_of_the_loss():
    network, labels = Network([Flatten(), Dense(3)], (1, 2, 2)).astype(np.float64), np.array([0, 2, 1, 2])
    network.layers[1].bias[:] = 0.3, -0.2, 0.1
    images = np.random.default_rng(4).normal(size=(1, 2, 2, 4))
    scores = network.forward(images)
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=0)
    loss, gradient = network.loss(images, labels)
    assert loss == pytest.approx(-np.log(probabilities[labels, np.arange(4)]).mean())
    np.testing.assert_allclose(network.probabilities(images), probabilities)
    np.testing.assert_allclose(gradient, (probabilities - np.eye(3)[:, labels]) / 4)


@pytest.mark.parametrize("size", [2, 3, (1, 2), (3, 2)])
def test_of_several_maxima_the_first_in_reading_order_gets_all_of_the_gradient(size):
    height, width = (size, size) if isinstance(size, int) else size
    x = np.random.default_rng(5).integers(0, 2, (2, 7, 8, 9)).astype(np.float32)
    layer = ready(MaxPool(size), x.shape[:-1])
    given = np.random.default_rng(6).normal(size=layer.forward(x).shape).astype(np.float32)
    expected = np.zeros_like(x)
    for channel, row, column, image in np.ndindex(given.shape):
        top, left = row * height, column * width
        window = x[channel, top : top + height, left : left + width, image]
        first = np.unravel_index(window.argmax(), window.shape)  # argmax answers with the first
        expected[channel, top + first[0], left + first[1], image] = given[channel, row, column, image]
    np.testing.assert_array_equal(layer.backward(given), expected)


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), ((1, 3), (0, 2))])
def test_a_convolution_layer_computes_what_convolve_does(stride, padding):
    x = np.random.default_rng(7).normal(size=(3, 8, 9, 4))
    layer = ready(Conv(5, (3, 2), stride, padding), x.shape[:-1])
    np.testing.assert_allclose(layer.forward(x), convolve(x, layer.kernels, layer.bias, stride, padding), atol=1e-12)


@pytest.mark.parametrize(("kind", "how"), [(MaxPool, "max"), (MeanPool, "mean")])
@pytest.mark.parametrize("size", [1, 2, (3, 2)])
def test_pooling_layers_compute_what_pool_does(kind, how, size):
    x = np.random.default_rng(8).normal(size=(3, 7, 8, 4))
    np.testing.assert_allclose(ready(kind(size), x.shape[:-1]).forward(x), pool(x, size, how=how), atol=1e-12)
