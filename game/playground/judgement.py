"""The judgement of a row: what the neuron says, in words, with a sign for right or wrong."""

from ..core.assessment import Answer, Mark
from .snapshot import Snapshot

SIGNS = {Mark.RIGHT: "✓", Mark.WRONG: "✗", Mark.UNDECIDED: "?", Mark.DONT_CARE: "–"}
"""A sign for each mark; they differ in shape, so that nobody needs to see their colours."""

GUESSES = {Answer.ZERO: "guesses 0", Answer.ONE: "guesses 1", Answer.UNDECIDED: "undecided"}


def judgement(snapshot: Snapshot, row: int) -> str:
    """Return what the neuron says about a row, and its sign: "says 1 ✓", "guesses 0"."""
    answer, mark = snapshot.answers[row], Mark(int(snapshot.marks[row]))
    return GUESSES[answer] if mark is Mark.DONT_CARE else f"{answer} {SIGNS[mark]}"
