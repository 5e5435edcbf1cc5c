"""The neuron: inputs, wires as thick as their weights, the sum on its sigmoid, the output bulb."""

from functools import lru_cache
from math import hypot, log1p

from pygame import Rect

from ...gates.gate import Gate
from ...playground.controls import Quantity
from ...record import Record
from ..kit import figures
from ..kit.bulb import BELOW, draw_bulb
from ..kit.layout import Flex, columns
from ..kit.pen import ALL, Align, Layers, Pen, Point, along
from ..kit.text import Face
from ..kit.theme import Colour, Palette, ember, mix
from .neuron_body import draw_body
from .scene import Scene

TITLE_HEIGHT = 40


class Columns(Record, eq=False):
    """How the panel's width is divided.

    Attributes:
        shares: Of names, input bulbs, chips on wires, body, output bulb, gauge.
        chip: A chip's width in points.
        chip_at: Where chips stand, as a share of their column.
        crowded_chip_at: The same where there are many.
        words: The width of what is written under the output bulb, in points.
    """

    shares: tuple[float, ...]
    chip: int = 66
    chip_at: float = 0.34
    crowded_chip_at: float = 0.2
    words: int = 150


NARROW = 440  # points; under this the narrow columns serve
LONG_NAME = 14
SHORT_NAMED = Columns((0.15, 0.08, 0.26, 0.19, 0.22, 0.1))
LONG_NAMED = Columns((0.22, 0.07, 0.22, 0.18, 0.21, 0.1))
NARROW_SHORT_NAMED = Columns((0.115, 0.08, 0.22, 0.205, 0.28, 0.1), 54, 0.5, 0.36, 80)
NARROW_LONG_NAMED = Columns((0.19, 0.07, 0.2, 0.19, 0.25, 0.1), 50, 0.5, 0.36, 72)
SHORTEST_WIRE = 5  # from the body to the output bulb, in points
FEW_WIRES = 4
NEXT_TO_NOTHING = 0.005  # reads 0.00
WORDS_BELOW = 50  # the output bulb stands on two lines of words
PULSES = 3  # signals on a wire at a time


class NeuronGeometry(Record):
    """Where the neuron's parts lie; inputs, chips and wire ends in the order of the weights."""

    inputs: tuple[Point, ...]
    input_radius: int
    names: tuple[Rect, ...]
    chips: tuple[Rect, ...]
    ends: tuple[Point, ...]
    body: Point
    body_radius: int
    bulb: Point
    bulb_radius: int
    words_width: int
    gauge: Rect
    box: Rect


def neuron_geometry(rect: Rect, unit: float, gate: Gate) -> NeuronGeometry:
    """Return where the parts of the neuron that learns `gate` lie in the panel `rect`."""
    is_narrow = rect.width < NARROW * unit
    if max(map(len, gate.feature_names)) > LONG_NAME:
        widths = NARROW_LONG_NAMED if is_narrow else LONG_NAMED
    else:
        widths = NARROW_SHORT_NAMED if is_narrow else SHORT_NAMED
    return _geometry((*rect.topleft, *rect.size), unit, gate.n_features + 1, widths)


