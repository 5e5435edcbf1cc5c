import json

from tests.support.lessons import LESSON, SHIPPED, changed
from tests.support.run_command import run_command


def test_every_shipped_lesson_is_listed_with_its_idea_and_its_place():
    result = run_command("lessons")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert len(lines) == 2 * len(SHIPPED)
    assert all(line.endswith(str(path)) for line, path in zip(lines[::2], SHIPPED, strict=True))
    assert lines[0].startswith("A bulb is a probability  ")
    assert "1 step" in lines[0]
    assert lines[1] == "    A neuron says how sure it is, not yes or no."


def test_as_json_they_are_a_list():
    found = json.loads(run_command("lessons", "--json").out)
    assert [lesson["file"] for lesson in found] == [*map(str, SHIPPED)]
    assert all(lesson.keys() == {"file", "title", "idea", "steps"} for lesson in found)
    assert found[1]["steps"] == 2


def test_a_class_set_is_listed_in_place_of_the_shipped_ones(tmp_path):
    (tmp_path / "a.yaml").write_text(LESSON)
    (tmp_path / "b.yaml").write_text(changed(("epoch = 1", "epoc = 1")))
    result = run_command("lessons", "--lessons", str(tmp_path))
    assert result.status == 0
    assert result.out.startswith("One epoch")
    assert result.out.count("\n") == 2
    assert f"{tmp_path}/b.yaml:10:12: " in result.err


def test_an_empty_class_set_is_an_empty_list(tmp_path):
    assert run_command("lessons", "--lessons", str(tmp_path), "--json").out == "[]\n"


def test_a_folder_that_is_not_there_is_a_wrong_command_line(tmp_path):
    result = run_command("lessons", "--lessons", str(tmp_path / "none"))
    assert result.status == 2
    assert f"--lessons {tmp_path}/none: there is no such folder." in result.err


def test_files_that_are_left_out_are_told(tmp_path, monkeypatch):
    for name in ("gates.folder_watch", "cli.list_lessons"):
        monkeypatch.setattr(f"game.{name}.MAX_FOLDER_ENTRIES", 3)
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_text(LESSON)
    result = run_command("lessons", "--lessons", str(tmp_path))
    assert result.out.count("One epoch") == 3
    assert result.err == f"{tmp_path}: of this folder, only 3 files are listed.\n"
