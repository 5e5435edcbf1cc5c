import os

import numpy as np
import pytest

from game.app.hiding import Hiding
from game.app.last_run import FILE, load_last_run, run_of, save_last_run
from game.files import shipped
from game.gates import Library, load_gate
from game.playground.controls import L2, THRESHOLD, WEIGHT, Knob
from game.playground.hidden import Hidden
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gate_folder import UNWRITABLE
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.recipes import prepared


@pytest.fixture(scope="module")
def library():
    return Library([shipped("gates")])


def plain(playground):
    playground.forward(4_200)


def changed_on_the_way(playground):
    playground.forward(40)
    playground.set(L2, 0.1)
    playground.set(THRESHOLD, 0.61)
    playground.forward(40)
    playground.switch_optimizer()
    playground.forward(7)
    playground.seek(33)


def by_hand(playground):
    playground.set(Knob(WEIGHT, 0), -1.7)
    playground.forward(3)
    playground.seek(0)


@pytest.mark.parametrize("train", [plain, changed_on_the_way, by_hand])
@pytest.mark.parametrize("gate", ["and", "xor", AND, XOR_WITH_PRODUCT], ids=str)
def test_it_comes_back_to_the_bit_at_the_epoch_where_it_was_left(tmp_path, library, gate, train):
    gate = library.find(gate) if isinstance(gate, str) else gate
    playground = Playground(gate, Setup(seed=11))
    train(playground)
    left = playground.snapshot
    assert save_last_run(tmp_path, playground) == ""
    assert playground.snapshot.epoch == left.epoch, "it stays as it is"
    run = load_last_run(tmp_path, library)
    back = prepared(run.recipe)
    assert back.latest_epoch == left.latest_epoch
    again = back.seek(run.epoch)
    assert (again.epoch, again.gate) == (left.epoch, left.gate)
    np.testing.assert_array_equal(again.weights, left.weights)
    assert again.threshold == left.threshold
    epoch = f"{left.epoch:,}".replace(",", "\u00a0")
    assert f"{gate.name}, epoch {epoch}" in run.words


def test_with_very_many_changes_its_weights_come_back(tmp_path, library):
    playground = Playground(AND)
    for number in range(60):
        playground.set(L2, 0.1 * (number % 3))
        playground.forward(1)
    save_last_run(tmp_path, playground)
    run = load_last_run(tmp_path, library)
    np.testing.assert_array_equal(
        prepared(run.recipe).snapshot.weights, playground.snapshot.weights
    )


def test_a_run_that_has_not_trained_leaves_the_one_before_it(tmp_path, library):
    playground = Playground(AND)
    playground.forward(5)
    save_last_run(tmp_path, playground)
    playground.new_weights()
    save_last_run(tmp_path, playground)
    assert load_last_run(tmp_path, library).epoch == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n\n",
        b"5",
        b"five\nmain.py play and --epochs=5\n",
        b"5\nmain.py play no-such-gate --epochs=5\n",
        b"5\nmain.py play and --epochs=-5\n",
        b"5\nmain.py train and --bogus\n",
        b"5\n'\n",
        b"\xff\xfe\x00\n\x00",
        b"9" * 5_000 + b"\nmain.py play and --epochs=5\n",
        b"x" * 200_000,
    ],
)
def test_a_file_that_cannot_be_read_offers_nothing(tmp_path, library, content):
    (tmp_path / FILE).write_bytes(content)
    assert load_last_run(tmp_path, library) is None


@pytest.mark.parametrize("make", ["folder", "loop", "pipe", "nothing"])
def test_what_is_no_file_offers_nothing(tmp_path, library, make):
    path = tmp_path / FILE
    if make == "folder":
        path.mkdir()
    elif make == "loop":
        path.symlink_to(path)
    elif make == "pipe":
        os.mkfifo(path)
    assert load_last_run(tmp_path, library) is None


def test_without_a_folder_there_is_no_last_run(library):
    playground = Playground(AND)
    playground.forward(5)
    assert save_last_run(None, playground) == ""
    assert load_last_run(None, library) is None


def test_an_epoch_beyond_the_end_is_the_end(tmp_path, library):
    (tmp_path / FILE).write_text("900\nmain.py play and --epochs=5\n")
    assert load_last_run(tmp_path, library).epoch == 5


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    playground = Playground(AND)
    playground.forward(5)
    (tmp_path / "taken").write_text("")
    assert "could not be kept" in save_last_run(tmp_path / "taken", playground)


def test_an_untouched_history_is_shared(library):
    playground = Playground(library.find("and"))
    playground.forward(50)
    history = playground.state.history
    run_of(playground)
    assert playground.state.history is history


MINE = "name: MINE\ninputs: [A, B]\noutputs: [1, 0, 0, 0]\n"
OTHERS = {
    "gone": None,
    "broken": "name: [",
    "other targets": MINE.replace("1, 0, 0, 0", "0, 1, 1, 1"),
    "another size": "name: MINE\ninputs: [A]\noutputs: [1, 0]\n",
    "another start": f"{MINE}initial: {{weights: [1, 2], bias: 3}}\n",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_the_run_comes_back_whatever_has_become_of_its_gate_s_file(tmp_path, other):
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    playground = Playground(Library([tmp_path]).find("mine"), Setup(seed=3))
    playground.forward(70)
    save_last_run(tmp_path, playground)
    path.unlink() if other is None else path.write_text(other)
    run = load_last_run(tmp_path, Library([tmp_path]))
    assert (run.recipe.gate, run.recipe.gate.source) == (playground.snapshot.gate, None)
    again = prepared(run.recipe)
    assert again.snapshot.weights.tobytes() == playground.snapshot.weights.tobytes()


def test_a_gate_whose_file_is_as_it_was_is_that_of_the_file(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(MINE)
    playground = Playground(Library([tmp_path]).find("mine"))
    playground.forward(7)
    save_last_run(tmp_path, playground)
    assert load_last_run(tmp_path, Library([tmp_path])).recipe.gate.source == path


def test_a_file_of_an_older_version_has_two_lines(tmp_path, library):
    (tmp_path / FILE).write_text("3\nmain.py play and --epochs=5\n")
    assert load_last_run(tmp_path, library).epoch == 3


@pytest.mark.parametrize("kept", ["{name: ", "nonsense", "\x00", "[" * 5_000])
def test_a_gate_that_cannot_be_read_offers_nothing(tmp_path, library, kept):
    (tmp_path / FILE).write_text(f"3\nmain.py play and --epochs=5\n{kept}\n")
    assert load_last_run(tmp_path, library) is None


@pytest.mark.parametrize("folder", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_run_of_a_gate_in_a_folder_of_any_name_comes_back(tmp_path, folder):
    path = tmp_path / folder / "mine.yaml"
    path.parent.mkdir()
    path.write_text(MINE)
    playground = Playground(load_gate(path))
    playground.forward(7)
    assert save_last_run(tmp_path, playground) == ""
    assert load_last_run(tmp_path, Library([])).epoch == 7


def test_what_was_hidden_is_hidden_again(tmp_path, library):
    playground = Playground(AND)
    playground.forward(3)
    hidden = frozenset({Hidden.MARKS, Hidden.LOSS})
    save_last_run(tmp_path, playground, Hiding(hidden, is_locked=True))
    run = load_last_run(tmp_path, library)
    assert (run.hidden, run.is_locked) == (hidden, True)
