"""Small pictures for the ideas of the help, drawn from the stage as it is now."""

from itertools import pairwise

import numpy as np
from pygame import Rect

from ...core.assessment import Mark
from ...core.neuron import Floats, sigmoid
from ...playground.hidden import Hidden, Implied
from ...playground.judgement import SIGNS
from ..kit import figures
from ..kit.bulb import draw_bulb
from ..kit.layout import Flex, columns, rows
from ..kit.panel import HIDDEN
from ..kit.pen import Align, Pen, Point, along
from ..kit.plot import Axis
from ..kit.text import Face
from ..kit.theme import Colour, mix
from .neuron_view import wire_width
from .scene import Scene

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
REACH = 6.0  # logits on each side of a small curve
POINTS = 41
PULSES = (0.2, 0.5, 0.8)  # of the way along a wire


MOST_ROWS = 4


def draw_rows(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the first rows of the truth table, the one that is fed in in amber."""
    stage, now = pen.theme.stage, scene.snapshot
    shown = list(range(min(now.gate.n_rows, MOST_ROWS)))
    for row, line in zip(shown, rows(box, 0, *[Flex()] * len(shown)), strict=True):
        inputs, target = columns(line, pen.px(14), Flex(0.5), Flex(0.5))
        colour = stage.accent if row == now.live_row else stage.text
        bits = " ".join(map(str, now.gate.rows[row]))
        pen.text(bits, inputs, colour, 12, Face.MONO, Align.RIGHT)
        wanted = now.gate.targets[row]
        text = "no target" if wanted is None else f"target {wanted}"
        pen.text(text, target, stage.muted, 12)


def draw_probability(pen: Pen, box: Rect, _scene: Scene) -> None:
    """Draw bulbs from p = 0 to p = 1."""
    radius = round(min(box.height * 0.24, box.width / len(LEVELS) * 0.36))
    for place, level in zip(columns(box, 0, *[Flex()] * len(LEVELS)), LEVELS, strict=True):
        draw_bulb(pen, (place.centerx, box.y + radius * 1.5), radius, level)
        _word(pen, Rect(place.x, box.bottom - pen.px(15), place.width, pen.px(14)), f"{level:g}")


def draw_weight(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the first two inputs' wires, as thick and coloured as on the stage."""
    now = scene.snapshot
    places = list(zip(now.gate.feature_names, now.weights[:-1].tolist(), strict=True))[:2]
    for (name, weight), line in zip(places, rows(box, 0, *[Flex()] * len(places)), strict=True):
        _draw_wire(pen, line, scene, name, weight)


def draw_bias(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the wire of the bias."""
    _draw_wire(pen, box, scene, "1", float(scene.snapshot.weights[-1]))


def _draw_wire(pen: Pen, box: Rect, scene: Scene, name: str, weight: float) -> None:
    stage, is_hidden = pen.theme.stage, scene.hides(Hidden.WEIGHTS)
    is_positive = is_hidden or weight >= 0
    colour = stage.positive if is_positive else stage.negative
    written = figures.signed(weight)
    if is_hidden:
        weight, colour, written = 0.0, stage.muted, figures.NOT_TOLD
    start, end = (box.x + pen.px(58), box.centery), (box.right - pen.px(6), box.centery)
    pen.wire(start, end, colour, wire_width(weight) * 0.7, is_dashed=not is_positive)
    for share in PULSES:
        pen.disc(along(start, end, share), pen.px(2), stage.text)
    label = Rect(box.x, box.y, pen.px(52), box.height)
    pen.text(name, label, stage.text, 14, Face.STRONG, Align.RIGHT)
    chip = Rect(0, 0, pen.px(60), pen.px(21))
    chip.center = (round(along(start, end, 0.5)[0]), box.centery)
    pen.outlined(chip, colour, stage.card, 6)
    pen.text(written, chip, colour, 12, Face.MONO, Align.CENTRE)


def draw_sigmoid_idea(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the curve with the row that is fed in on it, and its z and p."""
    stage, now = pen.theme.stage, scene.snapshot
    curve, words = columns(box, pen.px(8), Flex(0.62), Flex(0.38))
    across, up = _draw_curve(pen, curve)
    z = float(now.logits[now.live_row])
    p = figures.probability(float(now.probabilities[now.live_row]))
    total = figures.signed(z)
    if scene.hides(Implied.LOGITS):
        total = figures.NOT_TOLD
    else:
        spot = (float(across.place(np.array([z]))[0]), float(up.place(sigmoid(np.array([z])))[0]))
        pen.disc(spot, pen.px(5), stage.accent)
    if scene.hides(Hidden.PROBABILITIES):
        p = figures.NOT_TOLD
    for text, line in zip((f"z = {total}", f"p = {p}"), _halves(words), strict=True):
        pen.text(text, line, stage.text, 13, Face.MONO)


def draw_threshold(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the curve with the threshold as a line across it."""
    stage = pen.theme.stage
    curve, words = columns(box, pen.px(8), Flex(0.62), Flex(0.38))
    _, up = _draw_curve(pen, curve)
    level = float(up.place(np.array([scene.snapshot.threshold]))[0])
    pen.line((curve.x, level), (curve.right, level), stage.text, 1.6)
    one, zero = _halves(words)
    pen.text("says 1", one, stage.positive, 13, Face.STRONG)
    pen.text("says 0", zero, stage.negative, 13, Face.STRONG)


def _draw_curve(pen: Pen, box: Rect) -> tuple[Axis, Axis]:
    across = Axis(-REACH, REACH, box.x, box.right - 1)
    up = Axis(0.0, 1.0, box.bottom - pen.px(3), box.y + pen.px(3))
    z = np.linspace(-REACH, REACH, POINTS)
    _draw_path(pen, across.place(z), up.place(sigmoid(z)), pen.theme.stage.muted)
    return across, up


def _draw_path(pen: Pen, xs: Floats, ys: Floats, colour: Colour) -> None:
    pen.curve(np.stack([xs, ys], axis=1), colour, 1.8)


def draw_epoch(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the timeline: this epoch of those so far."""
    stage, now = pen.theme.stage, scene.snapshot
    bar = Rect(box.x, box.centery - pen.px(10), box.width, pen.px(5))
    pen.rounded(bar, mix(stage.keycap, stage.muted, 0.4), 3)
    done = round(bar.width * now.epoch / max(now.latest_epoch, 1))
    pen.rounded(Rect(bar.x, bar.y, max(done, pen.px(5)), bar.height), stage.accent, 3)
    pen.disc((bar.x + done, bar.centery), pen.px(6), stage.text)
    below = Rect(box.x, bar.bottom + pen.px(8), box.width, pen.px(18))
    pen.text(f"epoch {figures.epoch(now.epoch)}", below, stage.text, 13, Face.MONO, Align.CENTRE)


def draw_loss_idea(pen: Pen, box: Rect, _scene: Scene) -> None:
    """Draw the cost of a row whose target is 1, by p: the surer the wrong answer, the dearer."""
    stage = pen.theme.stage
    foot = Rect(box.x, box.bottom - pen.px(15), box.width, pen.px(14))
    p = np.linspace(0.02, 1.0, POINTS)
    across = Axis(0.0, 1.0, box.x, box.right - 1)
    up = Axis(0.0, 4.0, foot.y - pen.px(2), box.y + pen.px(2))
    _draw_path(pen, across.place(p), up.place(-np.log(p)), stage.accent)
    _word(pen, foot, "sure and wrong", Align.LEFT)
    _word(pen, foot, "sure and right", Align.RIGHT)


def draw_rate(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw steps down a valley, longer ones with a larger learning rate."""
    stage, rate = pen.theme.stage, scene.snapshot.run.settings.learning_rate
    x = np.linspace(-1.0, 1.0, POINTS)
    across = Axis(-1.0, 1.0, box.x, box.right - 1)
    up = Axis(0.0, 1.0, box.bottom - pen.px(8), box.y + pen.px(4))
    _draw_path(pen, across.place(x), up.place(x**2), stage.muted)
    share = min(max(0.12, 0.3 * rate), 0.95)
    places = np.array([-0.95 * (1 - share) ** step for step in range(4)])
    spots: list[Point] = list(
        zip(across.place(places).tolist(), up.place(places**2).tolist(), strict=True)
    )
    for start, end in pairwise(spots):
        pen.line(start, end, stage.accent, 1.4)
    for spot in spots:
        pen.disc(spot, pen.px(4), stage.accent)


def draw_penalty(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw a weight that is drawn towards 0."""
    stage = pen.theme.stage
    zero = (box.x + pen.px(24), box.centery)
    end = (box.right - pen.px(20), box.centery)
    pen.line(zero, end, stage.muted, 1.2)
    pen.line((zero[0], box.centery - pen.px(12)), (zero[0], box.centery + pen.px(12)), stage.muted)
    pen.disc(end, pen.px(7), stage.positive)
    tip = along(end, zero, 0.45)
    pen.line(along(end, zero, 0.06), tip, stage.accent, 2.4)
    for side in (-1, 1):
        pen.line(tip, (tip[0] + pen.px(8), tip[1] + side * pen.px(6)), stage.accent, 2.4)
    _word(pen, Rect(box.x, box.bottom - pen.px(16), pen.px(48), pen.px(15)), "0")
    l2 = figures.short(scene.snapshot.run.settings.l2)
    _word(pen, Rect(box.x, box.bottom - pen.px(16), box.width, pen.px(15)), f"L2 {l2}", Align.RIGHT)


CORNERS = ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0))  # of XOR: place, and whether it is lit


def draw_verdict_idea(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw four corners, two lit ones across from each other, and a line that fails."""
    if scene.hides(Hidden.VERDICT):  # the corners are those of a gate
        pen.text(HIDDEN, box, pen.theme.stage.muted, 13, align=Align.CENTRE)
        return
    stage, side = pen.theme.stage, min(box.width, box.height) - pen.px(16)
    square = Rect(0, 0, side, side)
    square.center = box.center
    pen.line(
        (square.x - pen.px(8), square.y + side * 0.35),
        (square.right + pen.px(8), square.y + side * 0.65),
        stage.text,
        1.6,
    )
    for x, y, lit in CORNERS:
        spot = (square.x + x * side, square.bottom - y * side)
        pen.disc(spot, pen.px(8), stage.muted)
        pen.disc(spot, pen.px(7), pen.theme.one if lit else stage.track)


MARK_WORDS = (
    (Mark.RIGHT, "right"),
    (Mark.WRONG, "wrong"),
    (Mark.UNDECIDED, "undecided"),
    (Mark.DONT_CARE, "no target"),
)


def draw_marks(pen: Pen, box: Rect, _scene: Scene) -> None:
    """Draw the signs of all marks with their words."""
    stage = pen.theme.stage
    boxes = [cell for line in rows(box, 0, Flex(), Flex()) for cell in _across(line)]
    for (mark, word), cell in zip(MARK_WORDS, boxes, strict=True):
        text = f"{SIGNS[mark]} {word}"
        pen.text(text, cell, stage.marks[mark], 14, Face.STRONG)


def _across(line: Rect) -> list[Rect]:
    return columns(line, 0, Flex(), Flex())


def _halves(box: Rect) -> list[Rect]:
    return rows(box, 0, Flex(), Flex())


def _word(pen: Pen, box: Rect, word: str, align: Align = Align.CENTRE) -> None:
    pen.text(word, box, pen.theme.stage.muted, 11, Face.REGULAR, align)
