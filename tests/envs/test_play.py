"""Gymnasium's own tools play the environment by its keys, and film it."""

import importlib
import sys
import types
import warnings

import pygame
import pytest
from gymnasium.wrappers import RecordVideo

from game.playground.controls import Action
from tests.support.making import make


def test_gymnasium_plays_it_with_these_keys():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without matplotlib it warns of charts that it cannot draw
        play = importlib.import_module("gymnasium.utils.play").play
    script = [pygame.K_RIGHT, pygame.K_RIGHT, pygame.K_UP, pygame.K_r, None, pygame.K_ESCAPE]
    seen = []

    def press(*step):
        """Note what the last keys did, let go of them, press the next."""
        _, observation, action, *_, info = step
        seen.append((action, info["epoch"], round(float(observation[3]), 2)))
        key = script.pop(0)
        for held in {*pressed}:
            pygame.event.post(pygame.event.Event(pygame.KEYUP, key=held))
            pressed.discard(held)
        if key is not None:
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key))
            pressed.add(key)

    pressed = set()
    play(make(render_mode="rgb_array", width=60, height=40), callback=press, fps=1000, seed=0)
    assert seen == [
        (Action.WAIT, 0, 0.5),
        (Action.FORWARD, 1, 0.5),
        (Action.FORWARD, 2, 0.5),
        (Action.RAISE, 2, 0.55),
        (Action.RESET, 0, 0.55),
        (Action.WAIT, 0, 0.55),
    ]


@pytest.fixture
def clips(monkeypatch):
    """A stand-in for moviepy that keeps the frames instead of writing them."""
    kept = []

    class Clip:
        def __init__(self, frames, fps):
            kept.append((frames, fps))

        def write_videofile(self, *_, **__):
            pass

    module = types.ModuleType("moviepy.video.io.ImageSequenceClip")
    module.ImageSequenceClip = Clip
    for name in ("moviepy", "moviepy.video", "moviepy.video.io"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return kept


def test_videos_are_recorded_frame_by_frame(clips, tmp_path):
    environment = make(gate="random", render_mode="rgb_array", width=120, height=80)
    environment = RecordVideo(environment, str(tmp_path / "videos"), lambda _: True)
    for _ in range(2):
        environment.reset(seed=0)
        for _ in range(4):
            environment.step(1)
    environment.close()
    assert [len(frames) for frames, _ in clips] == [5, 5]
    assert {frame.shape for frames, _ in clips for frame in frames} == {(80, 120, 3)}
    assert {fps for _, fps in clips} == {10}
