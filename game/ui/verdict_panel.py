"""The verdict, to be checked with a pencil: whether one neuron can learn a gate, and the proof."""

from pygame import Rect

from game.core.assessment import Mark
from game.core.verdict import Clash, Separation, Verdict
from game.gates.gate import Gate
from game.gates.verdict_words import separation_words
from game.ui.clash_picture import draw_clash
from game.ui.layout import Flex, columns, rows
from game.ui.pen import Pen
from game.ui.scene import Scene
from game.ui.separation_table import draw_separation
from game.ui.text import Face, width_of
from game.ui.theme import Palette

QUESTION = "Can one neuron learn this?"
TITLE_HEIGHT = 34
INSET = 16


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
    asked = min(width_of(QUESTION, Face.STRONG, pen.px(14)), box.width - width - pen.px(8))
    question, said, _ = columns(box, pen.px(8), asked, width, Flex())
    pen.text(QUESTION, question, palette.text, 14, Face.STRONG)
    pen.text(answer, said, palette.marks[mark], 14, Face.STRONG)


def _draw_weights(
    pen: Pen, box: Rect, gate: Gate, separation: Separation, palette: Palette
) -> None:
    formula, rule, table = rows(box, pen.px(2), pen.px(20), pen.px(18), Flex())
    left = separation_words(separation, gate).removesuffix(" > 0")
    pen.text(f"sum = {left}", formula, palette.accent, 13.5, Face.MONO)
    pen.text("lit where the sum is > 0, dark where it is < 0:", rule, palette.muted, 12)
    draw_separation(pen, table, gate, separation, palette)


SENTENCE = (
    "Lit rows need a sum > 0, dark rows a sum < 0. Yet both kinds add up to the same, so no weights"
    " can do both."
)


def _draw_contradiction(pen: Pen, box: Rect, gate: Gate, clash: Clash, palette: Palette) -> None:
    height = min(pen.px(50), round(box.height * 0.36))
    if box.width > pen.px(430):
        height = pen.px(34)
    picture, sentence = rows(box, pen.px(4), Flex(), height)
    draw_clash(pen, picture, gate, clash, palette)
    pen.paragraph(SENTENCE, sentence, palette.text, (12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9))
