"""What clicks, drags and the wheel do to each part of the picture."""

import pytest

from game.app.mouse import Mouse
from game.playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Knob
from game.playground.run import Setup
from tests.support.twin import Twin

FAR = ((-5000, -5000), (9000, -5000), (-5000, 9000), (9000, 9000))


@pytest.fixture
def twin():
    twin = Twin(setup=Setup(weights=(2.5, 2.5, -4.0)))
    twin.session.screen.fit(twin.size)
    return twin


@pytest.fixture
def mouse(twin):
    return Mouse(twin.session)


@pytest.fixture
def click(twin, mouse):
    def click(part, *which):
        mouse.press(twin.spot(part, *which))
        mouse.release()

    return click


@pytest.fixture
def drag(mouse):
    def drag(start, *points):
        mouse.press(start)
        for point in points:
            mouse.move(point)
        mouse.release()

    return drag


@pytest.mark.parametrize(
    ("what", "result"),
    [
        (("gate", 1), lambda t: t.snapshot.gate.name == "OR"),
        (("input", 0), lambda t: t.snapshot.live_inputs == (0, 1)),
        (("row", 2), lambda t: t.snapshot.live_inputs == (1, 0)),
        (("weight", 1), lambda t: t.snapshot.focus == Knob(WEIGHT, 1)),
        (("bias", 2), lambda t: t.snapshot.focus == Knob(WEIGHT, 2)),
        (("knob learning_rate",), lambda t: t.snapshot.focus == LEARNING_RATE),
        (("knob l2",), lambda t: t.snapshot.focus == L2),
        (("raise",), lambda t: t.snapshot.threshold == 0.55),
        (("lower",), lambda t: t.snapshot.threshold == 0.45),
        (("side panel",), lambda t: t.stage.side_panel == 1),
        (("loss",), lambda t: t.stage.log_axes),
        (("run",), lambda t: t.stage.is_running),
        (("faster",), lambda t: t.stage.clock.speed == 30),
        (("slower",), lambda t: t.stage.clock.speed == 5),
        (("target", 0), lambda t: t.snapshot.gate.targets == (1, 0, 0, 1)),
        (("edit targets",), lambda t: t.session.stage.editor.row is not None),
        (("search",), lambda t: t.session.gate_list.search is not None),
        (("hint help",), lambda t: t.session.is_help_open),
    ],
)
def test_a_click_does_what_the_part_is_for(twin, click, what, result):
    assert not result(twin)
    click(*what)
    assert result(twin)


@pytest.mark.parametrize("gate", ["and", "not", "majority", "xor-product"])
def test_everything_lies_in_the_window_and_what_says_a_tip_says_it_in_words(gate):
    twin = Twin(gate)
    for spot in twin.hotspots():
        assert twin.layout.header.unionall(list(twin.layout.places.values())).contains(spot.rect)
        assert spot.tip is None or (spot.tip() and "None" not in spot.tip())


def test_a_weight_grows_with_the_way_that_it_is_dragged(twin, drag):
    x, y = twin.neuron.chips[1].center
    drag((x, y), (x + 30, y + 9), (x + 100, y))
    assert twin.snapshot.weights.tolist() == [2.5, 4.5, -4.0]
    drag((x, y), (x - 50, y))
    assert twin.snapshot.weights.tolist() == [2.5, 3.5, -4.0]


def test_the_threshold_line_is_dragged_in_one_step_of_undo(twin, drag):
    x, y = twin.spot("threshold line")
    drag((x, y), (x, y - 20), (x, y - 60), *FAR[:1])
    assert (twin.snapshot.threshold, twin.snapshot.focus) == (0.99, THRESHOLD)
    twin.session.take_back()
    assert twin.snapshot.threshold == 0.5


def test_a_click_on_the_empty_plot_changes_nothing(twin, click):
    before = twin.snapshot, twin.stage.side_panel
    click("sigmoid")
    assert (twin.snapshot, twin.stage.side_panel) == before


def test_a_click_on_a_weight_leaves_it_and_the_run_as_they_are(twin, click):
    twin.train(20)
    click("weight", 0)
    assert twin.snapshot.epoch == 20


