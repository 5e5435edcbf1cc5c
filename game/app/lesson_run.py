"""An open lesson: its step, the bets, what has ticked, and the stage on which it is played."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..lessons.conditions import State
from ..lessons.lesson import PANELS, Lesson, LessonSetup, Step
from ..lessons.lesson_reader import LessonFile
from ..lessons.lesson_stage import Checklist, ManyStage, OneStage, begin_step, presses_of
from ..lessons.lesson_state import ManyState, StageState
from ..playground.hidden import HiddenThings
from .lesson_keys import lesson_keys
from .page import ALL_GATES, PLAYGROUND

if TYPE_CHECKING:
    from ..lessons.hand_in import HandedItem
    from .session import Session

HINT_AFTER_S = 30.0
SHOWN_IN_S, LONGEST_GAP_S = 8.0, 0.4  # of showing how: in all, and between two presses


class LessonRun:
    """One lesson that is being done.

    Attributes:
        file: The lesson's file.
        number: Its place in the list, from 1.
        index: The step that is open.
        bets: The choice of each step that has been bet on.
        ticks: For each step that was begun, the state in which each of its items ticked.
        checklist: The conditions of the step.
        presses: How many presses of the step have turned a weight or a knob.
        is_handed_in: Whether it was handed in.
        is_hinted: Whether the hint is shown.
        astray: What is said on the foreseen way astray that the learner is on, or "".
    """

    def __init__(self, session: "Session", file: LessonFile, number: int) -> None:
        self._session = session
        self.file = file
        self.number = number
        self.index = 0
        self.bets: dict[int, int] = {}
        self.ticks: dict[int, list[HandedItem | None]] = {}
        self.presses = 0
        self.is_handed_in = False
        self.is_hinted = False
        self.astray = ""
        self._open_s = 0.0
        self._shown: Iterator[str] | None = None
        self._gap_s = self._wait_s = 0.0
        self._is_beginning = False
        self.begin(0)

    @property
    def lesson(self) -> Lesson:
        """The lesson."""
        return self.file.lesson

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.lesson.steps[self.index]

    @property
    def setup(self) -> LessonSetup:
        """The whole set-up with which the stretch of this step began."""
        return self.lesson.setup_of(self.index)

    @property
    def hidden(self) -> HiddenThings:
        """What the lesson hides now."""
        return self.lesson.hidden_in(self.index, is_done=self.has_ticked)

    @property
    def n_digits(self) -> int:
        """How many digits name a row of the gate on stage."""
        return self._session.stage.snapshot.gate.n_inputs

    @property
    def bet(self) -> int | None:
        """The choice that was bet on."""
        return self.bets.get(self.index)

    @property
    def is_asking(self) -> bool:
        """Whether the bet on this step is still to be made."""
        return bool(self.step.choices) and self.bet is None

    @property
    def has_ticked(self) -> bool:
        """Whether all that there is to do was done."""
        return self.checklist.is_done

    @property
    def is_last(self) -> bool:
        """Whether this is the last step."""
        return self.index == len(self.lesson.steps) - 1

    @property
    def is_showing(self) -> bool:
        """Whether the app itself presses the keys of the step."""
        return self._shown is not None

    @property
    def can_show(self) -> bool:
        """Whether the app can press the keys of the step; not before the bet."""
        return bool(self.step.keys) and not self.is_asking

    @property
    def keeps_digits(self) -> bool:
        """Whether the digits are needed on the page, once the bet is made."""
        return self.setup.is_many or self.step.picks_gates

    def begin(self, index: int) -> None:
        """Open a step where it begins, with the steps before it done."""
        self._is_beginning = True
        gates = self._session.library.gates
        keys = lesson_keys(is_many=self.lesson.setup_of(index).is_many)
        begun = begin_step(self.lesson, index, keys, gates)
        session, setup = self._session, self.lesson.setup_of(index)
        if isinstance(begun, ManyStage):
            session.turn_to(ALL_GATES)
            page = session.all_gates
            page.is_running = False
            page.take(begun.gates)
        else:
            assert isinstance(begun, OneStage)
            session.turn_to(PLAYGROUND)
            session.stage.enter(begun.playground)
        self._open(index)
        if setup.panel is not None:
            session.stage.side_panel = PANELS.index(setup.panel)
        if setup.speed is not None:
            session.page.clock.speed = setup.speed

    def go_on(self) -> bool:
        """Go on to the next step once this one has ticked; return whether there is one."""
        if self.is_last:
            return False
        following = self.index + 1
        if self.lesson.steps[following].setup is None and self.checklist.is_about(self.state()):
            self._open(following)
        else:
            self.begin(following)
        return True

    def _open(self, index: int) -> None:
        self.index, self.presses = index, 0
        self.is_hinted, self.astray, self._open_s, self._shown = False, "", 0.0, None
        self._is_beginning = False
        self.checklist = Checklist(self.step, self.setup)
        self.ticks.setdefault(index, [None] * len(self.step.until))
        self._hide()
        self._session.stage.is_dirty = True

    def _hide(self) -> None:
        self._session.stage.hiding.hide_for_lesson(self.hidden)
        self._session.page.is_dirty = True

    def state(self) -> State:
        """Return what the conditions are tested against."""
        if self._session.page.title == ALL_GATES:
            return ManyState(self._session.all_gates.gates, self.presses)
        return StageState(self._session.stage.snapshot, self.presses)

    def see(self) -> bool:
        """Look whether something has ticked; return whether the step is done by that."""
        if self._is_beginning or self.is_asking or self.has_ticked:
            return False
        state = self.state()
        for place in self.checklist.see(state):
            self.ticks[self.index][place] = self._handed(state)
        is_done, said = self.checklist.is_done, ""
        if not is_done and self.checklist.is_about(state):
            said = next((way.say for way in self.step.when if way.condition.holds(state)), "")
        if said != self.astray:
            self.astray, self._session.stage.is_dirty = said, True
        if is_done:
            self._hide()
        return is_done

    def _handed(self, state: State) -> "HandedItem":
        from ..lessons.handed_state import handed_item  # noqa: PLC0415 - not before one ticks

        return handed_item(state)

    def note_turn(self) -> None:
        """Count a press that has turned a weight or a knob."""
        self.presses += 1

    def choose(self, choice: int) -> None:
        """Bet on a choice, until the step has ticked."""
        if choice < len(self.step.choices) and not self.has_ticked:
            self.bets[self.index] = choice

    def give_hint(self) -> None:
        """Show the hint, if there is one."""
        self.is_hinted = bool(self.step.hint)

    def show_how(self) -> None:
        """Begin the step anew and press its keys slowly; or stop that."""
        if self._shown is not None or not self.can_show:
            self._shown = None
            return
        self.begin(self.index)
        n_presses = sum(key.times for key in self.step.keys)
        self._gap_s = self._wait_s = min(LONGEST_GAP_S, SHOWN_IN_S / n_presses)
        self._shown = iter(presses_of(self.step))

    def keys_due(self, elapsed_s: float) -> list[str]:
        """Return the keys that are to be pressed now, while the app shows how."""
        keys: list[str] = []
        if self._shown is None:
            return keys
        self._wait_s -= elapsed_s
        while self._wait_s <= 0:
            key = next(self._shown, None)
            if key is None:
                self._shown = None
                break
            keys.append(key)
            self._wait_s += self._gap_s
        return keys

    def pass_time(self, elapsed_s: float) -> None:
        """Give the hint by itself after a while."""
        self._open_s += elapsed_s
        is_stuck = self._open_s >= HINT_AFTER_S and not self.is_asking and not self.has_ticked
        if is_stuck and not self.is_hinted and self.step.hint:
            self.give_hint()
            self._session.stage.is_dirty = True
