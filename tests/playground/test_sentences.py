"""One sentence, true of now: each condition is driven, and a checker judges each claim."""

# ruff: noqa: ARG001 - all judges take the same

import itertools
import re

import numpy as np
import pytest

from game.core.training import Optimizer
from game.gates import Gate
from game.gates.settings import Init
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Knob
from game.playground.hidden import Hidden
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.sentences import CONDITIONS, Sentence, sentence_on
from game.playground.snapshot import Snapshot
from game.record import replace
from game.ui.kit.layout import PageLayout
from game.ui.playground.stage import StageLayout
from tests.support.scenes import BY_NAME, LONGEST_OF_ALL, LONGEST_WORDS, ONE, SHIPPED, SIX

AND, XOR = BY_NAME["AND"], BY_NAME["XOR"]
POST = BY_NAME["AND with given weights"]
MARGIN = 0.005
MOST_WORDS = 20


def said(
    gate: Gate, epochs: int = 0, back_to: int | None = None, **settings: object
) -> tuple[Sentence, Snapshot]:
    """Return the sentence on a gate after `epochs`, and then back at `back_to`."""
    playground = Playground(gate, Setup(**settings))
    snapshot = playground.forward(epochs)
    if back_to is not None:
        snapshot = playground.seek(back_to)
    return sentence_on(snapshot), snapshot


DRIVEN = {
    "diverged": (AND, 5, {"l2": 1000.0, "learning_rate": 1000.0}, "has diverged"),
    "zero": (XOR, 0, {"init": Init.ZERO}, "All weights are 0"),
    "by hand": (
        AND,
        0,
        {"weights": (2.0, 2.0, -3.0)},
        "These weights were set; nothing is",
    ),
    "start": (
        AND,
        0,
        {},
        "says 1 to every row, so one is right and three are wrong.",
    ),
    "hair": (
        AND,
        19,
        {},
        "All four are right, the last by a hair: with A and B on, the neuron says 0.506.",
    ),
    "rest": (AND, 2000, {"l2": 0.02}, "the penalty L2 now holds the weights where they are"),
    "guess": (BY_NAME["AND with a row left out"], 50, {}, "with A alone the neuron guesses"),
    "surer": (AND, 200, {}, "surer and surer: the loss falls, the weights grow"),
    "learned": (AND, 25, {}, "All four are right: learned at epoch 19."),
    "threshold": (AND, 30, {"threshold": 0.8}, "At a threshold of 0.50 all rows would be right"),
    "penalty": (AND, 2000, {"l2": 0.1}, "holds the weights where they are: three of four rows are"),
    "stalled": (XOR, 1000, {}, "Nothing moves any more: the neuron says about 0.5 to every row."),
    "slow": (AND, 100, {"learning_rate": 0.001}, "Hardly anything moves"),
    "flat": (XOR, 500, {"optimizer": Optimizer.SGD}, "The loss hardly falls any more"),
    "lost": (XOR, 45, {}, "rows are lost: two rows were right at epoch 32, one now."),
    "undecided": (AND, 18, {}, "One row is undecided: with A and B on, the neuron says 0.497"),
    "none": (AND, 1, {"weights": (-0.6, -0.6, 1.0), "learning_rate": 0.05}, "No row is right yet"),
    "first": (
        AND,
        4,
        {"weights": (-0.7, -0.6, 0.72), "learning_rate": 0.05},
        "One row is right now, none at the start; three to go.",
    ),
    "bright": (AND, 1, {}, "Three rows are too bright: with A alone the neuron says 0.569"),
    "dark": (AND, 5, {}, "One row is too dark: with A and B on, the neuron says"),
    "both": (XOR, 10, {}, "One row is too bright and one too dark"),
}


@pytest.mark.parametrize("key", DRIVEN)
def test_each_condition_has_its_sentence_on_the_real_engine(key):
    gate, epochs, settings, words = DRIVEN[key]

    sentence, snapshot = said(gate, epochs, **settings)

    assert (sentence.key, words in sentence.text) == (key, True), sentence
    run = Playground(gate, Setup(**settings))
    run.forward(epochs)
    judge(sentence, run, snapshot)


