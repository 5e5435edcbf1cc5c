"""The session: the playground, the clock and all that the window shows besides. No pygame window.

What keys and mouse do ends here; the window only passes events on and draws `scene()`.
"""

from functools import lru_cache
from time import perf_counter
from typing import TypeVar

import numpy as np

from game.app.easing import Eased
from game.app.epoch_clock import DEFAULT_SPEED, EpochClock
from game.app.hints import HELP, hints
from game.core.verdict import Verdict, verdict
from game.gates import Gate, Library
from game.playground.action import Action
from game.playground.knob import Knob, Step
from game.playground.playground import Playground
from game.playground.setup import Setup
from game.playground.snapshot import Snapshot
from game.ui.scene import GateEntry, Scene, SidePanel
from game.ui.theme import THEMES, Theme

Item = TypeVar("Item")

NOTICE_S = 4.0  # how long a notice stays
PULSE_S = 0.9  # a signal's way along a wire


@lru_cache(maxsize=64)
def verdict_of(gate: Gate) -> Verdict:
    """Return the verdict on `gate`, worked out once."""
    return verdict(gate.examples)


class Session:
    """All that changes while the app runs; `is_dirty` says that the picture is out of date."""

    def __init__(
        self,
        library: Library,
        gate: Gate,
        setup: Setup,
        *,
        epochs: int = 0,
        speed: int | None = None,
        theme: str | None = None,
    ) -> None:
        self.library = library
        self.playground = Playground(gate, setup)
        self.clock = EpochClock(speed or DEFAULT_SPEED)
        self.theme: Theme = THEMES[theme or "dark"]
        self.is_running = False
        self.is_over = False
        self.is_full_screen = False
        self.is_dirty = True
        self.snapshot = self.playground.forward(epochs)
        self._entries = self._list_gates()
        self._first_gate = 0
        self.gates_in_sight = len(self._entries)
        self.is_help_open = False
        self.pointer: tuple[int, int] | None = None
        self._side_panel = SidePanel.DECISION_MAP
        self._log_axes = False
        self._notice, self._notice_left_s = "", 0.0
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

    def flip(self, index: int) -> None:
        """Flip an input of the neuron on stage."""
        self._show(self.playground.flip(index))

    def feed(self, row: int) -> None:
        """Feed a row of the truth table to the neuron on stage."""
        self._show(self.playground.feed(self.snapshot.gate.rows[row]))

    def seek(self, epoch: int) -> None:
        """Go to an epoch, as by dragging the timeline."""
        self._show(self.playground.seek(epoch))

    def pick(self, gate: Gate) -> None:
        """Put `gate` on stage."""
        self._show(self.playground.pick(gate))
        self._first_gate = self._first_in_sight(self.picked)

    def pick_place(self, place: int) -> None:
        """Put the gate at `place` of the list on stage, if there is one."""
        if place < len(self._entries):
            self.pick(self._entries[place].gate)

    def pick_next(self, places: int) -> None:
        """Put the gate `places` further down the list on stage, round and round."""
        if self._entries:
            self.pick_place((self.picked + places) % len(self._entries))

    def scroll(self, places: int) -> None:
        """Scroll the gate list."""
        last = max(0, len(self._entries) - self.gates_in_sight)
        self._first_gate = min(max(self._first_gate + places, 0), last)
        self.is_dirty = True

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
        self._side_panel = _after(list(SidePanel), self._side_panel)
        self.is_dirty = True

    def toggle_log_axes(self) -> None:
        """Draw the loss on log axes, or on straight ones."""
        self._log_axes = not self._log_axes
        self.is_dirty = True

    def next_theme(self) -> None:
        """Change to the next theme."""
        self.theme = _after(list(THEMES.values()), self.theme)
        self.say(f"Theme: {self.theme.name}")

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window; the window follows."""
        self.is_full_screen = not self.is_full_screen
        self.is_dirty = True

    def reload(self) -> None:
        """Read the gate files again."""
        self.library.refresh(force=True)
        self._entries = self._list_gates()
        self.say("The gate files have been read again.")

    def open_help(self, is_open: bool) -> None:
        """Open or close the help."""
        self.is_help_open = is_open
        self.is_dirty = True

    def back(self) -> None:
        """Close what is open, or else end."""
        if self.is_help_open:
            self.open_help(False)
        else:
            self.is_over = True

    def point_at(self, point: tuple[int, int] | None) -> None:
        """Show the tip on what lies at `point`, or none."""
        self.pointer = point
        self.is_dirty = True

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass: train what is due, move what moves."""
        if self.is_running:
            self._train(self.clock.due(elapsed_s))
            self._pulse = (self._pulse + elapsed_s / PULSE_S) % 1.0
            self.is_dirty = True
        if self._shown.follow(self._wanted(), elapsed_s):
            self.is_dirty = True
        if self._notice:
            self._notice_left_s -= elapsed_s
            if self._notice_left_s <= 0:
                self._notice, self.is_dirty = "", True

    def say(self, notice: str) -> None:
        """Show a sentence in place of the hints for a while."""
        self._notice, self._notice_left_s, self.is_dirty = notice, NOTICE_S, True

    def scene(self) -> Scene:
        """Return what is to be drawn."""
        threshold, live_glow, *glow = self._shown.values
        gate = self.snapshot.gate
        return Scene(
            snapshot=self.snapshot,
            verdict=verdict_of(gate),
            gates=self._entries,
            picked=self.picked,
            glow=np.array(glow),
            live_glow=float(live_glow),
            threshold_shown=float(threshold),
            is_running=self.is_running,
            speed=self.clock.speed,
            pulse=self._pulse if self.is_running else None,
            side_panel=self._side_panel,
            log_axes=self._log_axes,
            first_gate=self._first_gate,
            hints=hints(gate.n_inputs),
            notice=self._notice,
            help=HELP if self.is_help_open else (),
            pointer=self.pointer,
        )

    @property
    def picked(self) -> int:
        """The place in the list of the gate on stage, or -1."""
        gate = self.snapshot.gate
        places = [place for place, entry in enumerate(self._entries) if entry.gate == gate]
        same_file = [place for place in places if self._entries[place].gate.source == gate.source]
        return next(iter(same_file or places), -1)

    def _train(self, epochs: int) -> None:
        if epochs:
            start = perf_counter()
            self.snapshot = self.playground.forward(epochs)
            self.clock.took(epochs, perf_counter() - start)

    def _wanted(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Return where the eased values are going: threshold, live bulb, every row's bulb."""
        snapshot = self.snapshot
        p = snapshot.probabilities
        return np.concatenate([[snapshot.threshold, p[snapshot.live_row]], p])

    def _list_gates(self) -> tuple[GateEntry, ...]:
        names, gates = self.library.display_names, self.library.gates
        return tuple(GateEntry(name, gate) for name, gate in zip(names, gates, strict=True))

    def _show(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.is_dirty = True

    def _first_in_sight(self, place: int) -> int:
        """Return where the list begins so that `place` is in sight, moving as little as needed."""
        lowest = max(0, place - self.gates_in_sight + 1)
        return min(max(self._first_gate, lowest), max(place, 0))


def _after(items: list[Item], item: Item) -> Item:
    return items[(items.index(item) + 1) % len(items)]
