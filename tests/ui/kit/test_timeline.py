"""The timeline: what it shows of time, and how the mouse goes there."""

from itertools import pairwise

import numpy as np
import pytest
from pygame import Rect

from game.core.assessment import Mark
from game.record import replace
from game.ui.kit.theme import DARK
from game.ui.kit.timeline import (
    INVITATION,
    Time,
    TimelineHandler,
    draw_time,
    timeline_geometry,
    timeline_hotspots,
)
from tests.support.panels import Noting, Paper, by_name

RECT = Rect(20, 10, 900, 50)
AT_REST = Time(50, 100, None, is_running=False, speed=10, reached=10)


def drawn(time, rect=RECT, unit=1.0):
    paper = Paper((rect.right + 20, rect.bottom + 20), DARK, unit)
    draw_time(paper.pen, rect, time)
    return paper


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
def test_the_parts_stand_side_by_side(unit):
    rect = Rect(20, 10, round(900 * unit), round(50 * unit))
    place = timeline_geometry(rect, unit)
    parts = (place.button, place.bar, place.epoch, place.slower, place.speed, place.faster)
    assert all(rect.contains(part) for part in parts)
    for one, other in pairwise(parts):
        assert one.right <= other.left


def test_each_part_asks_for_what_it_says():
    handler = Noting(TimelineHandler)
    spots = by_name(timeline_hotspots(RECT, 1.0, AT_REST, handler))
    for name, asked in (
        ("run", ("toggle_run",)),
        ("slower", ("change_speed", -1)),
        ("faster", ("change_speed", 1)),
    ):
        spots[name, 0].click()
        assert handler.taken() == [asked]
        assert spots[name, 0].tip()
    assert all(RECT.contains(spot.rect) for spot in spots.values())


def test_dragging_goes_to_the_epoch_under_the_mouse_of_all_that_are_trained_by_now():
    handler = Noting(TimelineHandler)
    bar = timeline_geometry(RECT, 1.0).bar
    drag = by_name(timeline_hotspots(RECT, 1.0, AT_REST, handler))["timeline", 0].drag
    for latest in (200, 1000):
        handler.latest_epoch = latest
        for x, share in ((bar.left, 0), (bar.left + bar.width // 4, 0.25), (bar.right, 1)):
            drag((0, 0), (x, 0))
            [(name, epoch)] = handler.taken()
            assert name == "seek"
            assert epoch == pytest.approx(share * latest, abs=latest / bar.width)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (AT_REST, "epoch 50 of 100"),
        (Time(100, 100, None, is_running=True, speed=10, reached=10), "epoch 100"),
        (Time(0, 12345, 7, is_running=False, speed=10, reached=10), "epoch 0 of 12\u00a0345"),
    ],
)
def test_it_says_where_in_time_this_is(time, words):
    assert words in drawn(time).words


def colour_at(paper, x, y):
    return tuple(paper.surface.get_at((round(x), round(y))))[:3]


def test_the_bar_is_filled_up_to_now():
    bar = timeline_geometry(RECT, 1.0).bar
    paper = drawn(AT_REST)
    assert colour_at(paper, bar.x + bar.width * 0.25, bar.centery) == DARK.cards.accent
    assert colour_at(paper, bar.x + bar.width * 0.75, bar.centery) == DARK.cards.track


def test_a_tick_stands_where_it_was_learned():
    bar, green = timeline_geometry(RECT, 1.0).bar, DARK.cards.marks[Mark.RIGHT]
    above = bar.centery - 8
    learned = Time(50, 100, 80, is_running=False, speed=10, reached=10)
    assert colour_at(drawn(learned), bar.x + bar.width * 0.8, above) == green
    assert not (drawn(AT_REST).pixels == green).all(axis=2).any()


def test_what_was_right_from_the_start_has_no_tick_and_is_not_called_learned():
    at_once = Time(50, 100, 0, is_running=False, speed=10, reached=10)
    assert not (drawn(at_once).pixels == DARK.cards.marks[Mark.RIGHT]).all(axis=2).any()
    for time, words in (
        (at_once, "nothing was learned"),
        (replace(AT_REST, learned_at=20), "where it was learned"),
    ):
        spots = by_name(timeline_hotspots(RECT, 1.0, time, Noting(TimelineHandler)))
        assert words in spots["timeline", 0].tip()


def test_the_button_invites_with_a_word_until_something_is_trained():
    first = Time(0, 0, None, False, 10, 10)
    inviting = replace(first, invites=True)
    assert INVITATION in drawn(inviting).words
    assert INVITATION not in drawn(first).words
    button = timeline_geometry(RECT, 1.0).button
    amber = drawn(inviting).pixels[button.left : button.right, button.top : button.bottom]
    assert (amber == DARK.cards.accent).all(axis=2).mean() > 0.2
    assert drawn(inviting).is_blank_outside(RECT)


@pytest.mark.parametrize("unit", [0.72, 1.0])
def test_the_longest_words_of_the_timeline_keep_off_its_keys(unit):
    time = Time(1234, 12345, 7, is_running=True, speed=10_000, reached=9_900)
    rect = Rect(20, 10, round(900 * unit), round(36 * unit))
    place = timeline_geometry(rect, unit)
    assert place.epoch.right + 8 * unit <= place.slower.left
    for text in drawn(time, rect, unit).placed:
        if text.requested not in "−+":
            assert not any(text.rect.colliderect(key) for key in (place.slower, place.faster))
            assert text.text == text.requested


def test_the_button_shows_what_a_click_would_do():
    button = timeline_geometry(RECT, 1.0).button
    columns = slice(button.left, button.right), slice(button.top, button.bottom)
    running = drawn(Time(50, 100, None, is_running=True, speed=10, reached=10)).pixels[columns]
    assert np.any(running != drawn(AT_REST).pixels[columns])


@pytest.mark.parametrize("unit", [0.72, 1.0, 2.0])
@pytest.mark.parametrize(
    "time",
    [Time(0, 0, None, False, 1, 1), Time(10**9, 10**9, 0, True, 10_000, 9_900)],
    ids=["first", "wild"],
)
def test_no_time_is_too_early_or_too_late(time, unit):
    rect = Rect(20, 10, round(900 * unit), round(50 * unit))
    paper = drawn(time, rect, unit)
    assert paper.is_blank_outside(rect)
    assert all(rect.contains(text.rect) for text in paper.placed)


def test_the_speed_that_is_shown_is_the_one_that_is_reached():
    slow = Time(50, 100, None, is_running=True, speed=10_000, reached=1_200)
    assert "≈ 1\u00a0200 a second" in drawn(slow).words
    assert "10 a second" in drawn(AT_REST).words
    tips = [
        by_name(timeline_hotspots(RECT, 1.0, time, Noting(TimelineHandler)))["speed", 0].tip()
        for time in (slow, AT_REST)
    ]
    assert "reaches about 1\u00a0200" in tips[0]
    assert "reaches" not in tips[1]
