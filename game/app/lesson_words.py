"""What there is to do in a step, in words: each condition, and how far it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..lessons.conditions import Comparison, Condition, Flag, State
from ..playground.hidden import Hidden, HiddenThings
from ..ui.kit import figures
from ..ui.lesson.lesson_scene import Item

if TYPE_CHECKING:
    from .lesson_run import LessonRun

NAMES: Mapping[str, str] = {
    "learned_at": "learned at epoch",
    "latest": "trained to epoch",
    "right": "rows right",
    "learning_rate": "learning rate",
    "l2": "L2",
    "norm": "‖w‖",
    "live": "row fed in",
    "gates_learned": "gates learned",
    "learned": "all rows right",
    "learnable": "learnable",
}
"""What a value of conditions is called for learners, where it is not its own name."""
SIGNS: Mapping[str, str] = {">=": "≥", "<=": "≤", "!=": "≠"}
TOLD: Mapping[str, Hidden | None] = {
    "epoch": None,
    "latest": None,
    "threshold": None,
    "learning_rate": None,
    "l2": None,
    "inputs": None,
    "presses": None,
    "right": Hidden.MARKS,
    "gates_learned": Hidden.CENSUS,
}
"""The values whose present number is told beside what is wanted, and what hides it."""


def items_of(run: "LessonRun") -> tuple[Item, ...]:
    """Return the items of the open step; one alone needs no words beside what there is to do."""
    conditions, latched = run.checklist.conditions, run.checklist.latched
    state, hidden = run.state(), run.hidden
    return tuple(
        Item(
            item_words(condition, run.n_digits) if len(conditions) > 1 else "",
            "" if is_ticked else progress_words(condition, state, hidden),
            is_ticked,
        )
        for condition, is_ticked in zip(conditions, latched, strict=True)
    )


def item_words(condition: Condition, n_digits: int) -> str:
    """Return a condition in words: "row fed in 10, epoch ≥ 100"."""
    if {"or", "not"} & set(condition.text.split()):
        return condition.text
    return ", ".join(_atom_words(atom, n_digits) for atom in condition.root.atoms())


def _atom_words(atom: Comparison | Flag, n_digits: int) -> str:
    if isinstance(atom, Flag):
        return NAMES[atom.name]
    number = atom.number.zfill(n_digits) if atom.name == "live" else atom.number
    sign = SIGNS.get(atom.operator, atom.operator)
    return f"{NAMES.get(atom.name, atom.what)} {sign} {number}"


def progress_words(condition: Condition, state: State, hidden: HiddenThings) -> str:
    """Return how far the first part is that does not hold: "epoch 0 of 1 000"; or nothing."""
    atom = condition.failing(state)
    if not isinstance(atom, Comparison) or atom.name not in TOLD or TOLD[atom.name] in hidden:
        return ""
    value = state.value(atom.name)
    if value is None:
        return ""
    name = NAMES.get(atom.name, atom.name)
    return f"{name} {figures.short(value)} of {figures.short(float(atom.number))}"
