"""The hotspots of the neuron: inputs can be flipped, weights dragged."""

from functools import partial

from pygame import Rect

from ...playground.controls import WEIGHT, Knob
from ..kit.panel import Hotspot, Panel, Pixel, around, aside_box
from ..kit.pen import ALL, Align, Layers, Pen
from ..kit.readings import arrow_hotspots, wheel_on
from ..kit.text import Face, width_of
from .neuron_geometry import NeuronGeometry, chip_arrows, neuron_geometry
from .neuron_view import draw_neuron
from .neuron_words import bias_words, body_words, input_words, output_words, weight_words
from .scene import PlaygroundHandler, Scene
from .sum_view import SUM

TITLE = "NEURON"
NEXT_WORDS = "W: next step"
NEXT_TIP = "What the next epoch will do to the weights, row by row (W)."
DRAG_WEIGHT = 0.02  # change of a weight per pixel


def neuron_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of body, bulb, inputs, and the weights on their wires."""
    now, hidden = scene.snapshot, scene.hidden
    place = neuron_geometry(rect, pen.unit, now.gate)
    return [
        Hotspot(
            "neuron",
            around(place.body, place.body_radius),
            tip=partial(body_words, now, hidden),
            click=handler.toggle_next_step,
        ),
        Hotspot(
            "open next step",
            _next_box(pen, rect),
            tip=lambda: NEXT_TIP,
            click=handler.toggle_next_step,
        ),
        Hotspot(
            "output",
            around(place.bulb, place.bulb_radius),
            tip=partial(output_words, now, hidden),
        ),
        *_input_hotspots(place, scene, handler),
        *_weight_hotspots(pen, place, scene, handler),
    ]


def _next_box(pen: Pen, rect: Rect) -> Rect:
    """Return the rectangle of the words that open the card of the next step."""
    box = aside_box(pen, rect, TITLE)
    width = min(width_of(NEXT_WORDS, Face.REGULAR, pen.px(12)) + pen.px(4), box.width)
    return Rect(box.right - width, box.y, width, box.height)


def _input_hotspots(
    place: NeuronGeometry, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    gate, spots = scene.snapshot.gate, []
    for index, (centre, name) in enumerate(zip(place.inputs, place.names, strict=True)):
        rect = around(centre, place.input_radius).union(name)
        tip = partial(input_words, scene.snapshot, index, scene.hidden)
        if index < gate.n_inputs:
            flip = partial(handler.flip, index)
            spots.append(Hotspot("input", rect, index, tip=tip, click=flip))
        elif index < gate.n_features:
            spots.append(Hotspot("product", rect, index, tip=tip))
        else:
            bias = Knob(WEIGHT, index)
            focus, wheel = partial(handler.focus, bias), wheel_on(bias, handler)
            spots.append(
                Hotspot(
                    "bias",
                    rect,
                    index,
                    tip=partial(bias_words, scene.snapshot, scene.hidden),
                    click=focus,
                    wheel=wheel,
                )
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
                tip=partial(weight_words, scene.snapshot, index, scene.hidden),
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


def _shows(scene: Scene) -> object:
    looks = scene.snapshot.focus, scene.live_glow, scene.pulse
    return scene.neuron, scene.figures, looks


def _still_shows(scene: Scene) -> object:
    return scene.snapshot.gate, scene.snapshot.live_inputs


def _draw(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    draw_neuron(pen, rect, scene, layers)
    if layers.still:
        muted = pen.theme.stage.muted
        pen.text(NEXT_WORDS, _next_box(pen, rect), muted, 12, align=Align.RIGHT)


NEURON = Panel(
    "neuron",
    _draw,
    TITLE,
    hotspots=neuron_hotspots,
    shows=_shows,
    still_shows=_still_shows,
    is_stage=True,
    above=SUM.place,
)
