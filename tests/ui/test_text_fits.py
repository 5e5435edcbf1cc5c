"""No text is cut, leaves its panel or touches another, at any size, in any theme, for any gate."""

from itertools import combinations

import pytest
from pygame import Rect

from game.app.bindings import help_on, hints_on
from game.app.modes import EDITING
from game.app.page import PLAYGROUND
from game.core.training import Optimizer
from game.playground.controls import knobs
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.scenes import (
    EACH_TYPE_SIZE,
    GATES,
    LONGEST_OF_ALL,
    SIZES,
    TELLING,
    TYPE_SIZES,
    layout_of,
    scene_from,
    scene_of,
    worst_case,
)
from tests.support.texts import assert_all_fit, panels_of, texts


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_text_of_the_main_view_fits(gate, size, theme):
    scene = worst_case(gate)
    panels = panels_of(layout_of(size.pair, theme, gate.n_rows)).values()
    assert_all_fit(texts(scene, size.pair, theme), panels)


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("rate", [0.1, 1e6])
@pytest.mark.parametrize("focus", knobs(0)[:2], ids=lambda knob: knob.name)
def test_every_text_of_a_header_with_all_there_is_fits(focus, rate, size, theme):
    setup = Setup(learning_rate=rate, l2=1000.0, optimizer=Optimizer.SGD, threshold=0.123457)
    playground = Playground(LONGEST_OF_ALL, setup)
    playground.focus(focus)
    view = scene_from(playground, 30)
    header = layout_of(size.pair, theme, 64).places["header"]
    inside = [text for text in texts(view, size.pair, theme) if header.contains(text.rect)]
    assert {"CROSS-ENTROPY", "sgd"} <= {text.text for text in inside}
    assert_all_fit(inside, [header])


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("panel", range(len(SIDE_PANELS)))
def test_every_text_of_every_side_panel_fits(panel, size, theme):
    for gate in TELLING[:-2]:
        scene = scene_of(gate, 300, side_panel=panel)
        rect = layout_of(size.pair, theme, gate.n_rows).side
        inside = [text for text in texts(scene, size.pair, theme) if rect.colliderect(text.rect)]
        assert_all_fit(inside, [rect])


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_text_of_the_help_fits(size, theme):
    closed = texts(scene_of(GATES[0]), size.pair, theme)
    opened = texts(scene_of(GATES[0], help=help_on(PLAYGROUND)), size.pair, theme)
    assert_all_fit(opened[len(closed) :], [Rect((0, 0), size.pair)])


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_text_fits_while_targets_are_edited(gate, size, theme):
    scene = scene_of(
        gate,
        3,
        edited_row=gate.n_rows - 1,
        hints=hints_on(PLAYGROUND, EDITING, 2),
        note="not saved: Ctrl+S",
    )
    panels = panels_of(layout_of(size.pair, theme, gate.n_rows)).values()
    assert_all_fit(texts(scene, size.pair, theme), panels)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_panels_do_not_overlap_and_stay_in_the_window(gate, size):
    for theme in TYPE_SIZES:
        panels = panels_of(layout_of(size.pair, theme, gate.n_rows))
        within = panels.pop("sum", panels["neuron"])  # it is a part of the neuron's panel
        assert panels["neuron"].contains(within)
        for one, other in combinations(panels.values(), 2):
            assert not one.colliderect(other)
        for panel in panels.values():
            assert Rect((0, 0), size.pair).contains(panel)
            assert min(panel.size) > 20