@lru_cache(maxsize=8)
def _geometry(
    panel: tuple[int, int, int, int], unit: float, n_weights: int, widths: Columns
) -> NeuronGeometry:
    rect = Rect(panel)
    box = Rect(rect.x, rect.y + round(TITLE_HEIGHT * unit), rect.width, 0)
    box.height = rect.bottom - box.y - round(10 * unit)
    names, bulbs, chips, body, bulb, gauge = columns(
        box.inflate(-round(28 * unit), 0),
        0,
        *map(Flex, widths.shares),
    )
    spacing = min(76 * unit, box.height / n_weights)
    first = box.centery - spacing * (n_weights - 1) / 2
    heights = [first + spacing * place for place in range(n_weights)]
    body_radius = round(min(54 * unit, (box.height - 54 * unit) / 2, body.width * 0.42))
    # Wires end spread over the body's left side; chips lie on them, nearer the inputs if crowded.
    ends = [box.centery + (height - box.centery) * body_radius / box.height for height in heights]
    chip_at = widths.chip_at if n_weights <= FEW_WIRES else widths.crowded_chip_at
    at = chips.x + chips.width * chip_at
    share = (at - bulbs.centerx) / (body.centerx - bulbs.centerx)
    population = spacing * (1 - share * (1 - body_radius / box.height))
    chip_size = (
        min(round(widths.chip * unit), chips.width),
        round(min(24 * unit, population * 0.94)),
    )
    slots = [Rect((0, 0), chip_size) for _ in heights]
    for slot, height, end in zip(slots, heights, ends, strict=True):
        slot.center = (round(at), round(height + (end - height) * share))
    bulb_radius = round(
        min(
            46 * unit,
            (box.height - WORDS_BELOW * unit) / (1 + BELOW),
            bulb.centerx - body.centerx - body_radius - SHORTEST_WIRE * unit,
        )
    )
    bulb_height = bulb_radius * (1 + BELOW) + WORDS_BELOW * unit
    bulb_y = box.y + (box.height - bulb_height) / 2 + bulb_radius
    name_height = round(min(44 * unit, spacing * 0.94))
    bar = Rect(0, 0, round(11 * unit), round(box.height * 0.8))
    bar.center = (gauge.centerx, box.centery)
    return NeuronGeometry(
        inputs=tuple((bulbs.centerx, height) for height in heights),
        input_radius=round(min(19 * unit, spacing * 0.4)),
        names=tuple(
            Rect(names.x, round(height - name_height / 2), names.width, name_height)
            for height in heights
        ),
        chips=tuple(slots),
        ends=tuple((body.centerx, end) for end in ends),
        body=(body.centerx, box.centery),
        body_radius=body_radius,
        bulb=(bulb.centerx, bulb_y),
        bulb_radius=bulb_radius,
        words_width=max(1, round(widths.words * unit)),
        gauge=bar,
        box=box,
    )


def chip_arrows(chip: Rect, unit: float) -> tuple[Rect, Rect]:
    """Return where a focused weight's arrows for lower and raise lie."""
    width = round(13 * unit)
    box = Rect(chip.right + round(2 * unit), chip.y, width, chip.height)
    return box, box.move(width, 0)


