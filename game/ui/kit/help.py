"""The help: all keys, from the table that dispatches them, and the meaning of the signs."""

from collections.abc import Callable
from functools import partial

from pygame import Rect

from ...core.assessment import Mark
from ...record import Record
from .binding import HelpLine, HelpSection
from .bulb import draw_bulb, draw_mark
from .hint_bar import CAP_HEIGHT, Follow, cap_edges, cap_width, draw_caps
from .layout import Flex, columns
from .panel import Do, Hotspot
from .pen import Align, Pen
from .text import Face

LINE_HEIGHT = 30
TITLE_HEIGHT = 52
GAP_LINES = 0.6  # between sections
TITLE = "Every key, and what the picture means"
CLOSE = "Esc or click: back"

Sign = Callable[[Pen, Rect], None]


def _bulb(probability: float) -> Sign:
    return lambda pen, box: draw_bulb(pen, box.center, pen.px(9), probability)


def _mark(mark: Mark) -> Sign:
    def draw(pen: Pen, box: Rect) -> None:
        draw_bulb(pen, box.center, pen.px(9), 0.0)
        draw_mark(pen, box.center, pen.px(9), mark)

    return draw


def _wire(is_positive: bool) -> Sign:
    def draw(pen: Pen, box: Rect) -> None:
        stage = pen.theme.stage
        colour = stage.positive if is_positive else stage.negative
        step = box.width // 5
        for place in range(5):
            width = step if is_positive else step - pen.px(3)
            pen.surface.fill(
                colour, (box.x + place * step, box.centery - pen.px(3), width, pen.px(6))
            )

    return draw


LEGEND: tuple[tuple[Sign, str], ...] = (
    (_bulb(1.0), "brightness is p, the probability of 1"),
    (_bulb(0.5), "p = 0.5: half glow"),
    (_mark(Mark.RIGHT), "right: p is on the target's side of θ"),
    (_mark(Mark.WRONG), "wrong"),
    (_mark(Mark.UNDECIDED), "undecided: p is within 0.005 of θ"),
    (_mark(Mark.DONT_CARE), "no target: the neuron guesses"),
    (_wire(is_positive=True), "a positive weight, as thick as it is large"),
    (_wire(is_positive=False), "a negative weight"),
)


class HelpGeometry(Record):
    """The rectangles of the help; `lines` and `titles` are in the order of the sections."""

    card: Rect
    head: Rect
    titles: tuple[Rect, ...]
    lines: tuple[Rect, ...]
    legend: Rect
    line_height: int


# The indices of the sections in each column, and the column with the legend at its end.
COLUMNS = ((0, 2), (1,), (3, 4))
LEGEND_COLUMN = 1


def help_geometry(
    sections: tuple[HelpSection, ...], size: tuple[int, int], unit: float
) -> HelpGeometry:
    """Return the geometry; the fullest column determines the height of the lines."""
    card = Rect(0, 0, *size).inflate(-round(40 * unit), -round(40 * unit))
    inside = card.inflate(-round(48 * unit), -round(28 * unit))
    head = Rect(inside.x, inside.y, inside.width, round(TITLE_HEIGHT * unit))
    inside.y, inside.height = head.bottom, inside.height - head.height
    height = min(round(LINE_HEIGHT * unit), int(inside.height / _most_lines(sections)))
    boxes = columns(inside, round(20 * unit), Flex(), Flex(1.1), Flex())
    titles: dict[int, Rect] = {}
    lines: dict[int, list[Rect]] = {}
    bottoms = []
    for box, places in zip(boxes, COLUMNS, strict=True):
        top = float(box.y)
        for place in places:
            titles[place] = Rect(box.x, round(top), box.width, height)
            tops = [round(top + height * (1 + row)) for row in range(len(sections[place].lines))]
            lines[place] = [Rect(box.x, y, box.width, height) for y in tops]
            top += height * (len(tops) + 1 + GAP_LINES)
        bottoms.append(round(top))
    last = boxes[LEGEND_COLUMN]
    legend = Rect(last.x, bottoms[LEGEND_COLUMN], last.width, height * (len(LEGEND) + 1))
    order = sorted(titles)
    return HelpGeometry(
        card,
        head,
        tuple(titles[place] for place in order),
        tuple(rect for place in order for rect in lines[place]),
        legend,
        height,
    )


def _most_lines(sections: tuple[HelpSection, ...]) -> float:
    """Return the number of lines of the fullest column, including titles and gaps."""
    counts = [
        sum(len(sections[place].lines) + 1 + GAP_LINES for place in places) for places in COLUMNS
    ]
    counts[LEGEND_COLUMN] += len(LEGEND) + 1 + GAP_LINES
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


def draw_help(pen: Pen, sections: tuple[HelpSection, ...]) -> None:
    """Draw the help in place of the whole picture."""
    palette = pen.theme.stage
    place = help_geometry(sections, pen.surface.get_size(), pen.unit)
    pen.card(place.card, palette)
    title, close = columns(place.head, pen.px(10), Flex(0.7), Flex(0.3))
    pen.text(TITLE, title, palette.text, 20, Face.STRONG)
    pen.text(CLOSE, close, palette.muted, 13, align=Align.RIGHT)
    for section, box in zip(sections, place.titles, strict=True):
        pen.text(section.title.upper(), box, palette.accent, 11.5, Face.STRONG)
    lines = list(zip(_all_lines(sections), place.lines, strict=True))
    for left in {box.x for box in place.lines}:
        _draw_lines(pen, [(line, box) for line, box in lines if box.x == left])
    _draw_legend(pen, place.legend, place.line_height)


def _all_lines(sections: tuple[HelpSection, ...]) -> list[HelpLine]:
    return [line for section in sections for line in section.lines]


def help_hotspots(
    pen: Pen, sections: tuple[HelpSection, ...], size: tuple[int, int], follow: Follow, close: Do
) -> list[Hotspot]:
    """Return the hotspots of the help, which a click closes, and of every chord."""
    places = help_geometry(sections, size, pen.unit).lines
    spots = [Hotspot("help", Rect((0, 0), size), click=close)]
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


def _draw_legend(pen: Pen, box: Rect, height: int) -> None:
    palette = pen.theme.stage
    title = Rect(box.x, box.y, box.width, height)
    pen.text("THE PICTURE", title, palette.accent, 11.5, Face.STRONG)
    for place, (sign, words) in enumerate(LEGEND, start=1):
        row = Rect(box.x, box.y + place * height, box.width, height)
        picture, label = columns(row, pen.px(8), pen.px(48), Flex())
        sign(pen, picture)
        pen.text(words, label, palette.text, min(13, height / pen.unit * 0.5))
