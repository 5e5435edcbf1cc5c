import subprocess
import sys

import numpy as np
import pytest

from game.envs import screens
from tests.envs.test_registration import ROOT
from tests.support.making import BOTH, LOGIC_GATE, make


@pytest.mark.parametrize(
    ("width", "height"), [(600, 400), (1, 1), (84, 84), (1, 300), (301, 7), (1000, 350)]
)
@pytest.mark.parametrize("n_inputs", [1, 2, 6])
def test_a_frame_has_the_size_that_was_asked_for(n_inputs, width, height):
    environment = make(
        gate="random", n_inputs=n_inputs, render_mode="rgb_array", width=width, height=height
    )
    environment.reset(seed=0)
    frame = environment.render()
    assert frame.shape == (height, width, 3)
    assert frame.dtype == np.uint8
    assert frame.flags.c_contiguous


@pytest.mark.parametrize("name", BOTH)
def test_the_same_moment_looks_the_same_and_another_does_not(name):
    environment = make(name, gate="and", render_mode="rgb_array")
    environment.reset(seed=0)
    first, again = environment.render(), environment.render()
    np.testing.assert_array_equal(first, again)
    assert not np.shares_memory(first, again)
    before = first.copy()
    environment.step(environment.action_space.sample() if name != LOGIC_GATE else 1)
    after = environment.render()
    assert np.any(after != before)
    np.testing.assert_array_equal(first, before)


def test_themes_differ():
    frames = []
    for theme in ("dark", "light", "projector"):
        environment = make(render_mode="rgb_array", theme=theme)
        environment.reset(seed=0)
        frames.append(environment.render())
    assert frames[0].mean() < frames[1].mean()
    assert not np.array_equal(frames[0], frames[2])


def test_pixels_need_no_display():
    code = (
        "import gymnasium, pygame;"
        "e = gymnasium.make('game.envs:glowgate/LogicGate-v0', render_mode='rgb_array');"
        "e.reset(); e.render(); e.close(); print(pygame.display.get_init())"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert shown.splitlines()[-1] == "False"


def test_text_tells_gate_numbers_and_every_row():
    environment = make(gate="and-given", render_mode="ansi")
    environment.reset(seed=0)
    heading, columns, *rows = environment.render().splitlines()
    assert "epoch 0" in heading
    assert "loss 0.1836" in heading
    assert "threshold 0.5" in heading
    assert columns.split() == ["A", "B", "target", "probability", "output"]
    assert [row.split()[:5] for row in rows] == [
        ["0", "0", "0", "0.0180", "0"],
        ["0", "1", "0", "0.1824", "0"],
        ["1", "0", "0", "0.1824", "0"],
        ["1", "1", "1", "0.7311", "1"],
    ]


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
        screens.HumanWindow, "show", lambda _, scene, fps: shown.append((scene, fps))
    )
    environment = make(render_mode="human")
    environment.reset(seed=0)
    environment.step(1)
    environment.step(0)
    assert [scene.snapshot.epoch for scene, _ in shown] == [0, 1, 1]
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
