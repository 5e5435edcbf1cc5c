"""Handing in: what was done in a lesson, written as a file for the teacher."""

from typing import TYPE_CHECKING

from ..files import atomic_file, new_files, slug
from ..lessons.hand_in import HandedStep, HandIn, hash_of, written
from ..ui.kit.save_cards import Saved
from .folders import saves_folder
from .lesson_run import LessonRun

if TYPE_CHECKING:
    from .session import Session

NOWHERE = "There is no folder on this computer to save to."
TOLD = "Handed in, for your teacher:"


def hand_in_of(run: LessonRun, name: str = "") -> HandIn:
    """Return what was done in a lesson so far, by a learner of that name."""
    lesson = run.lesson
    stem = lesson.source.stem if lesson.source is not None else slug(lesson.title)
    steps = []
    for index in sorted(run.ticks):
        bet = run.bets.get(index)
        steps.append(HandedStep(None if bet is None else bet + 1, tuple(run.ticks[index])))
    return HandIn(stem, lesson.title, hash_of(run.file.text), name, tuple(steps))


def hand_in(session: "Session", run: LessonRun, name: str = "") -> bool:
    """Write what was done to a new file, and say where; return whether it was written."""
    folder = saves_folder()
    if folder is None:
        session.say(NOWHERE)
        return False
    handed = hand_in_of(run, name)
    try:
        stem = f"hand-in-{handed.lesson}"
        with new_files(folder, stem, ".yaml") as (path,), atomic_file(path) as file:
            file.write(written(handed))
    except OSError as error:
        session.say(f"Not handed in: {error.strerror}.")
        return False
    session.say(Saved(TOLD, path))
    return True
