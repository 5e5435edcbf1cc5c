"""The help: its card with a tab for each page, and the page of all keys."""

from collections.abc import Sequence
from functools import partial

from pygame import Rect

from ...record import Record
from .binding import HelpLine, HelpSection
from .hint_bar import CAP_HEIGHT, Follow, cap_edges, cap_width, draw_caps
from .layout import Flex, columns
from .panel import Hotspot
from .pen import Align, Pen
from .text import Face, width_of

LINE_HEIGHT = 30
TITLE_HEIGHT = 52
GAP_LINES = 0.6  # between sections
KEYS = "Every key"
CLOSE = "← →: turn the page    Esc or click: back"
TAB_TYPE = 14


class HelpGeometry(Record):
    """The rectangles of the keys; `lines` and `titles` are in the order of the sections."""

    titles: tuple[Rect, ...]
    lines: tuple[Rect, ...]
    line_height: int


COLUMNS = ((0, 2), (1,), (3, 4))
"""The indices of the sections in each column."""


class HelpFrame(Record):
    """The rectangles around every page of the help."""

    card: Rect
    head: Rect
    inside: Rect


def help_frame(size: tuple[int, int], unit: float) -> HelpFrame:
    """Return the frame in a window of `size` pixels."""
    card = Rect(0, 0, *size).inflate(-round(40 * unit), -round(40 * unit))
    inside = card.inflate(-round(48 * unit), -round(28 * unit))
    head = Rect(inside.x, inside.y, inside.width, round(TITLE_HEIGHT * unit))
    inside.y, inside.height = head.bottom, inside.height - head.height
    return HelpFrame(card, head, inside)


def tab_places(pen: Pen, head: Rect, titles: Sequence[str]) -> list[Rect]:
    """Return the rectangles of the tabs with `titles`, from the left of `head`."""
    places, x = [], head.x
    for title in titles:
        width = width_of(title, Face.STRONG, pen.px(TAB_TYPE)) + pen.px(28)
        places.append(Rect(x, head.y + pen.px(6), width, pen.px(32)))
        x += width + pen.px(8)
    return places


def draw_frame(pen: Pen, place: HelpFrame, titles: Sequence[str], chosen: int) -> None:
    """Draw the card with a tab for each of `titles`, of which one is chosen."""
    palette = pen.theme.stage
    pen.card(place.card, palette)
    for index, (title, box) in enumerate(
        zip(titles, tab_places(pen, place.head, titles), strict=True)
    ):
        if index == chosen:
            pen.outlined(box, palette.accent, palette.keycap, 8)
        colour = palette.text if index == chosen else palette.muted
        pen.text(title, box, colour, TAB_TYPE, Face.STRONG, Align.CENTRE)
    pen.text(CLOSE, place.head, palette.muted, 13, align=Align.RIGHT)


def help_geometry(
    sections: tuple[HelpSection, ...], size: tuple[int, int], unit: float
) -> HelpGeometry:
    """Return the geometry; the fullest column determines the height of the lines."""
    inside = help_frame(size, unit).inside
    height = min(round(LINE_HEIGHT * unit), int(inside.height / _most_lines(sections)))
    boxes = columns(inside, round(20 * unit), Flex(), Flex(1.1), Flex())
    titles: dict[int, Rect] = {}
    lines: dict[int, list[Rect]] = {}
    for box, places in zip(boxes, COLUMNS, strict=True):
        top = float(box.y)
        for place in places:
            titles[place] = Rect(box.x, round(top), box.width, height)
            tops = [round(top + height * (1 + row)) for row in range(len(sections[place].lines))]
            lines[place] = [Rect(box.x, y, box.width, height) for y in tops]
            top += height * (len(tops) + 1 + GAP_LINES)
    order = sorted(titles)
    return HelpGeometry(
        tuple(titles[place] for place in order),
        tuple(rect for place in order for rect in lines[place]),
        height,
    )


def _most_lines(sections: tuple[HelpSection, ...]) -> float:
    """Return the number of lines of the fullest column, including titles and gaps."""
    counts = [
        sum(len(sections[place].lines) + 1 + GAP_LINES for place in places) for places in COLUMNS
    ]
    return max(counts) - GAP_LINES


def chord_places(pen: Pen, place: Rect, line: HelpLine) -> list[Rect]:
    """Return the rectangles of the chords of a line."""
    places, x = [], place.x
    for keycap in line.keycaps:
        edges = cap_edges(pen, Rect(x, place.y, 0, 0), keycap.caps)
        end = edges[-1] + cap_width(pen, keycap.caps[-1])
        places.append(Rect(x, place.y, end - x, place.height))
        x = end + pen.px(8)
    return places


def draw_keys(pen: Pen, sections: tuple[HelpSection, ...]) -> None:
    """Draw all keys below the head."""
    palette = pen.theme.stage
    place = help_geometry(sections, pen.surface.get_size(), pen.unit)
    for section, box in zip(sections, place.titles, strict=True):
        pen.text(section.title.upper(), box, palette.accent, 11.5, Face.STRONG)
    lines = list(zip(_all_lines(sections), place.lines, strict=True))
    for left in {box.x for box in place.lines}:
        _draw_lines(pen, [(line, box) for line, box in lines if box.x == left])


def _all_lines(sections: tuple[HelpSection, ...]) -> list[HelpLine]:
    return [line for section in sections for line in section.lines]


def key_hotspots(
    pen: Pen, sections: tuple[HelpSection, ...], size: tuple[int, int], follow: Follow
) -> list[Hotspot]:
    """Return the hotspots of every chord."""
    places = help_geometry(sections, size, pen.unit).lines
    spots = []
    for line, box in zip(_all_lines(sections), places, strict=True):
        chords = zip(chord_places(pen, box, line), line.keycaps, strict=True)
        for index, (rect, keycap) in enumerate(chords):
            click = partial(follow, keycap.binding) if keycap.binding else None
            spots.append(Hotspot(f"help {line.label}", rect, index, click=click))
    return spots


def _draw_lines(pen: Pen, lines: list[tuple[HelpLine, Rect]]) -> None:
    """Draw the lines of one column, with the labels aligned after the widest caps."""
    places = [chord_places(pen, box, line) for line, box in lines]
    left = max(chords[-1].right for chords in places) + pen.px(14)
    for (line, box), chords in zip(lines, places, strict=True):
        height = min(CAP_HEIGHT * pen.unit, box.height * 0.86)
        for rect, keycap in zip(chords, line.keycaps, strict=True):
            draw_caps(pen, rect, keycap.caps, pen.theme.stage, height)
        words = Rect(left, box.y, box.right - left, box.height)
        pen.text(line.label, words, pen.theme.stage.text, min(13, box.height / pen.unit * 0.5))
