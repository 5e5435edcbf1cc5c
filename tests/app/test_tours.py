"""The whole tour, once with the keyboard alone and once with the mouse alone.

After each step the window must show just what the step is to do. The twin session is asked for it
in other words, by neither keys nor clicks.
"""

import pytest

from game.app.bindings import bindings_on, by_chord
from game.app.page import ALL_GATES, PLAYGROUND
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Action, Knob, Step
from game.ui.kit.binding import chord
from tests.app.test_real_window import ENDS_WELL, shows_other_than
from tests.support.twin import Twin

pytestmark = pytest.mark.slow

WEIGHT_A = Knob(WEIGHT, 0)


def pick(place):
    return lambda twin: twin.session.pick(twin.session.gate_list.at(place))


def trained(epochs):
    return lambda twin: twin.train(epochs)


def at(epoch):
    return lambda twin: twin.stage.seek(epoch)


def setting(knob, value):
    return lambda twin: twin.stage.set(knob, value)


def focus(knob):
    return lambda twin: twin.stage.focus(knob)


def flip(index):
    return lambda twin: twin.stage.flip(index)


def helped(is_open):
    return lambda twin: twin.session.open_help(is_open)


def speed(places):
    return lambda twin: twin.stage.change_speed(places)


def nothing(_twin):
    """The picture stays as it is."""


def step(action):
    """As one step that can be undone; where it took something away, undo is offered."""

    def take(twin):
        with twin.session.undo.watching():
            twin.stage.step(action)

    return take


same_start, next_start = step(Action.RESET), step(Action.NEW_WEIGHTS)
from_zero = step(Action.ZERO_WEIGHTS)


def other_optimizer(twin):
    twin.stage.playground.switch_optimizer()
    twin.stage.seek(0)


def defaults(twin):
    twin.stage.playground.set_defaults()
    twin.stage.seek(0)


def other_panel(twin):
    twin.stage.next_panel()


def other_axes(twin):
    twin.stage.toggle_log_axes()


def next_theme(twin):
    twin.session.screen.next_theme()


def calm(twin):
    twin.session.toggle_calm()


def edit(twin):
    twin.session.stage.editor.toggle()


def chosen_row(rows):
    return lambda twin: twin.session.stage.editor.move(rows=rows)


def target(value):
    return lambda twin: twin.session.stage.editor.put(value)


def turned(row):
    return lambda twin: twin.session.stage.editor.turn(row)


def page(title):
    return lambda twin: twin.session.turn_to(title)


def bound(key):
    """What the key is bound to on the stage."""
    found = by_chord(bindings_on(PLAYGROUND))[chord(key)]
    return lambda twin: twin.session.follow(found)


def search(text):
    return lambda twin: twin.session.gate_list.search_for(text)


def found(name):
    def take(twin):
        entries = twin.session.gate_list.entries
        twin.session.pick(next(e.gate for e in entries if e.gate.name == name))

    return take


BY_KEYBOARD = (
    ("2", pick(1)),
    ("PageDown", pick(2)),
    ("PageUp", pick(1)),
    ("1", pick(0)),
    ("Right", trained(1)),
    ("Shift+Right", trained(10)),
    ("Ctrl+Right", trained(100)),
    ("Left", at(110)),
    ("Shift+Left", at(100)),
    ("Ctrl+Left", at(0)),
    ("End", at(111)),
    ("Home", at(0)),
    ("Tab", focus(LEARNING_RATE)),
    ("Up", setting(LEARNING_RATE, 2)),
    ("Shift+Up", setting(LEARNING_RATE, 20)),
    ("Ctrl+Down", setting(LEARNING_RATE, 18.2)),
    ("Shift+Down", setting(LEARNING_RATE, 1.82)),
    ("Shift+Tab", focus(THRESHOLD)),
    ("Ctrl+Up", setting(THRESHOLD, 0.51)),
    ("Down", setting(THRESHOLD, 0.5)),
    ("O", other_optimizer),
    ("Shift+R", defaults),
    ("N", next_start),
    ("Ctrl+Z", lambda twin: twin.session.take_back()),
    ("Ctrl+Y", lambda twin: twin.session.do_again()),
    ("Z", from_zero),
    ("R", same_start),
    ("A", flip(0)),
    ("B", flip(1)),
    ("V", other_panel),
    ("L", other_axes),
    ("+", speed(1)),
    ("-", speed(-1)),
    ("T", next_theme),
    ("H", bound("H")),
    ("H", bound("H")),
    ("W", bound("W")),
    ("W", bound("W")),
    ("K", calm),
    ("F1", helped(True)),
    ("?", helped(False)),
    ("F1", helped(True)),
    ("F2", helped(False)),
    ("F1", helped(True)),
    ("Esc", helped(False)),
    ("G", edit),
    ("Left", chosen_row(-1)),
    ("Enter", turned(None)),
    ("1", target(1)),
    ("Esc", edit),
    ("/", search("")),
    ("I", search("i")),
    ("M", search("im")),
    ("Enter", found("IMPLY")),
    ("F3", page(ALL_GATES)),
    ("Right", lambda twin: twin.session.all_gates.move(1, 0)),
    ("3", lambda twin: twin.session.all_gates.show(3)),
    ("Down", lambda twin: twin.session.all_gates.move(0, 1)),
    ("2", lambda twin: twin.session.all_gates.show(2)),
    (".", lambda twin: twin.session.all_gates.step(Action.FORWARD)),
    ("Esc", page(PLAYGROUND)),
    ("F3", page(ALL_GATES)),
    ("Enter", lambda twin: twin.session.open_gate()),
    ("8", pick(7)),
    ("Ctrl+R", nothing),
    ("M", nothing),
    ("M", nothing),
    ("Ctrl+C", nothing),
    ("3", pick(2)),
    ("Ctrl+V", found("IMPLY")),
)
ELSEWHERE = {
    "Space": "runs the clock, at the tour's end",
    "F11": "tests.app.test_real_window",
    "P": "tests.app.test_session, as the stage is not there meanwhile",
    "F12": "makes a file, at the tour's end",
    "Ctrl+E": "makes files, at the tour's end",
    "Ctrl+S": "makes a file, at the tour's end",
    "Ctrl+Q": "tests.app.test_real_window",
    "F5": "tests.app.test_real_lessons",
}
ALIKE = set("CDEF45679")  # as A, B, 1 to 3


