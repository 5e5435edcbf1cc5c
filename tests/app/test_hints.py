"""The hint bar and the help tell what the table of bindings says, and do it when clicked."""

import pytest

from game.app.bindings import BINDINGS
from game.app.hints import HELP, help_binding, hint_binding, hints
from game.app.mode import Mode
from game.app.mode_bindings import MODE_BINDINGS

LINES = [line for section in HELP for line in section.lines]
LABELS = {binding.label for binding in BINDINGS}


def test_the_help_tells_every_binding_once():
    assert sorted(line.label for line in LINES) == sorted(LABELS)


@pytest.mark.parametrize("line", range(len(LINES)), ids=lambda place: LINES[place].label)
def test_a_chord_of_the_help_does_what_it_says(line):
    bindings = [b for b in BINDINGS if b.label == LINES[line].label]
    chords = [(binding, chord) for binding in bindings for chord in binding.chords]
    told = LINES[line].chords
    if len(told) == len(chords):
        for place, (binding, chord) in enumerate(chords):
            assert told[place] == chord.caps
            assert help_binding(line, place) is binding
    else:  # many keys are told as the first to the last, and a click would not know which
        [[caps]] = told
        assert caps == f"{chords[0][1].caps[-1]}–{chords[-1][1].caps[-1]}"
        assert help_binding(line, 0) is None


def test_every_binding_with_a_hint_is_told():
    told = {hint.label for hint in hints(6)}
    assert told == {binding.hint for binding in BINDINGS if binding.hint}


@pytest.mark.parametrize("mode", [mode for mode in Mode if MODE_BINDINGS[mode]])
def test_a_mode_tells_its_own_keys(mode):
    told = {hint.label for hint in hints(2, mode)}
    assert told == {binding.hint for binding in MODE_BINDINGS[mode] if binding.hint}


@pytest.mark.parametrize("n_inputs", range(1, 7))
def test_only_inputs_that_there_are_can_be_flipped(n_inputs):
    flips = next(hint for hint in hints(n_inputs) if hint.label == "flip inputs")
    caps = "ABCDEF"[:n_inputs]
    assert flips.keys == (tuple(caps) if n_inputs <= 3 else (f"A–{caps[-1]}",))


def test_a_cap_of_a_hint_does_what_it_says():
    for hint in hints(2):
        bindings = [binding for binding in BINDINGS if binding.hint == hint.label]
        if len(hint.keys) <= len(bindings) and "–" not in hint.keys[0]:
            for cap, key in enumerate(hint.keys):
                binding = hint_binding(hint.label, cap, len(hint.keys))
                assert key == "+".join(binding.chords[0].caps)


def test_a_cap_that_stands_for_many_keys_does_nothing():
    gate = next(hint for hint in hints(2) if hint.label == "gate")
    assert gate.keys == ("1–9",)
    assert hint_binding("gate", 0, 1) is None
