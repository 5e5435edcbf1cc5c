"""The main stage's own state: the playground, its clock, and what eases towards it."""

from math import inf
from time import perf_counter
from typing import TypeVar

import numpy as np

from ..core.neuron import Floats
from ..core.training import Optimizer
from ..gates import Gate
from ..playground.controls import Action, Knob, Step
from ..playground.playground import Playground
from ..playground.snapshot import Snapshot
from ..ui.playground.scene import SidePanel
from .clock import Eased, EpochClock

PULSE_S = 0.9  # a signal's way along a wire

Item = TypeVar("Item")


def after(items: list[Item], item: Item) -> Item:
    """Return the one that follows `item`, round and round."""
    return items[(items.index(item) + 1) % len(items)]


class Stage:
    """The neuron on stage; `is_dirty` says that its picture is out of date."""

    def __init__(self, playground: Playground, clock: EpochClock) -> None:
        self.playground = playground
        self.clock = clock
        self.snapshot = playground.snapshot
        self.is_running = False
        self.is_calm = False
        self.is_dirty = True
        self.side_panel = SidePanel.DECISION_MAP
        self.log_axes = False
        self._pulse = 0.0
        self._shown = Eased(self._wanted())

    def step(self, action: Action) -> None:
        """Do one of the playground's actions."""
        self._show(self.playground.step(action))

    def set(self, knob: Knob, value: float) -> None:
        """Set a knob, as by dragging it, and give it the focus."""
        self.playground.focus(knob)
        self._show(self.playground.set(knob, value))

    def turn(self, knob: Knob, direction: int, step: Step) -> None:
        """Turn a knob one step, as with the wheel, and give it the focus."""
        self.playground.focus(knob)
        self._show(self.playground.turn(direction, step))

    def focus(self, knob: Knob) -> None:
        """Give a knob the focus."""
        self._show(self.playground.focus(knob))

    def set_defaults(self) -> None:
        """Turn all knobs to what the gate wishes."""
        self._show(self.playground.set_defaults())

    def flip(self, index: int) -> None:
        """Flip an input of the neuron."""
        self._show(self.playground.flip(index))

    def feed(self, row: int) -> None:
        """Feed a row of the truth table to the neuron."""
        self._show(self.playground.feed(self.snapshot.gate.rows[row]))

    def seek(self, epoch: int) -> None:
        """Go to an epoch, as by dragging the timeline."""
        self._show(self.playground.seek(epoch))

    def enter(self, playground: Playground) -> None:
        """Put another playground on stage, paused."""
        self.playground = playground
        self.is_running = False
        self.catch_up()

    def catch_up(self) -> None:
        """Show what the playground, moved by other hands, has come to."""
        self._show(self.playground.snapshot)

    def pick(self, gate: Gate) -> None:
        """Put `gate` on stage."""
        self._show(self.playground.pick(gate))

    def revise(self, gate: Gate) -> None:
        """Put a new version of the gate on stage."""
        self._show(self.playground.revise(gate))

    def toggle_run(self) -> None:
        """Train, or pause."""
        self.is_running = not self.is_running
        self.is_dirty = True

    def change_speed(self, places: int) -> None:
        """Go up or down the table of speeds."""
        self.clock.change(places)
        self.is_dirty = True

    def next_panel(self) -> None:
        """Show the next panel at the right."""
        self.side_panel = after(list(SidePanel), self.side_panel)
        self.is_dirty = True

    def toggle_log_axes(self) -> None:
        """Draw the loss on log axes, or on straight ones."""
        self.log_axes = not self.log_axes
        self.is_dirty = True

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass: train what is due, move what moves."""
        if self.is_running:
            self._train(self.clock.due(elapsed_s))
            self._pulse = (self._pulse + elapsed_s / PULSE_S) % 1.0
            self.is_dirty = True
        if self._shown.follow(self._wanted(), inf if self.is_calm else elapsed_s):
            self.is_dirty = True

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self.snapshot.latest_epoch

    @property
    def n_inputs(self) -> int:
        """How many inputs the gate has."""
        return self.snapshot.gate.n_inputs

    @property
    def optimizer(self) -> Optimizer:
        """How an epoch uses the rows."""
        return self.snapshot.run.settings.optimizer

    @property
    def pulse(self) -> float | None:
        """How far a signal has come along the wires, or None at rest."""
        return self._pulse if self.is_running and not self.is_calm else None

    @property
    def threshold_shown(self) -> float:
        """Where the threshold's needle is on its way."""
        return float(self._shown.values[0])

    @property
    def live_glow(self) -> float:
        """How bright the neuron's own bulb is by now."""
        return float(self._shown.values[1])

    @property
    def glow(self) -> Floats:
        """How bright each row's bulb is by now, shape (n_rows,)."""
        return self._shown.values[2:].copy()

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._shown.fit(self._wanted())
        self.is_dirty = True

    def _train(self, epochs: int) -> None:
        if epochs:
            start = perf_counter()
            self.snapshot = self.playground.forward(epochs)
            self.clock.took(epochs, perf_counter() - start)

    def _wanted(self) -> Floats:
        """Return where the eased values are going: threshold, live bulb, every row's bulb."""
        p = self.snapshot.probabilities
        return np.concatenate([[self.snapshot.threshold, p[self.snapshot.live_row]], p])
