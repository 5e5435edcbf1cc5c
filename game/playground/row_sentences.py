"""Sentences on the rows: how many are right, how narrowly, and which are too bright or too dark."""

import numpy as np

from ..core.assessment import UNDECIDED_MARGIN, Mark
from ..gates.settings import DEFAULTS
from .controls import THRESHOLD, number_of
from .row_words import counted_rows, number_word, threshold_words
from .run_view import RunView, Told

HAIR = 0.02  # a probability that is nearer to the threshold is right by a hair


def hair(view: RunView) -> Told | None:
    """Tell that all rows are right, one of them barely."""
    if not view.is_all_right or view.distance(view.nearest) >= HAIR:
        return None
    words, number = view.says(view.nearest)
    last = ", the last" if view.total > 1 else ""
    return Told(f"{view.all_are_right}{last} by a hair: {words}.", number, (view.nearest,))


def guess(view: RunView) -> Told | None:
    """Tell that all are right, and what is said of a row without a target."""
    has_free = view.total < view.now.gate.n_rows
    if not has_free or not view.is_all_right:
        return None
    free = view.rows(Mark.DONT_CARE)
    words, number = view.says(free[0])
    rows = {1: "The only row with a target is", 2: "Both rows with a target are"}
    start = rows.get(view.total, f"All {number_word(view.total)} rows with a target are")
    return Told(f"{start} right; {words.replace('says', 'guesses')}.", number, free[:1])


def learned(view: RunView) -> Told | None:
    """Tell that all are right."""
    if not view.is_all_right:
        return None
    at = view.now.learned_at
    since = f": learned at epoch {at:,}" if at else ""
    return Told(f"{view.all_are_right}{since}.")


def threshold(view: RunView) -> Told | None:
    """Tell that the gate's own threshold would do."""
    now = view.now
    stated = now.gate.training.threshold
    own = number_of(DEFAULTS, THRESHOLD) if stated is None else stated
    if own == now.threshold:
        return None
    targets = now.gate.target_column
    p = now.probabilities
    wrong_side = np.where(targets == 1, own - p, p - own)  # NaN where there is no target
    if np.any(wrong_side > -UNDECIDED_MARGIN):
        return None
    few = f"only {number_word(now.n_right)}" if now.n_right else "none"
    at = f"at {threshold_words(now.threshold)} {few}"
    start = f"At a threshold of {threshold_words(own)} all rows would be right"
    return Told(f"{start}; {at}.", rows=view.not_right)


def undecided(view: RunView) -> Told | None:
    """Tell that no row is wrong, but some are too near the threshold."""
    rows = view.rows(Mark.UNDECIDED)
    if not rows or view.too_bright or view.too_dark:
        return None
    words, number = view.says(rows[0])
    are = "is" if len(rows) == 1 else "are"
    start = f"{counted_rows(len(rows)).capitalize()} {are} undecided"
    return Told(f"{start}: {words}, too near the threshold.", number, rows)


def none(view: RunView) -> Told | None:
    """Tell that no row is right yet."""
    wrong = view.too_bright + view.too_dark
    if view.now.n_right or view.total == 1:
        return None
    words, number = view.says(view.farthest(wrong))
    return Told(f"No row is right yet: {words} and should {_should(view, wrong)}.", number, wrong)


def first(view: RunView) -> Told | None:
    """Tell that the first rows have become right."""
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


def bright(view: RunView) -> Told | None:
    """Tell that all wrong rows should be darker."""
    return _one_sided(view, view.too_bright, view.too_dark, "bright")


def dark(view: RunView) -> Told | None:
    """Tell that all wrong rows should be brighter."""
    return _one_sided(view, view.too_dark, view.too_bright, "dark")


def both(view: RunView) -> Told | None:
    """Tell that rows are wrong on both sides."""
    if not view.too_bright or not view.too_dark:
        return None
    wrong = view.too_bright + view.too_dark
    words, number = view.says(view.farthest(wrong))
    bright, dark = len(view.too_bright), len(view.too_dark)
    start = f"{counted_rows(bright).capitalize()} {'is' if bright == 1 else 'are'} too bright"
    return Told(f"{start} and {number_word(dark)} too dark: {words}.", number, wrong)
