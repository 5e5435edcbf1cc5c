"""The sigmoid: every row of the truth table as a point on the curve."""

from math import ceil

import numpy as np
from pygame import Rect

from ...core.neuron import sigmoid
from ...playground.controls import THRESHOLD
from ..kit.panel import Hotspot
from ..kit.pen import ALL, Align, Layers, Pen
from ..kit.plot import Axis
from ..kit.readings import wheel_on
from ..kit.text import Face
from .scene import PlaygroundHandler, Scene, SidePanel

TITLE_HEIGHT = 34
TIP = "σ(z) = 1 / (1 + e^−z) turns any z into a p between 0 and 1."
POINTS = 81
LEAST_REACH = 6.0  # logits shown on each side, at least


def draw_sigmoid(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the curve, which is static, the threshold as a line, and the rows as points."""
    top, inset = pen.px(TITLE_HEIGHT), pen.px(18)
    box = Rect(rect.x + inset, rect.y + top, rect.width - 2 * inset, rect.height - top - pen.px(24))
    reach = _reach(scene)
    across = Axis(-reach, reach, box.x, box.right)
    up = Axis(0.0, 1.0, box.bottom - pen.px(3), box.y + pen.px(3))
    if layers.still:
        _draw_curve(pen, box, across, up)
    if layers.moving:
        _draw_threshold(pen, box, scene, up)
        _draw_rows(pen, scene, across, up)


def _reach(scene: Scene) -> float:
    """Return the largest logit that is shown, a whole number."""
    return max(LEAST_REACH, float(ceil(scene.logit_reach * 1.05)))


def _draw_curve(pen: Pen, box: Rect, across: Axis, up: Axis) -> None:
    palette, reach = pen.theme.cards, across.high
    pen.line((box.centerx, box.y), (box.centerx, box.bottom), palette.track, 1)
    z = np.linspace(-reach, reach, POINTS)
    pen.curve(np.stack([across.place(z), up.place(sigmoid(z))], axis=1), palette.text, 2.2)
    below = Rect(box.x, box.bottom + pen.px(2), box.width, pen.px(18))
    pen.text(f"−{reach:g}", below, palette.muted, 11, Face.MONO)
    pen.text("z", below, palette.muted, 12, Face.MONO, Align.CENTRE)
    pen.text(f"+{reach:g}", below, palette.muted, 11, Face.MONO, Align.RIGHT)


def _draw_threshold(pen: Pen, box: Rect, scene: Scene, up: Axis) -> None:
    muted = pen.theme.cards.muted
    level = float(up.place(np.array([scene.threshold_shown]))[0])
    pen.line((box.x, level), (box.right, level), muted, 1)
    theta = Rect(box.x, round(level) - pen.px(17), pen.px(70), pen.px(16))
    if theta.y < box.y:
        theta.y = round(level) + pen.px(2)
    pen.text(f"θ {scene.snapshot.threshold:.2f}", theta, muted, 11, Face.MONO)


def _draw_rows(pen: Pen, scene: Scene, across: Axis, up: Axis) -> None:
    snapshot, palette = scene.snapshot, pen.theme.cards
    xs = across.place(scene.logits).tolist()
    ys = up.place(scene.probabilities).tolist()
    for row, spot in enumerate(zip(xs, ys, strict=True)):
        target = snapshot.gate.targets[row]
        pen.disc(spot, pen.px(5), palette.muted)
        inside = palette.card if target is None else pen.theme.one if target else palette.track
        pen.disc(spot, pen.px(4), inside)
    live = (xs[snapshot.live_row], ys[snapshot.live_row])
    pen.ring(live, pen.px(9), palette.accent, 2)


def sigmoid_hotspots(
    _pen: Pen, rect: Rect, _scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspot of the panel: the wheel changes the threshold."""
    return [Hotspot("sigmoid", rect, tip=lambda: TIP, wheel=wheel_on(THRESHOLD, handler))]


SIGMOID = SidePanel(
    "SIGMOID",
    draw_sigmoid,
    TIP,
    sigmoid_hotspots,
    lambda scene: (scene.neuron, _reach(scene)),
)
