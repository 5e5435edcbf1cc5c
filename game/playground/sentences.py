"""One sentence that is true of the run now: a table of conditions, the first that holds is said."""

from collections.abc import Callable

import numpy as np

from ..core.assessment import UNDECIDED_MARGIN, Mark
from ..record import Record
from .hidden import NOTHING, Hidden, HiddenThings
from .row_words import counted_rows, number_word, threshold_words
from .run import Setup
from .run_view import RunView
from .snapshot import Snapshot

HAIR = 0.02  # a probability that is nearer to the threshold is right by a hair
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


class Told(Record):
    """The words of a sentence, for which its condition gives the key and the place."""

    text: str
    number: str = ""
    rows: tuple[int, ...] = ()


Condition = Callable[[RunView], Told | None]
"""Returns the words if it holds, or else None."""


def _diverged(view: RunView) -> Told | None:
    if not view.now.has_diverged:
        return None
    return Told("Training has diverged: steps that are too large have blown up the weights.")


def _rewound(view: RunView) -> Told | None:
    now = view.now
    if now.learned_at is None or now.epoch >= now.learned_at:
        return None
    later = f"learned later, at epoch {now.learned_at:,}"
    return Told(f"Back at epoch {now.epoch:,}, {view.share}; the gate is {later}.")


def _zero(view: RunView) -> Told | None:
    if view.now.epoch or np.any(view.now.weights):
        return None
    return Told("All weights are 0, so the neuron says 0.500 to every row.", "0.500")


def _by_hand(view: RunView) -> Told | None:
    now = view.now
    if now.epoch or now.run.given_weights is None:
        return None
    comes = "come with the gate" if now.run.given_weights == now.gate.initial_weights else "are set"
    return Told(f"These weights {comes}, not trained: {view.share}.")


def _start(view: RunView) -> Told | None:
    if view.now.epoch:
        return None
    return Told(f"Not trained yet: the weights are random, and {view.share}.")


def _hair(view: RunView) -> Told | None:
    if not view.is_all_right or view.distance(view.nearest) >= HAIR:
        return None
    words, number = view.says(view.nearest)
    last = ", the last" if view.total > 1 else ""
    return Told(f"{view.all_are_right}{last} by a hair: {words}.", number, (view.nearest,))


def _rest(view: RunView) -> Told | None:
    if not view.is_all_right or not view.progress.is_held_by_penalty:
        return None
    return Told(f"{view.all_are_right}; the penalty L2 now holds the weights where they are.")


def _guess(view: RunView) -> Told | None:
    free = view.rows(Mark.DONT_CARE)
    if not view.is_all_right or not free:
        return None
    words, number = view.says(free[0])
    rows = {1: "The only row with a target is", 2: "Both rows with a target are"}
    start = rows.get(view.total, f"All {number_word(view.total)} rows with a target are")
    return Told(f"{start} right; {words.replace('says', 'guesses')}.", number, free[:1])


def _surer(view: RunView) -> Told | None:
    now = view.now
    if not view.is_all_right or now.learned_at is None or now.epoch < 2 * now.learned_at + 1:
        return None
    halfway, settings = view.progress.halfway, now.run.settings
    loses = float(settings.loss(halfway, now.gate.examples)) > now.loss
    grows = float(np.linalg.norm(halfway[:-1])) < now.weight_norm
    if not loses or not grows:
        return None
    return Told(f"{view.all_are_right}, and surer and surer: the loss falls, the weights grow.")


def _learned(view: RunView) -> Told | None:
    if not view.is_all_right:
        return None
    at = view.now.learned_at
    since = f": learned at epoch {at:,}" if at else ""
    return Told(f"{view.all_are_right}{since}.")


def _threshold(view: RunView) -> Told | None:
    now = view.now
    own = Setup().for_gate(now.gate).threshold
    targets = now.gate.target_column
    p = now.probabilities
    wrong_side = np.where(targets == 1, own - p, p - own)  # NaN where there is no target
    if own == now.threshold or np.any(wrong_side > -UNDECIDED_MARGIN):
        return None
    few = f"only {number_word(now.n_right)}" if now.n_right else "none"
    at = f"at {threshold_words(now.threshold)} {few}"
    start = f"At a threshold of {threshold_words(own)} all rows would be right"
    return Told(f"{start}; {at}.", rows=view.not_right)


def _penalty(view: RunView) -> Told | None:
    if not view.progress.is_held_by_penalty:
        return None
    return Told(f"The penalty L2 now holds the weights where they are: {view.share}.")


def _stalled(view: RunView) -> Told | None:
    if not view.progress.is_at_rest:
        return None
    if float(np.max(np.abs(view.now.probabilities - 0.5))) < UNDECIDED_MARGIN:
        return Told("Nothing moves any more: the neuron says about 0.5 to every row.")
    return Told(f"Nothing moves any more: {view.share}.", rows=view.not_right)


def _slow(view: RunView) -> Told | None:
    if not view.progress.is_slow:
        return None
    rate = view.now.run.settings.learning_rate
    return Told(f"Hardly anything moves: at a learning rate of {rate:g}, each step is small.")


def _flat(view: RunView) -> Told | None:
    if not view.progress.is_flat_now:
        return None
    return Told(f"The loss hardly falls any more: {view.share}.")


