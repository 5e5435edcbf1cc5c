"""The playground's scene: all data that its panels draw; and the interface for mouse actions."""

from collections.abc import Callable
from functools import cached_property
from itertools import starmap
from typing import Protocol

import numpy as np
from pygame import Rect

from ...core.neuron import Floats, logits, sigmoid
from ...core.separability import Verdict
from ...core.updates import Update
from ...gates.problem import Problem
from ...playground.controls import Knob
from ...playground.hidden import NOTHING, Hidden, HiddenThings, Implied, hides
from ...playground.judgement import Judgement, judgement
from ...playground.progress import has_shown
from ...playground.sentences import Sentence, sentence_on
from ...playground.snapshot import Snapshot, losses_of
from ...record import Record
from ..kit import figures
from ..kit.panel import Hotspot
from ..kit.pen import Pen
from ..kit.picture import shown
from ..kit.readings import KnobHandler
from ..kit.timeline import TimelineHandler


class FileProblems(Record):
    """Problems of a gate file.

    Attributes:
        problems: The problems of the file that is shown, from top to bottom.
        kept: The name of the gate whose last valid version is kept, or "".
        n_others: Number of other files with problems.
    """

    problems: tuple[Problem, ...]
    kept: str = ""
    n_others: int = 0


VERDICT_VIEW = 3
"""The index in `SIDE_PANELS` of the verdict, which is told at once where it is shown."""


class NextStep(Record, eq=False):
    """What one epoch does, as the card of the next step tells it.

    Attributes:
        before: The snapshot before the epoch.
        updates: Its updates, in order.
        done: The share of the way that the new weights have gone to their place, in [0, 1], while
            the step is being done; None before that.
        hidden: What is not shown.
    """

    before: Snapshot
    updates: tuple[Update, ...]
    done: float | None = None
    hidden: HiddenThings = NOTHING


VISIBLE = 1 << 14  # steps of a number between two powers of two: less is no pixel


class Scene(Record, eq=False):
    """The state of the playground. Panels only read it.

    Numbers are written as `snapshot` has them. Shapes are drawn from `weights`, `logits` and
    `probabilities`, which are rounded to what can be seen: late in a run many epochs look alike,
    and then nothing has to be drawn again.

    Attributes:
        snapshot: The snapshot.
        verdict: Whether one neuron can learn the gate.
        glow: The shown brightness of each row's bulb, which eases towards the probability.
        live_glow: The shown brightness of the output bulb.
        threshold_shown: The shown position of the threshold, which eases towards it.
        is_running: Whether training runs.
        speed: Epochs a second.
        reached: Epochs a second that are reached.
        has_run: Whether the run button has been used.
        pulse: The position of signals along the wires, in [0, 1), or None if paused.
        side_panel: The index in `SIDE_PANELS` of the view in the upper panel on the right.
        log_axes: Whether the loss is drawn on log axes.
        file_problems: Problems of a gate file, or None.
        edited_row: The row whose target the keys edit, or None.
        next_step: What the card of the next step tells, or None while it is closed.
        last_charted: The snapshot whose curve is charted, if it is not the present one.
        hidden: What is not shown.
        pointed: The sentence whose place is pointed out, or None.
    """

    snapshot: Snapshot
    verdict: Verdict
    glow: Floats
    live_glow: float
    threshold_shown: float
    is_running: bool = False
    speed: int = 10
    reached: int = 10
    has_run: bool = True
    pulse: float | None = None
    side_panel: int = 0
    log_axes: bool = False
    file_problems: FileProblems | None = None
    edited_row: int | None = None
    next_step: NextStep | None = None
    last_charted: Snapshot | None = None
    hidden: HiddenThings = NOTHING
    pointed: Sentence | None = None

    def hides(self, thing: Hidden | Implied) -> bool:
        """Return whether `thing` is hidden."""
        return hides(self.hidden, thing)

    def judgement(self, row: int) -> Judgement:
        """Return what the neuron says about a row, and unless that is hidden, what it is worth."""
        told = judgement(self.snapshot, row)
        return told.unmarked if self.hides(Hidden.MARKS) else told

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence on the run now, which tells nothing that is hidden."""
        return sentence_on(self.snapshot, self.hidden)

    @cached_property
    def tells_verdict(self) -> bool:
        """Whether to tell the verdict: it was asked for, or the run has shown it."""
        if self.hides(Hidden.VERDICT):
            return False
        is_asked = self.side_panel == VERDICT_VIEW
        return is_asked or has_shown(self.snapshot, learnable=self.verdict.learnable)

    @cached_property
    def weights(self) -> Floats:
        """The weights as they are drawn, the bias last, shape (n_features + 1,)."""
        shares, exponents = np.frexp(self.snapshot.weights)
        rounded: Floats = np.ldexp(np.rint(shares * VISIBLE) / VISIBLE, exponents)
        return rounded

    @cached_property
    def logits(self) -> Floats:
        """The logit of every row as it is drawn, shape (n_rows,)."""
        return logits(self.weights, self.snapshot.gate.design)

    @cached_property
    def probabilities(self) -> Floats:
        """The probability of every row as it is drawn, shape (n_rows,)."""
        return sigmoid(self.logits)

    @cached_property
    def row_losses(self) -> Floats:
        """The cross-entropy of every row as it is drawn, 0 without a target, shape (n_rows,)."""
        return losses_of(self.logits, self.snapshot.gate)

    @cached_property
    def neuron(self) -> object:
        """What shapes of the neuron depend on, to compare (see `picture.Part.shows`)."""
        now = self.snapshot
        return shown(now.run, self.weights, now.live_inputs, self.threshold_shown)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The numbers that are written on the neuron and in the truth table."""
        now = self.snapshot
        rows = [(p, now.threshold) for p in now.probabilities.tolist()]
        return (
            *map(figures.signed, now.weights.tolist()),
            figures.signed(float(now.logits[now.live_row])),
            *starmap(figures.row_probability, rows),
            *starmap(figures.brief_row_probability, rows),
            *map(figures.brief_loss, now.row_losses.tolist()),
        )

    @cached_property
    def logit_reach(self) -> float:
        """The largest |z| of a row, rounded to what can be read."""
        return float(f"{np.max(np.abs(self.snapshot.logits)):.4g}")

    @property
    def charted(self) -> Snapshot:
        """The run as the charts show it."""
        return self.last_charted or self.snapshot


