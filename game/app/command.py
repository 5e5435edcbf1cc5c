"""What can be done to the app, besides the playground's own actions."""

from enum import Enum, auto


class Command(Enum):
    """One move of the app itself: time, pages, files, looks."""

    TOGGLE_RUN = auto()
    FASTER = auto()
    SLOWER = auto()
    PICK_GATE = auto()
    PREVIOUS_GATE = auto()
    NEXT_GATE = auto()
    NEXT_PANEL = auto()
    TOGGLE_LOG_AXES = auto()
    HELP = auto()
    PLAYGROUND = auto()
    ALL_GATES = auto()
    SHOW_INPUTS = auto()
    CURSOR_ACROSS = auto()
    CURSOR_DOWN = auto()
    OPEN_GATE = auto()
    RELOAD = auto()
    NEXT_THEME = auto()
    FULL_SCREEN = auto()
    BACK = auto()
    QUIT = auto()