def test_each_condition_is_driven():
    assert {*DRIVEN, "rewound", "plain"} == {key for key, *_ in CONDITIONS}


def test_going_back_in_time_tells_when_it_is_learned_later():
    sentence, _ = said(AND, 30, back_to=5)

    assert sentence.text == (
        "Back at epoch 5, three of four rows are right; the gate is learned later, at epoch 19."
    )
    assert said(AND, 30, back_to=25)[0].key == "learned"


def test_weights_of_the_gate_s_own_file_are_not_called_set():
    assert said(POST)[0].text.startswith("These weights come with the gate")


def test_the_number_that_matters_stands_in_the_text():
    sentence, _ = said(AND, 19)

    assert sentence.parts == (
        "All four are right, the last by a hair: with A and B on, the neuron says ",
        "0.506",
        ".",
    )
    assert (sentence.place, sentence.rows) == ("truth_table", (3,))


def test_the_place_is_one_of_the_stage():
    assert {place for _, place, *_ in CONDITIONS} <= {*StageLayout._fields, *PageLayout._fields}


@pytest.mark.parametrize("gate", [*SHIPPED, ONE, SIX, LONGEST_WORDS], ids=lambda gate: gate.name)
def test_it_changes_at_turning_points_and_not_with_every_epoch(gate):
    playground = Playground(gate)
    keys = [sentence_on(playground.forward(1)).key for _ in range(600)]

    changes = sum(before != after for before, after in itertools.pairwise(keys))

    assert changes <= 9


NAMES = "none one two three four five six seven eight nine ten eleven twelve"
WORDS = {word: number for number, word in enumerate(NAMES.split())}
ROW = r"(with (?:(?!with ).)*?|in row [01]+),? the neuron"
COUNT = f"({'|'.join(WORDS)}|[0-9]+)"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else WORDS[word.lower()]


class Numbers:
    """A run computed anew: the probabilities, the losses and what is right, by plain numpy."""

    def __init__(self, snapshot: Snapshot) -> None:
        gate = snapshot.gate
        bits = np.array(
            [
                [row >> (gate.n_inputs - 1 - i) & 1 for i in range(gate.n_inputs)]
                for row in range(2**gate.n_inputs)
            ]
        )
        products = [np.prod(bits[:, list(f)], axis=1) for f in gate.features]
        self.x = np.column_stack([bits, *products, np.ones(len(bits))]).astype(float)
        self.t = np.array([np.nan if t is None else t for t in gate.targets], dtype=float)
        self.has_target = ~np.isnan(self.t)
        self.theta, self.w = snapshot.threshold, np.array(snapshot.weights)
        self.settings = snapshot.run.settings
        self.p = self.p_of(self.w)

    def p_of(self, w):
        return 0.5 * (1 + np.tanh(self.x @ w / 2))

    def right(self, p, theta=None):
        theta = self.theta if theta is None else theta
        far = np.abs(p - theta) >= MARGIN
        return far & ((p > theta) == (self.t == 1)) & self.has_target

    @property
    def wrong(self):
        far = np.abs(self.p - self.theta) >= MARGIN
        return far & ((self.p > self.theta) != (self.t == 1)) & self.has_target

    def cross_entropy(self, w):
        z, t = (self.x @ w)[self.has_target], self.t[self.has_target]
        return float(np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z)))))

    def loss(self, w):
        return self.cross_entropy(w) + self.settings.l2 / 2 * float(np.sum(w[:-1] ** 2))

    def gradient(self):
        miss = (self.p - self.t)[self.has_target]
        return miss @ self.x[self.has_target] / len(miss)


