import pickle
from copy import deepcopy

import gymnasium
import numpy as np
import pytest

from tests.support.making import BOTH, make, sampled, walk

COPIES = (deepcopy, lambda original: pickle.loads(pickle.dumps(original)))


def assert_same_walk(one, other, actions):
    for outcome, expected in zip(walk(one, actions), walk(other, actions), strict=True):
        np.testing.assert_array_equal(outcome[0], expected[0])
        assert outcome[1:] == expected[1:]


@pytest.mark.parametrize("copied", COPIES, ids=["deepcopy", "pickle"])
@pytest.mark.parametrize("mode", [None, "rgb_array", "human", "ansi"])
@pytest.mark.parametrize("name", BOTH)
def test_a_copy_in_the_middle_of_an_episode_goes_on_the_same(name, mode, copied):
    original = make(name, gate="random", render_mode=mode)
    original.metadata["render_fps"] = 10_000
    original.reset(seed=3)
    actions = sampled(original.action_space, 60)
    walk(original, actions[:10])
    if mode:
        original.render()
    copy = copied(original)
    assert_same_walk(original, copy, actions[10:])
    if mode in ("rgb_array", "ansi"):
        assert np.array_equal(original.render(), copy.render())
    original.close()
    copy.close()


@pytest.mark.parametrize("copied", COPIES, ids=["deepcopy", "pickle"])
def test_a_copy_and_its_original_do_not_share_state(copied):
    original = make()
    original.reset(seed=3)
    copy = copied(original)
    before, *_ = copy.step(0)
    original.step(1)
    after, *_ = copy.step(0)
    np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize("copied", COPIES, ids=["deepcopy", "pickle"])
@pytest.mark.parametrize("name", BOTH)
def test_copies_of_many_at_once_go_on_the_same(name, copied):
    original = gymnasium.make_vec(name, 5, gate="random", render_mode="ansi", max_episode_steps=9)
    original.reset(seed=1)
    actions = sampled(original.action_space, 50)
    for action in actions[:20]:
        original.step(action)
    original.render()
    copy = copied(original)
    for action in actions[20:]:
        for own, other in zip(original.step(action)[:4], copy.step(action)[:4], strict=True):
            np.testing.assert_array_equal(own, other)


def test_worker_processes_run_it():
    environments = gymnasium.make_vec(BOTH[0], 2, "async", gate="nand")
    try:
        observations, _ = environments.reset(seed=5)
        for _ in range(3):
            observations, *_ = environments.step(np.ones(2, int))
    finally:
        environments.close()
    single = make(gate="nand")
    single.reset(seed=5)
    last = [single.step(1) for _ in range(3)][-1]
    np.testing.assert_array_equal(observations[0], last[0])