class PlaygroundHandler(TimelineHandler, KnobHandler, Protocol):
    """The mouse actions of the playground's panels."""

    def set(self, knob: Knob, value: float) -> object:
        """Set and focus a knob."""

    def flip(self, index: int) -> object:
        """Flip an input of the neuron."""

    def feed(self, row: int) -> object:
        """Feed a row of the truth table to the neuron."""

    def turn_target(self, row: int) -> object:
        """Flip the target of a row between 0 and 1."""

    def toggle_editing(self) -> object:
        """Start or end editing targets with the keys."""

    def next_panel(self) -> object:
        """Show the next view in the panel on the right."""

    def toggle_next_step(self) -> object:
        """Open or close the card of the next step."""

    def toggle_log_axes(self) -> object:
        """Switch the loss between log axes and linear ones."""

    def point_out(self) -> object:
        """Point out for a moment what the sentence speaks of."""

    def dismiss_problems(self) -> object:
        """Hide the current problems."""


NEXT = " Click for the next view."


class SidePanel(Record, eq=False):
    """One view of the first panel on the right.

    Attributes:
        title: The heading.
        draw: Draws it below the heading; with `still_shows`, it takes the layers to draw.
        tip: The tip, which says what it shows.
        hotspots: Returns its hotspots, the lowest first; elsewhere a click shows the next view.
        shows: As in `Panel`.
        tells: Returns what it tells as a whole: where that is hidden, so is the view.
        still_shows: As in `Panel`.
    """

    title: str
    draw: Callable[..., None]
    tip: str
    hotspots: Callable[[Pen, Rect, Scene, PlaygroundHandler], list[Hotspot]] | None = None
    shows: Callable[[Scene], object] | None = None
    tells: Callable[[Scene], Hidden | Implied] | None = None
    still_shows: Callable[[Scene], object] | None = None

    @property
    def word(self) -> str:
        """The last word of its title, used in the help."""
        return self.title.split()[-1].lower()
