"""The screen: what is drawn depends on what is shown alone, and drawing changes nothing."""

import numpy as np
import pytest
from pygame import Rect, Surface, surfarray

from game.app.bindings import help_on
from game.app.page import ALL_GATES, PAGES, PLAYGROUND
from game.app.screen import NOTICE_S, Screen
from game.playground.controls import Action
from game.ui.kit.panel import topmost
from tests.support.changes import SIZES, Changes, Drawn
from tests.support.sessions import press, session_of

SIZE = SIZES[0]
STEPS = 40


@pytest.fixture
def session():
    return session_of()


def picture(screen, size=SIZE, placed=None):
    surface = Surface(size)
    screen.render(surface, placed)
    return surfarray.array3d(surface)


def fresh(screen):
    """A screen that shows the same and has drawn nothing yet."""
    other = Screen(screen.page, screen.theme)
    other.hints, other.notice = screen.hints, screen.notice
    other.help, other.pointer = screen.help, screen.pointer
    return other


def state(session):
    """All that a user could tell had changed."""
    stage, gates, page = session.stage, session.gate_list, session.all_gates
    scene, screen = stage.scene(), session.screen
    return (
        (id(stage.snapshot), stage.is_running, stage.side_panel, stage.log_axes, scene.pulse),
        (scene.glow.tolist(), scene.live_glow, scene.threshold_shown, scene.edited_row),
        (gates.entries, gates.first, gates.in_sight, gates.search, gates.is_dirty),
        (page.gates.number, page.n_inputs, page.gates.epoch, page.is_running, page.is_dirty),
        (screen.page, screen.theme, screen.notice, screen.help, screen.pointer, screen.is_dirty),
        (session.files.note, session.is_over, stage.is_dirty),
    )


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))])
def test_what_is_drawn_does_not_depend_on_what_was_drawn_before(session, seed):
    changes = Changes(session, seed)
    for _ in range(STEPS):
        changes.step()
        surface = Surface(changes.size)
        session.render(surface)
        np.testing.assert_array_equal(
            surfarray.array3d(surface), picture(fresh(session.screen), changes.size)
        )


@pytest.mark.parametrize("seed", [*range(6), pytest.param(slice(6, 60), marks=pytest.mark.slow)])
def test_piece_by_piece_the_pixels_are_those_of_the_whole(seed):
    """More of them: `python -m tests.piecewise --sequences 2000`."""
    for number in range(60)[seed] if isinstance(seed, slice) else [seed]:
        for _ in Drawn.in_sequence(number):
            pass


@pytest.mark.parametrize("seed", [4, pytest.param(5, marks=pytest.mark.slow)])
def test_drawing_and_looking_for_hotspots_change_nothing(session, seed):
    changes = Changes(session, seed)
    for _ in range(STEPS):
        changes.step()
        session.render(Surface(changes.size))  # may scroll the list into the room that there is
        before = state(session)
        once = picture(session.screen, changes.size)
        spots = [(spot.name, spot.index, tuple(spot.rect)) for spot in session.hotspots()]
        again = picture(session.screen, changes.size)
        assert state(session) == before
        np.testing.assert_array_equal(once, again)
        assert spots == [(spot.name, spot.index, tuple(spot.rect)) for spot in session.hotspots()]


@pytest.mark.parametrize("title", [PLAYGROUND, ALL_GATES])
def test_gathering_the_texts_draws_the_same(session, title):
    session.turn_to(title)
    session.render(Surface(SIZE))
    placed = []
    np.testing.assert_array_equal(picture(session.screen), picture(session.screen, SIZE, placed))
    assert len(placed) > 20


def test_it_is_out_of_date_when_anything_seen_is(session):
    screen, page = session.screen, session.page
    assert screen.is_dirty
    for touch in (
        screen.touch,
        lambda: screen.say("Something."),
        lambda: screen.point_at((3, 3)),
        lambda: page.step(Action.FORWARD),
        lambda: session.gate_list.scroll(1),
    ):
        screen.drawn()
        assert not screen.is_dirty
        touch()
        assert screen.is_dirty


