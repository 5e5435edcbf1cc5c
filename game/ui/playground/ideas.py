"""The ideas of the help: what each thing on the stage is, in plain words, with a small picture."""

from collections.abc import Callable
from math import ceil

from pygame import Rect

from ...record import Record
from ..kit.layout import Flex, columns, rows
from ..kit.pen import Pen
from ..kit.picture import Same
from ..kit.text import Face
from .idea_pictures import (
    draw_bias,
    draw_epoch,
    draw_loss_idea,
    draw_marks,
    draw_penalty,
    draw_probability,
    draw_rate,
    draw_rows,
    draw_sigmoid_idea,
    draw_threshold,
    draw_verdict_idea,
    draw_weight,
)
from .scene import Scene

TITLE_HEIGHT = 22
TITLE_TYPE = 14
WORD_TYPES = (13, 12, 11, 10, 9)
INSET = 12
PICTURE_SHARE = 0.4  # of what the title leaves
NARROW = 900  # points; a narrower window has two columns
WIDE_COLUMNS, NARROW_COLUMNS = 4, 3


class Idea(Record, eq=False):
    """One idea.

    Attributes:
        title: Its name, with its sign if it has one.
        words: What it is; no term that is not told before.
        draw: Draws it small, as it is now.
    """

    title: str
    words: str
    draw: Callable[[Pen, Rect, Scene], None]


IDEAS = (
    Idea(
        "Truth table",
        "Every way to set the inputs, 1 for on and 0 for off. The target is the answer we want. The"
        " amber row is fed to the neuron.",
        draw_rows,
    ),
    Idea(
        "Probability p",
        "A bulb's glow is p: how sure the neuron is that the answer is 1.",
        draw_probability,
    ),
    Idea(
        "Weight",
        "How hard an input pushes when it is on. Orange pushes up, dashed blue pushes down. The"
        " moving dots are inputs that are on.",
        draw_weight,
    ),
    Idea("Bias", "A push that is always there, even when all inputs are off.", draw_bias),
    Idea(
        "Sum z and curve σ",
        "All pushes add up to z. The curve σ turns z into p: a sum of 0 gives one half.",
        draw_sigmoid_idea,
    ),
    Idea(
        "Threshold θ",
        "The white line. Above it the neuron says 1, else it says 0. You may move it.",
        draw_threshold,
    ),
    Idea(
        "Right or wrong",
        "A row is right when the neuron says its target. Within 0.005 of the line it is undecided.",
        draw_marks,
    ),
    Idea(
        "Loss",
        "What being unsure or wrong costs: next to nothing when sure and right, ln 2 = 0.693 for"
        " guessing, more when sure and wrong.",
        draw_loss_idea,
    ),
    Idea(
        "Epoch",
        "All rows pull at the weights once, so that the loss falls. The green line is where it was"
        " learned: every row right.",
        draw_epoch,
    ),
    Idea(
        "Learning rate",
        "How long a step the weights take in each epoch. Too long, and they jump past the best.",
        draw_rate,
    ),
    Idea(
        "L2",
        "Makes large weights cost something, so they stay small. ‖w‖ is how large they are together"
        " without the bias.",
        draw_penalty,
    ),
    Idea(
        "Verdict",
        "Some gates no single neuron can learn: no straight line parts their lit corners from the"
        " dark ones. V tells which.",
        draw_verdict_idea,
    ),
)


def idea_places(box: Rect, unit: float) -> list[Rect]:
    """Return the cards of all ideas in `box`."""
    across = WIDE_COLUMNS if box.width >= NARROW * unit else NARROW_COLUMNS
    gap = round(10 * unit)
    lines = rows(box, gap, *[Flex()] * ceil(len(IDEAS) / across))
    cells = [cell for line in lines for cell in columns(line, gap, *[Flex()] * across)]
    return cells[: len(IDEAS)]


def draw_ideas(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw every idea in its card."""
    stage, inset = pen.theme.stage, pen.px(INSET)
    for idea, card in zip(IDEAS, idea_places(box, pen.unit), strict=True):
        pen.rounded(card, stage.keycap, 10)
        inside = card.inflate(-2 * inset, -2 * pen.px(8))
        title, picture, words = rows(
            inside, pen.px(9), pen.px(TITLE_HEIGHT), Flex(PICTURE_SHARE), Flex(1 - PICTURE_SHARE)
        )
        pen.text(idea.title, title, stage.accent, TITLE_TYPE, Face.STRONG)
        idea.draw(pen, picture, scene)
        pen.paragraph(idea.words, words, stage.text, WORD_TYPES, from_top=True)


def ideas_show(scene: Scene) -> object:
    """Return what the picture of the ideas depends on (see `picture.Part.shows`)."""
    return Same(scene.snapshot), scene.hidden
