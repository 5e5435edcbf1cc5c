"""What is rendered: pixels and text of any size, always of the present moment."""

import subprocess
import sys

import numpy as np
import pytest

from game.envs.checks import MAX_SIDE
from game.envs.frames import Frames, snapshot_of
from game.envs.neurons import Neurons
from game.envs.screens import scene_of
from game.envs.task import make_task
from tests.envs.test_registration import ROOT
from tests.support.gates import AND, PARTIAL
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


def test_a_snapshot_is_that_of_one_neuron_and_keeps_its_numbers():
    neurons = Neurons(make_task(PARTIAL), 2)
    neurons.begin(np.arange(2), tuple(np.random.default_rng(seed) for seed in range(2)))
    neurons.train()
    neurons.measure()
    snapshot = snapshot_of(neurons, 1)
    assert snapshot.gate == PARTIAL
    assert snapshot.epoch == snapshot.latest_epoch == 1
    assert snapshot.loss == pytest.approx(neurons.losses[1])
    np.testing.assert_allclose(snapshot.probabilities, neurons.probabilities[:, 1])
    kept = snapshot.weights.copy()
    neurons.train()
    np.testing.assert_array_equal(snapshot.weights, kept)
    scene = scene_of(snapshot)
    assert scene.live_glow == snapshot.probabilities[snapshot.live_row]
    assert scene.threshold_shown == snapshot.threshold


@pytest.mark.parametrize(
    "wrong",
    [{"width": 0}, {"height": MAX_SIDE + 1}, {"theme": "pink"}, {"render_mode": "text"}],
    ids=str,
)
def test_what_cannot_be_rendered_is_refused_at_once(wrong):
    options = {"render_mode": None, "width": 60, "height": 40, "theme": "dark"} | wrong
    [name] = wrong
    with pytest.raises(ValueError, match=f"{name}: need "):
        Frames(**options)


def test_a_copy_has_no_picture_of_its_own_yet():
    neurons = Neurons(make_task(AND), 1)
    frames = Frames("rgb_array", 60, 40, "dark")
    frames.render(neurons, 0, 10)
    assert frames.__getstate__()["_canvas"] is None
    assert frames._canvas is not None
    frames.close()
    assert frames._canvas is None
