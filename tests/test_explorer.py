"""Explorer and Sketchpad from Python's side: what they accept, refuse, tell and take over from the browser."""

import numpy as np
import pytest

from helpers import (
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Explorer,
    Flatten,
    GlobalMeanPool,
    MaxPool,
    MeanPool,
    Network,
    ReLU,
    Sketchpad,
)

LAYERS = [Conv(2, 3, stride=2, padding=1), ReLU(), MaxPool((2, 1)), MeanPool(2), Flatten(), Dense(5), ReLU(), Dense(3)]
NORMED = [Conv(2, 3, dilation=(1, 2)), BatchNorm(), Dropout(0.25), GlobalMeanPool(), Dense(3)]
IMAGE = np.random.default_rng(1).integers(0, 256, (1, 28, 28), dtype=np.uint8)


def floats(data):
    return np.frombuffer(data, np.float32)


def test_every_layer_travels_with_its_settings_and_its_weights_as_bytes():
    network = Network(LAYERS)
    sent = Explorer(network, IMAGE).layers
    assert [layer["kind"] for layer in sent] == [type(layer).__name__ for layer in network.layers]
    assert sent[0]["settings"]["size"] == [3, 3]
    assert (sent[0]["settings"]["stride"], sent[0]["settings"]["padding"]) == ([2, 2], [1, 1])
    assert sent[2]["settings"] == {"size": [2, 1]}
    assert sent[0]["arrays"]["kernels"]["shape"] == list(network.layers[0].kernels.shape)
    assert (floats(sent[0]["arrays"]["kernels"]["data"]) == network.layers[0].kernels.ravel()).all()
    assert (floats(sent[5]["arrays"]["weights"]["data"]) == network.layers[5].weights.ravel()).all()
    assert (floats(sent[7]["arrays"]["bias"]["data"]) == network.layers[7].bias).all()


def test_what_a_layer_keeps_besides_its_weights_travels_too():
    network = Network(NORMED)
    network.layers[1].mean[:] = 3, 4
    conv, norm, dropout, mean, _ = Explorer(network, IMAGE).layers
    assert conv["settings"]["dilation"] == [1, 2]
    assert norm["settings"] == {"momentum": 0.1, "epsilon": 1e-5}
    assert {name: floats(array["data"]).tolist() for name, array in norm["arrays"].items()} == {
        "scale": [1, 1], "shift": [0, 0], "mean": [3, 4], "variance": [1, 1],
    }  # fmt: skip
    assert dropout == {"kind": "Dropout", "settings": {"share": 0.25}, "arrays": {}}
    assert mean == {"kind": "GlobalMeanPool", "settings": {}, "arrays": {}}


def test_refresh_and_another_network_send_new_weights():
    network = Network(LAYERS)
    explorer = Explorer(network, IMAGE)
    network.layers[0].kernels += 1
    assert (floats(explorer.layers[0]["arrays"]["kernels"]["data"]) != network.layers[0].kernels.ravel()).all()
    explorer.refresh()
    assert (floats(explorer.layers[0]["arrays"]["kernels"]["data"]) == network.layers[0].kernels.ravel()).all()
    explorer.network = other = Network([Flatten(), Dense(4)])
    assert explorer.network is other
    assert [layer["kind"] for layer in explorer.layers] == ["Flatten", "Dense"]


@pytest.mark.parametrize("image", [IMAGE, IMAGE[0], IMAGE / 255, IMAGE[0].tolist()])
def test_an_image_comes_back_as_it_was_given(image):
    explorer = Explorer(Network(LAYERS), image)
    assert np.allclose(explorer.image, image, atol=1e-6)
    explorer.image = np.zeros((28, 28))
    assert not explorer.image.any()


