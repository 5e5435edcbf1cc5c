"""Where lessons begin, and what is hidden when."""

from pathlib import Path

import pytest

from game.core.training import Optimizer
from game.gates import Gate, Init, TrainingOverrides
from game.lessons.lesson import PANELS, PICKING, Lesson, LessonSetup
from game.playground.hidden import Hidden
from game.record import replace
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.lessons import changed, lesson_of

AND, OR = Gate("AND", ("A", "B"), (0, 0, 0, 1)), Gate("OR", ("A", "B"), (0, 1, 1, 1))
BASE = LessonSetup(
    gate=AND, overrides=TrainingOverrides(seed=3, l2=0.1), epochs=7, focus="A", hide=(Hidden.LOSS,)
)


def start_of(**values):
    overrides = {k: values.pop(k) for k in ("seed", "init", "optimizer") if k in values}
    setup = LessonSetup(gate=AND, overrides=TrainingOverrides(**overrides), **values)
    run = setup.recipe.setup.for_gate(AND)
    return run.start_weights.tolist()


def test_a_lesson_starts_at_zero_unless_it_says_otherwise():
    assert start_of() == [0, 0, 0]
    assert start_of(optimizer=Optimizer.SGD) == [0, 0, 0]
    assert start_of(weights=(1.0, 2.0, 3.0)) == [1, 2, 3]
    assert start_of(seed=1) == start_of(seed=1, init=Init.RANDOM) != [0, 0, 0]
    assert start_of(seed=1, init=Init.ZERO) == [0, 0, 0]


def test_a_gate_with_weights_of_its_own_starts_at_zero_as_well():
    gate = replace(AND, initial_weights=(1.0, 1.0, 1.0))
    assert LessonSetup(gate=gate).recipe.setup.for_gate(gate).start_weights.tolist() == [0, 0, 0]


def test_what_a_step_says_lies_over_what_the_lesson_says():
    merged = LessonSetup(gate=OR, epochs=0).merged_over(BASE)
    assert (merged.gate, merged.epochs, merged.focus) == (OR, 0, "A")
    assert merged.overrides == BASE.overrides
    assert LessonSetup(hide=()).merged_over(BASE).hide == ()
    assert LessonSetup(inputs=3).merged_over(BASE).gate is None
    assert LessonSetup(gate=OR).merged_over(LessonSetup(inputs=3)).inputs is None


def test_a_start_is_one_thing():
    merged = LessonSetup(weights=(1.0, 1.0, 1.0)).merged_over(BASE)
    assert (merged.overrides.seed, merged.overrides.l2) == (None, 0.1)
    seeded = LessonSetup(overrides=TrainingOverrides(seed=5)).merged_over(merged)
    assert (seeded.weights, seeded.overrides.seed) == (None, 5)


def test_the_source_does_not_count():
    text = changed()
    assert lesson_of(text).lesson == lesson_of(text, Path("elsewhere.yaml")).lesson
    assert isinstance(lesson_of(text).lesson, Lesson)


def test_the_views_are_those_of_the_stage():
    assert {*PANELS} == {panel.word for panel in SIDE_PANELS}


@pytest.fixture(scope="module")
def three_steps():
    step = "  - {do: x, until: epoch = 2, because: y, show: [map]}\n"
    anew = "  - {setup: {gate: OR}, do: x, until: epoch = 2, because: y, show: [loss]}\n"
    text = changed(("gate: AND", "gate: AND, hide: [verdict, map, loss]")) + step + anew + step
    return lesson_of(text).lesson


def test_steps_go_on_from_where_the_last_one_began_anew(three_steps):
    assert [three_steps.begins_at(index) for index in range(4)] == [0, 0, 2, 2]
    assert [three_steps.setup_of(index).gate.name for index in range(4)] == [
        "AND",
        "AND",
        "OR",
        "OR",
    ]


def test_what_a_step_shows_stays_shown_until_it_begins_anew(three_steps):
    def hidden(index, *, is_done):
        return "".join(sorted(three_steps.hidden_in(index, is_done=is_done)))

    assert [hidden(index, is_done=False) for index in range(4)] == [
        *("lossmapverdict", "lossmapverdict", "lossmapverdict", "mapverdict"),
    ]
    assert [hidden(index, is_done=True) for index in range(4)] == [
        *("lossmapverdict", "lossverdict", "mapverdict", "verdict"),
    ]


def test_the_keys_that_pick_gates_are_known():
    assert "1" in PICKING
    picking = lesson_of(changed(("keys: Right", 'keys: "2 Right"'))).lesson
    assert picking.steps[0].picks_gates
    assert not lesson_of(changed()).lesson.steps[0].picks_gates
