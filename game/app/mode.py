"""Modes: what the keys are for at present."""

from enum import Enum, auto


class Mode(Enum):
    """What the keys are for; those that a mode does not name do what they always do."""

    PLAY = auto()
    EDIT = auto()
    """Targets are chosen and turned in the truth table."""
    SEARCH = auto()
    """Letters are typed into the search of the gate list."""
