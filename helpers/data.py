"""The images that come with the lessons; nothing is downloaded. Sources and licences: data/README.md."""

from pathlib import Path

import numpy as np

from .checks import choice

FOLDER = Path(__file__).with_name("data")


def photo(name):
    """A photograph as uint8 levels from 0 (black) to 255 (white).

    "camera" is (256, 256), grey; "astronaut" is (3, 128, 128), its channels red, green and blue. Raises ValueError for
    any other name.
    """
    with np.load(FOLDER / "photos.npz") as photos:
        return photos[choice("name", name, photos.files)]
