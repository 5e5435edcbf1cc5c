import os
import subprocess
import sys

import pygame
import pytest

from game.app.sound import GAP_S, NO_SOUND, Sound, chime_samples, note_of, note_samples
from game.playground.playground import Playground
from game.playground.run import Setup
from tests.support.gates import AND, XOR

OPEN_MIXER = (
    "from game.app.sound import Sound\n"
    "from game.playground.playground import Playground\n"
    "from tests.support.gates import AND\n"
    "print(repr(Sound().follow(True, Playground(AND).snapshot, 0.0)))\n"
)


class FakeMixer:
    """A mixer that takes note of what is played."""

    def __init__(self):
        self.played, self.opened = [], 0

    def get_init(self):
        return (1,) if self.opened else None

    def init(self, *_, **__):
        self.opened += 1

    def Sound(self, buffer):  # noqa: N802 - pygame's own name
        return type("Played", (), {"play": lambda _: self.played.append(buffer)})()


@pytest.fixture
def mixer(monkeypatch):
    fake = FakeMixer()
    monkeypatch.setattr(pygame, "mixer", fake)
    return fake


def test_the_mixer_stays_closed_until_it_is_asked_for(mixer):
    sound, playground = Sound(), Playground(AND)
    for _ in range(3):
        sound.follow(False, playground.forward(10), GAP_S)
    assert mixer.opened == 0
    sound.follow(True, playground.snapshot, GAP_S)
    sound.follow(True, playground.forward(10), GAP_S)
    assert mixer.opened == 1


def test_training_and_plays_a_falling_tune_and_one_chime(mixer):
    sound, playground = Sound(), Playground(AND, Setup(seed=2))
    for _ in range(300):
        sound.follow(True, playground.forward(10), GAP_S)
    tune = [played for played in mixer.played if played != chime_samples()]
    assert len(mixer.played) - len(tune) == 1
    assert len(tune) > 5
    notes = [note_of(10.0 ** (-i / 5 + 0.001)) for i in range(-5, 20)]
    heard = [next(note for note in notes if note_samples(note) == played) for played in tune]
    assert heard == sorted(heard, reverse=True)


def test_what_does_not_learn_falls_silent(mixer):
    sound, playground = Sound(), Playground(XOR)
    for _ in range(100):
        sound.follow(True, playground.forward(10), GAP_S)
    mixer.played.clear()
    for _ in range(100):
        sound.follow(True, playground.forward(10), GAP_S)
    assert mixer.played == []


def test_notes_do_not_crowd(mixer):
    sound, playground = Sound(), Playground(AND)
    for _ in range(60):  # one second in which all is learned
        sound.follow(True, playground.forward(100), 1 / 60)
    assert len(mixer.played) <= 1 / GAP_S + 2


def test_standing_still_and_going_back_are_silent(mixer):
    sound, playground = Sound(), Playground(AND)
    playground.forward(500)
    for epoch in (500, 500, 400, 0):
        sound.follow(True, playground.seek(epoch), GAP_S)
    sound.follow(True, playground.pick(XOR), GAP_S)
    assert mixer.played == []


@pytest.mark.parametrize("driver", [None, "no-such-driver"])
def test_without_a_card_it_is_said_without_noise(driver):
    environment = {key: value for key, value in os.environ.items() if key != "SDL_AUDIODRIVER"}
    if driver:
        environment["SDL_AUDIODRIVER"] = driver
    result = subprocess.run(
        [sys.executable, "-c", OPEN_MIXER],
        env=environment | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stderr == ""
    expected = {repr(NO_SOUND)} if driver else {repr(NO_SOUND), repr("")}
    assert result.stdout.strip() in expected
