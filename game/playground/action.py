"""What can be done to the playground, by a key, by the mouse or by an agent."""

from enum import IntEnum, auto


class Action(IntEnum):
    """One move in the playground. The first five are also the environment's action space."""

    WAIT = 0
    FORWARD = 1
    RAISE = 2
    LOWER = 3
    RESET = 4
    FORWARD_10 = auto()
    FORWARD_100 = auto()
    BACK = auto()
    BACK_10 = auto()
    BACK_100 = auto()
    TO_START = auto()
    TO_END = auto()
    RAISE_COARSE = auto()
    LOWER_COARSE = auto()
    RAISE_FINE = auto()
    LOWER_FINE = auto()
    FOCUS_NEXT = auto()
    FOCUS_PREVIOUS = auto()
    NEW_WEIGHTS = auto()
    ZERO_WEIGHTS = auto()
    SWITCH_OPTIMIZER = auto()
    FLIP_INPUT_1 = auto()
    FLIP_INPUT_2 = auto()
    FLIP_INPUT_3 = auto()
    FLIP_INPUT_4 = auto()
    FLIP_INPUT_5 = auto()
    FLIP_INPUT_6 = auto()
