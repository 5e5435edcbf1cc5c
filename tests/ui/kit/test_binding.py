"""Bindings: keys by name, and how hints and help gather those that belong together."""

import pytest

from game.ui.kit.binding import (
    GATES,
    GROUPS,
    PLAIN,
    TIME,
    Binding,
    Chord,
    HelpLine,
    Hint,
    chord,
    help_of,
    hints_of,
)


def bound(keys, label, group=TIME, hint=""):
    return Binding(keys, lambda _: None, label, group, hint=hint)


@pytest.mark.parametrize(
    ("text", "expected", "caps"),
    [
        ("Space", Chord(PLAIN, "Space"), ("Space",)),
        ("Shift+Left", Chord("Shift", "Left"), ("Shift", "←")),
        ("Ctrl+C", Chord("Ctrl", "C"), ("Ctrl", "C")),
        ("+", Chord(PLAIN, "+"), ("+",)),
        ("-", Chord(PLAIN, "-"), ("−",)),
        ("Ctrl++", Chord("Ctrl", "+"), ("Ctrl", "+")),
    ],
)
def test_a_chord_is_read_from_its_name(text, expected, caps):
    assert chord(text) == expected
    assert chord(text).caps == caps


def test_a_binding_has_a_chord_for_each_word():
    assert bound("F1 ? Ctrl+H", "help").chords == (chord("F1"), chord("?"), chord("Ctrl+H"))


def test_bindings_with_one_hint_share_a_place_in_the_order_of_the_first():
    back, on = (bound(key, key, hint="step") for key in ("Left", "Right"))
    silent = bound("R", "reset")
    hints = hints_of([bound("Space", "run", hint="run"), back, silent, on])
    assert [hint.label for hint in hints] == ["run", "step"]
    assert hints[1].bindings == (back, on)


def test_a_hint_shows_each_binding_s_first_chord():
    back, on = bound("Left A", "back"), bound("Shift+Right", "on")
    caps = Hint("step", (back, on)).keycaps
    assert [(cap.caps, cap.binding) for cap in caps] == [(("←",), back), (("Shift+→",), on)]


def test_many_are_shown_from_the_first_to_the_last_and_stand_for_none():
    [cap] = Hint("pick", tuple(bound(str(n), "pick") for n in range(1, 10))).keycaps
    assert cap.caps == ("1–9",)
    assert cap.binding is None


def test_four_arrows_are_shown_one_by_one():
    arrows = tuple(bound(name, "move") for name in ("Left", "Right", "Up", "Down"))
    assert [cap.caps for cap in HelpLine("move", arrows).keycaps] == [
        ("←",),
        ("→",),
        ("↑",),
        ("↓",),
    ]


def test_the_help_has_every_group_in_order_and_a_line_for_each_label():
    one, other, gate = bound("A B", "train"), bound("C", "train"), bound("D", "pick", GATES)
    sections = help_of([one, gate, other])
    assert [section.title for section in sections] == list(GROUPS)
    lines = {section.title: section.lines for section in sections}
    assert lines[TIME] == (HelpLine("train", (one, other)),)
    assert lines[GATES] == (HelpLine("pick", (gate,)),)
    caps = [(cap.caps, cap.binding) for cap in lines[TIME][0].keycaps]
    assert caps == [(("A",), one), (("B",), one), (("C",), other)]
