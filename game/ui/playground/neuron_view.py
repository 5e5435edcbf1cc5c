"""The neuron: inputs, wires as thick as their weights, the body with its sigmoid, the output."""

from math import exp, hypot, log1p, sqrt

import pygame
from pygame import Rect, Surface

from ...playground.hidden import Hidden, Implied
from ..kit import figures
from ..kit.bulb import BELOW, draw_bulb
from ..kit.kept import MIB, kept
from ..kit.pen import ALL, Align, Layers, Pen, Point, along
from ..kit.text import Face
from ..kit.theme import THEMES, Colour, Palette, lamp, mix
from .neuron_geometry import NeuronGeometry, chip_arrows, neuron_geometry
from .scene import Scene

LEVEL = 0.6  # of the glass's radius, above and below its centre, where a level wire ends well
PULSES = 3  # signals on a wire at the same time
CURVE_REACH = 6.0  # logits shown on each side
CURVE_POINTS = 25
CURVE_WIDTH, CURVE_HEIGHT = 0.62, 0.8  # half width, and height, in radii of the body


def draw_neuron(
    pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL, *, has_gauge: bool = False
) -> None:
    """Draw the neuron with its live inputs; these and the gauge's scale are static.

    Where no sum stands below it, it has a gauge and the answer in words.
    """
    place = neuron_geometry(rect, pen.unit, scene.snapshot.gate, has_gauge=has_gauge)
    if layers.moving:
        _draw_wires(pen, place, scene)
    if layers.still:
        _draw_inputs(pen, place, scene)
    if layers.moving:
        _draw_chips(pen, place, scene)
        _draw_body(pen, place, scene)
    draw_bulb(pen, place.bulb, place.bulb_radius, scene.live_glow, layers)
    if layers.moving:
        _draw_output(pen, place, scene)
    if has_gauge:
        _draw_gauge(pen, place, scene, layers)


def sign_colour(stage: Palette, weight: float) -> Colour:
    """Return the colour for the sign of `weight`; neutral if no digit of it is shown."""
    if abs(weight) < figures.SMALLEST:
        return stage.muted
    return stage.positive if weight > 0 else stage.negative


def wire_width(weight: float) -> float:
    """Return a wire's width in points, which grows sublinearly with |weight|."""
    return min(1.5 + 4.6 * log1p(abs(weight)), 17.0)


