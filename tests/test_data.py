"""The bundled images."""

import re
from pathlib import Path

import numpy as np
import pytest

from helpers import photo

FOLDER = Path(__file__).parents[1] / "helpers" / "data"


@pytest.mark.parametrize(("name", "shape"), [("camera", (256, 256)), ("astronaut", (3, 128, 128))])
def test_a_photograph_is_levels_of_the_stated_shape(name, shape):
    image = photo(name)
    assert image.shape == shape
    assert image.dtype == np.uint8
    assert image.max() - image.min() > 200


def test_an_unknown_photograph_is_answered_with_the_names_there_are():
    with pytest.raises(ValueError, match=re.escape("name must be one of 'camera', 'astronaut', but was given 'cat'.")):
        photo("cat")


def test_every_bundled_file_has_its_source_and_licence_written_beside_it():
    told = (FOLDER / "README.md").read_text()
    assert all(f"`{path.name}`" in told for path in FOLDER.glob("*.npz"))
