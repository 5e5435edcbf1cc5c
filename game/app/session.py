"""The session: the playground, the clock and all that the window shows besides. No pygame window.

What keys and mouse do ends here; the window only passes events on and draws `scene()`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from time import perf_counter

import numpy as np

from game.app.command import Command
from game.app.easing import Eased
from game.app.epoch_clock import DEFAULT_SPEED, EpochClock
from game.app.hints import hints
from game.core.verdict import Verdict, verdict
from game.gates import Gate, Library
from game.playground.action import Action
from game.playground.knob import Knob
from game.playground.playground import Playground
from game.playground.setup import Setup
from game.ui.scene import GateEntry, Scene, SidePanel
from game.ui.theme import THEMES, Theme

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
        self._side_panel = SidePanel.DECISION_MAP
        self._log_axes = False
        self._notice, self._notice_left_s = "", 0.0
        self._pulse = 0.0
        self._shown = Eased(self._wanted())

    def do(self, what: Action | Command, argument: int = 0) -> None:
        """Do what a key or a click asks for."""
        self.is_dirty = True
        if isinstance(what, Action):
            self.snapshot = self.playground.step(what)
        else:
            _COMMANDS[what](self, argument)

    def set(self, knob: Knob, value: float) -> None:
        """Set a knob, as by dragging it, and give it the focus."""
        self.playground.focus(knob)
        self.snapshot = self.playground.set(knob, value)
        self.is_dirty = True

    def seek(self, epoch: int) -> None:
        """Go to an epoch, as by dragging the timeline."""
        self.snapshot = self.playground.seek(epoch)
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

    def pick(self, gate: Gate) -> None:
        """Put `gate` on stage."""
        self.snapshot = self.playground.pick(gate)
        self.is_dirty = True

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

    def _toggle_run(self, _: int) -> None:
        self.is_running = not self.is_running

    def _change_speed(self, places: int) -> None:
        self.clock.change(places)

    def _pick_place(self, place: int) -> None:
        if place < len(self._entries):
            self.pick(self._entries[place].gate)

    def _pick_next(self, places: int) -> None:
        if self._entries:
            self._pick_place((self.picked + places) % len(self._entries))

    def _next_panel(self, _: int) -> None:
        panels = list(SidePanel)
        self._side_panel = panels[(panels.index(self._side_panel) + 1) % len(panels)]

    def _toggle_log_axes(self, _: int) -> None:
        self._log_axes = not self._log_axes

    def _next_theme(self, _: int) -> None:
        names = list(THEMES)
        self.theme = THEMES[names[(names.index(self.theme.name) + 1) % len(names)]]
        self.say(f"Theme: {self.theme.name}")

    def _reload(self, _: int) -> None:
        self.library.refresh(force=True)
        self._entries = self._list_gates()
        self.say("The gate files have been read again.")

    def _quit(self, _: int) -> None:
        self.is_over = True

    def _toggle_full_screen(self, _: int) -> None:
        self.is_full_screen = not self.is_full_screen

    def _nothing(self, _: int) -> None:
        pass


_COMMANDS: Mapping[Command, Callable[[Session, int], None]] = {
    Command.TOGGLE_RUN: Session._toggle_run,
    Command.FASTER: lambda session, _: session._change_speed(+1),
    Command.SLOWER: lambda session, _: session._change_speed(-1),
    Command.PICK_GATE: Session._pick_place,
    Command.PREVIOUS_GATE: lambda session, _: session._pick_next(-1),
    Command.NEXT_GATE: lambda session, _: session._pick_next(+1),
    Command.NEXT_PANEL: Session._next_panel,
    Command.TOGGLE_LOG_AXES: Session._toggle_log_axes,
    Command.HELP: Session._nothing,
    Command.PLAYGROUND: Session._nothing,
    Command.RELOAD: Session._reload,
    Command.NEXT_THEME: Session._next_theme,
    Command.FULL_SCREEN: Session._toggle_full_screen,
    Command.BACK: Session._quit,
    Command.QUIT: Session._quit,
}
