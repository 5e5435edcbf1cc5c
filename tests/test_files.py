"""Files: written whole or not at all, under names that nothing else has."""

import errno
import os
import socket
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import files
from game.files import (
    ABANDONED_S,
    DRAFT,
    NotAFileError,
    atomic_file,
    new_files,
    output_file,
    read_file,
    remove_abandoned,
    shipped,
    slug,
)


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
    with output_file(device) as file:
        file.write("x")
    assert stat.S_ISCHR(device.stat().st_mode)


LIMIT = 1000


@contextmanager
def special_files(folder):
    """Paths at which there is something else than a file, by what it is."""
    fifo, held, home, folder_link = (folder / name for name in ("fifo", "held", "home", "link"))
    os.mkfifo(fifo)
    os.mkfifo(held)
    home.mkdir()
    folder_link.symlink_to(home)
    (folder / "zero").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener, held.open("r+b", buffering=0) as writer:
        listener.bind(str(folder / "socket"))
        writer.write(b"name: AND")
        yield [fifo, held, home, folder_link, folder / "zero", folder / "socket", Path("/dev/null")]


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_only_a_file_is_read_and_only_a_file_is_replaced(tmp_path):
    with special_files(tmp_path) as paths:
        for path in paths:
            kind = IsADirectoryError if path.is_dir() else NotAFileError
            with pytest.raises(kind) as caught:
                read_file(path, LIMIT)
            assert caught.value.filename == str(path)
            with pytest.raises(kind):
                write(path, "x")
    assert not list(tmp_path.glob(f"{DRAFT}*"))


@pytest.mark.skipif(os.name == "nt", reason="no pipes with names there")
def test_what_is_exchanged_for_a_pipe_before_it_is_opened_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x")
    opened = os.open

    def exchange(*args):
        path.unlink()
        os.mkfifo(path)
        return opened(*args)

    monkeypatch.setattr(files.os, "open", exchange)
    with pytest.raises(NotAFileError):
        read_file(path, LIMIT)


def test_a_file_that_says_that_one_waits_is_no_file(tmp_path, monkeypatch):
    (tmp_path / "kmsg").write_text("x")

    def wait(*_):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(files.os, "read", wait)
    with pytest.raises(NotAFileError):
        read_file(tmp_path / "kmsg", LIMIT)


@pytest.mark.parametrize("size", [0, 1, LIMIT, LIMIT + 1, 10 * LIMIT])
def test_no_more_is_read_than_shows_that_it_is_too_much(tmp_path, size):
    (tmp_path / "a").write_bytes(b"x" * size)
    assert len(read_file(tmp_path / "a", LIMIT)) == min(size, LIMIT + 1)


def loop_in(folder):
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 5000, "none", "none/a"])
def test_what_cannot_be_read_is_an_os_error(tmp_path, name):
    with pytest.raises(OSError, match=r"."):
        read_file(tmp_path / name, LIMIT)


def test_a_link_in_a_circle_is_an_error_and_stays(tmp_path):
    loop = loop_in(tmp_path)
    for step in (lambda: read_file(loop, LIMIT), lambda: write(loop, "x")):
        with pytest.raises(OSError, match="loop") as caught:
            step()
        assert caught.value.errno == errno.ELOOP
    with pytest.raises(OSError, match="loop"), output_file(loop):
        pass
    assert loop.is_symlink()


def draft_of_before(folder, age_s=2 * ABANDONED_S):
    draft = folder / f"{DRAFT}before"
    draft.write_text("half")
    then = time.time() - age_s
    os.utime(draft, (then, then))
    return draft


def test_the_next_write_removes_what_a_killed_one_left(tmp_path):
    draft_of_before(tmp_path)
    write(tmp_path / "a.txt", "x")
    assert names(tmp_path) == ["a.txt"]


KILLED = """
import os, sys
from pathlib import Path
from game.files import atomic_file
with atomic_file(Path(sys.argv[1])) as file:
    file.write("half")
    file.flush()
    print("written", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="there the system itself keeps an open file")
def test_a_draft_is_removed_once_its_process_is_killed_and_not_before(tmp_path):
    words = [sys.executable, "-c", KILLED, str(tmp_path / "a.txt")]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, cwd=files.PACKAGE.parent) as process:
        assert process.stdout.readline() == b"written\n"
        [draft] = tmp_path.glob(f"{DRAFT}*")
        then = time.time() - 2 * ABANDONED_S
        os.utime(draft, (then, then))
        remove_abandoned(tmp_path)
        assert draft.exists()
        process.kill()
        process.wait()
        remove_abandoned(tmp_path)
        assert not draft.exists()


def test_a_young_draft_and_what_is_none_stay(tmp_path):
    draft_of_before(tmp_path, age_s=0)
    (tmp_path / f"{DRAFT}folder").mkdir()
    (tmp_path / f"{DRAFT}link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "glowgate-and-0.png").write_text("mine")
    before = names(tmp_path)
    remove_abandoned(tmp_path)
    remove_abandoned(tmp_path / "none")
    assert names(tmp_path) == before


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
