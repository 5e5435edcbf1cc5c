"""Every number that is written is computed here anew, by numpy alone, and has its place's style.

`Truth` trains the neuron again and computes what can be told of it. `PLACES` names where numbers
are written, each with its texts and the numbers that may stand there: a number that is no correct
rounding of one of these is wrong, wherever it comes from. A panel or a text that is new is a row of
`PLACES`; what it must show is a line of `SHOWN`.
"""

import ast
import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
import yaml
from pygame import Surface

from game.cli.report import as_json, summary
from game.cli.text_frame import Style, frame
from game.cli.text_view import plain_line
from game.core.updates import updates_of_epoch
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.tables import truth_table, write_trajectory
from game.ui.env.env_view import draw_env_view
from game.ui.kit.theme import DARK, PROJECTOR
from game.ui.playground.next_step import draw_next_step
from game.ui.playground.scene import VERDICT_VIEW, NextStep
from tests.support.panels import Paper
from tests.support.scenes import SHIPPED, changed, hotspots_of, layout_of, scene_from
from tests.support.texts import texts

GAME = Path(__file__).resolve().parent.parent / "game"
SIZE = (1280, 720)
MOMENTS = (0, 1, 19, 300, 5000)
MAP_VIEW, LANDSCAPE_VIEW = 1, 2
RATE = 1.0
RESIDUE = 1e-12  # what rounding leaves of a weight that should be 0: no two ways agree on it
NUMBER = re.compile(r"(?<![\w.])([<>]?)([+−-]?)(\d[\d\u00a0]*\.\d+)(e[+-]\d+)?(?!\.\d|×)")


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class Truth:
    """A neuron after so many epochs of gradient descent, and all that can be told of it."""

    def __init__(self, gate, weights, epoch, l2, theta=0.5):
        self.weights, self.epoch, self.l2, self.theta = weights, epoch, l2, theta
        self.rows = list(product((0, 1), repeat=len(gate.inputs)))
        features = features_of(gate, self.rows)
        has_target = np.array([t is not None for t in gate.targets])
        targets = np.array([t or 0 for t in gate.targets])
        self.z = features @ weights
        self.p = sigmoid(self.z)
        self.all_row_losses = -np.log(np.where(targets, self.p, sigmoid(-self.z)))
        self.row_losses = self.all_row_losses[has_target]
        self.cross_entropy = float(np.mean(self.row_losses))
        self.norm = float(np.sqrt(np.sum(weights[:-1] ** 2)))
        self.penalty = l2 / 2 * self.norm**2
        self.loss = self.cross_entropy + self.penalty
        pushes = ((self.p - targets)[:, None] * features)[has_target]
        self.errors = (self.p - targets)[has_target]
        self.mean_push = pushes.mean(axis=0)
        self.pull = -RATE * l2 * np.append(weights[:-1], 0.0)
        self.next_weights = weights - RATE * self.mean_push + self.pull
        near = np.abs(self.p - theta) < 0.005
        right = ((self.p > theta) == (targets == 1)) & ~near & has_target
        self.said = ["?" if n else str(int(p > theta)) for n, p in zip(near, self.p, strict=True)]
        self.right, self.rows_with_target = int(right.sum()), int(has_target.sum())

    @property
    def numbers(self):
        """All that may be told anywhere: the settings and ln 2 as well."""
        losses = [self.loss, self.cross_entropy, self.penalty, *self.row_losses]
        constants = [self.theta, RATE, self.l2, np.log(2), 0.5]
        pushes = self.z - self.weights[-1]  # of all that is on
        return [*self.weights, *self.z, *pushes, *self.p, *losses, self.norm, *constants]

    @property
    def of_the_map(self):
        """The numbers, and the ends of the line on which many rows lie."""
        end = max(4.0, 1.1 * float(f"{np.abs(self.z).max():.4g}"))  # the axis ends where it says
        return [*self.numbers, end, -end]

    @property
    def of_the_next_step(self):
        """What the next epoch does, beside the numbers of now."""
        parts = [self.mean_push, -RATE * self.mean_push, self.pull, self.next_weights]
        numbers = [*self.weights, *self.p, *self.errors, -RATE, *np.concatenate(parts)]
        cancels_out = bool(np.any(np.abs(self.mean_push) < RESIDUE))
        return [*numbers, RESIDUE / 2] if cancels_out else numbers


def features_of(gate, rows):
    """The inputs of each row, the products of the gate, and a one for the bias."""
    products = [[int(all(row[i] for i in factors)) for factors in gate.features] for row in rows]
    return np.array([[*row, *more, 1] for row, more in zip(rows, products, strict=True)], float)


