import os
import subprocess
import sys

import numpy as np
import pygame
import pytest

from game.app.sound import (
    GAP_S,
    HIGHEST,
    LOWEST,
    NO_SOUND,
    RATE,
    Sound,
    chime_samples,
    frequency,
    note_of,
    note_samples,
)
from game.playground.hidden import Hidden
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


def test_notes_do_not_overlap(mixer):
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


LOUDEST = 32_767


def wave(samples):
    return np.frombuffer(samples, np.int16).astype(float)


def test_the_tune_falls_with_the_loss_and_never_rises():
    notes = [note_of(loss) for loss in np.geomspace(100, 1e-12, 500)]
    assert notes == sorted(notes, reverse=True)
    assert (notes[0], notes[-1]) == (HIGHEST, LOWEST)
    assert note_of(0.0) == LOWEST


def test_a_tenfold_of_the_loss_is_an_octave():
    for loss in (5.0, 0.7, 0.02):
        assert frequency(note_of(loss)) == 2 * frequency(note_of(loss / 10))


def test_the_scale_is_pentatonic():
    keynote = frequency(0)
    steps = [12 * np.log2(frequency(note) / keynote) for note in range(6)]
    np.testing.assert_allclose(steps, [0, 2, 4, 7, 9, 12], atol=0.2)


@pytest.mark.parametrize("note", [LOWEST, -5, 0, HIGHEST])
def test_a_note_has_its_pitch(note):
    sound = wave(note_samples(note))
    spectrum = np.abs(np.fft.rfft(sound, 8 * len(sound)))
    loudest = np.argmax(spectrum) * RATE / (8 * len(sound))
    assert loudest == pytest.approx(frequency(note), rel=0.02)


@pytest.mark.parametrize("samples", [note_samples(0), note_samples(LOWEST), chime_samples()])
def test_sounds_are_soft_and_neither_begin_nor_end_with_a_click(samples):
    sound = wave(samples)
    assert 0.05 * LOUDEST < np.abs(sound).max() < 0.3 * LOUDEST
    assert np.abs(sound[:5]).max() < 0.02 * LOUDEST
    assert np.abs(sound[-200:]).max() < 0.001 * LOUDEST
    assert np.abs(np.diff(sound)).max() < 0.15 * LOUDEST


def test_what_is_hidden_is_not_heard(mixer):
    for hidden in ({Hidden.MARKS, Hidden.LOSS}, {Hidden.MARKS}):
        sound, playground = Sound(), Playground(AND)
        before = len(mixer.played)
        for _ in range(5):
            sound.follow(True, playground.forward(10), GAP_S, frozenset(hidden))
        assert (mixer.played[before:] == []) == (Hidden.LOSS in hidden)
        assert chime_samples() not in mixer.played
