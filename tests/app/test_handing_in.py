"""Handing in: a new file in the user's documents, named by its whole path."""

import pytest

from game.app import handing_in
from game.lessons.hand_in import load_hand_in
from game.lessons.lesson_stage import presses_of
from tests.support.sessions import press, session_of


@pytest.fixture
def session():
    session = session_of("and")
    session.open_lessons().begin(0)
    run = session.lessons.run
    run.choose(2)
    for key in presses_of(run.step):
        press(session, key)
        run.see()
    return session


def test_it_is_written_and_told(session, tmp_path, monkeypatch):
    monkeypatch.setattr(handing_in, "saves_folder", lambda: tmp_path / "Glowgate")
    (tmp_path / "Glowgate").mkdir()
    session.lessons.hand_in()
    [path] = (tmp_path / "Glowgate").iterdir()
    assert path.name.startswith("hand-in-01-a-bulb")
    assert session.screen.saved.path == path
    assert session.lessons.scene.is_handed_in
    handed = load_hand_in(path)
    assert handed.steps[0].bet == 3
    assert [item.live for item in handed.steps[0].items] == ["10", "00"]


def test_without_a_folder_it_is_said(session, monkeypatch):
    monkeypatch.setattr(handing_in, "saves_folder", lambda: None)
    session.lessons.hand_in()
    assert not session.lessons.scene.is_handed_in
    assert session.screen.notice == handing_in.NOWHERE
