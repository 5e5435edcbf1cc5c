"""The card of the next step: what it writes is what the epoch does, and all of it fits."""

import numpy as np
import pytest

from game.core.training import Optimizer
from game.core.updates import updates_of_epoch
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.panel import topmost
from game.ui.kit.theme import DARK
from game.ui.playground.next_step import (
    CLOSE,
    DO,
    draw_next_step,
    next_step_geometry,
    next_step_hotspots,
)
from game.ui.playground.scene import NextStep, PlaygroundHandler
from game.ui.playground.step_lines import NOW, step_number
from tests.support.gates import AND
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import (
    EACH_TYPE_SIZE,
    SIX,
    SIZES,
    TELLING,
    THREE,
    layout_of,
    scene_from,
    worst_case,
)
from tests.support.texts import assert_all_fit

DESIGN = (1280, 720)
OPTIMIZERS = pytest.mark.parametrize("optimizer", Optimizer)


def step_of(snapshot):
    updates = updates_of_epoch(
        snapshot.weights, snapshot.gate.examples, snapshot.run.settings, snapshot.epoch
    )
    return NextStep(snapshot, updates)


def panels_in(layout):
    return (layout.neuron, layout.truth_table, layout.side, layout.loss)


def drawn(step, size=DESIGN, theme=DARK):
    layout = layout_of(size, theme, step.before.gate.n_rows)
    paper = Paper(size, theme, layout.unit)
    draw_next_step(paper.pen, panels_in(layout), step)
    return paper, next_step_geometry(paper.pen, panels_in(layout), step)


def after(gate, epochs=19, **setup):
    return step_of(Playground(gate, Setup(**setup)).forward(epochs))


def test_a_batch_tells_pushes_mean_rate_penalty_and_the_new_weights():
    step = after(AND, l2=0.1)
    paper, place = drawn(step)
    [update] = step.updates
    labels = [line.label for line in place.lines]
    assert labels[:5] == ["00", "01", "10", "11", "mean push"]
    assert labels[5:] == ["times −1 (minus the rate)", "pull of the penalty", NOW, "new weight"]
    numbers = np.array([line.numbers for line in place.lines])
    np.testing.assert_array_equal(numbers[:4], update.pushes)
    np.testing.assert_array_equal(numbers[4], update.pushes.mean(axis=0))
    np.testing.assert_allclose(numbers[7] + numbers[5] + numbers[6], numbers[8], atol=1e-12)
    words = paper.words
    for weight, old in zip(update.after, update.before, strict=True):
        assert f"{step_number(weight, 3)}{'↑' if weight > old else '↓'}" in words
    assert {"A", "B", "bias", "push on", "error", DO, CLOSE} <= set(words)
    assert "pull of the penalty" not in [line.label for line in drawn(after(AND))[1].lines]


def test_row_by_row_the_weights_run_on():
    step = after(THREE, optimizer=Optimizer.SGD)
    _, place = drawn(step)
    assert len(place.lines) == 10
    running = [line.numbers for line in place.lines]
    assert running[0] == tuple(step.before.weights)
    for update, numbers in zip(step.updates, running[1:], strict=False):
        assert numbers == tuple(update.after)
    assert running[-1] == running[-2]


@OPTIMIZERS
def test_many_rows_are_shortened_but_their_mean_is_that_of_all(optimizer):
    step = after(SIX, optimizer=optimizer)
    _, place = drawn(step)
    [more] = [line for line in place.lines if line.label.startswith("…")]
    rows = [line for line in place.lines if line.cells]
    assert f" {64 - len(rows)} more rows" in more.label
    assert len(rows) > 5
    if optimizer is Optimizer.GRADIENT_DESCENT:
        [update] = step.updates
        shown = {int(line.label, 2) for line in rows}
        hidden = np.abs(np.delete(update.errors, sorted(shown)))
        assert hidden.max() <= np.abs(update.errors[sorted(shown)]).min()
        mean = next(line for line in place.lines if line.label == "mean push")
        assert mean.numbers == tuple(update.pushes.mean(axis=0))
    else:
        assert rows[-1].numbers == tuple(step.updates[-1].after)


def test_a_row_without_a_target_pushes_nothing_and_is_not_listed():
    gate = replace(AND, targets=(0, None, 0, 1))
    _, place = drawn(after(gate))
    assert [line.label for line in place.lines if line.cells] == ["00", "10", "11"]


def test_the_new_weights_go_to_the_place_of_the_old_ones():
    step = after(AND)
    new = step_number(step.updates[-1].after[0], 3) + "↑"
    tops = []
    for done in (None, 0.0, 0.5, 1.0):
        paper, place = drawn(replace(step, done=done))
        tops.append(next(text.rect.y for text in paper.placed if text.text == new))
    assert tops[0] == tops[1] > tops[2] > tops[3] == tops[0] - place.line


def test_a_click_beside_the_card_closes_it_and_one_on_it_does_not():
    playground = Playground(AND)
    step = step_of(playground.forward(19))
    scene = replace(scene_from(playground).scene, next_step=step)
    layout, handler = layout_of(DESIGN, DARK, 4), Noting(PlaygroundHandler)
    spots = next_step_hotspots(Paper(DESIGN).pen, panels_in(layout), scene, handler)
    assert topmost(spots, layout.loss.center).name == "beside next step"
    assert topmost(spots, layout.neuron.center).name == "next step"
    assert topmost(spots, layout.neuron.center).click is None
    found = by_name(spots)
    for name in ("beside next step", "close next step", "do step"):
        found[name, 0].click()
    assert handler.taken() == [
        ("toggle_next_step",),
        ("toggle_next_step",),
        ("step", Action.FORWARD),
    ]


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_all_of_it_fits_for_every_gate(gate, size, theme):
    sgd = Setup(optimizer=Optimizer.SGD, l2=0.1)
    for snapshot in (
        Playground(gate).forward(19),
        Playground(gate, sgd).forward(3),
        worst_case(gate).snapshot,
    ):
        paper, place = drawn(step_of(snapshot), size.pair, theme)
        assert_all_fit(paper.placed, [place.card])
        assert paper.is_blank_outside(place.card)
        assert len([line for line in place.lines if line.cells]) >= min(2, gate.n_rows)
