"""Ctrl+S asks for a name; what was saved is told until Esc or a click dismisses that alone."""

import pygame
import pytest
from pygame import Surface

from game.app.folders import user_gates
from game.app.gate_files import NO_FOLDER
from game.app.keyboard import Keyboard
from game.app.mouse import Mouse
from game.app.saving import NO_FILE_MANAGER
from game.app.screen import NOTICE_S
from game.gates import Library, load_gate
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.kit.save_cards import DISMISS, PATH, Saved
from tests.support.gate_folder import AND, OR, GateFolder, names, on_stage, session_in, wait
from tests.support.sessions import hinted, notice, press, save


@pytest.fixture
def folder(tmp_path):
    folder = GateFolder(tmp_path)
    folder.write("and.yaml", AND)
    folder.write("or.yaml", OR)
    return folder


@pytest.fixture
def session(folder):
    session = session_in(folder)
    session.screen.fit(DESIGN_SIZE)
    return session


class Folders:
    """A file manager that opens nothing."""

    def __init__(self, answer=""):
        self.opened = []
        self.answer = answer

    def show(self, folder):
        self.opened.append(folder)
        return self.answer

    def news(self):
        return ""


def keys(session, *codes, text=None, modifiers=0):
    keyboard = Keyboard(session)
    for code in codes:
        keyboard.press(code, modifiers, text if text is not None else "")
        keyboard.release(code)


def write(session, text):
    keyboard = Keyboard(session)
    for letter in text:
        keyboard.press(ord(letter.lower()), 0, letter)
        keyboard.release(ord(letter.lower()))


def spot(session, name):
    session.screen.show_field(session.saving.field)
    return next(spot for spot in session.hotspots() if spot.name == name)


def edited(session):
    session.stage.editor.turn(1)
    keys(session, pygame.K_s, modifiers=pygame.KMOD_LCTRL)
    return session.saving.field


def test_an_edited_gate_is_asked_for_a_name_and_typing_replaces_the_proposed_one(session, folder):
    field = edited(session)
    assert (field.text, field.is_selected) == ("my AND", True)
    write(session, "Lamp 2")
    assert session.saving.field.text == "Lamp 2"
    assert on_stage(session).name == "AND (edited)", "letters trigger nothing"
    keys(session, pygame.K_RETURN)
    path = folder.path / "mine" / "lamp-2.yaml"
    assert load_gate(path).name == "Lamp 2"
    assert on_stage(session).source == path
    assert "Lamp 2" in names(session)
    assert "AND (edited)" not in names(session)
    assert notice(session) == f"Saved the gate as {path}"
    assert session.saving.field is None


def test_the_run_goes_on_through_saving(session):
    session.stage.editor.turn(1)
    press(session, "Ctrl+Right")
    weights = session.stage.snapshot.weights.tobytes()
    save(session, "mine")
    assert session.stage.snapshot.epoch == 100
    assert session.stage.snapshot.weights.tobytes() == weights
    assert session.quitting.losses == []


def test_esc_saves_nothing_and_does_nothing_else(session, folder):
    edited(session)
    keys(session, pygame.K_ESCAPE)
    assert session.saving.field is None
    assert notice(session) == ""
    assert not (folder.path / "mine").exists()
    assert on_stage(session).name == "AND (edited)"


def test_backspace_and_arrows_edit_the_proposed_name(session):
    edited(session)
    keys(session, pygame.K_RIGHT)
    write(session, "2")
    assert session.saving.field.text == "my AND2"
    keys(session, pygame.K_BACKSPACE, pygame.K_BACKSPACE)
    assert session.saving.field.text == "my AN"
    session.saving.cancel()
    edited(session)
    session.stage.editor.turn(2)
    assert session.saving.field is None, "it is another gate by now"


def test_an_input_method_writes_into_the_field(session):
    edited(session)
    keyboard = Keyboard(session)
    keyboard.compose("yu")
    assert not keyboard.press(pygame.K_RETURN, 0, "\r"), "the key belongs to the input method"
    keyboard.enter("与门")
    assert session.saving.field.text == "与门"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u0301", "N" * 41])
def test_a_name_that_no_file_may_have_is_refused_with_the_reader_s_sentence(session, folder, name):
    edited(session)
    keys(session, pygame.K_BACKSPACE)
    session.saving.type(name)
    keys(session, pygame.K_RETURN)
    field = session.saving.field
    assert field is not None
    assert field.problem.endswith(".")
    assert field.text == name
    assert not (folder.path / "mine").exists()
    session.render(Surface((800, 500)))
    session.saving.type("x")
    assert session.saving.field.problem == ""


def test_no_file_is_ever_replaced(session, folder):
    for targets in ((1,), (2,)):
        session.pick(session.gate_list.at(0))
        for row in targets:
            session.stage.editor.turn(row)
        save(session, "mine")
    found = sorted(path.name for path in (folder.path / "mine").glob("*.yaml"))
    assert found == ["mine-2.yaml", "mine.yaml"]
    first, second = (load_gate(folder.path / "mine" / name) for name in reversed(found))
    assert (first.targets, second.targets) == ((0, 1, 0, 1), (0, 0, 1, 1))


