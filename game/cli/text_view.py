"""The live text view: the same training in a terminal or a pipe, if there is no display."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from typing import TextIO

import numpy as np

from ..core.decimals import row_probability
from ..core.separability import Verdict
from ..gates.verdict_words import verdict
from ..playground.hidden import NOTHING, Hidden, HiddenThings, hides
from ..playground.playground import Playground
from ..playground.snapshot import Snapshot
from ..playground.tables import row_names, truth_table
from ..record import Record
from .report import learned_text, loss_text, sentence_lines, verdict_lines
from .streams import fitted, is_live
from .text_frame import (
    RESET,
    Style,
    bulb_of,
    can_show,
    frame,
    palette_of,
)

FIRST_SPEED = 20.0  # epochs per second
STEADY_S = 5.0
DOUBLING_S = 2.0
"""Seconds at the first speed, and then for each doubling, so that slow runs end too."""

GLOW_S = 2.0
"""Seconds that a learned gate stays on show."""
HOPELESS_EPOCHS = 300
"""Epochs that are shown of a gate that cannot be learned."""
MAX_EPOCHS = 1_000_000
AT_REST = 1e-9
"""Tolerance, relative and absolute, at which weights count as equal in two frames."""


def speed_at(seconds: float, fixed: int | None) -> float:
    """Return the epochs per second after `seconds`: `fixed`, or increasing with time."""
    if fixed is not None:
        return float(fixed)
    return float(FIRST_SPEED * 2.0 ** (max(seconds - STEADY_S, 0.0) / DOUBLING_S))


class Ending:
    """Decides when the view ends: learned and shown, not learnable, at rest, or diverged."""

    def __init__(self, learnable: bool, first_epoch: int, *, tells_learned: bool = True) -> None:
        """Start at `first_epoch`; `learnable` is the verdict, as far as it is told."""
        self._learnable, self._first_epoch = learnable, first_epoch
        self._tells_learned = tells_learned
        self._glowing_since: float | None = None

    def is_due(self, before: Snapshot, now: Snapshot, seconds: float) -> bool:
        """Return whether `now`, `seconds` after the start, is the last frame."""
        if now.learned_at is not None and self._tells_learned:
            if self._glowing_since is None:
                self._glowing_since = seconds
            return seconds - self._glowing_since >= GLOW_S
        if now.has_diverged:
            return True
        shown = now.epoch - self._first_epoch
        if not self._learnable:
            return shown >= HOPELESS_EPOCHS
        return shown >= MAX_EPOCHS or (now.epoch > before.epoch and is_at_rest(before, now))


def is_at_rest(before: Snapshot, now: Snapshot) -> bool:
    """Return whether training no longer moves the weights."""
    return np.allclose(before.weights, now.weights, rtol=AT_REST, atol=AT_REST)


FRAME_S = 1 / 15
MAX_EPOCHS_A_FRAME = 20_000  # about 100 ms of training
PLAIN_HOPELESS_EPOCHS = 1_000  # epochs written to a pipe for a gate that cannot be learned
FEW_ROWS = 4
LOSS_WIDTH, LOSSES_WIDTH = 16, 60  # of a loss, and of one with its two parts

HIDE_CURSOR, SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
ERASE_REST_OF_LINE, ERASE_BELOW = "\x1b[K", "\x1b[J"


class Time(Record):
    """The clock of the view, in seconds; tests replace it."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def show(
    playground: Playground,
    speed: int | None = None,
    stream: TextIO | None = None,
    clock: Time | None = None,
    hidden: HiddenThings = NOTHING,
) -> None:
    """Train, and show the run on `stream` until the gate is learned or training is hopeless.

    Args:
        playground: The run to continue.
        speed: Epochs per second, or None to start slowly and accelerate.
        stream: By default standard output.
        clock: By default the system's.
        hidden: What is not shown.
    """
    stream = stream or sys.stdout
    gate = playground.snapshot.gate
    judgement = verdict(gate)
    if is_live(stream, os.environ):
        screen = _Screen(stream, _style(stream), hidden)
        ending = Ending(
            _told_learnable(judgement, hidden),
            playground.epoch,
            tells_learned=not hides(hidden, Hidden.MARKS),
        )
        _show_live(playground, speed, screen, clock or Time(), ending)
    else:
        _show_plain(playground, stream, hidden, learnable=_told_learnable(judgement, hidden))
    snapshot = playground.snapshot
    message = learned_text(snapshot)
    learned = [] if hides(hidden, Hidden.MARKS) else [f"{message[0].upper()}{message[1:]}."]
    words = [*learned, *verdict_lines(snapshot, judgement, hidden, is_over=True)]
    if words:
        stream.write(fitted([" ".join(words)], stream))


