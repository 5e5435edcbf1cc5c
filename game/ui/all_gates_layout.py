"""Where everything lies on the all-gates page: sixteen cards, or a mosaic with what explains it."""

from dataclasses import dataclass, field

from pygame import Rect

from game.core.gate_grid import IN_READING_ORDER
from game.ui.layout import Flex, columns, rows, unit_for

LENS_FROM = 4  # inputs; the cells of fewer are large enough
WIDEST_MOSAIC = 0.55  # of the page; what is left explains it


def _nothing() -> Rect:
    return Rect(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class AllGatesLayout:
    """The rectangles of the page, in pixels; those that the page does not have are empty."""

    unit: float
    header: Rect
    timeline: Rect
    hints: Rect
    cards: tuple[Rect, ...] = ()
    caption: Rect = field(default_factory=_nothing)
    mosaic: Rect = field(default_factory=_nothing)
    legend: Rect = field(default_factory=_nothing)
    lens: Rect = field(default_factory=_nothing)
    gate: Rect = field(default_factory=_nothing)


def all_gates_layout(size: tuple[int, int], type_scale: float, n_inputs: int) -> AllGatesLayout:
    """Return the layout of a window of `size` pixels for the gates of 2, 3 or 4 inputs."""
    unit = unit_for(size, type_scale)

    def px(points: float) -> int:
        return round(points * unit)

    page = Rect(0, 0, *size).inflate(-2 * px(16), 0)
    header, body, timeline, hints, _ = rows(page, 0, px(62), Flex(), px(50), px(48), px(6))
    if n_inputs == IN_READING_ORDER:
        body, caption = rows(body, 0, Flex(), px(34))
        lines = rows(body, px(8), *[Flex()] * 4)
        cards = tuple(card for line in lines for card in columns(line, px(8), *[Flex()] * 4))
        return AllGatesLayout(unit, header, timeline, hints, cards=cards, caption=caption)
    body.height -= px(14)
    side = min(body.height, round(body.width * WIDEST_MOSAIC))
    mosaic, beside = columns(body, px(14), side, Flex())
    mosaic.height = side
    above, gate = rows(beside, px(14), Flex(0.42), Flex(0.58))
    legend, lens = above, _nothing()
    if n_inputs >= LENS_FROM:
        lens_side = min(above.height, round(above.width * 0.4))
        legend, lens = columns(above, px(14), Flex(), lens_side)
    return AllGatesLayout(
        unit, header, timeline, hints, mosaic=mosaic, legend=legend, lens=lens, gate=gate
    )
