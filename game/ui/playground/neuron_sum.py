"""The sum of the row that is fed in, written out below the neuron in the wires' colours."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import chain, pairwise

from pygame import Rect

from ...core.assessment import Mark
from ...playground.snapshot import Snapshot
from ...record import Record, replace
from ..kit import figures
from ..kit.pen import Align, Pen
from ..kit.text import Face, width_of
from ..kit.theme import Colour, Palette
from .scene import Scene

PLACES = 2  # decimals of the numbers, if those that are written then add up
MORE_PLACES = (3, 4)
READS_AS_ZERO = 0.005  # shown as 0.00
SIZES = (15, 14, 13, 12, 11)  # in points
CAPTIONED = SIZES[:3]
CAPTION_SIZE = 11
LINE = 20  # its height in points
LEAST_GAP, MOST_GAP = 4, 10  # between parts, in points
MINUS = "−"
BIAS = "bias"
WORDS = {Mark.RIGHT: "✓", Mark.WRONG: "✗", Mark.UNDECIDED: "?", Mark.DONT_CARE: ""}


class Judgement(Record):
    """What the neuron says to a row, and what that is worth.

    Attributes:
        words: What it says.
        sign: A sign for the mark, or "" where there is no target.
        mark: The mark of the row.
        compares: How p compares with the threshold: >, ≤, or ≈ where that cannot be read.
    """

    words: str
    sign: str
    mark: Mark
    compares: str


def judgement(snapshot: Snapshot, row: int) -> Judgement:
    """Return what the neuron says to `row`."""
    mark, is_one = Mark(int(snapshot.marks[row])), bool(snapshot.outputs[row])
    written = figures.probability(float(snapshot.probabilities[row]))
    reads_as_one = _number(written) > _number(threshold_words(snapshot))
    compares = "≈" if mark is Mark.UNDECIDED or reads_as_one != is_one else ">" if is_one else "≤"
    if mark is Mark.UNDECIDED:
        words = "undecided"
    else:
        words = f"{'guesses' if mark is Mark.DONT_CARE else 'says'} {int(is_one)}"
    return Judgement(words, WORDS[mark], mark, compares)


def threshold_words(snapshot: Snapshot) -> str:
    """Return the threshold as it is written in the sum, with two decimals if they suffice."""
    return max(f"{snapshot.threshold:.2f}", figures.short(snapshot.threshold), key=len)


class Part(Record):
    """A part of the written sum.

    Attributes:
        text: What is written.
        tone: The field of the palette that is its colour.
        caption: What stands below it, in words.
        face: Its font.
        mark: The mark whose colour it has, in place of `tone`.
    """

    text: str
    tone: str = "muted"
    caption: str = ""
    face: Face = Face.MONO
    mark: Mark | None = None

    def colour(self, palette: Palette) -> Colour:
        """Return its colour."""
        found: Colour = getattr(palette, self.tone)
        return found if self.mark is None else palette.marks[self.mark]


ARROW = Part("→", face=Face.REGULAR)  # longer than that of the numbers' font


class Term(Record):
    """One term: a weight, and what it is multiplied with.

    Attributes:
        weight: The weight.
        signal: 1 if it counts, else 0.
        name: The name of the input, or "bias".
        n_others: The number of inputs for which it stands, if it stands for several.
    """

    weight: float
    signal: float
    name: str
    n_others: int = 0

    @property
    def caption(self) -> str:
        """The words below it."""
        is_input = self.name != BIAS and not self.n_others
        return f"{self.name} {'on' if self.signal else 'off'}" if is_input else self.name

    @property
    def value(self) -> float:
        """What it adds to the sum."""
        return self.weight * self.signal

    def parts(self, places: int) -> tuple[Part, Part]:
        """Return its sign and its number."""
        written = written_number(self.weight, places)
        tone = "positive" if self.weight > 0 else "negative"
        if not self.signal or abs(self.weight) < READS_AS_ZERO:
            tone = "muted"
        is_negative = written.startswith(MINUS)
        number = written.lstrip("+" + MINUS)
        if self.n_others:
            number = f"{number} ({self.name})"
        elif self.name != BIAS:
            number = f"{self.signal:g} × {number}"
        return Part(MINUS if is_negative else "+"), Part(number, tone, self.caption)


def written_number(value: float, places: int = PLACES) -> str:
    """Return a weight or a logit with its sign, with `places` decimals where they matter."""
    text = figures.signed(value)
    if places == PLACES or abs(value) >= figures.LARGEST_PLAIN:
        return text
    more = f"{value:+.{places}f}".replace("-", MINUS)
    return more if _number(more) else more[1:]


def terms_of_row(snapshot: Snapshot, row: int) -> tuple[Term, ...]:
    """Return all terms of the sum of `row`, the bias last."""
    names = (*snapshot.gate.feature_names, BIAS)
    weights, signals = snapshot.weights.tolist(), snapshot.gate.design[row].tolist()
    return tuple(map(Term, weights, signals, names))


def only_lit(terms: Sequence[Term], most: int | None = None) -> tuple[Term, ...]:
    """Return the terms that count, at most so many inputs; the others are one more term."""
    *inputs, bias = terms
    lit = [term for term in inputs if term.signal]
    kept = sorted(lit, key=lambda term: -abs(term.weight))[:most]
    rest = [term for term in lit if term not in kept]
    if not rest:
        return (*lit, bias)
    others = f"{len(rest)} more"
    left = Term(sum(term.weight for term in rest), 1.0, others, len(rest))
    return (*(term for term in lit if term in kept), left, bias)


def sum_parts(terms: Sequence[Term], z: float, decimals: Sequence[int]) -> list[Part]:
    """Return the parts of the sum up to z.

    The terms as they are written add up to z as it is written, with the first of `decimals` for
    which that is so; or else a ≈ stands for the =, and they have as many as the first.
    """
    places = add_up(terms, z, decimals)
    return _written(terms, z, places or decimals[0], "=" if places else "≈")


def add_up(terms: Sequence[Term], z: float, decimals: Sequence[int]) -> int | None:
    """Return the first of `decimals` with which the terms as written add up to z as written."""
    for places in decimals:
        numbers = [_number(written_number(term.weight, places)) for term in terms if term.signal]
        if sum(numbers, Decimal(0)) == _number(written_number(z, places)):
            return places
    return None


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(MINUS, "-"))
    except InvalidOperation:  # such as <0.001, which is no number that could be added
        return Decimal("NaN")


def _written(terms: Sequence[Term], z: float, places: int, equals: str) -> list[Part]:
    first, *parts = chain.from_iterable(term.parts(places) for term in terms)
    if first.text == MINUS:
        parts[0] = replace(parts[0], text=f"{MINUS}{parts[0].text}")
    return [*parts, Part(equals), Part(written_number(z, places), "text", "z")]


def answer_parts(snapshot: Snapshot) -> list[Part]:
    """Return the parts after z: the sigmoid, p, the threshold, and what the neuron says."""
    p, answer = (
        float(snapshot.probabilities[snapshot.live_row]),
        judgement(snapshot, snapshot.live_row),
    )
    said = Part(answer.words, "text", face=Face.STRONG)
    return [
        ARROW,
        Part("σ", caption="squeeze"),
        ARROW,
        Part(figures.probability(p), "accent", "p"),
        Part(answer.compares),
        Part(threshold_words(snapshot), "text", "θ"),
        ARROW,
        said,
        *([Part(answer.sign, face=Face.STRONG, mark=answer.mark)] if answer.sign else []),
    ]


Line = list[Part]


def _choices(scene: Scene, has_two_lines: bool) -> Iterator[tuple[list[Line], Sequence[int]]]:
    """Yield the lines and sizes in which the sum can be written, the best first."""
    snapshot = scene.snapshot
    decimals = (PLACES,) if scene.is_running else (PLACES, *MORE_PLACES)
    terms, z = terms_of_row(snapshot, snapshot.live_row), float(snapshot.logits[snapshot.live_row])
    answer = answer_parts(snapshot)
    parts = sum_parts(terms, z, decimals)
    yield [[*parts, *answer]], CAPTIONED
    lit = only_lit(terms)
    fewer = (only_lit(terms, most) for most in range(len(lit) - 2, -1, -1))
    for chosen in (terms, lit, *fewer):
        parts = sum_parts(chosen, z, decimals)
        yield ([parts, answer] if has_two_lines else [[*parts, *answer]]), SIZES


def _chosen(pen: Pen, box: Rect, scene: Scene) -> tuple[list[Line], float]:
    """Return the best lines that fit, and their size."""
    lines: list[Line] = []
    for lines, sizes in _choices(scene, has_two_lines=box.height > pen.px(2 * LINE)):
        for size in sizes:
            if max(_width(pen, line, size) for line in lines) <= box.width:
                return lines, size
    return lines, SIZES[-1]  # squeezed


def draw_sum(pen: Pen, box: Rect, scene: Scene) -> None:
    """Draw the sum in `box` below a hairline, in one line with captions or in two without."""
    pen.line(box.topleft, (box.right - 1, box.y), pen.theme.stage.border, 1)
    lines, size = _chosen(pen, box, scene)
    height = pen.px(LINE)
    if len(lines) == 1:
        has_captions = box.height > 2 * height
        top = box.y + (pen.px(8) if has_captions else (box.height - height) // 2)
        rects = _draw_line(pen, Rect(box.x, top, box.width, height), lines[0], size)
        if not has_captions:
            return
        _draw_captions(pen, Rect(box.x, box.y + pen.px(29), box.width, pen.px(15)), lines[0], rects)
        return
    for place, line in enumerate(lines):
        row = Rect(box.x, box.y + pen.px(4 + 22 * place), box.width, height)
        _draw_line(pen, row, line, size)


def _part_width(pen: Pen, part: Part, size: float) -> int:
    return width_of(part.text, part.face, pen.px(size))


def _width(pen: Pen, line: Line, size: float) -> int:
    """Return the least width of a line."""
    gaps = (len(line) - 1) * pen.px(LEAST_GAP)
    return sum(_part_width(pen, part, size) for part in line) + gaps


def _draw_line(pen: Pen, row: Rect, line: Line, size: float) -> list[Rect]:
    """Draw the parts of a line as far apart as there is room, and return where they are."""
    n_gaps, widths = len(line) - 1, [_part_width(pen, part, size) for part in line]
    gap = min(max(pen.px(LEAST_GAP), (row.width - sum(widths)) // n_gaps), pen.px(MOST_GAP))
    squeeze = min(1.0, (row.width - gap * n_gaps) / sum(widths))
    rects, x = [], row.x
    for part, full in zip(line, widths, strict=True):
        width = int(full * squeeze)
        box = Rect(x, row.y, width, row.height)
        rects.append(pen.text(part.text, box, part.colour(pen.theme.stage), size, part.face))
        x += width + gap
    return rects


def _draw_captions(pen: Pen, row: Rect, line: Line, rects: Sequence[Rect]) -> None:
    """Draw the words below the parts, unless two would touch."""
    boxes, px = [], pen.px(CAPTION_SIZE)
    for part, rect in zip(line, rects, strict=True):
        box = Rect(
            0, row.y, width_of(part.caption, Face.REGULAR, px) if part.caption else 0, row.height
        )
        box.centerx = rect.centerx
        box.clamp_ip(row)
        boxes.append((part, box))
    named = [(part, box) for part, box in boxes if part.caption]
    apart = pen.px(LEAST_GAP)
    if any(box.right + apart > after.x for (_, box), (_, after) in pairwise(named)):
        return
    for part, box in named:
        is_wire = part.tone in {"positive", "negative"}
        colour = part.colour(pen.theme.stage) if is_wire else pen.theme.stage.muted
        pen.text(part.caption, box, colour, CAPTION_SIZE, align=Align.CENTRE)