def _told_learnable(judgement: Verdict, hidden: HiddenThings) -> bool:
    """Return whether to train until the gate is learned: a hidden answer is told by no ending."""
    is_told = not hides(hidden, Hidden.VERDICT) and not hides(hidden, Hidden.MARKS)
    return judgement.learnable and is_told


def _show_live(
    playground: Playground, speed: int | None, screen: "_Screen", clock: Time, ending: Ending
) -> None:
    stream = screen.stream
    stream.write(HIDE_CURSOR)
    try:
        for snapshot in _frames(playground, speed, clock, ending):
            screen.draw(snapshot)
    finally:
        stream.write(RESET + SHOW_CURSOR)
        stream.flush()


def _frames(
    playground: Playground, speed: int | None, clock: Time, ending: Ending
) -> Iterator[Snapshot]:
    start = last = clock.now()
    before = snapshot = playground.snapshot
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
    """Draws each frame over the previous one."""

    def __init__(self, stream: TextIO, style: Style, hidden: HiddenThings) -> None:
        self.stream, self._style, self._hidden = stream, style, hidden
        self._n_lines = 0

    def draw(self, snapshot: Snapshot) -> None:
        columns, rows = shutil.get_terminal_size()
        # Writing to the last column or line makes terminals wrap or scroll.
        lines = frame(snapshot, self._style, columns - 1, rows - 1, self._hidden)
        back = f"\x1b[{self._n_lines}F" if self._n_lines else ""
        body = "".join(f"{line}{ERASE_REST_OF_LINE}\n" for line in lines)
        self.stream.write(back + body + ERASE_BELOW)
        self.stream.flush()
        self._n_lines = len(lines)


def _show_plain(
    playground: Playground, stream: TextIO, hidden: HiddenThings, *, learnable: bool
) -> None:
    """Print lines at epochs 1, 2, 5, 10, … until the run ends, then the truth table."""
    first = playground.epoch
    snapshot = playground.snapshot
    stream.write(fitted(_plain_lines(snapshot, hidden), stream))
    for step in _round_numbers(MAX_EPOCHS if learnable else PLAIN_HOPELESS_EPOCHS):
        before, snapshot = snapshot, playground.forward(first + step - playground.epoch)
        stream.write(fitted(_plain_lines(snapshot, hidden), stream))
        is_learned = snapshot.learned_at is not None and not hides(hidden, Hidden.MARKS)
        if is_learned or snapshot.has_diverged or is_at_rest(before, snapshot):
            break
    stream.write(fitted(truth_table(snapshot, hidden), stream))


def _plain_lines(snapshot: Snapshot, hidden: HiddenThings) -> list[str]:
    """Return the line of numbers, and the sentence below it."""
    sentence = sentence_lines(snapshot, hidden)
    return [plain_line(snapshot, hidden), *(f"  {line}" for line in sentence)]


def plain_line(snapshot: Snapshot, hidden: HiddenThings = NOTHING) -> str:
    """Return the snapshot as one line without colours; few bulbs are shown as numbers."""
    columns = (row_names(snapshot.gate), snapshot.probabilities.tolist())
    bulbs = "".join(
        f"   {name} {row_probability(p, snapshot.threshold, 4):<7}"
        for name, p in zip(*columns, strict=True)
    )
    width = LOSSES_WIDTH if snapshot.has_penalty else LOSS_WIDTH
    has_bulbs = snapshot.gate.n_rows <= FEW_ROWS and not hides(hidden, Hidden.PROBABILITIES)
    told = loss_text(snapshot, 5, hidden)
    loss = f" {told:<{width}}" if told else ""
    right = f" {snapshot.n_right} of {snapshot.n_examples} rows right"
    right = "" if hides(hidden, Hidden.MARKS) else right
    return f"epoch {snapshot.epoch:<9,}{loss}{right}{bulbs if has_bulbs else ''}".rstrip()


def _round_numbers(limit: int) -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50, … up to `limit`."""
    decade = 1
    while decade <= limit:
        yield from (decade * digit for digit in (1, 2, 5) if decade * digit <= limit)
        decade *= 10
