"""Targets in the truth table: a chip for each, which a click changes, and the edited row."""

from pygame import Rect

from ...core.assessment import Mark
from ...record import Record
from ..kit.pen import Align, Pen
from ..kit.text import Face, width_of
from .scene import Scene

TYPE = 12
BARE_CHIP = 17  # side of a chip without text, in points
TURN = "G: edit targets"
TURNING = "← → choose a row, Enter flips it"


class ChipWords(Record):
    """The text on a target's chip, and the text after it."""

    chip: str
    tail: str = ""


def target_words(scene: Scene, row: int) -> ChipWords:
    """Return the words for the target of a row and for the neuron's output."""
    snapshot = scene.snapshot
    target, output = snapshot.gate.targets[row], int(snapshot.outputs[row])
    if target is None:
        return ChipWords("no target", f"→ guess {output}")
    is_undecided = snapshot.marks[row] == Mark.UNDECIDED
    return ChipWords(f"target {target}", "→ undecided" if is_undecided else f"→ output {output}")


def draw_target(pen: Pen, line: Rect, scene: Scene, row: int, with_output: bool) -> None:
    """Draw the target of a row as a chip in the middle of `line`, and the output after it."""
    stage, mark = pen.theme.stage, Mark(int(scene.snapshot.marks[row]))
    words = target_words(scene, row)
    size = pen.px(TYPE)
    chip = Rect(0, line.y, width_of(words.chip, Face.REGULAR, size) + pen.px(12), line.height)
    tail_width = width_of(words.tail, Face.REGULAR, size) + pen.px(6) if with_output else 0
    chip.width = min(chip.width, line.width - tail_width)
    chip.x = line.centerx - (chip.width + tail_width) // 2
    is_chosen = row == scene.edited_row
    if is_chosen:
        pen.rounded(chip.inflate(pen.px(4), pen.px(4)), stage.accent, 8)
    pen.outlined(chip, stage.border, stage.keycap, 6)
    pen.text(words.chip, chip.inflate(-pen.px(8), 0), stage.marks[mark], TYPE, align=Align.CENTRE)
    if with_output:
        rest = Rect(chip.right + pen.px(6), line.y, tail_width, line.height)
        pen.text(words.tail, rest, stage.marks[mark], TYPE)


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
