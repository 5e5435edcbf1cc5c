"""Panels: the parts of a page's picture, and what the mouse can do on each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from pygame import Rect

from ...record import Record
from .pen import Pen, Point
from .text import Face, width_of, wrapped
from .theme import Palette, Theme

TITLE_TYPE = 11.5
TITLE_BOX = (16, 8, 26)  # inset, top, height in points

Scene = TypeVar("Scene")
Handler = TypeVar("Handler")

Do = Callable[[], object]
Pixel = tuple[int, int]


class Hotspot(Record, eq=False):
    """A thing in the picture, where it lies, and what the mouse does with it.

    Attributes:
        name: What kind of thing it is.
        rect: Where it lies.
        index: Which of its kind it is.
        tip: Says what it is, once the mouse rests on it; None where nothing needs saying.
        click: Is called when the button goes down.
        double_click: Is called when it goes down again soon after.
        drag: Is called with where the button went down and where the mouse is, at once and
            whenever it moves with the button held.
        wheel: Is called with the steps the wheel was turned, and whether finely.
        hover: Is called when the mouse moves over it.
        part_at: Gives the part of it that lies at a point, where they are too many to list.
    """

    name: str
    rect: Rect
    index: int = 0
    tip: Callable[[], str] | None = None
    click: Do | None = None
    double_click: Do | None = None
    drag: Callable[[Pixel, Pixel], object] | None = None
    wheel: Callable[[int, bool], object] | None = None
    hover: Do | None = None
    part_at: Callable[[Pixel], "Hotspot"] | None = None


class Panel(Record, Generic[Scene, Handler], eq=False):
    """One panel of a page whose picture shows a `Scene`.

    Attributes:
        place: The name of its rectangle in the page's layout.
        draw: Draws it.
        title: Its heading, or what gives it.
        aside: Draws what stands beside the heading.
        hotspots: Gives what the mouse can do on it, the lowest first.
        is_stage: Whether bulbs stand on it.
        has_card: Whether it lies on a card.
    """

    place: str
    draw: Callable[[Pen, Rect, Scene], None]
    title: str | Callable[[Scene], str] = ""
    aside: Callable[[Pen, Rect, Scene], None] | None = None
    hotspots: Callable[[Pen, Rect, Scene, Handler], list[Hotspot]] | None = None
    is_stage: bool = False
    has_card: bool = True

    def palette(self, theme: Theme) -> Palette:
        """Return the colours of its card."""
        return theme.stage if self.is_stage else theme.cards

    def draw_whole(self, pen: Pen, rect: Rect, scene: Scene) -> None:
        """Draw heading and content in `rect`; the card lies beneath already."""
        title = self.title if isinstance(self.title, str) else self.title(scene)
        if title:
            colour = self.palette(pen.theme).muted
            pen.text(title, title_box(pen, rect), colour, TITLE_TYPE, Face.STRONG)
        self.draw(pen, rect, scene)
        if self.aside is not None:
            self.aside(pen, aside_box(pen, rect, title), scene)


def title_box(pen: Pen, panel: Rect) -> Rect:
    """Return the line of the heading in a panel."""
    inset, top, height = (pen.px(points) for points in TITLE_BOX)
    return Rect(panel.x + inset, panel.y + top, panel.width - 2 * inset, height)


def aside_box(pen: Pen, panel: Rect, title: str) -> Rect:
    """Return what of the heading's line the title leaves."""
    box = title_box(pen, panel)
    left = width_of(title, Face.STRONG, pen.px(TITLE_TYPE)) + pen.px(16) if title else 0
    return Rect(box.x + left, box.y, max(0, box.width - left), box.height)


def topmost(spots: Sequence[Hotspot], point: Pixel) -> Hotspot | None:
    """Return what lies at `point`, the last one first, or None."""
    spot = next((spot for spot in reversed(spots) if spot.rect.collidepoint(point)), None)
    return spot.part_at(point) if spot and spot.part_at else spot


def draw_cards(
    pen: Pen, panels: Sequence[Panel[Scene, Handler]], places: Mapping[str, Rect]
) -> None:
    """Draw the cards that the panels lie on."""
    for panel in panels:
        if panel.has_card and panel.place in places:
            pen.card(places[panel.place], panel.palette(pen.theme))


def draw_panels(
    pen: Pen, panels: Sequence[Panel[Scene, Handler]], places: Mapping[str, Rect], scene: Scene
) -> None:
    """Draw all panels that have a place, their cards left out."""
    for panel in panels:
        if panel.place in places:
            panel.draw_whole(pen, places[panel.place], scene)


def panel_hotspots(
    pen: Pen,
    panels: Sequence[Panel[Scene, Handler]],
    places: Mapping[str, Rect],
    scene: Scene,
    handler: Handler,
) -> list[Hotspot]:
    """Return what the mouse can do on the panels, the lowest first."""
    return [
        spot
        for panel in panels
        if panel.hotspots and panel.place in places
        for spot in panel.hotspots(pen, places[panel.place], scene, handler)
    ]


def around(centre: Point, radius: float) -> Rect:
    """Return the square around a disc."""
    rect = Rect(0, 0, round(2 * radius), round(2 * radius))
    rect.center = (round(centre[0]), round(centre[1]))
    return rect


TIP_WIDTH = 270
TIP_LINE = 18
TIP_TYPE = 12.5


def draw_tip(pen: Pen, text: str, pointer: tuple[int, int], bounds: Rect) -> None:
    """Draw `text` beside the pointer, within `bounds`."""
    palette = pen.theme.cards
    lines = wrapped(text, Face.REGULAR, pen.px(TIP_TYPE), pen.px(TIP_WIDTH))
    width = max(width_of(line, Face.REGULAR, pen.px(TIP_TYPE)) for line in lines)
    box = Rect(0, 0, width + pen.px(26), pen.px(TIP_LINE) * len(lines) + pen.px(16))
    box.topleft = (pointer[0] + pen.px(14), pointer[1] + pen.px(18))
    box.clamp_ip(bounds)
    if box.collidepoint(pointer):  # never under the pointer itself
        box.bottom = pointer[1] - pen.px(8)
    pen.outlined(box, palette.muted, palette.keycap, 8)
    for place, line in enumerate(lines):
        top = box.y + pen.px(8) + place * pen.px(TIP_LINE)
        row = Rect(box.x + pen.px(12), top, width + 2, pen.px(TIP_LINE))
        pen.text(line, row, palette.text, TIP_TYPE)
