"""The library follows what happens to files, and a broken one never costs a gate that worked."""

import os
from collections import Counter

import pytest

from game.files import shipped
from game.gates import GateFileError, Library, UnknownGateError, folder_watch
from game.gates import library as module
from game.gates.folder_watch import COST_OF_A_FILE, COST_OF_A_LOOK
from game.gates.library import MOST_NAMED

OR = "name: OR\ninputs: [A, B]\nexpression: A or B\n"
AND = "name: AND\ninputs: [A, B]\nexpression: A and B\n"


class Folder:
    """A folder whose files get ever newer times, however fast they are written."""

    def __init__(self, path):
        self.path = path
        self.time_ns = 10**18

    def write(self, name, text):
        self.time_ns += 1
        path = self.path / name
        path.write_text(text)
        os.utime(path, ns=(self.time_ns, self.time_ns))
        return path


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def library(tmp_path):
    return Library([tmp_path])


def names(library):
    return [gate.name for gate in library.gates]


def test_a_file_appears_changes_breaks_is_corrected_and_goes(folder, library):
    assert not library.refresh()
    path = folder.write("mine.yaml", AND)
    assert library.refresh()
    assert not library.refresh()
    assert names(library) == ["AND"]

    folder.write("mine.yaml", OR)
    assert library.refresh()
    assert names(library) == ["OR"]

    folder.write("mine.yaml", OR[:-9])
    assert library.refresh()
    assert not library.refresh()
    assert names(library) == ["OR"]
    assert library.problems[path].problems[0].line == 3

    folder.write("mine.yaml", AND)
    assert library.refresh()
    assert names(library) == ["AND"]
    assert not library.problems

    path.unlink()
    assert library.refresh()
    assert names(library) == []


def test_a_file_that_was_never_good_is_only_a_problem(folder, library):
    path = folder.write("mine.yaml", "name: [")
    assert library.refresh()
    assert list(library.problems) == [path]
    assert library.gates == ()
    path.unlink()
    assert library.refresh()
    assert not library.problems


def test_what_has_not_changed_is_not_read_again(folder, library, monkeypatch):
    folder.write("mine.yaml", AND)
    library.refresh()
    monkeypatch.setattr("game.gates.library.load_gate", None)
    assert not library.refresh()


def test_a_rewrite_that_says_the_same_changes_nothing(folder, library):
    folder.write("mine.yaml", AND)
    library.refresh()
    folder.write("mine.yaml", AND + "# a comment\n")
    assert not library.refresh()


