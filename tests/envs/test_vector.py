"""The vectorised environments are the single ones, step by step."""

import gymnasium
import numpy as np
import pytest
from gymnasium.error import InvalidAction
from gymnasium.vector import AutoresetMode

from game.envs.vector import (
    LogicGateContinuousVectorEnv,
    LogicGateVectorEnv,
    NeuronVectorEnv,
)
from tests.support.making import CONTINUOUS, LOGIC_GATE, make, sampled

N_STEPS = 3000
N_ENVS = 4
MAX_STEPS = 40

TASKS = [
    (LOGIC_GATE, {"gate": "and", "threshold": 0.42, "l2": 0.001}),
    (LOGIC_GATE, {"gate": "random"}),
    (CONTINUOUS, {"gate": "random"}),
]


def both(name, mode, options):
    """Return the vectorised environments and as many single ones that Gymnasium runs in turn."""
    options = {"max_episode_steps": MAX_STEPS, **options}
    ours = gymnasium.make_vec(name, N_ENVS, autoreset_mode=mode, **options)
    assert isinstance(ours, NeuronVectorEnv)
    single = gymnasium.make_vec(
        name, N_ENVS, "sync", vector_kwargs={"autoreset_mode": mode}, **options
    )
    return ours, single


def random_actions(space):
    """Return actions that train often enough for some episodes to be solved."""
    if not isinstance(space, gymnasium.spaces.MultiDiscrete):
        return sampled(space, N_STEPS)
    odds = [0.05, 0.7, 0.11, 0.11, 0.03]
    return np.random.default_rng(0).choice(5, (N_STEPS, N_ENVS), p=odds)


def run(environments, actions):
    """Return each step's outcome; the ends of episodes with autoreset disabled are reset."""
    outcomes = [(*environments.reset(seed=50),)]
    for action in actions:
        outcomes.append(environments.step(action))
        ended = outcomes[-1][2] | outcomes[-1][3]
        if environments.metadata["autoreset_mode"] is AutoresetMode.DISABLED and ended.any():
            outcomes.append(environments.reset(options={"reset_mask": ended}))
    return outcomes


def assert_same(ours, theirs):
    assert type(ours) is type(theirs)
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys()
        for key, value in ours.items():
            assert_same(value, theirs[key])
    elif ours.dtype == object:
        for own, other in zip(ours, theirs, strict=True):
            assert (own is None) == (other is None)
            if own is not None:
                assert_same(own, other)
    else:
        assert ours.dtype == theirs.dtype
        assert ours.shape == theirs.shape
        if not np.array_equal(ours, theirs):  # products of matrices round in another order
            np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(AutoresetMode))
@pytest.mark.parametrize(("name", "options"), TASKS, ids=str)
def test_vector_and_single_agree_step_by_step(name, options, mode):
    ours, single = both(name, mode, options)
    assert ours.observation_space == single.observation_space
    assert ours.action_space == single.action_space
    actions = random_actions(single.action_space)
    outcomes, expected = run(ours, actions), run(single, actions)
    assert len(outcomes) == len(expected)
    for outcome, other in zip(outcomes, expected, strict=True):
        for own_part, other_part in zip(outcome, other, strict=True):
            assert_same(own_part, other_part)
    steps = [outcome for outcome in outcomes if len(outcome) == 5]
    assert sum(step[2].sum() for step in steps) > 20, "episodes were solved"
    assert sum(step[3].sum() for step in steps) > 20, "and truncated"
    assert_same(np.array(ours.np_random_seed), np.array(single.np_random_seed))


def test_each_environment_has_the_next_seed():
    environments = gymnasium.make_vec(LOGIC_GATE, 3)
    observations, _ = environments.reset(seed=7)
    for place in range(3):
        np.testing.assert_array_equal(observations[place], make().reset(seed=7 + place)[0])