def judge(sentence: Sentence, run: Playground, now: Snapshot) -> None:
    """Check whatever `sentence` claims; `run` gives back the epochs before `now`."""
    text, n = sentence.text, Numbers(now)
    gate, total = now.gate, int(n.has_target.sum())
    n_right = int(n.right(n.p).sum())
    assert len(text.split()) <= MOST_WORDS, text
    assert all(0 <= row < gate.n_rows for row in sentence.rows)
    if sentence.number:
        assert sentence.number in text
    if found := re.search(rf"(?:all {COUNT}|both) rows are right", text):
        assert _number(found[1] or "two") == n_right == total, text
    for count, of in re.findall(rf"{COUNT} of {COUNT} rows (?:is|are) right", text):
        assert (_number(count), _number(of)) == (n_right, total), text
    if match := re.match(rf"(?:All {COUNT}|Both|The only row)[a-z ]* (?:is|are) right", text):
        assert _number(match[1] or {"B": "two", "T": "one"}[text[0]]) == total == n_right, text
    if match := re.search(
        r"(with (?:(?!with ).)*?|in row [01]+),? the neuron (?:says|guesses) (\S+?)[ .;,]?(?= |$)",
        text,
    ):
        row = _row_of(gate, match[1])
        _reads(match[2].rstrip("."), n.p[row])
    JUDGES[sentence.key](sentence, n, run, now)


def _reads(text: str, p: float) -> None:
    if text[0] in "<>":
        bound = float(text[1:])
        assert p < bound if text[0] == "<" else p > bound
    else:
        digits = len(text.partition(".")[2])
        assert abs(p - float(text)) <= 0.5000001 * 10**-digits, (text, p)


def _row_of(gate: Gate, words: str) -> int:
    if found := re.fullmatch(r"in row ([01]+)", words):
        return int(found[1], 2)
    names, _, end = words.removeprefix("with ").rpartition(" ")
    if names == "all inputs":
        on = set(gate.inputs) if end == "on" else set()
    elif end == "off":
        on = set()
    else:
        on = set(re.split(", | and ", names))
    assert on <= set(gate.inputs)
    return int("".join(str(int(name in on)) for name in gate.inputs), 2)


def _weights(run: Playground, epoch: int) -> np.ndarray:
    return run.trajectory(epoch, epoch)[0]


def _diverged(s, n, run, now):
    assert np.max(np.abs(n.w)) > 9 * max(1.0, np.max(np.abs(_weights(run, 0)[:-1])))


def _rewound(s, n, run, now):
    at = int(re.search(r"epoch ([0-9,]+)\.$", s.text)[1].replace(",", ""))
    assert f"epoch {now.epoch:,}," in s.text
    assert at > now.epoch
    assert n.right(n.p_of(_weights(run, at))).sum() == n.has_target.sum()


def _zero(s, n, run, now):
    assert now.epoch == 0
    assert not n.w.any()


def _by_hand(s, n, run, now):
    comes = now.run.given_weights == now.gate.initial_weights
    assert now.epoch == 0
    assert now.run.given_weights is not None
    assert ("come with the gate" in s.text) == comes


def _start(s, n, run, now):
    assert now.epoch == 0
    assert now.run.given_weights is None
    if said := re.search(r"says ([01]) to every row, so (.*)\.$", s.text):
        one = said[1] == "1"
        assert np.all(n.p - n.theta > MARGIN if one else n.theta - n.p > MARGIN)
        if said[2] == "none is right":
            assert not n.right(n.p).any()
        else:
            right, wrong = re.match(rf"{COUNT} \w+ right and {COUNT} \w+ wrong", said[2]).groups()
            assert (_number(right), _number(wrong)) == (n.right(n.p).sum(), n.wrong.sum())
    else:
        assert ("by chance" in s.text) == (n.right(n.p).sum() == n.has_target.sum())
        assert ("random weights" in s.text) <= n.w.any()


def _hair(s, n, run, now):
    d = np.abs(n.p - n.theta)[n.has_target]
    assert d.min() < 0.02
    assert np.abs(n.p - n.theta)[s.rows[0]] == pytest.approx(d.min())


