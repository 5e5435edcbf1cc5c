"""The table of bindings, and the hint bar and the help that tell what it says."""

import pytest
from pygame import Rect

from game.app.bindings import BINDINGS, bindings_on, by_chord, help_on, hints_now, hints_on
from game.app.keyboard import NAMED
from game.app.modes import EDITING, HELPING, SEARCHING
from game.app.page import ALL_GATES, PAGES, PLAYGROUND
from game.app.saving import NAMING
from game.playground.controls import Action
from game.ui.kit.binding import GROUPS, NEURON, TIME
from game.ui.kit.hint_bar import hint_places
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.panels import Paper
from tests.support.sessions import hinted, press, session_of

TITLES = [page.title for page in PAGES]
MODES = {
    "editing": EDITING,
    "searching": SEARCHING,
    "naming": NAMING,
    "helping": HELPING,
}
TABLES = {title: bindings_on(title) for title in TITLES} | MODES
LINES = {title: [line for section in help_on(title) for line in section.lines] for title in TITLES}


@pytest.mark.parametrize("table", TABLES)
def test_no_two_bindings_share_a_key(table):
    chords = [chord for binding in TABLES[table] for chord in binding.chords]
    assert len(chords) == len(set(chords))
    assert by_chord(TABLES[table]).keys() == set(chords)


def test_every_binding_is_for_some_page_that_there_is():
    for binding in BINDINGS:
        assert set(binding.pages) <= set(TITLES)
        assert any(binding in bindings_on(title) for title in TITLES)


@pytest.mark.parametrize("entry", PAGES, ids=TITLES)
def test_what_keys_do_on_one_page_alone_they_do_on_no_other(entry):
    own = set(entry.load().bindings)
    assert own <= set(bindings_on(entry.title))
    for title in {*TITLES} - {entry.title}:
        assert not own & set(bindings_on(title))


@pytest.mark.parametrize("table", TABLES)
def test_every_key_has_a_code_or_types_a_symbol(table):
    for key in (each for binding in TABLES[table] for each in binding.chords):
        assert key.name in NAMED or (key.modifier == "" and len(key.name) == 1)


@pytest.mark.parametrize("table", TABLES)
def test_every_binding_stands_in_a_group_that_the_help_has(table):
    assert {binding.group for binding in TABLES[table]} <= set(GROUPS)


def test_all_that_can_be_done_to_the_playground_has_a_key(monkeypatch):
    """The page of all gates has keys for what makes sense there."""
    done = {title: set() for title in TITLES}
    for title in TITLES:
        session = session_of()
        session.turn_to(title)
        monkeypatch.setattr(session.page, "step", done[title].add)
        for binding in bindings_on(title):
            if binding.group in (TIME, NEURON):
                session.follow(binding)
    assert done[PLAYGROUND] == {*Action} - {Action.WAIT}
    assert done[ALL_GATES] < done[PLAYGROUND]


@pytest.mark.parametrize("title", TITLES)
def test_the_help_tells_every_binding_once(title):
    labels = {binding.label for binding in bindings_on(title)}
    assert sorted(line.label for line in LINES[title]) == sorted(labels)
    listed = [binding for line in LINES[title] for binding in line.bindings]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(bindings_on(title))


@pytest.mark.parametrize("title", TITLES)
def test_a_line_of_the_help_stands_in_the_group_of_its_bindings(title):
    assert [section.title for section in help_on(title)] == list(GROUPS)
    for section in help_on(title):
        for line in section.lines:
            assert {binding.group for binding in line.bindings} == {section.title}
            assert {binding.label for binding in line.bindings} == {line.label}


@pytest.mark.parametrize("title", TITLES)
def test_a_chord_of_the_help_does_what_it_says(title):
    for line in LINES[title]:
        bindings = [b for b in bindings_on(title) if b.label == line.label]
        chords = [(binding, chord) for binding in bindings for chord in binding.chords]
        if len(line.keycaps) == len(chords):
            assert [cap.caps for cap in line.keycaps] == [chord.caps for _, chord in chords]
            assert [cap.binding for cap in line.keycaps] == [binding for binding, _ in chords]
        else:  # many keys are shown as the first to the last: a click would not know which
            [keycap] = line.keycaps
            assert keycap.caps == (f"{chords[0][1].caps[-1]}–{chords[-1][1].caps[-1]}",)
            assert keycap.binding is None


@pytest.mark.parametrize("title", TITLES)
def test_every_binding_with_a_hint_is_shown(title):
    shown = {hint.label for hint in hints_on(title, (), 6)}
    assert shown == {binding.hint for binding in bindings_on(title) if binding.hint}


