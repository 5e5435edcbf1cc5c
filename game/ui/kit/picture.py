"""A picture made of parts, each drawn again only when what it shows has changed.

A part fills its own rectangle and nothing else: drawing is clipped to it. So it does not matter
which parts were drawn when: piece by piece or as a whole, the pixels are the same.
"""

from collections.abc import Callable, Sequence

import numpy as np
from pygame import Rect

from ...record import Record
from .pen import Pen


class Part(Record, eq=False):
    """One part of a picture.

    Attributes:
        name: Its name, unique in the picture.
        rect: The pixels that it may change.
        shows: A value that is equal to an earlier one only if the pixels are the same, at the same
            place, size and theme.
        draw: Draws it over what lies below: the background, or other parts.
    """

    name: str
    rect: Rect
    shows: object
    draw: Callable[[Pen], None]


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
    """Draw the background and all parts, the lowest first."""
    pen.surface.fill(pen.theme.page)
    for part in parts:
        _draw(pen, part)


Shown = dict[str, tuple[Rect, object]]
"""Where each part is, and what it shows, by its name."""


class Picture:
    """The parts that a surface shows, so that only what has changed is drawn there."""

    def __init__(self) -> None:
        self._ground: object = None
        self._shown: Shown = {}

    def forget(self) -> None:
        """Draw everything the next time, because the surface may have lost its contents."""
        self._ground = None

    def update(self, pen: Pen, parts: Sequence[Part]) -> list[Rect]:
        """Draw what has changed since the last time; return the areas with new pixels.

        `parts` are in order, the lowest first; `pen` draws on the same surface as the last time.
        """
        ground, last_ground = (pen.surface.get_size(), pen.theme.name, pen.unit), self._ground
        before, now = self._shown, {part.name: (part.rect.copy(), part.shows) for part in parts}
        self._ground = None  # until all is drawn
        if ground == last_ground:
            areas = _draw_changes(pen, parts, before, now)
        else:
            areas = [pen.surface.get_rect()]
            draw_parts(pen, parts)
        self._ground, self._shown = ground, now
        return areas


def _draw_changes(pen: Pen, parts: Sequence[Part], before: Shown, now: Shown) -> list[Rect]:
    """Draw what differs from `before`; return the areas with new pixels."""
    stale = {name for name in before | now if before.get(name) != now.get(name)}
    areas = [state[name][0] for state in (before, now) for name in state if name in stale]
    _spread(stale, areas, now)
    areas = _without_covered(areas)
    for area in areas:
        pen.surface.fill(pen.theme.page, area)
    for part in parts:
        if part.name in stale:
            _draw(pen, part)
    return areas


def _spread(stale: set[str], areas: list[Rect], now: Shown) -> None:
    """Add to both what lies in one of the areas: it has to be drawn again, too."""
    while touched := {
        name
        for name, (rect, _) in now.items()
        if name not in stale and rect.collidelist(areas) >= 0
    }:
        stale |= touched
        areas += [now[name][0] for name in touched]


def _draw(pen: Pen, part: Part) -> None:
    pen.surface.set_clip(part.rect)
    try:
        part.draw(pen)
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