@cache
def trained(gate, l2):
    """The weights of every epoch up to the last moment, by the textbook."""
    rows = list(product((0, 1), repeat=len(gate.inputs)))
    has_target = [t is not None for t in gate.targets]
    x = features_of(gate, rows)[has_target]
    t = np.array([t for t in gate.targets if t is not None], float)
    given = yaml.safe_load(Path(gate.source).read_text("utf-8")).get("initial")
    start = np.random.default_rng(0).normal(0, 1, x.shape[1])
    w = start if given is None else np.array([*given["weights"], given["bias"]], float)
    free = np.array([1.0] * (x.shape[1] - 1) + [0.0])  # of the bias: it has no penalty
    path = [w]
    for _ in range(MOMENTS[-1]):
        w = w - RATE * (x.T @ (sigmoid(x @ w) - t) / len(t) + l2 * free * w)
        path.append(w)
    return path


def is_rounded(match, numbers):
    """Whether a number that is written is the correct rounding of one of `numbers`."""
    bound, sign, digits, power = match.groups(default="")
    text = digits.replace("\u00a0", "")
    places = len(text.partition(".")[2])
    if power and float(text + power) < RESIDUE:
        return any(abs(value) < RESIDUE for value in numbers)
    for value in numbers:
        if sign and (value < 0) != (sign in "−-"):
            continue
        if bound:
            is_true = value < float(text) if bound == "<" else value > float(text)
            if is_true and 0 < value < 1:
                return True
        elif f"{abs(value):.{places}{'e' if power else 'f'}}" == text + power:
            return True
    return False


def wrong_numbers(lines, numbers):
    """The numbers in `lines` that are none of `numbers`, or that read as 0 or 1."""
    has_residue = any(0 < abs(value) < 0.0001 for value in numbers)
    if any("≈0" in line for line in lines) and not has_residue:
        return ["≈0"]
    ends = {"0.000", "1.000", "0.0000", "1.0000"}
    return [
        (match[0], line)
        for line in lines
        for match in NUMBER.finditer(line)
        if match[0] in ends or not is_rounded(match, numbers)
    ]


def row_text(p, theta, places):
    """The probability with as many digits as it takes to be judged as it is: rounded, then read."""

    def judged(number):
        distance = number - Decimal(repr(theta))
        return "?" if abs(distance) < Decimal("0.005") else str(int(distance > 0))

    while judged(Decimal(f"{p:.{places}f}")) != judged(Decimal(float(p))):
        places += 1
    text = f"{p:.{places}f}"
    least = Decimal(1).scaleb(-places)
    return {0.0: f"<{least}", 1.0: f">{1 - least}"}.get(float(text), text)


def three(value):
    return f"{value:.3f}" if value >= 0.0005 else "<0.001"


def four(value):
    return f"{value:.4f}" if value >= 0.00005 else "<0.0001"


class Case:
    """One moment of a run: the engine's, and the truth of it."""

    def __init__(self, gate, epoch, l2):
        playground = Playground(gate, Setup(l2=l2, learning_rate=RATE))
        self.playground, self.view = playground, scene_from(playground, epoch)
        self.snapshot = self.view.snapshot
        self.truth = Truth(gate, trained(gate, l2)[epoch], epoch, l2)

    def panel(self, name):
        """The texts of one panel of the stage."""
        rect = layout_of(SIZE, DARK, self.snapshot.gate.n_rows).places[name]
        return [text.text for text in self.on_stage if rect.contains(text.rect)]

    def turned(self, side_panel):
        """The texts and tips where V has turned to another view."""
        view = changed(self.view, side_panel=side_panel)
        rect = layout_of(SIZE, DARK, self.snapshot.gate.n_rows).places["side"]
        written = [text for text in texts(view, SIZE, DARK) if rect.contains(text.rect)]
        spots = [spot for spot in hotspots_of(view, SIZE, DARK) if rect.contains(spot.rect)]
        return [*(t.text for t in written), *(spot.tip() for spot in spots if spot.tip)]

    @property
    def projector(self):
        return [text.text for text in texts(self.view, SIZE, PROJECTOR)]

    @cached_property
    def next_step(self):
        """The texts of the card of the next step."""
        now, layout = self.snapshot, layout_of(SIZE, DARK, self.snapshot.gate.n_rows)
        updates = updates_of_epoch(now.weights, now.gate.examples, now.run.settings, now.epoch)
        paper = Paper(SIZE, DARK, layout.unit)
        panels = (layout.neuron, layout.truth_table, layout.side, layout.loss)
        draw_next_step(paper.pen, panels, NextStep(now, updates))
        return [word.rstrip("↑↓") for word in paper.words]

    @cached_property
    def on_stage(self):
        return texts(self.view, SIZE, DARK)

    @property
    def tips(self):
        return [spot.tip() for spot in hotspots_of(self.view, SIZE, DARK) if spot.tip is not None]

    @cached_property
    def env_frame(self):
        placed = []
        ground = draw_env_view(Surface((640, 426), 0, 32), self.view.scene, DARK, placed=placed)
        return [text for text in placed if not ground.layout.map.contains(text.rect)]

    @property
    def text_view(self):
        style = Style(lambda _p: "[]", is_ascii=True)
        return [*frame(self.snapshot, style, 200, 100), plain_line(self.snapshot)]

    @property
    def train(self):
        return [*truth_table(self.snapshot), *summary(self.snapshot)]