@pytest.mark.parametrize("title", TITLES)
def test_the_mouse_finds_its_way_to_the_help_and_to_the_other_pages(title):
    """The second hint has room in every window, and the last one has its place in it."""
    shown = [hint.label for hint in hints_on(title, (), 6)]
    assert shown[-1] == "help"
    assert {page.hint for page in PAGES if page.title != title} <= {*shown}
    assert title == PLAYGROUND or shown[1] == PLAYGROUND
    assert title not in shown


LOOK = ("train", "step", "flip inputs", "threshold", "next knob", "new start", "next view")


def test_the_hints_of_the_playground_stand_in_the_order_of_the_look():
    assert tuple(hint.label for hint in hints_on(PLAYGROUND, (), 2))[: len(LOOK)] == LOOK


def test_hints_come_when_they_can_be_used():
    session = session_of("and")
    assert hinted(session)["step"] == ["→"]
    assert "same start" not in hinted(session)
    press(session, "Right")
    assert hinted(session)["step"] == ["←", "→"]
    press(session, "Left")
    assert hinted(session)["step"] == ["→"]
    assert "same start" in hinted(session), "there is a run to give up"


def test_the_hint_of_the_arrows_names_the_knob_that_has_the_focus():
    session = session_of("and")
    named = []
    for _ in session.stage.playground.knobs:
        [words] = [label for label, caps in hinted(session).items() if caps == ["↑", "↓"]]
        named.append(words)
        press(session, "Tab")
    assert named[:3] == ["threshold", "learning rate", "L2"]
    assert named[-3:] == ["weight A", "weight B", "bias"]
    press(session, "F3", "Tab")
    assert "learning rate" in hinted(session)


def test_the_hints_of_space_and_v_say_what_they_would_do_now():
    session = session_of("and")
    assert "train" in hinted(session)
    press(session, "Space")
    assert "pause" in hinted(session)
    for _ in SIDE_PANELS:
        following = SIDE_PANELS[(session.stage.side_panel + 1) % len(SIDE_PANELS)]
        assert hinted(session)[following.title.lower()] == ["V"]
        press(session, "V")


@pytest.mark.parametrize("title", TITLES)
def test_no_hint_moves_whatever_can_be_used(title):
    session, pen, rect = session_of("and"), Paper((9, 9)).pen, Rect(16, 10, 1248, 46)
    session.turn_to(title)
    begin = [place for _, place in hint_places(pen, rect, hints_now(session.page, ()))]
    for key in ("Tab", "Tab", "Tab", "Space", "Space", "N", "R", ".", ",", "Right", "Left", "V"):
        if (
            any(binding.keys == key for binding in bindings_on(title))
            and session.page.title == title
        ):
            press(session, key)
            session.advance(0.2)
            hints = hints_now(session.page, ())
            assert [place for _, place in hint_places(pen, rect, hints)] == begin
            labels = [hint for hint in hints if len(hint.label) > len(hint.room)]
            assert not labels, "each label has the room it needs"


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_tells_its_own_keys(mode):
    shown = {hint.label for hint in hints_on(PLAYGROUND, MODES[mode], 2)}
    assert shown == {binding.hint for binding in MODES[mode] if binding.hint}


@pytest.mark.parametrize("n_inputs", range(1, 7))
def test_only_inputs_that_there_are_can_be_flipped(n_inputs):
    hints = hints_on(PLAYGROUND, (), n_inputs)
    flips = next(hint for hint in hints if hint.label == "flip inputs")
    letters = "ABCDEF"[:n_inputs]
    caps = [keycap.caps for keycap in flips.keycaps]
    assert caps == ([(cap,) for cap in letters] if n_inputs <= 3 else [(f"A–{letters[-1]}",)])


@pytest.mark.parametrize("title", TITLES)
def test_a_cap_of_a_hint_does_what_it_says(title):
    for hint in hints_on(title, (), 2):
        bindings = [b for b in bindings_on(title) if b.hint == hint.label and b.keys not in "CDEF"]
        caps = ["+".join(binding.chords[0].caps) for binding in bindings]
        if len(hint.keycaps) == len(bindings):
            assert [keycap.binding for keycap in hint.keycaps] == bindings
            assert [keycap.caps for keycap in hint.keycaps] == [(cap,) for cap in caps]
        else:
            [keycap] = hint.keycaps
            assert len(bindings) > 3
            assert keycap.caps == (f"{caps[0]}–{caps[-1]}",)
            assert keycap.binding is None


@pytest.mark.parametrize("table", TABLES)
def test_only_many_keys_are_shown_as_the_first_to_the_last(table):
    title, mode = (PLAYGROUND, MODES[table]) if table in MODES else (table, ())
    for keycap in (cap for hint in hints_on(title, mode, 6) for cap in hint.keycaps):
        assert (keycap.binding is None) == ("–" in keycap.caps[0])
