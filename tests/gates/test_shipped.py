"""The gates that ship: each loads, means what its name says, and is known to the teaching order."""

import numpy as np
import pytest

from game.core.assessment import is_learned, separation
from game.core.neuron import probabilities
from game.core.training import TrainingSettings, train
from game.files import shipped
from game.gates import Library, load_gate, parse_gate, write_gate
from game.gates.library import TEACHING_ORDER

SHIPPED = sorted(shipped("gates").glob("*.yaml"))
X = None
TARGETS = {  # by hand
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
    "not": (1, 0),
    "imply": (1, 1, 0, 1),
    "majority": (0, 0, 0, 1, 0, 1, 1, 1),
    "multiplexer": (0, 0, 1, 1, 0, 1, 0, 1),
    "xor-product": (0, 1, 1, 0),
    "and-given": (0, 0, 0, 1),
    "and-partial": (0, 0, X, 1),
}


def test_every_shipped_gate_is_in_the_teaching_order_and_has_a_case():
    stems = {path.stem for path in SHIPPED}
    assert stems == set(TEACHING_ORDER) == set(TARGETS)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_gate(path):
    gate = load_gate(path)
    assert gate.targets == TARGETS[path.stem]
    assert gate.description.endswith(".")
    assert gate.source == path
    assert path.read_text().startswith("# yaml-language-server: $schema=gate.schema.json\n")
    assert parse_gate(write_gate(gate)) == gate


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_is_described_in_short_sentences(path):
    sentences = load_gate(path).description.split(". ")
    assert all(len(sentence.split()) <= 20 for sentence in sentences)


def test_the_post_and_starts_from_its_coefficients():
    assert load_gate(shipped("gates") / "and-given.yaml").initial_weights == (2.5, 2.5, -4.0)


def test_the_library_lists_them_in_teaching_order():
    library = Library([shipped("gates")])
    assert library.refresh()
    assert [gate.source.stem for gate in library.gates] == list(TEACHING_ORDER)
    assert not library.problems
    assert not library.refresh()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(3))
def test_it_is_learned_with_a_learning_rate_of_one_unless_no_line_can(path, seed):
    gate = load_gate(path)
    start = np.random.default_rng(seed).normal(0, 1, (1, gate.n_features + 1))
    weights = train(start, gate.examples, TrainingSettings(learning_rate=1.0), epochs=1000)[-1]
    p = probabilities(weights, gate.examples.inputs)
    learned = is_learned(*separation(p, gate.examples.targets), threshold=0.5)
    assert learned == (path.stem not in {"xor", "xnor", "multiplexer"})
