"""Lessons in the app: the list that F5 opens, and the lesson that is open."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..lessons.lesson_library import LessonLibrary, shipped_lessons
from ..lessons.lesson_reader import LessonFile
from ..ui.kit.binding import chord
from ..ui.lesson.lesson_scene import LessonListScene, LessonScene
from .bindings import SessionBinding, bindings_on, by_chord
from .lesson_column import LessonColumn
from .lesson_modes import LISTING, lesson_mode
from .lesson_progress import LessonProgress
from .lesson_run import LessonRun
from .lesson_view import lesson_scene, list_scene, problem_words
from .page import PLAYGROUND, Column

if TYPE_CHECKING:
    from .session import Session

LOOK_EVERY_S = 1.0
NO_LESSONS = "There are no lessons in {}."
LEFT = "The lesson is left; all is as it was before it."
DONE = "Done: {}. Choose the next one."


class Before:
    """What a lesson changes, as it was before the lesson was opened."""

    def __init__(self, session: "Session") -> None:
        self._moment, self._gates = session.stage.moment, session.all_gates.gates
        self._side_panel = session.stage.side_panel
        self._speeds = {page: page.clock.speed for page in (session.stage, session.all_gates)}

    def restore(self, session: "Session") -> None:
        """Make it so again."""
        session.stage.restore(self._moment)
        session.all_gates.take(self._gates)
        session.stage.side_panel = self._side_panel
        for page, speed in self._speeds.items():
            page.is_running, page.clock.speed = False, speed


class Lessons:
    """The lessons that are found, the list of them, and the one that is open.

    Attributes:
        library: The lessons.
        progress: Which steps have ticked, kept between runs.
        run: The lesson that is open, or None while the list is.
    """

    def __init__(
        self, session: "Session", folder: Path | None = None, kept_in: Path | None = None
    ) -> None:
        """Find lessons in `folder`, or the shipped ones; keep the progress in `kept_in`."""
        self._session = session
        self._folder = folder or shipped_lessons()
        self.library = LessonLibrary(self._folder, session.library.find)
        self.library.refresh(budget=None)
        self.progress = LessonProgress(kept_in)
        self.run: LessonRun | None = None
        self._cursor = 0
        self._is_open = False
        self._columns: dict[str, Column | None] = {}
        self._before: Before | None = None
        self._since_look_s = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the list or a lesson stands in the column."""
        return self._is_open

    @property
    def mode(self) -> tuple[SessionBinding, ...]:
        """The bindings of the list or of the lesson, or none."""
        if not self._is_open:
            return ()
        run = self.run
        if run is None:
            return LISTING
        has_bets = run.is_asking or bool(
            run.step.choices and not run.has_ticked and not run.keeps_digits
        )
        return lesson_mode(self._session.page.title, has_bets=has_bets)

    @property
    def scene(self) -> LessonScene | LessonListScene:
        """What the column shows."""
        if self.run is None:
            return list_scene(self.library, self.progress, self._cursor)
        return lesson_scene(self.run, problem_words(self.library, self.run))

    def toggle(self) -> None:
        """Open the list; from a lesson go to the list, and from the list back to the gates."""
        if self.run is not None:
            self._close_run()
        elif self._is_open:
            self.leave()
        elif self.library.lessons:
            self._show()
        else:
            self._session.say(NO_LESSONS.format(self._folder))

    def _show(self) -> None:
        session = self._session
        self.progress.note_offer()
        self._is_open = True
        for page in (session.stage, session.all_gates):
            self._columns[page.title] = page.column
            page.column = LessonColumn(self)
        session.screen.touch()

    def leave(self) -> None:
        """Leave the lesson, or the list of them."""
        if self.run is not None:
            self._close_run()
            self._session.say(LEFT)
            return
        self._is_open = False
        session = self._session
        for page in (session.stage, session.all_gates):
            page.column = self._columns.get(page.title)
        session.screen.touch()

    def _close_run(self) -> None:
        session, self.run = self._session, None
        session.stage.hiding.end_lesson()
        session.turn_to(PLAYGROUND)
        if self._before is not None:
            self._before.restore(session)
        self._before = None
        session.screen.touch()

    def move(self, places: int) -> None:
        """Move the cursor of the list."""
        self.point(min(max(self._cursor + places, 0), len(self.library.lessons) - 1))

    def point(self, place: int) -> None:
        """Put the cursor of the list on a lesson."""
        if place != self._cursor:
            self._cursor = place
            self._session.screen.touch()

    def open_chosen(self) -> None:
        """Open the lesson under the cursor."""
        self.begin(self._cursor)

    def begin(self, place: int) -> None:
        """Open a lesson by its place in the list."""
        self.point(place)
        self.open_file(self.library.lessons[place], place + 1)

    def open_called(self, name: str) -> None:
        """Open the lesson of that name, or in that file.

        Raises:
            GateFileError: The file is invalid or missing.
            UnknownLessonError: There is none of that name.
        """
        file = self.library.find(name)
        number = next((n for n, f in enumerate(self.library.lessons, 1) if f is file), 1)
        self._cursor = number - 1
        self.open_file(file, number)

    def open_file(self, file: LessonFile, number: int = 1) -> None:
        """Open a lesson that was read from a file."""
        if not self._is_open:
            self._show()
        if self.run is None:
            self._before = Before(self._session)
        self.run = None
        self.run = LessonRun(self._session, file, number)
        self._session.stage.on_turn, self._session.stage.on_show = self._note_turn, self._look
        self._session.screen.touch()

    def _note_turn(self) -> None:
        if self.run is not None:
            self.run.note_turn()

    def bet(self, choice: int) -> None:
        """Bet on a choice of the open step."""
        if self.run is not None:
            self.run.choose(choice)
            self._session.screen.touch()

    def go_on(self) -> None:
        """Go on once the step has ticked; from the last step to the list."""
        run = self.run
        if run is None or not run.has_ticked:
            return
        if not run.go_on():
            title = run.lesson.title
            self._close_run()
            self.move(1)
            self._session.say(DONE.format(title))
        self._session.screen.touch()

    def go_back(self) -> None:
        """Go back to the step before, where it begins."""
        if self.run is not None and self.run.index > 0:
            self.run.begin(self.run.index - 1)

    def begin_anew(self) -> None:
        """Begin the step anew; the bet stays."""
        if self.run is not None:
            self.run.begin(self.run.index)

    def give_hint(self) -> None:
        """Show the hint."""
        if self.run is not None:
            self.run.give_hint()
            self._session.screen.touch()

    def show_how(self) -> None:
        """Have the app press the keys of the step, or stop that."""
        if self.run is not None:
            self.run.show_how()
            self._session.screen.touch()

    def hand_in(self) -> None:
        """Write what was done as a file for the teacher."""
        if self.run is not None:
            from .handing_in import hand_in  # noqa: PLC0415 - rarely used

            self.run.is_handed_in = hand_in(self._session, self.run)
            self._session.screen.touch()

    def advance(self, elapsed_s: float) -> None:
        """Look what has ticked, press the keys that are shown, and read changed files again."""
        run = self.run
        if run is not None:
            for name in run.keys_due(elapsed_s):
                self._press(name)
                self._look()
            self._look()
            run.pass_time(elapsed_s)
        self._since_look_s += elapsed_s
        if self._since_look_s >= LOOK_EVERY_S:
            self._since_look_s = 0.0
            self._read_again()

    def _press(self, name: str) -> None:
        found = by_chord(bindings_on(self._session.page.title)).get(chord(name))
        if found is not None:
            self._session.follow(found)

    def _look(self) -> None:
        run = self.run
        if run is not None and run.see():
            stem = run.lesson.source.stem if run.lesson.source else run.lesson.title
            self.progress.add(stem, run.index)
            self._session.screen.touch()

    def _read_again(self) -> None:
        if self._is_open and self.library.refresh():
            self._session.screen.touch()
            run = self.run
            if run is None or run.lesson.source is None:
                return
            for number, file in enumerate(self.library.lessons, start=1):
                if file.lesson.source == run.lesson.source and file.lesson != run.lesson:
                    index, self.run = min(run.index, len(file.lesson.steps) - 1), None
                    self.run = LessonRun(self._session, file, number)
                    if index:
                        self.run.begin(index)