def test_seeds_may_be_given_one_by_one_and_left_out():
    environments = gymnasium.make_vec(LOGIC_GATE, 3)
    first, _ = environments.reset(seed=[5, None, 6])
    again, _ = environments.reset(seed=[5, None, 6])
    np.testing.assert_array_equal(first[[0, 2]], again[[0, 2]])
    assert not np.array_equal(first[1], again[1])


def test_without_autoreset_an_ended_episode_must_be_reset():
    environments = gymnasium.make_vec(
        LOGIC_GATE, 2, max_episode_steps=1, autoreset_mode=AutoresetMode.DISABLED
    )
    environments.reset(seed=0)
    environments.step(np.zeros(2, int))
    environments.reset(options={"reset_mask": np.array([True, False])})
    with pytest.raises(gymnasium.error.ResetNeeded, match="reset_mask"):
        environments.step(np.zeros(2, int))


def test_without_a_limit_nothing_is_truncated():
    environments = gymnasium.make_vec(LOGIC_GATE, 2, gate="xor", max_episode_steps=-1)
    environments.reset(seed=0)
    for _ in range(500):
        _, _, terminated, truncated, info = environments.step(np.ones(2, int))
        assert not terminated.any()
        assert not truncated.any()
    assert info["epoch"].tolist() == [500, 500]


def test_what_is_returned_is_never_touched_again():
    environments = gymnasium.make_vec(LOGIC_GATE, 2, max_episode_steps=3)
    outcomes = [environments.reset(seed=0)]
    outcomes += [environments.step(np.ones(2, int)) for _ in range(9)]
    copies = gymnasium.make_vec(LOGIC_GATE, 2, max_episode_steps=3)
    assert_same(outcomes[0][0], copies.reset(seed=0)[0])
    for outcome in outcomes[1:]:
        for own, other in zip(outcome, copies.step(np.ones(2, int)), strict=True):
            assert_same(own, other)


def test_each_one_is_rendered():
    environments = gymnasium.make_vec(LOGIC_GATE, 3, render_mode="rgb_array", width=90, height=60)
    environments.reset(seed=0)
    frames = environments.render()
    assert [frame.shape for frame in frames] == [(60, 90, 3)] * 3
    assert not np.array_equal(frames[0], frames[1])
    environments.close()
    texts = gymnasium.make_vec(LOGIC_GATE, 2, render_mode="ansi")
    texts.reset(seed=0)
    assert all(text.startswith("AND   epoch 0") for text in texts.render())


@pytest.mark.parametrize("actions", [[0], [0, 5], [-1, 0], [0.0, 1.0], [[0, 1]]])
def test_vectors_of_bad_actions_are_refused(actions):
    environments = LogicGateVectorEnv(2)
    environments.reset(seed=0)
    with pytest.raises(InvalidAction, match="2 integers from 0 to 4"):
        environments.step(actions)


def test_vectors_of_bad_changes_are_refused():
    environments = LogicGateContinuousVectorEnv(2)
    environments.reset(seed=0)
    for bad in (np.zeros((3, 3)), np.full((2, 3), np.nan)):
        with pytest.raises(InvalidAction):
            environments.step(bad)


@pytest.mark.parametrize("mask", [[True], [1, 0], [False, False]])
def test_bad_reset_masks_are_refused(mask):
    with pytest.raises(ValueError, match="reset_mask: need 2 booleans"):
        LogicGateVectorEnv(2).reset(options={"reset_mask": np.array(mask)})


def test_bad_sizes_of_vectors_are_refused():
    with pytest.raises(ValueError, match="num_envs: need at least 1, got 0"):
        LogicGateVectorEnv(0)
    with pytest.raises(ValueError, match="seed: need 2 of them, got 1"):
        LogicGateVectorEnv(2).reset(seed=[1])
    with pytest.raises(ValueError, match="render_mode: need one of"):
        gymnasium.make_vec(CONTINUOUS, 2, render_mode="human")
