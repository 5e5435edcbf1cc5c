"""The pages of the window."""

from enum import Enum, auto


class Page(Enum):
    """What fills the window."""

    PLAYGROUND = auto()
    ALL_GATES = auto()


EVERY_PAGE = frozenset(Page)
ON_STAGE = frozenset({Page.PLAYGROUND})
ON_ALL_GATES = frozenset({Page.ALL_GATES})
