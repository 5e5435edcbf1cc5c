"""What the lesson's column shows, from the lessons and the one that is open."""

from ..lessons.lesson_library import LessonLibrary
from ..ui.lesson.lesson_scene import LessonListScene, LessonScene, ListedLesson
from .lesson_progress import LessonProgress
from .lesson_run import LessonRun
from .lesson_words import items_of

BROKEN = "Its file has a mistake, so it stays as it last was: {}"


def problem_words(library: LessonLibrary, run: LessonRun) -> str:
    """Return what is wrong with the lesson's file as it is now, or nothing."""
    source = run.lesson.source
    error = None if source is None else library.problems.get(source)
    return "" if error is None else BROKEN.format(error.problems[0].message)


def list_scene(library: LessonLibrary, progress: LessonProgress, cursor: int) -> LessonListScene:
    """Return what the column shows of the list."""
    lessons = []
    for file in library.lessons:
        lesson = file.lesson
        stem = lesson.source.stem if lesson.source else lesson.title
        n_done = len([s for s in progress.done(stem) if s < len(lesson.steps)])
        is_broken = lesson.source in library.problems
        lessons.append(
            ListedLesson(lesson.title, lesson.idea, len(lesson.steps), n_done, is_broken)
        )
    cursor = min(cursor, max(0, len(lessons) - 1))
    return LessonListScene(tuple(lessons), cursor)


def lesson_scene(run: LessonRun, problem: str) -> LessonScene:
    """Return what the column shows of an open lesson; `problem` is told of its file."""
    step, has_ticked = run.step, run.has_ticked
    right = next((i for i, choice in enumerate(step.choices) if choice.is_right), None)
    reply = ""
    if has_ticked and run.bet is not None and run.bet != right:
        reply = step.choices[run.bet].reply
    return LessonScene(
        number=run.number,
        title=run.lesson.title,
        step=run.index,
        n_steps=len(run.lesson.steps),
        ask=step.ask,
        choices=tuple(choice.text for choice in step.choices),
        bet=run.bet,
        right=right if has_ticked else None,
        do=step.do,
        items=items_of(run),
        hint=step.hint if run.is_hinted else "",
        can_hint=bool(step.hint) and not run.is_hinted and not run.is_asking,
        astray=run.astray,
        reply=reply,
        because=step.because if has_ticked else "",
        then_try=run.lesson.then_try if has_ticked and run.is_last else "",
        is_showing=run.is_showing,
        can_show=run.can_show and not has_ticked,
        can_go_back=run.index > 0,
        is_last=run.is_last,
        is_handed_in=run.is_handed_in,
        has_bet_keys=run.is_asking or not run.keeps_digits,
        problem=problem,
    )
