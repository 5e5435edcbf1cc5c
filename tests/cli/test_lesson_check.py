"""`check` proves lessons, and tells what does not hold."""

from game.cli.lesson_check import LessonChecker
from game.files import shipped
from tests.support.lessons import LESSON, SHIPPED, changed
from tests.support.run_command import run_command


def test_a_lesson_and_a_gate_are_told_apart_in_one_call(tmp_path):
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text(LESSON)
    result = run_command("check", str(lesson), str(shipped("gates") / "and.yaml"))
    assert (result.status, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert first == f"{lesson}: One epoch (1 step): Proven, 1 figure checked."
    assert "One neuron can learn this" in second


def test_what_does_not_hold_is_told_with_status_1(tmp_path):
    (tmp_path / "a.yaml").write_text(changed(("keys: Right", "keys: Left")))
    (tmp_path / "b.yaml").write_text(changed(("epoch = 1", "epoc = 1")))
    result = run_command("check", str(tmp_path))
    assert (result.status, result.out) == (1, "")
    assert f"{tmp_path}/a.yaml:11:11: These keys do not lead there: " in result.err
    assert "        keys: Left\n              ^\n" in result.err
    assert f'{tmp_path}/b.yaml:10:12: There is no "epoc"; did you mean epoch?' in result.err


def test_advice_is_given_and_the_lesson_is_good(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(changed(("do: Press → once.", "do: " + "Press it " * 11 + "now.")))
    result = run_command("check", str(path))
    assert result.status == 0
    assert "Proven" in result.out
    assert f"{path}:9:9: Advice: this sentence has 23 words" in result.err


def test_a_lesson_without_keys_is_not_proven(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(changed(("    keys: Right\n", "")))
    result = run_command("check", str(path))
    assert result.status == 1
    assert "This step has no keys, so it can be played and not proven" in result.err


def test_the_shipped_lessons_are_proven_but_the_last_which_takes_long():
    result = run_command("check", *map(str, SHIPPED[:-1]))
    assert (result.status, result.err) == (0, "")
    assert result.out.count("Proven") == 13


def test_ctrl_c_ends_it_in_one_word(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    (tmp_path / "a.yaml").write_text(LESSON)
    monkeypatch.setattr("game.cli.lesson_check.prove", stop)
    result = run_command("check", str(tmp_path / "a.yaml"))
    assert (result.status, result.err) == (130, "glowgate: Stopped.\n")


def test_a_bar_shows_how_much_of_it_is_played(tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr("game.cli.report.Progress.show", lambda _, done: shown.append(done))
    path = tmp_path / "a.yaml"
    path.write_text(changed(("keys: Right", "keys: Right*3"), ("epoch = 1", "epoch = 3")))
    file_text = path.read_bytes().replace(b"bias = -0.25", b"right = 3").replace(b" to -0.25", b"")
    LessonChecker().prove(path, file_text)
    assert shown == [1, 2, 3]
