"""Whatever is done to a playground, its command line brings back the same bits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.training import Optimizer
from game.gates import Init, TrainingOverrides
from game.playground.command_line import command_line, parse_command_line
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.recipe import recipe_of
from game.playground.run import Setup
from game.record import replace
from tests.support.gates import AND, OR, XOR_WITH_PRODUCT
from tests.support.recipes import prepared

TRAININGS = st.builds(
    TrainingOverrides,
    learning_rate=st.sampled_from([None, 0.3, 5.0]),
    l2=st.sampled_from([None, 0.1]),
    threshold=st.sampled_from([None, 0.3]),
    optimizer=st.sampled_from([None, *Optimizer]),
    seed=st.sampled_from([None, 1, 2]),
    init=st.sampled_from([None, *Init]),
)
STARTS = st.sampled_from([None, (0.0, 0.0, 0.0), (-0.0, 0.0, 0.0), (1.0, -2.0, 0.5)])
VERSIONS = st.builds(
    lambda gate, training, start, inputs: replace(
        gate,
        training=training,
        inputs=inputs,
        initial_weights=None if gate.features else start,
    ),
    st.sampled_from([AND, AND, AND, OR, XOR_WITH_PRODUCT]),
    TRAININGS,
    STARTS,
    st.sampled_from([("A", "B"), ("P", "Q")]),
)
SETUPS = st.sampled_from([Setup(), Setup(seed=5), Setup(init=Init.ZERO), Setup(learning_rate=2.0)])
MOVES = st.one_of(
    st.sampled_from(list(Action)),
    st.sampled_from([Action.FORWARD_10, Action.BACK, Action.BACK_10, Action.SWITCH_OPTIMIZER]),
    VERSIONS,
)


def assert_brought_back(playground):
    there = playground.snapshot
    request = parse_command_line(command_line(recipe_of(there)))
    back = prepared(request.recipe(there.gate))
    assert back.epoch == there.epoch
    assert back.snapshot.weights.tobytes() == there.weights.tobytes()
    assert (back.snapshot.threshold, back.snapshot.run.settings) == (
        there.threshold,
        there.run.settings,
    )
    ways = (player.trajectory(0, there.epoch).tobytes() for player in (playground, back))
    assert len(set(ways)) == 1


@pytest.mark.slow
@settings(max_examples=300)
@given(first=VERSIONS, setup=SETUPS, moves=st.lists(MOVES, max_size=12))
def test_any_actions_and_any_edits_of_the_gate_are_brought_back(first, setup, moves):
    playground = Playground(first, setup)
    for move in moves:
        if isinstance(move, Action):
            playground.step(move)
        else:
            playground.revise(move)
        assert_brought_back(playground)


def test_a_seed_that_is_edited_in_an_sgd_run_begins_another_run():
    sgd = TrainingOverrides(init=Init.ZERO, optimizer=Optimizer.SGD, seed=1)
    playground = Playground(replace(AND, training=sgd))
    playground.forward(10)
    revised = playground.revise(replace(AND, training=replace(sgd, seed=2)))
    assert revised.epoch == 0
    playground.forward(10)
    assert_brought_back(playground)
