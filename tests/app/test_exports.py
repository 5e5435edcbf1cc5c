import csv
import errno

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app import exports, preferences
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

OWN = "data/glowgate/glowgate"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def picture(colour=(10, 200, 30)):
    surface = pygame.Surface((40, 30))
    surface.fill(colour)
    return surface


def test_a_picture_goes_to_the_pictures_and_says_where(home):
    (home / "Pictures").mkdir()
    session = session_of(epochs=17)
    for name in ("glowgate-and-17.png", "glowgate-and-17-2.png"):
        save_picture(session, picture())
        path = home / "Pictures" / name
        assert finish(session) == f"Saved the picture as ~/Pictures/{name}"
        assert pygame.image.load(path).get_at((5, 5))[:3] == (10, 200, 30)


def test_a_desktop_in_another_language_has_its_own_folder(home):
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_PICTURES_DIR="$HOME/Meine Bilder"\n')
    (home / "Pictures").mkdir()
    assert preferences.pictures_folder() == home / "Pictures"
    (home / "Meine Bilder").mkdir()
    assert preferences.pictures_folder() == home / "Meine Bilder"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"XDG_PICTURES_DIR=", b""])
def test_a_home_without_pictures_has_glowgates_own_folder(home, content):
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_bytes(content)
    assert preferences.pictures_folder() == home / OWN
    session = session_of()
    save_picture(session, picture())
    assert finish(session).endswith("/glowgate/glowgate/glowgate-and-0.png")


def test_without_any_folder_it_is_said(monkeypatch):
    monkeypatch.setattr(exports, "pictures_folder", lambda: None)
    session = session_of()
    save_picture(session, picture())
    assert finish(session) == exports.NOWHERE


def test_a_full_disk_is_said_and_leaves_nothing(home, monkeypatch):
    def full(_path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(exports, "atomic_file", full)
    session = session_of()
    for save in (lambda: save_picture(session, picture()), lambda: export(session)):
        save()
        assert finish(session) == "Not saved: No space left on device."
        assert list((home / OWN).iterdir()) == []


def test_an_export_holds_every_epoch_and_a_gate_that_brings_the_run_back(home):
    (home / "Documents").mkdir()
    session = session_of("xor-product", Setup(seed=6, learning_rate=0.25), epochs=40)
    there = session.stage.snapshot
    export(session)
    table, gate_file = (home / "Documents" / f"glowgate-{there_stem(there)}{s}" for s in SUFFIXES)
    assert finish(session) == f"Saved the run as ~/Documents/{table.name} and .yaml"
    *_, last = csv.DictReader(table.read_text().splitlines())
    assert int(last["epoch"]) == 40
    assert float(last["bias"]) == there.weights[-1]
    assert float(last["loss"]) == pytest.approx(there.loss, rel=1e-12)
    again = Playground(parse_gate(gate_file.read_bytes())).forward(40)
    assert again.weights.tobytes() == there.weights.tobytes()


SUFFIXES = (".csv", ".yaml")


def there_stem(snapshot):
    return f"{snapshot.gate.source.stem.replace('xor-product', 'xor-with-a-b')}-{snapshot.epoch}"


def test_the_exported_loss_is_that_of_its_own_epoch(home):
    session = session_of(epochs=10)
    session.stage.playground.set(L2, 5.0)
    session.stage.snapshot = session.stage.playground.forward(10)
    export(session)
    finish(session)
    rows = list(csv.DictReader((home / OWN / "glowgate-and-20.csv").read_text().splitlines()))
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


def test_folders_that_are_links_in_a_circle_are_passed_over(home):
    for name in ("Pictures", "Documents"):
        (home / name).symlink_to(home / name)
    session = session_of()
    save_picture(session, picture())
    assert finish(session).startswith("Saved the picture as ")
    (home / OWN / "glowgate-and-0-2.png").symlink_to(home / OWN / "glowgate-and-0-2.png")
    save_picture(session, picture())
    assert finish(session).endswith("glowgate-and-0-3.png")


def test_without_a_place_that_can_be_written_it_is_said(home):
    (home / "data").mkdir()
    (home / "data" / "glowgate").symlink_to(home / "data" / "glowgate")
    session = session_of()
    save_picture(session, picture())
    assert finish(session) == exports.NOWHERE


@pytest.mark.parametrize("folder", UNWRITABLE.values(), ids=UNWRITABLE)
def test_a_run_of_a_gate_in_a_folder_of_any_name_is_exported(home, folder):
    (home / folder).mkdir()
    gates_there = GateFolder(home / folder)
    gates_there.write("mine.yaml", "name: MINE\ninputs: [A]\noutputs: [1, 0]\n")
    session = session_in(gates_there, "MINE")
    session.stage.playground.forward(5)
    session.stage.catch_up()
    export(session)
    assert finish(session).startswith("Saved the run as ")
    [gate_file] = (home / OWN).glob("*.yaml")
    text = gate_file.read_text("utf-8")
    assert parse_gate(text).name == "MINE"
    line = text.split("# This very epoch: ")[1]
    assert parse_gate(parse_command_line(line).gate) == replace(
        session.stage.snapshot.gate, source=None
    )