def test_the_tour_leaves_no_key_out():
    keys = {key for binding in bindings_on(PLAYGROUND) for key in binding.keys.split()}
    assert keys - ALIKE == {key for key, _ in BY_KEYBOARD if key in keys} | ELSEWHERE.keys()


def test_the_tour_with_the_keyboard_alone(open_app, tmp_path):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")
    for number, (key, does) in enumerate(BY_KEYBOARD):
        app.press(key)
        does(twin)
        still = twin.is_seen_in(app, f"step {number}, {key}")
    app.press("Space")
    app.wait_for(shows_other_than(still), "Space trains")
    app.press("Space", "R")
    twin.stage.clock.has_run = True
    same_start(twin)
    twin.is_seen_in(app, "R goes back to the start")
    app.press("F12", "Ctrl+E", "G", "0", "Ctrl+S", "Enter")
    app.wait_for(lambda _: are_saved(tmp_path), "picture, run and edited gate are saved")
    app.press("Ctrl+Q", "Ctrl+Q")  # the first one warns of the gates that the tour has edited
    assert app.ending() == ENDS_WELL


def are_saved(home):
    wanted = ("glowgate-imply-0.png", "glowgate-imply-0.csv", "gates/*.yaml")
    return all(any(home.rglob(name)) for name in wanted)


# What is clicked: a part of the picture by name, and which of its kind.
BY_MOUSE = (
    (("gate", 1), pick(1)),
    (("gate", 0), pick(0)),
    (("input", 0), flip(0)),
    (("row", 3), lambda twin: twin.stage.feed(3)),
    (("knob learning_rate",), focus(LEARNING_RATE)),
    (("raise",), setting(LEARNING_RATE, 2)),
    (("lower",), setting(LEARNING_RATE, 1)),
    (("knob l2",), focus(L2)),
    (("raise",), setting(L2, 0.0001)),
    (("knob threshold",), focus(THRESHOLD)),
    (("weight", 0), focus(WEIGHT_A)),
    (("hint step", 1), trained(1)),
    (("hint step", 1), trained(1)),
    (("hint step",), at(1)),
    (("hint new start",), next_start),
    (("side panel",), other_panel),
    (("loss",), other_axes),
    (("faster",), speed(1)),
    (("slower",), speed(-1)),
    (("target", 0), turned(0)),
    (("search",), search("")),
    (("gate", 2), found("NAND")),
    (("hint help",), helped(True)),
    (("help",), helped(False)),
)


def test_the_tour_with_the_mouse_alone(open_app):
    twin, app = Twin(), open_app()
    twin.is_seen_in(app, "the start is shown")

    def click(name, index=0):
        app.click(twin.spot(name, index))
        app.point_away()

    def drag(start, end):
        app.drag(start, end)
        app.point_away()

    plot = next(spot.rect for spot in twin.hotspots() if spot.name == "sigmoid")
    x, y = twin.spot("threshold line")
    drag((x, y), (x, plot.bottom - round(0.7 * plot.height)))
    setting(THRESHOLD, 0.7)(twin)
    twin.is_seen_in(app, "the threshold's line is dragged to 0.7")

    for number, (what, does) in enumerate(BY_MOUSE):
        click(*what)
        does(twin)
        twin.is_seen_in(app, f"step {number}, {what}")

    x, y = twin.neuron.chips[0].center
    drag((x, y), (x + 50, y))
    setting(WEIGHT_A, round(twin.snapshot.weights[0] + 1, 2))(twin)
    focus(WEIGHT_A)(twin)
    twin.is_seen_in(app, "a weight is dragged by 50 pixels of 0.02")
    app.wheel((x, y), -3)
    app.point_away()

    for _ in range(3):
        twin.stage.turn(WEIGHT_A, -1, Step.NORMAL)
    twin.is_seen_in(app, "the wheel lowers a weight")
    for _ in range(4):
        click("hint step", 1)
    twin.train(4)
    twin.is_seen_in(app, "four epochs are trained")
    bar = twin.timeline.bar
    drag((bar.right, bar.centery), (bar.x + bar.width // 4, bar.centery))
    at(1)(twin)
    still = twin.is_seen_in(app, "the timeline is dragged to epoch 1 of 4")
    click("run")
    app.wait_for(shows_other_than(still), "it trains")
    click("run")
    app.press("R")
    same_start(twin)
    twin.stage.clock.has_run = True
    twin.is_seen_in(app, "it goes back to the weights that were set")
    in_sight = next(spot.index for spot in twin.hotspots() if spot.name == "gate")
    app.wheel(twin.spot("gate", in_sight), -2)
    app.point_away()
    twin.session.gate_list.scroll(2)
    twin.is_seen_in(app, "the wheel scrolls the list")
    click("hint help")
    helped(True)(twin)
    twin.is_seen_in(app, "help is open")
    click("help page", 1)
    twin.session.screen.choose_help(1)
    click("help next theme")
    next_theme(twin)
    twin.is_seen_in(app, "a chord of the help does what its key does")
    click("help quit")
    click("help quit")  # the first one tells that runs of other gates end
    assert app.ending() == ENDS_WELL
