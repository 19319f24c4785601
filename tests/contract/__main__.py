"""Writes the golden cases anew: `.venv/bin/python -m tests.contract`."""

from .make import write

write()
