"""A picture made of parts, each drawn again only when what it shows has changed.

A part fills its own rectangle and nothing else: drawing is clipped to it. So it does not matter
which parts were drawn when: piece by piece or as a whole, the pixels are the same.
"""

from collections.abc import Callable, Sequence

import numpy as np
from pygame import Rect, Surface

from ...record import Record
from .pen import CARD_RADIUS, Pen
from .theme import Palette

EDGE = 2  # pixels at the edge of a card that are not its colour alone


class Part(Record, eq=False):
    """One part of a picture.

    What stands still in it lies on the ground, which is kept: it is drawn much more rarely.

    Attributes:
        name: Its name, unique in the picture.
        rect: The pixels that it may change.
        shows: A value that is equal to an earlier one only if the pixels are the same, at the same
            place, size and theme.
        draw: Draws it over what lies below: the ground, or other parts.
        card: The colours of the card on which it lies, or None.
        still_shows: As `shows`, for what `draw_still` draws.
        draw_still: Draws what stands still in it, on its card.
        base: The rectangle of the card and of what stands still, if that is larger than `rect`.
    """

    name: str
    rect: Rect
    shows: object
    draw: Callable[[Pen], None]
    card: Palette | None = None
    still_shows: object = None
    draw_still: Callable[[Pen], None] | None = None
    base: Rect | None = None

    @property
    def ground(self) -> Rect:
        """The rectangle of what stands still."""
        return self.base or self.rect


def shown(*values: object) -> tuple[object, ...]:
    """Return `values` as one that can be compared: arrays by their bits."""
    return tuple(value.tobytes() if isinstance(value, np.ndarray) else value for value in values)


class Same:
    """A large value that is equal to itself only, because comparing it would take long."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._value is other._value

    __hash__ = None  # type: ignore[assignment]  # compared only


def draw_parts(pen: Pen, parts: Sequence[Part]) -> None:
    """Draw the ground, and then all parts, the lowest first."""
    _draw_ground(pen, parts)
    for part in parts:
        _within(part.rect, pen, part.draw)


Shown = dict[str, tuple[Rect, object]]
"""Where each part is, and what it shows, by its name."""


class Picture:
    """The parts that a surface shows, so that only what has changed is drawn there."""

    def __init__(self) -> None:
        self._ground = Ground()
        self._shown: Shown | None = None

    def forget(self) -> None:
        """Draw everything the next time, because the surface may have lost its contents."""
        self._shown = None

    def update(self, pen: Pen, parts: Sequence[Part]) -> list[Rect]:
        """Draw what has changed since the last time; return the areas with new pixels.

        `parts` are in order, the lowest first; `pen` draws on the same surface as the last time.
        """
        now = {part.name: (part.rect.copy(), part.shows) for part in parts}
        before, self._shown = self._shown, None  # until all is drawn
        areas = self._ground.update(pen, parts)
        if before is None:
            areas = [pen.surface.get_rect()]
        before = before or {}
        stale = {name for name in before | now if before.get(name) != now.get(name)}
        areas += [state[name][0] for state in (before, now) for name in state if name in stale]
        _spread(stale, areas, now)
        areas = _without_covered(areas)
        for area in areas:
            pen.surface.blit(self._ground.surface, area, area)
        for part in parts:
            if part.name in stale:
                _within(part.rect, pen, part.draw)
        self._shown = now
        return areas


class Ground:
    """The background with all cards, and what stands still on them."""

    def __init__(self) -> None:
        self.surface = Surface((0, 0))
        self._cards: object = None
        self._still: dict[str, object] = {}

    def update(self, pen: Pen, parts: Sequence[Part]) -> list[Rect]:
        """Draw what has changed since the last time; return the areas with new pixels."""
        size = pen.surface.get_size()
        cards = [
            (part.name, tuple(part.ground), part.card) for part in parts if _lies_on_ground(part)
        ]
        look = size, pen.theme.name, pen.unit, cards
        before, self._still = self._still, {part.name: part.still_shows for part in parts}
        if look == self._cards:
            stale = [part for part in parts if before.get(part.name) != part.still_shows]
            own = Pen(self.surface, pen.theme, pen.unit)
            for part in stale:
                self._clear(own, part)
                if part.draw_still is not None:
                    _within(part.ground, own, part.draw_still)
            return [part.ground for part in stale]
        self._cards = look
        if self.surface.get_size() != size:
            self.surface = Surface(size)
        _draw_ground(Pen(self.surface, pen.theme, pen.unit), parts)
        return [self.surface.get_rect()]

    def _clear(self, pen: Pen, part: Part) -> None:
        """Wipe out what stands still in `part`, which keeps off the corners of its card."""
        ground = part.ground
        if part.card is None:
            self.surface.fill(pen.theme.page, ground)
            return
        corner = pen.px(CARD_RADIUS)
        for across, down in ((EDGE, corner), (corner, EDGE)):
            self.surface.fill(part.card.card, ground.inflate(-2 * across, -2 * down))


def _lies_on_ground(part: Part) -> bool:
    return part.card is not None or part.draw_still is not None


def _draw_ground(pen: Pen, parts: Sequence[Part]) -> None:
    pen.surface.fill(pen.theme.page)
    for part in parts:
        _draw_still(pen, part)


def _draw_still(pen: Pen, part: Part) -> None:
    if part.card is not None:
        pen.card(part.ground, part.card)
    if part.draw_still is not None:
        _within(part.ground, pen, part.draw_still)


def _spread(stale: set[str], areas: list[Rect], now: Shown) -> None:
    """Add to both what lies in one of the areas: it has to be drawn again, too."""
    while touched := {
        name
        for name, (rect, _) in now.items()
        if name not in stale and rect.collidelist(areas) >= 0
    }:
        stale |= touched
        areas += [now[name][0] for name in touched]


def _within(rect: Rect, pen: Pen, draw: Callable[[Pen], None]) -> None:
    """Draw, clipped to `rect`."""
    pen.surface.set_clip(rect)
    try:
        draw(pen)
    finally:
        pen.surface.set_clip(None)


def _without_covered(areas: list[Rect]) -> list[Rect]:
    """Return the areas that are not within another, each once."""
    distinct = [Rect(area) for area in {tuple(area): None for area in areas}]
    return [
        area
        for area in distinct
        if area.size != (0, 0)
        and not any(other is not area and other.contains(area) for other in distinct)
    ]
