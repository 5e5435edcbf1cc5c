from game.files import shipped
from tests.support.run_command import run_command


def test_every_shipped_gate_is_listed_with_its_place():
    result = run_command("list")
    assert (result.status, result.err) == (0, "")
    for path in shipped("gates").glob("*.yaml"):
        assert any(line.endswith(str(path)) for line in result.out.splitlines())


def test_a_broken_file_in_a_folder_is_reported_and_the_others_listed(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: Mine\ninputs: [A]\noutputs: [1, 0]\n")
    (tmp_path / "broken.yaml").write_text("name: [")
    result = run_command("list", "--gates", str(tmp_path))
    assert result.status == 0
    assert "Mine" in result.out
    assert "broken.yaml" in result.err


def test_files_that_are_left_out_are_told(tmp_path, monkeypatch):
    for name in ("gates.folder_watch", "cli.list_gates"):
        monkeypatch.setattr(f"game.{name}.MAX_FOLDER_ENTRIES", 100)
    for number in range(101):
        (tmp_path / f"{number}.yaml").write_text("name: A\ninputs: [A]\noutputs: [1, 0]\n")
    result = run_command("list", "--gates", str(tmp_path))
    assert result.status == 0
    assert result.out.count(str(tmp_path)) == 100
    assert result.err == f"{tmp_path}: of this folder, only 100 files are listed.\n"
