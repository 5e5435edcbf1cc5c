"""The proof of a lesson: it is played on the engine, and what does not hold is told.

Each step is open at its start, its keys end in its condition and not before, each figure holds, and
each number with decimals that `because` tells is a checked figure.
"""

from collections.abc import Callable, Sequence

from ..gates.gate import Gate
from ..gates.problem import GateFileError, Place, Problem, Report, nearest, quoted
from ..gates.yaml_tree import Node, Scalar
from ..playground.controls import Action
from .conditions import State
from .lesson import MOST_EPOCHS, Figure, Step
from .lesson_reader import LessonFile
from .lesson_stage import ADVANCES, Checklist, Keys, LessonStage, ManyStage, OneStage, Press
from .proof_words import as_it_is, otherwise
from .told_numbers import TOLD, Checked, numbers_in, numbers_of

OPEN = "This holds before the learner does anything, so the step would tick by itself."
NO_KEYS = (
    "This step has no keys, so it can be played and not proven; add the keys that solve it, as in "
    "keys: Right*17."
)
ASTRAY = "These keys do not lead there: after the last one, {}."
TOO_SOON = "These keys do more than is needed: the step ticks after {} of {} presses."
TOO_LONG = f"From here on, this lesson trains more than {MOST_EPOCHS:,} epochs in all."
NO_PROGRESS: Callable[[int], None] = lambda _: None  # noqa: E731 - a default


def prove(
    file: LessonFile,
    keys: Keys,
    gates: Sequence[Gate],
    progress: Callable[[int], None] = NO_PROGRESS,
    only: range | None = None,
) -> tuple[Problem, ...]:
    """Return all problems that a lesson has when it is played; none if it is proven.

    Args:
        file: The lesson.
        keys: What each key does on its page, by its name.
        gates: The gates that the digits pick, in order.
        progress: Called with the number of presses so far.
        only: The steps to prove, the first of which must begin anew; None for all.
    """
    proof = _Proof(file, keys, gates, progress)
    try:
        for index in range(len(file.lesson.steps)) if only is None else only:
            proof.step(index)
    except GateFileError as error:  # more problems than are listed
        return error.problems
    return proof.report.problems


def count_presses(file: LessonFile) -> int:
    """Return how many presses play a whole lesson."""
    return sum(key.times for step in file.lesson.steps for key in step.keys)


