"""The window for real: keys pressed on a real display, and what is then seen on it."""

import numpy as np
import pytest

from game.core.assessment import Mark
from game.playground.controls import Action
from game.playground.run import Setup
from tests.support.bulb_light import bulbs, glass, judged
from tests.support.twin import Twin
from tests.support.virtual_display import SCREEN
from tests.support.waiting import wait_until

POST = Setup(weights=(2.5, 2.5, -4.0))
POST_WORDS = ("and", "--weights", "2.5,2.5,-4")
RIGHT, WRONG = Mark.RIGHT, Mark.WRONG
ENDS_WELL = (0, "")
TARGETS = {"1": (0, 0, 0, 1), "2": (0, 1, 1, 1), "3": (1, 1, 1, 0)}


def rings(picture, twin):
    return judged(picture, twin.table, twin.session.screen.theme.stage.marks)


def shows(wanted, twin):
    """The last lines, where undo may be offered, do not count."""
    bottom = twin.layout.hints.top
    return lambda picture: np.array_equal(picture[:bottom], wanted[:bottom])


def shows_other_than(unwanted):
    return lambda picture: not np.array_equal(picture, unwanted)


def go_faster(app):
    app.press(*"++++++")


def test_space_trains_until_the_bulb_of_11_is_bright_and_the_others_are_dark(open_app):
    twin, app = Twin(), open_app()
    start = bulbs(twin.is_seen_in(app, "the start is shown"), twin.table)
    go_faster(app)
    app.press("Space")

    def is_learned(picture):
        now = bulbs(picture, twin.table)
        return now[3] > max(start[3] + 15, 75) and np.all(now[:3] < np.minimum(start[:3] - 5, 25))

    app.wait_for(is_learned, "row 11 lights up, and the others go dark")


@pytest.mark.parametrize("key", ["2", "3"])
def test_a_number_picks_a_gate_which_then_is_learned(open_app, key):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "AND is shown")
    go_faster(app)
    app.press(key, "Space")

    def is_learned(picture):
        light = bulbs(picture, twin.table)
        return all(
            level > 75 if target else level < 25
            for level, target in zip(light, TARGETS[key], strict=True)
        )

    app.wait_for(is_learned, f"just the bulbs of gate {key} are bright")


def test_the_threshold_changes_rings_and_not_bulbs(open_app):
    twin, app = Twin(setup=POST), open_app(*POST_WORDS)
    before = twin.is_seen_in(app, "the post's neuron is shown")
    assert rings(before, twin) == [RIGHT, RIGHT, RIGHT, RIGHT]
    # p = .018, .182, .182, .731, and the threshold goes up to .99, down to .1.
    app.press(*["Up"] * 10)
    high = app.wait_for(lambda p: rings(p, twin)[3] is WRONG, "row 11 is wrong above .731")
    assert rings(high, twin) == [RIGHT, RIGHT, RIGHT, WRONG]
    app.press(*["Down"] * 18)
    low = app.wait_for(lambda p: rings(p, twin)[1] is WRONG, "row 01 is wrong below .182")
    assert rings(low, twin) == [RIGHT, WRONG, WRONG, RIGHT]
    for now in (high, low):
        for old, new in zip(glass(before, twin.table), glass(now, twin.table), strict=True):
            assert np.array_equal(old, new)


def test_r_returns_to_the_same_weights_and_n_goes_to_others(open_app):
    twin, app = Twin(), open_app()
    start = twin.is_seen_in(app, "the start is shown")
    app.press("Ctrl+Right")
    twin.stage.step(Action.FORWARD_100)
    twin.is_seen_in(app, "100 epochs are trained")
    app.press("R")
    app.wait_for(shows(start, twin), "R brings back the start")
    app.press("N")
    twin.stage.step(Action.NEW_WEIGHTS)
    other = twin.is_seen_in(app, "N brings other weights")
    assert np.abs(bulbs(other, twin.table) - bulbs(start, twin.table)).max() > 5
    app.press("Space")
    app.wait_for(shows_other_than(other), "it trains")
    app.press("Space", "R")
    twin.stage.clock.has_run = True  # it invites no longer
    twin.is_seen_in(app, "R brings back N's weights")


