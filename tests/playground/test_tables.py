import csv
import io

import numpy as np
import pytest

from game.core.assessment import Mark
from game.core.neuron import loss
from game.core.training import TrainingSettings
from game.gates import TrainingOverrides
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.tables import mark_word, row_names, target_text, truth_table, write_trajectory
from tests.support.gates import AND, MAJORITY, PARTIAL


@pytest.mark.parametrize("mark", Mark)
def test_every_mark_has_a_word_of_its_own(mark):
    assert mark_word(mark)
    assert len({mark_word(other) for other in Mark}) == len(Mark)


def test_a_truth_table_is_lines_under_a_heading():
    assert truth_table(Playground(PARTIAL, Setup(weights=(9.0, 0.0, -4.5))).snapshot) == [
        "  A B   target   probability   output",
        "  0 0     0        0.0110        0      right",
        "  0 1     x        0.0110        0      not trained",
        "  1 0     1        0.9890        1      right",
        "  1 1     1        0.9890        1      right",
    ]


def test_rows_and_targets_have_names():
    assert row_names(MAJORITY)[:3] == ["000", "001", "010"]
    assert [target_text(target) for target in (0, 1, None)] == ["0", "1", "x"]


def test_every_epoch_is_a_line_with_the_loss_of_its_time():
    playground = Playground(AND, Setup(seed=1))
    playground.forward(5)
    playground.retune(TrainingOverrides(l2=0.5))
    playground.forward(3)
    file, seen = io.StringIO(), []
    write_trajectory(file, playground, seen.append)
    header, *lines = csv.reader(file.getvalue().splitlines())
    columns = ["epoch", "loss", "cross_entropy", "accuracy", "w_A", "w_B", "bias"]
    assert header[:7] == columns
    assert [int(line[0]) for line in lines] == list(range(9))
    assert seen[-1] == 8
    weights = playground.trajectory(0, 8)
    np.testing.assert_array_equal([[float(w) for w in line[4:7]] for line in lines], weights)
    assert float(lines[4][1]) == loss(weights[4], AND.examples)
    assert float(lines[8][2]) == loss(weights[8], AND.examples)
    assert float(lines[8][1]) == TrainingSettings(l2=0.5).loss(weights[8], AND.examples)
