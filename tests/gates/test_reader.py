"""Whatever lies at a path, it is read at once or refused at once."""

import os
from pathlib import Path

import pytest

from game.gates import GateFileError, load_gate
from game.gates.bounds import MAX_BYTES
from tests.support.bad_files import AND


def complaint(path):
    with pytest.raises(GateFileError) as caught:
        load_gate(path)
    (problem,) = caught.value.problems
    assert (problem.source, problem.line, problem.column) == (path, 1, 1)
    return problem.message


def test_a_file(tmp_path):
    path = tmp_path / "and.yaml"
    path.write_text(AND)
    assert load_gate(path).targets == (0, 0, 0, 1)
    assert load_gate(path).source == path


def test_a_link_to_a_file(tmp_path):
    (tmp_path / "and.yaml").write_text(AND)
    (tmp_path / "link.yaml").symlink_to("and.yaml")
    assert load_gate(tmp_path / "link.yaml").name == "AND"


def test_a_missing_file_and_its_nearest_neighbour(tmp_path):
    assert complaint(tmp_path / "and.yaml") == "There is no such file."
    (tmp_path / "nand.yaml").touch()
    assert complaint(tmp_path / "nadn.yaml") == 'There is no such file; did you mean "nand.yaml"?'
    assert (
        complaint(tmp_path / "no" / "x.yaml") == "There is no such file, nor a folder of that name."
    )


def test_a_folder(tmp_path):
    assert complaint(tmp_path) == "This is a folder; name a gate file in it."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    assert complaint(path) == "This is a pipe or a device, not a file; name a gate file."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices with a path here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(device):
    assert complaint(Path(device)) == "This is a pipe or a device, not a file; name a gate file."


@pytest.mark.skipif(not hasattr(os, "O_NONBLOCK"), reason="pipes are always waited for here")
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path, monkeypatch):
    flags_used = []

    def noting(path, flags):
        flags_used.append(flags)
        return open_as_ever(path, flags)

    path = tmp_path / "and.yaml"
    path.write_text(AND)
    open_as_ever = os.open
    monkeypatch.setattr("game.gates.yaml_files.os.open", noting)
    load_gate(path)
    assert [bool(flags & os.O_NONBLOCK) for flags in flags_used] == [True]


def test_the_largest_file_and_one_that_is_larger_by_a_byte(tmp_path):
    path = tmp_path / "and.yaml"
    path.write_text(AND.ljust(MAX_BYTES, "\n"))
    assert load_gate(path).name == "AND"
    path.write_text(AND.ljust(MAX_BYTES + 1, "\n"))
    assert complaint(path) == "The file has 65,537 bytes; a gate file has at most 65,536."


def test_a_file_is_read_as_bytes_of_which_each_must_be_text(tmp_path):
    path = tmp_path / "and.yaml"
    path.write_bytes(b"\xe9" + AND.encode())
    message = "Line 1 holds the byte 0xE9, which is not UTF-8; save the file as UTF-8."
    assert complaint(path) == message


def test_no_permission(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "and.yaml"
    path.write_text(AND)
    monkeypatch.setattr("game.gates.yaml_files.os.open", refuse)  # root may read anything
    assert complaint(path) == "You may not read this file; change its permissions."


def test_a_link_to_itself(tmp_path):
    path = tmp_path / "loop.yaml"
    path.symlink_to(path)
    assert complaint(path) == "This link leads in a circle, to no file; name a gate file."


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 5000])
def test_names_that_no_file_has(name):
    assert complaint(Path(name)).endswith(".")


def test_a_name_with_a_zero_byte():
    assert complaint(Path("a\0b")) == "This cannot be the name of a file."


def test_a_file_in_place_of_a_folder(tmp_path):
    (tmp_path / "file").touch()
    assert complaint(tmp_path / "file" / "and.yaml").endswith(".")
