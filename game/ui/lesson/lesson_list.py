"""The list of lessons in the left column: how far one is in each, and what it is about."""

from functools import partial

from pygame import Rect

from ...core.assessment import Mark
from ..kit.panel import Hotspot, title_box
from ..kit.pen import Align, Pen
from ..kit.text import Face
from ..kit.theme import mix
from .lesson_flow import Block, Flow, Form, draw_lines
from .lesson_scene import LessonListHandler, LessonListScene, ListedLesson

HEADING, NO_LESSONS = "LESSONS", "There are no lessons here."
BROKEN = "Its file has a mistake, so its last good version opens."
LEAVE_TIP = "Back to the gates (Esc)."
HEAD_HEIGHT = 38
ROW_HEIGHT, LOWEST_ROW = 34, 25
INSET, SIDE = 8, 20  # points: of the rows, and of what is written
LOWEST_FOOT = 96  # what is kept below the rows
NOTE_HEIGHT = 22
FORMS = tuple(
    Form(1.0, size, 30, size, size, gap, leading)
    for size, gap, leading in ((14.5, 1.0, 1.4), (13.5, 0.7, 1.3), (12.5, 0.5, 1.25))
)
LAST_FORMS = tuple(
    Form(1.0, 11.5, 30, 11.5, 11.5, 0.3, 1.2, most_lines=most) for most in (0, 4, 3, 2, 1)
)


