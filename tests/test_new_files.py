import pytest

from game.files import new_files


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_name_is_free_and_held(tmp_path):
    with new_files(tmp_path / "new", "run", ".csv", ".yaml") as (table, gate):
        assert (table.name, gate.name) == ("run.csv", "run.yaml")
        assert names(table.parent) == ["run.csv", "run.yaml"]


def test_a_name_of_which_any_is_taken_is_left(tmp_path):
    (tmp_path / "run.yaml").write_text("mine")
    (tmp_path / "run-2.csv").write_text("mine")
    with new_files(tmp_path, "run", ".csv", ".yaml") as paths:
        assert [path.name for path in paths] == ["run-3.csv", "run-3.yaml"]
    assert (tmp_path / "run.yaml").read_text() == "mine"
    assert names(tmp_path) == ["run-2.csv", "run-3.csv", "run-3.yaml", "run.yaml"]


def test_after_an_error_the_names_are_free_again(tmp_path):
    with pytest.raises(OSError, match="full"), new_files(tmp_path, "run", ".csv"):
        raise OSError("full")
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), new_files(tmp_path / "file" / "x", "run", ".csv"):
        pass
