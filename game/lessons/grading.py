"""Grading: what was handed in is replayed on the engine, and what does not hold is told."""

from collections.abc import Callable
from math import inf
from pathlib import Path

from ..gates.gate import Gate
from ..gates.problem import quoted
from ..gates.reader import BRACE, parse_gate
from ..playground.command_line import parse_command_line
from ..playground.options import Request, UsageError
from ..record import Record
from .conditions import State
from .hand_in import HandedItem, HandedStep, HandIn, hash_of
from .lesson import MOST_EPOCHS, Lesson
from .lesson_reader import LessonFile
from .lesson_stage import begin_on_many
from .lesson_state import ManyState, StageState

FindGate = Callable[[str], Gate]
OTHER_VERSION = "it was done with another version of the lesson"
TOO_LONG = f"it trains more than {MOST_EPOCHS:,} epochs in all"
UNTOLD = "step {} was not done"
PART = "step {}: not all of it was done"
FALSE = "step {}: {} does not hold in the state that was handed in"
ELSEWHERE = "step {}: another gate is on stage"
UNREADABLE = "step {}: {}"
MISSING = "step {} has other items than the lesson"


class Grade(Record):
    """What came of a replay.

    Attributes:
        lesson: The lesson's title.
        name: The learner's name, or "".
        steps: Which steps hold.
        presses: How many presses turned a weight or a knob, in all.
        bets: The bets, from 1; None where there was none.
        problems: What does not hold, and why.
    """

    lesson: str
    name: str
    steps: tuple[bool, ...]
    presses: int
    bets: tuple[int | None, ...]
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether all steps of the lesson hold."""
        return not self.problems and all(self.steps)


def grade(hand_in: HandIn, file: LessonFile, find_gate: FindGate) -> Grade:
    """Replay a hand-in of the lesson in `file`; `find_gate` returns the gate of a name."""
    lesson = file.lesson
    replay = _Replay(lesson, find_gate)
    if hand_in.hash != hash_of(file.text):
        replay.problems.append(OTHER_VERSION)
    steps = tuple(
        replay.step(index, hand_in.steps[index] if index < len(hand_in.steps) else None)
        for index in range(len(lesson.steps))
    )
    done = hand_in.steps[: len(lesson.steps)]
    if len(hand_in.steps) > len(lesson.steps):
        replay.problems.append(f"there are more steps than the {len(lesson.steps)} of the lesson")
    return Grade(
        lesson.title,
        hand_in.name,
        steps,
        sum(step.presses for step in done),
        tuple(step.bet for step in done),
        tuple(replay.problems),
    )


class _Replay:
    def __init__(self, lesson: Lesson, find_gate: FindGate) -> None:
        self.problems: list[str] = []
        self._lesson = lesson
        self._find_gate = find_gate
        self._n_left = MOST_EPOCHS

    def step(self, index: int, handed: HandedStep | None) -> bool:
        """Return whether a step holds."""
        number, conditions = index + 1, self._lesson.steps[index].until
        if handed is None or not any(handed.items):
            self.problems.append(UNTOLD.format(number))
            return False
        if len(handed.items) != len(conditions):
            self.problems.append(MISSING.format(number))
            return False
        for condition, item in zip(conditions, handed.items, strict=True):
            if item is None:
                self.problems.append(PART.format(number))
                return False
            try:
                state = self._state(index, item, handed.presses)
            except (UsageError, ValueError) as error:
                self.problems.append(UNREADABLE.format(number, str(error).rstrip(".")))
                return False
            if state is None:
                self.problems.append(ELSEWHERE.format(number))
                return False
            if not condition.holds(state):
                self.problems.append(FALSE.format(number, quoted(condition.text)))
                return False
        return True

    def _state(self, index: int, item: HandedItem, presses: int) -> State | None:
        """Return the state in which an item ticked; None if it is about another gate."""
        request = parse_command_line(item.run)
        self._n_left -= request.epochs
        if self._n_left < 0:
            raise ValueError(TOO_LONG)
        setup = self._lesson.setup_of(index)
        if setup.is_many:
            return self._many_state(index, item, request, presses)
        gate = setup.gate
        if self._lesson.steps[index].picks_gates:
            gate = self._find_gate(request.gate)
        assert gate is not None
        if not self._lesson.steps[index].picks_gates and not _names(request.gate, gate):
            return None
        recipe = request.recipe(gate)
        playground = recipe.begin()
        for _ in recipe.follow(playground):
            pass
        live = item.live or "0" * gate.n_inputs
        if len(live) != gate.n_inputs:
            raise ValueError(f"the row {quoted(live)} has not as many inputs as the gate")
        return StageState(playground.feed(tuple(map(int, live))), presses)

    def _many_state(
        self, index: int, item: HandedItem, request: Request, presses: int
    ) -> State | None:
        if item.inputs is None:
            return None
        gates = begin_on_many(self._lesson.setup_of(index))
        gates.show(item.inputs)
        gates.seek(0)
        gates.forward(request.epochs)
        gates.travel(inf)
        return ManyState(gates, presses)


def _names(reference: str, gate: Gate) -> bool:
    """Return whether the reference of a command line means `gate`; no file is opened for it."""
    if reference.startswith(BRACE):
        inline = parse_gate(reference)
        return (inline.inputs, inline.targets) == (gate.inputs, gate.targets)
    stem = Path(reference.replace("\\", "/")).stem
    own = {gate.name.casefold()} | ({gate.source.stem.casefold()} if gate.source else set())
    return bool({reference.casefold(), stem.casefold()} & own)
