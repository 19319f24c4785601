"""The network: what it takes, refuses, answers, tells, saves and loads."""

import re

import numpy as np
import pytest

from helpers import Conv, Dense, Explorer, Flatten, Layer, MaxPool, MeanPool, Network, ReLU, digit_reader, digits

LAYERS = [Conv(4, 3), ReLU(), MaxPool(), Conv(6, (3, 2), padding=(0, 1)), ReLU(), MeanPool(), Flatten(), Dense(10)]
IMAGES, LABELS, *_ = digits()


def test_no_layer_changes_what_it_is_given():
    network = Network(LAYERS)
    outputs = network.outputs(IMAGES[..., :3])
    kept = [output.copy() for output in outputs]
    gradient = network.loss(IMAGES[..., :3], LABELS[:3])[1]
    for layer, came_in in reversed(list(zip(network.layers, kept, strict=False))):
        given, before = gradient, gradient.copy()
        gradient = layer.backward(given)
        assert gradient.shape == came_in.shape
        np.testing.assert_array_equal(given, before)
    for output, copy in zip(outputs, kept, strict=True):
        np.testing.assert_array_equal(output, copy)


def test_shapes_are_those_of_the_outputs_and_a_single_image_has_no_batch_axis():
    network = Network(LAYERS)
    for output, shape in zip(network.outputs(IMAGES[..., :3]), network.shapes, strict=True):
        assert output.shape == (*shape, 3)
        assert output.dtype == np.float32
    assert [output.shape for output in network.outputs(IMAGES[..., 0])] == network.shapes
    assert network.forward(IMAGES[..., 0]).shape == network.probabilities(IMAGES[..., 0]).shape == (10,)
    assert network.predict(IMAGES[..., 0]) == network.predict(IMAGES[..., :3])[0]


def test_replaced_arrays_become_part_of_the_vector_whatever_way_they_lie_in_memory():
    network = Network(LAYERS)
    held, flipped = network.parameters, network.layers[0].kernels[..., ::-1, ::-1].copy()
    network.layers[0].kernels = network.layers[0].kernels[..., ::-1, ::-1]
    vector = network.vector()
    np.testing.assert_array_equal(vector[: flipped.size], flipped.ravel())
    vector += 1
    np.testing.assert_array_equal(network.layers[0].kernels, flipped + 1)
    assert all(np.shares_memory(mine, theirs) for mine, theirs in zip(held, network.parameters, strict=True))


def test_levels_are_divided_by_255_and_floats_are_not():
    network = Network(LAYERS)
    as_floats = (IMAGES[..., :5] / 255).astype(np.float32)
    np.testing.assert_array_equal(network.forward(IMAGES[..., :5]), network.forward(as_floats))


def test_many_images_are_answered_in_pieces_as_they_are_at_once():
    network = Network(LAYERS)
    scores = network.forward(IMAGES[..., :700])
    np.testing.assert_array_equal(network.predict(IMAGES[..., :700]), scores.argmax(axis=0))
    assert network.accuracy(IMAGES[..., :700], LABELS[:700]) == (scores.argmax(axis=0) == LABELS[:700]).mean()


def test_scores_however_large_give_probabilities_that_add_up():
    network = Network([Flatten(), Dense(3)], (1, 1, 1))
    network.layers[1].weights[:] = [[1], [0], [-1]]
    image = np.full((1, 1, 1, 1), 1e5, np.float32)
    np.testing.assert_array_equal(network.probabilities(image), [[1], [0], [0]])
    assert network.loss(image, [2])[0] == pytest.approx(2e5)


def test_the_ledger_of_a_network():
    assert repr(Network([Conv(8, 3), ReLU(), MaxPool(), Flatten(), Dense(10)])) == "\n".join(
        [
            "layer                     output        parameters",
            "──────────────────────────────────────────────────",
            "image                     (1, 28, 28)",
            "Conv(filters=8, size=3)   (8, 26, 26)           80",
            "ReLU()                    (8, 26, 26)            0",
            "MaxPool()                 (8, 13, 13)            0",
            "Flatten()                 (1352,)                0",
            "Dense(units=10)           (10,)             13,530",
            "──────────────────────────────────────────────────",
            "total                                       13,610",
        ]
    )


def test_one_list_of_layers_starts_several_networks_and_a_seed_the_same_one():
    first, again, other = Network(LAYERS), Network(LAYERS), Network(LAYERS, seed=1)
    assert all(np.array_equal(a, b) for a, b in zip(first.parameters, again.parameters, strict=True))
    assert not np.array_equal(first.parameters[0], other.parameters[0])
    assert not any(a is b for a, b in zip(first.layers, again.layers, strict=True))


