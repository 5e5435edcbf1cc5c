"""What both environments of one neuron do: episodes, time limits, frames."""

import numpy as np
import pytest
from gymnasium.error import ResetNeeded

from game.envs import screens
from game.envs.logic_gate import LogicGateEnv
from game.envs.logic_gate_continuous import LogicGateContinuousEnv
from game.envs.vector import LogicGateVectorEnv
from tests.support.making import BOTH, CONTINUOUS, make, walk


@pytest.mark.parametrize(
    "environment",
    [LogicGateEnv(), LogicGateContinuousEnv(), LogicGateVectorEnv(2)],
    ids=lambda environment: type(environment).__name__,
)
def test_nothing_moves_before_the_first_reset(environment):
    with pytest.raises(ResetNeeded):
        environment.step(environment.action_space.sample())


@pytest.mark.parametrize("name", BOTH)
def test_time_runs_out(name):
    environment = make(name, gate="xor")
    environment.reset(seed=0)
    limit = environment.spec.max_episode_steps
    still = 0 if name != CONTINUOUS else np.zeros(3)
    outcomes = walk(environment, [still] * limit)
    assert [outcome[3] for outcome in outcomes] == [False] * (limit - 1) + [True]
    assert limit == (100 if name == CONTINUOUS else 200)


def test_without_a_mode_a_warning_says_what_to_do():
    environment = make()
    environment.reset(seed=0)
    with pytest.warns(UserWarning, match="choose one of human, rgb_array, ansi"):
        assert environment.render() is None


def test_lists_of_frames_are_gymnasiums_own():
    environment = make(render_mode="rgb_array_list", width=60, height=40)
    environment.reset(seed=0)
    environment.step(1)
    assert [frame.shape for frame in environment.render()] == [(40, 60, 3)] * 2


def test_watching_shows_a_frame_at_reset_and_at_every_step(monkeypatch):
    shown = []
    monkeypatch.setattr(
        screens.HumanWindow, "show", lambda _, snapshot, fps: shown.append((snapshot, fps))
    )
    environment = make(render_mode="human")
    environment.reset(seed=0)
    environment.step(1)
    environment.step(0)
    assert [snapshot.epoch for snapshot, _ in shown] == [0, 1, 1]
    assert {fps for _, fps in shown} == {10}
    environment.close()


def test_closing_twice_and_going_on_after_it_are_fine():
    for mode in ("human", "rgb_array", "ansi"):
        environment = make(render_mode=mode)
        environment.close()
        environment.reset(seed=0)
        environment.close()
        environment.close()
        environment.reset(seed=0)
        environment.render()
        environment.close()


@pytest.mark.parametrize("name", BOTH)
def test_a_reset_begins_at_epoch_0_wherever_the_episode_was(name):
    environment = make(name, gate="and")
    first, info = environment.reset(seed=3)
    walk(environment, [environment.action_space.sample()] * 5)
    again, other = environment.reset(seed=3)
    np.testing.assert_array_equal(first, again)
    assert info == other == {"epoch": 0}


def test_the_frame_rate_of_one_is_not_everyone_s():
    one, other = LogicGateEnv(), LogicGateEnv()
    one.metadata["render_fps"] = 1
    assert other.metadata["render_fps"] == LogicGateEnv.metadata["render_fps"] == 10


@pytest.mark.parametrize("kind", [LogicGateEnv, LogicGateContinuousEnv])
def test_no_picture_before_the_first_reset(kind):
    with pytest.raises(ResetNeeded):
        kind(render_mode="ansi").render()
