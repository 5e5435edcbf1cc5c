"""The screen: a page, the column beside it, the hint bar, the help and the tip.

Window, film and tests all draw with `render`. No window is needed.
"""

from collections.abc import Callable

from pygame import Surface

from ..ui.kit.binding import AnyBinding, HelpSection, Hint
from ..ui.kit.hint_bar import draw_hint_bar, hint_hotspots
from ..ui.kit.panel import Hotspot, draw_tip, topmost
from ..ui.kit.pen import Pen, Placed
from ..ui.kit.theme import Theme
from .page import Page, Size

NOTICE_S = 4.0  # duration of a notice

Pixel = tuple[int, int]


class Screen:
    """The whole picture.

    Attributes:
        page: The page that is shown.
        theme: The colours.
        hints: The content of the hint bar.
        notice: A message in place of the hints, or "".
        help: The sections of the help while it is open, else empty.
        pointer: The position for which the tip is shown, or None.
    """

    def __init__(self, page: Page, theme: Theme) -> None:
        self.page = page
        self.theme = theme
        self.hints: tuple[Hint, ...] = ()
        self.notice = ""
        self.help: tuple[HelpSection, ...] = ()
        self.pointer: Pixel | None = None
        self._notice_left_s = 0.0
        self._size: Size = (0, 0)
        self._is_dirty = True
        self._backdrop: tuple[object, Surface] | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether the picture is out of date."""
        column = self.page.column
        return self._is_dirty or self.page.is_dirty or (column is not None and column.is_dirty)

    def touch(self) -> None:
        """Mark the picture as out of date."""
        self._is_dirty = True

    def drawn(self) -> None:
        """Mark the picture as up to date."""
        self._is_dirty = self.page.is_dirty = False
        if self.page.column is not None:
            self.page.column.is_dirty = False

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show other hints, for example once an offer has ended by itself."""
        if hints != self.hints:
            self.hints = hints
            self.touch()

    def say(self, notice: str) -> None:
        """Show a message in place of the hints for a while."""
        self.notice, self._notice_left_s = notice, NOTICE_S
        self.touch()

    def point_at(self, pointer: Pixel | None) -> None:
        """Show the tip of the hotspot at `pointer`, or none."""
        self.pointer = pointer
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
        if column is not None:
            column.fit(page.layout.column, page.layout.unit)

    def render(self, surface: Surface, placed: list[Placed] | None = None) -> None:
        """Fit everything to `surface` and draw it; `placed` collects the texts for tests."""
        self.fit(surface.get_size())
        pen = Pen(surface, self.theme, self.page.layout.unit, placed)
        if placed is None:
            surface.blit(self._still(), (0, 0))
        else:
            self._draw_still(pen)
        self.page.draw(pen)
        if self.help:
            from ..ui.kit.help import draw_help  # noqa: PLC0415 - not needed for the first frame

            draw_help(pen, self.help)
        elif self.pointer is not None:
            self._draw_tip(pen, self.pointer)

    def hotspots(
        self, follow: Callable[[AnyBinding], object], close_help: Callable[[], object]
    ) -> list[Hotspot]:
        """Return all hotspots, the lowest first; `follow` executes a binding."""
        pen, layout = self._measuring_pen(), self.page.layout
        if self.help:
            from ..ui.kit.help import help_hotspots  # noqa: PLC0415 - as above

            return help_hotspots(pen, self.help, self._size, follow, close_help)
        hints = () if self.notice else self.hints
        return [*self._below(pen), *hint_hotspots(pen, layout.hints, hints, follow)]

    def _below(self, pen: Pen) -> list[Hotspot]:
        """Return the hotspots of column and page."""
        column = self.page.column
        beside = [] if column is None else column.hotspots(pen, self.page.layout.column)
        return [*beside, *self.page.hotspots(pen)]

    def _draw_tip(self, pen: Pen, pointer: Pixel) -> None:
        spot = topmost(self._below(self._measuring_pen()), pointer)
        text = spot.tip() if spot and spot.tip else ""
        if text:
            draw_tip(pen, text, pointer, pen.surface.get_rect())

    def _measuring_pen(self) -> Pen:
        return Pen(Surface((1, 1)), self.theme, self.page.layout.unit)

    def _still(self) -> Surface:
        """Return the static parts of the picture, which are drawn again only when they change."""
        page, column = self.page, self.page.column
        beside = None if column is None else column.key
        key = (
            self._size,
            self.theme.name,
            page.title,
            page.layout,
            beside,
            self.hints,
            self.notice,
        )
        if self._backdrop is None or self._backdrop[0] != key:
            picture = Surface(self._size)
            self._draw_still(Pen(picture, self.theme, page.layout.unit))
            self._backdrop = key, picture
        return self._backdrop[1]

    def _draw_still(self, pen: Pen) -> None:
        page, column = self.page, self.page.column
        pen.surface.fill(self.theme.page)
        page.draw_cards(pen)
        if column is not None:
            column.draw(pen, page.layout.column)
        draw_hint_bar(pen, page.layout.hints, self.hints, self.notice)
