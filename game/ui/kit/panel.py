"""Panels: the rectangular parts of a page's picture, and their hotspots."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from pygame import Rect

from ...record import Record
from .pen import MOVING, STILL, Align, Pen, Point
from .picture import Part
from .text import Face, width_of, wrapped
from .theme import Palette, Theme

TITLE_TYPE = 11.5
TITLE_BOX = (16, 8, 26)  # inset, top, height in points

Scene = TypeVar("Scene")
Handler = TypeVar("Handler")

Do = Callable[[], object]
Pixel = tuple[int, int]


class Hotspot(Record, eq=False):
    """A rectangle of the picture with its mouse actions.

    Attributes:
        name: Its kind.
        rect: Its rectangle.
        index: Its index among those of its kind.
        tip: Returns the tip that is shown when the mouse rests on it, or None for no tip.
        click: Called when the button is pressed.
        double_click: Called when it is pressed again shortly after.
        drag: Called with the start and the current position, when the button is pressed and
            whenever the mouse moves while it is held.
        wheel: Called with the steps of the wheel, and whether they are fine steps.
        hover: Called when the mouse moves over it.
        part_at: Returns the part of it at a point, if there are too many to list.
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
        draw: Draws its content; with `still_shows`, it takes the layers to draw (see `pen.Layers`).
        shows: Returns what its picture depends on, to compare (see `picture.Part`). Without it, the
            panel is drawn again whenever its scene is another.
        title: Its heading, or a function that returns it.
        aside: Draws the content beside the heading.
        hotspots: Returns its hotspots, the lowest first.
        still_shows: Returns what its static layer depends on, if it has one.
        is_stage: Whether it shows bulbs, and so has the stage's colours.
        has_card: Whether it has a card.
        above: The place of a panel at the foot of its card, which is drawn on its own, if any.
    """

    place: str
    draw: Callable[..., None]
    title: str | Callable[[Scene], str] = ""
    aside: Callable[[Pen, Rect, Scene], None] | None = None
    hotspots: Callable[[Pen, Rect, Scene, Handler], list[Hotspot]] | None = None
    shows: Callable[[Scene], object] | None = None
    still_shows: Callable[[Scene], object] | None = None
    is_stage: bool = False
    has_card: bool = True
    above: str = ""

    def palette(self, theme: Theme) -> Palette:
        """Return the colours of its card."""
        return theme.stage if self.is_stage else theme.cards

    def part(self, places: Mapping[str, Rect], scene: Scene, theme: Theme) -> Part:
        """Return the panel at its place as a part of the picture, on its card."""
        rect, foot = places[self.place], places.get(self.above)
        return Part(
            self.place,
            rect if foot is None else Rect(rect.topleft, (rect.width, foot.y - rect.y)),
            self.shows(scene) if self.shows else scene,
            partial(self._draw_moving, rect=rect, scene=scene),
            self.palette(theme) if self.has_card else None,
            self.still_shows(scene) if self.still_shows else None,
            partial(self._draw_still, rect=rect, scene=scene),
            rect,
        )

    def draw_whole(self, pen: Pen, rect: Rect, scene: Scene) -> None:
        """Draw heading and content in `rect`; the card is already drawn."""
        self._draw_still(pen, rect, scene)
        self._draw_moving(pen, rect, scene)

    def _draw_still(self, pen: Pen, rect: Rect, scene: Scene) -> None:
        """Draw a heading that is always the same, and the static layer of the content."""
        if isinstance(self.title, str):
            self._draw_title(pen, rect, self.title)
        if self.still_shows is not None:
            self.draw(pen, rect, scene, STILL)

    def _draw_moving(self, pen: Pen, rect: Rect, scene: Scene) -> None:
        title = self.title if isinstance(self.title, str) else self.title(scene)
        if title is not self.title:
            self._draw_title(pen, rect, title)
        if self.still_shows is not None:
            self.draw(pen, rect, scene, MOVING)
        else:
            self.draw(pen, rect, scene)
        if self.aside is not None:
            self.aside(pen, aside_box(pen, rect, title), scene)

    def _draw_title(self, pen: Pen, rect: Rect, title: str) -> None:
        if title:
            colour = self.palette(pen.theme).muted
            pen.text(title, title_box(pen, rect), colour, TITLE_TYPE, Face.STRONG)


def title_box(pen: Pen, panel: Rect) -> Rect:
    """Return the rectangle of the heading in a panel."""
    inset, top, height = (pen.px(points) for points in TITLE_BOX)
    return Rect(panel.x + inset, panel.y + top, panel.width - 2 * inset, height)


def aside_box(pen: Pen, panel: Rect, title: str) -> Rect:
    """Return the part of the heading's line to the right of the title."""
    box = title_box(pen, panel)
    left = width_of(title, Face.STRONG, pen.px(TITLE_TYPE)) + pen.px(16) if title else 0
    return Rect(box.x + left, box.y, max(0, box.width - left), box.height)


