"""The neuron under the mouse: each part does what it looks like, and says what it is."""

import pytest
from pygame import Rect

from game.files import shipped
from game.gates import load_gate
from game.playground.controls import WEIGHT, Action, Knob, Step
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK
from game.ui.playground.neuron_geometry import neuron_geometry
from game.ui.playground.neuron_mouse import DRAG_WEIGHT, neuron_hotspots
from game.ui.playground.scene import PlaygroundHandler
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import TELLING, hotspots_of, scene_from, scene_of
from tests.support.texts import texts

RECT = Rect(200, 70, 640, 300)
DESIGN = (1280, 720)


@pytest.fixture
def handler():
    return Noting(PlaygroundHandler)


def spots_of(scene, handler):
    return neuron_hotspots(Paper(DESIGN).pen, RECT, scene, handler)


@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_part_that_is_drawn_is_under_the_mouse(gate, handler):
    spots = spots_of(scene_of(gate).scene, handler)
    place, found = neuron_geometry(RECT, 1.0, gate), by_name(spots)
    kinds = ["input"] * gate.n_inputs + ["product"] * len(gate.features) + ["bias"]
    for index, (kind, centre, chip) in enumerate(
        zip(kinds, place.inputs, place.chips, strict=True)
    ):
        assert found[kind, index].rect.collidepoint(centre)
        assert found[kind, index].rect.contains(place.names[index])
        assert topmost(spots, chip.center) is found["weight", index]
    assert found["neuron", 0].rect.center == (round(place.body[0]), round(place.body[1]))
    assert found["output", 0].rect.collidepoint(place.bulb)
    assert all(RECT.contains(spot.rect) for spot in spots)
    assert all(spot.tip() for spot in spots)


def test_a_click_on_an_input_flips_it_and_on_the_bias_gives_it_the_focus(handler):
    found = by_name(spots_of(scene_of(XOR_WITH_PRODUCT).scene, handler))
    for index in (0, 1):
        found["input", index].click()
        assert handler.taken() == [("flip", index)]
    assert found["product", 2].click is None
    for name in ("neuron", "open next step"):
        found[name, 0].click()
        assert handler.taken() == [("toggle_next_step",)]
    found["bias", 3].click()
    assert handler.taken() == [("focus", Knob(WEIGHT, 3))]


@pytest.mark.parametrize(
    ("to", "moved"), [((130, 100), 30), ((100, 80), 20), ((70, 100), -30), ((130, 130), 0)]
)
def test_dragging_a_weight_right_or_up_raises_it_from_where_it_was(to, moved, handler):
    scene = scene_of(AND, 0, Setup(weights=(1.0, 2.0, -3.0))).scene
    by_name(spots_of(scene, handler))["weight", 2].drag((100, 100), to)
    expected = [("set", Knob(WEIGHT, 2), pytest.approx(-3 + moved * DRAG_WEIGHT))]
    assert handler.taken() == (expected if moved else [])


def test_only_a_focused_weight_has_arrows(handler):
    assert ("lower", 0) not in by_name(spots_of(scene_of(AND).scene, handler))
    playground = Playground(AND)
    playground.focus(Knob(WEIGHT, 1))
    found = by_name(spots_of(scene_from(playground).scene, handler))
    found["lower", 0].click()
    found["raise", 0].click()
    found["weight", 1].wheel(-1, True)
    assert handler.taken() == [
        ("step", Action.LOWER),
        ("step", Action.RAISE),
        ("turn", Knob(WEIGHT, 1), -1, Step.FINE),
    ]
    assert found["lower", 0].rect.left > found["weight", 1].rect.right


def test_tips_tell_the_numbers_of_the_moment(handler):
    scene = scene_of(AND, 0, Setup(weights=(1.5, -2.0, 0.25))).scene
    found = by_name(spots_of(scene, handler))
    assert found["weight", 0].tip().startswith("A pushes the sum up by 1.50 when it is on.")
    assert found["weight", 1].tip().startswith("B pushes the sum down by 2.00 when it is on.")
    assert found["weight", 2].tip().startswith("The bias pushes the sum up by 0.25 on every row.")
    live = scene.snapshot.live_row
    assert f"p = {scene.snapshot.probabilities[live]:.3f}" in found["neuron", 0].tip()
    assert found["input", 0].tip().startswith("Input A is ")


def places(view, name):
    return [spot for spot in hotspots_of(view, DESIGN, DARK) if spot.name == name]


def test_a_gate_with_a_product_shows_it_as_an_input_of_the_neuron():
    view = scene_of(load_gate(shipped("gates") / "xor-product.yaml"), 500)
    assert view.snapshot.learned_at is not None
    assert [spot.index for spot in places(view, "input")] == [0, 1]
    assert [spot.index for spot in places(view, "product")] == [2]
    assert "A*B" in {text.text for text in texts(view, DESIGN, DARK)}
