"""The open lesson, drawn in the column."""

from pygame import Rect

from ..kit.panel import Hotspot
from ..kit.pen import Pen
from .lesson_scene import LessonHandler, LessonScene


def lesson_width(window_width: int, unit: float) -> int:
    """Return the width of the column in pixels."""
    return round(min(320 * unit, window_width * 0.3))


def draw_lesson(pen: Pen, rect: Rect, scene: LessonScene) -> None:
    """Draw it."""
    pen.paragraph(f"{scene.title} {scene.do}", rect, pen.theme.cards.text, (13, 11, 9))


def lesson_hotspots(
    pen: Pen, rect: Rect, scene: LessonScene, handler: LessonHandler
) -> list[Hotspot]:
    """Return the hotspots."""
    return [Hotspot("lesson", rect)]
