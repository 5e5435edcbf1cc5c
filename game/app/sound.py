"""Sound: the loss as notes that fall while it falls, and a chime when the gate is learned."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pygame

from game.app.tones import RATE, chime_samples, note_of, note_samples
from game.playground.snapshot import Snapshot

BUFFER = 512  # samples, 23 ms
GAP_S = 0.09  # at least, between two notes
STDERR = 2
NO_SOUND = "This computer has no sound for Glowgate to use."


class Sound:
    """Listens to snapshots and plays what changes; the mixer is opened when first needed."""

    def __init__(self) -> None:
        self._before: Snapshot | None = None
        self._note: int | None = None
        self._quiet_s = 0.0

    def follow(self, is_on: bool, snapshot: Snapshot, elapsed_s: float) -> str:
        """Play what `snapshot` brings after `elapsed_s`; return what to say if that cannot be."""
        before, self._before = self._before, snapshot
        self._quiet_s += elapsed_s
        if not is_on:
            self._note = None
            return ""
        if pygame.mixer.get_init() is None and not _open_mixer():
            return NO_SOUND
        if before is not None and before is not snapshot:
            self._play(before, snapshot)
        return ""

    def _play(self, before: Snapshot, now: Snapshot) -> None:
        if before.gate != now.gate or now.epoch <= before.epoch:
            return
        if now.learned_at is not None and before.epoch < now.learned_at <= now.epoch:
            pygame.mixer.Sound(buffer=chime_samples()).play()
        note = note_of(now.loss)
        if note != self._note and self._quiet_s >= GAP_S:
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
    """Keep what the sound libraries write to standard error, where there is no card, off it."""
    try:
        kept = os.dup(STDERR)
    except OSError:  # there is no standard error, as under pythonw
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
