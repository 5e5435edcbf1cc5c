import os
import stat
from pathlib import Path

import pytest

from game.files import atomic_file


def write(path, text):
    with atomic_file(path) as file:
        file.write(text)


def test_the_file_appears_when_all_is_written(tmp_path):
    path = tmp_path / "a.txt"
    with atomic_file(path) as file:
        file.write("µ\n")
        assert not path.exists()
    assert path.read_bytes() == "µ\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_error_all_is_as_before(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), atomic_file(path) as file:  # noqa: PT012
        file.write("new")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_errors_name_the_file_that_was_asked_for(tmp_path):
    path = tmp_path / "none" / "a.txt"
    with pytest.raises(FileNotFoundError) as caught:
        write(path, "x")
    assert caught.value.filename == str(path)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(IsADirectoryError):
        write(tmp_path, "x")


def test_a_link_goes_on_pointing(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_permissions_are_those_of_any_new_file_or_of_the_old_one(tmp_path):
    new, old, plain = tmp_path / "new", tmp_path / "old", tmp_path / "plain"
    plain.write_text("")
    old.write_text("")
    old.chmod(0o640)
    write(new, "x")
    write(old, "x")
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_a_device_is_written_and_stays_a_device():
    device = Path(os.devnull)
    write(device, "x")
    assert stat.S_ISCHR(device.stat().st_mode)
