"""Targets in the truth table: a chip for each, which a click changes, and the edited row."""

from pygame import Rect

from ..kit.pen import Align, Pen
from ..kit.text import Face, width_of
from .scene import Scene

TYPE = 12
CHIP_PADDING, CHIP_GAP = 5, 6
BARE_CHIP = 17  # side of a chip without text, in points
TURN = "G: edit targets"
TURNING = "← → choose a row, Enter flips it"


def target_words(scene: Scene, row: int) -> str:
    """Return the words for the target of a row."""
    target = scene.snapshot.gate.targets[row]
    return "no target" if target is None else f"target {target}"


def draw_target(
    pen: Pen, line: Rect, scene: Scene, row: int, size: float, *, says: bool = False
) -> None:
    """Draw the target of a row as a chip in the middle of `line`; what the neuron says follows."""
    stage, words = pen.theme.stage, target_words(scene, row)
    said = scene.judgement(row).text if says else ""
    for type_size in (size, size - 0.5, size - 1, size - 1.5):
        chip = Rect(0, line.y, 0, line.height)
        chip.width = width_of(words, Face.REGULAR, pen.px(type_size)) + 2 * pen.px(CHIP_PADDING)
        said_width = width_of(said, Face.STRONG, pen.px(type_size))
        said_width += pen.px(CHIP_GAP) if says else 0
        if chip.width + said_width <= line.width:
            break
    chip.width = min(chip.width, line.width - said_width)
    chip.x = line.centerx - (chip.width + said_width) // 2
    is_chosen = row == scene.edited_row
    if is_chosen:
        pen.rounded(chip.inflate(pen.px(4), pen.px(4)), stage.accent, 8)
    pen.rounded(chip, stage.track, 6)
    inside = chip.inflate(-2 * pen.px(CHIP_PADDING) + 2, 0)
    pen.text(words, inside, stage.text if is_chosen else stage.muted, type_size, align=Align.CENTRE)
    if says:
        rest = Rect(chip.right + pen.px(CHIP_GAP), line.y, said_width, line.height)
        _draw_said(pen, rest, scene, row, type_size, Align.LEFT)


def draw_judgement(pen: Pen, line: Rect, scene: Scene, row: int, size: float) -> None:
    """Draw what the neuron says about a row, with its sign, in the middle of `line`."""
    _draw_said(pen, line, scene, row, size, Align.CENTRE)


def _draw_said(pen: Pen, line: Rect, scene: Scene, row: int, size: float, align: Align) -> None:
    said = scene.judgement(row)
    pen.text(said.text, line, pen.theme.stage.marks[said.mark], size, Face.STRONG, align)


def bare_chip(cell: Rect, bulb: tuple[float, float], unit: float) -> Rect:
    """Return the rectangle of a target's chip on the bulb, used if text does not fit."""
    side = min(round(BARE_CHIP * unit), cell.width)
    chip = Rect(0, 0, side, side)
    chip.center = (round(bulb[0]), round(bulb[1]))
    return chip


def draw_bare_chip(pen: Pen, chip: Rect, scene: Scene, row: int) -> None:
    """Draw the target of a row as a single sign: 0, 1 or x."""
    stage, target = pen.theme.stage, scene.snapshot.gate.targets[row]
    is_chosen = row == scene.edited_row
    pen.outlined(chip, stage.border, stage.accent if is_chosen else stage.keycap, 5)
    sign = "x" if target is None else str(target)
    size = chip.height / pen.unit * 0.7
    colour = stage.card if is_chosen else stage.text
    pen.text(sign, chip, colour, size, Face.MONO, Align.CENTRE)


def edit_box(pen: Pen, box: Rect, scene: Scene) -> Rect:
    """Return the rectangle of the words on editing, at the left of the heading's `box`."""
    words = TURN if scene.edited_row is None else TURNING
    width = width_of(words, Face.REGULAR, pen.px(TYPE))
    return Rect(box.x, box.y, min(width, box.width // 2), box.height)


def draw_edit_words(pen: Pen, box: Rect, scene: Scene) -> Rect:
    """Draw the words on editing; return the free space to the right."""
    place = edit_box(pen, box, scene)
    is_editing = scene.edited_row is not None
    colour = pen.theme.stage.accent if is_editing else pen.theme.stage.muted
    pen.text(TURNING if is_editing else TURN, place, colour, TYPE)
    left = place.right + pen.px(12)
    return Rect(left, box.y, box.right - left, box.height)
