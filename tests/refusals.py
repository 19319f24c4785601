"""What every refusal has in common."""

import pytest


def assert_one_clear_sentence(make, kind, words):
    """`make()` raises this kind of error, in a single line that holds the words."""
    with pytest.raises(kind) as caught:
        make()
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
