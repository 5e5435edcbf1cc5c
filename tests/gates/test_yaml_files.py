"""What lies in a folder, and whether it has changed."""

import os

import pytest

from game.gates import GateFileError
from game.gates.yaml_errors import Format
from game.gates.yaml_files import file_stamp, files_in, looks_like_path, names_in, read_source
from tests.support.bad_files import AND

SONG = Format("song", "key: C", "key: C", "two")


@pytest.mark.skipif(os.name == "nt", reason="has no such permissions")
def test_a_file_that_changes_in_any_way_has_another_stamp(tmp_path):
    path = tmp_path / "and.yaml"
    path.write_text(AND)
    os.utime(path, ns=(10**18, 10**18))
    path.chmod(0o600)
    stamps = [file_stamp(path)]
    assert file_stamp(path) == stamps[0]
    path.chmod(0o644)
    stamps.append(file_stamp(path))
    os.utime(path, ns=(10**18, 10**18 + 1_000))
    stamps.append(file_stamp(path))
    assert len(set(stamps)) == 3


def test_the_gate_files_of_a_folder_are_listed_by_name_without_folders_and_dead_links(tmp_path):
    for name in ("or.yaml", "and.YML", ".hidden.yaml", "notes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "dead.yaml").symlink_to("gone.yaml")
    assert files_in(tmp_path) == (tmp_path / "and.YML", tmp_path / "or.yaml")


def test_a_missing_folder_has_no_gates_and_leaves_none_out(tmp_path):
    assert names_in(tmp_path / "missing", 3) == ([], False)
    assert files_in(tmp_path / "missing") == ()


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path):
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(GateFileError) as caught:
        files_in(path)
    assert [problem.source for problem in caught.value.problems] == [path]


@pytest.mark.parametrize(("most", "found"), [(3, 3), (5, 5), (None, 5)])
def test_of_a_very_full_folder_a_part_is_looked_at(tmp_path, most, found):
    for number in range(5):
        (tmp_path / f"{number}.yaml").touch()
    names, is_cut = names_in(tmp_path, most)
    assert (len(names), is_cut) == (found, found < 5)


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "folder/a", "folder\\a"])
def test_what_looks_like_a_path(name):
    assert looks_like_path(name)
    assert not looks_like_path("AND")


def test_messages_speak_of_the_kind_of_file(tmp_path):
    with pytest.raises(GateFileError, match=r"This is a folder; name a song file in it\."):
        read_source(tmp_path, SONG)
    (tmp_path / "long.yaml").write_text("#" * 70_000)
    with pytest.raises(GateFileError, match=r"a song file has at most 65,536\."):
        read_source(tmp_path / "long.yaml", SONG)


def test_a_dead_link_is_not_advised_to_be_itself(tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to("nowhere.yaml")
    with pytest.raises(GateFileError, match=r"no such file\.$"):
        read_source(link, SONG)
