"""What the lesson's column shows of every step of every shipped lesson, from first to last."""

from collections.abc import Iterator
from functools import cache

from game.files import shipped
from game.gates.library import Library
from game.lessons.lesson import Lesson, Step
from game.lessons.lesson_library import LessonLibrary, shipped_lessons
from game.record import replace
from game.ui.lesson.lesson_scene import Item, LessonScene

PROGRESS = "epoch 1,000 of 1,000"


@cache
def lessons() -> tuple[Lesson, ...]:
    """Return the shipped lessons, in order."""
    gates = Library([shipped("gates")])
    found = LessonLibrary(shipped_lessons(), gates.find)
    found.refresh(budget=None)
    return tuple(file.lesson for file in found.lessons)


def asking(number: int, step: int = 0) -> LessonScene:
    """Return a step of lesson `number`, from 1, as it begins."""
    lesson = lessons()[number - 1]
    words = [until.text for until in lesson.steps[step].until]
    told = words if len(words) > 1 else [""]
    return LessonScene(
        number=number,
        title=lesson.title,
        step=step,
        n_steps=len(lesson.steps),
        ask=lesson.steps[step].ask,
        choices=tuple(choice.text for choice in lesson.steps[step].choices),
        bet=None,
        right=None,
        do=lesson.steps[step].do,
        items=tuple(Item(text, PROGRESS, is_ticked=False) for text in told),
        can_hint=bool(lesson.steps[step].hint),
        can_go_back=step > 0,
        is_last=step + 1 == len(lesson.steps),
    )


def doing(number: int, step: int = 0, bet: int = 0) -> LessonScene:
    """Return that step once the bet is made, if it asks for one."""
    scene = asking(number, step)
    return replace(scene, bet=bet if scene.choices else None)


def ticked(number: int, step: int = 0, bet: int = 0) -> LessonScene:
    """Return that step once all is done."""
    lesson, scene = lessons()[number - 1], doing(number, step, bet)
    own = lesson.steps[step]
    return replace(
        scene,
        items=tuple(replace(item, is_ticked=True) for item in scene.items),
        right=_right(own),
        reply=own.choices[bet].reply if own.choices else "",
        because=own.because,
        then_try=lesson.then_try if scene.is_last else "",
        can_hint=False,
    )


def _right(step: Step) -> int | None:
    return next((place for place, choice in enumerate(step.choices) if choice.is_right), None)


def each_state(number: int) -> Iterator[LessonScene]:
    """Yield what is shown of a lesson: each bet, hint, way astray and reply of each step."""
    lesson = lessons()[number - 1]
    for place, step in enumerate(lesson.steps):
        if step.choices:
            yield asking(number, place)
        for bet in range(max(1, len(step.choices))):
            yield from _done(step, doing(number, place, bet))
            yield ticked(number, place, bet)
            yield replace(ticked(number, place, bet), is_handed_in=True)


def _done(step: Step, scene: LessonScene) -> Iterator[LessonScene]:
    yield scene
    yield replace(scene, is_showing=True)
    hinted = replace(scene, hint=step.hint, can_hint=False)
    first = replace(scene.items[0], is_ticked=True), *scene.items[1:]
    if step.hint:
        yield hinted
    if len(first) > 1:
        yield replace(scene, items=first)
    for way in step.when:
        yield replace(hinted, astray=way.say)
