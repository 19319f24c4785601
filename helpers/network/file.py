"""A network as a file: an .npz that holds the layers as text and the parameters as arrays. Never pickle."""

import json
import zipfile

import numpy as np

from ..checks import choice
from .layers.layer import KINDS


def write(path, layout, parameters, state):
    """Write the layout, a dictionary of plain values, as JSON, and the arrays in order, under exactly that path."""
    arrays = {f"parameter_{index}": array for index, array in enumerate(parameters)}
    arrays |= {f"state_{index}": array for index, array in enumerate(state)}
    with open(path, "wb") as stream:
        np.savez(stream, layout=json.dumps(layout), **arrays)


def read(path, network):
    """A network of the class `network` from the file. Raises ValueError when the file is not one that `write` wrote."""
    with open(path, "rb") as stream:
        try:
            return _build(np.load(stream, allow_pickle=False), network)
        except (ValueError, TypeError, KeyError, AttributeError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError(f"{path} does not hold a network that Network.save wrote: {error}") from None


def _build(arrays, network):
    layout = json.loads(str(arrays["layout"]))
    built = network([_layer(**settings) for settings in layout["layers"]], layout["input_shape"])
    names = [f"parameter_{index}" for index in range(len(built.parameters))]
    stored = [arrays[name] for name in [*names, *(f"state_{index}" for index in range(len(built.state)))]]
    for place, array in zip(built.parameters + built.state, stored, strict=True):
        if array.shape != place.shape or array.dtype.kind != "f" or not np.isfinite(array).all():
            raise ValueError(f"where {place.shape} finite numbers belong, it has {array.shape} {array.dtype}.")
    built = built.astype(np.result_type(*stored)) if stored else built
    for place, array in zip(built.parameters + built.state, stored, strict=True):
        place[...] = array
    return built


def _layer(kind, **settings):
    return KINDS[choice("kind", kind, tuple(KINDS))](**settings)
