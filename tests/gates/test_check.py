"""`check` tells one line for a good gate and all mistakes of a bad file."""

from game.cli.check import check
from game.files import shipped
from tests.gates.bad_files import AND


def lines(*paths):
    return [checked.describe(lambda gate: f"{gate.n_inputs}!") for checked in check(paths)]


def test_good_and_bad_files_of_a_folder_in_order(tmp_path):
    (tmp_path / "a.yaml").write_text(AND)
    (tmp_path / "b.yml").write_text("name: NO\ninputs: [A]\noutputs: [0, 2]\n")
    (tmp_path / "c.yaml").write_text("name: C\ninputs: [A]\ntruth_table: [[1, 1]]\n")
    good, bad, partial = lines(tmp_path)
    assert good == f"{tmp_path}/a.yaml: AND (2 inputs, 4 rows): 2!"
    assert f"{tmp_path}/b.yml:1:7: " in bad
    assert f"{tmp_path}/b.yml:3:14: " in bad
    assert partial == f"{tmp_path}/c.yaml: C (1 input, 1 of 2 rows): 1!"


def test_whether_a_file_is_good(tmp_path):
    (tmp_path / "a.yaml").write_text(AND)
    good, missing = check([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    assert (good.gate.name, good.error) == ("AND", None)
    assert (missing.gate, missing.path) == (None, tmp_path / "b.yaml")
    assert "no such file" in str(missing.error)


def test_a_folder_without_gates_is_a_mistake(tmp_path):
    (line,) = lines(tmp_path)
    assert line.startswith(f"{tmp_path}:1:1: This folder holds no gate file")


def test_every_shipped_gate_is_good():
    checked = list(check([shipped("gates")]))
    assert len(checked) == 13
    assert all(one.gate for one in checked)