def _lost(view: RunView) -> Told | None:
    progress = view.progress
    most = int(progress.rows_right.max())
    if most <= view.now.n_right:
        return None
    place = int(np.flatnonzero(progress.rows_right == most)[-1])
    if float(view.now.run.settings.loss(progress.weights[place], view.now.gate.examples)) <= (
        view.now.loss
    ):
        return None
    epoch = int(progress.epochs[place])
    now = number_word(view.now.n_right) if view.now.n_right else "none"
    then = f"{counted_rows(most)} {'was' if most == 1 else 'were'} right at epoch {epoch:,}"
    return Told(f"The loss falls, yet rows are lost: {then}, {now} now.", rows=view.not_right)


def _undecided(view: RunView) -> Told | None:
    rows = view.rows(Mark.UNDECIDED)
    if not rows or view.too_bright or view.too_dark:
        return None
    words, number = view.says(rows[0])
    are = "is" if len(rows) == 1 else "are"
    start = f"{counted_rows(len(rows)).capitalize()} {are} undecided"
    return Told(f"{start}: {words}, too near the threshold.", number, rows)


def _none(view: RunView) -> Told | None:
    wrong = view.too_bright + view.too_dark
    if view.now.n_right or view.total == 1:
        return None
    words, number = view.says(view.farthest(wrong))
    return Told(f"No row is right yet: {words} and should {_should(view, wrong)}.", number, wrong)


def _first(view: RunView) -> Told | None:
    right = view.now.n_right
    if not 0 < 2 * right < view.total or int(view.progress.rows_right.max()) > right:
        return None
    if int(view.progress.rows_right[0]) > 0:
        return None
    are = "is" if right == 1 else "are"
    start = f"{counted_rows(right).capitalize()} {are} right now, none at the start"
    return Told(f"{start}; {number_word(view.total - right)} to go.", rows=view.rows(Mark.RIGHT))


def _should(view: RunView, rows: tuple[int, ...]) -> str:
    lit = view.now.gate.targets[view.farthest(rows)]
    return "light up" if lit else "stay dark"


def _one_sided(
    view: RunView, rows: tuple[int, ...], others: tuple[int, ...], too: str
) -> Told | None:
    if not rows or others:
        return None
    words, number = view.says(view.farthest(rows))
    are = "is" if len(rows) == 1 else "are"
    start = f"{counted_rows(len(rows)).capitalize()} {are} too {too}"
    return Told(f"{start}: {words} and should {_should(view, rows)}.", number, rows)


def _bright(view: RunView) -> Told | None:
    return _one_sided(view, view.too_bright, view.too_dark, "bright")


def _dark(view: RunView) -> Told | None:
    return _one_sided(view, view.too_dark, view.too_bright, "dark")


def _both(view: RunView) -> Told | None:
    if not view.too_bright or not view.too_dark:
        return None
    wrong = view.too_bright + view.too_dark
    words, number = view.says(view.farthest(wrong))
    bright, dark = len(view.too_bright), len(view.too_dark)
    start = f"{counted_rows(bright).capitalize()} {'is' if bright == 1 else 'are'} too bright"
    return Told(f"{start} and {number_word(dark)} too dark: {words}.", number, wrong)


def _plain(view: RunView) -> Told:
    if view.now.epoch == 0:
        return Told("Not trained yet.")
    return Told(f"Epoch {view.now.epoch:,}.")


P, MARKS, WEIGHTS, LOSSES = Hidden.PROBABILITIES, Hidden.MARKS, Hidden.WEIGHTS, Hidden.LOSS

CONDITIONS: tuple[tuple[str, str, Condition, HiddenThings], ...] = (
    ("diverged", NEURON, _diverged, frozenset({WEIGHTS})),
    ("rewound", "timeline", _rewound, frozenset({MARKS})),
    ("zero", NEURON, _zero, frozenset({WEIGHTS, P})),
    ("by hand", NEURON, _by_hand, frozenset({WEIGHTS, MARKS})),
    ("start", TABLE, _start, frozenset({WEIGHTS, MARKS})),
    ("hair", TABLE, _hair, frozenset({MARKS, P})),
    ("rest", NEURON, _rest, frozenset({MARKS, WEIGHTS})),
    ("guess", TABLE, _guess, frozenset({MARKS, P})),
    ("surer", LOSS, _surer, frozenset({MARKS, LOSSES, WEIGHTS})),
    ("learned", TABLE, _learned, frozenset({MARKS})),
    ("threshold", HEADER, _threshold, frozenset({MARKS})),
    ("penalty", NEURON, _penalty, frozenset({MARKS, WEIGHTS})),
    ("stalled", TABLE, _stalled, frozenset({MARKS, P})),
    ("slow", HEADER, _slow, NOTHING),
    ("flat", LOSS, _flat, frozenset({MARKS, LOSSES})),
    ("lost", LOSS, _lost, frozenset({MARKS, LOSSES})),
    ("undecided", TABLE, _undecided, frozenset({MARKS, P})),
    ("none", TABLE, _none, frozenset({MARKS, P})),
    ("first", TABLE, _first, frozenset({MARKS})),
    ("bright", TABLE, _bright, frozenset({MARKS, P})),
    ("dark", TABLE, _dark, frozenset({MARKS, P})),
    ("both", TABLE, _both, frozenset({MARKS, P})),
    ("plain", "timeline", _plain, NOTHING),
)
"""Each condition with its name, the panel in which to see it, and what it would tell."""


def sentence_on(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> Sentence:
    """Return the sentence on the run at the epoch of `snapshot`; it tells nothing `hidden`."""
    view = RunView(snapshot)
    for key, place, condition, tells in CONDITIONS:
        told = None if tells & hidden else condition(view)
        if told is not None:
            return Sentence(key, told.text, told.number, place, told.rows)
    raise AssertionError("the last condition always holds")
