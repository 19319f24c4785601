"""The images that come with the lessons; nothing is downloaded. Sources and licences: data/README.md."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from .checks import choice, whole

FOLDER = Path(__file__).with_name("data")
OWN_SIDE = 256  # rows or columns of a picture of one's own, at most
TRAINING = 8000  # of the 10,000 digits; the others are for testing
SHAPES = ("bar", "cross", "circle")


def photo(name: str | Path) -> np.ndarray:
    """A photograph as uint8 levels from 0 (black) to 255 (white).

    "camera" is (256, 256), grey; "astronaut" is (3, 128, 128), its channels red, green and blue. Any other name with a
    dot in it is a picture file of your own, read at up to 256 rows and columns: (rows, columns) if it is grey, else (3,
    rows, columns). Raises ValueError for any other name, FileNotFoundError, and ValueError for what is no picture.
    """
    if "." in str(name):
        return _own_photo(name)
    with np.load(FOLDER / "photos.npz") as photos:
        return photos[choice("name", name, photos.files)]


def _own_photo(path):
    try:
        with Image.open(path) as image:
            picture = ImageOps.exif_transpose(image)  # as it was held, not as the camera's chip lay
            picture = picture.convert("L" if picture.mode in {"1", "L", "LA", "I;16"} else "RGB")
    except UnidentifiedImageError:
        raise ValueError(f"{path} is not a picture that can be read: give a .jpg or a .png.") from None
    picture.thumbnail((OWN_SIDE, OWN_SIDE))
    levels = np.asarray(picture)
    return levels if levels.ndim == 2 else np.moveaxis(levels, -1, 0).copy()


def digits() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Ten thousand handwritten digits of MNIST: images, labels, test_images, test_labels.

    Images are (1, 28, 28, N) uint8 levels, white ink on black, the batch last; labels are (N,) whole numbers, 0 to 9.
    8,000 are for training and 2,000 for testing, in an order shuffled once and always the same.
    """
    with np.load(FOLDER / "digits.npz") as file:
        images, labels = file["images"], file["labels"].astype(np.int64)
    images = np.ascontiguousarray(np.moveaxis(images, 0, -1))[np.newaxis]
    return images[..., :TRAINING], labels[:TRAINING], images[..., TRAINING:], labels[TRAINING:]


def shapes(count: int, size: int = 12, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Small drawings for quick experiments, bars, crosses and circles: images, labels.

    Images are (1, size, size, count) uint8 levels, bright on black, each with a place, a size and a brightness of its
    own. Labels are (count,), each the place in SHAPES of what is drawn. A bar lies or stands. The same seed draws the
    same.
    """
    count, size = whole("count", count, 1), whole("size", size, 8)
    random = np.random.default_rng(seed)
    labels = random.integers(len(SHAPES), size=count)
    reach = random.integers(size // 4, size // 3, size=count, endpoint=True)
    rows, columns = (np.abs(np.arange(size)[:, None] - random.integers(reach, size - reach)) for _ in "rc")
    rows, columns = rows[:, None], columns[None]  # how far each cell lies from the centre, for each image
    lying, standing = (rows == 0) & (columns <= reach), (columns == 0) & (rows <= reach)
    circle = np.abs(np.hypot(rows, columns) - reach) < 0.5
    drawn = [np.where(random.integers(2, size=count) == 0, lying, standing), lying | standing, circle]
    brightness = random.integers(160, 256, size=count)
    return (np.choose(labels, drawn) * brightness).astype(np.uint8)[np.newaxis], labels
