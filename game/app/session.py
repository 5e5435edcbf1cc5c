"""The session: the stage, the shelf of gates, and all that the window shows besides.

What keys and mouse do ends here. No window is needed: it passes events on and draws `scene()`.
"""

from functools import cached_property

from game.app.all_gates import KNOBS, AllGates
from game.app.epoch_clock import DEFAULT_SPEED, EpochClock
from game.app.hints import HELP, hints
from game.app.page import Page
from game.app.shelf import Shelf
from game.app.stage import Stage, after
from game.gates import Gate, Library
from game.playground.playground import Playground
from game.playground.setup import Setup
from game.playground.verdicts import verdict_of
from game.ui.all_gates_scene import AllGatesScene
from game.ui.scene import Scene
from game.ui.theme import THEMES, Theme

NOTICE_S = 4.0  # how long a notice stays


class Session:
    """All that changes while the app runs."""

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
        playground = Playground(gate, setup)
        playground.forward(epochs)
        self.stage = Stage(playground, EpochClock(speed or DEFAULT_SPEED))
        self.shelf = Shelf(library)
        self.page = Page.PLAYGROUND
        self.theme: Theme = THEMES[theme or "dark"]
        self.is_over = False
        self.is_full_screen = False
        self.is_help_open = False
        self.pointer: tuple[int, int] | None = None
        self._is_dirty = True
        self._notice, self._notice_left_s = "", 0.0

    @cached_property
    def all_gates(self) -> AllGates:
        """The page of all gates, which begins with the stage's settings."""
        return AllGates(self.stage.snapshot.run, EpochClock(self.stage.clock.speed))

    @property
    def current(self) -> Stage | AllGates:
        """What the page shows that is open; time stands still on the other."""
        return self.all_gates if self.page is Page.ALL_GATES else self.stage

    @property
    def is_dirty(self) -> bool:
        """Whether the picture is out of date."""
        return self._is_dirty or self.current.is_dirty or self.shelf.is_dirty

    def touch(self) -> None:
        """Have the picture drawn anew."""
        self._is_dirty = True

    def drawn(self) -> None:
        """Take note that the picture has been drawn."""
        self._is_dirty = self.current.is_dirty = self.shelf.is_dirty = False

    def pick(self, gate: Gate | None) -> None:
        """Put `gate` on stage, if there is one."""
        if gate is not None:
            self.stage.pick(gate)
            self.shelf.show(gate)

    def pick_next(self, places: int) -> None:
        """Put the gate `places` further down the list on stage."""
        self.pick(self.shelf.next_to(self.stage.snapshot.gate, places))

    def next_theme(self) -> None:
        """Change to the next theme."""
        self.theme = after(list(THEMES.values()), self.theme)
        self.say(f"Theme: {self.theme.name}")

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window; the window follows."""
        self.is_full_screen = not self.is_full_screen
        self.touch()

    def reload(self) -> None:
        """Read the gate files again."""
        self.shelf.reload()
        self.say("The gate files have been read again.")

    def turn_to(self, page: Page) -> None:
        """Open a page, without help or tips over it."""
        self.page, self.pointer = page, None
        self.open_help(False)

    def open_gate(self) -> None:
        """Put the gate under the cursor on stage, trained as all gates were."""
        self.pick(self.all_gates.gate)
        focus = self.stage.snapshot.focus
        for knob in KNOBS:
            self.stage.set(knob, self.all_gates.value_of(knob))
        self.stage.focus(focus)
        self.turn_to(Page.PLAYGROUND)

    def open_help(self, is_open: bool) -> None:
        """Open or close the help."""
        self.is_help_open = is_open
        self.touch()

    def back(self) -> None:
        """Close what is open, or else end."""
        if self.is_help_open:
            self.open_help(False)
        elif self.page is not Page.PLAYGROUND:
            self.turn_to(Page.PLAYGROUND)
        else:
            self.is_over = True

    def point_at(self, point: tuple[int, int] | None) -> None:
        """Show the tip on what lies at `point`, or none."""
        self.pointer = point
        self.touch()

    def say(self, notice: str) -> None:
        """Show a sentence in place of the hints for a while."""
        self._notice, self._notice_left_s = notice, NOTICE_S
        self.touch()

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass."""
        self.current.advance(elapsed_s)
        if self._notice:
            self._notice_left_s -= elapsed_s
            if self._notice_left_s <= 0:
                self._notice = ""
                self.touch()

    def scene(self) -> Scene:
        """Return what is to be drawn of the playground."""
        stage, gate = self.stage, self.stage.snapshot.gate
        return Scene(
            snapshot=stage.snapshot,
            verdict=verdict_of(gate),
            gates=self.shelf.entries,
            picked=self.shelf.place_of(gate),
            first_gate=self.shelf.first,
            glow=stage.glow,
            live_glow=stage.live_glow,
            threshold_shown=stage.threshold_shown,
            is_running=stage.is_running,
            speed=stage.clock.speed,
            pulse=stage.pulse,
            side_panel=stage.side_panel,
            log_axes=stage.log_axes,
            hints=hints(Page.PLAYGROUND, gate.n_inputs),
            notice=self._notice,
            help=HELP[Page.PLAYGROUND] if self.is_help_open else (),
            pointer=self.pointer,
        )

    def all_gates_scene(self) -> AllGatesScene:
        """Return what is to be drawn of the page of all gates."""
        return self.all_gates.scene(
            hints(Page.ALL_GATES, self.all_gates.n_inputs),
            self._notice,
            HELP[Page.ALL_GATES] if self.is_help_open else (),
        )
