"""The verdict in words: one sentence that a learner understands."""

from game.core.verdict import Verdict
from game.gates.gate import Gate
from game.gates.verdict_words import ALWAYS_LIT, NEVER_LIT, verdict_words

ALIKE = "One neuron can learn this: {formula}, so the bias alone will do."
LEARNABLE = (
    "One neuron can learn this: {formula} is true of every row that must light up, and of no other."
)
NOT_LEARNABLE = (
    "One neuron cannot learn this: {formula}, yet the rows on the left must light up and those on"
    " the right stay dark; whatever the weights, both sides get the same sum."
)


def explain(gate: Gate, verdict: Verdict) -> str:
    """Return why one neuron can or cannot learn `gate`, in one sentence.

    Args:
        gate: The gate.
        verdict: What `game.core.verdict.verdict` says of `gate.examples`.
    """
    formula = verdict_words(verdict, gate)
    if formula in (ALWAYS_LIT, NEVER_LIT):
        return ALIKE.format(formula=formula)
    return (LEARNABLE if verdict.learnable else NOT_LEARNABLE).format(formula=formula)
