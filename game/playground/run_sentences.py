"""Sentences on the run: how it starts, where it stands still or goes astray, what holds it back."""

import numpy as np

from ..core.assessment import UNDECIDED_MARGIN
from .row_words import counted_rows, number_word
from .run_view import RunView, Told


def diverged(view: RunView) -> Told | None:
    """Tell that training has diverged."""
    if not view.now.has_diverged:
        return None
    return Told("Training has diverged: its steps were too large, and blew up the weights.")


def rewound(view: RunView) -> Told | None:
    """Tell that the gate was learned later than now."""
    now = view.now
    if now.learned_at is None or now.epoch >= now.learned_at:
        return None
    later = f"learned later, at epoch {now.learned_at:,}"
    return Told(f"Back at epoch {now.epoch:,}, {view.share}; the gate is {later}.")


def zero(view: RunView) -> Told | None:
    """Tell that all weights are 0."""
    if view.now.epoch or np.any(view.now.weights):
        return None
    return Told("All weights are 0, so the neuron says 0.500 to every row.", "0.500")


def by_hand(view: RunView) -> Told | None:
    """Tell that the weights are given, and nothing is trained yet."""
    now = view.now
    if now.epoch or now.run.given_weights is None:
        return None
    is_own = now.run.given_weights == now.gate.initial_weights
    comes = "come with the gate" if is_own else "were set"
    return Told(f"These weights {comes}; nothing is trained yet, and {view.share}.")


def start(view: RunView) -> Told | None:
    """Tell that nothing is trained yet."""
    if view.now.epoch:
        return None
    if view.is_all_right:
        return Told(f"Not trained yet, but by chance {view.share}.")
    if view.says_to_all:
        return Told(
            f"Not trained yet. The neuron {view.says_to_all} to every row, so {view.parts}."
        )
    weights = "random weights" if np.any(view.now.weights) else "all weights 0"
    return Told(f"Not trained yet. With {weights}, {view.share}.")


def rest(view: RunView) -> Told | None:
    """Tell that all are right, and the penalty holds the weights."""
    if not view.is_all_right or not view.progress.is_held_by_penalty:
        return None
    return Told(f"{view.all_are_right}; the penalty L2 now holds the weights where they are.")


def surer(view: RunView) -> Told | None:
    """Tell that all are right, and ever more so."""
    now = view.now
    if not view.is_all_right or now.learned_at is None or now.epoch < 2 * now.learned_at + 1:
        return None
    halfway, settings = view.progress.halfway, now.run.settings
    loses = float(settings.loss(halfway, now.gate.examples)) > now.loss
    grows = float(np.linalg.norm(halfway[:-1])) < now.weight_norm
    if not loses or not grows:
        return None
    return Told(f"{view.all_are_right}, and surer and surer: the loss falls, the weights grow.")


def penalty(view: RunView) -> Told | None:
    """Tell that the penalty holds the weights before all are right."""
    if not view.progress.is_held_by_penalty:
        return None
    return Told(f"The penalty L2 now holds the weights where they are: {view.share}.")


def stalled(view: RunView) -> Told | None:
    """Tell that training has come to its end."""
    if not view.progress.is_at_rest:
        return None
    if float(np.max(np.abs(view.now.probabilities - 0.5))) < UNDECIDED_MARGIN:
        return Told("Nothing moves any more: the neuron says about 0.5 to every row.")
    return Told(f"Nothing moves any more: {view.share}.", rows=view.not_right)


def slow(view: RunView) -> Told | None:
    """Tell that the steps are small."""
    if not view.progress.is_slow:
        return None
    rate = view.now.run.settings.learning_rate
    return Told(f"Hardly anything moves: at a learning rate of {rate:g}, each step is tiny.")


def flat(view: RunView) -> Told | None:
    """Tell that the loss falls no more."""
    if not view.progress.is_flat_now:
        return None
    return Told(f"The loss hardly falls any more: {view.share}.")


def lost(view: RunView) -> Told | None:
    """Tell that fewer rows are right now, though the loss is less."""
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


def plain(view: RunView) -> Told:
    """Tell the epoch, where there is nothing else to tell."""
    if view.now.epoch == 0:
        return Told("Not trained yet.")
    return Told(f"Epoch {view.now.epoch:,}.")