def _held(s, n, run, now):
    assert n.settings.l2 > 0
    pull = n.settings.l2 * n.w
    pull[-1] = 0
    assert np.linalg.norm(n.gradient()) > 0.01 > 2 * np.linalg.norm(n.gradient() + pull) - 1e-9
    _still(run, now, 0.02)


def _still(run, now, limit):
    half = _weights(run, now.epoch // 2)
    assert np.max(np.abs(half - now.weights)) < limit


def _guess(s, n, run, now):
    assert not n.has_target[s.rows[0]]


def _surer(s, n, run, now):
    near = [_weights(run, e) for e in {now.epoch // 2, now.epoch // 2 - 1} if e >= 0]
    assert any(n.loss(w) > n.loss(n.w) for w in near)
    assert any(np.linalg.norm(w[:-1]) < np.linalg.norm(n.w[:-1]) for w in near)


def _learned(s, n, run, now):
    if found := re.search(r"epoch ([0-9,]+)\.$", s.text):
        at = int(found[1].replace(",", ""))
        assert at <= now.epoch
        assert n.right(n.p_of(_weights(run, at))).sum() == n.has_target.sum()
        if at:
            before = n.right(n.p_of(_weights(run, at - 1))).sum()
            assert before < n.has_target.sum()


def _threshold(s, n, run, now):
    own, at, few = re.search(
        r"threshold of (\S+) all rows would be right; at (\S+) (?:only )?(\w+)\.$", s.text
    ).groups()
    assert n.right(n.p, float(own)).sum() == n.has_target.sum()
    assert abs(float(at) - n.theta) < 5e-6
    assert _number(few) == n.right(n.p).sum()


def _stalled(s, n, run, now):
    _still(run, now, 0.02)
    if "every row" in s.text:
        assert np.max(np.abs(n.p - 0.5)) < 0.0051


def _slow(s, n, run, now):
    _still(run, now, 0.1)
    assert f"rate of {n.settings.learning_rate:g}," in s.text


def _flat(s, n, run, now):
    past = run.trajectory(0, now.epoch // 2)
    assert n.loss(n.w) >= 0.8 * min(map(n.loss, past))


def _lost(s, n, run, now):
    then, epoch, few = re.search(
        rf"{COUNT} rows? (?:was|were) right at epoch ([0-9,]+), {COUNT} now", s.text
    ).groups()
    w = _weights(run, int(epoch.replace(",", "")))
    assert n.right(n.p_of(w)).sum() == _number(then) > _number(few) == n.right(n.p).sum()
    assert n.loss(w) > n.loss(n.w)


def _undecided(s, n, run, now):
    near = (np.abs(n.p - n.theta) < MARGIN) & n.has_target
    assert not n.wrong.any()
    assert tuple(np.flatnonzero(near)) == s.rows
    assert _number(s.text.split()[0]) == near.sum()


def _none(s, n, run, now):
    assert not n.right(n.p).any()
    _should(s, n, now)


def _should(s, n, now):
    row = _row_of(now.gate, re.search(ROW, s.text)[1])
    assert n.wrong[row]
    assert ("light up" in s.text) == (n.t[row] == 1)


def _first(s, n, run, now):
    assert not n.right(n.p_of(_weights(run, 0))).any()
    assert _number(s.text.split()[0]) == n.right(n.p).sum()


def _bright(s, n, run, now):
    wrong = n.wrong
    assert not (wrong & (n.t == 1)).any()
    assert _number(s.text.split()[0]) == wrong.sum()
    _should(s, n, now)


def _dark(s, n, run, now):
    wrong = n.wrong
    assert not (wrong & (n.t == 0)).any()
    assert _number(s.text.split()[0]) == wrong.sum()
    _should(s, n, now)


def _both(s, n, run, now):
    bright, dark = re.search(
        rf"^{COUNT} rows? .* and {COUNT} too dark", s.text, re.IGNORECASE
    ).groups()
    assert _number(bright) == (n.wrong & (n.t == 0)).sum() > 0
    assert _number(dark) == (n.wrong & (n.t == 1)).sum() > 0


JUDGES = {
    "diverged": _diverged,
    "rewound": _rewound,
    "zero": _zero,
    "by hand": _by_hand,
    "start": _start,
    "hair": _hair,
    "rest": _held,
    "guess": _guess,
    "surer": _surer,
    "learned": _learned,
    "threshold": _threshold,
    "penalty": _held,
    "stalled": _stalled,
    "slow": _slow,
    "flat": _flat,
    "lost": _lost,
    "undecided": _undecided,
    "none": _none,
    "first": _first,
    "bright": _bright,
    "dark": _dark,
    "both": _both,
}


def _random_gate(rng: np.random.Generator) -> Gate:
    if rng.random() < 0.3:
        return [*SHIPPED, SIX, LONGEST_OF_ALL][rng.integers(len(SHIPPED) + 2)]
    n_inputs = int(rng.integers(1, 5))
    targets = [[0, 1, None][rng.choice(3, p=[0.45, 0.45, 0.1])] for _ in range(2**n_inputs)]
    if all(target is None for target in targets):
        targets[0] = 1
    return Gate("random", tuple("ABCD"[:n_inputs]), tuple(targets))


@pytest.mark.parametrize("seed", range(8))
def test_no_sentence_is_said_where_it_is_false(seed):
    """Random gates, settings, changes on the way, rewinds, weights by hand."""
    rng = np.random.default_rng(seed)
    told = set()
    for _ in range(25):
        gate = _random_gate(rng)
        setup = Setup(
            seed=int(rng.integers(1000)),
            learning_rate=float(rng.choice([1e-4, 0.01, 0.3, 1, 1, 10, 1000])),
            l2=float(rng.choice([0, 0, 0, 0.01, 0.1, 10, 1000])),
            threshold=float(rng.choice([0.5, 0.5, 0.2, 0.8, 0.505, 0.99])),
            optimizer=Optimizer.SGD if rng.random() < 0.2 else Optimizer.GRADIENT_DESCENT,
            init=Init.ZERO if rng.random() < 0.1 else Init.RANDOM,
        )
        if rng.random() < 0.2:
            weights = tuple(rng.normal(0, 3, gate.n_features + 1).tolist())
            setup = replace(setup, weights=weights)
        playground = Playground(gate, setup)
        for _ in range(12):
            move = rng.integers(8)
            if move == 0:
                playground.seek(int(rng.integers(playground.latest_epoch + 1)))
            elif move == 1:
                knob = [THRESHOLD, L2, LEARNING_RATE][rng.integers(3)]
                playground.set(knob, float(rng.choice([0.05, 0.3, 0.6, 1])))
            elif move == 2 and rng.random() < 0.3:
                playground.set(Knob(WEIGHT, 0), float(rng.normal(0, 4)))
            else:
                playground.forward(int(rng.choice([0, 1, 2, 10, 50, 400])))
            snapshot = playground.snapshot
            sentence = sentence_on(snapshot)
            judge(sentence, playground, snapshot)
            told.add(sentence.key)
    assert len(told) >= 10


def test_it_is_looked_for_once_for_each_snapshot():
    """A frame asks for it several times."""
    snapshot = Playground(AND).forward(19)

    assert sentence_on(snapshot) is sentence_on(snapshot)
    assert sentence_on(snapshot, frozenset({Hidden.MARKS})) != sentence_on(snapshot)


def test_what_is_hidden_is_in_no_sentence():
    for gate, epochs, settings, _ in DRIVEN.values():
        _, snapshot = said(gate, epochs, **settings)
        bare = sentence_on(snapshot, frozenset(Hidden))
        assert not re.search(r"right|wrong|weights|loss|[0-9]\.[0-9]", bare.text.split("rate")[0])
        dark = sentence_on(snapshot, frozenset({Hidden.PROBABILITIES}))
        assert not re.search(r"says [<>]?0\.|guesses", dark.text), dark