def test_time_is_where_the_timeline_is_dragged_and_never_beyond(twin, drag):
    twin.train(100)
    bar = twin.timeline.bar
    drag(bar.midright, (bar.x + bar.width * 3 // 10, bar.y))
    assert twin.snapshot.epoch == pytest.approx(30, abs=1)
    drag(bar.center, (5000, 5000))
    assert twin.snapshot.epoch == 100
    drag(bar.center, (-5000, -5000))
    assert twin.snapshot.epoch == 0


def test_a_timeline_that_grows_while_it_is_dragged_is_dragged_as_it_is_drawn(twin, mouse):
    twin.train(100)
    bar = twin.timeline.bar
    mouse.press(bar.center)
    assert twin.snapshot.epoch == pytest.approx(50, abs=1)
    twin.train(950)
    mouse.move(bar.center)
    assert twin.snapshot.epoch == pytest.approx(500, abs=10)
    mouse.move(bar.midright)
    assert twin.snapshot.epoch == 1000


@pytest.mark.parametrize("part", ["weight", "timeline"])
@pytest.mark.parametrize("gate", ["not", "majority"])
def test_a_drag_ends_where_another_gate_takes_the_stage(twin, mouse, part, gate):
    place = next((s.rect.center for s in reversed(twin.hotspots()) if s.name == part), (0, 0))
    mouse.press(place)
    twin.session.pick(twin.session.library.find(gate))
    before = twin.snapshot
    for point in FAR:
        mouse.move(point)
    assert twin.snapshot is before


@pytest.mark.parametrize("start", [(640, 200), (830, 200), (400, 640), (1, 1)])
def test_wherever_the_mouse_is_dragged_nothing_breaks(twin, drag, start):
    drag(start, *FAR)
    assert 0 < twin.snapshot.threshold < 1


@pytest.mark.parametrize(
    ("what", "is_fine", "up", "down"),
    [
        (("knob threshold",), False, 0.55, 0.5),
        (("knob threshold",), True, 0.51, 0.5),
        (("threshold line",), False, 0.55, 0.5),
        (("sigmoid",), True, 0.51, 0.5),
        (("knob learning_rate",), False, 2.0, 1.0),
        (("knob l2",), False, 0.0001, 0.0),
        (("weight", 2), False, -3.9, -4.0),
        (("weight", 2), True, -3.99, -4.0),
    ],
)
def test_the_wheel_turns_what_the_mouse_points_at(twin, mouse, what, is_fine, up, down):
    mouse.move(twin.spot(*what))
    for steps, expected in ((+1, up), (-1, down), (0, down)):
        mouse.wheel(steps, is_fine)
        assert twin.snapshot.value_of(twin.snapshot.focus) == pytest.approx(expected)


def test_the_wheel_does_nothing_outside(twin, mouse):
    before = twin.snapshot
    mouse.wheel(1, False)
    mouse.leave()
    mouse.wheel(-1, True)
    assert twin.snapshot is before


def test_a_tip_comes_only_when_the_mouse_rests(twin, mouse):
    place = twin.spot("knob l2")
    mouse.move(place)
    for _ in range(20):
        mouse.rest(0.02)
        mouse.move(place)
    assert twin.session.screen.pointer is None
    for _ in range(40):
        mouse.rest(0.02)
    assert twin.session.screen.pointer == place
    mouse.move((place[0] + 1, place[1]))
    assert twin.session.screen.pointer is None


def test_no_tip_comes_while_something_is_dragged_or_after_the_mouse_has_left(twin, mouse):
    place = twin.spot("weight", 0)
    mouse.move(place)
    mouse.press(place)
    mouse.rest(5.0)
    assert twin.session.screen.pointer is None
    mouse.release()
    mouse.leave()
    mouse.rest(5.0)
    assert twin.session.screen.pointer is None


def test_while_help_is_open_only_the_help_is_clicked(twin, click):
    twin.session.open_help(True)
    assert {spot.name for spot in twin.hotspots()} == {"help", "help page"}
    click("help page", 1)
    sections = twin.session.screen.help.sections
    lines = [line.label for section in sections for line in section.lines]
    spots = {spot.name for spot in twin.hotspots()}
    assert spots == {"help", "help page", *(f"help {label}" for label in lines)}
    click("help")
    assert not twin.session.is_help_open