@pytest.mark.parametrize(("make", "sentence"), [
    (lambda: Explorer(Network(LAYERS), np.zeros((5, 5))), r"input_shape \(1, 28, 28\), but its shape is \(5, 5\)"),
    (lambda: Explorer(Network([Dense(2)], (4,)), np.zeros((2, 2))), r"images are \(channels, rows, columns\)"),
    (lambda: Explorer(Network(LAYERS), np.full((28, 28), np.nan)), "finite numbers"),
    (lambda: Explorer(Network([Flatten(), Dense(2)], (1, 8, 8)), Sketchpad()), r"input_shape \(1, 8, 8\)"),
    (lambda: Sketchpad(np.zeros((5, 5))), r"must have the shape \(1, 28, 28\)"),
    (lambda: Sketchpad(np.full((28, 28), 0.5)), "whole levels"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_a_layer_that_cannot_be_shown_is_named():
    class Dropout(ReLU):
        pass

    with pytest.raises(ValueError, match=r"Layer 2 is .*Dropout.*, which Explorer cannot show"):
        Explorer(Network([Flatten(), Dropout(), Dense(2)]), IMAGE)


def test_nothing_changes_when_another_network_or_image_does_not_fit():
    explorer = Explorer(network := Network(LAYERS), IMAGE)
    with pytest.raises(ValueError, match="input_shape"):
        explorer.network = Network([Flatten(), Dense(2)], (1, 8, 8))
    with pytest.raises(ValueError, match="input_shape"):
        explorer.image = np.zeros((3, 28, 28))
    assert explorer.network is network
    assert (explorer.image == IMAGE).all()


@pytest.mark.parametrize("layers", [LAYERS, NORMED])
def test_a_cell_is_an_index_of_the_networks_outputs(layers):
    explorer = Explorer(network := Network(layers), IMAGE)
    for at, output in enumerate(network.outputs(IMAGE)):
        explorer.cell = (at, *(side - 1 for side in output.shape))
        with pytest.raises(ValueError, match="cell must be"):
            explorer.cell = (at, *output.shape)
    explorer.cell = (len(network.shapes), 2)
    explorer.cell = ()
    with pytest.raises(ValueError, match="cell must be"):
        explorer.cell = (len(network.shapes) + 1, 0)


def test_the_text_form_says_what_is_shown_and_what_it_says():
    explorer = Explorer(network := Network(LAYERS), IMAGE)
    best = network.probabilities(IMAGE)
    assert repr(explorer) == (
        f"Explorer: a network of 8 layers sees a 1×28×28 image and says {best.argmax()}, {100 * best.max():.1f}%"
    )
    best = Network(NORMED).probabilities(IMAGE)
    assert repr(Explorer(Network(NORMED), IMAGE)).endswith(
        f"5 layers sees a 1×28×28 image and says {best.argmax()}, {100 * best.max():.1f}%"
    )
    assert repr(Explorer(Network([Conv(4, 5)]), IMAGE)).endswith(
        "a network of 1 layer sees a 1×28×28 image and makes 4 maps of it"
    )
    assert repr(Sketchpad()) == "Sketchpad: nothing is drawn yet"
    assert repr(Sketchpad(np.eye(28, dtype=int))) == "Sketchpad: a drawing that inks 28 of 28×28 cells"


def test_a_sketchpad_takes_over_what_the_browser_sends_and_tells_who_listens():
    pad = Sketchpad(IMAGE)
    assert (pad.image == IMAGE).all()
    assert (pad.image.shape, pad.image.dtype) == ((1, 28, 28), np.uint8)
    seen = []
    pad.observe(lambda change: seen.append(change["new"].sum()), "image")
    drawn = np.eye(28, dtype=np.uint8)[np.newaxis] * 255
    pad.set_state({"picture": {**pad.picture, "data": memoryview(drawn.tobytes())}})
    assert (pad.image == drawn).all()
    assert seen == [28 * 255]
    pad.image = np.zeros((28, 28))
    assert seen == [28 * 255, 0]
    assert not np.frombuffer(pad.picture["data"], np.uint8).any()


def test_an_explorer_sees_what_its_sketchpad_holds():
    pad = Sketchpad()
    explorer = Explorer(network := Network(LAYERS), pad)
    pad.image = IMAGE
    assert (explorer.image == IMAGE).all()
    assert f"says {network.predict(IMAGE)}," in repr(explorer)
    explorer.image = np.zeros((28, 28))
    assert not pad.image.any()
