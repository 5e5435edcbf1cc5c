"""The gate list: which gates stand in it, and which of them are in sight."""

from dataclasses import replace

import pytest

from game.app.shelf import Shelf
from game.gates import Library
from game.paths import shipped
from tests.app.gate_folder import AND, OR, GateFolder
from tests.app.sessions import session_of

IN_SIGHT = 5


def shelf_of(folder):
    library = Library([folder])
    library.refresh(None)
    return Shelf(library)


@pytest.fixture
def shelf():
    shelf = shelf_of(shipped("gates"))
    shelf.fit(IN_SIGHT)
    return shelf


def gates(shelf):
    return [entry.gate for entry in shelf.entries]


def test_it_scrolls_no_further_than_its_ends(shelf):
    n_gates = len(shelf.entries)
    shelf.scroll(-3)
    assert shelf.first == 0
    shelf.scroll(2)
    assert shelf.first == 2
    shelf.scroll(1000)
    assert shelf.first == n_gates - IN_SIGHT


def test_it_scrolls_as_little_as_needed_to_show_a_gate(shelf):
    listed = gates(shelf)
    for place, first in ((4, 0), (5, 1), (7, 3), (4, 3), (3, 3), (2, 2), (0, 0)):
        shelf.show(listed[place])
        assert shelf.first == first


def test_what_is_shown_stays_in_sight_as_the_window_shrinks(shelf):
    shelf.show(gates(shelf)[4])
    shelf.fit(2)
    assert shelf.first <= 4 < shelf.first + 2


def test_where_all_fit_nothing_scrolls(shelf):
    shelf.scroll(3)
    shelf.fit(1000)
    assert shelf.first == 0
    shelf.scroll(1)
    assert shelf.first == 0


def test_one_goes_round_and_round(shelf):
    listed = gates(shelf)
    gate, seen = listed[0], []
    for _ in listed:
        gate = shelf.next_to(gate, +1)
        seen.append(gate)
    assert seen == [*listed[1:], listed[0]]
    assert shelf.next_to(listed[0], -1) is listed[-1]


def test_there_is_nothing_beyond_the_ends(shelf):
    assert shelf.at(-1) is None
    assert shelf.at(len(shelf.entries)) is None


def test_a_gate_that_is_not_listed_has_no_place(shelf):
    stranger = replace(gates(shelf)[0], name="stranger", source=None)
    assert shelf.place_of(stranger) == -1
    assert shelf.next_to(stranger, +1) is shelf.at(0)
    shelf.show(stranger)


def test_of_equal_gates_the_one_from_the_same_file_counts(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("a.yaml", AND)
    folder.write("b.yaml", AND)
    shelf = shelf_of(tmp_path)
    first, second = gates(shelf)
    assert first == second
    assert [shelf.place_of(gate) for gate in (first, second)] == [0, 1]
    assert shelf.next_to(first, +1).source == second.source


def test_an_empty_list_is_a_list(tmp_path):
    shelf = shelf_of(tmp_path)
    shelf.fit(3)
    shelf.scroll(1)
    gate = session_of().stage.snapshot.gate
    shelf.show(gate)
    assert shelf.at(0) is None
    assert shelf.next_to(gate, 1) is None
    assert shelf.place_of(gate) == -1


def test_gates_that_come_and_go_keep_the_list_within_its_ends(tmp_path):
    folder = GateFolder(tmp_path)
    paths = [folder.write(f"{number:02}.yaml", OR) for number in range(9)]
    library = Library([tmp_path])
    library.refresh(None)
    shelf = Shelf(library)
    shelf.fit(3)
    shelf.scroll(6)
    for path in paths[2:]:
        path.unlink()
    library.refresh(force=True)
    shelf.restock()
    assert (len(shelf.entries), shelf.first) == (2, 0)
