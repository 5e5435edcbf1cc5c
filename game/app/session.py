"""The session: the pages, the gates to choose from, and all that the window shows besides.

What keys and mouse do ends here. No window is needed: it passes events on and draws the screen.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from pygame import Surface

from ..gates import Gate, Library
from ..playground.controls import Action
from ..playground.recipe import Recipe, Replay
from ..record import replace
from ..ui.kit.binding import AnyBinding
from ..ui.kit.panel import Hotspot
from ..ui.kit.theme import THEMES
from .bindings import SessionBinding, help_on, hints_on
from .clock import BUDGET_S, DEFAULT_SPEED, EpochClock
from .gate_files import GateFiles
from .gate_list import GateColumn, GateList
from .page import ALL_GATES, PAGES, PLAYGROUND, AnyPage, Page, Size
from .playground_page import PlaygroundPage
from .preferences import Settings
from .screen import Screen
from .target_editor import TargetEditor

if TYPE_CHECKING:
    from .all_gates_page import AllGatesPage
    from .jobs import BackgroundJobs

AT_ONCE_S = 0.06  # a run that can be trained in this time takes the stage without a word
UNSAVED = "{} is not saved: Ctrl+S saves the gate on stage. Esc again quits without."


class Session:
    """All that changes while the app runs.

    Attributes:
        library: The gates that are found.
        stage: The playground's page.
        gate_list: The gates to choose from, as they are listed.
        files: What happens with gate files.
        screen: What is seen.
        is_over: Whether the window is to close.
        is_full_screen: Whether it is to fill the screen.
        is_sound_on: Whether the loss is to be heard.
        is_picture_due: Whether the next picture is to be saved.
    """

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
        self.library: Library = library
        self.gate_list: GateList = GateList(library)
        clock = EpochClock(speed or DEFAULT_SPEED)
        self.stage: PlaygroundPage = PlaygroundPage(recipe.begin(), clock, self.gate_list, self.say)
        self.stage.column = GateColumn(self.gate_list, self.stage, self.pick)
        self.stage.is_calm = kept.calm
        self.screen = Screen(self.stage, THEMES[theme or kept.theme])
        self.is_over = False
        self.is_full_screen = False
        self.is_sound_on = kept.sound
        self.is_picture_due = False
        self._jobs: BackgroundJobs | None = None
        self._pages: dict[str, Page] = {PLAYGROUND: self.stage}
        self._replay: Replay | None = None
        self._is_kept = True
        self._came_from_all = False
        self._has_warned = False
        self.files: GateFiles = GateFiles(library, self.stage, self.gate_list, self.say, saves_to)
        self.stage.files = self.files
        if recipe.epochs:
            self.perform(recipe)

    @property
    def page(self) -> Page:
        """The page that is open; time stands still on the others."""
        return self.screen.page

    @property
    def all_gates(self) -> "AllGatesPage":
        """The page of all gates, which begins with the stage's settings."""
        from .all_gates_page import AllGatesPage  # noqa: PLC0415 - not needed for the first frame

        return self.page_of(AllGatesPage)

    @property
    def jobs(self) -> "BackgroundJobs":
        """What is done beside the window."""
        if self._jobs is None:
            from .jobs import BackgroundJobs  # noqa: PLC0415 - not needed for the first frame

            self._jobs = BackgroundJobs()
        return self._jobs

    @property
    def editor(self) -> TargetEditor:
        """What turns targets."""
        return self.stage.editor

    @property
    def is_help_open(self) -> bool:
        """Whether the help covers the page."""
        return bool(self.screen.help)

    def page_called(self, title: str) -> Page:
        """Return a page, made when it is first asked for."""
        if title not in self._pages:
            entry = next(entry for entry in PAGES if entry.title == title)
            self._pages[title] = entry.load().opened_in(self)
        return self._pages[title]

    def page_of(self, kind: type[AnyPage]) -> AnyPage:
        """Return the page of that class, as `page_called` does."""
        return cast("AnyPage", self.page_called(kind.title))

    def settings(self, window: Size) -> Settings:
        """Return what is to be kept, for a window of that size."""
        return Settings(self.screen.theme.name, window, self.is_sound_on, self.stage.is_calm)

    def follow(self, binding: AnyBinding) -> None:
        """Do what a binding says."""
        binding.does(self)

    @property
    def mode_bindings(self) -> tuple[SessionBinding, ...]:
        """What keys do in the present mode; the rest do what they always do on the page."""
        return () if self.is_help_open else self.page.mode_bindings

    def type(self, text: str) -> bool:
        """Take typed letters, and return whether they were wanted."""
        return not self.is_help_open and self.page.type(text)

    def hotspots(self) -> list[Hotspot]:
        """Return what the mouse can do, the lowest first."""
        self._set_hints()
        return self.screen.hotspots(self.follow, self.back)

    def pick(self, gate: Gate | None) -> None:
        """Put `gate` on stage, if there is one."""
        if gate is not None:
            self._replay = None
            self._came_from_all = False
            self.screen.page = self.stage
            self.open_help(self.is_help_open)  # that of this page, if any
            self.gate_list.close_search()
            self.stage.pick(gate)
            self.gate_list.show(gate)

    def perform(self, recipe: Recipe, *, is_kept: bool = True) -> None:
        """Put the run of `recipe` on stage as soon as it is trained, which may take a while.

        A gate that is in no file is listed as not saved, if it `is_kept`.
        """
        self._is_kept = is_kept
        self._replay = Replay(recipe)
        self._advance_replay(self._replay, AT_ONCE_S)

    def switch_optimizer(self) -> None:
        """Train with the other optimiser, and say which that is."""
        self.page.step(Action.SWITCH_OPTIMIZER)
        self.say(self.page.optimizer.sentence)

    def set_defaults(self) -> None:
        """Turn all knobs back to what the gate on stage asks for."""
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
        self.screen.notice = ""
        self.is_picture_due = True
        self.screen.touch()

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
        themes = list(THEMES.values())
        self.screen.theme = themes[(themes.index(self.screen.theme) + 1) % len(themes)]
        self.say(f"Theme: {self.screen.theme.name}")

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window; the window follows."""
        self.is_full_screen = not self.is_full_screen
        self.screen.touch()

    def turn_to(self, title: str) -> None:
        """Open a page, without help or tips over it."""
        self.screen.page, self.screen.pointer = self.page_called(title), None
        self.open_help(False)

    def open_gate(self) -> None:
        """Put the gate under the cursor on stage, with the run that it has had; Esc leads back."""
        recipe = self.all_gates.recipe
        listed = self.gate_list.same_as(recipe.gate)
        self.turn_to(PLAYGROUND)
        self.perform(recipe if listed is None else replace(recipe, gate=listed), is_kept=False)
        self._came_from_all = True

    def toggle_help(self) -> None:
        """Open the help, or close it."""
        self.open_help(not self.is_help_open)

    def open_help(self, is_open: bool) -> None:
        """Open or close the help."""
        self.screen.help = help_on(self.page.title) if is_open else ()
        self.screen.touch()

    def quit(self) -> None:
        """End."""
        self.is_over = True

    def back(self) -> None:
        """Close what is open, or else end."""
        if self._replay is not None:
            self._replay = None
            self.say("Stopped; all is as it was.")
        elif self.is_help_open:
            self.open_help(False)
        elif self.page.back():
            pass
        elif self.page is not self.stage:
            self.turn_to(PLAYGROUND)
        elif self._came_from_all:
            self._came_from_all = False
            self.turn_to(ALL_GATES)
        elif self.gate_list.drafts and not self._has_warned:
            self._has_warned = True
            self.say(UNSAVED.format(self.gate_list.drafts[-1].gate.name))
        else:
            self.is_over = True

    def say(self, notice: str) -> None:
        """Show a sentence in place of the hints for a while."""
        self.screen.say(notice)

    def advance(self, elapsed_s: float) -> None:
        """Let `elapsed_s` seconds pass."""
        if self._replay is not None:
            self._advance_replay(self._replay, BUDGET_S)
        else:
            self.page.advance(elapsed_s)
        self.files.advance(elapsed_s)
        news = None if self._jobs is None else self._jobs.news()
        if news is not None:
            self.say(news)
        self.screen.advance(elapsed_s)

    def render(self, surface: Surface) -> None:
        """Draw what is seen."""
        self._set_hints()
        self.screen.render(surface)

    def _set_hints(self) -> None:
        self.screen.hints = hints_on(self.page.title, self.mode_bindings, self.page.n_inputs)

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
