import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import preferences as module
from game.app.preferences import (
    FILE,
    WAIT_S,
    Settings,
    SettingsWriter,
    load_settings,
    parse_settings,
    save_settings,
    written,
)
from game.playground.options import THEMES

CHOSEN = Settings(theme="light", window=(1000, 600), sound=True, calm=True)
ANY = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    window=st.tuples(st.integers(100, 32_768), st.integers(100, 32_768)),
    sound=st.booleans(),
    calm=st.booleans(),
)


@given(ANY)
def test_what_is_written_is_read(settings):
    assert parse_settings(written(settings).encode()) == (settings, True)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_are_too_much(data):
    settings, _ = parse_settings(data)
    assert settings.theme in THEMES


@given(ANY, st.data())
def test_a_file_with_any_byte_changed_is_read_or_refused(settings, data):
    text = bytearray(written(settings).encode())
    text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    found, _ = parse_settings(bytes(text))
    assert found.theme in THEMES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theme: drak\n",
        "theme: [light]\n",
        "themes: light\n",
        "window: [1280]\n",
        "window: [1280, 720, 1]\n",
        "window: [0, 720]\n",
        "window: 1280x720\n",
        "sound: yes\n",
        "sound: 1\n",
        "calm: !!python/object/apply:os.system [ls]\n",
        "a: &a [*a]\n",
        "[" * 100_000,
        "- theme\n",
        "theme: light\ntheme: dark\n",
    ],
)
def test_an_error_is_noticed(text):
    _, is_good = parse_settings(text.encode())
    assert not is_good


def test_what_can_be_read_of_a_broken_file_holds():
    assert parse_settings(b"theme: light\nwindow: big\ncalm: true\n") == (
        Settings(theme="light", calm=True),
        False,
    )


def test_without_a_file_all_is_as_at_first(tmp_path):
    assert load_settings(tmp_path) == (Settings(), "")
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_set_aside_with_a_notice(tmp_path):
    for number in (1, 2):
        (tmp_path / FILE).write_bytes(b"\xff\x00%d" % number)
        settings, notice = load_settings(tmp_path)
        assert settings == Settings()
        assert f"settings.broken-{number}.yaml" in notice
        assert (tmp_path / f"settings.broken-{number}.yaml").read_bytes() == b"\xff\x00%d" % number
        assert not (tmp_path / FILE).exists()


def test_broken_files_do_not_pile_up(tmp_path):
    for number in range(20):
        (tmp_path / FILE).write_text(f"no: {number}")
        load_settings(tmp_path)
    assert len(list(tmp_path.iterdir())) == module.MAX_BROKEN_COPIES


def test_a_huge_file_in_its_place_is_set_aside(tmp_path):
    (tmp_path / FILE).write_bytes(b"theme: dark\n" + b"#" * 100_000)
    assert "settings.broken-1.yaml" in load_settings(tmp_path)[1]


def folder_at(path):
    path.mkdir()


def loop_at(path):
    path.symlink_to(path)


def device_at(path):
    path.symlink_to(os.devnull)


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
@pytest.mark.parametrize("make", [folder_at, loop_at, device_at, os.mkfifo])
def test_what_is_no_file_is_told_and_neither_waited_for_nor_replaced(tmp_path, make):
    make(tmp_path / FILE)
    before = (tmp_path / FILE).lstat()
    settings, notice = load_settings(tmp_path)
    assert settings == Settings()
    assert notice.startswith("The settings cannot be read, so they begin anew: ")
    settings_writer = SettingsWriter(tmp_path, Settings())
    settings_writer.follow(CHOSEN, 0.0)
    assert settings_writer.close().startswith("The settings could not be saved: ")
    after = (tmp_path / FILE).lstat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_settings_that_cannot_be_read_are_not_overwritten(tmp_path, monkeypatch):
    (tmp_path / FILE).write_text(written(CHOSEN))

    def refuse(path, _limit):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(module, "read_file", refuse)
    with pytest.raises(PermissionError):
        save_settings(tmp_path, Settings(), CHOSEN)
    assert (tmp_path / FILE).read_text() == written(CHOSEN)


def test_two_windows_keep_each_what_was_chosen_in_it(tmp_path):
    begin = Settings()
    save_settings(tmp_path, Settings(theme="light"), begin)
    save_settings(tmp_path, Settings(calm=True), begin)
    assert load_settings(tmp_path) == (Settings(theme="light", calm=True), "")


def test_the_keeper_waits_until_all_is_at_rest(tmp_path):
    settings_writer = SettingsWriter(tmp_path, Settings())
    for width in range(1000, 1100):  # a window that is being dragged
        assert settings_writer.follow(Settings(window=(width, 600)), 0.5 * WAIT_S) == ""
    assert not (tmp_path / FILE).exists()
    for _ in range(3):
        settings_writer.follow(Settings(window=(1099, 600)), 0.5 * WAIT_S)
    assert load_settings(tmp_path)[0].window == (1099, 600)


def test_the_keeper_writes_at_the_end_what_is_left(tmp_path):
    settings_writer = SettingsWriter(tmp_path / "new", Settings())
    settings_writer.follow(CHOSEN, 0.0)
    assert settings_writer.close() == ""
    assert load_settings(tmp_path / "new") == (CHOSEN, "")


def test_what_the_command_line_asked_for_is_not_kept(tmp_path):
    save_settings(tmp_path, Settings(theme="light"), Settings())
    asked_for = Settings(theme="projector")
    settings_writer = SettingsWriter(tmp_path, asked_for)
    settings_writer.follow(Settings(theme="projector", sound=True), 0.0)
    settings_writer.close()
    assert load_settings(tmp_path)[0] == Settings(theme="light", sound=True)


def test_a_full_disk_is_said_once(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "atomic_file", full)
    settings_writer = SettingsWriter(tmp_path, Settings())
    said = [settings_writer.follow(CHOSEN, WAIT_S) for _ in range(5)]
    assert [words for words in said if words] == [
        "The settings could not be saved: No space left on device."
    ]


def test_without_a_folder_nothing_is_kept():
    settings_writer = SettingsWriter(None, Settings())
    settings_writer.follow(CHOSEN, 0.0)
    assert settings_writer.close() == ""
