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
    RELOAD = auto()
    SAVE = auto()
    SEARCH = auto()
    MOVE_CURSOR = auto()
    MOVE_CURSOR_PAGE = auto()
    ERASE = auto()
    PICK_FOUND = auto()
    CLOSE_SEARCH = auto()
    EDIT_TARGETS = auto()
    MOVE_ROW = auto()
    MOVE_LINE = auto()
    TURN_TARGET = auto()
    PUT_TARGET = auto()
    CLEAR_TARGET = auto()
    WAVE_AWAY = auto()
    NEXT_THEME = auto()
    FULL_SCREEN = auto()
    CALM = auto()
    SOUND = auto()
    COPY = auto()
    PASTE = auto()
    PICTURE = auto()
    EXPORT = auto()
    BACK = auto()
    QUIT = auto()