def topmost(spots: Sequence[Hotspot], point: Pixel) -> Hotspot | None:
    """Return the topmost (last) hotspot at `point`, or None."""
    spot = next((spot for spot in reversed(spots) if spot.rect.collidepoint(point)), None)
    return spot.part_at(point) if spot and spot.part_at else spot


def panel_parts(
    panels: Sequence[Panel[Scene, Handler]],
    places: Mapping[str, Rect],
    scene: Scene,
    theme: Theme,
) -> list[Part]:
    """Return all panels that have a place."""
    return [panel.part(places, scene, theme) for panel in panels if panel.place in places]


def panel_hotspots(
    pen: Pen,
    panels: Sequence[Panel[Scene, Handler]],
    places: Mapping[str, Rect],
    scene: Scene,
    handler: Handler,
) -> list[Hotspot]:
    """Return the hotspots of the panels, the lowest first."""
    return [
        spot
        for panel in panels
        if panel.hotspots and panel.place in places
        for spot in panel.hotspots(pen, places[panel.place], scene, handler)
    ]


HIDDEN = "hidden"


def draw_hidden(pen: Pen, rect: Rect) -> None:
    """Draw in place of a panel's content that it is hidden."""
    pen.text(HIDDEN, rect, pen.theme.cards.muted, 13, Face.REGULAR, Align.CENTRE)


def around(centre: Point, radius: float) -> Rect:
    """Return the square around a disc."""
    rect = Rect(0, 0, round(2 * radius), round(2 * radius))
    rect.center = (round(centre[0]), round(centre[1]))
    return rect


TIP_WIDTH = 270
TIP_LINE = 18
TIP_TYPE = 12.5


def tip_part(pen: Pen, text: str, subject: Rect, pointer: Pixel, bounds: Rect) -> Part:
    """Return the tip `text` within `bounds`; `pen` measures it.

    It stands beside its `subject`, level with the pointer. If there is no room, as beside a whole
    panel, it covers a part of that, but not what is under the pointer.
    """
    lines = wrapped(text, Face.REGULAR, pen.px(TIP_TYPE), pen.px(TIP_WIDTH))
    width = max(width_of(line, Face.REGULAR, pen.px(TIP_TYPE)) for line in lines)
    box = Rect(0, 0, width + pen.px(26), pen.px(TIP_LINE) * len(lines) + pen.px(16))
    box = _beside(box, subject, pointer, bounds.inflate(-2 * pen.px(6), -2 * pen.px(6)), pen.px(8))
    return Part("tip", box, lines, partial(_draw_tip, box=box, lines=lines))


def _beside(box: Rect, subject: Rect, pointer: Pixel, bounds: Rect, gap: int) -> Rect:
    """Return `box` moved to the first side of `subject` where it fits in `bounds`."""
    x, y = pointer[0] - box.width // 2, pointer[1] - box.height // 2
    sides = (
        (subject.right + gap, y),
        (subject.x - gap - box.width, y),
        (x, subject.bottom + gap),
        (x, subject.y - gap - box.height),
    )
    for place in sides:
        moved = Rect(place, box.size).clamp(bounds)
        if bounds.contains(moved) and not moved.colliderect(subject):
            return moved
    moved = Rect((pointer[0] + 2 * gap, pointer[1] + 2 * gap), box.size).clamp(bounds)
    if moved.collidepoint(pointer):  # never below the pointer
        moved.bottom = pointer[1] - gap
    return moved


def _draw_tip(pen: Pen, box: Rect, lines: Sequence[str]) -> None:
    palette = pen.theme.cards
    pen.outlined(box, palette.muted, palette.keycap, 8)
    for place, line in enumerate(lines):
        top = box.y + pen.px(8) + place * pen.px(TIP_LINE)
        row = Rect(box.x + pen.px(12), top, box.width - pen.px(26) + 2, pen.px(TIP_LINE))
        pen.text(line, row, palette.text, TIP_TYPE)