def draw_neuron(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the neuron with its live inputs, which stand still, as does the gauge's scale."""
    place = neuron_geometry(rect, pen.unit, scene.snapshot.gate)
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
    if layers.still:
        _draw_scale(pen, place.gauge)
    if layers.moving:
        _draw_gauge(pen, place, scene)


def _sign_colour(stage: Palette, weight: float) -> Colour:
    """Return the colour of a weight's sign; one that reads 0.00 has none."""
    if abs(weight) < NEXT_TO_NOTHING:
        return stage.muted
    return stage.positive if weight > 0 else stage.negative


def wire_width(weight: float) -> float:
    """Return a wire's width in points: grows with |weight|, ever more slowly."""
    return min(1.5 + 4.6 * log1p(abs(weight)), 17.0)


def _draw_wires(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    for start, end, weight, signal in zip(
        place.inputs,
        place.ends,
        snapshot.weights.tolist(),
        snapshot.live_features.tolist(),
        strict=True,
    ):  # the body is drawn over the wires' ends
        begin = along(start, end, (place.input_radius + pen.px(4)) / (end[0] - start[0]))
        shade = mix(stage.card, _sign_colour(stage, weight), 0.8 if signal else 0.3)
        width = wire_width(weight)
        pen.wire(begin, end, shade, width, is_dashed=weight < -NEXT_TO_NOTHING)
        if scene.pulse is not None and signal:
            _draw_pulses(pen, begin, end, scene.pulse, width)
    lit = mix(stage.track, ember(scene.live_glow), 0.25 + 0.75 * scene.live_glow)
    reach = hypot(place.bulb[0] - place.body[0], place.bulb[1] - place.body[1])
    tail = along(place.body, place.bulb, place.body_radius / reach)
    tip = along(place.body, place.bulb, 1 - (place.bulb_radius + pen.px(3)) / reach)
    pen.band(tail, tip, lit, 3 + 7 * scene.live_glow)
    if scene.pulse is not None:
        _draw_pulses(pen, tail, tip, scene.pulse, 3)


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
    focused = snapshot.focus.index if snapshot.focus.quantity is Quantity.WEIGHT else None
    for index, (chip, weight) in enumerate(
        zip(place.chips, snapshot.weights.tolist(), strict=True)
    ):
        colour = _sign_colour(stage, weight)
        has_focus = index == focused
        pen.outlined(chip, stage.text if has_focus else colour, stage.keycap, 7)
        size = min(13, 0.78 * chip.height / pen.unit)
        inside = chip.inflate(-pen.px(8), 0)
        pen.text(figures.signed(weight), inside, colour, size, Face.MONO, Align.CENTRE)
        if has_focus:
            for sign, box in zip("↓↑", chip_arrows(chip, pen.unit), strict=True):
                pen.text(sign, box, stage.text, size, Face.MONO, Align.CENTRE)


def _draw_body(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, (x, y), radius = pen.theme.stage, place.body, place.body_radius
    logit = float(scene.snapshot.logits[scene.snapshot.live_row])
    draw_body(pen, place.body, radius, logit)
    width = round(2.6 * radius)
    above = Rect(round(x - width / 2), round(y - radius - pen.px(24)), width, pen.px(20))
    below = Rect(above.x, round(y + radius + pen.px(5)), width, pen.px(20))
    pen.text("σ(w·x + b)", above, stage.muted, 13, Face.MONO, Align.CENTRE)
    pen.text(f"z = {figures.signed(logit)}", below, stage.muted, 13, Face.MONO, Align.CENTRE)


def _draw_output(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, snapshot = pen.theme.stage, scene.snapshot
    probability = float(snapshot.probabilities[snapshot.live_row])
    is_one = bool(snapshot.outputs[snapshot.live_row])
    top = place.bulb[1] + place.bulb_radius * BELOW + pen.px(3)
    width = place.words_width
    line = Rect(round(place.bulb[0] - width / 2), round(top), width, pen.px(24))
    pen.text(
        f"p = {figures.probability(probability)}", line, stage.accent, 17, Face.MONO, Align.CENTRE
    )
    verdict = "p > θ → 1" if is_one else "p ≤ θ → 0"
    pen.text(verdict, line.move(0, pen.px(23)), stage.muted, 13, Face.MONO, Align.CENTRE)


def _draw_scale(pen: Pen, bar: Rect) -> None:
    stage = pen.theme.stage
    pen.rounded(bar, stage.track, 6)
    for sign, top in (("1", bar.y - pen.px(18)), ("0", bar.bottom + pen.px(1))):
        pen.text(
            sign,
            Rect(bar.x - pen.px(6), top, bar.width + pen.px(12), pen.px(17)),
            stage.muted,
            11,
            Face.MONO,
            Align.CENTRE,
        )


def _draw_gauge(pen: Pen, place: NeuronGeometry, scene: Scene) -> None:
    stage, bar = pen.theme.stage, place.gauge
    height = round(bar.height * scene.live_glow)
    if height > pen.px(2):
        pen.rounded(Rect(bar.x, bar.bottom - height, bar.width, height), stage.accent, 6)
    y = bar.bottom - bar.height * scene.threshold_shown
    pen.line((bar.x - pen.px(7), y), (bar.right + pen.px(7), y), stage.text, 3)
    theta = Rect(bar.right + pen.px(9), round(y - pen.px(9)), pen.px(14), pen.px(18))
    pen.text("θ", theta, stage.text, 13, Face.STRONG)