def _draw_wires(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    for start, end, weight, signal in zip(
        place.inputs,
        place.ends,
        _drawn_weights(scene),
        snapshot.live_features.tolist(),
        strict=True,
    ):  # the body covers the ends of the wires
        begin = along(start, end, (place.input_radius + pen.px(4)) / (end[0] - start[0]))
        shade = mix(stage.card, sign_colour(stage, weight), 0.8 if signal else 0.3)
        width = wire_width(weight)
        pen.wire(begin, end, shade, width, is_dashed=weight <= -figures.SMALLEST)
        if scene.pulse is not None and signal:
            _draw_pulses(pen, begin, end, scene.pulse, width)
    lit = lamp(pen.theme, scene.live_glow)
    tail, tip = _output_wire(pen, place)
    pen.band(tail, tip, lit, 3 + 7 * scene.live_glow)
    if scene.pulse is not None:
        _draw_pulses(pen, tail, tip, scene.pulse, 3)


def _output_wire(pen: Pen, place: NeuronGeometry) -> tuple[Point, Point]:
    """Return the ends of the wire from the body to the bulb: level, if it then meets the glass."""
    (x, y), edge = place.body, place.bulb_radius + pen.px(3)
    drop = y - place.bulb[1]
    if abs(drop) < LEVEL * edge:
        return (x + place.body_radius, y), (place.bulb[0] - sqrt(edge**2 - drop**2), y)
    reach = hypot(place.bulb[0] - x, drop)
    tail = along(place.body, place.bulb, place.body_radius / reach)
    return tail, along(place.body, place.bulb, 1 - edge / reach)


def _drawn_weights(scene: Scene) -> list[float]:
    """Return the weights by which wires are drawn: all alike where they are hidden."""
    weights = scene.weights.tolist()
    return [0.0] * len(weights) if scene.hides(Hidden.WEIGHTS) else weights


def _draw_pulses(pen: Pen, start: Point, end: Point, phase: float, width: float) -> None:
    for index in range(PULSES):
        spot = along(start, end, (phase + index) / PULSES)
        pen.disc(spot, max(pen.px(2), pen.px(width * 0.3)), pen.theme.stage.text)


def _draw_inputs(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    signals = snapshot.live_features.tolist()
    names = (*snapshot.gate.feature_names, "bias")
    for index, (centre, name) in enumerate(zip(place.inputs, names, strict=True)):
        is_bias = index == len(names) - 1
        if is_bias:
            pen.disc(centre, place.input_radius, stage.muted)
            pen.disc(centre, place.input_radius - pen.px(1.5), stage.keycap)
            box = Rect(0, 0, 2 * place.input_radius, 2 * place.input_radius)
            box.center = (round(centre[0]), round(centre[1]))
            size = min(14, 1.2 * place.input_radius / pen.unit)
            pen.text("1", box, stage.text, size, Face.STRONG, Align.CENTRE)
        else:
            draw_bulb(pen, centre, place.input_radius, signals[index])
        box, face = place.names[index], Face.REGULAR if is_bias else Face.STRONG
        sizes = (13, 11, 9) if is_bias else (17, 13, 11, 9)
        tall = tuple(min(size, box.height / pen.unit * 0.8) for size in sizes)
        colour = stage.muted if is_bias else stage.text
        pen.paragraph(name, box, colour, tall, face, Align.CENTRE)


def _draw_chips(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    focused = snapshot.focus.index if snapshot.focus.is_weight else None
    for index, (chip, weight) in enumerate(
        zip(place.chips, snapshot.weights.tolist(), strict=True)
    ):
        hides = scene.hides(Hidden.WEIGHTS)
        colour = stage.muted if hides else sign_colour(stage, weight)
        has_focus = index == focused
        pen.outlined(chip, stage.text if has_focus else colour, stage.keycap, 7)
        size = min(13, 0.78 * chip.height / pen.unit)
        inside = chip.inflate(-pen.px(8), 0)
        text = figures.NOT_TOLD if hides else figures.signed(weight)
        pen.text(text, inside, colour, size, Face.MONO, Align.CENTRE)
        if has_focus:
            for sign, box in zip("↓↑", chip_arrows(chip, pen.unit), strict=True):
                pen.text(sign, box, stage.text, size, Face.MONO, Align.CENTRE)


def _draw_body(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, (x, y), radius = pen.theme.stage, place.body, place.body_radius
    logit = float(scene.snapshot.logits[scene.snapshot.live_row])
    body = _body(radius, pen.theme.name, pen.unit)
    pen.surface.blit(body, body.get_rect(center=(round(x), round(y))))
    if not scene.hides(Implied.LOGITS):
        drawn = float(scene.logits[scene.snapshot.live_row])
        pen.disc(_on_curve(drawn, place.body, radius), pen.px(5), stage.accent)
    width = round(2.6 * radius)
    if not place.gauge.width:  # a focused weight may have arrows
        width = min(width, round(2 * (x - chip_arrows(place.chips[-1], pen.unit)[1].right)))
    above = Rect(round(x - width / 2), round(y - radius - pen.px(24)), width, pen.px(20))
    below = Rect(above.x, round(y + radius + pen.px(5)), width, pen.px(20))
    pen.text("σ(w·x + b)", above, stage.muted, 13, Face.MONO, Align.CENTRE)
    z = figures.NOT_TOLD if scene.hides(Implied.LOGITS) else figures.signed(logit)
    pen.text(f"z = {z}", below, stage.muted, 13, Face.MONO, Align.CENTRE)


def _on_curve(logit: float, centre: Point, radius: int) -> Point:
    """Return the point of `logit` on the sigmoid, clamped to its ends."""
    shown = min(max(logit, -CURVE_REACH), CURVE_REACH)
    across = CURVE_WIDTH * shown / CURVE_REACH
    up = CURVE_HEIGHT * (1 / (1 + exp(-shown)) - 0.5)
    return (centre[0] + radius * across, centre[1] - radius * up)


@kept(2 * MIB)
def _body(radius: int, theme_name: str, unit: float) -> Surface:
    reach, theme = radius + 2, THEMES[theme_name]
    body = Surface((2 * reach + 1, 2 * reach + 1), pygame.SRCALPHA)
    body.fill((*theme.stage.muted, 0))  # so that the anti-aliased edge blends correctly
    pen, centre = Pen(body, theme, unit), (reach, reach)
    pen.disc(centre, radius, theme.stage.muted)
    pen.disc(centre, radius - pen.px(2), theme.stage.keycap)
    steps = [2 * step / (CURVE_POINTS - 1) - 1 for step in range(CURVE_POINTS)]
    points = [_on_curve(CURVE_REACH * step, centre, radius) for step in steps]
    pen.polyline(points, theme.stage.muted, 1.6)
    return body


def _draw_output(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    probability = float(snapshot.probabilities[snapshot.live_row])
    written = figures.row_probability(probability, snapshot.threshold)
    if scene.hides(Hidden.PROBABILITIES):
        written = figures.NOT_TOLD
    top = place.bulb[1] + place.bulb_radius * BELOW + pen.px(3)
    width = place.words_width
    line = Rect(round(place.bulb[0] - width / 2), round(top), width, pen.px(23))
    pen.text(f"p = {written}", line, stage.accent, 17, Face.MONO, Align.CENTRE)
    if place.gauge.width:
        said = scene.judgement(snapshot.live_row)
        colour = stage.marks[said.mark]
        pen.text(said.text, line.move(0, pen.px(22)), colour, 13, align=Align.CENTRE)


def _draw_gauge(pen: Pen, place: NeuronGeometry, scene: Scene, layers: Layers) -> None:
    stage, bar = pen.theme.stage, place.gauge
    if layers.still:
        pen.rounded(bar, stage.track, 6)
        for sign, top in (("1", bar.y - pen.px(18)), ("0", bar.bottom + pen.px(1))):
            box = Rect(bar.x - pen.px(6), top, bar.width + pen.px(12), pen.px(17))
            pen.text(sign, box, stage.muted, 11, Face.MONO, Align.CENTRE)
    if not layers.moving:
        return
    height = round(bar.height * scene.live_glow)
    if height > pen.px(2):
        pen.rounded(Rect(bar.x, bar.bottom - height, bar.width, height), stage.accent, 6)
    y = bar.bottom - bar.height * scene.threshold_shown
    pen.line((bar.x - pen.px(7), y), (bar.right + pen.px(7), y), stage.text, 3)
    theta = Rect(bar.right + pen.px(9), round(y - pen.px(9)), pen.px(14), pen.px(18))
    pen.text("θ", theta, stage.text, 13, Face.STRONG)
