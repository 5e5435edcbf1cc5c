"""One sentence that is true of the run now: a table of conditions, the first that holds is said."""

from collections.abc import Callable

from ..record import Record
from . import row_sentences, run_sentences
from .hidden import NOTHING, Hidden, HiddenThings
from .run_view import RunView, Told
from .snapshot import Snapshot, kept

NEURON, TABLE, LOSS, HEADER = "neuron", "truth_table", "loss", "header"


class Sentence(Record):
    """What can be said of the stage now.

    Attributes:
        key: The name of its condition.
        text: The sentence.
        number: The number in it that matters, as it is written there, or "".
        place: The name of the panel in which to see it.
        rows: The rows of the truth table of which it speaks.
    """

    key: str
    text: str
    number: str = ""
    place: str = TABLE
    rows: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[str, str, str]:
        """The text before the number, the number, and the text after it."""
        if not self.number:
            return self.text, "", ""
        before, number, after = self.text.rpartition(self.number)
        return before, number, after


Condition = Callable[[RunView], Told | None]
"""Returns the words if it holds, or else None."""

P, MARKS, WEIGHTS, LOSSES = Hidden.PROBABILITIES, Hidden.MARKS, Hidden.WEIGHTS, Hidden.LOSS

CONDITIONS: tuple[tuple[str, str, Condition, HiddenThings], ...] = (
    ("diverged", NEURON, run_sentences.diverged, frozenset({WEIGHTS})),
    ("rewound", "timeline", run_sentences.rewound, frozenset({MARKS})),
    ("zero", NEURON, run_sentences.zero, frozenset({WEIGHTS, P})),
    ("by hand", NEURON, run_sentences.by_hand, frozenset({WEIGHTS, MARKS})),
    ("start", TABLE, run_sentences.start, frozenset({WEIGHTS, MARKS})),
    ("hair", TABLE, row_sentences.hair, frozenset({MARKS, P})),
    ("rest", NEURON, run_sentences.rest, frozenset({MARKS, WEIGHTS})),
    ("guess", TABLE, row_sentences.guess, frozenset({MARKS, P})),
    ("surer", LOSS, run_sentences.surer, frozenset({MARKS, LOSSES, WEIGHTS})),
    ("learned", TABLE, row_sentences.learned, frozenset({MARKS})),
    ("threshold", HEADER, row_sentences.threshold, frozenset({MARKS})),
    ("penalty", NEURON, run_sentences.penalty, frozenset({MARKS, WEIGHTS})),
    ("stalled", TABLE, run_sentences.stalled, frozenset({MARKS, P})),
    ("slow", HEADER, run_sentences.slow, NOTHING),
    ("flat", LOSS, run_sentences.flat, frozenset({MARKS, LOSSES})),
    ("lost", LOSS, run_sentences.lost, frozenset({MARKS, LOSSES})),
    ("undecided", TABLE, row_sentences.undecided, frozenset({MARKS, P})),
    ("none", TABLE, row_sentences.none, frozenset({MARKS, P})),
    ("first", TABLE, row_sentences.first, frozenset({MARKS})),
    ("bright", TABLE, row_sentences.bright, frozenset({MARKS, P})),
    ("dark", TABLE, row_sentences.dark, frozenset({MARKS, P})),
    ("both", TABLE, row_sentences.both, frozenset({MARKS, P})),
    ("plain", "timeline", run_sentences.plain, NOTHING),
)
"""Each condition with its name, the panel in which to see it, and what it would tell."""


@kept
def sentence_on(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> Sentence:
    """Return the sentence on the run at the epoch of `snapshot`; it tells nothing `hidden`."""
    view = RunView(snapshot)
    for key, place, condition, tells in CONDITIONS:
        told = None if tells & hidden else condition(view)
        if told is not None:
            return Sentence(key, told.text, told.number, place, told.rows)
    raise AssertionError("the last condition always holds")