@pytest.mark.parametrize(("layers", "message"), [
    ([Conv(2, 3), Dense(10)],
     "Layer 2, Dense(units=10), does not fit (2, 26, 26): it wants one axis, as a Flatten() before it makes."),
    ([Flatten(), Conv(2, 3)],
     "Layer 2, Conv(filters=2, size=3), does not fit (784,): it wants (channels, rows, columns)."),
    ([Flatten(), MaxPool(3)], "Layer 2, MaxPool(size=3), does not fit (784,): it wants (channels, rows, columns)."),
    ([MaxPool(7), Conv(2, 5)],
     "Layer 2, Conv(filters=2, size=5), does not fit (1, 4, 4): A window that reaches over 5 cells does not fit into 4 "
     "(4 and 0 of padding on each side); it needs a smaller window or more padding."),
    ([], "layers is empty; a network needs at least one layer."),
])  # fmt: skip
def test_a_layer_that_does_not_fit_is_named_with_what_it_got_and_wanted(layers, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Network(layers)


def test_a_layer_whose_brackets_were_forgotten_is_answered_with_them():
    with pytest.raises(TypeError, match=re.escape("write ReLU(...)")):
        Network([Conv(2, 3), ReLU])


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: Conv(0, 3), ValueError, "filters must be at least 1, but was given 0."),
    (lambda: Conv(2, 3, stride=0), ValueError, "stride must be at least 1, but was given 0."),
    (lambda: Conv(2, 3, padding=-1), ValueError, "padding must be at least 0, but was given -1."),
    (lambda: MaxPool(1.5), TypeError, "size must be a whole number, but was given 1.5."),
    (lambda: Dense("ten"), TypeError, "units must be a whole number, but was given 'ten'."),
    (lambda: Network(LAYERS).forward(np.zeros((28, 28))), ValueError,
     "images must have shape (1, 28, 28), or that and the batch as a last axis, but theirs is (28, 28)."),
    (lambda: Network(LAYERS).loss(IMAGES[..., :2], [1, 10]), ValueError,
     "labels must lie in 0 to 9, but reach from 1 to 10."),
    (lambda: Network(LAYERS).loss(IMAGES[..., :2], [1]), ValueError,
     "labels must be 2 whole numbers, one an image, but their shape is (1,) and they are int64."),
    (lambda: Network([ReLU()]).loss(IMAGES[..., :2], [1, 2]), ValueError,
     "Labels need (classes, N) scores, as a Dense layer gives for a batch, but these are (1, 28, 28, 2)."),
])  # fmt: skip
def test_what_does_not_work_is_answered_in_a_sentence(make, error, message):
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        make()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_saved_network_comes_back_the_same(tmp_path, dtype):
    network = Network(LAYERS, seed=3).astype(dtype)
    network.save(tmp_path / "network")  # under exactly that name
    loaded = Network.load(tmp_path / "network")
    assert repr(loaded) == repr(network)
    np.testing.assert_array_equal(loaded.forward(IMAGES[..., :3]), network.forward(IMAGES[..., :3]))
    assert loaded.forward(IMAGES[..., :3]).dtype == dtype


def test_a_kind_of_layer_of_ones_own_is_saved_and_loaded_and_takes_nobodys_name(tmp_path):
    class Twice(Layer):
        def forward(self, x):
            return 2 * x

    network = Network([Twice(), Flatten(), Dense(10)])
    network.save(tmp_path / "network")
    loaded = Network.load(tmp_path / "network")
    np.testing.assert_array_equal(loaded.forward(IMAGES[..., :3]), network.forward(IMAGES[..., :3]))
    assert "Twice()" in repr(loaded)
    with pytest.raises(ValueError, match=r"Layer 1 is Twice\(\), which Explorer cannot show; it shows BatchNorm, Conv"):
        Explorer(network, IMAGES[..., 0])
    taken = type("Flatten", (Twice,), {"__module__": __name__})
    with pytest.raises(ValueError, match="another kind of layer has its name"):
        Network([taken()]).save(tmp_path / "taken")


def spoiled(path, how):
    Network(LAYERS).save(path)
    if how == "text":
        path.write_text("not a network")
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:2000])
    elif how == "empty":
        path.write_bytes(b"")
    else:
        arrays = dict(np.load(path))
        if how == "missing":
            del arrays["parameter_3"]
        elif how == "shape":
            arrays["parameter_0"] = arrays["parameter_0"][:1]  # which would fit by being repeated
        elif how == "NaN":
            arrays["parameter_0"][0] = np.nan
        elif how == "pickle":
            arrays["parameter_0"] = np.array([{}], dtype=object)
        elif how == "kind":
            arrays["layout"] = str(arrays["layout"]).replace("MaxPool", "__import__")
        np.savez(path, **arrays)


@pytest.mark.parametrize("how", ["text", "cut", "empty", "missing", "shape", "NaN", "pickle", "kind"])
def test_a_file_that_holds_no_network_is_refused(tmp_path, how):
    path = tmp_path / "broken.npz"
    spoiled(path, how)
    with pytest.raises(ValueError, match=r"broken\.npz does not hold a network that Network\.save wrote"):
        Network.load(path)


def test_the_bundled_network_reads_digits_that_it_has_not_learned_from():
    *_, images, labels = digits()
    assert digit_reader().accuracy(images, labels) > 0.98