def lesson_rows(rect: Rect, unit: float, scene: LessonListScene) -> dict[int, Rect]:
    """Return the rectangle of each lesson in sight: the page of them in which the cursor is.

    By pages, so that nothing moves below the mouse when it points at a lesson.
    """
    top = rect.y + round(HEAD_HEIGHT * unit)
    foot = round((LOWEST_FOOT + (NOTE_HEIGHT if scene.note else 0)) * unit)
    free, count = max(0, rect.bottom - foot - top), len(scene.lessons)
    lowest, highest = round(LOWEST_ROW * unit), round(ROW_HEIGHT * unit)
    height = min(max(free // max(1, count), lowest), highest)
    room = max(1, free // height)
    first = scene.cursor // room * room
    inset = round(INSET * unit)
    return {
        first + place: Rect(rect.x + inset, top + place * height, rect.width - 2 * inset, height)
        for place in range(min(room, count - first))
    }


def draw_lesson_list(pen: Pen, rect: Rect, scene: LessonListScene) -> None:
    """Draw the list on its card, which is already drawn."""
    palette = pen.theme.cards
    side = pen.px(SIDE - INSET)
    heading = title_box(pen, rect)
    heading.x = rect.x + pen.px(SIDE)
    pen.text(HEADING, heading, palette.muted, 11.5, Face.STRONG)
    pen.text("×", _leave_box(pen, rect), palette.muted, 16, align=Align.CENTRE)
    rows = lesson_rows(rect, pen.unit, scene)
    for index, row in rows.items():
        if index == scene.cursor:
            pen.outlined(row, palette.accent, mix(palette.card, palette.accent, 0.1), 8)
        _draw_row(pen, row.inflate(-2 * side, 0), index, scene)
    if not rows:
        box = Rect(rect.x, heading.bottom, rect.width, pen.px(60)).inflate(-pen.px(2 * SIDE), 0)
        pen.paragraph(NO_LESSONS, box, palette.text, (14, 13, 12, 11))
    if len(rows) < len(scene.lessons):
        _draw_bar(pen, rect, rows, len(scene.lessons))
    for block in _about(pen, rect, scene):
        _draw_about(pen, block)


def _leave_box(pen: Pen, rect: Rect) -> Rect:
    side = pen.px(20)
    heading = title_box(pen, rect)
    return Rect(rect.right - pen.px(SIDE - 4) - side, heading.centery - side // 2, side, side)


def _draw_row(pen: Pen, box: Rect, index: int, scene: LessonListScene) -> None:
    palette, lesson = pen.theme.cards, scene.lessons[index]
    number = Rect(box.x, box.y, pen.px(20), box.height)
    pen.text(str(index + 1), number, palette.muted, 12, Face.MONO, Align.RIGHT)
    end = Rect(box.right - pen.px(40), box.y, pen.px(40), box.height)
    words, is_done = progress_words(lesson), lesson.n_done >= lesson.n_steps
    if lesson.is_broken:
        _draw_badge(pen, end)
    elif is_done:
        pen.text(words, end, palette.marks[Mark.RIGHT], 14, Face.STRONG, Align.RIGHT)
    else:
        pen.text(words, end, palette.accent, 12, Face.MONO, Align.RIGHT)
    left = number.right + pen.px(10)
    title = Rect(left, box.y, end.x - left, box.height)
    face = Face.STRONG if index == scene.cursor else Face.REGULAR
    pen.paragraph(lesson.title, title, palette.text, (14, 13, 12, 10.5, 9), face)


def progress_words(lesson: ListedLesson) -> str:
    """Return how far a lesson is: a tick, the steps that are done, or nothing before any is."""
    if lesson.n_done >= lesson.n_steps:
        return "✓"
    return f"{lesson.n_done}/{lesson.n_steps}" if lesson.n_done else ""


def _draw_badge(pen: Pen, end: Rect) -> None:
    palette, side = pen.theme.cards, pen.px(15)
    box = Rect(end.right - side, end.centery - side // 2, side, side)
    pen.rounded(box, palette.marks[Mark.WRONG], 8)
    pen.text("!", box, palette.card, 11, Face.STRONG, Align.CENTRE)


def _draw_bar(pen: Pen, rect: Rect, rows: dict[int, Rect], count: int) -> None:
    """Draw which part of the list is in sight."""
    places = list(rows)
    top, height = rows[places[0]].y, rect.bottom - pen.px(LOWEST_FOOT) - rows[places[0]].y
    track = Rect(rect.right - pen.px(6), top, pen.px(3), height)
    start, end = (round(height * part / count) for part in (places[0], places[-1] + 1))
    pen.rounded(track, pen.theme.cards.track, 2)
    pen.rounded(Rect(track.x, top + start, track.width, end - start), pen.theme.cards.muted, 2)


def _about(pen: Pen, rect: Rect, scene: LessonListScene) -> list[Block]:
    """Return what is said below the rows: of the lesson under the cursor, and the note."""
    rows = lesson_rows(rect, pen.unit, scene)
    inside = rect.inflate(-2 * pen.px(SIDE), 0)
    bottom = rect.bottom - pen.px(10)
    blocks = []
    if scene.note:
        bottom -= pen.px(NOTE_HEIGHT)
        place = Rect(inside.x, bottom, inside.width, pen.px(NOTE_HEIGHT))
        blocks.append(Block("note", place, scene.note, lines=(scene.note,), size=11))
    if not rows:
        return blocks
    inside.y = max(row.bottom for row in rows.values())
    lesson = scene.lessons[scene.cursor]
    flow = Flow(inside, pen.unit, FORMS[0])
    for form in (*FORMS, *LAST_FORMS):
        flow = Flow(inside, pen.unit, form)
        _tell(flow, lesson)
        if flow.y <= bottom:
            break
    return [*blocks, *flow.blocks]


def _tell(flow: Flow, lesson: ListedLesson) -> None:
    flow.skip(10)
    flow.add(Block("rule", Rect(flow.rect.x, flow.y, flow.rect.width, flow.px(1))))
    flow.skip(10)
    flow.text("idea", lesson.idea, flow.form.text)
    if lesson.is_broken:
        flow.skip(6)
        flow.text("broken", BROKEN, min(flow.form.text, 12.5))


def _draw_about(pen: Pen, block: Block) -> None:
    palette = pen.theme.cards
    if block.kind == "rule":
        pen.rounded(block.rect, palette.border, 1)
        return
    colours = {"idea": palette.text, "broken": palette.marks[Mark.WRONG]}
    draw_lines(pen, block, colours.get(block.kind, palette.muted))


def lesson_list_hotspots(
    pen: Pen, rect: Rect, scene: LessonListScene, handler: LessonListHandler
) -> list[Hotspot]:
    """Return what the mouse can do: point at a lesson, turn the list, open one, and leave."""

    def turn(steps: int, _is_fine: bool) -> None:
        place = min(max(scene.cursor - steps, 0), len(scene.lessons) - 1)
        if place >= 0:
            handler.point(place)

    spots = [Hotspot("lessons", rect, wheel=turn)]
    for index, row in lesson_rows(rect, pen.unit, scene).items():
        spots.append(
            Hotspot(
                "lesson row",
                row,
                index,
                click=partial(handler.begin, index),
                wheel=turn,
                hover=partial(handler.point, index),
            )
        )
    leave = Hotspot("leave lessons", _leave_box(pen, rect), 0, lambda: LEAVE_TIP, handler.leave)
    return [*spots, leave]
