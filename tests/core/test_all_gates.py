import numpy as np
import pytest

from game.core.gate_numbers import all_gates


@pytest.mark.parametrize(("n_inputs", "count"), [(1, 4), (2, 16), (3, 256), (4, 65536)])
def test_every_gate_is_there_once(n_inputs, count):
    examples = all_gates(n_inputs)
    assert examples.targets.shape == (count, 2**n_inputs)
    assert len(np.unique(examples.targets, axis=0)) == count


def test_bit_k_of_a_gates_number_is_its_target_on_row_k():
    examples = all_gates(2)
    np.testing.assert_array_equal(examples.inputs, [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    np.testing.assert_array_equal(examples.targets[0b1000], [0, 0, 0, 1])  # AND
    np.testing.assert_array_equal(examples.targets[0b0110], [0, 1, 1, 0])  # XOR
    np.testing.assert_array_equal(examples.targets[0b0001], [1, 0, 0, 0])  # NOR


@pytest.mark.parametrize("n_inputs", [0, 5, -1])
def test_other_counts_of_inputs_are_refused(n_inputs):
    with pytest.raises(ValueError, match=f"all gates: need 1 to 4 inputs, got {n_inputs}"):
        all_gates(n_inputs)
