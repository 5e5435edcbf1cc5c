"""Tips: what the thing under the mouse is, in a sentence, with its present numbers."""

from collections.abc import Callable, Mapping

from pygame import Rect

from ...gates.gate import with_turned_target
from ...gates.settings import SETTINGS
from ..kit import figures
from ..kit.pen import Pen
from ..kit.text import Face, width_of, wrapped
from .hotspots import Hotspot, Part
from .scene import Scene, SidePanel

WIDTH = 270
LINE_HEIGHT = 18
TYPE = 12.5
Words = Callable[[Scene, Hotspot], str]


def tip_words(scene: Scene, spot: Hotspot) -> str:
    """Return the tip on `spot`, or "" where nothing needs saying."""
    words = _WORDS.get(spot.part)
    return words(scene, spot) if words else ""


def draw_tip(pen: Pen, scene: Scene, spot: Hotspot, bounds: Rect) -> None:
    """Draw the tip on `spot` beside it, within `bounds`."""
    text = tip_words(scene, spot)
    if not text or scene.pointer is None:
        return
    palette = pen.theme.cards
    lines = wrapped(text, Face.REGULAR, pen.px(TYPE), pen.px(WIDTH))
    width = max(width_of(line, Face.REGULAR, pen.px(TYPE)) for line in lines)
    box = Rect(0, 0, width + pen.px(26), pen.px(LINE_HEIGHT) * len(lines) + pen.px(16))
    box.topleft = (scene.pointer[0] + pen.px(14), scene.pointer[1] + pen.px(18))
    box.clamp_ip(bounds)
    if box.collidepoint(scene.pointer):  # never under the pointer itself
        box.bottom = scene.pointer[1] - pen.px(8)
    pen.outlined(box, palette.muted, palette.keycap, 8)
    for place, line in enumerate(lines):
        top = box.y + pen.px(8) + place * pen.px(LINE_HEIGHT)
        row = Rect(box.x + pen.px(12), top, width + 2, pen.px(LINE_HEIGHT))
        pen.text(line, row, palette.text, TYPE)


def _gate(scene: Scene, spot: Hotspot) -> str:
    gate = scene.gates[spot.index].gate
    return f"{scene.gates[spot.index].label}. {gate.description}".strip()


def _input(scene: Scene, spot: Hotspot) -> str:
    name = scene.snapshot.gate.inputs[spot.index]
    return f"Input {name} is {scene.snapshot.live_inputs[spot.index]}. Click to flip it."


def _weight(scene: Scene, spot: Hotspot) -> str:
    names = (*scene.snapshot.gate.feature_names, "the bias")
    value = figures.signed(float(scene.snapshot.weights[spot.index]))
    what = names[spot.index] if spot.index == len(names) - 1 else f"weight of {names[spot.index]}"
    return f"{what[0].upper()}{what[1:]}: {value}. Drag to set it; a new run begins."


def _knob(scene: Scene, spot: Hotspot) -> str:
    tip = SETTINGS[spot.name].tip.format(optimizer=scene.snapshot.run.settings.optimizer)
    return tip + " Click for the focus; ↑ ↓ or the wheel set it."


def _reading(scene: Scene, spot: Hotspot) -> str:
    snapshot = scene.snapshot
    words = {
        "EPOCH": "An epoch is one update from all rows of the truth table.",
        "LOSS": "Loss: the mean of −(t·log p + (1 − t)·log(1 − p)) over the rows, in nats: "
        f"{figures.loss(snapshot.loss)} now. Guessing p = 0.5 costs ln 2 = 0.6931.",
        "ACCURACY": f"{snapshot.n_right} of {snapshot.n_examples} rows are right at the "
        "threshold; an undecided row is not.",
    }
    return words[spot.name]


def _body(scene: Scene, _spot: Hotspot) -> str:
    snapshot = scene.snapshot
    z = figures.signed(float(snapshot.logits[snapshot.live_row]))
    return f"The neuron adds up: z = w·x + b = {z}. The sigmoid makes it p = 1 / (1 + e^−z)."


def _output(scene: Scene, _spot: Hotspot) -> str:
    p = float(scene.snapshot.probabilities[scene.snapshot.live_row])
    return f"The bulb's glow is p = {figures.probability(p)}, the probability that the answer is 1."


def _row(scene: Scene, spot: Hotspot) -> str:
    snapshot = scene.snapshot
    p, z = float(snapshot.probabilities[spot.index]), float(snapshot.logits[spot.index])
    target = snapshot.gate.targets[spot.index]
    wish = "it has no target" if target is None else f"its target is {target}"
    bits = "".join(map(str, snapshot.gate.rows[spot.index]))
    return (
        f"Row {bits}: z = {figures.signed(z)}, p = {figures.probability(p)}; {wish}."
        " Click to feed it to the neuron."
    )


def _target(scene: Scene, spot: Hotspot) -> str:
    gate = scene.snapshot.gate
    bits = "".join(map(str, gate.rows[spot.index]))
    turned = with_turned_target(gate, spot.index).targets[spot.index]
    wish = "no target (don't care)" if turned is None else f"target {turned}"
    return f"Click to give row {bits} {wish}: a new gate, which is learned from the same start."


def _product(scene: Scene, spot: Hotspot) -> str:
    name = scene.snapshot.gate.feature_names[spot.index]
    return f"{name} is 1 where all its factors are; the neuron sees it as one more input."


def _side(scene: Scene, _spot: Hotspot) -> str:
    words = {
        SidePanel.DECISION_MAP: "What the neuron makes of every point: orange where p is high. "
        "The line is p = θ; the dots are the rows.",
        SidePanel.LOSS_LANDSCAPE: "The loss over two weights, bright where it is low. The path is "
        "the descent so far.",
        SidePanel.VERDICT: "Whether one neuron can learn this gate, before any training, with "
        "sums to check with a pencil.",
    }
    return words[scene.side_panel] + " Click for the next view."


def _always(words: str) -> Words:
    return lambda _scene, _spot: words


_WORDS: Mapping[Part, Words] = {
    Part.GATE: _gate,
    Part.INPUT: _input,
    Part.BIAS: _always("The bias is the weight of an input that is always 1."),
    Part.WEIGHT: _weight,
    Part.KNOB: _knob,
    Part.READING: _reading,
    Part.NEURON_BODY: _body,
    Part.OUTPUT: _output,
    Part.GAUGE: _always("Drag to move the threshold θ: the answer is 1 where p > θ."),
    Part.ROW: _row,
    Part.TARGET: _target,
    Part.PRODUCT: _product,
    Part.EDIT_TARGETS: _always("Change the targets: make a gate of your own (G)."),
    Part.SEARCH: _always("Search by name or file name (/)."),
    Part.NOTE: _always("Click to save it in a file of your own (Ctrl+S)."),
    Part.CLOSE_PROBLEMS: _always("Hide this until the file changes (Esc)."),
    Part.SIDE_PANEL: _side,
    Part.SIGMOID: _always("σ(z) = 1 / (1 + e^−z) turns any z into a p between 0 and 1."),
    Part.LOSS: _always("The loss of every epoch so far. Click for log axes or straight ones."),
    Part.RUN: _always("Train or pause (Space)."),
    Part.TIMELINE: _always("Drag to go back in time; the green tick is where it was learned."),
    Part.SLOWER: _always("Fewer epochs a second (−)."),
    Part.FASTER: _always("More epochs a second (+)."),
}