def test_what_happens_on_a_page_that_is_not_seen_is_not_drawn(session):
    session.turn_to(ALL_GATES)
    session.screen.drawn()
    session.stage.next_panel()
    session.gate_list.scroll(1)
    assert not session.screen.is_dirty
    session.turn_to(PLAYGROUND)
    assert session.screen.is_dirty


def test_a_notice_stands_in_place_of_the_hints_until_its_time_is_over(session):
    session.render(Surface(SIZE))
    hints = picture(session.screen)
    assert any(spot.name.startswith("hint ") for spot in session.hotspots())
    session.say("Something.")
    bar = session.page.layout.hints
    differs = (picture(session.screen) != hints).any(axis=2)
    assert differs[:, bar.top : bar.bottom].any()
    assert not differs[:, : bar.top].any()
    assert not any(spot.name.startswith("hint ") for spot in session.hotspots())
    session.screen.advance(NOTICE_S)
    np.testing.assert_array_equal(picture(session.screen), hints)


@pytest.mark.parametrize("title", [PLAYGROUND, ALL_GATES])
def test_the_help_covers_the_page_and_all_that_the_mouse_can_do_there(session, title):
    session.turn_to(title)
    session.render(Surface(SIZE))
    before = picture(session.screen)
    press(session, "F1")
    assert session.screen.help.sections == help_on(title)
    assert (picture(session.screen) != before).any(axis=2).mean() > 0.5
    assert {spot.name.split()[0] for spot in session.hotspots()} == {"help"}
    session.screen.point_at((400, 200))
    helped = picture(session.screen)
    session.screen.point_at(None)
    np.testing.assert_array_equal(picture(session.screen), helped)


def test_a_tip_is_drawn_beside_what_has_one(session):
    session.render(Surface(SIZE))
    plain = picture(session.screen)
    spots = {spot.name: spot for spot in session.hotspots()}
    session.screen.point_at(spots["loss"].rect.center)
    assert (picture(session.screen) != plain).any()
    session.screen.point_at((1, 1))
    np.testing.assert_array_equal(picture(session.screen), plain)


def tip_of(session, pointer):
    session.screen.point_at(pointer)
    return next((part for part in session.screen._parts() if part.name == "tip"), None)


@pytest.mark.parametrize("title", [PLAYGROUND, ALL_GATES])
@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (900, 1400), (3840, 2160)])
def test_no_tip_covers_what_it_speaks_of(session, size, title):
    """Where that is a whole panel, only a part of it, and not what is under the pointer."""
    session.turn_to(title)
    for gate in (1, 9, 13) if title == PLAYGROUND else (1,):
        if title == PLAYGROUND:
            session.pick(session.gate_list.at(gate - 1))
        session.screen.fit(size)
        panels = [tuple(rect) for rect in session.page.layout.places.values()]
        spots = session.hotspots()
        n_tips = 0
        for spot in spots:
            for pointer in (spot.rect.center, spot.rect.topleft):
                found = topmost(spots, pointer)
                tip = tip_of(session, pointer)
                if found is None or tip is None:
                    continue
                n_tips += 1
                assert Rect((0, 0), size).contains(tip.rect)
                assert not tip.rect.collidepoint(pointer)
                if tuple(found.rect) not in panels:
                    assert not tip.rect.colliderect(found.rect), (found.name, found.index)
        assert n_tips > 3


@pytest.mark.parametrize("entry", PAGES, ids=[entry.title for entry in PAGES])
@pytest.mark.parametrize("size", SIZES)
def test_hotspots_are_those_of_the_size_that_was_drawn_last(session, entry, size):
    session.turn_to(entry.title)
    for other in (SIZES[0], size):
        session.render(Surface(other))
    spots = [(spot.name, tuple(spot.rect)) for spot in session.hotspots()]
    session.screen.fit(size)
    assert spots == [(spot.name, tuple(spot.rect)) for spot in session.hotspots()]
    assert max(right for _, (x, _, width, _) in spots for right in [x + width]) > 0.9 * size[0]
