"""The hotspots of the neuron: inputs can be flipped, weights and threshold dragged."""

from functools import partial

from pygame import Rect

from ...gates.gate import Gate
from ...playground.controls import THRESHOLD, WEIGHT, Knob
from ...playground.hidden import Hidden
from ..kit import figures
from ..kit.panel import HIDDEN, Hotspot, Panel, Pixel, around, aside_box
from ..kit.pen import ALL, Layers, Pen
from ..kit.readings import arrow_hotspots, wheel_on
from .neuron_geometry import NeuronGeometry, chip_arrows, neuron_geometry
from .neuron_view import draw_neuron
from .scene import PlaygroundHandler, Scene
from .verdict import draw_verdict_line

TITLE = "NEURON"
DRAG_WEIGHT = 0.02  # change of a weight per pixel
BIAS_TIP = "The bias is the weight of an input that is always 1."
GAUGE_TIP = "Drag to move the threshold θ: the answer is 1 where p > θ."


def neuron_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of body, bulb, gauge, inputs, and the weights on their wires."""
    place = neuron_geometry(rect, pen.unit, scene.snapshot.gate)
    return [
        Hotspot("neuron", around(place.body, place.body_radius), tip=partial(_body_tip, scene)),
        Hotspot("output", around(place.bulb, place.bulb_radius), tip=partial(_output_tip, scene)),
        _gauge_hotspot(pen, place, handler),
        *_input_hotspots(place, scene, handler),
        *_weight_hotspots(pen, place, scene, handler),
    ]


def _gauge_hotspot(pen: Pen, place: NeuronGeometry, handler: PlaygroundHandler) -> Hotspot:
    bar = place.gauge

    def set_threshold(_start: Pixel, point: Pixel) -> None:
        handler.set(THRESHOLD, round((bar.bottom - point[1]) / bar.height, 2))

    return Hotspot(
        "gauge",
        bar.inflate(round(30 * pen.unit), round(8 * pen.unit)),
        tip=lambda: GAUGE_TIP,
        click=partial(handler.focus, THRESHOLD),
        drag=set_threshold,
        wheel=wheel_on(THRESHOLD, handler),
    )


def _input_hotspots(
    place: NeuronGeometry, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    gate, spots = scene.snapshot.gate, []
    for index, (centre, name) in enumerate(zip(place.inputs, place.names, strict=True)):
        rect = around(centre, place.input_radius).union(name)
        if index < gate.n_inputs:
            flip = partial(handler.flip, index)
            tip = partial(_input_tip, scene, index)
            spots.append(Hotspot("input", rect, index, tip=tip, click=flip))
        elif index < gate.n_features:
            spots.append(Hotspot("product", rect, index, tip=partial(_product_tip, gate, index)))
        else:
            bias = Knob(WEIGHT, index)
            focus, wheel = partial(handler.focus, bias), wheel_on(bias, handler)
            spots.append(
                Hotspot("bias", rect, index, tip=lambda: BIAS_TIP, click=focus, wheel=wheel)
            )
    return spots


def _weight_hotspots(
    pen: Pen, place: NeuronGeometry, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    spots = []
    for index, (chip, weight) in enumerate(
        zip(place.chips, scene.snapshot.weights.tolist(), strict=True)
    ):
        knob = Knob(WEIGHT, index)
        spots.append(
            Hotspot(
                "weight",
                chip,
                index,
                tip=partial(_weight_tip, scene, index),
                click=partial(handler.focus, knob),
                drag=partial(_drag_weight, handler, knob, weight),
                wheel=wheel_on(knob, handler),
            )
        )
        if scene.snapshot.focus == knob:
            spots += arrow_hotspots(chip_arrows(chip, pen.unit), handler)
    return spots


def _drag_weight(
    handler: PlaygroundHandler, knob: Knob, weight: float, start: Pixel, point: Pixel
) -> None:
    moved = point[0] - start[0] + start[1] - point[1]
    if moved:
        handler.set(knob, round(weight + moved * DRAG_WEIGHT, 2))


def _input_tip(scene: Scene, index: int) -> str:
    name = scene.snapshot.gate.inputs[index]
    return f"Input {name} is {scene.snapshot.live_inputs[index]}. Click to flip it."


def _product_tip(gate: Gate, index: int) -> str:
    name = gate.feature_names[index]
    return f"{name} is 1 where all its factors are; the neuron sees it as one more input."


def _weight_tip(scene: Scene, index: int) -> str:
    names = (*scene.snapshot.gate.feature_names, "the bias")
    value = figures.signed(float(scene.snapshot.weights[index]))
    if scene.hides(Hidden.WEIGHTS):
        value = HIDDEN
    what = names[index] if index == len(names) - 1 else f"weight of {names[index]}"
    return f"{what[0].upper()}{what[1:]}: {value}. Drag to set it; a new run begins."


def _body_tip(scene: Scene) -> str:
    snapshot = scene.snapshot
    z = figures.signed(float(snapshot.logits[snapshot.live_row]))
    if scene.hides_logits:
        z = HIDDEN
    return f"The neuron adds up: z = w·x + b = {z}. The sigmoid makes it p = 1 / (1 + e^−z)."


def _output_tip(scene: Scene) -> str:
    snapshot = scene.snapshot
    p = float(snapshot.probabilities[snapshot.live_row])
    written = figures.row_probability(p, snapshot.threshold)
    if scene.hides(Hidden.PROBABILITIES):
        written = HIDDEN
    return f"The bulb's glow is p = {written}, the probability that the answer is 1."


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    said = now.answers[now.live_row]
    return scene.neuron, scene.figures, said, now.focus, scene.live_glow, scene.pulse


def _still_shows(scene: Scene) -> object:
    return scene.snapshot.gate, scene.snapshot.live_inputs, scene.verdict, scene.tells_verdict


def _draw(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    draw_neuron(pen, rect, scene, layers)
    if layers.still:
        draw_verdict_line(pen, aside_box(pen, rect, TITLE), scene)


NEURON = Panel(
    "neuron",
    _draw,
    TITLE,
    hotspots=neuron_hotspots,
    shows=_shows,
    still_shows=_still_shows,
    is_stage=True,
)
