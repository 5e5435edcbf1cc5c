from game.cli.check import check
from game.files import shipped
from tests.support.bad_files import AND
from tests.support.run_command import run_command


def test_good_files_get_the_verdict():
    folder = shipped("gates")
    result = run_command("check", str(folder / "and.yaml"), str(folder / "xor.yaml"))
    assert (result.status, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert "One neuron can learn this" in first
    assert "One neuron cannot learn this: rows 01 and 10 (lit) add up to the same" in second


def test_all_problems_of_each_bad_file_are_reported_and_the_good_ones_checked(tmp_path):
    bad, worse = tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    bad.write_text("name: Bad\ninputs: [A, A]\noutputs: [0, 1]\ncolour: red\n")
    worse.write_bytes(b"\xff\xfe\x00")
    result = run_command("check", str(bad), str(worse), str(shipped("gates") / "or.yaml"))
    assert result.status == 1
    assert result.err.count(f"{bad}:") >= 2
    assert f"{worse}:" in result.err
    assert "OR (2 inputs, 4 rows): One neuron can learn this" in result.out


def test_a_missing_file_and_an_empty_folder_are_reported(tmp_path):
    result = run_command("check", str(tmp_path / "none.yaml"), str(tmp_path))
    assert result.status == 1
    assert len(result.err.splitlines()) == 2


def test_a_folder_stands_for_its_gate_files():
    result = run_command("check", str(shipped("gates")))
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) == len(list(shipped("gates").glob("*.yaml")))


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


def test_a_folder_without_gates_is_an_error(tmp_path):
    (line,) = lines(tmp_path)
    assert line.startswith(f"{tmp_path}:1:1: This folder holds no gate file")


def test_every_shipped_gate_is_good():
    checked = list(check([shipped("gates")]))
    assert len(checked) == 13
    assert all(one.gate for one in checked)