TICKS = {"0.1", "0.2", "0.25", "0.4", "0.5", "0.6", "0.8", "1.0", "1.5", "2.0", "2.5", "3.0"}
"""Of the axis of the loss: they tell nothing of the run."""

PLACES = {
    "sentence": lambda case: case.panel("sentence"),
    "header": lambda case: case.panel("header"),
    "neuron and its sum": lambda case: case.panel("neuron"),
    "truth table": lambda case: case.panel("truth_table"),
    "sigmoid": lambda case: case.panel("side"),
    "loss": lambda case: [text for text in case.panel("loss") if text not in TICKS],
    "landscape": lambda case: case.turned(LANDSCAPE_VIEW),
    "verdict": lambda case: case.turned(VERDICT_VIEW),
    "projector": lambda case: case.projector,
    "tips": lambda case: case.tips,
    "environment": lambda case: [text.text for text in case.env_frame],
    "text view": lambda case: case.text_view,
    "train": lambda case: case.train,
}

WITH_MORE = {
    "map": (lambda case: case.turned(MAP_VIEW), lambda truth: truth.of_the_map),
    "next step": (lambda case: case.next_step, lambda truth: truth.of_the_next_step),
}
"""Places where other numbers may stand as well."""


def header_shows(truth):
    yield "LOSS", four(truth.loss)
    yield "RIGHT", f"{truth.right}/{truth.rows_with_target}"
    yield "EPOCH", f"{truth.epoch:,}".replace(",", "\u00a0")
    yield "THRESHOLD θ", "0.50"
    if truth.l2:
        yield "CROSS-ENTROPY", four(truth.cross_entropy)


def below(placed, title):
    """The text below a title in the header, which may be drawn long after it."""
    above = next(text.rect for text in placed if text.text.removesuffix(" *") == title)
    column = [text for text in placed if abs(text.rect.x - above.x) < 3 and text.rect.y > above.y]
    return min(column, key=lambda text: text.rect.y).text


def plain(value, places=2):
    """A weight or a sum as one would round it, where that does not read as 0."""
    return f"{value:+.{places}f}".replace("-", "−")


def stage_shows(case):
    """What must be written in the panels that tell of rows: where, what, and what is."""
    truth, neuron, side = case.truth, case.panel("neuron"), case.panel("side")
    table, terms = case.panel("truth_table"), case.panel("sum")
    live = case.snapshot.live_row
    z, p = truth.z[live], row_text(truth.p[live], truth.theta, 3)
    yield "neuron", f"p = {p}", neuron
    yield "sum", p, terms
    if abs(z) >= 0.005:
        yield "neuron", f"z = {plain(z)}", neuron
        total = next(after for sign, after in pairwise(terms) if sign in {"=", "≈"})
        yield "sum", plain(z, len(total.partition(".")[2])), [total]
    yield "sigmoid", "θ 0.50", side
    for weight in truth.weights:
        if abs(weight) >= 0.005:
            yield "neuron", plain(weight), neuron
    if len(truth.rows) <= 8:
        for target, loss in zip(case.snapshot.gate.targets, truth.all_row_losses, strict=True):
            if target is not None:
                yield "truth table", f"loss {three(loss)}", table
    yield "loss panel", three(truth.loss), case.panel("loss")
    if truth.l2:
        yield "loss panel", three(truth.cross_entropy), case.panel("loss")


def next_step_shows(case):
    """What must be written on the card of the next step."""
    truth = case.truth
    for numbers in (truth.weights, truth.next_weights, truth.mean_push):
        for number in numbers:
            if abs(number) >= 0.0005:
                yield "next step", plain(number, 3), case.next_step


