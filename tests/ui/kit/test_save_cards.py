"""The cards above the timeline: the file's name is always seen, and nothing lies outside."""

from pathlib import Path

import pytest
from pygame import Rect

from game.ui.kit.save_cards import (
    DISMISS,
    PATH,
    CardHandler,
    NameField,
    Saved,
    card_hotspots,
    card_part,
    shortened_path,
)
from game.ui.kit.text import Face, width_of
from tests.support.panels import Noting, Paper, by_name

TIMELINE = Rect(16, 300, 760, 36)
LONG = Path("/home", *["a folder with a long name"] * 12, "glowgate-and-1234.png")
NAME = LONG.name


def drawn(card, timeline=TIMELINE):
    paper = Paper((timeline.right + 16, timeline.bottom + 60))
    part = card_part(paper.pen, timeline, card)
    part.draw(paper.pen)
    assert paper.is_blank_outside(part.rect)
    assert not part.rect.colliderect(timeline)
    return paper


@pytest.mark.parametrize("width", [400, 760, 1248, 3800])
def test_a_long_path_is_shortened_in_the_middle_and_its_file_always_named(width):
    saved = Saved("Saved the picture as", LONG)
    [shown] = [w for w in drawn(saved, Rect(16, 300, width, 36)).words if NAME in w]
    assert shown.endswith(NAME)
    assert width == 3800 or "…" in shown
    short = Saved("Saved the picture as", Path("/home/me/Documents/Glowgate/a.png"))
    if width >= 760:
        assert str(short.path) in drawn(short, Rect(16, 300, width, 36)).words


def test_a_path_that_fits_is_whole_and_one_without_room_keeps_its_name():
    wide = width_of(str(LONG), Face.REGULAR, 13)
    assert shortened_path(str(LONG), Face.REGULAR, 13, wide) == str(LONG)
    for width in (300, 150, 10):
        assert shortened_path(str(LONG), Face.REGULAR, 13, width).endswith(f"…/{NAME}")
    assert shortened_path("C:\\Users\\me\\a.png", Face.REGULAR, 13, 60).endswith("\\a.png")


@pytest.mark.parametrize("text", ["", "my AND", "W" * 80, "与门"])
@pytest.mark.parametrize("is_selected", [False, True])
@pytest.mark.parametrize("problem", ["", "The name has 80 letters; 40 are allowed."])
def test_the_field_shows_what_is_typed_and_what_is_wrong_with_it(text, is_selected, problem):
    words = drawn(NameField(text, is_selected, problem)).words
    assert {"Enter", "Esc", "save", "cancel"} <= {*words}
    assert not problem or problem in words


def test_a_selected_text_looks_otherwise():
    first, second = (drawn(NameField("my AND", selected)).pixels for selected in (True, False))
    assert (first != second).any()


def test_each_part_asks_for_what_it_says():
    handler, pen = Noting(CardHandler), Paper((9, 9)).pen
    spots = by_name(card_hotspots(pen, TIMELINE, Saved("Saved as", LONG), handler))
    spots |= by_name(card_hotspots(pen, TIMELINE, NameField("a"), handler))
    for name, asked in (
        (DISMISS, "dismiss"),
        (PATH, "open_folder"),
        ("save name", "save"),
        ("cancel name", "cancel"),
    ):
        spots[name, 0].click()
        assert handler.taken() == [(asked,)]
    assert spots["name card", 0].click is None, "what lies below is not clicked"
