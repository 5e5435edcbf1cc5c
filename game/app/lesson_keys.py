"""What each key does in a lesson that is played without a window, by the app's own bindings."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from ..lessons.lesson_stage import Keys, PickGate, Press, ShowInputs
from ..playground.controls import Action
from .bindings import SessionBinding, bindings_on
from .page import ALL_GATES, PLAYGROUND


class PressNote:
    """Stands in for a session: notes what a binding asks of it, where a lesson can do that too.

    Attributes:
        press: What was asked for, or None.
    """

    def __init__(self) -> None:
        self.press: Press | None = None

    @property
    def page(self) -> "PressNote":
        """Itself, for actions."""
        return self

    @property
    def gate_list(self) -> "PressNote":
        """Itself, for the places of gates."""
        return self

    def step(self, action: Action) -> None:
        """Note an action."""
        self.press = action

    def at(self, place: int) -> int:
        """Return the place of a gate in the list."""
        return place

    def pick(self, place: int) -> None:
        """Note that the gate at a place is picked."""
        self.press = PickGate(place)

    def page_of(self, _: object) -> "PressNote":
        """Return itself, for the page of all gates."""
        return self

    def show(self, n_inputs: int) -> None:
        """Note that the gates of so many inputs are shown."""
        self.press = ShowInputs(n_inputs)


def lesson_keys(*, is_many: bool) -> Keys:
    """Return what each key does on the playground, or on the page of all gates.

    Keys that need a window, a clock or a file are None.
    """
    return _keys_of(bindings_on(ALL_GATES if is_many else PLAYGROUND))


def _keys_of(bindings: Iterable[SessionBinding]) -> Keys:
    return {name: _press_of(binding) for binding in bindings for name in binding.keys.split()}


def _press_of(binding: SessionBinding) -> Press | None:
    note: Any = PressNote()
    with suppress(AttributeError):  # it goes on to what only a session can do, such as to say it
        binding.does(note)
    press: Press | None = note.press
    return press
