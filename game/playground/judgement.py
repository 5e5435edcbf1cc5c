"""The judgement of a row: what the neuron says, in words, with a sign for right or wrong."""

from ..core.assessment import Answer, Mark
from ..record import Record
from .snapshot import Snapshot

SIGNS = {Mark.RIGHT: "✓", Mark.WRONG: "✗", Mark.UNDECIDED: "?", Mark.DONT_CARE: "–"}
"""A sign for each mark; they differ in shape, so that nobody needs to see their colours."""

GUESSES = {Answer.ZERO: "guesses 0", Answer.ONE: "guesses 1", Answer.UNDECIDED: "undecided"}


class Judgement(Record):
    """What the neuron says about a row, and what that is worth.

    Attributes:
        words: What it says: "says 1", "guesses 0", "undecided".
        sign: A sign for the mark, or "" where there is no target.
        mark: The mark of the row.
    """

    words: str
    sign: str
    mark: Mark

    @property
    def unmarked(self) -> "Judgement":
        """The words alone, as of a row without a target."""
        return Judgement(self.words, "", Mark.DONT_CARE)

    @property
    def text(self) -> str:
        """Words and sign: "says 1 ✓"."""
        return f"{self.words} {self.sign}".rstrip()


def judgement(snapshot: Snapshot, row: int) -> Judgement:
    """Return what the neuron says about a row, and whether that is right."""
    answer, mark = snapshot.answers[row], Mark(int(snapshot.marks[row]))
    if mark is Mark.DONT_CARE:
        return Judgement(GUESSES[answer], "", mark)
    return Judgement(answer, SIGNS[mark], mark)
