"""The sum of the row that is fed in, as it is written: its terms, z, p, and what that says."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import chain

from ...core.assessment import Mark
from ...playground.hidden import NOTHING, Hidden, HiddenThings, Implied, hides
from ...playground.judgement import judgement
from ...playground.snapshot import Snapshot
from ...record import Record, replace
from ..kit import figures
from ..kit.text import Face
from ..kit.theme import Colour, Palette

PLACES = 2  # decimals of the numbers, if those that are written then add up
MORE_PLACES = (3, 4)
MINUS = "−"
BIAS = "bias"


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
SQUEEZE = (ARROW, Part("σ", caption="squeeze"), ARROW)
SIGNS = {sign: Part(sign) for sign in ("+", MINUS, "=", "≈", ">", "≤")}


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

    def parts(self, places: int, hidden: HiddenThings = NOTHING) -> tuple[Part, Part]:
        """Return its sign and its number."""
        is_hidden = hides(hidden, Hidden.WEIGHTS)
        written = figures.NOT_TOLD if is_hidden else written_number(self.weight, places)
        tone = "positive" if self.weight > 0 else "negative"
        if is_hidden or not self.signal or abs(self.weight) < figures.SMALLEST:
            tone = "muted"
        is_negative = written.startswith(MINUS)
        number = written.lstrip("+" + MINUS)
        if self.n_others:
            number = f"{number} ({self.name})"
        elif self.name != BIAS:
            number = f"{self.signal:g} × {number}"
        return SIGNS[MINUS if is_negative else "+"], Part(number, tone, self.caption)


def written_number(value: float, places: int = PLACES) -> str:
    """Return a weight or a logit with its sign, with `places` decimals where they matter."""
    text = figures.signed(value)
    if places == PLACES or abs(value) >= figures.LARGEST_PLAIN:
        return text
    more = f"{value:+.{places}f}".replace("-", MINUS)
    reads_as_zero = not _number(more)
    return (text if value else more[1:]) if reads_as_zero else more


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


def sum_parts(
    terms: Sequence[Term], z: float, decimals: Sequence[int], hidden: HiddenThings = NOTHING
) -> list[Part]:
    """Return the parts of the sum up to z.

    The terms as they are written add up to z as it is written, with the first of `decimals` for
    which that is so; or else a ≈ stands for the =, and they have as many as the first.
    """
    if hides(hidden, Implied.LOGITS):
        return _written(terms, figures.NOT_TOLD, decimals[0], "=", hidden)
    places = add_up(terms, z, decimals)
    total = written_number(z, places or decimals[0])
    return _written(terms, total, places or decimals[0], "=" if places else "≈", hidden)


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


def _written(
    terms: Sequence[Term], z: str, places: int, equals: str, hidden: HiddenThings
) -> list[Part]:
    first, *parts = chain.from_iterable(term.parts(places, hidden) for term in terms)
    if first.text == MINUS:
        parts[0] = replace(parts[0], text=f"{MINUS}{parts[0].text}")
    if equals == "≈":
        z = z.removeprefix("≈")  # one sign says it
    return [*parts, SIGNS[equals], Part(z, "text", "z")]


def answer_parts(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> list[Part]:
    """Return the parts after z: the sigmoid, p, the threshold, and what the neuron says."""
    row = snapshot.live_row
    said, answer = judgement(snapshot, row), snapshot.answers[row]
    if hides(hidden, Hidden.MARKS):
        said = said.unmarked
    compared = "≈" if answer.is_undecided else ">" if answer.is_one else "≤"
    p = figures.row_probability(float(snapshot.probabilities[row]), snapshot.threshold)
    if hides(hidden, Hidden.PROBABILITIES):
        p = figures.NOT_TOLD
    return [
        *SQUEEZE,
        Part(p, "accent", "p"),
        SIGNS[compared],
        Part(figures.threshold(snapshot.threshold), "text", "θ"),
        ARROW,
        Part(said.words, "text", face=Face.STRONG),
        *([Part(said.sign, face=Face.STRONG, mark=said.mark)] if said.sign else []),
    ]
