"""The layers and the network, against finite differences, against `convolve` and `pool`, and on real digits."""

import numpy as np
import pytest

from helpers import Conv, Dense, Flatten, MaxPool, MeanPool, Network, ReLU, digits

LAYERS = [Conv(4, 3), ReLU(), MaxPool(), Conv(6, (3, 2), padding=(0, 1)), ReLU(), MeanPool(), Flatten(), Dense(10)]
IMAGES, LABELS, *_ = digits()


def differences(function, array, step=1e-6):
    """The gradient of a number by every entry of an array, which is changed and put back: central differences."""
    slopes = np.empty_like(array)
    for index in np.ndindex(array.shape):
        kept = array[index]
        array[index] = kept + step
        above = function()
        array[index] = kept - step
        slopes[index] = (above - function()) / (2 * step)
        array[index] = kept
    return slopes


def built(layer, shape, dtype=np.float64):
    """The layer, ready for images of that shape, with weights and biases at random."""
    random = np.random.default_rng(1)
    layer.build(shape, random)
    for name in layer.names:
        setattr(layer, name, random.normal(size=getattr(layer, name).shape).astype(dtype))
    return layer


def jittered(network, dtype=np.float64):
    """A copy whose biases are not zero."""
    network, random = network.astype(dtype), np.random.default_rng(2)
    for parameter in network.parameters:
        parameter += random.normal(0, 0.1, parameter.shape)
    return network


@pytest.mark.parametrize(("layer", "shape"), [
    (Conv(3, 3), (2, 6, 5)),
    (Conv(1, 1), (3, 2, 4)),
    (Conv(2, (1, 3), stride=2, padding=1), (1, 5, 6)),
    (Conv(2, (3, 2), stride=(2, 1), padding=(0, 2)), (2, 7, 4)),
    (MaxPool(), (2, 4, 6)),
    (MaxPool(3), (2, 8, 6)),
    (MaxPool((1, 3)), (1, 3, 7)),
    (MeanPool(), (2, 5, 4)),
    (MeanPool((3, 2)), (1, 7, 5)),
    (ReLU(), (3, 2, 4)),
    (Flatten(), (2, 3, 2)),
    (Dense(4), (5,)),
])  # fmt: skip
def test_every_gradient_is_the_slope_that_finite_differences_find(layer, shape):
    random = np.random.default_rng(3)
    x = random.normal(size=(*shape, 3))
    layer = built(layer, shape)
    wanted = random.normal(size=layer.forward(x).shape)

    def value():
        return (layer.forward(x) * wanted).sum()

    by_input = layer.backward(wanted)
    found = [gradient.copy() for gradient in layer.gradients]
    np.testing.assert_allclose(by_input, differences(value, x), atol=1e-7)
    for parameter, gradient in zip(layer.parameters, found, strict=True):
        np.testing.assert_allclose(gradient, differences(value, parameter), atol=1e-7)


def test_the_parameters_gradients_are_right_on_real_digits_whose_backgrounds_tie():
    network = jittered(Network(LAYERS))
    images, labels = IMAGES[..., :6], LABELS[:6]
    network.backward(network.loss(images, labels)[1])
    gradients = [gradient.copy() for gradient in network.gradients]
    for parameter, gradient in zip(network.parameters, gradients, strict=True):
        chosen = parameter.reshape(-1)[:: max(1, parameter.size // 12)]
        slopes = differences(lambda: network.loss(images, labels)[0], chosen)
        np.testing.assert_allclose(gradient.reshape(-1)[:: max(1, parameter.size // 12)], slopes, atol=1e-7)
