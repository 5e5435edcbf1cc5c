"""The verdict on the gate on stage with its proof, and the progress of training."""

from pygame import Rect

from ...core.assessment import Mark
from ...core.separability import Conflict, Separation, Verdict
from ...gates.gate import Gate
from ...gates.verdict_words import clash_words, sum_words
from ...playground.hidden import Hidden
from ...playground.snapshot import start_words
from ..kit import figures
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Pen
from ..kit.text import Face, width_of
from ..kit.theme import Palette, mix
from .proof import draw_conflict, draw_separation
from .scene import Scene, SidePanel


def status_words(scene: Scene) -> tuple[str, Mark]:
    """Return the words for the progress of training, and the matching mark."""
    snapshot = scene.snapshot
    if scene.hides(Hidden.MARKS):
        return ("Learning…" if scene.is_running else "Paused"), Mark.UNDECIDED
    if scene.tells_verdict and not scene.verdict.learnable:
        return "One neuron cannot learn this", Mark.WRONG
    if snapshot.searched < 1:
        return f"Finding when it was learned: {int(100 * snapshot.searched)} %", Mark.UNDECIDED
    if snapshot.learned_at is None:
        return ("Learning…" if scene.is_running else "Not learned yet"), Mark.UNDECIDED
    if snapshot.epoch < snapshot.learned_at:
        return f"Learned later, at epoch {figures.epoch(snapshot.learned_at)}", Mark.UNDECIDED
    if snapshot.learned_at == 0:
        return f"Right from the start: {start_words(snapshot)}", Mark.RIGHT
    return f"Learned at epoch {figures.epoch(snapshot.learned_at)}", Mark.RIGHT


def status_width(pen: Pen, scene: Scene) -> int:
    """Return the width of the pill with the status."""
    return width_of(status_words(scene)[0], Face.REGULAR, pen.px(13)) + pen.px(40)


def draw_status(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the status as a pill at the right end of `box`."""
    words, mark = status_words(scene)
    stage = pen.theme.stage
    colour = stage.marks[mark]
    width = min(status_width(pen, scene), box.width)
    height = min(box.height, pen.px(PILL_HEIGHT))
    pill = Rect(box.right - width, box.centery - height // 2, width, height)
    pen.rounded(pill, mix(stage.card, colour, 0.18), 14)
    pen.disc((pill.x + pen.px(16), pill.centery), pen.px(4.5), colour)
    inside = Rect(pill.x + pen.px(27), pill.y, pill.width - pen.px(38), pill.height)
    pen.text(words, inside, colour, 13)


QUESTION = "Can one neuron learn this?"
TIP = (
    "Whether one neuron can learn this gate, before any training, with sums to check with a pencil."
)
TITLE_HEIGHT = 34
INSET = 16
PILL_HEIGHT = 20


def draw_verdict_panel(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the verdict on the gate on stage."""
    top, inset = pen.px(TITLE_HEIGHT), pen.px(INSET)
    box = Rect(rect.x + inset, rect.y + top, rect.width - 2 * inset, rect.height - top - pen.px(10))
    draw_verdict(pen, box, scene.snapshot.gate, scene.verdict, pen.theme.cards)


def draw_verdict(pen: Pen, box: Rect, gate: Gate, verdict: Verdict, palette: Palette) -> None:
    """Draw question, answer and proof in `box`, on a card of `palette`."""
    question, proof = rows(box, pen.px(4), pen.px(22), Flex())
    _draw_answer(pen, question, verdict, palette)
    certificate = verdict.certificate
    if isinstance(certificate, Separation):
        _draw_weights(pen, proof, gate, certificate, palette)
    else:
        _draw_contradiction(pen, proof, gate, certificate, palette)


def _draw_answer(pen: Pen, box: Rect, verdict: Verdict, palette: Palette) -> None:
    answer, mark = ("Yes ✓", Mark.RIGHT) if verdict.learnable else ("No ✗", Mark.WRONG)
    width = width_of(answer, Face.STRONG, pen.px(14)) + pen.px(4)
    question_width = min(width_of(QUESTION, Face.STRONG, pen.px(14)), box.width - width - pen.px(8))
    question, answer_box, _ = columns(box, pen.px(8), question_width, width, Flex())
    pen.text(QUESTION, question, palette.text, 14, Face.STRONG)
    pen.text(answer, answer_box, palette.marks[mark], 14, Face.STRONG)


def _draw_weights(
    pen: Pen, box: Rect, gate: Gate, separation: Separation, palette: Palette
) -> None:
    formula, rule, table = rows(box, pen.px(2), pen.px(20), pen.px(18), Flex())
    pen.text(f"sum = {sum_words(separation, gate)}", formula, palette.accent, 13.5, Face.MONO)
    pen.text("lit where the sum is > 0, dark where it is < 0:", rule, palette.muted, 12)
    draw_separation(pen, table, gate, separation, palette)


SENTENCE_TYPE = (13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)


def _draw_contradiction(
    pen: Pen, box: Rect, gate: Gate, conflict: Conflict, palette: Palette
) -> None:
    height = min(pen.px(50), round(box.height * 0.36))
    if box.width > pen.px(430):
        height = pen.px(34)
    picture, sentence = rows(box, pen.px(4), Flex(), height)
    draw_conflict(pen, picture, gate, conflict, palette)
    pen.paragraph(clash_words(conflict), sentence, palette.text, SENTENCE_TYPE)


VERDICT = SidePanel(
    "VERDICT",
    draw_verdict_panel,
    TIP,
    shows=lambda scene: (scene.snapshot.gate, scene.verdict),
    tells=lambda _scene: Hidden.VERDICT,
)
