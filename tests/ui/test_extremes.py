"""At the ends of every range, all is drawn without a warning, and no number is beyond numbers."""

import re
from itertools import product

import pytest
from pygame import Surface

from game.app.all_gates_page import AllGatesPage
from game.app.clock import EpochClock
from game.app.screen import Screen
from game.core.training import WEIGHT_LIMIT
from game.envs.screens import Canvas
from game.gates.bounds import L2, LEARNING_RATE
from game.playground.controls import SCALES, Knob, knobs
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.kit.theme import DARK, PROJECTOR
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.scenes import BY_NAME, ONE, SIX, THREE, hotspots_of, scene_from
from tests.support.texts import texts

SIZE = (1280, 720)
NO_NUMBER = re.compile(r"\b(inf|nan)\b|∞", re.IGNORECASE)
THRESHOLDS = (5e-324, 1e-17, 1e-6, 0.01, 0.99, 1 - 1e-16)
SETUPS = (
    *(Setup(threshold=threshold) for threshold in THRESHOLDS),
    Setup(learning_rate=5e-324),
    Setup(learning_rate=LEARNING_RATE.high),
    Setup(learning_rate=LEARNING_RATE.high, l2=L2.high, threshold=1e-17),
    Setup(l2=5e-324),
    Setup(l2=L2.high, learning_rate=1e-4),
)
GATES = (BY_NAME["AND"], BY_NAME["XOR"], BY_NAME["XOR with A*B"], ONE, THREE, SIX)


def words_of(view, theme=DARK):
    """Return all that is written or would be told by a tip."""
    for spot in hotspots_of(view, SIZE, theme):
        yield spot.tip() if spot.tip else ""
    for text in texts(view, SIZE, theme):
        yield text.requested


def assert_finite(playground, epochs=0, **changes):
    for panel, log_axes in product(range(len(SIDE_PANELS)), (False, True)):
        view = scene_from(playground, epochs, side_panel=panel, log_axes=log_axes, **changes)
        epochs = 0
        assert not [words for words in words_of(view) if NO_NUMBER.search(words)]


@pytest.mark.slow
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
@pytest.mark.parametrize("setup", SETUPS, ids=lambda setup: str(setup.stated))
def test_every_view_is_finite_at_the_ends_of_the_settings(gate, setup):
    playground = Playground(gate, setup)
    assert_finite(playground)
    assert_finite(playground, 30)
    Canvas((600, 400), DARK).pixels(playground.snapshot)


@pytest.mark.slow
@pytest.mark.parametrize("weight", [-WEIGHT_LIMIT, -1e6, 1e6, WEIGHT_LIMIT, 5e-324])
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_every_view_is_finite_at_the_ends_of_the_weights(gate, weight):
    n_weights = gate.n_features + 1
    for weights in ((weight,) * n_weights, (weight, *(-weight,) * (n_weights - 1))):
        assert_finite(Playground(gate, Setup(weights=weights, l2=L2.high)))
        assert_finite(Playground(gate, Setup(weights=weights)), 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCALES)
def test_every_view_is_finite_at_the_ends_of_every_knob(name):
    gate = BY_NAME["AND"]
    for end in (SCALES[name].low, SCALES[name].high):
        playground = Playground(gate)
        for knob in knobs(gate.n_features + 1):
            if knob.name == name:
                playground.set(knob, end)
        assert_finite(playground, 5)


def test_a_threshold_that_easing_has_rounded_to_an_end_is_drawn():
    for gate, shown in product((BY_NAME["AND"], ONE, THREE), (0.0, 5e-324, 1.0)):
        assert_finite(Playground(gate, Setup(threshold=1e-17)), threshold_shown=shown)


@pytest.mark.slow
@pytest.mark.parametrize("threshold", THRESHOLDS)
@pytest.mark.parametrize("theme", [DARK, PROJECTOR], ids=lambda theme: theme.name)
def test_all_gates_are_finite_at_any_threshold(threshold, theme):
    for n_inputs, setup in product((2, 3), (Setup(), Setup(learning_rate=1e6, l2=1e3))):
        run = Setup(threshold=threshold).merged_over(setup).for_gate(BY_NAME["AND"])
        page = AllGatesPage(run, EpochClock())
        page.show(n_inputs)
        page.gates.population.forward(20)
        page.gates.population.travel(1e9)
        placed = []
        Screen(page, theme).render(Surface(SIZE), placed)
        assert placed
        assert not [text.requested for text in placed if NO_NUMBER.search(text.requested)]


def test_knobs_have_ends():
    assert {knob.name for knob in knobs(3)} <= SCALES.keys()
    assert Knob("threshold").scale.low > 0
