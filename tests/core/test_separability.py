from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog

from game.core.neuron import Examples, with_bias_column
from game.core.separability import (
    Conflict,
    Separation,
    Verdict,
    pairs_with_equal_sums,
    perceptron,
    verdict_on,
)
from tests.support.numbers import holds


def cube(n_inputs):
    return np.array(list(product((0.0, 1.0), repeat=n_inputs)))


def examples_of(features, targets):
    return Examples(with_bias_column(features), np.asarray(targets, float))


def gate(n_inputs, number):
    """Bit k of `number` is the target of row k."""
    return examples_of(cube(n_inputs), [number >> row & 1 for row in range(2**n_inputs)])


def linear_program_separates(examples):
    """The independent oracle: is there theta with ±(theta·x) >= 1 on every row?"""
    signs = np.where(examples.targets == 1, 1, -1)[:, None]
    n_weights = examples.inputs.shape[1]
    return linprog(
        np.zeros(n_weights),
        A_ub=-signs * examples.inputs,
        b_ub=-np.ones(len(signs)),
        bounds=(None, None),
        method="highs",
    ).success


def assert_agrees_with_linear_programming(examples):
    found = verdict_on(examples)
    assert holds(found, examples)
    assert found.learnable == linear_program_separates(examples)
    return found.learnable


def random_gate(rng, n_inputs):
    """Half pure noise, half a noisy threshold function, so that both verdicts are met."""
    inputs = cube(n_inputs)
    if rng.random() < 0.5:
        targets = rng.random(len(inputs)) < 0.5
    else:
        logits = inputs @ rng.normal(size=n_inputs) + rng.normal()
        targets = logits + rng.normal(size=len(inputs)) * rng.choice([0.0, 0.2]) > 0
    return inputs, targets.astype(float)


def random_products(rng, inputs, count):
    n_inputs = inputs.shape[1]
    factors = [f for size in range(2, n_inputs + 1) for f in combinations(range(n_inputs), size)]
    chosen = rng.permutation(len(factors))[:count]
    return np.column_stack([inputs, *(inputs[:, factors[i]].prod(axis=1) for i in chosen)])


@pytest.mark.slow
@pytest.mark.parametrize("n_inputs", [1, 2, 3])
def test_every_small_gate_agrees_with_linear_programming(n_inputs):
    for number in range(2**2**n_inputs):
        assert_agrees_with_linear_programming(gate(n_inputs, number))


def test_a_few_random_gates_agree_with_linear_programming():
    rng = np.random.default_rng(3)
    learnable = 0
    for _ in range(60):
        inputs, targets = random_gate(rng, int(rng.integers(3, 6)))
        kept = rng.random(len(inputs)) < rng.uniform(0.3, 1)
        features = random_products(rng, inputs, int(rng.integers(0, 4)))
        learnable += assert_agrees_with_linear_programming(
            examples_of(features[kept], targets[kept])
        )
    assert 10 < learnable < 50


@pytest.mark.slow
@pytest.mark.parametrize(("n_inputs", "count"), [(4, 2000), (5, 500), (6, 500)])
@pytest.mark.parametrize("is_partial", [False, True])
def test_random_gates_agree_with_linear_programming(n_inputs, count, is_partial):
    rng = np.random.default_rng(n_inputs)
    learnable = 0
    for _ in range(count):
        inputs, targets = random_gate(rng, n_inputs)
        kept = rng.random(len(inputs)) < rng.uniform(0.15, 1) if is_partial else slice(None)
        learnable += assert_agrees_with_linear_programming(examples_of(inputs[kept], targets[kept]))
    assert 0.1 * count < learnable < 0.9 * count  # both verdicts were met often


@pytest.mark.slow
def test_random_gates_with_products_agree_with_linear_programming():
    rng = np.random.default_rng(11)
    for _ in range(400):
        inputs, targets = random_gate(rng, int(rng.integers(3, 7)))
        features = random_products(rng, inputs, int(rng.integers(1, 11)))
        kept = rng.random(len(inputs)) < rng.uniform(0.3, 1)
        assert_agrees_with_linear_programming(examples_of(features[kept], targets[kept]))


def test_xor_is_in_conflict_as_everyone_knows():
    assert verdict_on(gate(2, 0b0110)).certificate == Conflict(((1, 1), (2, 1)), ((0, 1), (3, 1)))


def test_and_gets_weights_that_a_beginner_can_check():
    found = verdict_on(gate(2, 0b1000))
    assert found.certificate == Separation((2, 2), -3)  # 0, 2, 2, 4 less 3: only 11 is positive


def test_a_product_feature_makes_xor_learnable():
    inputs = cube(2)
    features = np.column_stack([inputs, inputs.prod(axis=1)])
    assert verdict_on(examples_of(features, [0, 1, 1, 0])).learnable


def test_parity_of_three_stays_beyond_a_neuron_with_one_product_of_two():
    inputs = cube(3)
    features = np.column_stack([inputs, inputs[:, 0] * inputs[:, 1]])
    examples = examples_of(features, inputs.sum(axis=1) % 2)
    assert not verdict_on(examples).learnable
    assert holds(verdict_on(examples), examples)


@pytest.mark.parametrize("target", [0.0, 1.0])
@pytest.mark.parametrize("n_rows", [1, 4])
def test_rows_of_one_kind_are_learnable(target, n_rows):
    examples = examples_of(cube(2)[:n_rows], [target] * n_rows)
    assert verdict_on(examples).learnable
    assert holds(verdict_on(examples), examples)


