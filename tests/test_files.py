"""Files: written whole or not at all, under names that nothing else has."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files import atomic_file, new_files, shipped, slug


def names(folder):
    return sorted(path.name for path in folder.iterdir())


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


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("AND", "and"),
        ("Majority of three", "majority-of-three"),
        ("XOR with A*B", "xor-with-a-b"),
        ("Käse / ÉTÉ", "kase-ete"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "gate"),
        ("∧", "gate"),
        ("CON", "con-gate"),
        ("com1", "com1-gate"),
        ("console", "console"),
        ("  --  ", "gate"),
        ("a\0b", "a-b"),
    ],
)
def test_a_file_name_is_tame(name, stem):
    assert slug(name) == stem


@given(name=st.text(max_size=40))
def test_any_name_gives_a_file_name_within_the_folder(name):
    assert slug(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert os.sep not in slug(name)


@pytest.mark.parametrize("folder", ["gates", "assets"])
def test_what_is_shipped_is_found(folder):
    assert any(shipped(folder).iterdir())
