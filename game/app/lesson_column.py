"""The column of lessons: what of them is drawn, and what the mouse does there."""

from typing import TYPE_CHECKING

from pygame import Rect

from ..ui.kit.panel import Hotspot
from ..ui.kit.pen import Pen
from ..ui.lesson.lesson_list import draw_lesson_list, lesson_list_hotspots
from ..ui.lesson.lesson_panel import draw_lesson, lesson_hotspots, lesson_width
from ..ui.lesson.lesson_scene import LessonScene
from .page import Column

if TYPE_CHECKING:
    from .lessons import Lessons


class LessonColumn(Column):
    """The open lesson, or the list of lessons."""

    def __init__(self, lessons: "Lessons") -> None:
        self._lessons = lessons

    def width(self, window_width: int, unit: float) -> int:
        """Return its width in pixels."""
        return lesson_width(window_width, unit)

    def fit(self, rect: Rect, unit: float) -> None:
        """Do nothing: the layout depends on the rectangle alone."""

    @property
    def key(self) -> object:
        """What its picture depends on."""
        return self._lessons.scene

    def draw(self, pen: Pen, rect: Rect) -> None:
        """Draw it on its card."""
        pen.card(rect, pen.theme.cards)
        scene = self._lessons.scene
        if isinstance(scene, LessonScene):
            draw_lesson(pen, rect, scene)
        else:
            draw_lesson_list(pen, rect, scene)

    def hotspots(self, pen: Pen, rect: Rect) -> list[Hotspot]:
        """Return its hotspots, the lowest first."""
        scene = self._lessons.scene
        if isinstance(scene, LessonScene):
            return lesson_hotspots(pen, rect, scene, self._lessons)
        return lesson_list_hotspots(pen, rect, scene, self._lessons)
