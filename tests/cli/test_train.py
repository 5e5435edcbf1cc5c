import csv
import json
import os

import numpy as np
import pytest
from scipy.special import expit

from game.cli import train
from tests.support.run_command import run_command

KEYS = [
    *("gate", "inputs", "epochs", "weights", "bias", "threshold", "rows", "loss"),
    *("cross_entropy", "accuracy", "learned_at", "learnable"),
]


def train_json(*words):
    result = run_command("train", *words, "--json")
    assert (result.status, result.err) == (0, "")
    return json.loads(result.out, parse_constant=lambda word: pytest.fail(f"{word} in JSON"))


def probabilities(record):
    return [row["probability"] for row in record["rows"]]


def test_and_gives_the_reference_figures():
    record = train_json(*["and", "--epochs", "1000", "--learning-rate", "1", "--init", "zero"])
    np.testing.assert_allclose(probabilities(record), [0, 0.0202, 0.0202, 0.9717], atol=5e-5)
    assert record["loss"] == pytest.approx(0.01741, abs=5e-6)
    assert record["learned_at"] == 17
    assert record["accuracy"] == 1.0
    assert record["learnable"] is True


def test_nand_is_and_mirrored():
    words = ["--epochs", "1000", "--learning-rate", "1", "--init", "zero"]
    both, none = train_json("and", *words), train_json("nand", *words)
    np.testing.assert_allclose(none["weights"], -np.array(both["weights"]), atol=1e-13)
    assert none["bias"] == pytest.approx(-both["bias"], abs=1e-13)
    assert none["learned_at"] == 17
    assert [row["output"] for row in none["rows"]] == [1, 1, 1, 0]


def test_or_tends_to_its_margin():
    record = train_json(*["or", "--epochs", "100000", "--learning-rate", "1", "--init", "zero"])
    assert record["loss"] * 100_000 == pytest.approx(9.009, abs=0.001)
    assert [row["output"] for row in record["rows"]] == [0, 1, 1, 1]


def test_the_post_has_its_four_probabilities():
    record = train_json(*["and", "--weights", "2.5,2.5,-4", "--epochs", "0"])
    expected = [0.01798620996209156, 0.18242552380635635, 0.18242552380635635, 0.7310585786300049]
    np.testing.assert_allclose(probabilities(record), expected, rtol=0, atol=1e-15)
    assert record["loss"] == pytest.approx(0.18355954285038434, abs=1e-15)
    assert (record["weights"], record["bias"]) == ([2.5, 2.5], -4.0)
    assert (record["epochs"], record["learned_at"]) == (0, 0)


@pytest.mark.parametrize(
    ("l2", "weight", "bias", "right"),
    [
        ("0.01", 3.128423076412, -5.128035108632, 4),
        ("0.1", 0.866787770916, -2.056473291705, 3),
        ("0.25", 0.422018347793, -1.542729149715, 3),
    ],
)
def test_l2_rests_at_the_table(l2, weight, bias, right):
    record = train_json("and", "--l2", l2, "--epochs", "20000")
    np.testing.assert_allclose(record["weights"], [weight, weight], atol=1e-6)
    assert record["bias"] == pytest.approx(bias, abs=1e-6)
    assert record["accuracy"] == right / 4


def test_the_json_object_is_as_promised():
    record = train_json("and-partial", "--epochs", "50")
    assert list(record) == KEYS
    assert [row["inputs"] for row in record["rows"]] == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert None in [row["target"] for row in record["rows"]]
    for row in record["rows"]:
        logit = np.dot(record["weights"], row["inputs"]) + record["bias"]
        assert row["probability"] == pytest.approx(expit(logit), abs=1e-14)
        assert row["output"] == int(row["probability"] > record["threshold"])


def test_products_have_weights_too():
    record = train_json("xor-product", "--epochs", "5000")
    assert len(record["weights"]) == 3
    assert record["accuracy"] == 1.0


@pytest.mark.parametrize("extra", ["--learning-rate 1e6", "--weights 1e6,-1e6,1e6", "--l2 1000"])
def test_the_wildest_settings_give_strict_json(extra):
    record = train_json("xor", *extra.split(), "--epochs", "3000", "--optimizer", "sgd")
    assert np.isfinite(probabilities(record)).all()


