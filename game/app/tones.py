"""Tones made of numbers: the note of a loss, and the chime of a gate that is learned.

The notes are those of the major pentatonic scale, in which no two clash: five to the octave, and an
octave to each tenfold of the loss, so that the tune falls as evenly as the loss does on a log axis.
"""

from functools import lru_cache
from itertools import starmap
from math import floor, log10

import numpy as np

from game.core.types import Floats

RATE = 22_050  # samples per second
SCALE = (1, 9 / 8, 5 / 4, 3 / 2, 5 / 3)  # a pure major pentatonic, within one octave
KEYNOTE_HZ = 1046.5  # C6, at a loss of 1
LOWEST, HIGHEST = -15, 5  # notes, counted from the keynote: losses of 0.001 and of 10
OVERTONES = (1.0, 0.22, 0.08)  # loudness of the fundamental and of what rings with it
ATTACK_S = 0.008  # a note that began at once would click
NOTE_S, CHIME_S, CHIME_GAP_S = 0.3, 1.2, 0.11
CHIME = (-5, -2, 0, 3)
LOUDNESS = 0.16  # of what a loudspeaker can do: a classroom hears it and goes on talking


def note_of(loss: float) -> int:
    """Return the note of `loss` in nats, counted from the keynote; lower losses are lower."""
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
    """Return the chime, four notes that ring into one another, as 16-bit samples."""
    gap = round(CHIME_GAP_S * RATE)
    rings = [_ring(frequency(note), CHIME_S) for note in CHIME]
    together = np.zeros(len(rings[0]) + gap * len(rings))
    for place, ring in enumerate(rings):
        together[place * gap : place * gap + len(ring)] += 0.6 * ring
    return _samples(together)


def _ring(hertz: float, seconds: float) -> Floats:
    """Return a note that dies away, in [-1, 1]."""
    time = np.arange(round(seconds * RATE)) / RATE
    overtones = enumerate(OVERTONES, start=1)
    waves = starmap(lambda n, loud: loud * np.sin(2 * np.pi * n * hertz * time), overtones)
    fade = np.exp(-5.0 * time / seconds) * (1 - time / seconds)
    attack = np.minimum(time / ATTACK_S, 1.0)
    return np.asarray(sum(waves) * fade * attack / sum(OVERTONES))


def _samples(wave: Floats) -> bytes:
    return np.round(32_767 * LOUDNESS * wave).astype(np.int16).tobytes()
