"""The gate list: which gates stand in it, and which of them are in sight."""

import pytest

from game.app.gate_list import GateList
from game.files import shipped
from game.gates import Library
from game.record import replace
from tests.support.gate_folder import AND, OR, GateFolder
from tests.support.sessions import session_of

IN_SIGHT = 5


def shelf_of(folder):
    library = Library([folder])
    library.refresh(None)
    return GateList(library)


@pytest.fixture
def gate_list():
    gate_list = shelf_of(shipped("gates"))
    gate_list.fit(IN_SIGHT)
    return gate_list


def gates(gate_list):
    return [entry.gate for entry in gate_list.entries]


def test_it_scrolls_no_further_than_its_ends(gate_list):
    n_gates = len(gate_list.entries)
    gate_list.scroll(-3)
    assert gate_list.first == 0
    gate_list.scroll(2)
    assert gate_list.first == 2
    gate_list.scroll(1000)
    assert gate_list.first == n_gates - IN_SIGHT


def test_it_scrolls_as_little_as_needed_to_show_a_gate(gate_list):
    listed = gates(gate_list)
    for place, first in ((4, 0), (5, 1), (7, 3), (4, 3), (3, 3), (2, 2), (0, 0)):
        gate_list.show(listed[place])
        assert gate_list.first == first


def test_what_is_shown_stays_in_sight_as_the_window_shrinks(gate_list):
    gate_list.show(gates(gate_list)[4])
    gate_list.fit(2)
    assert gate_list.first <= 4 < gate_list.first + 2


def test_where_all_fit_nothing_scrolls(gate_list):
    gate_list.scroll(3)
    gate_list.fit(1000)
    assert gate_list.first == 0
    gate_list.scroll(1)
    assert gate_list.first == 0


def test_one_goes_round_and_round(gate_list):
    listed = gates(gate_list)
    gate, seen = listed[0], []
    for _ in listed:
        gate = gate_list.next_to(gate, +1)
        seen.append(gate)
    assert seen == [*listed[1:], listed[0]]
    assert gate_list.next_to(listed[0], -1) is listed[-1]


def test_there_is_nothing_beyond_the_ends(gate_list):
    assert gate_list.at(-1) is None
    assert gate_list.at(len(gate_list.entries)) is None


def test_a_gate_that_is_not_listed_has_no_place(gate_list):
    stranger = replace(gates(gate_list)[0], name="stranger", source=None)
    assert gate_list.place_of(stranger) == -1
    assert gate_list.next_to(stranger, +1) is gate_list.at(0)
    gate_list.show(stranger)


def test_of_equal_gates_the_one_from_the_same_file_counts(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("a.yaml", AND)
    folder.write("b.yaml", AND)
    gate_list = shelf_of(tmp_path)
    first, second = gates(gate_list)
    assert first == second
    assert [gate_list.place_of(gate) for gate in (first, second)] == [0, 1]
    assert gate_list.next_to(first, +1).source == second.source


def test_an_empty_list_is_a_list(tmp_path):
    gate_list = shelf_of(tmp_path)
    gate_list.fit(3)
    gate_list.scroll(1)
    gate = session_of().stage.snapshot.gate
    gate_list.show(gate)
    assert gate_list.at(0) is None
    assert gate_list.next_to(gate, 1) is None
    assert gate_list.place_of(gate) == -1


def test_gates_that_come_and_go_keep_the_list_within_its_ends(tmp_path):
    folder = GateFolder(tmp_path)
    paths = [folder.write(f"{number:02}.yaml", OR) for number in range(9)]
    library = Library([tmp_path])
    library.refresh(None)
    gate_list = GateList(library)
    gate_list.fit(3)
    gate_list.scroll(6)
    for path in paths[2:]:
        path.unlink()
    library.refresh(force=True)
    gate_list.restock()
    assert (len(gate_list.entries), gate_list.first) == (2, 0)
