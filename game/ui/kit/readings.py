"""The numbers in a header: readings, which are only shown, and knobs, which can be turned."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Protocol

from pygame import Rect

from ...core.training import Optimizer
from ...gates.settings import SETTINGS
from ...playground.controls import LEARNING_RATE, THRESHOLD, Action, Knob, Step, knobs
from . import figures
from .layout import Flex, columns, rows
from .panel import Hotspot
from .pen import ALL, Align, Layers, Pen
from .text import Face, width_of
from .theme import Colour

STAT_WIDTH = 96
MAX_SHARE_OF_HEADER = 0.64  # share for the numbers; the rest is for the title
KNOBS = knobs(0)
"""The knobs of settings; those of weights are on the neuron's wires."""
NOTE_TYPE = 11
TURNING = " Click for the focus; {keys} or the wheel set it."

Cells = Mapping[str | Knob, Rect]
"""The rectangle of each number: readings by name, knobs by themselves."""


class KnobHandler(Protocol):
    """The mouse actions on knobs."""

    def step(self, action: Action) -> object:
        """Do an action of the playground."""

    def focus(self, knob: Knob) -> object:
        """Focus a knob."""

    def turn(self, knob: Knob, direction: int, step: Step) -> object:
        """Turn a knob by one step and focus it."""


def reading_cells(rect: Rect, unit: float, widths: Mapping[str, int]) -> dict[str | Knob, Rect]:
    """Return the cells at the right end of the header: readings with `widths`, then knobs."""
    names: list[str | Knob] = [*widths, *KNOBS]
    points = [
        widths.get(name, STAT_WIDTH) if isinstance(name, str) else STAT_WIDTH for name in names
    ]
    scale = min(unit, MAX_SHARE_OF_HEADER * rect.width / sum(points))
    sizes = [round(width * scale) for width in points]
    area = Rect(rect.right - sum(sizes), rect.y, sum(sizes), rect.height)
    cells = columns(area.inflate(0, -round(14 * unit)), 0, *sizes)
    return dict(zip(names, cells, strict=True))


def knob_hotspots(
    cells: Cells, unit: float, focus: Knob, tip: Callable[[Knob], str], handler: KnobHandler
) -> list[Hotspot]:
    """Return the hotspots of the knobs in `cells` and of the focused one's arrows."""
    spots = []
    for knob, cell in cells.items():
        if isinstance(knob, Knob):
            spots.append(
                Hotspot(
                    f"knob {knob.name}",
                    cell,
                    tip=partial(tip, knob),
                    click=partial(handler.focus, knob),
                    wheel=wheel_on(knob, handler),
                )
            )
            if focus == knob:
                spots += arrow_hotspots(arrows(cell, unit), handler)
    return spots


def wheel_on(knob: Knob, handler: KnobHandler) -> Callable[[int, bool], None]:
    """Return a function that turns `knob` with the wheel."""

    def turn(steps: int, is_fine: bool) -> None:
        if steps:
            handler.turn(knob, 1 if steps > 0 else -1, Step.FINE if is_fine else Step.NORMAL)

    return turn


def arrow_hotspots(boxes: tuple[Rect, Rect], handler: KnobHandler) -> list[Hotspot]:
    """Return the hotspots of the arrows beside a focused knob."""
    lower, upper = (partial(handler.step, action) for action in (Action.LOWER, Action.RAISE))
    return [Hotspot("lower", boxes[0], click=lower), Hotspot("raise", boxes[1], click=upper)]


def arrows(cell: Rect, unit: float) -> tuple[Rect, Rect]:
    """Return the rectangles of a focused knob's arrows for lower and raise."""
    width = round(13 * unit)
    box = Rect(cell.right - round(10 * unit) - 2 * width, cell.centery, width, cell.height // 2)
    return box, box.move(width, 0)


def knob_value(knob: Knob, value: float) -> str:
    """Return the value of a knob as it is written: a threshold with two decimals or more."""
    return figures.threshold(value) if knob == THRESHOLD else figures.short(value)


def knob_note(knob: Knob, optimizer: Optimizer) -> str:
    """Return what is noted after a knob's value: after the learning rate, any optimiser but gd."""
    is_noted = knob == LEARNING_RATE and optimizer is not Optimizer.GRADIENT_DESCENT
    return str(optimizer) if is_noted else ""


def knob_tip(knob: Knob, optimizer: Optimizer, keys: str = "↑ ↓") -> str:
    """Return the tip of a knob: what it is, and how it is turned (wheel or `keys`)."""
    return SETTINGS[knob.name].tip.format(optimizer=optimizer) + TURNING.format(keys=keys)


@lru_cache(maxsize=16)
def _cell_lines(size: tuple[int, int], across: int, down: int) -> list[Rect]:
    """Return the rectangles of title and number in a cell of `size`, with padding."""
    return rows(Rect((0, 0), size).inflate(-across, -down), 0, Flex(0.4), Flex(0.6))


def draw_cell(
    pen: Pen,
    cell: Rect,
    title: str,
    value: str,
    has_focus: bool = False,
    has_arrows: bool = True,
    layers: Layers = ALL,
    note: str = "",
) -> None:
    """Draw a number below its title, which is static; with focus, highlighted with arrows.

    A `note` stands after the number, in small letters.
    """
    palette = pen.theme.cards
    if has_focus and layers.still:
        pen.outlined(cell.inflate(-pen.px(4), 0), palette.accent, palette.keycap, 8)
    top, bottom = (
        line.move(cell.topleft) for line in _cell_lines(cell.size, pen.px(18), pen.px(6))
    )
    if layers.still:
        pen.text(title, top, palette.muted, 10)
    if not layers.moving:
        return
    if has_focus and has_arrows:
        bottom.width = arrows(cell, pen.unit)[0].x - bottom.x
    _draw_number(pen, bottom, value, note, palette.accent if has_focus else palette.text)
    if has_focus and has_arrows:
        for sign, box in zip("↓↑", arrows(cell, pen.unit), strict=True):
            pen.text(sign, box, palette.muted, 12, Face.MONO, Align.CENTRE)


def _draw_number(pen: Pen, box: Rect, value: str, note: str, colour: Colour) -> None:
    """Draw a number at the left of `box`, and `note` in small letters after it."""
    gap = pen.px(6)
    width = width_of(note, Face.REGULAR, pen.px(NOTE_TYPE)) + gap if note else 0
    number = Rect(box.x, box.y, box.width - width, box.height)
    left = pen.text(value, number, colour, 17, Face.MONO).right + gap
    if note:
        rest = Rect(left, box.y, box.right - left, box.height)
        pen.text(note, rest, pen.theme.cards.muted, NOTE_TYPE)
