"""Layers one after another: shapes worked out, images turned into scores, loss and gradients, saved and loaded."""

import copy
from collections.abc import Sequence
from os import PathLike

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from ..checks import numbers, whole
from . import file
from .layers.layer import KINDS, Layer
from .loss import check_labels, cross_entropy, softmax

CHUNK = 250  # images at a time where no gradient is wanted: quick, and memory stays small however many there are


class Network:
    """Layers one after another, each fed with what the one before gives; the last gives a score for each class.

    `layers` are copied, so that the same list can start another network; the weights are drawn with `seed`. `shapes`
    lists the image's shape and the shape after each layer, without the batch. Images are (channels, rows, columns, N),
    or one image (channels, rows, columns), whose results have no batch axis either; uint8 levels are divided by 255,
    other numbers are taken as they are. Raises ValueError when a layer does not fit what the one before it gives.
    """

    def __init__(self, layers: Sequence[Layer], input_shape: Sequence[int] = (1, 28, 28), seed: int = 0):
        self.layers = [_layer(layer) for layer in layers]
        if not self.layers:
            raise ValueError("layers is empty; a network needs at least one layer.")
        self.input_shape = tuple(whole("input_shape", side, 1) for side in input_shape)
        self.shapes = [self.input_shape]
        random = np.random.default_rng(seed)
        for number, layer in enumerate(self.layers, 1):
            try:
                self.shapes.append(layer.build(self.shapes[-1], random))
            except ValueError as error:
                reason = str(error).rstrip(".")
                raise ValueError(f"Layer {number}, {layer}, does not fit {self.shapes[-1]}: {reason}.") from None
        self._cast(np.float32)

    def forward(self, images: ArrayLike) -> np.ndarray:
        """The score of every class for every image: (classes, N). Keeps in the layers what `backward` needs."""
        return self.outputs(images)[-1]

    def outputs(self, images: ArrayLike) -> list[np.ndarray]:
        """What the network sees and what every layer makes of it: the image as numbers, then each layer's output."""
        outputs, single = self._enter(images)
        for layer in self.layers:
            outputs.append(layer.forward(outputs[-1]))
        return [output[..., 0] for output in outputs] if single else outputs

    def loss(self, images: ArrayLike, labels: ArrayLike) -> tuple[float, np.ndarray]:
        """How far the scores are from the labels, and which way is worse: (loss, gradient of the scores).

        The softmax cross entropy. Raises ValueError unless there is one label, a whole number below the number of
        classes, for each image.
        """
        return cross_entropy(self.forward(images), labels)

    def backward(self, gradient: np.ndarray) -> None:
        """From the gradient of the scores to those of all parameters, for the images of the last `forward`."""
        for layer in reversed(self.layers[1:]):
            gradient = layer.backward(gradient)
        self.layers[0].learn(gradient)  # nothing wants the gradient by the image

    def probabilities(self, images: ArrayLike) -> np.ndarray:
        """The softmax of the scores: (classes, N), each column adding up to 1."""
        images = numbers("images", images)
        if images.ndim == len(self.input_shape) or images.shape[-1] <= CHUNK:
            return softmax(self.forward(images))
        chunks = (images[..., start : start + CHUNK] for start in range(0, images.shape[-1], CHUNK))
        return np.concatenate([softmax(self.forward(chunk)) for chunk in chunks], axis=-1)

    def predict(self, images: ArrayLike) -> np.ndarray:
        """The most probable class of every image: (N,), or a single number."""
        return self.probabilities(images).argmax(axis=0)

    def accuracy(self, images: ArrayLike, labels: ArrayLike) -> float:
        """The share of images, from 0 to 1, whose most probable class is their label."""
        probabilities = self.probabilities(images)
        return float((probabilities.argmax(axis=0) == check_labels(labels, probabilities.shape)).mean())

    @property
    def parameters(self) -> list[np.ndarray]:
        """The arrays that training changes, layer by layer, weights before bias."""
        return [parameter for layer in self.layers for parameter in layer.parameters]

    @property
    def gradients(self) -> list[np.ndarray]:
        """The gradients that the last `backward` found, one for each of the parameters."""
        return [gradient for layer in self.layers for gradient in layer.gradients]

    @property
    def state(self) -> list[np.ndarray]:
        """What layers keep besides: the running means and variances of BatchNorm."""
        return [array for layer in self.layers for array in layer.state]

    def vector(self) -> np.ndarray:
        """All parameters in one vector, which the layers' arrays are views of: changing it changes them."""
        places = [(layer, name) for layer in self.layers for name in layer.names]
        arrays = [getattr(*place) for place in places]
        if [*map(id, arrays)] == [*map(id, self._views)]:
            return self._vector
        values = np.concatenate([np.empty(0), *map(np.ravel, arrays)], dtype=self.dtype, casting="same_kind")
        if self._vector.shape == values.shape:  # an array was replaced; those who hold the others go on holding them
            self._vector[:] = values
        else:
            self._vector = values
        ends = np.cumsum([array.size for array in arrays])
        parts = np.split(self._vector, ends[:-1])
        self._views = [part.reshape(array.shape) for part, array in zip(parts, arrays, strict=False)]
        for place, view in zip(places, self._views, strict=True):
            setattr(*place, view)
        return self._vector

    def astype(self, dtype: DTypeLike) -> "Network":
        """A copy that computes in another dtype; float64 makes finite differences exact enough to check gradients."""
        return copy.deepcopy(self)._cast(dtype)

    def save(self, path: str | PathLike) -> None:
        """Write layers and parameters to one .npz file, which `Network.load` reads."""
        for layer in self.layers:
            if KINDS.get(type(layer).__name__) is not type(layer):
                raise ValueError(f"{layer!r} cannot be saved: another kind of layer has its name. Give it another.")
        layers = [{"kind": type(layer).__name__, **layer.settings} for layer in self.layers]
        file.write(path, {"input_shape": self.input_shape, "layers": layers}, self.parameters, self.state)

    @classmethod
    def load(cls, path: str | PathLike) -> "Network":
        """The network that `save` wrote. Raises ValueError when the file holds anything else; runs nothing in it."""
        return file.read(path, cls)

    def __repr__(self):
        counts = [sum(parameter.size for parameter in layer.parameters) for layer in self.layers]
        names, shapes = ["image", *map(str, self.layers)], list(map(str, self.shapes))
        rows = [*zip(names, shapes, ["", *(f"{count:,}" for count in counts)], strict=True)]
        rows = [("layer", "output", "parameters"), *rows, ("total", "", f"{sum(counts):,}")]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [f"{a:<{widths[0]}}   {b:<{widths[1]}}   {c:>{widths[2]}}".rstrip() for a, b, c in rows]
        rule = "─" * len(lines[0])
        return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1]])

    def _enter(self, images):
        """The images as a batch of numbers in the parameters' dtype, in a list, and whether there was but one."""
        images = numbers("images", images)
        single = images.shape == self.input_shape
        if not single and images.shape[:-1] != self.input_shape:
            raise ValueError(
                f"images must have shape {self.input_shape}, or that and the batch as a last axis, but theirs is "
                f"{images.shape}."
            )
        entered = images[..., np.newaxis] if single else images
        if images.dtype == np.uint8:
            return [np.divide(entered, 255, dtype=self.dtype, order="C")], single
        return [np.ascontiguousarray(entered, self.dtype)], single

    def _cast(self, dtype):
        self.dtype = np.dtype(dtype)
        self._vector, self._views = np.empty(0, dtype), []
        for layer in self.layers:
            for name in (*layer.names, *layer.state_names):
                setattr(layer, name, getattr(layer, name).astype(dtype))
        self.vector()
        return self

    def __setstate__(self, state):
        """A copy's layers get a vector of their own."""
        self.__dict__.update(state, _vector=np.empty(0), _views=[])
        self.vector()


def _layer(layer):
    """A copy of the layer. Raises TypeError for the class itself, its brackets forgotten, and for anything else."""
    if not isinstance(layer, Layer):
        hint = f"; write {layer.__name__}(...)" if isinstance(layer, type) and issubclass(layer, Layer) else ""
        raise TypeError(f"layers must hold layers such as ReLU(), but was given {layer!r}{hint}.")
    return copy.copy(layer)
