"""Sound: the loss as notes that fall with it, and a chime when the gate is learned.

The notes are those of the major pentatonic scale, which has no dissonant intervals: five notes per
octave, and an octave for each factor of ten of the loss, so that the pitch falls as evenly as the
loss does on a log axis.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import starmap
from math import floor, log10

import numpy as np
import pygame

from ..core.neuron import Floats
from ..playground.hidden import NOTHING, Hidden, HiddenThings, hides
from ..playground.snapshot import Snapshot

RATE = 22_050  # samples per second
SCALE = (1, 9 / 8, 5 / 4, 3 / 2, 5 / 3)  # a pure major pentatonic, within one octave
KEYNOTE_HZ = 1046.5  # C6, at a loss of 1
LOWEST, HIGHEST = -15, 5  # notes, counted from the keynote: losses of 0.001 and of 10
OVERTONES = (1.0, 0.22, 0.08)  # amplitudes of the fundamental and its overtones
ATTACK_S = 0.008  # a note that starts abruptly would click
NOTE_S, CHIME_S, CHIME_GAP_S = 0.3, 1.2, 0.11
CHIME = (-5, -2, 0, 3)
LOUDNESS = 0.16  # of full scale: audible in a classroom, but not disturbing


def note_of(loss: float) -> int:
    """Return the note of `loss` (in nats), counted from the keynote; a lower loss is lower."""
    return min(max(floor(5 * log10(max(loss, 1e-9))), LOWEST), HIGHEST)


def frequency(note: int) -> float:
    """Return the frequency of `note` in hertz."""
    octave, degree = divmod(note, len(SCALE))
    return KEYNOTE_HZ * 2.0**octave * SCALE[degree]


@lru_cache(maxsize=HIGHEST - LOWEST + 1)
def note_samples(note: int) -> bytes:
    """Return one short note, as 16-bit samples."""
    return _samples(_ring(frequency(note), NOTE_S))


@lru_cache(maxsize=1)
def chime_samples() -> bytes:
    """Return the chime, four overlapping notes, as 16-bit samples."""
    gap = round(CHIME_GAP_S * RATE)
    rings = [_ring(frequency(note), CHIME_S) for note in CHIME]
    together = np.zeros(len(rings[0]) + gap * len(rings))
    for place, ring in enumerate(rings):
        together[place * gap : place * gap + len(ring)] += 0.6 * ring
    return _samples(together)


def _ring(hertz: float, seconds: float) -> Floats:
    """Return a decaying note, in [-1, 1]."""
    time = np.arange(round(seconds * RATE)) / RATE
    overtones = enumerate(OVERTONES, start=1)
    waves = starmap(lambda n, loud: loud * np.sin(2 * np.pi * n * hertz * time), overtones)
    fade = np.exp(-5.0 * time / seconds) * (1 - time / seconds)
    attack = np.minimum(time / ATTACK_S, 1.0)
    return np.asarray(sum(waves) * fade * attack / sum(OVERTONES))


def _samples(wave: Floats) -> bytes:
    return np.round(32_767 * LOUDNESS * wave).astype(np.int16).tobytes()


BUFFER = 512  # samples, 23 ms
GAP_S = 0.09  # minimum time between two notes
STDERR = 2
NO_SOUND = "This computer has no sound for Glowgate to use."


class Sound:
    """Plays the changes between snapshots; the mixer is opened when first needed."""

    def __init__(self) -> None:
        self._before: Snapshot | None = None
        self._note: int | None = None
        self._quiet_s = 0.0

    def follow(
        self, is_on: bool, snapshot: Snapshot, elapsed_s: float, hidden: HiddenThings = NOTHING
    ) -> str:
        """Play the sound for `snapshot` after `elapsed_s`; return a message if that fails."""
        before, self._before = self._before, snapshot
        self._quiet_s += elapsed_s
        if not is_on:
            self._note = None
            return ""
        if pygame.mixer.get_init() is None and not _open_mixer():
            return NO_SOUND
        if before is not None and before is not snapshot:
            self._play(before, snapshot, hidden)
        return ""

    def _play(self, before: Snapshot, now: Snapshot, hidden: HiddenThings) -> None:
        if before.gate != now.gate or now.epoch <= before.epoch:
            return
        is_told = not hides(hidden, Hidden.MARKS)
        if is_told and now.learned_at is not None and before.epoch < now.learned_at <= now.epoch:
            pygame.mixer.Sound(buffer=chime_samples()).play()
        note = note_of(now.loss)
        is_due = self._quiet_s >= GAP_S and not hides(hidden, Hidden.LOSS)
        if note != self._note and is_due:
            self._note, self._quiet_s = note, 0.0
            pygame.mixer.Sound(buffer=note_samples(note)).play()


def _open_mixer() -> bool:
    try:
        with _silence():
            pygame.mixer.init(RATE, -16, 1, BUFFER, allowedchanges=0)
    except pygame.error:
        return False
    return True


@contextmanager
def _silence() -> Iterator[None]:
    """Suppress the messages of sound libraries on standard error if there is no sound card."""
    try:
        kept = os.dup(STDERR)
    except OSError:  # no standard error, for example under pythonw
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
            os.dup2(nowhere.fileno(), STDERR)
        yield
    finally:
        with suppress(OSError):
            os.dup2(kept, STDERR)
        os.close(kept)
