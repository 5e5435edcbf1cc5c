"""How the proof of a lesson tells what does not hold: the value that is there, not the one told."""

from decimal import Decimal

from .conditions import Atom, Comparison, Flag, State, rounded

WORDS = {
    "=": "",
    "<": "below ",
    "<=": "at most ",
    ">": "above ",
    ">=": "at least ",
    "!=": "another number than ",
}
MOST_DECIMALS = 12
PLAIN_DECIMALS = 3


def _shown(value: float, comparison: Comparison) -> str:
    """Return a value with as many decimals as are needed to see that it is another one."""
    decimals = comparison.decimals
    if comparison.operator != "=" and value != int(value):
        decimals = max(decimals, PLAIN_DECIMALS)
    number = Decimal(comparison.number)
    while (
        decimals < MOST_DECIMALS and value != float(number) and rounded(value, decimals) == number
    ):
        decimals += 1
    return f"{value:,.{decimals}f}"


def as_it_is(atom: Atom, state: State) -> str:
    """Return how the part that does not hold is, as the end of a sentence."""
    if isinstance(atom, Comparison):
        value = state.value(atom.name, atom.argument)
        if value is None:
            return f"there is no {atom.what} yet"
        return f"{atom.what} is {_shown(value, atom)}"
    if isinstance(atom, Flag):
        is_learned = atom.name == "learned"
        return "not all rows are right" if is_learned else "one neuron cannot learn the gate"
    return "what should not hold does"


def otherwise(atom: Atom, state: State, where: str) -> str:
    """Return the sentence on a figure that does not hold."""
    if isinstance(atom, Comparison):
        value = state.value(atom.name, atom.argument)
        if value is None:
            return f"There is no {atom.what} {where}."
        wanted = f"{WORDS[atom.operator]}{atom.number}"
        return f"{atom.what} is {_shown(value, atom)} {where}, not {wanted}."
    if isinstance(atom, Flag):
        is_learned = atom.name == "learned"
        return f"Not all rows are right {where}." if is_learned else "One neuron cannot learn this."
    return f"This figure says that something does not hold {where}, and it does."
