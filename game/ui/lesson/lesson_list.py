"""The list of lessons, drawn in the column."""

from pygame import Rect

from ..kit.panel import Hotspot
from ..kit.pen import Pen
from .lesson_scene import LessonListHandler, LessonListScene


def draw_lesson_list(pen: Pen, rect: Rect, scene: LessonListScene) -> None:
    """Draw it."""


def lesson_list_hotspots(
    pen: Pen, rect: Rect, scene: LessonListScene, handler: LessonListHandler
) -> list[Hotspot]:
    """Return the hotspots."""
    return [Hotspot("lessons", rect)]