def test_the_mouse_saves_and_cancels_as_well(session, folder):
    edited(session)
    spot(session, "cancel name").click()
    assert session.saving.field is None
    session.saving.ask()
    spot(session, "save name").click()
    assert (folder.path / "mine" / "my-and.yaml").is_file()


def test_a_click_on_the_note_asks_for_a_name(session):
    session.stage.editor.turn(1)
    spot(session, "note").click()
    assert session.saving.field.text == "my AND"


def test_the_hints_are_those_of_the_field(session):
    edited(session)
    assert hinted(session) == {"save": ["Enter"], "cancel": ["Esc"]}


def test_without_a_folder_nothing_is_asked(folder):
    session = session_in(folder)
    session.files._saves_to = None
    edited(session)
    assert session.saving.field is None
    assert notice(session) == NO_FOLDER


def test_what_was_saved_is_told_until_it_is_dismissed(session):
    session.stage.editor.turn(1)
    save(session)
    told = notice(session)
    session.advance(100 * NOTICE_S)
    session.say("Something else.")
    session.advance(2 * NOTICE_S)
    assert notice(session) == told
    keys(session, pygame.K_ESCAPE)
    assert notice(session) == ""
    assert not session.is_over


OPEN = {
    "the stage": (),
    "all gates": ("F3",),
    "a search": ("/",),
    "editing": ("G",),
    "a gate of all gates": ("F3", "Enter"),
}


@pytest.mark.parametrize("opened", OPEN.values(), ids=OPEN)
@pytest.mark.parametrize("by", ["Esc", "a click", "Session.back"])
def test_esc_or_a_click_dismisses_it_and_does_nothing_else(session, tmp_path, opened, by):
    press(session, *opened)
    session.screen.fit(DESIGN_SIZE)
    session.say(Saved("Saved the picture as", tmp_path / "a.png"))
    before = (session.page, session.mode_bindings, session.stage.snapshot, session.page.is_running)
    if by == "Esc":
        keys(session, pygame.K_ESCAPE)
    elif by == "a click":
        Mouse(session).press(session.page.layout.timeline.move(20, 0).midleft)
    else:
        session.back()
    assert session.screen.saved is None
    after = (session.page, session.mode_bindings, session.stage.snapshot, session.page.is_running)
    assert after == before
    assert notice(session) == ""
    assert not session.is_over


def test_a_click_on_the_card_dismisses_and_one_on_the_path_opens_the_folder(session, tmp_path):
    folders = session.saving._file_manager = Folders()
    path = tmp_path / "a.png"
    session.say(Saved("Saved the picture as", path))
    place = spot(session, PATH)
    assert str(path) in place.tip()
    Mouse(session).press(place.rect.center)
    assert folders.opened == [tmp_path]
    assert session.screen.saved is not None
    Mouse(session).press((spot(session, DISMISS).rect.right - 20, place.rect.centery))
    assert session.screen.saved is None
    assert folders.opened == [tmp_path]


def test_a_folder_that_does_not_open_is_told_and_the_path_stays(session, tmp_path):
    session.say(Saved("Saved the picture as", tmp_path / "a.png"))
    spot(session, PATH).click()
    assert session.screen.notice == NO_FILE_MANAGER
    session.saving._file_manager = Folders("It could not.")
    spot(session, PATH).click()
    assert session.screen.notice == "It could not."
    assert session.screen.saved is not None


def test_a_new_notice_replaces_the_last(session, tmp_path):
    for name in ("a.png", "b.png"):
        session.say(Saved("Saved the picture as", tmp_path / name))
    assert notice(session).endswith("b.png")
    keys(session, pygame.K_ESCAPE)
    assert notice(session) == ""


def test_neither_card_moves_the_keys_of_the_hint_bar(session, tmp_path):
    def caps():
        hints = [spot for spot in session.hotspots() if spot.name.startswith("hint ")]
        return [(spot.name, tuple(spot.rect)) for spot in hints]

    before = caps()
    session.say(Saved("Saved the picture as", tmp_path / "a.png"))
    assert caps() == before


def test_the_saved_picture_is_without_the_card(session, tmp_path):
    session.say(Saved("Saved the picture as", tmp_path / "a.png"))
    press(session, "F12")
    assert session.screen.saved is None


def test_the_help_hides_the_card_and_esc_then_closes_the_help(session, tmp_path):
    session.say(Saved("Saved the picture as", tmp_path / "a.png"))
    press(session, "F1")
    keys(session, pygame.K_ESCAPE)
    assert not session.is_help_open
    assert session.screen.saved is not None


def test_gates_of_the_old_place_are_still_listed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "docs"))
    for place, gate in zip(user_gates(), (AND, OR), strict=True):
        place.mkdir(parents=True)
        (place / "gate.yaml").write_text(gate)
    library = Library(user_gates())
    library.refresh(budget=None)
    assert [gate.name for gate in library.gates] == ["AND", "OR"]


def test_a_gate_whose_file_is_gone_keeps_its_name(session, folder):
    (folder.path / "and.yaml").unlink()
    wait(session)
    keys(session, pygame.K_s, modifiers=pygame.KMOD_LCTRL)
    assert session.saving.field.text == "AND"