def test_negative_weights_need_no_equals_sign():
    record = train_json(*["and", "--weights", "-1,2,3", "--epochs", "0"])
    assert (record["weights"], record["bias"]) == ([-1.0, 2.0], 3.0)
    assert record["learned_at"] is None


def test_trains_a_file_and_the_gates_of_a_folder(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: Mine\ninputs: [P]\noutputs: [1, 0]\n")
    by_path = train_json(str(tmp_path / "mine.yaml"))
    assert by_path["gate"] == "Mine"
    assert train_json("mine", "--gates", str(tmp_path)) == by_path


def test_prints_a_table_that_a_reader_understands():
    out = run_command(*["train", "and", "--init", "zero", "--epochs", "1000"]).out
    assert "A B" in out
    assert "1 1     1        0.9717        1      right" in out
    assert "learned at epoch 17" in out
    assert "One neuron can learn this: 2·A + 2·B \N{MINUS SIGN} 3 is above 0" in out


def test_until_learned_says_that_training_has_diverged(monkeypatch):
    monkeypatch.setattr(train, "MAX_EPOCHS_TO_LEARN", 500)
    words = ["--until-learned", "--l2", "1000", "--learning-rate", "1000"]
    result = run_command("train", "and", *words)
    assert result.status == 1
    assert result.err.endswith("AND was not learned in 500 epochs: training has diverged.\n")


@pytest.mark.parametrize("gate", ["and", "xor"])
def test_trains_1000_epochs_if_nothing_is_said(gate):
    assert train_json(gate)["epochs"] == 1000


def test_until_learned_stops_where_it_was_learned():
    record = train_json(*["and", "--until-learned", "--init", "zero"])
    assert (record["epochs"], record["learned_at"]) == (17, 17)
    assert record["accuracy"] == 1.0


def test_until_learned_says_at_once_why_it_never_will():
    result = run_command("train", "xor", "--until-learned")
    assert (result.status, result.out) == (1, "")
    assert "rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)" in result.err


def test_until_learned_gives_up_in_the_end(monkeypatch):
    monkeypatch.setattr(train, "MAX_EPOCHS_TO_LEARN", 5000)
    result = run_command("train", "and", "--until-learned", "--l2", "0.1")
    assert result.status == 1
    assert result.err == "glowgate: AND was not learned in 5,000 epochs.\n"
    assert "3 of 4 rows right" in result.out


@pytest.mark.parametrize("optimizer", ["gd", "sgd"])
def test_csv_has_every_epoch(tmp_path, optimizer):
    path = tmp_path / "run.csv"
    words = ["and", "--epochs", "300", "--optimizer", optimizer, "--csv", str(path)]
    record = train_json(*words)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [int(row["epoch"]) for row in rows] == list(range(301))
    header = "epoch loss cross_entropy accuracy w_A w_B bias p_00 p_01 p_10 p_11"
    assert list(rows[0]) == header.split()
    last = {key: float(value) for key, value in rows[-1].items()}
    assert [last["w_A"], last["w_B"], last["bias"]] == [*record["weights"], record["bias"]]
    assert last["loss"] == record["loss"]
    start = np.random.default_rng(0).normal(0, 1, 3)
    assert [float(rows[0][key]) for key in ("w_A", "w_B", "bias")] == start.tolist()
    accuracies = [float(row["accuracy"]) for row in rows]
    assert accuracies.index(1.0) == record["learned_at"]


def test_loss_and_cross_entropy_are_told_apart_under_a_penalty(tmp_path):
    path = tmp_path / "run.csv"
    words = ["and", "--epochs", "40", "--l2", "0.05"]
    record = train_json(*words, "--csv", str(path))
    p, targets = np.array(probabilities(record)), np.array([0, 0, 0, 1])
    mean = -np.mean(np.log(np.where(targets, p, 1 - p)))
    penalty = 0.025 * np.sum(np.square(record["weights"]))
    assert record["cross_entropy"] == pytest.approx(mean, rel=1e-12)
    assert record["loss"] == pytest.approx(mean + penalty, rel=1e-12)
    *_, last = csv.DictReader(path.read_text().splitlines())
    assert float(last["loss"]) == pytest.approx(record["loss"], rel=1e-12)
    assert float(last["cross_entropy"]) == pytest.approx(record["cross_entropy"], rel=1e-12)
    text = run_command("train", *words).out
    assert f"loss {mean + penalty:.6g}   cross-entropy {mean:.6g}   penalty {penalty:.6g}" in text


def test_the_losses_of_a_setting_that_has_just_changed(tmp_path):
    path = tmp_path / "run.csv"
    words = ["and", "--epochs", "40", "--l2", "0,0.5@40", "--csv", str(path)]
    record = train_json(*words)
    *_, last = csv.DictReader(path.read_text().splitlines())
    assert float(last["loss"]) == pytest.approx(record["loss"], rel=1e-12)
    assert record["loss"] > record["cross_entropy"]


def test_without_a_penalty_one_word_is_enough():
    text = run_command("train", "and", "--epochs", "40").out
    assert "loss 0." in text
    assert "cross-entropy" not in text
    record = train_json("and", "--epochs", "40")
    assert record["loss"] == record["cross_entropy"]


def test_training_that_has_diverged_is_told_with_that_word():
    words = ["and", "--learning-rate", "1000", "--l2", "1000"]
    out = run_command("train", *words, "--epochs", "50").out
    assert "training has diverged: learning rate times L2 is above 2" in out
    assert "diverged" not in run_command("train", *words, "--epochs", "0").out
    assert "diverged" not in run_command("train", "and", "--epochs", "50").out
    assert "diverged" not in run_command("train", "xor", "--learning-rate", "1e6").out


def test_no_number_of_a_long_run_is_written_as_0_or_1():
    out = run_command("train", "and", "--epochs", "0", "--weights", "9000,9000,-13000").out
    *_, row = [line for line in out.splitlines() if line.startswith("  1 1")]
    assert ">0.9999" in row
    assert "<0.0001" in out
    assert "1.0000" not in out
    assert "loss <1e-300" in out


def test_an_undecided_row_has_no_output():
    out = run_command("train", "xor", "--epochs", "0", "--init", "zero").out
    rows = [line.split() for line in out.splitlines() if line.endswith("undecided")]
    assert [row[3:] for row in rows] == [["0.5000", "?", "undecided"]] * 4


def test_csv_of_more_than_one_chunk(tmp_path):
    path = tmp_path / "run.csv"
    record = train_json("or", "--epochs", "9000", "--csv", str(path))
    lines = path.read_text().splitlines()
    assert [int(line.split(",")[0]) for line in lines[1:]] == list(range(9001))
    assert float(lines[-1].split(",")[1]) == record["loss"]


def test_csv_that_cannot_be_written_is_reported_before_the_training(tmp_path):
    result = run_command("train", "and", "--csv", str(tmp_path / "no" / "x.csv"))
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"glowgate: {tmp_path / 'no' / 'x.csv'}: ")


def test_a_csv_that_was_there_survives_a_failure(tmp_path, monkeypatch):
    path = tmp_path / "run.csv"
    path.write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(train, "write_trajectory", fail)
    result = run_command("train", "and", "--csv", str(path))
    assert result.status == 1
    assert result.err == f"glowgate: {path}: No space left on device.\n"
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["run.csv"]  # noqa: PTH208 - nothing else is left


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
def test_a_full_device_is_reported():
    result = run_command("train", "and", "--csv", "/dev/full")
    assert (result.status, result.out) == (1, "")
    assert "No space left" in result.err


def test_a_setting_may_change_on_the_way():
    there = train_json(*["and", "--epochs", "50", "--learning-rate", "1,0.1@20"])
    first = train_json(*["and", "--epochs", "20"])
    weights = ",".join(map(repr, [*first["weights"], first["bias"]]))
    rest = train_json("and", "--weights", weights, "--epochs", "30", "--learning-rate", "0.1")
    assert there["weights"] == rest["weights"]
    assert there["epochs"] == 50


def test_until_learned_knows_no_changes():
    result = run_command("train", "and", "--until-learned", "--l2", "0,0.1@20")
    assert result.status == 2
    assert "without @" in result.err
