import numpy as np
import pytest

from game.core.census import all_gates, cell_of, gate_grid, neighbour, take_census

ALL = pytest.mark.parametrize("n_inputs", [1, 2, 3, 4])


@ALL
def test_every_gate_has_one_cell(n_inputs):
    grid = gate_grid(n_inputs)
    assert grid.shape[0] == grid.shape[1]
    assert sorted(grid.flat) == list(range(2**2**n_inputs))
    for number in range(0, grid.size, 7):
        assert grid[cell_of(n_inputs, number)] == number


def test_the_sixteen_stand_in_reading_order():
    assert gate_grid(2).tolist() == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15]]


@pytest.mark.parametrize("n_inputs", [3, 4])
def test_neighbours_differ_in_one_row_of_the_truth_table(n_inputs):
    """Sideways in a row with the first input 0, which is in the lower half of the number's bits."""
    grid, half = gate_grid(n_inputs), 2 ** (n_inputs - 1)
    for changes, lowest in ((grid[:, 1:] ^ grid[:, :-1], 0), (grid[1:] ^ grid[:-1], half)):
        rows = np.log2(changes)
        assert np.array_equal(rows, np.floor(rows))
        assert rows.min() >= lowest
        assert rows.max() < lowest + half


@ALL
def test_the_cursor_goes_back_and_forth_and_stops_at_the_edge(n_inputs):
    grid = gate_grid(n_inputs)
    first, last = int(grid[0, 0]), int(grid[-1, -1])
    assert neighbour(n_inputs, first, 1, 0) == grid[0, 1]
    assert neighbour(n_inputs, first, 0, 1) == grid[1, 0]
    assert neighbour(n_inputs, int(grid[1, 0]), 0, -1) == first
    assert neighbour(n_inputs, first, -1, -99) == first
    assert neighbour(n_inputs, last, 1000, 1) == last


@ALL
def test_the_cursor_moves_from_any_cell_by_as_many_rows_and_columns(n_inputs):
    grid = gate_grid(n_inputs)
    last = len(grid) - 1
    for row, column, right, down in ((0, 1, 0, 1), (1, 1, -1, 0), (last, last, -1, -1)):
        reached = neighbour(n_inputs, int(grid[row, column]), right, down)
        assert reached == grid[row + down, column + right]
        assert type(reached) is int  # of numpy's kind it would be written otherwise


def test_the_grid_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        gate_grid(2)[0, 0] = 3


@pytest.mark.parametrize("n_inputs", [0, 5, -1])
def test_there_is_no_grid_of_other_counts_of_inputs(n_inputs):
    with pytest.raises(ValueError, match="1 to 4 inputs"):
        gate_grid(n_inputs)


@pytest.mark.parametrize(("n_inputs", "count"), [(1, 4), (2, 16), (3, 256), (4, 65536)])
def test_every_gate_is_there_once(n_inputs, count):
    examples = all_gates(n_inputs)
    assert examples.targets.shape == (count, 2**n_inputs)
    assert len({targets.tobytes() for targets in examples.targets}) == count
    assert examples.targets.dtype == float


def test_bit_k_of_a_gates_number_is_its_target_on_row_k():
    examples = all_gates(2)
    np.testing.assert_array_equal(examples.inputs, [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    np.testing.assert_array_equal(examples.targets[0b1000], [0, 0, 0, 1])  # AND
    np.testing.assert_array_equal(examples.targets[0b0110], [0, 1, 1, 0])  # XOR
    np.testing.assert_array_equal(examples.targets[0b0001], [1, 0, 0, 0])  # NOR


@pytest.mark.parametrize("n_inputs", [0, 5, -1])
def test_all_gates_of_other_counts_of_inputs_are_refused(n_inputs):
    with pytest.raises(ValueError, match=f"all gates: need 1 to 4 inputs, got {n_inputs}"):
        all_gates(n_inputs)


@pytest.mark.parametrize(("n_inputs", "count"), [(1, 4), (2, 14), (3, 104), (4, 1882)])
def test_counts_are_those_of_oeis_a000609(n_inputs, count):
    assert take_census(n_inputs).learnable.sum() == count


@pytest.mark.parametrize("n_inputs", [1, 2, 3, 4])
def test_every_gate_has_a_certificate_that_holds(n_inputs):
    census, examples = take_census(n_inputs), all_gates(n_inputs)
    assert census.n_inputs == n_inputs
    assert census.weights.dtype == census.conflicts.dtype == np.int64
    inputs = examples.inputs.astype(int)
    is_one = examples.targets == 1
    logits = census.weights @ inputs.T
    separated = np.where(is_one, logits > 0, logits < 0).all(axis=1)
    np.testing.assert_array_equal(separated, census.learnable)

    in_conflict = ~census.learnable
    rows = census.conflicts[in_conflict]
    lit = np.take_along_axis(is_one[in_conflict], rows, axis=1)
    assert (lit == [True, True, False, False]).all()
    a, b, c, d = (inputs[rows[:, k]] for k in range(4))
    np.testing.assert_array_equal(a + b, c + d)
    assert (census.conflicts[census.learnable] == -1).all()
    assert not census.weights[in_conflict].any()


def test_weights_stay_small_enough_for_a_pencil():
    assert np.abs(take_census(2).weights).max() <= 3


def test_progress_rises_to_one():
    seen = []
    take_census(3, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len(seen) > 5


@pytest.mark.parametrize("n_inputs", [0, 5])
def test_other_counts_of_inputs_are_refused(n_inputs):
    with pytest.raises(ValueError, match="need 1 to 4 inputs"):
        take_census(n_inputs)
