import csv
import json

import numpy as np
import pytest

from game.core.census import all_gates
from tests.support.run_command import run_command


@pytest.mark.parametrize(
    ("n_inputs", "sentence"),
    [
        (1, "4 of 4 gates of 1 input can be learned by one neuron."),
        (3, "104 of 256 gates of 3 inputs can be learned by one neuron."),
        (4, "1882 of 65536 gates of 4 inputs can be learned by one neuron."),
    ],
)
def test_the_count_is_a_sentence(n_inputs, sentence):
    result = run_command("census", str(n_inputs))
    assert (result.status, result.out, result.err) == (0, sentence + "\n", "")


def test_of_two_inputs_those_beyond_a_neuron_are_named():
    assert run_command("census", "2").out.splitlines() == [
        "14 of 16 gates of 2 inputs can be learned by one neuron.",
        "Not XOR: rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)",
        "Not XNOR: rows 00 and 11 (lit) add up to the same as rows 01 and 10 (dark)",
    ]


def test_json_is_one_object():
    counts = json.loads(run_command("census", "3", "--json").out)
    assert counts.pop("largest_weight") >= 2
    assert counts == {"inputs": 3, "gates": 256, "learnable": 104, "not_learnable": 152}


@pytest.mark.slow
@pytest.mark.parametrize("n_inputs", [1, 2, 3, 4])
def test_csv_has_every_gate_with_weights_or_a_conflict_that_hold(n_inputs, tmp_path):
    path = tmp_path / "census.csv"
    run_command("census", str(n_inputs), "--csv", str(path))
    examples = all_gates(n_inputs)
    inputs = examples.inputs.astype(int)
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [int(line["gate"]) for line in lines] == list(range(len(examples.targets)))
    names = [f"w_{letter}" for letter in "ABCD"[:n_inputs]]
    for line, targets in zip(lines, examples.targets, strict=True):
        assert line["outputs"] == "".join("01"[int(t)] for t in targets)
        if line["learnable"] == "1":
            theta = [int(line[name]) for name in (*names, "bias")]
            assert ((inputs @ theta) * np.where(targets == 1, 1, -1) > 0).all()
            assert line["clash"] == ""
            continue
        lit, dark = (side.split(" + ") for side in line["clash"].split(" = "))
        for side, target in ((lit, 1), (dark, 0)):
            assert [targets[int(row, 2)] for row in side] == [target, target]
        sums = [[sum(map(int, bits)) for bits in zip(*side, strict=True)] for side in (lit, dark)]
        assert sums[0] == sums[1]
        assert line["bias"] == ""


@pytest.mark.parametrize("words", [["0"], ["5"], ["two"], [], ["2", "3"]])
def test_other_counts_of_inputs_are_refused(words):
    result = run_command("census", *words)
    assert result.status == 2
    assert result.out == ""
    assert result.err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_reported(tmp_path):
    path = tmp_path / "missing" / "census.csv"
    result = run_command("census", "1", "--csv", str(path))
    assert result.status == 1
    assert str(path) in result.err
