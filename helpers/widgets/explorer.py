"""The explorer: a whole network in the browser, from its image to what it says, every cell of which can be opened."""

import re

import anywidget
import numpy as np
import traitlets

from ..network import KINDS, Network
from .given import LARGEST_SIDE
from .sketchpad import Sketchpad
from .sliding_window import SlidingKernel, SlidingPool
from .source import STATIC, module, stylesheet
from .wire import from_wire, to_wire


class Explorer(anywidget.AnyWidget):
    """A network, layer by layer, and what each layer makes of an image: choose a cell to open it.

    `image` is (rows, columns) or (channels, rows, columns), as the network takes it, or a Sketchpad to draw it on. Both
    `image` and `network` can be set; `refresh` shows the weights after training. `cell` is the chosen one, as NumPy
    finds it: (at, ...) for network.outputs(image)[at][...], with `at` one past the last for a probability; () for none.
    The browser holds all the weights, and goes on without Python. Raises ValueError for an image of another shape and
    a layer that cannot be shown.
    """

    _esm = module("network")
    _css = stylesheet("network")
    layers = traitlets.List().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    cell = traitlets.Tuple().tag(sync=True, echo_update=False)
    sketchpad = anywidget.WidgetTrait().tag(sync=True)
    kernel_window = anywidget.WidgetTrait().tag(sync=True)
    pool_window = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, network, image):
        pad = image if isinstance(image, Sketchpad) else None
        picture = _picture(network, pad.image if pad else image)
        self._network = network
        super().__init__(
            layers=_layers(network),
            picture=picture,
            sketchpad=pad,
            kernel_window=SlidingKernel([[0]], [[0]], settings=False),
            pool_window=SlidingPool([[0]], 1, settings=False),
        )

    @property
    def network(self):
        """The network that is shown."""
        return self._network

    @network.setter
    def network(self, network):
        layers, _ = _layers(network), _picture(network, self.image)
        self._network = network
        self.layers = layers

    def refresh(self):
        """Show the network's weights as they are now, after training."""
        self.layers = _layers(self.network)

    @property
    def image(self):
        """What the network sees: what is drawn on the sketchpad, where there is one."""
        return self.sketchpad.image if self.sketchpad else from_wire(self.picture, {})

    @image.setter
    def image(self, image):
        picture = _picture(self.network, image)
        if self.sketchpad:
            self.sketchpad.image = image
        else:
            self.picture = picture

    @traitlets.validate("cell")
    def _valid_cell(self, proposal):
        at, *index = proposal["value"] or (0,)
        shapes = [*self.network.shapes, self.network.shapes[-1]]
        if proposal["value"] and not (0 <= at < len(shapes) and _is_inside(index, shapes[at])):
            raise ValueError(
                "cell must be () or (at, ...), an index of network.outputs(image)[at], "
                f"but was given {proposal['value']}."
            )
        return tuple(proposal["value"])

    def __repr__(self):
        shape, layers = "×".join(map(str, self.network.input_shape)), len(self.network.layers)
        says = f"a network of {layers} layer{'s' if layers > 1 else ''} sees a {shape} image"
        if len(self.network.shapes[-1]) > 1:
            return f"Explorer: {says} and makes {self.network.shapes[-1][0]} maps of it"
        probabilities = self.network.probabilities(self.image.reshape(self.network.input_shape))
        return f"Explorer: {says} and says {probabilities.argmax()}, {probabilities.max():.1%}"


def _is_inside(index, shape):
    return len(index) == len(shape) and all(0 <= at < side for at, side in zip(index, shape, strict=True))


def _picture(network, image):
    """The image for the browser, once it is known to fit the network."""
    shape = network.input_shape
    if len(shape) != 3 or max(shape) > LARGEST_SIDE:
        raise ValueError(
            f"Explorer shows networks whose images are (channels, rows, columns), at most {LARGEST_SIDE} each; "
            f"this one's input_shape is {shape}."
        )
    sent = to_wire("image", image, (2, 3))
    if tuple([1, *sent["shape"]][-3:]) != shape:
        raise ValueError(f"image must have the network's input_shape {shape}, but its shape is {np.shape(image)}.")
    if sent["dtype"] == "float64":
        sent = to_wire("image", np.asarray(image, np.float32), (2, 3))
    return sent


def _layers(network: Network) -> list[dict]:
    """Every layer for the browser. Raises ValueError for a kind of which static/network/layers/ has no file."""
    for number, layer in enumerate(network.layers, 1):
        kind = type(layer)
        if KINDS.get(kind.__name__) is not kind or not _file(kind.__name__).exists():
            shown = ", ".join(kind for kind in sorted(KINDS) if _file(kind).exists())
            raise ValueError(f"Layer {number} is {layer!r}, which Explorer cannot show; it shows {shown}.")
    return [layer.sent() for layer in network.layers]


def _file(kind):
    """Where the browser's side of a kind of layer stands: that of GlobalMeanPool is global_mean_pool.js."""
    return STATIC / "network" / "layers" / f"{re.sub('(?<=[a-z])(?=[A-Z][a-z])', '_', kind).lower()}.js"
