"""The sigmoid under the mouse: the line is dragged, the wheel turns it, a dot feeds its row in."""

import pytest
from pygame import Rect, Surface

from game.playground.controls import THRESHOLD, Step
from game.playground.run import Setup
from game.ui.kit.panel import topmost
from game.ui.playground.scene import PlaygroundHandler
from game.ui.playground.sigmoid import sigmoid_geometry
from game.ui.playground.sigmoid_mouse import SIGMOID, sigmoid_hotspots
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import SIX, scene_of
from tests.support.sessions import session_of

RECT = Rect(10, 10, 404, 263)
SIZE = (424, 283)


def spots_of(scene):
    handler = Noting(PlaygroundHandler)
    pen = Paper(SIZE).pen
    spots = sigmoid_hotspots(pen, RECT, scene, handler)
    return spots, sigmoid_geometry(pen, RECT, scene), handler


@pytest.mark.parametrize("name", ["threshold line", "threshold pill"])
def test_dragged_the_threshold_is_the_p_at_the_pointer(name):
    spots, place, handler = spots_of(scene_of(AND, 19).scene)
    spot = by_name(spots)[name, 0]
    for p in (0.25, 0.5, 0.9):
        height = place.box.bottom - p * place.box.height
        spot.drag(spot.rect.center, (spot.rect.centerx, round(height)))
        [(call, knob, value)] = handler.taken()
        assert (call, knob) == ("set", THRESHOLD)
        assert value == pytest.approx(p, abs=0.005)
    spot.drag(spot.rect.center, (0, -500))
    spot.drag(spot.rect.center, (0, 5000))
    assert [call[2] for call in handler.taken()] == [1.0, 0.0]


def test_the_line_lies_below_the_pointer_that_drags_it():
    for threshold in (0.01, 0.5, 0.99):
        spots, place, _ = spots_of(scene_of(AND, 0, Setup(threshold=threshold)).scene)
        assert topmost(spots, (place.box.x + 3, place.level)).name == "threshold line"
        assert topmost(spots, place.pill.center).name == "threshold pill"


def test_in_the_window_the_line_is_dragged_and_the_ends_hold():
    session = session_of()
    session.render(Surface((1280, 720)))

    def line():
        return next(spot for spot in session.hotspots() if spot.name == "threshold line")

    start = line().rect.center
    line().drag(start, (start[0], start[1] - 40))
    assert session.stage.snapshot.threshold > 0.6
    line().drag(start, (start[0], -999))
    assert session.stage.snapshot.threshold == 0.99
    line().drag(start, (start[0], 9999))
    assert session.stage.snapshot.threshold == 0.01


def test_the_wheel_turns_the_threshold_anywhere_on_the_plot():
    spots, _, handler = spots_of(scene_of(AND).scene)
    for spot in spots:
        spot.wheel(-1, True)
        assert handler.taken() == [("turn", THRESHOLD, -1, Step.FINE)]


@pytest.mark.parametrize("gate", [AND, SIX], ids=lambda gate: gate.name)
def test_a_click_on_a_dot_feeds_its_row_in_and_its_tip_names_it(gate):
    scene = scene_of(gate, 19).scene
    spots, place, handler = spots_of(scene)
    dots = [spot for spot in spots if spot.name == "row on sigmoid"]
    assert len(dots) == gate.n_rows
    for row, dot in enumerate(dots):
        assert dot.rect.collidepoint(place.spots[row])
        dot.click()
        assert handler.taken() == [("feed", row)]
        names = zip(gate.inputs, gate.rows[row], strict=True)
        assert dot.tip().startswith(" ".join(f"{name}={bit}" for name, bit in names))
    z = float((gate.design @ scene.snapshot.weights)[-1])
    assert f"z = {z:+.2f}".replace("-", "−") in dots[-1].tip()


def test_a_click_beside_the_plot_turns_to_the_next_view():
    spots, place, _ = spots_of(scene_of(AND).scene)
    assert topmost(spots, (RECT.x + 40, RECT.y + 15)) is None
    assert topmost(spots, (place.box.x + 5, place.box.y + 5)).click is None


def test_what_is_shown_changes_with_the_neuron_and_not_with_the_run_alone():
    first, later = scene_of(AND, 5).scene, scene_of(AND, 6).scene
    assert SIGMOID.shows(first) != SIGMOID.shows(later)
    assert SIGMOID.shows(first) == SIGMOID.shows(scene_of(AND, 5, is_running=True).scene)
