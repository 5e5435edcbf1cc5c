"""The standard (distinctive-shape) symbols of logic gates, ANSI/IEEE 91-1984, as outlines."""

from collections.abc import Mapping

import numpy as np
from pygame import Rect

from ...gates.gate import Symbol
from ...record import Record
from .pen import Align, Pen, Point
from .text import Face
from .theme import Colour

Outline = tuple[Point, ...]  # in a unit box: x and y from 0 to 1
ARC_POINTS = 14
BUBBLE_RADIUS = 0.09


def _arc(centre: Point, radii: Point, start: float, end: float) -> Outline:
    """Return an elliptic arc from angle `start` to `end`, in degrees, with y downwards."""
    angles = np.radians(np.linspace(start, end, ARC_POINTS))
    return tuple(
        (centre[0] + radii[0] * np.cos(a), centre[1] + radii[1] * np.sin(a)) for a in angles
    )


_AND_BODY: Outline = ((0.0, 0.0), *_arc((0.42, 0.5), (0.42, 0.5), -90, 90), (0.0, 1.0), (0.0, 0.0))
_OR_BACK = _arc((-0.28, 0.5), (0.4, 0.62), 53, -53)
_OR_BODY: Outline = (
    *_OR_BACK,
    *_arc((0.1, 0.98), (0.74, 0.98), -90, -29),
    (0.84, 0.5),
    *_arc((0.1, 0.02), (0.74, 0.98), 29, 90),
    _OR_BACK[0],
)
_XOR_BACK: Outline = tuple((x - 0.12, y) for x, y in _OR_BACK)
_TRIANGLE: Outline = ((0.1, 0.05), (0.84, 0.5), (0.1, 0.95), (0.1, 0.05))


class Shape(Record):
    """The outlines of a symbol, and whether a bubble inverts its output."""

    outlines: tuple[Outline, ...]
    has_bubble: bool = False


SHAPES: Mapping[Symbol, Shape] = {
    Symbol.AND: Shape((_AND_BODY,)),
    Symbol.NAND: Shape((_AND_BODY,), has_bubble=True),
    Symbol.OR: Shape((_OR_BODY,)),
    Symbol.NOR: Shape((_OR_BODY,), has_bubble=True),
    Symbol.XOR: Shape((_OR_BODY, _XOR_BACK)),
    Symbol.XNOR: Shape((_OR_BODY, _XOR_BACK), has_bubble=True),
    Symbol.BUFFER: Shape((_TRIANGLE,)),
    Symbol.NOT: Shape((_TRIANGLE,), has_bubble=True),
}


def draw_symbol(pen: Pen, rect: Rect, symbol: Symbol | None, name: str, colour: Colour) -> None:
    """Draw a gate's symbol within `rect`, or a labelled box if it has none."""
    body = rect.inflate(-round(rect.width * 0.3), 0)
    body.x = rect.x + round(rect.width * 0.12)
    if symbol is None:
        pen.polyline(
            [body.topleft, body.topright, body.bottomright, body.bottomleft, body.topleft],
            colour,
            1.6,
        )
        inside = body.inflate(-pen.px(4), 0)
        pen.text(name[:1] or "?", inside, colour, 13, Face.STRONG, Align.CENTRE)
        tip = float(body.right)
    else:
        shape = SHAPES[symbol]
        for outline in shape.outlines:
            pen.polyline(
                [(body.x + x * body.width, body.y + y * body.height) for x, y in outline],
                colour,
                1.6,
            )
        tip = body.x + 0.84 * body.width
        if shape.has_bubble:
            radius = BUBBLE_RADIUS * body.width + pen.px(1)
            pen.ring((tip + radius, body.centery), radius, colour, 1.6)
            tip += 2 * radius
    pen.line((tip, body.centery), (rect.right, body.centery), colour, 1.6)
