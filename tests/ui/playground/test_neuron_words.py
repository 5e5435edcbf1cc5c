"""Why the neuron says what it says: every sentence is short, and true of the numbers."""

import re

import numpy as np
import pytest

from game.core.assessment import Mark
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.playground.neuron_words import (
    bias_words,
    body_words,
    input_words,
    output_words,
    row_words,
    weight_words,
)
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.scenes import SHIPPED, TELLING, worst_case

MOST_WORDS = 20


def at(gate, *weights, live=None, **setup):
    playground = Playground(gate, Setup(weights=weights, **setup))
    return playground.feed(live) if live else playground.snapshot


def all_words(snapshot):
    n_weights, n_features = len(snapshot.weights), snapshot.gate.n_features
    yield from (weight_words(snapshot, index) for index in range(n_weights))
    yield from (input_words(snapshot, index) for index in range(n_features))
    yield from (row_words(snapshot, row) for row in range(snapshot.gate.n_rows))
    yield from (words(snapshot) for words in (bias_words, body_words, output_words))


@pytest.mark.parametrize("gate", [*SHIPPED, *TELLING], ids=lambda gate: gate.name)
def test_no_sentence_has_more_than_twenty_words(gate):
    for snapshot in (Playground(gate).forward(19), worst_case(gate).snapshot):
        for words in all_words(snapshot):
            assert words.endswith(".")
            for sentence in re.split(r"\. (?=[A-Z])", words):
                assert len(sentence.split()) <= MOST_WORDS, sentence


def test_a_row_tells_what_pushes_it_up_and_what_would_bring_it_down():
    told = row_words(Playground(AND).forward(19), 2)
    assert told.startswith("Row 10: A alone gives +0.92 and the bias −1.73: z = −0.81.")
    assert "So p = 0.308: it says 0, which is right." in told
    assert "To be darker it needs a smaller weight of A, or a smaller bias." in told
    both = row_words(Playground(AND).forward(19), 3)
    assert "A gives +0.92, B +0.83, the bias −1.73: z = +0.02." in both
    assert "To be brighter it needs a larger weight of A or B, or a larger bias." in both
    none = row_words(Playground(AND).forward(19), 0)
    assert "no input is on, so z is the bias alone, −1.73." in none
    assert "Only a smaller bias makes it darker." in none


@pytest.mark.parametrize("gate", [*SHIPPED, *TELLING[:6]], ids=lambda gate: gate.name)
def test_what_it_wishes_for_a_row_helps_that_row(gate):
    snapshot = Playground(gate).forward(7)
    for row, target in enumerate(gate.targets):
        told = row_words(snapshot, row)
        if target is None:
            assert "needs" not in told
            assert "it has no target" in told
            continue
        way = 1 if target else -1
        for index, name in enumerate((*gate.feature_names, "bias")):
            is_named = re.search(rf"(weight of|or) (\S+ or )?{re.escape(name)}\b", told)
            if name == "bias" or (is_named and gate.design[row][index]):
                moved = snapshot.weights.copy()
                moved[index] += way * 0.1
                better = way * (gate.design[row] @ moved - snapshot.logits[row])
                assert better > 0
        assert ("larger" in told) == (target == 1)
        assert ("brighter" in told) == (target == 1)


@pytest.mark.parametrize("gate", SHIPPED, ids=lambda gate: gate.name)
def test_what_it_says_and_its_worth_are_those_of_the_snapshot(gate):
    for epochs in (0, 3, 19, 200):
        snapshot = Playground(gate).forward(epochs)
        for row, mark in enumerate(snapshot.marks.tolist()):
            told = row_words(snapshot, row)
            says = f"says {int(snapshot.outputs[row])}"
            assert (f"{says}, which is right." in told) == (mark == Mark.RIGHT)
            assert (f"{says}, which is wrong." in told) == (mark == Mark.WRONG)
            assert ("too near to the threshold" in told) == (mark == Mark.UNDECIDED)


@pytest.mark.parametrize("gate", [AND, XOR_WITH_PRODUCT, TELLING[3]], ids=lambda gate: gate.name)
def test_the_sum_of_a_row_adds_up_as_it_is_written(gate):
    random = np.random.default_rng(2)
    for _ in range(60):
        snapshot = at(gate, *random.normal(0, 2, gate.n_features + 1))
        for row in range(gate.n_rows):
            sentence = row_words(snapshot, row).split(": ", 1)[1].split(" So p")[0]
            numbers = [
                float(number.replace("−", "-"))
                for number in re.findall(r"[+−]\d+\.\d+|\b0\.00\b", sentence)
            ]
            *terms, z = numbers if len(numbers) > 1 else [numbers[0], numbers[0]]
            assert z == pytest.approx(snapshot.logits[row], abs=0.0051)
            if " = " in sentence:
                assert sum(terms) == pytest.approx(z, abs=1e-9)


@pytest.mark.parametrize(
    "z", [-30.0, -3.1, -1.0, -0.05, -0.001, -0.00005, 0.0, 0.00005, 0.001, 0.05, 1.0, 3.1, 30.0]
)
def test_the_output_is_explained_by_the_side_and_the_size_of_z(z):
    snapshot = at(AND, 0.0, 0.0, z)
    told, p = output_words(snapshot), float(snapshot.probabilities[3])
    assert ("above" in told) == (z >= 1e-4)
    assert ("below" in told) == (z <= -1e-4)
    assert ("almost" in told) == (0 < abs(z) < 1e-4)
    if "far" in told:
        end = 1 if z > 0 else 0
        assert f"p is near {end}" in told
        assert abs(p - end) < 0.05
    if "just" in told:
        assert abs(p - 0.5) < 0.03
    if z == 0:
        assert told.startswith("z is 0, so p is one half.")


def test_a_weight_pushes_as_its_sign_says_and_larger_is_brighter():
    snapshot = at(AND, 0.92, -0.5, 0.0)
    assert weight_words(snapshot, 0).startswith(
        "A pushes the sum up by 0.92 when it is on. Larger: brighter with A on."
    )
    assert weight_words(snapshot, 1).startswith("B pushes the sum down by 0.50 when it is on.")
    assert weight_words(snapshot, 2).startswith("The bias does not move the sum on every row.")
    larger = at(AND, 0.92, -0.4, 0.0)
    assert np.all((larger.logits - snapshot.logits)[[1, 3]] > 0)


def test_an_input_says_whether_its_weight_counts():
    snapshot = at(XOR_WITH_PRODUCT, 1.0, 2.0, -3.0, 0.5, live=(1, 0))
    assert input_words(snapshot, 0) == (
        "Input A is on: its weight +1.00 counts. Click to turn it off."
    )
    assert input_words(snapshot, 1) == (
        "Input B is off: its weight +2.00 does not count. Click to turn it on."
    )
    assert input_words(snapshot, 2).endswith("Now it is off: its weight −3.00 does not count.")
