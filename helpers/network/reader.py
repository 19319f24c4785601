"""A network that was trained beforehand, for those who have not trained one yet."""

from pathlib import Path

from .network import Network

FILE = Path(__file__).parents[1] / "data" / "reader.npz"


def digit_reader():
    """A network that reads handwritten digits, (1, 28, 28), as `data/make_reader.py` has trained it."""
    return Network.load(FILE)
