"""Make photos.npz again from the photographs that scikit-image's wheel carries.

    pip install scikit-image && python helpers/data/make_photos.py

Each is shrunk by averaging square blocks of pixels, so that lessons stay quick and the repository small.
"""

from pathlib import Path

import numpy as np
from skimage import data


def shrink(image, block):
    """The mean of each block × block square of pixels: (rows, columns) uint8, rounded to the nearest level."""
    rows, columns = image.shape[0] // block, image.shape[1] // block
    blocks = image[: rows * block, : columns * block].reshape(rows, block, columns, block)
    return np.rint(blocks.mean(axis=(1, 3))).astype(np.uint8)


camera = shrink(data.camera(), 2)
astronaut = np.stack([shrink(channel, 4) for channel in np.moveaxis(data.astronaut(), -1, 0)])
np.savez_compressed(Path(__file__).with_name("photos.npz"), camera=camera, astronaut=astronaut)
