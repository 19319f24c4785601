"""The bundled images."""

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from helpers import SHAPES, digits, photo, shapes

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


def test_a_photograph_of_ones_own_is_read_upright_and_small(tmp_path):
    levels = np.zeros((300, 600, 3), np.uint8)
    levels[:, 300:, 0] = 255  # the right half is red
    Image.fromarray(levels).save(tmp_path / "mine.png")
    mine = photo(tmp_path / "mine.png")
    assert mine.shape == (3, 128, 256)
    assert mine[:, 64, [10, 245]].T.tolist() == [[0, 0, 0], [255, 0, 0]]
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held upright
    Image.fromarray(levels).save(tmp_path / "turned.jpg", exif=turned)
    assert photo(str(tmp_path / "turned.jpg")).shape == (3, 256, 128)
    Image.fromarray(levels[..., 0]).save(tmp_path / "grey.png")
    assert photo(tmp_path / "grey.png").shape == (128, 256)


def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "words.jpg").write_text("no picture")
    with pytest.raises(ValueError, match=r"words.jpg is not a picture that can be read: give a .jpg or a .png."):
        photo(tmp_path / "words.jpg")
    with pytest.raises(FileNotFoundError):
        photo(tmp_path / "missing.jpg")


def test_every_bundled_file_has_its_source_and_licence_written_beside_it():
    told = (FOLDER / "README.md").read_text()
    assert all(f"`{path.name}`" in told for path in FOLDER.glob("*.npz"))


def test_the_digits_are_eight_thousand_to_train_with_and_two_thousand_others_to_test_with():
    images, labels, test_images, test_labels = digits()
    assert (images.shape, labels.shape) == ((1, 28, 28, 8000), (8000,))
    assert (test_images.shape, test_labels.shape) == ((1, 28, 28, 2000), (2000,))
    assert images.dtype == test_images.dtype == np.uint8
    everything = np.concatenate([images, test_images], axis=-1).reshape(784, -1)
    assert len(np.unique(everything, axis=1).T) == 10_000, "no digit is there twice"


def test_training_and_test_digits_hold_all_ten_classes_evenly():
    _, labels, _, test_labels = digits()
    for given in (labels, test_labels):
        assert np.unique(given).tolist() == list(range(10))
        assert np.bincount(given).min() > 0.08 * len(given)


def test_the_digits_are_what_mnist_holds():
    images, labels, *_ = digits()
    means = np.stack([images[0][..., labels == digit].mean(axis=-1) for digit in range(10)])
    assert images.min() == 0
    assert images.max() == 255
    assert 32 < images.mean() < 35  # MNIST's mean level is 33.3
    assert means[0, 13:15, 13:15].mean() < 30 < 130 < means[1, 13:15, 13:15].mean()  # a zero is hollow, a one is not


def test_the_digits_stay_small_enough_to_bundle():
    assert (FOLDER / "digits.npz").stat().st_size <= 1_700_000


def test_shapes_are_drawn_in_full_and_again_the_same():
    images, labels = shapes(300, size=10)
    assert (images.shape, labels.shape, images.dtype) == ((1, 10, 10, 300), (300,), np.uint8)
    assert np.unique(labels).tolist() == [0, 1, 2]
    assert all(np.array_equal(*both) for both in zip(shapes(300, size=10), (images, labels), strict=True))
    assert not np.array_equal(shapes(300, size=10, seed=1)[0], images)


@pytest.mark.parametrize("size", [8, 9, 12, 28])
def test_every_shape_is_what_its_label_says(size):
    images, labels = shapes(200, size)
    for image, label in zip(np.moveaxis(images[0], -1, 0) > 0, labels, strict=True):
        rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
        box = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        middle = box.shape[0] // 2, box.shape[1] // 2
        symmetric = box.shape[0] == box.shape[1] and np.array_equal(box, box.T)
        looks = {"bar": 1 in box.shape and box.all(), "cross": symmetric and box[middle], "circle": symmetric}
        assert looks[SHAPES[label]]
        assert (SHAPES[label] == "circle") == (not box[middle])


@pytest.mark.parametrize(("arguments", "message"), [
    ({"count": 0}, "count must be at least 1, but was given 0."),
    ({"count": 3, "size": 5}, "size must be at least 8, but was given 5."),
])  # fmt: skip
def test_shapes_that_cannot_be_drawn_are_refused(arguments, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        shapes(**arguments)
