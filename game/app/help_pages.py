"""The help: first the ideas, with pictures of the stage as it is, then every key."""

from collections.abc import Callable
from functools import partial

from pygame import Rect

from ..record import Record
from ..ui.kit.binding import HelpSection
from ..ui.kit.help import (
    KEYS,
    draw_frame,
    draw_keys,
    help_frame,
    key_hotspots,
    tab_places,
)
from ..ui.kit.hint_bar import Follow
from ..ui.kit.layout import unit_for
from ..ui.kit.panel import Do, Hotspot
from ..ui.kit.pen import Pen
from ..ui.kit.picture import Part
from ..ui.playground.ideas import draw_ideas, ideas_show
from ..ui.playground.scene import Scene

IDEAS = "What you see"
TITLES = (IDEAS, KEYS)


class HelpPages(Record, eq=False):
    """The open help.

    Attributes:
        sections: The keys of the page that it helps with.
        scene: Returns the stage as it is now.
        chosen: The page that is open, as an index of `TITLES`.
    """

    sections: tuple[HelpSection, ...]
    scene: Callable[[], Scene]
    chosen: int = 0

    def part(self, size: tuple[int, int]) -> Part:
        """Return the help as a part of the picture, which it covers wholly."""
        scene = self.scene()
        shows = self.chosen, self.sections, ideas_show(scene) if self.chosen == 0 else None
        draw = partial(self._draw, size=size, scene=scene)
        return Part("help", Rect((0, 0), size), shows, draw)

    def hotspots(
        self,
        pen: Pen,
        size: tuple[int, int],
        follow: Follow,
        choose: Callable[[int], object],
        close: Do,
    ) -> list[Hotspot]:
        """Return the hotspots: a click on a tab chooses it, on a key presses it, else closes."""
        tabs = tab_places(pen, help_frame(size, pen.unit).head, TITLES)
        spots = [Hotspot("help", Rect((0, 0), size), click=close)]
        spots += [
            Hotspot("help page", box, index, click=partial(choose, index))
            for index, box in enumerate(tabs)
        ]
        return spots + (key_hotspots(pen, self.sections, size, follow) if self.chosen else [])

    def _draw(self, pen: Pen, size: tuple[int, int], scene: Scene) -> None:
        place = help_frame(size, pen.unit)
        draw_frame(pen, place, TITLES, self.chosen)
        if self.chosen == 0:
            unit = unit_for(size, 1.0)  # on the projector, too: twelve cards have no room for more
            small = Pen(pen.surface, pen.theme, unit, pen.placed)
            draw_ideas(small, place.inside, scene)
        else:
            draw_keys(pen, self.sections)
