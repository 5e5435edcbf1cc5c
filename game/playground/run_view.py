"""A run as sentences look at it: which rows are right, and what has been shown."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from ..core.assessment import Mark
from ..core.decimals import row_probability
from ..record import Record
from .progress import Progress
from .row_words import all_rows, number_word, share_of_rows, with_inputs
from .snapshot import Snapshot


class Told(Record):
    """The words of a sentence, for which its condition gives the key and the place."""

    text: str
    number: str = ""
    rows: tuple[int, ...] = ()


class RunView(Record, eq=False):
    """A snapshot, as the conditions look at it."""

    now: Snapshot

    @cached_property
    def progress(self) -> Progress:
        """What the run has shown so far."""
        return Progress(self.now)

    @property
    def total(self) -> int:
        """The number of rows with a target."""
        return self.now.n_examples

    @property
    def is_all_right(self) -> bool:
        """Whether all rows with a target are right now."""
        return self.now.n_right == self.total

    def rows(self, mark: Mark, target: int | None = None) -> tuple[int, ...]:
        """Return the rows with `mark`, and with `target` if it is given."""
        targets = self.now.gate.targets
        return tuple(
            row
            for row, found in enumerate(self._marks)
            if found == mark and (target is None or targets[row] == target)
        )

    @cached_property
    def _marks(self) -> list[int]:
        marks: list[int] = self.now.marks.tolist()
        return marks

    @cached_property
    def not_right(self) -> tuple[int, ...]:
        """The rows that are wrong or undecided, in counting order."""
        return tuple(sorted(self.rows(Mark.WRONG) + self.rows(Mark.UNDECIDED)))

    @cached_property
    def too_bright(self) -> tuple[int, ...]:
        """The wrong rows that should be dark."""
        return self.rows(Mark.WRONG, 0)

    @cached_property
    def too_dark(self) -> tuple[int, ...]:
        """The wrong rows that should be lit."""
        return self.rows(Mark.WRONG, 1)

    def distance(self, row: int) -> float:
        """Return the distance of the row's probability from the threshold."""
        return abs(float(self.now.probabilities[row]) - self.now.threshold)

    def farthest(self, rows: Iterable[int]) -> int:
        """Return the one of `rows` that is farthest from the threshold."""
        return max(rows, key=self.distance)

    @cached_property
    def nearest(self) -> int:
        """The right row that is nearest to the threshold."""
        distances = np.abs(self.now.probabilities - self.now.threshold)
        return int(np.argmin(np.where(self.now.marks == Mark.RIGHT, distances, np.inf)))

    def says(self, row: int) -> tuple[str, str]:
        """Return "with A alone the neuron says 0.678" and the number in it."""
        now = self.now
        number = row_probability(float(now.probabilities[row]), now.threshold, 3)
        words = with_inputs(now.gate, row)
        comma = "," if words.endswith((" on", " off")) else ""
        return f"{words}{comma} the neuron says {number}", number

    @property
    def says_to_all(self) -> str:
        """What the neuron says to every row, "says 1", or "" where it does not say the same."""
        first, *others = set(self.now.answers)
        return "" if others or first.is_undecided else first

    @property
    def parts(self) -> str:
        """The right rows and the others, where none is undecided: "two are right and two wrong"."""
        right, wrong = self.now.n_right, self.total - self.now.n_right
        if not right or not wrong:
            return "none is right" if wrong else "all are right"
        words = [f"{number_word(n)} {'is' if n == 1 else 'are'}" for n in (right, wrong)]
        return f"{words[0]} right and {words[1]} wrong"

    @property
    def all_are_right(self) -> str:
        """All rows with a target, as the start of a sentence: "All four are right"."""
        return f"{all_rows(self.total)} right"

    @property
    def share(self) -> str:
        """The right rows: "two of four rows are right"."""
        return f"{share_of_rows(self.now.n_right, self.total)} right"
