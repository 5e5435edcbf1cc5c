"""The session: the state of the running app, with its pages, gates, files and screen.

Bindings and hotspots call its methods. No window is needed: it only passes events on and draws.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from pygame import Rect, Surface

from ..gates import Gate, Library
from ..playground.recipe import Recipe
from ..record import replace
from ..ui.kit.binding import AnyBinding
from ..ui.kit.panel import Hotspot
from ..ui.kit.save_cards import Saved
from ..ui.kit.theme import THEMES
from .bindings import SessionBinding, help_on, hints_now
from .clock import DEFAULT_SPEED, EpochClock
from .file_manager import FileManager
from .gate_files import GateFiles
from .gate_list import GateList
from .list_column import GateColumn
from .modes import HELPING
from .offers import Offers
from .page import ALL_GATES, PAGES, PLAYGROUND, AnyPage, Page, Size
from .playground_page import PlaygroundPage
from .preferences import Settings
from .quitting import Quitting
from .run_loader import RunLoader
from .saving import Saving
from .screen import Screen
from .undo import Undo

if TYPE_CHECKING:
    from .all_gates_page import AllGatesPage
    from .jobs import BackgroundJobs

ESC, CTRL_Q, CLOSING = "Esc", "Ctrl+Q", "Closing the window"
STOPPED = "Stopped; all is as it was."


class Session:
    """The mutable state of the app.

    Attributes:
        library: The available gates.
        stage: The playground's page.
        gate_list: The gate list.
        files: Handles gate files.
        screen: The whole picture.
        is_over: Whether the window should close.
        status: The exit status when it has closed.
        is_full_screen: Whether the window should fill the screen.
        is_sound_on: Whether the sound should be on.
        is_picture_due: Whether the next picture should be saved.
        undo: Undo and redo on all pages.
        quitting: Asks whether to quit.
        offers: What is offered in the hint bar.
        saving: Asks for names, and tells what was saved.
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
        file_manager: FileManager | None = None,
    ) -> None:
        """Start with the settings; `theme` and `speed` override them."""
        kept = settings or Settings()
        self.library: Library = library
        self.gate_list: GateList = GateList(library)
        clock = EpochClock(speed or DEFAULT_SPEED)
        base = replace(recipe.setup, weights=None)
        self.stage: PlaygroundPage = PlaygroundPage(
            recipe.begin(), clock, self.gate_list, self.say, base
        )
        self.stage.is_calm = kept.calm
        self.screen: Screen = Screen(self.stage, THEMES[theme or kept.theme])
        self.is_over = False
        self.status = 0
        self.is_full_screen = False
        self.is_sound_on = kept.sound
        self.is_picture_due = False
        self._jobs: BackgroundJobs | None = None
        self._pages: dict[str, Page] = {PLAYGROUND: self.stage}
        self._came_from_all = False
        self.files: GateFiles = GateFiles(library, self.stage, self.gate_list, self.say, saves_to)
        self.stage.files = self.files
        self.saving: Saving = Saving(self.stage, self.files, self.screen, file_manager)
        self.screen.cards = self.saving
        self.stage.column = GateColumn(self.gate_list, self.stage, self.pick, self.saving.ask)
        self.undo = self.stage.undo = Undo(self._pages.values)
        self._loader = RunLoader(self.stage, self.gate_list, self.files, self.say)
        self.quitting = Quitting(self.stage, self.screen, lambda: self._jobs)
        self.offers: Offers = Offers(self.stage, lambda: self.page, self.undo, self._loader)
        if recipe.epochs:
            self.perform(recipe)

    @property
    def page(self) -> Page:
        """The page that is open; the others are paused."""
        return self.screen.page

    @property
    def all_gates(self) -> "AllGatesPage":
        """The page of all gates, which starts with the stage's settings."""
        from .all_gates_page import AllGatesPage  # noqa: PLC0415 - not needed for the first frame

        return self.page_of(AllGatesPage)

    @property
    def jobs(self) -> "BackgroundJobs":
        """The background jobs."""
        if self._jobs is None:
            from .jobs import BackgroundJobs  # noqa: PLC0415 - not needed for the first frame

            self._jobs = BackgroundJobs()
        return self._jobs

    @property
    def is_help_open(self) -> bool:
        """Whether the help is open."""
        return self.screen.help is not None

    def page_called(self, title: str) -> Page:
        """Return the page with the title, created when first used."""
        if title not in self._pages:
            entry = next(entry for entry in PAGES if entry.title == title)
            self._pages[title] = entry.load().opened_in(self)
            self._pages[title].hiding = self.stage.hiding
        return self._pages[title]

    def page_of(self, kind: type[AnyPage]) -> AnyPage:
        """Return the page of that class, created when first used."""
        return cast("AnyPage", self.page_called(kind.title))

    def settings(self, window: Size) -> Settings:
        """Return the settings to save, for a window of that size."""
        return Settings(self.screen.theme.name, window, self.is_sound_on, self.stage.is_calm)

    def follow(self, binding: AnyBinding, gesture: object = None) -> None:
        """Execute a binding, as part of a `gesture` such as a held key if one is given."""
        with self.undo.watching(gesture):
            binding.does(self)

    @property
    def mode_bindings(self) -> tuple[SessionBinding, ...]:
        """The bindings of the current mode; other keys keep their meaning on the page."""
        if self.is_help_open:
            return HELPING
        return self.saving.mode or self.page.mode_bindings

    def type(self, text: str) -> bool:
        """Handle typed letters; return whether they were used."""
        return not self.is_help_open and (self.saving.type(text) or self.page.type(text))

    def hotspots(self) -> list[Hotspot]:
        """Return all hotspots, the lowest first."""
        self._set_hints()
        return self.screen.hotspots(self.follow, self.back)

    def pick(self, gate: Gate | None) -> None:
        """Put `gate` on stage; None does nothing."""
        if gate is not None:
            self._loader.cancel()
            self._came_from_all = False
            self.screen.page = self.stage
            self.open_help(self.is_help_open)  # shows the help of this page, if it was open
            self.gate_list.close_search()
            self.stage.pick(gate)
            self.gate_list.show(gate)

    def perform(self, recipe: Recipe) -> None:
        """Put the run of `recipe` on stage as soon as it is trained, which may take a while."""
        self._loader.load(recipe)

    def take_back(self) -> None:
        """Undo the last step on this page; or stop what is being loaded."""
        self.say(STOPPED if self._loader.cancel() else self.undo.undo(self.page))

    def do_again(self) -> None:
        """Do the step on this page again that was undone last."""
        self._loader.cancel()
        self.say(self.undo.redo(self.page))

    def toggle_calm(self) -> None:
        """Turn animations on or off."""
        self.stage.is_calm = not self.stage.is_calm
        self.say("Calm: nothing moves by itself." if self.stage.is_calm else "Bulbs glide again.")

    def toggle_sound(self) -> None:
        """Turn the sound on or off; the window applies it."""
        self.is_sound_on = not self.is_sound_on
        self.say("Sound on: the tone falls with the loss." if self.is_sound_on else "Sound off.")

    def ask_for_picture(self) -> None:
        """Request that the window saves the next picture, without a notice on it."""
        self.screen.notice, self.screen.saved = "", None
        self.is_picture_due = True
        self.screen.touch()

    def open(self, path: Path) -> None:
        """Open a gate file or a folder of them, for example when dropped on the window."""
        with self.undo.watching():
            self.pick(self.files.open(path))

    def open_text(self, text: str) -> None:
        """Put the gate that `text` defines on stage."""
        with self.undo.watching():
            self.pick(self.files.open_text(text))

    def toggle_full_screen(self) -> None:
        """Switch between full screen and window; the window applies it."""
        self.is_full_screen = not self.is_full_screen
        self.screen.touch()

    def turn_to(self, title: str) -> None:
        """Open a page, and close help and tip."""
        self.screen.page, self.screen.pointer = self.page_called(title), None
        self.open_help(False)

    def open_gate(self) -> None:
        """Put the gate under the cursor on stage with its run; Esc goes back."""
        recipe = self.all_gates.recipe
        listed = self.gate_list.same_as(recipe.gate)
        self.turn_to(PLAYGROUND)
        recipe = recipe if listed is None else replace(recipe, gate=listed)
        self._loader.load(recipe, lists_drafts=False)
        self._came_from_all = True

    def toggle_help(self) -> None:
        """Open or close the help."""
        self.open_help(not self.is_help_open)

    def open_help(self, is_open: bool) -> None:
        """Open or close the help."""
        self.screen.show_help(help_on(self.page.title) if is_open else (), self.stage.scene)

    def quit(self, asked_by: str = CTRL_Q) -> None:
        """Close the window; if something would be lost, only when asked twice."""
        self.is_over = not self.quitting.losses or self.quitting.is_confirmed(asked_by)

    def back(self) -> None:
        """Close what is open, or else quit when asked twice."""
        if self.saving.dismiss():
            pass
        elif self._loader.cancel():
            self.say(STOPPED)
        elif self.is_help_open:
            self.open_help(False)
        elif self.page.back():
            pass
        elif self.page is not self.stage:
            self.turn_to(PLAYGROUND)
        elif self._came_from_all:
            self._came_from_all = False
            self.turn_to(ALL_GATES)
        else:
            self.is_over = self.quitting.is_confirmed(ESC)

    def say(self, notice: str | Saved) -> None:
        """Show a message in place of the hints for a while, or what was saved until dismissed."""
        self.screen.say(notice)

    def advance(self, elapsed_s: float) -> None:
        """Advance by `elapsed_s` seconds."""
        with self.undo.watching():
            if self._loader.is_loading:
                self._loader.advance()
            else:
                self.page.advance(elapsed_s)
            self.files.advance(elapsed_s)
        news = None if self._jobs is None else self._jobs.news()
        if news is not None:
            self.say(news)
        self.saving.advance()
        self.undo.advance(elapsed_s)
        self.quitting.advance(elapsed_s)
        self.screen.advance(elapsed_s)
        self._set_hints()

    def render(self, surface: Surface) -> None:
        """Draw the screen on `surface`."""
        self._set_hints()
        self.screen.render(surface)

    def update(self, surface: Surface) -> list[Rect]:
        """Draw what has changed on `surface`, which the last update drew; return where."""
        self._set_hints()
        return self.screen.update(surface)

    def _set_hints(self) -> None:
        self.screen.show_field(self.saving.field)
        self.screen.show_hints(hints_now(self.page, self.mode_bindings), self.offers.hint)
