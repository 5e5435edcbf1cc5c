"""Blocks of text one below the other, well set: what a column is made of before it is drawn."""

from pygame import Rect

from ...record import Record, replace
from ..kit.kept import MIB, kept
from ..kit.pen import Pen
from ..kit.text import SMALLEST_PX, Face, width_of, wrapped
from ..kit.theme import Colour

BALANCED_LINES = 4
"""Up to so many lines are made about equally long; more only end in no short one."""
LEAST_END = 0.35
"""The last line's share of the width, at least."""
NARROWER = 0.02  # share of the width by which a text is narrowed at a time
MOST_NARROWED = 20


class Form(Record):
    """How a lesson is set; lengths and type in points.

    Attributes:
        frame: Multiplies the gaps around heading and buttons.
        ask: Type of the question.
        choice: Lowest height of an answer.
        do: Type of what to do.
        text: Type of all that is read.
        gap: Multiplies all other gaps.
        leading: Height of a line in type sizes.
        keeps_choices: Whether the answers stay as they are after the bet; else their keycaps alone.
        most_lines: Lines of a text at most, so that something of all is seen; 0 if all are.
    """

    frame: float
    ask: float
    choice: float
    do: float
    text: float
    gap: float
    leading: float
    keeps_choices: bool = False
    most_lines: int = 0


def between(roomy: Form, tight: Form, share: float, *, keeps_choices: bool = False) -> Form:
    """Return the form `share` of the way from one to the other."""
    lengths = ("frame", "ask", "choice", "do", "text", "gap", "leading")
    ends = {name: (getattr(roomy, name), getattr(tight, name)) for name in lengths}
    mixed = {name: start + (end - start) * share for name, (start, end) in ends.items()}
    return replace(roomy, keeps_choices=keeps_choices, **mixed)


ROOMY = Form(1.0, 16, 36, 16, 14.5, 1.0, 1.45)
MIDDLE = Form(1.0, 14, 30, 14, 13.5, 0.65, 1.35)
TIGHT = Form(0.35, 11.5, 22, 11.5, 11.5, 0.35, 1.2)
TINY = Form(0.3, 9.5, 20, 9.5, 9.5, 0.3, 1.2)
STEPS = 6  # from the one to the next
FORMS = (
    *(between(ROOMY, MIDDLE, step / STEPS, keeps_choices=True) for step in range(STEPS + 1)),
    *(between(ROOMY, MIDDLE, step / STEPS) for step in range(STEPS)),
    *(between(MIDDLE, TIGHT, step / STEPS) for step in range(STEPS)),
    *(between(TIGHT, TINY, step / STEPS) for step in range(STEPS + 1)),
)
"""From the roomiest to the tightest; the last are for the projector, whose points are large."""
CUT_LINES = (12, 8, 6, 4, 3, 2, 1)
"""Lines of each text, where not even the tightest form fits, as in files of unusual length."""
ALL_FORMS = (*FORMS, *(replace(FORMS[-1], most_lines=most) for most in CUT_LINES))


class Block(Record):
    """A part of the column, placed.

    Attributes:
        kind: What it is.
        rect: Its rectangle.
        text: Its whole text, or "".
        index: Its index among those of its kind.
        lines: The lines that are shown.
        size: Their type size, in points.
        face: Their font.
        leading: The height of each, in pixels.
    """

    kind: str
    rect: Rect
    text: str = ""
    index: int = 0
    lines: tuple[str, ...] = ()
    size: float = 13
    face: Face = Face.REGULAR
    leading: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether lines were left out."""
        return bool(self.lines) and self.lines[-1].endswith(CUT)


CUT = " …"


class Flow:
    """Places blocks one below the other.

    Attributes:
        rect: Where they lie; its height is of no matter.
        form: How they are set.
        y: Where the next one begins.
        blocks: Those that are placed.
        is_draft: Whether lines need not look good, only their number counts: that is faster.
    """

    def __init__(self, rect: Rect, unit: float, form: Form, *, is_draft: bool = False) -> None:
        self.rect = rect
        self.form = form
        self.y = rect.y
        self.blocks: list[Block] = []
        self.is_draft = is_draft
        self._unit = unit

    def px(self, points: float) -> int:
        """Return points in whole pixels, at least 1."""
        return max(1, round(points * self._unit))

    def skip(self, points: float, *, is_frame: bool = False) -> None:
        """Leave a gap, which is smaller where the form is tight."""
        share = self.form.frame if is_frame else self.form.gap
        self.y += round(points * share * self._unit)

    def set_text(
        self,
        kind: str,
        text: str,
        size: float,
        box: Rect | None = None,
        face: Face = Face.REGULAR,
        index: int = 0,
        leading: float = 0,
    ) -> Block:
        """Return `text` in lines of the width of `box`, here; it is not placed yet.

        No type is smaller than can be read.
        """
        size = max(size, SMALLEST_PX / self._unit)
        left, width = (self.rect.x, self.rect.width) if box is None else (box.x, box.width)
        break_lines = wrapped if self.is_draft else well_set
        lines = break_lines(text, face, self.px(size), width)
        most = self.form.most_lines
        if 0 < most < len(lines):
            lines = (*lines[: most - 1], lines[most - 1] + CUT)
        height = round(self.px(size) * (leading or self.form.leading))
        rect = Rect(left, self.y, width, height * len(lines))
        return Block(kind, rect, text, index, lines, size, face, height)

    def add(self, block: Block) -> Block:
        """Place `block` and go on below it."""
        self.blocks.append(block)
        self.y = block.rect.bottom
        return block

    def text(
        self,
        kind: str,
        text: str,
        size: float,
        box: Rect | None = None,
        face: Face = Face.REGULAR,
        index: int = 0,
        leading: float = 0,
    ) -> Block:
        """Place `text` and go on below it."""
        return self.add(self.set_text(kind, text, size, box, face, index, leading))

    def caption(self, kind: str, text: str) -> Block:
        """Place a heading in small capitals and go on below it."""
        rect = Rect(self.rect.x, self.y, self.rect.width, self.px(16))
        return self.add(Block(kind, rect, text, lines=(text,), size=11, face=Face.STRONG))


@kept(MIB // 2)
def well_set(text: str, face: Face, size_px: int, width: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` pixels, none of which stands out.

    A short text is given lines of about the same length; a long one does not end in one word.
    """
    lines = best = wrapped(text, face, size_px, width)
    words = " ".join(text.split())
    for step in range(1, MOST_NARROWED if len(lines) > 1 else 1):
        if len(lines) > BALANCED_LINES and _ends_well(best, face, size_px, width):
            break
        narrower = wrapped(text, face, size_px, round(width * (1 - step * NARROWER)))
        if len(narrower) > len(lines) or " ".join(narrower) != words:
            break
        best = narrower
    return best


def _ends_well(lines: tuple[str, ...], face: Face, size_px: int, width: int) -> bool:
    return width_of(lines[-1], face, size_px) >= LEAST_END * width


def draw_lines(pen: Pen, block: Block, colour: Colour) -> None:
    """Draw the lines of a block."""
    height = block.leading or block.rect.height
    for place, line in enumerate(block.lines):
        row = Rect(block.rect.x, block.rect.y + place * height, block.rect.width, height)
        pen.text(line, row, colour, block.size, block.face)
