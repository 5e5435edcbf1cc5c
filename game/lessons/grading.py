"""Grading: what was handed in is replayed on the engine, and what does not hold is told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..gates.gate import Gate
from ..gates.library import name_key
from ..gates.problem import GateFileError, quoted
from ..record import Record
from .conditions import Condition
from .hand_in import HandedItem, HandedStep, HandIn, hash_of, load_hand_in
from .handed_state import Replay, ReplayError
from .lesson import Lesson, LessonSetup, Step
from .lesson_reader import LessonFile
from .proof_words import as_it_is

OTHER_VERSION = "This was done in another version of the lesson."
BROKEN = "The lesson {} cannot be read; main.py check tells why."
UNKNOWN = "There is no lesson {} here; --lessons DIR names the folder of a class set."
UNTOLD = "{} was not done."
FALSE = "{} does not hold: {}."
SURPLUS = "There are {} steps here, and the lesson has {}."
OTHER_ITEMS = "Step {} has {} items here, and {} in the lesson."
NO_CHOICE = "Step {} has no choice {}."


class Grade(Record):
    """What came of a replay.

    Attributes:
        lesson: The lesson's title; None if the file could not be read.
        name: The learner's name, or "".
        steps: Which steps of the lesson hold.
        presses: How many presses turned a weight or a knob, in all.
        bets: For each step that asks, the bet from 1, or None if there was none.
        problems: What does not hold, and why, each in a sentence.
    """

    lesson: str | None = None
    name: str | None = None
    steps: tuple[bool, ...] = ()
    presses: int = 0
    bets: tuple[int | None, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        return not self.problems


class Grader(Record, eq=False):
    """Grades hand-ins.

    Attributes:
        lessons: The lessons that may have been done.
        broken: The stems of the files of lessons that cannot be read.
        gates: The gates that may be picked.
    """

    lessons: tuple[LessonFile, ...]
    broken: tuple[str, ...]
    gates: tuple[Gate, ...]

    def grade_file(self, path: Path) -> Grade:
        """Return what comes of the hand-in in a file, or why there is none."""
        try:
            hand_in = load_hand_in(path)
        except GateFileError as error:
            first = error.problems[0]
            place = f"Line {first.line}, column {first.column}: " if first.line_text else ""
            return Grade(problems=(place + first.message,))
        return self.grade(hand_in)

    def grade(self, hand_in: HandIn) -> Grade:
        """Return what comes of a hand-in."""
        file = self._lesson_of(hand_in)
        if file is not None:
            return grade(hand_in, file, self.gates)
        is_broken = name_key(hand_in.lesson) in map(name_key, self.broken)
        problem = (BROKEN if is_broken else UNKNOWN).format(quoted(hand_in.lesson))
        return Grade(hand_in.title, hand_in.name, problems=(problem,))

    def _lesson_of(self, hand_in: HandIn) -> LessonFile | None:
        """Return the very lesson, or else the one of its file's name or of its title."""
        by_hash = (file for file in self.lessons if hash_of(file.text) == hand_in.hash)
        by_stem = (file for file in self.lessons if _stem(file.lesson) == hand_in.lesson)
        if (found := next(by_hash, None) or next(by_stem, None)) is not None:
            return found
        by_title = (file for file in self.lessons if file.lesson.title == hand_in.title)
        return None if hand_in.lesson in self.broken else next(by_title, None)


def _stem(lesson: Lesson) -> str:
    return "" if lesson.source is None else lesson.source.stem


def grade(hand_in: HandIn, file: LessonFile, gates: Sequence[Gate]) -> Grade:
    """Replay a hand-in of the lesson in `file`; `gates` are those that may be picked."""
    lesson = file.lesson
    replay = Replay(gates)
    steps, problems = [], [OTHER_VERSION] if hand_in.hash != hash_of(file.text) else []
    if len(hand_in.steps) > len(lesson.steps):
        problems.append(SURPLUS.format(len(hand_in.steps), len(lesson.steps)))
    nothing = (HandedStep(None, ()),) * len(lesson.steps)
    handed = (*hand_in.steps, *nothing)[: len(lesson.steps)]
    for index, done in enumerate(handed):
        found = list(_problems_of_step(lesson, index, done, replay))
        steps.append(not found)
        problems += [*found, *_problem_of_bet(lesson, index, done)]
    return Grade(
        lesson.title,
        hand_in.name,
        tuple(steps),
        sum(done.presses for done in handed),
        tuple(d.bet for d, step in zip(handed, lesson.steps, strict=True) if step.choices),
        tuple(problems),
    )


def _problem_of_bet(lesson: Lesson, index: int, done: HandedStep) -> Iterator[str]:
    """Yield that a bet is on no choice of its step; being right does not count."""
    if done.bet is not None and done.bet > len(lesson.steps[index].choices):
        yield NO_CHOICE.format(index + 1, done.bet)


def _problems_of_step(
    lesson: Lesson, index: int, done: HandedStep, replay: Replay
) -> Iterator[str]:
    """Yield what does not hold of one step."""
    step, setup, number = lesson.steps[index], lesson.setup_of(index), index + 1
    if not any(done.items):
        yield UNTOLD.format(f"Step {number}")
        return
    if len(done.items) != len(step.until):
        yield OTHER_ITEMS.format(number, len(done.items), len(step.until))
        return
    for place, (item, condition) in enumerate(zip(done.items, step.until, strict=True)):
        what = f"Step {number}" + (f", item {place + 1}," if len(step.until) > 1 else "")
        if item is None:
            yield UNTOLD.format(what.rstrip(","))
        elif (why := _why_not(item, condition, setup, replay, step)) is not None:
            yield FALSE.format(what, why)


def _why_not(
    item: HandedItem, condition: Condition, setup: LessonSetup, replay: Replay, step: Step
) -> str | None:
    """Return why an item does not hold in the state in which it is said to have ticked."""
    try:
        state = replay.state(item, setup, picks_gates=step.picks_gates)
    except ReplayError as error:
        return str(error)
    atom = condition.failing(state)
    return None if atom is None else as_it_is(atom, state)
