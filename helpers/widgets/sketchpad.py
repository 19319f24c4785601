"""The sketchpad: a digit drawn by hand, made into an image as MNIST's were."""

import anywidget
import numpy as np
import traitlets

from ..checks import numbers
from .source import module, stylesheet
from .wire import from_wire, to_wire

SHAPE = (1, 28, 28)


def _checked(image):
    """`image` as uint8 levels of the shape (1, 28, 28)."""
    array = numbers("image", image, (2, 3))
    if array.shape not in (SHAPE, SHAPE[1:]):
        raise ValueError(f"image must have the shape {SHAPE} or {SHAPE[1:]}, but its shape is {array.shape}.")
    if array.dtype != np.uint8 and ((array != np.round(array)).any() or array.min() < 0 or array.max() > 255):
        raise ValueError("image must hold whole levels from 0 (black) to 255 (white).")
    return array.astype(np.uint8).reshape(SHAPE)


class Sketchpad(anywidget.AnyWidget):
    """A place to draw a digit with mouse, finger or keyboard.

    `image`, (1, 28, 28) levels from 0 to 255, is the drawing as MNIST's digits were made: scaled into 20×20, its centre
    of mass in the middle. It can be read, observed (0.3 s after the pen rests) and set; `picture` is what travels.
    """

    _esm = module("sketchpad")
    _css = stylesheet("sketchpad")
    picture = traitlets.Dict().tag(sync=True, echo_update=False)
    image = traitlets.Any()

    def __init__(self, image=None):
        super().__init__(image=np.zeros(SHAPE, np.uint8) if image is None else image)

    @traitlets.validate("image")
    def _valid_image(self, proposal):
        return _checked(proposal["value"])

    @traitlets.observe("image")
    def _show_image(self, change):
        if not self.picture or not np.array_equal(from_wire(self.picture, {}), change["new"]):
            self.picture = to_wire("image", change["new"], (3,))

    @traitlets.observe("picture")
    def _take_picture(self, change):
        image = from_wire(change["new"], {})
        if not np.array_equal(image, self.image):
            self.image = image

    def __repr__(self):
        inked = int((self.image > 0).sum())
        return f"Sketchpad: {f'a drawing that inks {inked} of 28×28 cells' if inked else 'nothing is drawn yet'}"
