"""Why the neuron says what it says, in words: what pushes the sum up and what would bring it down.

No sentence has more than 20 words.
"""

from ...core.assessment import Mark
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


def weight_words(snapshot: Snapshot, index: int) -> str:
    """Return what a weight does, the last one being the bias."""
    weight, names = float(snapshot.weights[index]), snapshot.gate.feature_names
    if index == len(names):
        return f"The bias {_push(weight)} on every row. Larger: every row brighter. {DRAG}"
    name = names[index]
    return f"{name} {_push(weight)} when it is on. Larger: brighter with {name} on. {DRAG}"


def _push(weight: float) -> str:
    """Return how a weight pushes the sum."""
    if abs(weight) < figures.SMALLEST:
        return "hardly moves the sum" if weight else "does not move the sum"
    return f"pushes the sum {'up' if weight > 0 else 'down'} by {written_number(abs(weight))[1:]}"


def bias_words(snapshot: Snapshot) -> str:
    """Return what the bias is."""
    push = _push(float(snapshot.weights[-1]))
    return f"The bias is the weight of an input that is always on. It {push} on every row."


def input_words(snapshot: Snapshot, index: int) -> str:
    """Return whether an input or a product counts now."""
    weight = figures.signed(float(snapshot.weights[index]))
    is_on, name = bool(snapshot.live_features[index]), snapshot.gate.feature_names[index]
    counts = f"its weight {weight} {'counts' if is_on else 'does not count'}"
    if index >= snapshot.gate.n_inputs:
        only = f"{name} is on only where all its inputs are on."
        return f"{only} Now it is {'on' if is_on else 'off'}: {counts}."
    turn = "off" if is_on else "on"
    return f"Input {name} is {'on' if is_on else 'off'}: {counts}. Click to turn it {turn}."


def body_words(snapshot: Snapshot) -> str:
    """Return what the body does."""
    row = snapshot.live_row
    z, p = float(snapshot.logits[row]), float(snapshot.probabilities[row])
    return (
        f"The neuron adds up the weights that count: z = {figures.signed(z)}."
        f" The curve σ squeezes z to p = {figures.probability(p)}, between 0 and 1."
        " Click to see its next step."
    )


def output_words(snapshot: Snapshot) -> str:
    """Return why the output bulb is as bright as it is."""
    z = float(snapshot.logits[snapshot.live_row])
    return f"{_half_words(z)} The bulb glows as bright as p, the probability of a 1."


def _half_words(z: float) -> str:
    if abs(z) < figures.SMALLEST:
        almost = "almost " if z else ""
        return f"z is {almost}0, so p is {almost}one half."
    side = "above" if z > 0 else "below"
    if abs(z) >= FAR:
        return f"z = {figures.signed(z)} is far {side} 0, so p is near {int(z > 0)}."
    just = "just " if abs(z) < JUST else ""
    return f"z = {figures.signed(z)} is {just}{side} 0, so p is {just}{side} one half."


def row_words(snapshot: Snapshot, row: int) -> str:
    """Return what pushes a row up, what it says, and what would make it better."""
    terms = [term for term in terms_of_row(snapshot, row) if term.signal]
    sentences = (
        _sum_words(snapshot, row, terms),
        _answer_words(snapshot, row),
        _wish_words(snapshot, row, terms[:-1]),
        FEED,
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _sum_words(snapshot: Snapshot, row: int, terms: list[Term]) -> str:
    *inputs, bias = terms
    z, name = float(snapshot.logits[row]), "".join(map(str, snapshot.gate.rows[row]))
    if not inputs:
        return f"Row {name}: no input is on, so z is the bias alone, {figures.signed(z)}."
    if len(inputs) > FEW:
        inputs = [Term(sum(term.weight for term in inputs), 1.0, "what is on")]
    places = add_up([*inputs, bias], z, (PLACES, *MORE_PLACES))
    equals = "=" if places else "≈"
    written = [written_number(term.weight, places or PLACES) for term in (*inputs, bias)]
    names = [term.name for term in inputs]
    if len(inputs) == 1:
        alone = "" if names[0] == "what is on" else " alone"
        gives = f"{names[0]}{alone} gives {written[0]} and the bias {written[1]}"
    else:
        gives = f"{names[0]} gives {written[0]}, {names[1]} {written[1]}, the bias {written[2]}"
    return f"Row {name}: {gives}: z {equals} {written_number(z, places or PLACES)}."


def _answer_words(snapshot: Snapshot, row: int) -> str:
    answer = judgement(snapshot, row)
    p = figures.row_probability(float(snapshot.probabilities[row]), snapshot.threshold)
    if snapshot.answers[row].is_undecided:
        threshold = figures.threshold(snapshot.threshold)
        return f"So p = {p}, too near to the threshold {threshold} to count."
    worth = {Mark.RIGHT: "which is right", Mark.WRONG: "which is wrong"}
    return f"So p = {p}: it {answer.words}, {worth.get(answer.mark, 'for it has no target')}."


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
