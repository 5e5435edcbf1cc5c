"""What the lesson's column shows, as values; and the interface for what the mouse does there."""

from typing import Protocol

from ...record import Record


class Item(Record):
    """One thing to do, which ticks by itself.

    Attributes:
        words: What it is, where the step is a checklist; or "".
        progress: How far it is: "epoch 0 of 1 000"; or "".
        is_ticked: Whether it was done.
    """

    words: str
    progress: str
    is_ticked: bool


class LessonScene(Record):
    """An open lesson.

    Attributes:
        number: Its place in the list, from 1.
        title: Its title.
        step: The step that is open, from 0.
        n_steps: How many steps there are.
        ask: The question before the step, or "".
        choices: The answers to it.
        bet: The answer that was chosen, or None.
        right: The right answer once the step has ticked, or None before.
        do: What to do; it is shown once the bet is made.
        items: Its conditions.
        hint: The hint, where it was asked for, or "".
        can_hint: Whether there is a hint that is not shown yet.
        astray: What is said on a foreseen way astray, where the learner is on it, or "".
        reply: The reply to a wrong bet, once the step has ticked, or "".
        because: Why, once the step has ticked, or "".
        then_try: What to try at the end of the lesson, or "".
        is_showing: Whether the app itself presses the keys of the step.
        can_show: Whether it can.
        can_go_back: Whether there is a step before this.
        is_last: Whether this is the last step.
        is_handed_in: Whether the lesson was handed in.
        has_bet_keys: Whether the number keys still change the bet; on some pages they pick gates.
        problem: What is wrong with the file, where a broken one keeps the last good version; or "".
    """

    number: int
    title: str
    step: int
    n_steps: int
    ask: str
    choices: tuple[str, ...]
    bet: int | None
    right: int | None
    do: str
    items: tuple[Item, ...]
    hint: str = ""
    can_hint: bool = False
    astray: str = ""
    reply: str = ""
    because: str = ""
    then_try: str = ""
    is_showing: bool = False
    can_show: bool = True
    can_go_back: bool = False
    is_last: bool = False
    is_handed_in: bool = False
    has_bet_keys: bool = True
    problem: str = ""

    @property
    def has_ticked(self) -> bool:
        """Whether all there is to do was done."""
        return all(item.is_ticked for item in self.items)

    @property
    def is_asking(self) -> bool:
        """Whether the bet is still to be made."""
        return bool(self.choices) and self.bet is None


class LessonHandler(Protocol):
    """The mouse actions of the lesson."""

    def bet(self, choice: int) -> object:
        """Bet on a choice, or on another one."""

    def go_on(self) -> object:
        """Go on to the next step; from the last one, to the list."""

    def go_back(self) -> object:
        """Go back to the step before."""

    def begin_anew(self) -> object:
        """Begin the step anew."""

    def give_hint(self) -> object:
        """Show the hint."""

    def show_how(self) -> object:
        """Have the app press the keys of the step, slowly; or stop it."""

    def hand_in(self) -> object:
        """Write what was done as a file for the teacher."""

    def leave(self) -> object:
        """Leave the lesson."""


class ListedLesson(Record):
    """A lesson in the list.

    Attributes:
        title: Its title.
        idea: What it is about.
        n_steps: How many steps it has.
        n_done: How many of them have ticked so far.
        is_broken: Whether its file has a mistake.
    """

    title: str
    idea: str
    n_steps: int
    n_done: int
    is_broken: bool = False


class LessonListScene(Record):
    """The list of lessons.

    Attributes:
        lessons: All lessons, in order.
        cursor: The one that Enter opens.
        note: A sentence below the list, such as where a class set lies; or "".
    """

    lessons: tuple[ListedLesson, ...]
    cursor: int = 0
    note: str = ""


class LessonListHandler(Protocol):
    """The mouse actions of the list of lessons."""

    def begin(self, place: int) -> object:
        """Open a lesson."""

    def point(self, place: int) -> object:
        """Move the cursor to a lesson."""

    def leave(self) -> object:
        """Go back to the gates."""