def test_no_rows_at_all_are_learnable():
    examples = examples_of(np.empty((0, 2)), [])
    assert verdict_on(examples).learnable
    assert holds(verdict_on(examples), examples)


def test_a_row_that_is_to_be_both_is_in_conflict_with_itself():
    found = verdict_on(examples_of(np.array([[0.0], [1.0], [1.0]]), [0, 1, 0]))
    assert found.certificate == Conflict(((1, 1),), ((2, 1),))


def test_a_conflict_of_more_rows_is_found_where_no_two_pairs_have_one():
    # 100 + 010 + 001 = 111 + 000 + 000: no two of the five rows pair up
    features = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0]], float)
    found = verdict_on(examples_of(features, [1, 1, 1, 0, 0]))
    assert found.certificate == Conflict(((0, 1), (1, 1), (2, 1)), ((3, 1), (4, 2)))


def test_a_gate_with_exponential_weights_is_decided():
    """Lit where the number in binary is over 42: the weights 32, 16, 8, 4, 2, 1 do it."""
    inputs = cube(6)
    targets = inputs @ [32, 16, 8, 4, 2, 1] > 42
    assert_agrees_with_linear_programming(examples_of(inputs, targets))


XOR, AND = gate(2, 0b0110), gate(2, 0b1000)


@pytest.mark.parametrize(
    ("certificate", "examples"),
    [
        (Separation((1, 1), -1), AND),  # 01 lies on the line
        (Separation((2, 2, 2), -3), AND),  # a weight too many
        (Conflict(((1, 1), (2, 1)), ((0, 1), (3, 1))), AND),  # 01 and 10 are dark there
        (Conflict(((1, 1), (2, 1)), ((0, 2),)), XOR),  # as many rows, another sum
        (Conflict(((1, 1), (2, 1)), ((3, 1),)), XOR),  # equal sums, but not as many rows
        (Conflict((), ()), XOR),
        (Conflict(((1, 0),), ((0, 0),)), XOR),
        (Conflict(((1, 1), (-2, 1)), ((0, 1), (3, 1))), XOR),
        (Conflict(((1, 1), (9, 1)), ((0, 1), (3, 1))), XOR),
    ],
)
def test_false_certificates_do_not_hold(certificate, examples):
    assert not holds(Verdict(certificate), examples)


def test_numbers_other_than_bits_are_refused():
    with pytest.raises(ValueError, match=r"inputs: every number must be 0 or 1, got 0\.5"):
        verdict_on(examples_of(np.array([[0.5]]), [1]))
    with pytest.raises(ValueError, match="targets: every number must be 0 or 1, got nan"):
        verdict_on(examples_of(np.array([[1.0]]), [np.nan]))
    with pytest.raises(ValueError, match=r"targets: need shape \(n_rows,\), got \(2, 1\)"):
        verdict_on(examples_of(np.array([[1.0]]), [[1.0], [0.0]]))


def test_the_pairs_of_the_square_are_its_diagonals():
    assert pairs_with_equal_sums(cube(2).astype(int)) == [[(0, 3), (1, 2)]]


def test_the_faces_of_the_cube_come_before_its_diagonals():
    inputs = cube(3).astype(int)
    groups = pairs_with_equal_sums(inputs)
    assert [len(pairs) for pairs in groups] == [2] * 6 + [4]
    assert groups[-1] == [(0, 7), (1, 6), (2, 5), (3, 4)]
    for pairs in groups:
        assert len({tuple(inputs[a] + inputs[b]) for a, b in pairs}) == 1


def test_pairs_that_differ_in_fewer_inputs_come_first():
    inputs = cube(4).astype(int)
    groups = pairs_with_equal_sums(inputs)
    n_differing = [int((inputs[a] != inputs[b]).sum()) for (a, b), *_ in groups]
    assert n_differing == [2] * 24 + [3] * 8 + [4]  # squares, cubes and the whole tesseract


def test_the_conflict_that_is_shown_is_the_easiest_to_see():
    """Lit 010, 011, 101: beside the face 011 + 101 = 001 + 111 there is a longer diagonal."""
    found = verdict_on(gate(3, 0b101100))
    assert found.certificate == Conflict(((3, 1), (5, 1)), ((1, 1), (7, 1)))


def test_pairs_are_looked_for_before_all_else():
    """Lit 011 and 100, opposite corners: of the three other such pairs the first is shown."""
    found = verdict_on(gate(3, 0b11000))
    assert found.certificate == Conflict(((3, 1), (4, 1)), ((0, 1), (7, 1)))


def test_the_perceptrons_weights_come_before_those_of_linear_programming():
    """One step from zero, down from the first row, darkens all."""
    assert verdict_on(gate(2, 0)).certificate == Separation((0, 0), -1)


def test_the_perceptron_rule_by_hand():
    # (0, -1), (1, 0), (1, -1), (2, 0), (2, -1): now 0 is below the line and 1 is above it
    inputs, signs = np.array([[0, 1], [1, 1]]), np.array([[-1, 1], [-1, -1]])
    weights, separates = perceptron(inputs, signs, 5)
    np.testing.assert_array_equal(weights, [[2, -1], [0, -1]])
    np.testing.assert_array_equal(separates, [True, True], strict=True)
    weights, separates = perceptron(inputs, signs, 4)
    np.testing.assert_array_equal(weights, [[2, 0], [0, -1]])
    np.testing.assert_array_equal(separates, [False, True], strict=True)


@pytest.mark.parametrize("examples", [gate(2, 0b0110), gate(2, 0b1000)])
def test_certificates_are_whole_numbers(examples):
    """1.0 would equal 1, but be written with a point."""
    assert "." not in repr(verdict_on(examples))