class _Proof:
    def __init__(
        self,
        file: LessonFile,
        keys: Keys,
        gates: Sequence[Gate],
        progress: Callable[[int], None],
    ) -> None:
        self.report = Report(file.lesson.source, file.text)
        self._file, self._keys, self._gates, self._progress = file, keys, gates, progress
        self._stage: LessonStage | None = None
        self._setup = file.lesson.setup
        self._n_trained = 0
        self._n_presses = 0
        self._checked: list[Checked] = []

    def step(self, index: int) -> None:
        """Prove one step, which goes on where the last one ended unless it begins anew."""
        step = self._file.lesson.steps[index]
        if index == 0 or step.setup is not None:
            self._begin(index)
        self._check_told(index, step)
        if self._stage is None:  # nobody knows where the step before ends
            return
        stage = self._stage
        stage.count_anew()
        held = self._check_open(index, step, stage)
        if not self._play(index, step, stage, held):
            self._stage = None
            return
        for place, figure in enumerate(step.figures):
            self._check_figure(figure, stage, self._file.node("steps", index, "figures", place))

    def _begin(self, index: int) -> None:
        setup = self._setup = self._file.lesson.setup_of(index)
        path: tuple[str | int, ...] = ("setup",) if index == 0 else ("steps", index, "setup")
        node = self._file.node(*path)
        if not self._may_train(setup.epochs or 0, node.place):
            self._stage = None
            return
        self._stage = ManyStage(setup) if setup.is_many else OneStage(setup, self._gates)
        self._n_trained += self._stage.n_trained
        self._checked += numbers_of(setup)

    def _may_train(self, epochs: int, place: Place) -> bool:
        if self._n_trained + epochs <= MOST_EPOCHS:
            return True
        self.report.add(place, TOO_LONG)
        return False

    def _check_open(self, index: int, step: Step, stage: LessonStage) -> list[int]:
        """Return, and report, the places of conditions that hold before anything is done."""
        state = stage.state
        held = [place for place, until in enumerate(step.until) if until.holds(state)]
        for place in held:
            self.report.add(self._until(index, place).place, OPEN)
        return held

    def _until(self, index: int, place: int) -> Node:
        node = self._file.node("steps", index, "until")
        return node if isinstance(node, Scalar) else self._file.node("steps", index, "until", place)

    def _play(self, index: int, step: Step, stage: LessonStage, held: list[int]) -> bool:
        """Press the keys of a step, and return whether all could be pressed."""
        node = self._file.node("steps", index, "keys")
        if not step.keys:
            self.report.add(self._file.node("steps", index).place, NO_KEYS)
            return False
        presses = self._presses(step, node)
        if presses is None:
            return False
        checklist = Checklist(step, self._setup)
        done_after = None
        for number, press in enumerate(presses, start=1):
            if not self._press(press, stage, node):
                return False
            if done_after is None and checklist.see(stage.state) and all(checklist.latched):
                done_after = number
        if not held and done_after is not None and done_after < len(presses):
            self.report.add(node.place, TOO_SOON.format(f"{done_after:,}", f"{len(presses):,}"))
        for place in held:
            checklist.latched[place] = True
        self._check_done(checklist, stage.state, node)
        return True

    def _press(self, press: Press, stage: LessonStage, node: Node) -> bool:
        amount = press.amount if isinstance(press, Action) and press in ADVANCES else 0
        if not self._may_train(amount, node.place):
            return False
        before = stage.n_trained
        stage.press(press)
        self._n_trained += stage.n_trained - before
        self._n_presses += 1
        self._progress(self._n_presses)
        return True

    def _presses(self, step: Step, node: Node) -> list[Press] | None:
        """Return what the keys of a step do, or report those that do nothing here."""
        presses: list[Press] = []
        problems = 0
        for key in step.keys:
            press = self._keys.get(key.name)
            if press is None:
                problems += 1
                place = node.place_of(key.position) if isinstance(node, Scalar) else node.place
                self.report.add(place, self._key_problem(key.name))
            else:
                presses += [press] * key.times
        return None if problems else presses

    def _key_problem(self, name: str) -> str:
        if name in self._keys:
            return f"{name} cannot be played without the window; write keys as in Tab Right*17."
        close = nearest(name, (key for key, press in self._keys.items() if press is not None))
        advice = f"did you mean {close}?" if close else "write keys as in Shift+Up*2 Tab Right."
        return f"There is no key {quoted(name)} here; {advice}"

    def _check_done(self, checklist: Checklist, state: State, node: Node) -> None:
        if not checklist.is_about(state):
            self.report.add(node.place, ASTRAY.format("another gate is on stage"))
            return
        for condition, latched in zip(checklist.conditions, checklist.latched, strict=True):
            atom = condition.failing(state)
            if not latched and atom is not None:
                self.report.add(node.place, ASTRAY.format(as_it_is(atom, state)))

    def _check_figure(self, figure: Figure, stage: LessonStage, node: Node) -> None:
        where = "here" if figure.at is None else f"at epoch {figure.at:,}"
        state = stage.state if figure.at is None else stage.state_at(figure.at)
        hold = node if isinstance(node, Scalar) else self._hold(node)
        if state is None:
            latest = stage.state.value("latest") or 0
            message = f"There is no epoch {figure.at:,} here; the run ends at {latest:,.0f}."
            self.report.add(node.place, message)
            return
        atom = figure.condition.failing(state)
        if atom is not None:
            place = hold.place_of(atom.position)
            self.report.add(place, otherwise(atom, state, where))

    def _hold(self, node: Node) -> Scalar:
        found = LessonFile(self._file.lesson, node, "").node("hold")
        assert isinstance(found, Scalar)
        return found

    def _check_told(self, index: int, step: Step) -> None:
        conditions = [figure.condition for figure in step.figures]
        self._checked += numbers_in([*conditions, *step.until])
        node = self._file.node("steps", index, "because")
        assert isinstance(node, Scalar)
        for found in TOLD.finditer(node.text):
            told = found.group().replace(",", "")
            if not any(checked.covers(told) for checked in self._checked):
                message = f"The text says {found.group()}, and no figure checks it."
                self.report.add(node.place_of(found.start()), message)
