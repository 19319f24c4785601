"""The golden cases that both languages pass: read here, made in make.py."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def cases(name):
    """All cases of a file."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