def test_time_is_rewound_and_goes_on(open_app):
    twin, app = Twin(), open_app()
    start = twin.is_seen_in(app, "the start is shown")
    app.press("Right", "Right", "Shift+Right", "Left")
    for action in (Action.FORWARD, Action.FORWARD, Action.FORWARD_10):
        twin.stage.step(action)
    for key, epoch in (("Left", 10), ("End", 12), ("Home", 0)):
        app.press(key)
        twin.stage.seek(epoch)
        seen = twin.is_seen_in(app, f"{key} goes to epoch {epoch}")
    assert np.array_equal(bulbs(seen, twin.table), bulbs(start, twin.table))


def test_a_held_key_repeats(open_app):
    twin, app = Twin(setup=POST), open_app(*POST_WORDS)
    twin.is_seen_in(app, "the post's neuron is shown")
    app.hold("Up")
    app.wait_for(lambda p: rings(p, twin)[3] is WRONG, "five steps on, row 11 is wrong")
    app.let_go("Up")


def test_the_mouse_that_rests_is_shown_what_it_points_at(open_app):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")
    place = twin.spot("knob learning_rate")
    app.point_at(place)
    twin.session.screen.point_at(place)
    twin.is_seen_in(app, "a tip is shown")
    app.press("Tab")
    twin.session.screen.point_at(None)
    twin.stage.step(Action.FOCUS_NEXT)
    twin.is_seen_in(app, "a key takes the tip away")


def test_the_window_can_have_any_size(open_app):
    app = open_app()
    for size in ((800, 500), (1000, 900), (1500, 600)):
        app.resize(*size)
        twin = Twin(size=size)
        twin.is_seen_in(app, f"all is laid out in {size}")
    app.resize(800, 500)
    twin = Twin(size=(800, 500))
    app.click(twin.spot("gate", index=1))
    app.point_away()
    twin.session.pick(twin.session.gate_list.at(1))
    twin.is_seen_in(app, "the mouse finds things where they are drawn")


def test_a_window_that_is_too_small_shows_all_of_it_smaller(open_app):
    twin, app = Twin(size=(800, 500)), open_app()

    def is_shown_in_half_the_size(picture):
        wanted = twin.picture().reshape(250, 2, 400, 2, 3).mean(axis=(1, 3))
        return np.abs(picture - wanted)[:230].max() < 2  # below it the first lesson is offered

    app.resize(400, 250)
    app.wait_for(is_shown_in_half_the_size, "all is there, half as large")
    app.click([place // 2 for place in twin.spot("gate", 1)])
    app.point_away()
    twin.session.pick(twin.session.gate_list.at(1))
    app.wait_for(is_shown_in_half_the_size, "a click finds what it meets")


def test_f11_fills_the_screen(open_app):
    app = open_app()
    app.press("F11")
    wait_until(lambda: app.geometry()[2:] == SCREEN, "the screen is filled")
    app.moved()
    Twin(size=SCREEN).is_seen_in(app, "all is laid out in the whole screen")
    app.press("Esc", "Esc")  # without a window manager nobody would make the window small again
    assert app.ending() == ENDS_WELL


def test_a_window_of_x11_needs_no_opengl_which_would_delay_the_start(open_app):
    app = open_app()
    Twin().is_seen_in(app, "the start is shown")
    libraries = app.libraries()
    assert "libX11" in libraries
    assert "libGL" not in libraries


@pytest.mark.parametrize("keys", [("Esc", "Esc"), ("F1", "Esc", "Esc", "Esc"), ("Ctrl+Q",)])
def test_keys_that_end_it_end_it_well(open_app, keys):
    app = open_app()
    app.press("Space", *keys)
    assert app.ending() == ENDS_WELL


def test_a_gate_is_saved_under_a_typed_name_and_esc_dismisses_the_path_alone(open_app, tmp_path):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")
    app.click(twin.spot("target", index=1))
    app.point_away()
    app.press("Ctrl+S", "l", "a", "m", "p", "Enter")
    path = tmp_path / "documents" / "Glowgate" / "gates" / "lamp.yaml"
    wait_until(lambda: path.is_file() and path.read_text("utf-8"), "the gate is saved")
    assert "name: lamp" in path.read_text("utf-8")
    app.press("Esc", "Esc", "T")  # if the first one had asked, the second would have ended it
    app.wait_for(lambda picture: picture[2, 2].mean() > 128, "the light theme is shown")
    app.press("Esc", "Esc")
    assert app.ending() == ENDS_WELL


def test_closing_the_window_ends_it_well(open_app):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")
    app.ask_to_close()
    assert app.ending() == ENDS_WELL
