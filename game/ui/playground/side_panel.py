"""The panel at the right whose view V changes, and what each view of it is."""

from collections.abc import Callable

from pygame import Rect

from ...record import Record
from ..kit.pen import Pen
from .scene import Scene

NEXT = " Click for the next view."


class SidePanel(Record, eq=False):
    """One view.

    Attributes:
        title: The heading.
        draw: Draws it below the heading.
        tip: What it shows.
    """

    title: str
    draw: Callable[[Pen, Rect, Scene], None]
    tip: str
