"""Why the neuron says what it says, in words: what pushes the sum up and what would bring it down.

No sentence has more than 20 words.
"""

from ...core.assessment import Mark
from ...playground.hidden import NOTHING, Hidden, HiddenThings, Implied, hides
from ...playground.judgement import judgement
from ...playground.snapshot import Snapshot
from ..kit import figures
from .neuron_sum import (
    MORE_PLACES,
    PLACES,
    Term,
    add_up,
    terms_of_row,
    written_number,
)

JUST, FAR = 0.1, 3.0  # from 0; at 3, p is 0.95
FEW = 2  # inputs that are named one by one
DRAG = "Drag to set it; a new run begins."
FEED = "Click to feed it to the neuron."


def weight_words(snapshot: Snapshot, index: int, hidden: HiddenThings = NOTHING) -> str:
    """Return what a weight does, the last one being the bias."""
    push, names = _push(snapshot, index, hidden), snapshot.gate.feature_names
    if index == len(names):
        return f"The bias {push} on every row. Larger: every row brighter. {DRAG}"
    name = names[index]
    return f"{name} {push} when it is on. Larger: brighter with {name} on. {DRAG}"


def _push(snapshot: Snapshot, index: int, hidden: HiddenThings) -> str:
    """Return how a weight pushes the sum."""
    weight = float(snapshot.weights[index])
    if hides(hidden, Hidden.WEIGHTS):
        return "pushes the sum up or down"
    if abs(weight) < figures.SMALLEST:
        return "hardly moves the sum" if weight else "does not move the sum"
    return f"pushes the sum {'up' if weight > 0 else 'down'} by {written_number(abs(weight))[1:]}"


def bias_words(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> str:
    """Return what the bias is."""
    push = _push(snapshot, len(snapshot.weights) - 1, hidden)
    return f"The bias is the weight of an input that is always on. It {push} on every row."


def input_words(snapshot: Snapshot, index: int, hidden: HiddenThings = NOTHING) -> str:
    """Return whether an input or a product counts now."""
    number = f" {figures.signed(float(snapshot.weights[index]))}"
    weight = "" if hides(hidden, Hidden.WEIGHTS) else number
    is_on, name = bool(snapshot.live_features[index]), snapshot.gate.feature_names[index]
    counts = f"its weight{weight} {'counts' if is_on else 'does not count'}"
    if index >= snapshot.gate.n_inputs:
        only = f"{name} is on only where all its inputs are on."
        return f"{only} Now it is {'on' if is_on else 'off'}: {counts}."
    turn = "off" if is_on else "on"
    return f"Input {name} is {'on' if is_on else 'off'}: {counts}. Click to turn it {turn}."


def body_words(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> str:
    """Return what the body does."""
    row = snapshot.live_row
    z, p = float(snapshot.logits[row]), float(snapshot.probabilities[row])
    total = "" if hides(hidden, Implied.LOGITS) else f" = {figures.signed(z)}"
    squeezed = "" if hides(hidden, Hidden.PROBABILITIES) else f" = {figures.probability(p)}"
    return (
        f"The neuron adds up the weights that count: z{total}."
        f" The curve σ squeezes z to p{squeezed}, between 0 and 1."
        " Click to see its next step."
    )


def output_words(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> str:
    """Return why the output bulb is as bright as it is."""
    z = float(snapshot.logits[snapshot.live_row])
    why = "" if hides(hidden, Implied.LOGITS) else f"{_half_words(z)} "
    return f"{why}The bulb glows as bright as p, the probability of a 1."


def _half_words(z: float) -> str:
    if abs(z) < figures.SMALLEST:
        almost = "almost " if z else ""
        return f"z is {almost}0, so p is {almost}one half."
    side = "above" if z > 0 else "below"
    if abs(z) >= FAR:
        return f"z = {figures.signed(z)} is far {side} 0, so p is near {int(z > 0)}."
    just = "just " if abs(z) < JUST else ""
    return f"z = {figures.signed(z)} is {just}{side} 0, so p is {just}{side} one half."


def row_words(snapshot: Snapshot, row: int, hidden: HiddenThings = NOTHING) -> str:
    """Return what pushes a row up, what it says, and what would make it better."""
    terms = [term for term in terms_of_row(snapshot, row) if term.signal]
    sentences = (
        _sum_words(snapshot, row, terms, hidden),
        _answer_words(snapshot, row, hidden),
        _wish_words(snapshot, row, terms[:-1]),
        FEED,
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _sum_words(snapshot: Snapshot, row: int, terms: list[Term], hidden: HiddenThings) -> str:
    *inputs, bias = terms
    z, name = float(snapshot.logits[row]), "".join(map(str, snapshot.gate.rows[row]))
    has_z = not hides(hidden, Implied.LOGITS)
    if not inputs:
        number = f", {figures.signed(z)}" if has_z else ""
        return f"Row {name}: no input is on, so z is the bias alone{number}."
    if len(inputs) > FEW:
        inputs = [Term(sum(term.weight for term in inputs), 1.0, "what is on")]
    names = [term.name for term in inputs]
    if hides(hidden, Hidden.WEIGHTS):
        return f"Row {name}: {', '.join(names)} and the bias add up to z."
    places = add_up([*inputs, bias], z, (PLACES, *MORE_PLACES))
    equals = "=" if places else "≈"
    written = [written_number(term.weight, places or PLACES) for term in (*inputs, bias)]
    if len(inputs) == 1:
        alone = "" if names[0] == "what is on" else " alone"
        gives = f"{names[0]}{alone} gives {written[0]} and the bias {written[1]}"
    else:
        gives = f"{names[0]} gives {written[0]}, {names[1]} {written[1]}, the bias {written[2]}"
    total = f": z {equals} {written_number(z, places or PLACES)}" if has_z else ""
    return f"Row {name}: {gives}{total}."


def _answer_words(snapshot: Snapshot, row: int, hidden: HiddenThings) -> str:
    answer = judgement(snapshot, row)
    written = figures.row_probability(float(snapshot.probabilities[row]), snapshot.threshold)
    p = "p" if hides(hidden, Hidden.PROBABILITIES) else f"p = {written}"
    if snapshot.answers[row].is_undecided:
        threshold = figures.threshold(snapshot.threshold)
        return f"So {p} is too near to the threshold {threshold} to count."
    said = f"So {p}: it {answer.words}" if p != "p" else f"It {answer.words}"
    if hides(hidden, Hidden.MARKS):
        return f"{said}."
    worth = {Mark.RIGHT: "which is right", Mark.WRONG: "which is wrong"}
    return f"{said}, {worth.get(answer.mark, 'for it has no target')}."


def _wish_words(snapshot: Snapshot, row: int, inputs: list[Term]) -> str:
    target = snapshot.gate.targets[row]
    if target is None:
        return ""
    size, light = ("larger", "brighter") if target else ("smaller", "darker")
    if not inputs:
        return f"Only a {size} bias makes it {light}."
    weights = (
        f"{size} weights of what is on"
        if len(inputs) > FEW
        else f"a {size} weight of {' or '.join(term.name for term in inputs)}"
    )
    return f"To be {light} it needs {weights}, or a {size} bias."
