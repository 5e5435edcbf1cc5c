from game.files import shipped
from tests.cli.run_command import run_command


def test_good_files_get_the_verdict():
    folder = shipped("gates")
    result = run_command("check", str(folder / "and.yaml"), str(folder / "xor.yaml"))
    assert (result.status, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert "One neuron can learn this" in first
    assert "One neuron cannot learn this: 01 + 10 = 00 + 11" in second


def test_all_mistakes_of_each_bad_file_are_told_and_the_good_ones_checked(tmp_path):
    bad, worse = tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    bad.write_text("name: Bad\ninputs: [A, A]\noutputs: [0, 1]\ncolour: red\n")
    worse.write_bytes(b"\xff\xfe\x00")
    result = run_command("check", str(bad), str(worse), str(shipped("gates") / "or.yaml"))
    assert result.status == 1
    assert result.err.count(f"{bad}:") >= 2
    assert f"{worse}:" in result.err
    assert "OR (2 inputs, 4 rows): One neuron can learn this" in result.out


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path):
    result = run_command("check", str(tmp_path / "none.yaml"), str(tmp_path))
    assert result.status == 1
    assert len(result.err.splitlines()) == 2


def test_every_shipped_gate_is_listed_with_its_place():
    result = run_command("list")
    assert (result.status, result.err) == (0, "")
    for path in shipped("gates").glob("*.yaml"):
        assert any(line.endswith(str(path)) for line in result.out.splitlines())


def test_a_broken_file_in_a_folder_is_told_and_the_others_listed(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: Mine\ninputs: [A]\noutputs: [1, 0]\n")
    (tmp_path / "broken.yaml").write_text("name: [")
    result = run_command("list", "--gates", str(tmp_path))
    assert result.status == 0
    assert "Mine" in result.out
    assert "broken.yaml" in result.err


def test_a_folder_stands_for_its_gate_files():
    result = run_command("check", str(shipped("gates")))
    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) == len(list(shipped("gates").glob("*.yaml")))
