"""The session: the stage, the shelf of gates, and all that the window shows besides.

What keys and mouse do ends here. No window is needed: it passes events on and draws `scene()`.
"""

from functools import cached_property
from pathlib import Path

from ..gates import Gate, Library
from ..gates.verdict_words import verdict
from ..playground.controls import Action
from ..playground.recipe import Recipe
from ..record import replace
from ..ui.all_gates.all_gates_scene import AllGatesScene
from ..ui.kit.theme import THEMES, Theme
from ..ui.playground.scene import Scene
from .all_gates_page import AllGates
from .clock import BUDGET_S, DEFAULT_SPEED, EpochClock
from .gate_files import GateFiles
from .gate_list import GateList
from .hints import HELP, hints
from .jobs import BackgroundJobs
from .mode import Mode
from .notices import UNSAVED
from .page import Page
from .replay import Replay
from .settings import Settings
from .stage import Stage, after
from .target_editor import TargetEditor

NOTICE_S = 4.0  # how long a notice stays
AT_ONCE_S = 0.06  # a run that can be trained in this time takes the stage without a word


class Session:
    """All that changes while the app runs."""

    def __init__(
        self,
        library: Library,
        recipe: Recipe,
        *,
        speed: int | None = None,
        theme: str | None = None,
        settings: Settings | None = None,
        saves_to: Path | None = None,
    ) -> None:
        """Begin as the settings say; `theme` and `speed` win over them."""
        kept = settings or Settings()
        self.library = library
        self.stage = Stage(recipe.begin(), EpochClock(speed or DEFAULT_SPEED))
        self.gate_list = GateList(library)
        self.page = Page.PLAYGROUND
        self.theme: Theme = THEMES[theme or kept.theme]
        self.is_over = False
        self.is_full_screen = False
        self.is_help_open = False
        self.is_sound_on = kept.sound
        self.stage.is_calm = kept.calm
        self.is_picture_due = False
        self.jobs = BackgroundJobs()
        self.pointer: tuple[int, int] | None = None
        self._is_dirty = True
        self._notice, self._notice_left_s = "", 0.0
        self._replay: Replay | None = None
        self._is_kept = True
        self._came_from_all = False
        self._has_warned = False
        self.files = GateFiles(library, self.stage, self.gate_list, self.say, saves_to)
        self.editor = TargetEditor(self.stage, self.gate_list, self.say)
        if recipe.epochs:
            self.perform(recipe)

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
        return self._is_dirty or self.current.is_dirty or self.gate_list.is_dirty

    @property
    def is_replaying(self) -> bool:
        """Whether a run is on its way to the stage."""
        return self._replay is not None

    def settings(self, window: tuple[int, int]) -> Settings:
        """Return what is to be kept, for a window of that size."""
        return Settings(self.theme.name, window, self.is_sound_on, self.stage.is_calm)

    def touch(self) -> None:
        """Have the picture drawn anew."""
        self._is_dirty = True

    def drawn(self) -> None:
        """Take note that the picture has been drawn."""
        self._is_dirty = self.current.is_dirty = self.gate_list.is_dirty = False

    def pick(self, gate: Gate | None) -> None:
        """Put `gate` on stage, if there is one."""
        if gate is not None:
            self._replay = None
            self._came_from_all = False
            self.page = Page.PLAYGROUND
            self.gate_list.close_search()
            self.stage.pick(gate)
            self.gate_list.show(gate)

    def pick_next(self, places: int) -> None:
        """Put the gate `places` further down the list on stage."""
        self.pick(self.gate_list.next_to(self.stage.snapshot.gate, places))

    def perform(self, recipe: Recipe, *, is_kept: bool = True) -> None:
        """Put the run of `recipe` on stage as soon as it is trained, which may take a while.

        A gate that is in no file is listed as not saved, if it `is_kept`.
        """
        self._is_kept = is_kept
        self._replay = Replay(recipe)
        self._advance_replay(self._replay, AT_ONCE_S)

    def switch_optimizer(self) -> None:
        """Train with the other optimiser, and say which that is."""
        self.current.step(Action.SWITCH_OPTIMIZER)
        self.say(self.current.optimizer.sentence)

    def set_defaults(self) -> None:
        """Turn all knobs back to what the gate on stage wishes."""
        self.stage.set_defaults()
        self.say("Threshold, learning rate, L2 and optimiser are as the gate has them.")

    def toggle_calm(self) -> None:
        """Let the picture move, or have it only change."""
        self.stage.is_calm = not self.stage.is_calm
        self.say("Calm: nothing moves by itself." if self.stage.is_calm else "Bulbs glide again.")

    def toggle_sound(self) -> None:
        """Let the loss be heard, or not; the window follows."""
        self.is_sound_on = not self.is_sound_on
        self.say("Sound on: the tone falls with the loss." if self.is_sound_on else "Sound off.")

    def ask_for_picture(self) -> None:
        """Have the window save what it draws next, without a notice on it."""
        self._notice = ""
        self.is_picture_due = True
        self.touch()

    def close_search(self) -> None:
        """List all gates again, the one on stage in sight."""
        self.gate_list.close_search()
        self.gate_list.show(self.stage.snapshot.gate)

    def open(self, path: Path) -> None:
        """Open a gate file or a folder of them, as when it is dropped on the window."""
        self.pick(self.files.open(path))

    def open_text(self, text: str) -> None:
        """Put the gate that a text describes on stage."""
        self.pick(self.files.open_text(text))

    def next_theme(self) -> None:
        """Change to the next theme."""
        self.theme = after(list(THEMES.values()), self.theme)
        self.say(f"Theme: {self.theme.name}")

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window; the window follows."""
        self.is_full_screen = not self.is_full_screen
        self.touch()

    @property
    def mode(self) -> Mode:
        """What the keys are for at present."""
        if self.page is not Page.PLAYGROUND:
            return Mode.PLAY
        if self.gate_list.search is not None and not self.is_help_open:
            return Mode.SEARCH
        is_editing = self.editor.row is not None and not self.is_help_open
        return Mode.EDIT if is_editing else Mode.PLAY

    def turn_to(self, page: Page) -> None:
        """Open a page, without help or tips over it."""
        self.page, self.pointer = page, None
        self.open_help(False)

    def open_gate(self) -> None:
        """Put the gate under the cursor on stage, with the run that it has had; Esc leads back."""
        recipe = self.all_gates.recipe
        listed = self.gate_list.same_as(recipe.gate)
        self.turn_to(Page.PLAYGROUND)
        self.perform(recipe if listed is None else replace(recipe, gate=listed), is_kept=False)
        self._came_from_all = True

    def open_help(self, is_open: bool) -> None:
        """Open or close the help."""
        self.is_help_open = is_open
        self.touch()

    def back(self) -> None:
        """Close what is open, or else end."""
        if self._replay is not None:
            self._replay = None
            self.say("Stopped; all is as it was.")
        elif self.is_help_open:
            self.open_help(False)
        elif self.page is not Page.PLAYGROUND:
            self.turn_to(Page.PLAYGROUND)
        elif self.files.file_problems is not None:
            self.files.dismiss()
        elif self._came_from_all:
            self._came_from_all = False
            self.turn_to(Page.ALL_GATES)
        elif self.gate_list.drafts and not self._has_warned:
            self._has_warned = True
            self.say(UNSAVED.format(self.gate_list.drafts[-1].gate.name))
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
        if self._replay is not None:
            self._advance_replay(self._replay, BUDGET_S)
        else:
            self.current.advance(elapsed_s)
        self.files.advance(elapsed_s)
        news = self.jobs.news()
        if news is not None:
            self.say(news)
        if self._notice:
            self._notice_left_s -= elapsed_s
            if self._notice_left_s <= 0:
                self._notice = ""
                self.touch()

    def _advance_replay(self, replay: Replay, budget_s: float) -> None:
        replay.work(budget_s)
        if not replay.is_over:
            self.say(replay.progress)
            return
        self._replay = None
        self.stage.enter(replay.playground)
        if self._is_kept:
            self.files.adopt(self.stage.snapshot.gate)
        elif self.gate_list.place_of(self.stage.snapshot.gate) >= 0:
            self.gate_list.show(self.stage.snapshot.gate)
        self.say("")

    def scene(self) -> Scene:
        """Return what is to be drawn of the playground."""
        stage, gate = self.stage, self.stage.snapshot.gate
        return Scene(
            snapshot=stage.snapshot,
            verdict=verdict(gate),
            gates=self.gate_list.entries,
            picked=self.gate_list.place_of(gate),
            first_gate=self.gate_list.first,
            glow=stage.glow,
            live_glow=stage.live_glow,
            threshold_shown=stage.threshold_shown,
            is_running=stage.is_running,
            speed=stage.clock.speed,
            pulse=stage.pulse,
            side_panel=stage.side_panel,
            log_axes=stage.log_axes,
            hints=hints(gate.n_inputs, self.mode),
            notice=self._notice,
            help=HELP[Page.PLAYGROUND] if self.is_help_open else (),
            pointer=self.pointer,
            search=self.gate_list.search,
            note=self.files.note,
            file_problems=self.files.file_problems,
            edited_row=self.editor.row,
        )

    def all_gates_scene(self) -> AllGatesScene:
        """Return what is to be drawn of the page of all gates."""
        return self.all_gates.scene(
            hints(self.all_gates.n_inputs, page=Page.ALL_GATES),
            self._notice,
            HELP[Page.ALL_GATES] if self.is_help_open else (),
        )
