"""Settings for all tests, and the widgets' modules without a page."""

import pytest
from hypothesis import settings

from .modules import Modules

# The same examples every time: a red test is red for everybody, and stays red until it is mended.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def modules():
    """`modules.evaluate(function, argument)` calls JavaScript that may import the widgets' files."""
    started = Modules()
    yield started
    started.close()


def pytest_collection_modifyitems(items):
    """What takes long first, the browser and then the lessons: no worker is left alone with it at the end."""
    items.sort(key=lambda item: ("/browser/" not in item.nodeid, ".ipynb" not in item.nodeid))
