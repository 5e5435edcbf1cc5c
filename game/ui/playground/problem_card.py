"""The card with the problems of a gate file, shown until they are fixed or dismissed."""

from functools import partial

from pygame import Rect

from ...core.assessment import Mark
from ...gates.problem import Problem, path_words
from ...record import Record
from ..kit.hint_bar import CAP_HEIGHT, cap_width, draw_caps
from ..kit.panel import Hotspot
from ..kit.pen import Pen
from ..kit.picture import Part
from ..kit.text import Face, width_of, wrapped
from .scene import FileProblems, PlaygroundHandler

INSET = 14
TITLE, PLACE, LINE = 30, 18, 16  # heights in points
GAP = 8  # between problems
TYPE, CODE_TYPE = 12.5, 12
TALLEST = 0.72  # share of the side column, so that the decision map stays visible
ESCAPE = "Esc"
CLOSE_TIP = "Hide this until the file changes (Esc)."


class ProblemLines(Record):
    """One problem in lines that fit: place, message, line of the file, index of the caret."""

    place: str
    sentence: tuple[str, ...]
    code: str
    caret: int

    def height(self, pen: Pen) -> int:
        """Return the height in pixels."""
        n_lines = len(self.sentence) + 2 * bool(self.code)
        return pen.px(PLACE) + pen.px(LINE) * n_lines + pen.px(GAP)


class ProblemCardGeometry(Record):
    """The rectangles of card and close button, the problems that fit, and how many do not."""

    card: Rect
    close: Rect
    problems: tuple[ProblemLines, ...]
    n_more: int


def problem_card_geometry(
    pen: Pen, column: Rect, file_problems: FileProblems
) -> ProblemCardGeometry:
    """Return the geometry of the card at the bottom of the side column, as high as needed."""
    width = column.width - 2 * pen.px(INSET)
    room = round(column.height * TALLEST) - pen.px(TITLE + 2 * LINE + INSET)
    shown: list[ProblemLines] = []
    for problem in file_problems.problems:
        lines = _problem_lines(pen, problem, width)
        if shown and lines.height(pen) > room:
            break
        shown.append(lines)
        room -= lines.height(pen)
    height = sum(lines.height(pen) for lines in shown)
    card = Rect(column.x, 0, column.width, height + pen.px(TITLE + 2 * LINE + INSET))
    card.bottom = column.bottom
    close = Rect(0, card.y + pen.px(8), cap_width(pen, ESCAPE) + pen.px(4), pen.px(CAP_HEIGHT))
    close.right = card.right - pen.px(8)
    return ProblemCardGeometry(card, close, tuple(shown), len(file_problems.problems) - len(shown))


def problem_card_part(pen: Pen, column: Rect, file_problems: FileProblems) -> Part:
    """Return the card over the bottom of the side column; `pen` measures texts."""
    place = problem_card_geometry(pen, column, file_problems)
    draw = partial(_draw_card, place=place, file_problems=file_problems)
    return Part("problems", place.card, file_problems, draw)


def _draw_card(pen: Pen, place: ProblemCardGeometry, file_problems: FileProblems) -> None:
    palette = pen.theme.cards
    wrong = palette.marks[Mark.WRONG]
    pen.outlined(place.card, wrong, palette.card, 12)
    inside = place.card.inflate(-2 * pen.px(INSET), 0)
    title = Rect(inside.x, place.card.y + pen.px(5), place.close.x - inside.x, pen.px(TITLE))
    pen.text(_title(file_problems), title, wrong, 13, Face.STRONG)
    draw_caps(pen, place.close, (ESCAPE,), palette, place.close.height)
    top = title.bottom + pen.px(2)
    for lines in place.problems:
        _draw_problem(pen, Rect(inside.x, top, inside.width, lines.height(pen)), lines)
        top += lines.height(pen)
    foot = Rect(inside.x, top, inside.width, 2 * pen.px(LINE))
    pen.paragraph(_foot(file_problems, place.n_more), foot, palette.muted, (12, 11, 10, 9))


def _problem_lines(pen: Pen, problem: Problem, width: int) -> ProblemLines:
    line, index = problem.excerpt if problem.line_text else ("", 0)
    code, caret = _cut(line, index, width // width_of("0", Face.MONO, pen.px(CODE_TYPE)))
    return ProblemLines(
        _place_words(pen, problem, width),
        wrapped(problem.message, Face.REGULAR, pen.px(TYPE), width),
        code,
        caret,
    )


def _place_words(pen: Pen, problem: Problem, width: int) -> str:
    """Return path, line and column, without the beginning of a long path."""
    path = "dropped text" if problem.source is None else path_words(problem.source)
    end = f":{problem.line}:{problem.column}"
    room = width // width_of("0", Face.MONO, pen.px(CODE_TYPE)) - len(end)
    return (path if len(path) <= room else f"…{path[1 - room :]}") + end


def _cut(line: str, index: int, room: int) -> tuple[str, int]:
    """Return at most `room` characters of `line` around `index`, and the index in them."""
    if len(line) <= room:
        return line, index
    start = max(0, min(index - room // 2, len(line) - room))
    return line[start : start + room], index - start


def _draw_problem(pen: Pen, box: Rect, lines: ProblemLines) -> None:
    palette = pen.theme.cards
    row = Rect(box.x, box.y, box.width, pen.px(PLACE))
    pen.text(lines.place, row, palette.muted, CODE_TYPE, Face.MONO)
    row = Rect(box.x, row.bottom, box.width, pen.px(LINE))
    for words in lines.sentence:
        pen.text(words, row, palette.text, TYPE)
        row.y += row.height
    if lines.code:
        pen.text(lines.code, row, palette.accent, CODE_TYPE, Face.MONO)
        row.y += row.height
        left = width_of(lines.code[: lines.caret], Face.MONO, pen.px(CODE_TYPE))
        under = Rect(box.x + left, row.y, box.right - box.x - left, row.height)
        pen.text("^", under, palette.marks[Mark.WRONG], CODE_TYPE, Face.MONO)


def _title(file_problems: FileProblems) -> str:
    count = len(file_problems.problems)
    source = file_problems.problems[0].source
    where = "the dropped text" if source is None else path_words(source.name)
    return f"{count} mistakes in {where}" if count > 1 else f"A mistake in {where}"


def _foot(file_problems: FileProblems, n_more: int) -> str:
    parts = [f"and {n_more} more in this file."] if n_more else []
    if file_problems.problems[0].source is None:
        parts.append("Mend it and drop it again.")
    elif file_problems.kept:
        parts.append(f"{file_problems.kept} stays as it last was, until this is mended.")
    else:
        parts.append("It will be in the list once this is mended.")
    if file_problems.n_others:
        files = "file has" if file_problems.n_others == 1 else "files have"
        parts.append(f"{file_problems.n_others} other {files} mistakes, too.")
    return " ".join(parts)


def problem_hotspots(
    pen: Pen, column: Rect, file_problems: FileProblems, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots of the card and of its close button."""
    place = problem_card_geometry(pen, column, file_problems)
    close = handler.dismiss_problems
    return [
        Hotspot("problems", place.card),
        Hotspot("close problems", place.close, tip=lambda: CLOSE_TIP, click=close),
    ]