def test_force_reads_again_what_seems_unchanged(folder, library):
    path = folder.write("mine.yaml", AND)
    library.refresh()
    before = path.stat()
    path.write_text(AND.replace("AND", "DNA"))
    os.utime(path, ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert not library.refresh()
    assert library.refresh(force=True)
    assert names(library) == ["DNA"]


def test_a_file_replaced_by_one_of_the_same_time_and_size_is_read(folder, library):
    path = folder.write("mine.yaml", AND)
    library.refresh()
    other = folder.path / "other"
    other.write_text(AND.replace("AND", "DNA"))
    os.utime(other, ns=(path.stat().st_mtime_ns,) * 2)
    other.replace(path)
    assert library.refresh()
    assert names(library) == ["DNA"]


def test_other_files_are_passed_over(folder, library):
    for name in (
        "notes.txt",
        ".hidden.yaml",
        "yaml",
        "and.yaml.tmp",
        "and.yaml~",
        "gate.schema.json",
    ):
        folder.write(name, AND)
    (folder.path / "folder.yaml").mkdir()
    (folder.path / "dangling.yaml").symlink_to("nowhere")
    folder.write("a.yml", AND)
    folder.write("b.YAML", OR)
    library.refresh()
    assert names(library) == ["AND", "OR"]
    assert not library.problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_in_the_folder_is_a_problem_and_no_wait(folder, library):
    os.mkfifo(folder.path / "pipe.yaml")
    library.refresh()
    assert list(library.problems) == [folder.path / "pipe.yaml"]


def test_a_folder_may_come_and_go(tmp_path):
    place = tmp_path / "later"
    library = Library([place])
    assert not library.refresh()
    place.mkdir()
    Folder(place).write("a.yaml", AND)
    assert library.refresh()
    assert names(library) == ["AND"]
    (place / "a.yaml").unlink()
    place.rmdir()
    assert library.refresh()
    assert names(library) == []
    assert not library.problems


def test_a_folder_that_cannot_be_looked_into_is_a_problem(tmp_path):
    (tmp_path / "file").touch()
    library = Library([tmp_path / "file"])
    assert library.refresh()
    assert "cannot be looked into" in str(library.problems[tmp_path / "file"])
    assert not library.refresh()
    (tmp_path / "file").unlink()
    assert library.refresh()
    assert not library.problems


def counted(monkeypatch):
    """Count the calls that take time when there are many files."""
    counts = Counter()

    def counting(name, function):
        def count(*arguments):
            counts[name] += 1
            return function(*arguments)

        return count

    for name in ("load_gate", "distinct_names"):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    looks = counting("file_stamp", folder_watch.file_stamp)
    monkeypatch.setattr(folder_watch, "file_stamp", looks)
    return counts


@pytest.mark.slow
def test_a_folder_of_a_thousand_files_is_read_in_portions(folder, library, monkeypatch):
    for number in range(1000):
        folder.write(f"g{number:03}.yaml", AND.replace("AND", f"G{number:03}"))
    assert library.refresh()
    assert 0 < len(library.gates) <= 100
    work = counted(monkeypatch)
    while not library.is_complete:
        work.clear()
        library.refresh()
        assert 0 < work["load_gate"] <= 100
        assert work["file_stamp"] <= 1000
        assert work["distinct_names"] <= 1
    assert names(library) == [f"G{number:03}" for number in range(1000)]


def test_finding_reads_all_first(folder, library):
    for number in range(200):
        folder.write(f"g{number:03}.yaml", AND.replace("AND", f"G{number:03}"))
    assert library.find("g199").name == "G199"


def test_single_files_join_the_folders(folder, tmp_path_factory):
    other = Folder(tmp_path_factory.mktemp("other"))
    folder.write("a.yaml", AND)
    library = Library([folder.path], [other.write("b.txt", OR), folder.path / "a.yaml"])
    library.refresh()
    assert names(library) == ["AND", "OR"]
    library.add_file(other.write("c.yaml", OR.replace("OR", "ORR")))
    assert library.refresh()
    assert names(library) == ["AND", "OR", "ORR"]


def test_a_folder_given_twice_counts_once(folder, monkeypatch):
    folder.write("a.yaml", AND)
    monkeypatch.chdir(folder.path.parent)
    library = Library([folder.path, folder.path, folder.path / ".." / folder.path.name])
    library.refresh()
    assert names(library) == ["AND"]


def test_shipped_gates_come_first_and_the_rest_by_name(folder):
    folder.write("a.yaml", AND.replace("AND", "zebra"))
    folder.write("b.yaml", AND.replace("AND", "Ape"))
    library = Library([folder.path, shipped("gates")])
    library.refresh()
    assert names(library)[:3] == ["AND", "OR", "NAND"]
    assert names(library)[-2:] == ["Ape", "zebra"]


def test_gates_of_one_name_are_told_apart(folder, tmp_path_factory):
    other = Folder(tmp_path_factory.mktemp("other"))
    paths = [folder.write("a.yaml", AND), folder.write("b.yaml", AND), other.write("a.yaml", AND)]
    folder.write("c.yaml", OR)
    library = Library([folder.path, other.path])
    library.refresh()
    shown = dict(zip([gate.source for gate in library.gates], library.display_names, strict=True))
    assert shown[folder.path / "c.yaml"] == "OR"
    assert shown[paths[1]] == "AND (b.yaml)"
    assert len(set(library.display_names)) == 4
    assert library.find("and (B.yaml)").source == paths[1]
    assert library.find(shown[paths[2]]).source == paths[2]


@pytest.mark.parametrize("name", ["xor", "XOR", "Xor", " xor "])
def test_a_gate_is_found_by_name(name):
    assert Library([shipped("gates")]).find(name).source.stem == "xor"


@pytest.mark.parametrize("name", ["xor-product", "XOR with A*B", "xor_product", "xor with a*b"])
def test_a_gate_is_found_by_stem_or_longer_name(name):
    assert Library([shipped("gates")]).find(name).source.stem == "xor-product"


def test_a_gate_is_found_by_path(folder, library):
    path = folder.write("mine.yaml", OR)
    assert Library([]).find(str(path)).name == "OR"
    with pytest.raises(GateFileError, match="no such file"):
        library.find(str(folder.path / "other.yaml"))


def test_a_broken_file_is_found_as_its_problems(folder, library):
    folder.write("mine.yaml", "name: [")
    with pytest.raises(GateFileError, match="not closed yet"):
        library.find("mine")


def test_an_unknown_gate_is_answered_with_the_nearest():
    library = Library([shipped("gates")])
    with pytest.raises(UnknownGateError, match='There is no gate "nadn"; did you mean "nand"'):
        library.find("nadn")
    with pytest.raises(UnknownGateError, match="the gates are: AND, OR, NAND"):
        library.find("quux")
    with pytest.raises(UnknownGateError, match="the gates are: none"):
        Library([]).find("quux")


def test_a_file_that_becomes_readable_is_read_though_its_time_stays(folder, library):
    path = folder.write("mine.yaml", AND)
    mode = path.stat().st_mode
    library.refresh()
    path.chmod(0)
    library.refresh()
    path.chmod(mode)
    library.refresh()
    assert not library.problems
    assert names(library) == ["AND"]


def test_a_folder_can_be_added_later(folder, library, tmp_path_factory):
    folder.write("mine.yaml", AND)
    library.refresh()
    other = Folder(tmp_path_factory.mktemp("other"))
    other.write("theirs.yaml", OR)
    library.add_folder(other.path)
    library.add_folder(other.path)
    assert library.refresh()
    assert names(library) == ["AND", "OR"]
    other.write("theirs.yaml", "name: [")
    assert library.refresh()
    assert list(library.problems) == [other.path / "theirs.yaml"]


def test_distrust_reads_all_again_in_portions_and_keeps_what_was_good(folder, library):
    for number in range(5):
        folder.write(f"{number}.yaml", AND.replace("AND", f"AND {number}"))
    library.refresh()
    before = (folder.path / "0.yaml").stat()
    (folder.path / "0.yaml").write_text(AND.replace("AND", "OLD 0"))
    os.utime(folder.path / "0.yaml", ns=(before.st_mtime_ns, before.st_mtime_ns))
    assert not library.refresh()
    library.invalidate()
    assert len(library.gates) == 5
    assert not library.is_complete
    assert library.refresh(budget=1)
    assert not library.is_complete
    assert names(library) == ["AND 1", "AND 2", "AND 3", "AND 4", "OLD 0"]
    while not library.is_complete:
        library.refresh(budget=1)
    assert len(library.gates) == 5


def test_looking_at_many_files_that_stay_as_they_are_is_done_in_portions(
    folder, library, monkeypatch
):
    for number in range(300):
        folder.write(f"g{number:03}.yaml", AND)
    library.refresh(budget=None)
    work = counted(monkeypatch)
    budget = 100 * COST_OF_A_LOOK
    for _ in range(3):
        assert not library.refresh(budget)
        assert library.is_complete
        assert work["file_stamp"] <= 100
        work.clear()
    assert not library.refresh(budget)
    assert not library.is_looking
    folder.write("g250.yaml", OR)
    while library.refresh(budget) or library.is_looking:
        pass
    assert work["distinct_names"] == 1
    assert "OR" in names(library)


def test_more_files_than_are_looked_at_are_told(folder, library, monkeypatch):
    monkeypatch.setattr(folder_watch, "MAX_FOLDER_ENTRIES", 10)
    for number in range(10):
        folder.write(f"g{number:03}.yaml", AND)
    library.refresh()
    assert library.left_out == ()
    extra = folder.write("g010.yaml", AND)
    library.refresh()
    assert library.left_out == (folder.path,)
    assert len(library.gates) == 10
    extra.unlink()
    library.refresh()
    assert library.left_out == ()


def test_what_is_added_is_looked_at_first(folder, library, tmp_path_factory):
    for number in range(300):
        folder.write(f"g{number:03}.yaml", AND)
    library.refresh(budget=None)
    other = Folder(tmp_path_factory.mktemp("other"))
    other.write("theirs.yaml", OR)
    library.refresh(COST_OF_A_LOOK)
    library.add_folder(other.path)
    assert library.refresh(COST_OF_A_FILE)
    assert "OR" in names(library)
    library.refresh(COST_OF_A_LOOK)
    library.add_file(other.write("mine.txt", OR.replace("OR", "MINE")))
    assert library.refresh(COST_OF_A_FILE)
    assert "MINE" in names(library)


def test_a_gate_is_looked_for_among_those_that_are_read_while_others_are_not(folder, library):
    for number in range(300):
        folder.write(f"g{number:03}.yaml", AND.replace("AND", f"G{number:03}"))
    library.refresh()
    assert library.find("g000").name == "G000"
    with pytest.raises(UnknownGateError, match=r"the gates are: G000, .*G015\."):
        library.find("quux")
    assert not library.is_complete


def test_where_there_are_many_gates_some_are_named(tmp_path):
    for number in range(MOST_NAMED + 5):
        text = AND.replace("name: AND", f"name: {'G' * 30} {number}")
        (tmp_path / f"{number}.yaml").write_text(text)
    with pytest.raises(UnknownGateError, match=r" and 5 others\.$") as caught:
        Library([tmp_path]).find("qqqq")
    assert len(str(caught.value)) < MOST_NAMED * 45


def test_a_folder_that_is_a_link_in_a_circle_is_told_and_hides_nothing(tmp_path):
    loop, good = tmp_path / "loop", tmp_path / "good"
    loop.symlink_to(loop)
    good.mkdir()
    (good / "and.yaml").write_text(AND)
    library = Library([loop, good, loop])
    assert library.find("and").name == "AND"
    assert list(library.problems) == [loop]
    assert "The folder cannot be looked into: " in str(library.problems[loop])


def test_equal_gates_in_files_that_look_alike_are_told_apart_to_the_eye(tmp_path):
    for name in ("mine", "mi\u200bne"):
        (tmp_path / f"{name}.yaml").write_text("name: MINE\ninputs: [A]\noutputs: [0, 1]\n")
    library = Library([tmp_path])
    library.refresh()
    assert {*library.display_names} == {"MINE (mine.yaml)", "MINE (mi[U+200B]ne.yaml)"}
