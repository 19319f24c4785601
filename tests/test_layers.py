"""The browser's layers are NumPy's: random networks of every kind of layer, and what each of their cells depends on."""

import base64

import numpy as np

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
)

RUN = """async ([sent, picture]) => {
  const view = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  const { forward, readImage, readLayer, softmax } = await load("network/forward");
  const received = ({arrays, ...layer}) => ({...layer, arrays: Object.fromEntries(
    Object.entries(arrays).map(([name, {shape, data}]) => [name, {shape, data: view(data)}]))});
  const layers = sent.map((layer) => readLayer(received(layer)));
  const planes = forward(layers, readImage({...picture, data: view(picture.data)}));
  return {outputs: planes.map(({values}) => [...values]),
    shapes: planes.map(({channels, rows, columns}) => [channels, rows, columns]),
    probabilities: softmax(planes.at(-1).values).probabilities};
}"""

FIELDS = """async ([kinds, shapes, index, cell]) => {
  const { fieldsOf } = await load("network/forward");
  const { LAYERS } = await load("network/layers/index");
  const planes = shapes.map(([channels, rows, columns]) => ({channels, rows, columns}));
  return fieldsOf(kinds.map(({kind, settings}) => ({...settings, kind: LAYERS[kind]})), planes, index, cell);
}"""


def encoded(sent):
    if isinstance(sent, dict):
        return {name: encoded(each) for name, each in sent.items()}
    return base64.b64encode(sent).decode() if isinstance(sent, bytes) else sent


def side(random, least, most):
    one, other = (int(each) for each in random.integers(least, most + 1, 2))
    return one if random.random() < 0.5 else (one, other)


def random_network(random):
    """A network that fits its image; what does not fit is drawn again."""
    while True:
        shape = (int(random.integers(1, 4)), *(int(each) for each in random.integers(5, 20, 2)))
        layers = []
        for _ in range(random.integers(0, 4)):
            settings = [side(random, least, most) for least, most in [(1, 4), (1, 3), (0, 2), (1, 2)]]
            layers.append(Conv(int(random.integers(1, 5)), *settings))
            layers += [[], [BatchNorm()], [Dropout()]][random.integers(0, 3)]
            layers += [ReLU()] * int(random.integers(0, 2))
            layers += [[], [MaxPool(side(random, 1, 3))], [MeanPool(side(random, 1, 3))]][random.integers(0, 3)]
        layers += [[Flatten()], [GlobalMeanPool()]][random.integers(0, 2)]
        layers += [Dense(int(random.integers(1, 30))), BatchNorm(), ReLU(), Dense(int(random.integers(2, 12)))]
        try:
            network = Network(layers, shape, seed=int(random.integers(1000)))
        except ValueError:
            continue
        for layer in network.layers:
            for name in {"bias", "scale", "shift", "mean"} & {*layer.names, *layer.state_names}:
                getattr(layer, name)[:] = random.normal(size=getattr(layer, name).shape)
        return network


def random_image(random, shape):
    if random.random() < 0.5:
        return random.integers(0, 256, shape, dtype=np.uint8)
    return random.normal(size=shape).astype(np.float32)


def test_every_output_of_random_networks_is_numpys(modules):
    random = np.random.default_rng(7)
    for _ in range(60):
        network = random_network(random)
        image = random_image(random, network.input_shape)
        explorer = Explorer(network, image)
        result = modules.evaluate(RUN, [[encoded(layer) for layer in explorer.layers], encoded(explorer.picture)])
        for ours, expected, shape in zip(result["outputs"], network.outputs(image), result["shapes"], strict=True):
            assert tuple(shape) == (expected.shape if expected.ndim == 3 else (1, expected.size, 1)), network
            assert np.abs(np.array(ours) - expected.ravel()).max() <= 1e-5 * (np.abs(expected).max() or 1), network
        assert np.allclose(result["probabilities"], network.probabilities(image), atol=1e-5)


def test_a_receptive_field_is_what_a_changed_pixel_reaches(modules):
    """Each cell of the image is changed in turn; the outputs that differ are those whose field holds it."""
    random = np.random.default_rng(3)
    for _ in range(8):
        network = random_network(random)
        layers = [layer for layer in network.layers if not isinstance(layer, (ReLU, MaxPool))][:-2]
        network = Network(layers or [Flatten()], network.input_shape)
        index = len(network.layers)
        image = random.normal(size=network.input_shape).astype(np.float32)
        output = network.outputs(image)[index]
        at = tuple(int(random.integers(each)) for each in output.shape)
        reached = np.zeros(network.input_shape, bool)
        for pixel in np.ndindex(network.input_shape):
            changed = image.copy()
            changed[pixel] += 1000
            reached[pixel] = network.outputs(changed)[index][at] != output[at]
        sent = [{**layer, "arrays": {}} for layer in Explorer(network, image).layers]
        shapes = [shape if len(shape) == 3 else (1, *shape, 1) for shape in network.shapes]
        cell = dict(zip(("channel", "row", "column"), at if len(at) == 3 else (0, *at, 0), strict=True))
        field = modules.evaluate(FIELDS, [sent, shapes, index, cell])[0]
        expected = np.zeros(network.input_shape, bool)
        expected[
            field["first"] : field["first"] + field["count"],
            field["row"] : field["row"] + field["size"][0],
            field["column"] : field["column"] + field["size"][1],
        ] = True
        assert not (reached & ~expected).any(), network
        if max(map(max, (np.atleast_1d(getattr(layer, "stride", 1)) for layer in network.layers))) == 1:
            assert (reached == expected).all(), network  # a stride may leave holes, and a field is their hull


CROP = """async ([image, layer, channels, cell]) => {
  const { cropAround } = await load("network/layers/crop");
  const { readScene } = await load("window/scene");
  const plane = {...image, values: Float32Array.from(image.values)};
  const { step, ...crop } = cropAround(plane, layer, channels, cell);
  const scene = readScene({kind: "pool", how: "mean", size: layer.size, stride: layer.stride, ...crop}, {});
  return {value: scene.output.values[step], cells: crop.image.shape.reduce((a, b) => a * b),
    row: Math.floor(step / scene.geometry.columns) + crop.origin[0],
    column: step % scene.geometry.columns + crop.origin[1]};
}"""


def test_a_cut_out_computes_the_very_cell(modules):
    random = np.random.default_rng(5)
    for _ in range(200):
        image = random.normal(size=(1, *random.integers(6, 40, 2))).astype(np.float32)
        size, stride, padding = (random.integers(least, 4, 2) for least in (1, 1, 0))
        padding = np.minimum(padding, size - 1)
        padded = np.pad(image[0], [(each, each) for each in padding])
        places = (padded.shape - size) // stride + 1
        row, column = (int(random.integers(each)) for each in places)
        top, left = row * stride[0], column * stride[1]
        expected = padded[top : top + size[0], left : left + size[1]].mean()
        plane = {"channels": 1, "rows": image.shape[1], "columns": image.shape[2], "values": image.ravel().tolist()}
        layer = {"size": size.tolist(), "stride": stride.tolist(), "padding": padding.tolist()}
        found = modules.evaluate(CROP, [plane, layer, [0], {"channel": 0, "row": row, "column": column}])
        assert (found["row"], found["column"]) == (row, column)
        assert abs(found["value"] - expected) < 1e-6
        assert found["cells"] <= 300
