"""The verdict in words: one sentence that a learner understands."""

from game.core.verdict import Clash, Portion, Separation, Verdict
from game.gates.gate import Gate

MINUS = "-"


def explain(gate: Gate, verdict: Verdict) -> str:
    """Return why one neuron can or cannot learn `gate`, in one sentence.

    Args:
        gate: The gate.
        verdict: What `verdict` says of `gate.examples`.
    """
    certificate = verdict.certificate
    if isinstance(certificate, Separation):
        return (
            f"One neuron can learn this: {linear_form(gate, certificate)} is above 0 on every row"
            " that must light up, and below 0 on every other."
        )
    return (
        f"One neuron cannot learn this: {clash_form(gate, certificate)}, yet the rows on the left"
        " must light up and those on the right stay dark; whatever the weights, both sides get the"
        " same sum."
    )


def linear_form(gate: Gate, separation: Separation) -> str:
    """Return `2·A + 2·B - 3`, leaving out what counts nothing."""
    names = [f"·{name}" for name in gate.feature_names] + [""]
    numbers = [*separation.weights, separation.bias]
    terms = [(n, name) for n, name in zip(numbers, names, strict=True) if n]
    if not terms:
        return "0"
    first, *others = (_term(number, name) for number, name in terms)
    sign, text = first
    rest = "".join(f" {sign} {text}" for sign, text in others)
    return f"{MINUS if sign == MINUS else ''}{text}{rest}"


def clash_form(gate: Gate, clash: Clash) -> str:
    """Return `01 + 10 = 00 + 11`: lit rows and dark rows with equal sums."""
    return f"{_sum_of_rows(gate, clash.ones)} = {_sum_of_rows(gate, clash.zeros)}"


def _term(number: int, name: str) -> tuple[str, str]:
    size = abs(number)
    text = f"{size}{name}" if size != 1 or not name else name.removeprefix("·")
    return (MINUS if number < 0 else "+"), text


def _sum_of_rows(gate: Gate, portions: tuple[Portion, ...]) -> str:
    examples = [
        row for row, target in zip(gate.rows, gate.targets, strict=True) if target is not None
    ]
    return " + ".join(
        ("" if times == 1 else f"{times}·") + "".join(map(str, examples[row]))
        for row, times in portions
    )
