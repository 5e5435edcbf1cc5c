import numpy as np
import pytest

from game.core.simplex import Infeasibility, Solution, solve


def matrix_of(rows):
    return np.array(rows, object)


def test_a_system_with_an_answer_by_hand():
    # y1 + y2 = 2, y1 - y2 = 0: (1, 1)
    assert solve(matrix_of([[1, 1], [1, -1]]), matrix_of([2, 0])) == Solution((1, 1))


def test_a_system_without_one_is_refused_with_a_proof():
    # y1 + y2 = 0 and y1 = 1 exclude each other
    assert isinstance(solve(matrix_of([[1, 1], [1, 0]]), matrix_of([0, 1])), Infeasibility)


@pytest.mark.parametrize("seed", range(40))
def test_exactly_one_of_the_two_is_true_and_shown(seed):
    rng = np.random.default_rng(seed)
    shape = rng.integers(1, 5, 2)
    matrix = rng.integers(-3, 4, shape).astype(object)
    bounds = rng.integers(0, 4, shape[0]).astype(object)
    answer = solve(matrix, bounds)
    if isinstance(answer, Solution):
        assert min(answer.amounts) >= 0
        product = matrix @ np.array(answer.amounts, object)
        # proportional to the bounds, by a factor above 0
        pairs = list(zip(product, bounds, strict=True))
        assert all(p * b2 == p2 * b for p, b in pairs for p2, b2 in pairs)
        assert all((p > 0) == (b > 0) for p, b in pairs)
    else:
        multipliers = np.array(answer.multipliers, object)
        assert max(multipliers @ matrix) <= 0
        assert multipliers @ bounds > 0


def test_both_answers_are_met():
    kinds = set()
    for seed in range(40):
        rng = np.random.default_rng(seed)
        shape = rng.integers(1, 5, 2)
        matrix = rng.integers(-3, 4, shape).astype(object)
        kinds.add(type(solve(matrix, rng.integers(0, 4, shape[0]).astype(object))))
    assert kinds == {Solution, Infeasibility}


def test_numbers_beyond_64_bits_are_exact():
    large = 10**30
    assert solve(matrix_of([[large, 1], [1, 0]]), matrix_of([large, 1])) == Solution((1, 0))