def shown(case) -> Iterator[tuple[str, str, list[str]]]:
    """Yield where, what must be written there, and what is."""
    truth, places = case.truth, {name: texts_of(case) for name, texts_of in PLACES.items()}
    for title, value in header_shows(truth):
        yield f"header: {title}", value, [below(case.on_stage, title)]
        yield f"environment: {title}", value, [below(case.env_frame, title)]
    if len(truth.rows) <= 8:
        for row, p in zip(truth.rows, truth.p, strict=True):
            yield f"truth table: {row}", row_text(p, truth.theta, 3), places["truth table"]
    tips, text, train = ("\n".join(places[name]) for name in ("tips", "text view", "train"))
    for p in truth.p:
        yield "text view", row_text(p, truth.theta, 4), [*re.split(r"\s+", text)]
    yield "tip of the loss", four(truth.cross_entropy), re.findall(r"[<>\d.]+\d", tips)
    yield "train", f"loss {truth.loss:.6g}", re.findall(r"loss \S+", train)
    yield "text view", f"loss {truth.loss:.5g}", re.findall(r"loss \S+", text)
    outputs = [line.split()[-2:] for line in places["train"] if line.startswith("  0 ")]
    if truth.l2:
        words = re.findall(r"cross-entropy \S+|penalty \S+", train)
        yield "train", f"cross-entropy {truth.cross_entropy:.6g}", words
        if truth.penalty > RESIDUE:
            yield "train", f"penalty {truth.penalty:.6g}", words
        yield (
            "text view",
            f"cross-entropy {truth.cross_entropy:.5g}",
            re.findall(r"cross-entropy \S+", text),
        )
    yield "train", truth.said[0], outputs[0]
    norm = f"{truth.norm:.2f}" if truth.norm > 0.005 else "≈0"
    yield "loss panel", norm, case.panel("loss")
    yield "loss panel", f"{truth.right}/{truth.rows_with_target}", case.panel("loss")
    yield from stage_shows(case)
    yield from next_step_shows(case)


QUICK = ("AND", "XOR", "MULTIPLEXER")
CASES = [
    pytest.param(
        gate,
        epoch,
        l2,
        id=f"{gate.name}-{epoch}-{l2}",
        marks=() if gate.name in QUICK and epoch in (1, 19) else pytest.mark.slow,
    )
    for gate in SHIPPED
    for epoch in MOMENTS
    for l2 in (0.0, 0.05)
]


@pytest.mark.parametrize(("gate", "epoch", "l2"), CASES)
def test_every_number_that_is_written_is_true(gate, epoch, l2):
    case = Case(gate, epoch, l2)
    for place, texts_of in PLACES.items():
        wrong = wrong_numbers(texts_of(case), case.truth.numbers)
        assert not wrong, (place, wrong)
    for place, (texts_of, numbers) in WITH_MORE.items():
        wrong = wrong_numbers(texts_of(case), numbers(case.truth))
        assert not wrong, (place, wrong)
    for where, wanted, written in shown(case):
        assert wanted in written, (where, wanted, written)


@pytest.mark.parametrize(("gate", "epoch", "l2"), CASES)
def test_json_and_csv_have_the_same_numbers(gate, epoch, l2):
    case = Case(gate, epoch, l2)
    truth, file = case.truth, io.StringIO()
    record = json.loads(as_json(case.snapshot, learnable=True))
    write_trajectory(file, case.playground)
    *_, last = csv.DictReader(file.getvalue().splitlines())
    bits = ["".join(map(str, row)) for row in truth.rows]
    expected = {
        "loss": truth.loss,
        "cross_entropy": truth.cross_entropy,
        "accuracy": truth.right / truth.rows_with_target,
        "bias": truth.weights[-1],
    }
    for key, value in expected.items():
        assert record[key] == pytest.approx(value, rel=1e-9, abs=1e-12), key
        assert float(last[key]) == pytest.approx(value, rel=1e-9, abs=1e-12), key
    near = {"rel": 1e-9, "abs": 1e-12}
    assert record["weights"] == pytest.approx(truth.weights[:-1].tolist(), **near)
    assert [row["probability"] for row in record["rows"]] == pytest.approx(truth.p.tolist(), **near)
    assert [float(last[f"p_{bit}"]) for bit in bits] == pytest.approx(truth.p.tolist(), **near)
    assert (record["epochs"], int(last["epoch"])) == (epoch, epoch)


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("z = +0.64, p = 0.655", False),
        ("z = −0.64", True),
        ("p = 0.656", True),
        ("loss 0.455 cross-entropy 0.38", False),
        ("p = 1.000", True),
        ("p = <0.001, >0.999", True),
        ("p = >0.654", False),
        ("z = ≈0", True),
    ],
)
def test_a_wrong_number_would_be_found(line, is_wrong):
    assert bool(wrong_numbers([line], [0.6412, 0.65496, 0.455, 0.38, 0.9996])) == is_wrong


@pytest.mark.parametrize(
    "path",
    sorted([*(GAME / "ui").rglob("*.py"), *(GAME / "app").rglob("*.py")]),
    ids=lambda path: str(path.relative_to(GAME)),
)
def test_the_window_writes_thousands_with_a_space(path):
    """Commands write 12,345, which one can copy; the window 12 345, with a space that stays."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            assert "," not in ast.unparse(node.format_spec), ast.unparse(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\{[^}]*:,|\d,\d{3}\b", node.value), node.value
