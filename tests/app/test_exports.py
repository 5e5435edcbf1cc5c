import csv
import errno

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import exports
from game.app.exports import as_gate, export, gate_text, save_picture
from game.core.training import Optimizer
from game.gates import TrainingOverrides, parse_gate
from game.playground.command_line import parse_command_line
from game.playground.controls import L2
from game.playground.playground import Playground
from game.playground.recipe import recipe_of
from game.playground.run import Setup
from game.record import replace
from tests.support.gate_folder import UNWRITABLE, GateFolder, session_in
from tests.support.gates import AND
from tests.support.sessions import finish, session_of
from tests.support.strategies import gates


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def saves(home):
    return home / "Documents" / "Glowgate"


def picture(colour=(10, 200, 30)):
    surface = pygame.Surface((40, 30))
    surface.fill(colour)
    return surface


def test_a_picture_goes_to_the_documents_and_its_whole_path_is_told(saves):
    session = session_of(epochs=17)
    for name in ("glowgate-and-17.png", "glowgate-and-17-2.png"):
        save_picture(session, picture())
        assert finish(session) == f"Saved the picture as {saves / name}"
        assert session.screen.saved.path == saves / name
        assert pygame.image.load(saves / name).get_at((5, 5))[:3] == (10, 200, 30)


def test_without_any_folder_it_is_said(monkeypatch):
    monkeypatch.setattr(exports, "saves_folder", lambda: None)
    session = session_of()
    save_picture(session, picture())
    assert finish(session) == exports.NOWHERE
    export(session)
    assert finish(session) == exports.NOWHERE


def a_file(documents):
    documents.write_text("mine")


def a_loop(documents):
    documents.symlink_to(documents)


def a_file_within(documents):
    documents.mkdir()
    (documents / "Glowgate").write_text("mine")


@pytest.mark.parametrize("make", [a_file, a_loop, a_file_within])
def test_what_stands_in_place_of_the_folder_is_told_and_stays(home, make):
    make(home / "Documents")
    before = {path: path.lstat().st_size for path in home.rglob("*")}
    session = session_of(epochs=3)
    for save in (lambda: save_picture(session, picture()), lambda: export(session)):
        save()
        said = finish(session)
        assert said.startswith("Not saved: ")
        assert "Glowgate" in said
        assert said.count(".") == 1
    assert {path: path.lstat().st_size for path in home.rglob("*")} == before
    assert session.stage.snapshot.epoch == 3


def test_a_full_disk_is_said_and_leaves_nothing(saves, monkeypatch):
    def full(_path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(exports, "atomic_file", full)
    session = session_of()
    for save in (lambda: save_picture(session, picture()), lambda: export(session)):
        save()
        assert finish(session) == "Not saved: No space left on device."
        assert list(saves.iterdir()) == []


def test_an_export_holds_every_epoch_and_a_gate_that_brings_the_run_back(saves):
    session = session_of("xor-product", Setup(seed=6, learning_rate=0.25), epochs=40)
    there = session.stage.snapshot
    export(session)
    table, gate_file = (saves / f"glowgate-{there_stem(there)}{s}" for s in SUFFIXES)
    assert finish(session) == f"Saved the run, and its gate as .yaml: {table}"
    *_, last = csv.DictReader(table.read_text().splitlines())
    assert int(last["epoch"]) == 40
    assert float(last["bias"]) == there.weights[-1]
    assert float(last["loss"]) == pytest.approx(there.loss, rel=1e-12)
    again = Playground(parse_gate(gate_file.read_bytes())).forward(40)
    assert again.weights.tobytes() == there.weights.tobytes()


SUFFIXES = (".csv", ".yaml")


def there_stem(snapshot):
    return f"{snapshot.gate.source.stem.replace('xor-product', 'xor-with-a-b')}-{snapshot.epoch}"


def test_the_exported_loss_is_that_of_its_own_epoch(saves):
    session = session_of(epochs=10)
    session.stage.playground.set(L2, 5.0)
    session.stage.snapshot = session.stage.playground.forward(10)
    export(session)
    finish(session)
    rows = list(csv.DictReader((saves / "glowgate-and-20.csv").read_text().splitlines()))
    playground = session.stage.playground
    losses = [playground.seek(epoch).loss for epoch in range(21)]
    np.testing.assert_allclose([float(row["loss"]) for row in rows], losses, rtol=1e-12)


def test_the_gate_file_tells_the_very_epoch_even_after_changes():
    playground = Playground(AND, Setup(optimizer=Optimizer.SGD))
    playground.forward(10)
    playground.retune(TrainingOverrides(l2=0.5))
    recipe = recipe_of(playground.forward(3))
    *_, line = gate_text(recipe).splitlines()
    request = parse_command_line(line.removeprefix("# This very epoch: "))
    assert request.recipe(AND).changes == recipe.changes


@given(gate=gates(), seed=st.integers(0, 99), epochs=st.integers(0, 5))
def test_any_run_as_a_gate_begins_alike(gate, seed, epochs):
    there = Playground(gate, Setup(seed=seed)).forward(epochs)
    back = Playground(parse_gate(gate_text(recipe_of(there)))).forward(epochs)
    assert back.weights.tobytes() == there.weights.tobytes()
    assert replace(back.run, gate=gate) == there.run
    assert as_gate(recipe_of(back)) == back.gate


def test_what_no_gate_file_can_say_is_reported():
    session = session_of("and", Setup(weights=(1e9, 0.0, 0.0)))
    export(session)
    assert finish(session).startswith("Not exported: ")


@pytest.mark.parametrize("folder", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_run_of_a_gate_in_a_folder_of_any_name_is_exported(home, saves, folder):
    (home / folder).mkdir()
    gates_there = GateFolder(home / folder)
    gates_there.write("mine.yaml", "name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    session = session_in(gates_there, "MINE")
    session.stage.playground.forward(5)
    session.stage.catch_up()
    export(session)
    assert finish(session).startswith("Saved the run, ")
    [gate_file] = (saves).glob("*.yaml")
    text = gate_file.read_text("utf-8")
    assert parse_gate(text).name == "MINE"
    line = text.split("# This very epoch: ")[1]
    assert parse_gate(parse_command_line(line).gate) == replace(
        session.stage.snapshot.gate, source=None
    )
