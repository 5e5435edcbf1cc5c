"""The window while gate files change: each state is seen on it, and training goes on."""

import numpy as np
import pygame
import pytest

from game.app.preferences import SettingsWriter
from game.app.window import Window
from game.ui.kit.layout import DESIGN_SIZE
from tests.support.gate_folder import AND, NO_SECOND_INPUT, OR, GateFolder, on_stage, session_in

FRAME_MS = 15_000  # longer than any pause between two looks at the disk


class Script:
    """Stands in for the clock: after each frame the next step is done, and then the app closed."""

    def __init__(self, steps):
        self._steps = iter(steps)

    def tick(self, _frames_a_second):
        if next(self._steps, None) is None:
            for _ in range(2):  # the second says that a gate without a file may be lost
                pygame.event.post(pygame.Event(pygame.QUIT))
        return FRAME_MS


@pytest.fixture
def folder(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", AND)
    folder.write("or.yaml", OR)
    return folder


@pytest.fixture
def play(monkeypatch):
    """Runs a window on a session; the script is a generator that yields for each frame."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()

    def play(session, script):
        monkeypatch.setattr("game.app.window.pygame.Clock", lambda: Script(script))
        Window(session, DESIGN_SIZE, SettingsWriter(None, session.settings(DESIGN_SIZE))).run()

    yield play
    pygame.display.quit()


def picture():
    return pygame.surfarray.array3d(pygame.display.get_surface())


def panel(session, name):
    """What a panel shows now."""
    rect = getattr(session.page.layout, name)
    return picture()[rect.left : rect.right, rect.top : rect.bottom]


def differ(one, other):
    return not np.array_equal(one, other)


def place_of(session, name, index=0):
    spots = session.hotspots()
    return next(spot.rect.center for spot in spots if (spot.name, spot.index) == (name, index))


def click(point):
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.Event(kind, pos=point, button=pygame.BUTTON_LEFT))


def test_a_file_is_edited_broken_corrected_and_deleted_while_another_gate_trains(folder, play):
    session = session_in(folder, gate="OR")
    epochs = []

    def script():
        session.stage.toggle_run()
        yield "the start"
        listed, shown = panel(session, "column"), panel(session, "loss")
        folder.write("and.yaml", AND.replace("A and B", "A nand B"))
        yield "edited"
        epochs.append(session.stage.playground.epoch)
        edited = panel(session, "column")
        assert differ(edited, listed)
        folder.write("and.yaml", NO_SECOND_INPUT)
        yield "broken"
        epochs.append(session.stage.playground.epoch)
        card = session.screen.theme.cards.marks[0]
        assert (panel(session, "loss") == card).all(axis=2).any()
        assert not (shown == card).all(axis=2).any()
        assert differ(panel(session, "column"), edited)
        folder.write("and.yaml", AND.replace("A and B", "A nand B"))
        yield "corrected"
        epochs.append(session.stage.playground.epoch)
        assert not (panel(session, "loss") == card).all(axis=2).any()
        assert not differ(panel(session, "column"), edited)
        (folder.path / "and.yaml").unlink()
        yield "deleted"
        epochs.append(session.stage.playground.epoch)
        assert differ(panel(session, "column"), edited)
        assert session.stage.column.scene().picked == 0

    play(session, script())
    assert len(epochs) == 4
    assert epochs == sorted(set(epochs))


def test_the_picture_follows_the_file_of_the_gate_on_stage(folder, play):
    session = session_in(folder)

    def script():
        yield "the start"
        before = panel(session, "truth_table")
        folder.write("and.yaml", AND.replace("A and B", "A nor B"))
        yield "edited"
        edited = panel(session, "truth_table")
        assert differ(edited, before)
        folder.write("and.yaml", NO_SECOND_INPUT)
        yield "broken"
        assert not differ(panel(session, "truth_table"), edited)
        folder.write("and.yaml", AND)
        yield "corrected"
        assert not differ(panel(session, "truth_table"), before)
        (folder.path / "and.yaml").unlink()
        yield "deleted"
        assert not differ(panel(session, "truth_table"), before)

    play(session, script())
    assert on_stage(session).name == "AND"


def test_dropped_files_folders_and_texts_open(folder, play, tmp_path_factory):
    elsewhere = GateFolder(tmp_path_factory.mktemp("elsewhere"))
    nor = elsewhere.write("nor.yaml", OR.replace("OR", "NOR").replace("A or", "A nor"))
    session = session_in(folder)

    def script():
        yield "the start"
        pygame.event.post(pygame.Event(pygame.DROPFILE, file=str(nor)))
        yield "dropped"
        yield "opened"
        assert on_stage(session).name == "NOR"
        pygame.event.post(pygame.Event(pygame.DROPFILE, file=str(folder.path / "none.yaml")))
        yield "dropped"
        yield "refused"
        assert "no such file" in session.files.file_problems.problems[0].message
        click(place_of(session, "close problems"))
        yield "clicked"
        yield "closed"
        assert session.files.file_problems is None
        pygame.event.post(pygame.Event(pygame.DROPTEXT, text=AND.replace("AND", "BOTH")))
        yield "dropped"
        yield "opened"
        assert on_stage(session).name == "BOTH"

    play(session, script())
    assert on_stage(session).name == "BOTH"


def test_the_mouse_turns_targets_scrolls_searches_and_saves(folder, play):
    for number in range(30):
        folder.write(f"{number}.yaml", AND.replace("name: AND", f"name: Gate {number:02}"))
    session = session_in(folder)

    def script():
        yield "the start"
        click(place_of(session, "target", 1))
        yield "clicked"
        yield "turned"
        assert on_stage(session).targets == (0, 1, 0, 1)
        click(place_of(session, "note"))
        yield "clicked"
        yield "asked"
        click(place_of(session, "save name"))
        yield "clicked"
        yield "saved"
        assert on_stage(session).source.name == "my-and.yaml"
        click(place_of(session, "search"))
        yield "clicked"
        yield "dismissed"
        assert session.screen.saved is None
        assert session.gate_list.search is None, "the click has done nothing else"
        click(place_of(session, "edit targets"))
        yield "clicked"
        yield "editing"
        assert session.stage.editor.row is not None
        bar = place_of(session, "scroll bar")
        click((bar[0], pygame.display.get_window_size()[1] // 2))
        yield "clicked"
        yield "scrolled"
        assert 0 < session.gate_list.first < 25
        before = session.gate_list.first
        pygame.event.post(
            pygame.Event(pygame.MOUSEMOTION, pos=place_of(session, "gates"), rel=(0, 0))
        )
        pygame.event.post(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-2))
        yield "turned"
        yield "scrolled"
        assert session.gate_list.first == before + 2
        click(place_of(session, "search"))
        yield "clicked"
        for letter in "gate 17":
            event = pygame.Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter)
            pygame.event.post(event)
        yield "typed"
        yield "found"
        click(place_of(session, "gate"))
        yield "clicked"
        yield "picked"
        assert on_stage(session).name == "Gate 17"
        assert session.gate_list.search is None

    play(session, script())
    assert on_stage(session).name == "Gate 17"
