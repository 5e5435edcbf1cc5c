"""What is said of learning: the verdict before any training, and how far training has come."""

from pygame import Rect

from game.core.assessment import Mark
from game.gates.verdict_words import verdict_words
from game.ui import figures
from game.ui.pen import Align, Pen
from game.ui.scene import Scene
from game.ui.text import Face, width_of
from game.ui.theme import mix

SMALLEST_TYPE = 11  # below this the proof is left out


def draw_verdict_line(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw whether one neuron can learn the gate, and why, right-aligned in `box`."""
    stage = pen.theme.stage
    mark = Mark.RIGHT if scene.verdict.learnable else Mark.WRONG
    words = f"One neuron {'can' if scene.verdict.learnable else 'cannot'} learn this"
    proven = f"{words}: {verdict_words(scene.verdict, scene.snapshot.gate)}"
    if width_of(proven, Face.REGULAR, pen.px(SMALLEST_TYPE)) <= box.width:
        words = proven
    pen.text(words, box, stage.marks[mark], 13, Face.REGULAR, Align.RIGHT)


def status_words(scene: Scene) -> tuple[str, Mark]:
    """Return how far training has come, and the mark that goes with it."""
    snapshot = scene.snapshot
    if not scene.verdict.learnable:
        return "One neuron cannot learn this", Mark.WRONG
    if snapshot.learned_at is None:
        return ("Learning…" if scene.is_running else "Not learned yet"), Mark.UNDECIDED
    if snapshot.epoch < snapshot.learned_at:
        return f"Learned later, at epoch {figures.epoch(snapshot.learned_at)}", Mark.UNDECIDED
    return f"Learned at epoch {figures.epoch(snapshot.learned_at)}", Mark.RIGHT


def draw_status(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the status as a pill at the right end of `box`."""
    words, mark = status_words(scene)
    stage = pen.theme.stage
    colour = stage.marks[mark]
    width = min(width_of(words, Face.REGULAR, pen.px(13)) + pen.px(40), box.width)
    pill = Rect(box.right - width, box.y, width, box.height)
    pen.rounded(pill, mix(stage.card, colour, 0.18), 14)
    pen.disc((pill.x + pen.px(16), pill.centery), pen.px(4.5), colour)
    inside = Rect(pill.x + pen.px(27), pill.y, pill.width - pen.px(38), pill.height)
    pen.text(words, inside, colour, 13)
