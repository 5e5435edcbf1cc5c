"""The live text view: the same training where there is no display, in a terminal or a pipe."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

import numpy as np

from ..gates.verdict_words import explain, verdict
from ..playground.playground import Playground
from ..playground.snapshot import Snapshot
from ..playground.tables import row_names, truth_table
from ..record import Record
from .report import learned_text
from .text_frame import (
    RESET,
    Style,
    bulb_of,
    can_show,
    frame,
    is_live,
    palette_of,
)

FIRST_SPEED = 20.0  # epochs per second
STEADY_S = 5.0
DOUBLING_S = 2.0
"""Seconds at the first speed, and from there for each doubling, so that slow runs end too."""

GLOW_S = 2.0
"""How long a learned gate goes on glowing."""
HOPELESS_EPOCHS = 300
"""How many epochs of what cannot be learned are shown."""
MAX_EPOCHS = 1_000_000
AT_REST = 1e-9
"""Weights that move less than this, relative and absolute, between two frames have settled."""


def speed_at(seconds: float, fixed: int | None) -> float:
    """Return the epochs per second after `seconds`: `fixed`, or ever faster."""
    if fixed is not None:
        return float(fixed)
    return float(FIRST_SPEED * 2.0 ** (max(seconds - STEADY_S, 0.0) / DOUBLING_S))


class Ending:
    """Decides when the view ends: once learned and glowed, hopeless, or at rest."""

    def __init__(self, learnable: bool, first_epoch: int) -> None:
        """Begin at `first_epoch`; `learnable` is the verdict."""
        self._learnable, self._first_epoch = learnable, first_epoch
        self._glowing_since: float | None = None

    def is_due(self, before: Snapshot, now: Snapshot, seconds: float) -> bool:
        """Return whether `now`, `seconds` after the start, is the last frame."""
        if now.learned_at is not None:
            if self._glowing_since is None:
                self._glowing_since = seconds
            return seconds - self._glowing_since >= GLOW_S
        shown = now.epoch - self._first_epoch
        if not self._learnable:
            return shown >= HOPELESS_EPOCHS
        return shown >= MAX_EPOCHS or (now.epoch > before.epoch and is_at_rest(before, now))


def is_at_rest(before: Snapshot, now: Snapshot) -> bool:
    """Return whether training no longer moves the weights."""
    return np.allclose(before.weights, now.weights, rtol=AT_REST, atol=AT_REST)


FRAME_S = 1 / 15
MAX_EPOCHS_A_FRAME = 20_000  # some 100 ms of training
PLAIN_HOPELESS_EPOCHS = 1_000  # how many epochs a pipe is shown of what cannot be learned
FEW_ROWS = 4

HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
ERASE_REST_OF_LINE, ERASE_BELOW = "\x1b[K", "\x1b[J"


class Time(Record):
    """The clock of the view, in seconds; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def show(
    playground: Playground,
    speed: int | None = None,
    stream: TextIO | None = None,
    clock: Time | None = None,
) -> None:
    """Train on, and show it on `stream` until the gate is learned or it is plain that it is not.

    Args:
        playground: Where the view begins.
        speed: Epochs per second, or None to begin slowly and become ever faster.
        stream: By default standard output.
        clock: By default the system's.
    """
    stream = stream or sys.stdout
    gate = playground.snapshot.gate
    judgement = verdict(gate)
    if is_live(stream, os.environ):
        _show_live(playground, speed, stream, clock or Time(), learnable=judgement.learnable)
    else:
        _tell_plainly(playground, stream, learnable=judgement.learnable)
    message = learned_text(playground.snapshot).capitalize()
    stream.write(f"{message}. {explain(gate, judgement)}\n")


def _show_live(
    playground: Playground, speed: int | None, stream: TextIO, clock: Time, *, learnable: bool
) -> None:
    screen = _Screen(stream, _style(stream))
    stream.write(HIDE_CURSOR)
    try:
        for snapshot in _frames(playground, speed, clock, learnable=learnable):
            screen.draw(snapshot)
    finally:
        stream.write(RESET + SHOW_CURSOR)
        stream.flush()


def _frames(
    playground: Playground, speed: int | None, clock: Time, *, learnable: bool
) -> Iterator[Snapshot]:
    start = last = clock.now()
    before = snapshot = playground.snapshot
    ending = Ending(learnable, snapshot.epoch)
    due = 0.0
    yield snapshot
    while not ending.is_due(before, snapshot, last - start):
        clock.sleep(FRAME_S)
        now = clock.now()
        due += min((now - last) * speed_at(now - start, speed), MAX_EPOCHS_A_FRAME)
        last, before = now, snapshot
        snapshot = playground.forward(int(due))
        due -= int(due)
        yield snapshot


def _style(stream: TextIO) -> Style:
    is_ascii = not can_show(stream, "✓✗·░▒▓█")
    bulb = bulb_of(palette_of(stream, os.environ), is_ascii=is_ascii)
    return Style(bulb, is_ascii)


class _Screen:
    """Draws each frame over the one before."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream, self._style = stream, style
        self._n_lines = 0

    def draw(self, snapshot: Snapshot) -> None:
        columns, rows = shutil.get_terminal_size()
        # A full last column or line makes terminals wrap and scroll.
        lines = frame(snapshot, self._style, columns - 1, rows - 1)
        back = f"\x1b[{self._n_lines}F" if self._n_lines else ""
        body = "".join(f"{line}{ERASE_REST_OF_LINE}\n" for line in lines)
        self._stream.write(back + body + ERASE_BELOW)
        self._stream.flush()
        self._n_lines = len(lines)


def _tell_plainly(playground: Playground, stream: TextIO, *, learnable: bool) -> None:
    """Print a line at epochs 1, 2, 5, 10, … until there is no more news, and the truth table."""
    first = playground.epoch
    snapshot = playground.snapshot
    stream.write(plain_line(snapshot))
    for step in _round_numbers(MAX_EPOCHS if learnable else PLAIN_HOPELESS_EPOCHS):
        before, snapshot = snapshot, playground.forward(first + step - playground.epoch)
        stream.write(plain_line(snapshot))
        if snapshot.learned_at is not None or is_at_rest(before, snapshot):
            break
    stream.write("\n".join(truth_table(snapshot)) + "\n")


def plain_line(snapshot: Snapshot) -> str:
    """Return the moment as one line without colours; the bulbs as numbers, if they are few."""
    columns = (row_names(snapshot.gate), snapshot.probabilities)
    bulbs = "".join(f"   {name} {p:.4f}" for name, p in zip(*columns, strict=True))
    return (
        f"epoch {snapshot.epoch:<9,} loss {snapshot.loss:<11.5g}"
        f" {snapshot.n_right} of {snapshot.n_examples} rows right"
        f"{bulbs if snapshot.gate.n_rows <= FEW_ROWS else ''}\n"
    )


def _round_numbers(limit: int) -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50, … up to `limit`."""
    decade = 1
    while decade <= limit:
        yield from (decade * digit for digit in (1, 2, 5) if decade * digit <= limit)
        decade *= 10
