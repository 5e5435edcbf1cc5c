"""The hint bar and the help tell what the table of bindings says, and do it when clicked."""

import pytest

from game.app.bindings import bindings_on
from game.app.hints import HELP, help_binding, hint_binding, hints
from game.app.mode import Mode
from game.app.mode_bindings import MODE_BINDINGS
from game.app.page import Page

LINES = {page: [line for section in HELP[page] for line in section.lines] for page in Page}


@pytest.mark.parametrize("page", Page)
def test_the_help_tells_every_binding_once(page):
    labels = {binding.label for binding in bindings_on(page)}
    assert sorted(line.label for line in LINES[page]) == sorted(labels)


@pytest.mark.parametrize("page", Page)
def test_a_chord_of_the_help_does_what_it_says(page):
    for place, line in enumerate(LINES[page]):
        bindings = [b for b in bindings_on(page) if b.label == line.label]
        chords = [(binding, chord) for binding in bindings for chord in binding.chords]
        if len(line.chords) == len(chords):
            assert line.chords == tuple(chord.caps for _, chord in chords)
            found = [help_binding(page, place, number) for number in range(len(chords))]
            assert found == [binding for binding, _ in chords]
        else:  # many keys are told as the first to the last: a click would not know which
            [[caps]] = line.chords
            assert caps == f"{chords[0][1].caps[-1]}–{chords[-1][1].caps[-1]}"
            assert help_binding(page, place, 0) is None


@pytest.mark.parametrize("page", Page)
def test_every_binding_with_a_hint_is_told(page):
    told = {hint.label for hint in hints(6, page=page)}
    assert told == {binding.hint for binding in bindings_on(page) if binding.hint}


@pytest.mark.parametrize("page", Page)
def test_the_mouse_finds_its_way_to_the_help_and_to_the_other_page(page):
    """The second hint has room in every window, and the last one has its place in it."""
    told = [hint.label for hint in hints(6, page=page)]
    assert told[1] == "help"
    assert told[-1] == "all gates"


@pytest.mark.parametrize("mode", [mode for mode in Mode if MODE_BINDINGS[mode]])
def test_a_mode_tells_its_own_keys(mode):
    told = {hint.label for hint in hints(2, mode)}
    assert told == {binding.hint for binding in MODE_BINDINGS[mode] if binding.hint}


@pytest.mark.parametrize("n_inputs", range(1, 7))
def test_only_inputs_that_there_are_can_be_flipped(n_inputs):
    flips = next(hint for hint in hints(n_inputs) if hint.label == "flip inputs")
    caps = "ABCDEF"[:n_inputs]
    assert flips.keys == (tuple(caps) if n_inputs <= 3 else (f"A–{caps[-1]}",))


@pytest.mark.parametrize("page", Page)
def test_a_cap_of_a_hint_does_what_it_says(page):
    for hint in hints(2, page=page):
        bindings = [binding for binding in bindings_on(page) if binding.hint == hint.label]
        for cap, key in enumerate(hint.keys):
            binding = hint_binding(page, hint.label, cap, len(hint.keys))
            if "–" in key:
                assert len(bindings) > 3
                assert binding is None
            else:
                assert key == "+".join(binding.chords[0].caps)
