"""The command line. `main` runs a command; each is a module with `add_parser` and `run`."""

from .entry import main

__all__ = ["main"]
