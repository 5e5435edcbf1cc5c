"""The hint bar: as many of the most important keys as fit, an offer, and help; or a notice.

Nothing in it moves by itself: what cannot be used now leaves its place empty, and what is offered
for a while has a place of its own.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from pygame import Rect

from .binding import AnyBinding, Hint
from .panel import Hotspot
from .pen import Align, Pen
from .text import Face, width_of
from .theme import Palette

CAP_HEIGHT = 24
GAP = 16  # between hints
OFFER_WIDTH = 180  # the place of the offer

Follow = Callable[[AnyBinding], object]
"""Executes a binding."""


def hint_places(pen: Pen, rect: Rect, hints: Sequence[Hint]) -> list[tuple[Hint, Rect]]:
    """Return the hints that fit with their rectangles, in order.

    The last hint (help, which lists all others) is always at the right end, left of it the place of
    the offer.
    """
    if not hints:
        return []
    *others, last = hints
    width = _width(pen, last)
    end = Rect(rect.right - width, rect.y, width, rect.height)
    places: list[tuple[Hint, Rect]] = []
    x = rect.x + pen.px(8)
    for hint in others:
        width = _width(pen, hint)
        if x + width + pen.px(GAP) > end.x - pen.px(OFFER_WIDTH):
            break
        places.append((hint, Rect(x, rect.y, width, rect.height)))
        x += width + pen.px(GAP)
    return [*places, (last, end)]


def offer_place(pen: Pen, rect: Rect, hints: Sequence[Hint], offer: Hint) -> Rect:
    """Return the rectangle of the offer, beside the last of the hints."""
    end = rect.right - (_width(pen, hints[-1]) + pen.px(GAP) if hints else 0)
    width = min(_width(pen, offer), pen.px(OFFER_WIDTH - GAP))
    return Rect(end - width, rect.y, width, rect.height)


def _all_places(
    pen: Pen, rect: Rect, hints: Sequence[Hint], offer: Hint | None
) -> list[tuple[Hint, Rect]]:
    offered = [(offer, offer_place(pen, rect, hints, offer))] if offer is not None else []
    return [*hint_places(pen, rect, hints), *offered]


def hint_hotspots(
    pen: Pen, rect: Rect, hints: Sequence[Hint], follow: Follow, offer: Hint | None = None
) -> list[Hotspot]:
    """Return the hotspots of the keycaps in the hint bar."""
    spots = []
    for hint, place in _all_places(pen, rect, hints, offer):
        edges = [*cap_edges(pen, place, _caps(hint)), place.right]  # the last includes the label
        ends = zip(pairwise(edges), hint.keycaps, strict=True)
        for index, ((start, end), keycap) in enumerate(ends):
            if keycap.binding not in hint.idle:
                cap = Rect(start, place.y, end - start, place.height)
                click = partial(follow, keycap.binding) if keycap.binding else None
                spots.append(Hotspot(f"hint {hint.label}", cap, index, click=click))
    return spots


def draw_hint_bar(
    pen: Pen, rect: Rect, hints: Sequence[Hint], notice: str, offer: Hint | None = None
) -> None:
    """Draw the notice, or the hints and the offer if it is empty."""
    if notice:
        inside = rect.inflate(-pen.px(16), 0)
        pen.text(notice, inside, pen.theme.cards.text, 14, Face.STRONG)
        return
    for hint, place in _all_places(pen, rect, hints, offer):
        if not hint.is_idle:
            _draw_hint(pen, place, hint)


def draw_caps(
    pen: Pen, box: Rect, keys: tuple[str, ...], palette: Palette, height_px: float
) -> int:
    """Draw keycaps from the left of `box`; return their right end."""
    height, end = round(height_px), box.x
    for x, key in zip(cap_edges(pen, box, keys), keys, strict=True):
        cap = Rect(x, box.centery - height // 2, cap_width(pen, key), height)
        pen.rounded(cap, palette.track, 5)  # a keycap's face would not show on a light page
        pen.text(key, cap, palette.text, 12, Face.STRONG, Align.CENTRE)
        end = cap.right + pen.px(4)
    return end


def cap_edges(pen: Pen, box: Rect, keys: tuple[str, ...]) -> list[int]:
    """Return the left edge of each keycap that `draw_caps` draws in `box`."""
    edges = [box.x]
    for key in keys[:-1]:
        edges.append(edges[-1] + cap_width(pen, key) + pen.px(4))
    return edges


def cap_width(pen: Pen, key: str) -> int:
    """Return the width of the keycap of `key`."""
    return width_of(key, Face.STRONG, pen.px(12)) + pen.px(14)


def _caps(hint: Hint) -> tuple[str, ...]:
    return tuple(keycap.caps[0] for keycap in hint.keycaps)


def _width(pen: Pen, hint: Hint) -> int:
    caps = sum(cap_width(pen, key) + pen.px(4) for key in _caps(hint))
    return caps + pen.px(4) + width_of(hint.room, Face.REGULAR, pen.px(13)) + 2


def _draw_hint(pen: Pen, box: Rect, hint: Hint) -> None:
    height, caps = CAP_HEIGHT * pen.unit, _caps(hint)
    x = box.x
    for left, keycap in zip(cap_edges(pen, box, caps), hint.keycaps, strict=True):
        place = Rect(left, box.y, box.right - left, box.height)
        x = left + cap_width(pen, keycap.caps[0]) + pen.px(4)
        if keycap.binding not in hint.idle:
            draw_caps(pen, place, keycap.caps, pen.theme.cards, height)
    x += pen.px(4)
    label = Rect(x, box.y, box.right - x, box.height)
    pen.text(hint.label, label, pen.theme.cards.muted, 13)
