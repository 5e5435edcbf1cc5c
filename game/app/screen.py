"""The screen: a page, the column beside it, the hint bar, the help and the tip.

`render` draws all of it, `update` only what has changed since; no window is needed.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pygame import Rect, Surface

from ..record import replace
from ..ui.kit.binding import AnyBinding, HelpSection, Hint
from ..ui.kit.hint_bar import draw_hint_bar, hint_hotspots
from ..ui.kit.panel import Hotspot, tip_part, topmost
from ..ui.kit.pen import Pen, Placed
from ..ui.kit.picture import Part, Picture, draw_parts
from ..ui.kit.save_cards import CardHandler, NameField, Saved, card_hotspots, card_part
from ..ui.kit.theme import Theme, next_theme, projected
from ..ui.playground.scene import Scene
from .page import Column, Page, Size

if TYPE_CHECKING:
    from .help_pages import HelpPages

NOTICE_S = 4.0  # duration of a notice
PROJECTOR_ON = "Projector: large bulbs and one chart. V turns the chart, P goes back."
PROJECTOR_OFF = "The whole stage again."

Pixel = tuple[int, int]


class Screen:
    """The whole picture.

    Attributes:
        page: The page that is shown.
        theme: The colours.
        hints: The content of the hint bar.
        offer: What is offered beside the hints, if anything.
        notice: A message in place of the hints, or "".
        saved: What was saved, as long as that is told, or None.
        naming: The field for a name, or None.
        cards: Handles clicks on the cards of both.
        help: The help while it is open, else None.
        pointer: The position for which the tip is shown, or None.
    """

    def __init__(self, page: Page, theme: Theme) -> None:
        self.page = page
        self.theme = theme
        self.hints: tuple[Hint, ...] = ()
        self.offer: Hint | None = None
        self.notice = ""
        self.saved: Saved | None = None
        self.naming: NameField | None = None
        self.cards: CardHandler | None = None
        self.help: HelpPages | None = None
        self.pointer: Pixel | None = None
        self._notice_left_s = 0.0
        self._size: Size = (0, 0)
        self._is_dirty = True
        self._picture = Picture()

    @property
    def is_dirty(self) -> bool:
        """Whether the picture is out of date."""
        column = self.page.column
        return self._is_dirty or self.page.is_dirty or (column is not None and column.is_dirty)

    def touch(self) -> None:
        """Mark the picture as out of date."""
        self._is_dirty = True

    def forget(self) -> None:
        """Draw everything the next time: the surface may have lost its contents."""
        self._picture.forget()
        self.touch()

    def drawn(self) -> None:
        """Mark the picture as up to date."""
        self._is_dirty = self.page.is_dirty = False
        if self.page.column is not None:
            self.page.column.is_dirty = False

    def show_hints(self, hints: tuple[Hint, ...], offer: Hint | None) -> None:
        """Show other hints, for example once an offer has ended by itself."""
        if (hints, offer) != (self.hints, self.offer):
            self.hints, self.offer = hints, offer
            self.touch()

    def next_theme(self) -> None:
        """Switch to the next theme."""
        self.theme = next_theme(self.theme)
        self.say(f"Theme: {self.theme.name}")

    def toggle_projector(self) -> None:
        """Show the playground for the last row of a class, or as it was."""
        self.theme = projected(self.theme)
        self.say(PROJECTOR_ON if self.theme.is_projector else PROJECTOR_OFF)

    def show_field(self, field: NameField | None) -> None:
        """Show the field for a name, or none."""
        if field != self.naming:
            self.naming = field
            self.touch()

    def say(self, notice: str | Saved) -> None:
        """Show a message in place of the hints for a while; or what was saved, until dismissed."""
        if isinstance(notice, Saved):
            self.saved, self.notice = notice, ""
        else:
            self.notice, self._notice_left_s = notice, NOTICE_S
        self.touch()

    def point_at(self, pointer: Pixel | None) -> None:
        """Show the tip of the hotspot at `pointer`, or none."""
        self.pointer = pointer
        self.touch()

    def show_help(self, sections: tuple[HelpSection, ...], scene: Callable[[], Scene]) -> None:
        """Open the help with the keys in `sections` and ideas of `scene`; without keys close it."""
        self.help = None
        if sections:
            from .help_pages import HelpPages  # noqa: PLC0415 - not needed for the first frame

            self.help = HelpPages(sections, scene)
        self.touch()

    @property
    def _column(self) -> Column | None:
        """The column beside the page, unless the page takes all of the window."""
        return self.page.column if self.page.layout.column.width else None

    def choose_help(self, place: int) -> None:
        """Open the page of the help at `place`, while it is open."""
        if self.help is not None:
            self.help = replace(self.help, chosen=place)
            self.touch()

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds; a notice ends after a while."""
        if self.notice:
            self._notice_left_s -= elapsed_s
            if self._notice_left_s <= 0:
                self.say("")

    def fit(self, size: Size) -> None:
        """Compute the layout of page and column for a picture of `size`."""
        self._size = size
        page, column = self.page, self.page.column
        page.fit(size, self.theme)
        if column is not None and page.layout.column.width:
            column.fit(page.layout.column, page.layout.unit)

    def render(self, surface: Surface, placed: list[Placed] | None = None) -> None:
        """Fit everything to `surface` and draw it; `placed` collects the texts for tests."""
        self.fit(surface.get_size())
        draw_parts(self._pen(surface, placed), self._parts())

    def update(self, surface: Surface) -> list[Rect]:
        """Draw what has changed since the last update of `surface`; return where that is."""
        self.fit(surface.get_size())
        return self._picture.update(self._pen(surface), self._parts())

    def hotspots(
        self, follow: Callable[[AnyBinding], object], close_help: Callable[[], object]
    ) -> list[Hotspot]:
        """Return all hotspots, the lowest first; `follow` executes a binding."""
        pen, layout = self._measuring_pen(), self.page.layout
        if self.help is not None:
            return self.help.hotspots(pen, self._size, follow, self.choose_help, close_help)
        below = self._below(pen)
        if self.notice:
            return below
        return [*below, *hint_hotspots(pen, layout.hints, self.hints, follow, self.offer)]

    def _below(self, pen: Pen) -> list[Hotspot]:
        """Return the hotspots of column, page and card."""
        column, card = self._column, self._card
        beside = [] if column is None else column.hotspots(pen, self.page.layout.column)
        spots = [*beside, *self.page.hotspots(pen)]
        if card is None or self.cards is None:
            return spots
        return [*spots, *card_hotspots(pen, self.page.layout.timeline, card, self.cards)]

    @property
    def _card(self) -> NameField | Saved | None:
        return self.naming or self.saved

    def _parts(self) -> list[Part]:
        """Return all parts of the picture, the lowest first."""
        if self.help is not None:
            return [self.help.part(self._size)]
        pen, layout, column = self._measuring_pen(), self.page.layout, self._column
        hints, notice, offer = self.hints, self.notice, self.offer
        bar = partial(draw_hint_bar, rect=layout.hints, hints=hints, notice=notice, offer=offer)
        parts = [
            Part("hints", layout.hints, (hints, notice, offer), bar),
            *self.page.parts(pen),
            *([card_part(pen, layout.timeline, self._card)] if self._card else []),
            *self._tip(pen),
        ]
        if column is not None:
            draw = partial(column.draw, rect=layout.column)
            parts.insert(0, Part("column", layout.column, column.key, draw))
        return parts

    def _tip(self, pen: Pen) -> list[Part]:
        """Return the tip, if the pointer is on something that has one."""
        if self.pointer is None:
            return []
        spot = topmost(self._below(pen), self.pointer)
        text = spot.tip() if spot and spot.tip else ""
        if spot is None or not text:
            return []
        return [tip_part(pen, text, spot.rect, self.pointer, Rect((0, 0), self._size))]

    def _measuring_pen(self) -> Pen:
        return self._pen(Surface((1, 1)))

    def _pen(self, surface: Surface, placed: list[Placed] | None = None) -> Pen:
        return Pen(surface, self.theme, self.page.layout.unit, placed)
