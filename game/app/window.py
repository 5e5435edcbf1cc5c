"""The window: a loop that handles events, advances, draws if something changed, and waits."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from ..files import remove_abandoned
from ..gates import Library
from ..playground.hidden import NOTHING, HiddenThings
from ..playground.recipe import Recipe
from ..process import release_collector
from ..ui.kit.bulb import icon
from .canvas import Canvas, fitting, on_canvas
from .endings import DISPLAY_GONE, as_command_error, ending_signals, restoring, watch_display
from .file_manager import FileManager
from .folders import preferences_folder, user_gates
from .keyboard import Keyboard, has_latin_letters, place_of
from .mouse import Mouse
from .page import Size
from .preferences import Settings, SettingsWriter, load_settings
from .session import CLOSING, Session

if TYPE_CHECKING:
    from .sound import Sound

PACES = ((3.0, 10), (0.25, 20), (0.0, 60))
"""Frames a second, by the seconds for which nothing has been drawn: the longest first.

In a frame events are looked for, so a key is obeyed within a frame of its time.
"""
REPEAT_AFTER_MS, REPEAT_EVERY_MS = 300, 40
TITLE = "Glowgate"
ICON_SIZE = 64


def open_window(
    library: Library,
    recipe: Recipe,
    *,
    speed: int | None = None,
    theme: str | None = None,
    offers_last_run: bool = False,
    hidden: HiddenThings = NOTHING,
    is_locked: bool = False,
    lessons: Path | None = None,
    lesson: str | None = None,
) -> int:
    """Open the window on `recipe`; return the exit status when it is closed.

    The display must have been opened (`cli.play.open_display`). `offers_last_run` is for a start
    that asks for nothing in particular. `lessons` is the folder of a class set, `lesson` the name
    of the lesson to begin with.
    """
    folder = preferences_folder()
    settings, notice = load_settings(folder) if folder else (Settings(), "")
    saves_to = next(iter(user_gates()), None)
    for written in filter(None, (folder, saves_to)):
        remove_abandoned(written)
    session = Session(
        library,
        recipe,
        speed=speed,
        theme=theme,
        settings=settings,
        saves_to=saves_to,
        file_manager=FileManager(),
    )
    session.stage.hiding.hide(hidden, is_locked=is_locked)
    session.lesson_folders = (lessons, folder)
    if lesson is not None:
        session.open_lessons().open_called(lesson)
    if notice:
        session.say(notice)
    size = fitting(settings.window, pygame.display.get_desktop_sizes()[0])
    settings_writer = SettingsWriter(folder, session.settings(size))
    last_run = folder if offers_last_run else None

    def save() -> None:
        from .last_run import save_last_run  # noqa: PLC0415 - not needed for the first frame

        stage = session.stage
        problem = save_last_run(folder, stage.runs.trained_last, stage.hiding)
        problems = (settings_writer.close(), problem)
        sys.stderr.writelines(f"glowgate: {problem}\n" for problem in problems if problem)

    def end(status: int) -> None:
        session.is_over, session.status = True, status

    def say_goodbye() -> str:
        save()
        return DISPLAY_GONE + restoring(session)

    try:
        with as_command_error(session), ending_signals(end):
            watch_display(say_goodbye)
            Window(session, size, settings_writer, last_run).run()
    finally:
        session.jobs.close()
        save()
        pygame.quit()
    return session.status


class Window:
    """Passes events to the session and draws it."""

    def __init__(
        self,
        session: Session,
        size: Size,
        settings_writer: SettingsWriter,
        last_run: Path | None = None,
    ) -> None:
        """Show `session`, which offers the run that was saved in the folder `last_run`, if any."""
        self._session = session
        self._last_run = last_run
        self._windowed_size = size
        self._settings_writer = settings_writer
        self._sound: Sound | None = None
        self._canvas = Canvas()
        self._mouse = Mouse(session)
        self._keyboard = Keyboard(session, has_latin_letters)
        self._handlers: Mapping[int, Callable[[pygame.Event], object]] = {
            pygame.QUIT: self._close,
            pygame.KEYDOWN: self._press,
            pygame.KEYUP: lambda event: self._keyboard.release(event.key, place_of(event)),
            pygame.TEXTINPUT: lambda event: self._keyboard.enter(event.text),
            pygame.TEXTEDITING: lambda event: self._keyboard.compose(event.text),
            pygame.MOUSEBUTTONDOWN: self._button_down,
            pygame.MOUSEBUTTONUP: self._button_up,
            pygame.MOUSEMOTION: self._mouse_moved,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.DROPFILE: self._drop_file,
            pygame.DROPTEXT: self._drop_text,
            pygame.WINDOWLEAVE: self._mouse_left,
            pygame.WINDOWFOCUSLOST: self._release_all,
            pygame.WINDOWFOCUSGAINED: self._come,
            pygame.WINDOWEXPOSED: self._redraw,
            pygame.WINDOWRESIZED: self._redraw,
            pygame.VIDEORESIZE: self._redraw,
        }
        pygame.display.set_caption(TITLE)
        pygame.key.set_repeat(REPEAT_AFTER_MS, REPEAT_EVERY_MS)
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self._is_full_screen = False
        self._has_shown = self._has_just_come = False
        self._idle_s = 0.0

    def run(self) -> None:
        """Run until the session is over."""
        clock = pygame.Clock()
        elapsed_s = 0.0
        while not self._session.is_over:
            for event in pygame.event.get():
                self._handle(event)
            self._has_just_come = False
            self._mouse.rest(elapsed_s)
            self._session.advance(elapsed_s)
            self._follow_full_screen()
            self._follow_sound(elapsed_s)
            self._follow_settings(elapsed_s)
            self._idle_s += elapsed_s
            if self._session.screen.is_dirty:
                self._draw()
                self._idle_s = 0.0
            elapsed_s = clock.tick(_pace(self._idle_s)) / 1000
            if not self._has_shown:
                self._has_shown = True
                self._after_first_frame()

    def _handle(self, event: pygame.Event) -> None:
        handler = self._handlers.get(event.type)
        if handler is not None:
            handler(event)

    def _close(self, _event: pygame.Event) -> None:
        self._session.quitting.begin_press()
        self._session.quit(CLOSING)

    def _redraw(self, _event: pygame.Event) -> None:
        self._session.screen.forget()

    def _release_all(self, _event: pygame.Event) -> None:
        self._keyboard.release_all()
        self._mouse.release()

    def _come(self, _event: pygame.Event) -> None:
        self._has_just_come = True

    def _drop_file(self, event: pygame.Event) -> None:
        self._session.open(Path(event.file))

    def _drop_text(self, event: pygame.Event) -> None:
        self._session.open_text(event.text)

    def _button_down(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.press(self._point(event))

    def _button_up(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.release()

    def _mouse_moved(self, event: pygame.Event) -> None:
        self._mouse.move(self._point(event))

    def _mouse_left(self, _event: pygame.Event) -> None:
        self._mouse.leave()

    def _wheel(self, event: pygame.Event) -> None:
        is_fine = bool(pygame.key.get_mods() & pygame.KMOD_CTRL)
        self._mouse.wheel(event.y, is_fine)

    def _point(self, event: pygame.Event) -> Size:
        return on_canvas(event.pos, pygame.display.get_window_size())

    def _press(self, event: pygame.Event) -> None:
        if self._has_just_come and event.key == pygame.K_TAB:
            return  # the Tab of the Alt+Tab that led here
        if self._keyboard.press(event.key, event.mod, event.unicode, place_of(event)):
            self._mouse.leave()

    def _follow_full_screen(self) -> None:
        if self._session.is_full_screen == self._is_full_screen:
            return
        self._is_full_screen = self._session.is_full_screen
        if self._is_full_screen:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            pygame.display.set_mode(self._windowed_size, pygame.RESIZABLE)
        self._session.screen.forget()

    def _follow_sound(self, elapsed_s: float) -> None:
        session = self._session
        if self._sound is None and not session.is_sound_on:
            return
        if self._sound is None:
            from .sound import Sound  # noqa: PLC0415 - rarely used

            self._sound = Sound()
        stage = session.stage
        problem = self._sound.follow(
            session.is_sound_on, stage.snapshot, elapsed_s, stage.hiding.hidden
        )
        if problem:
            session.is_sound_on = False
            session.say(problem)

    def _follow_settings(self, elapsed_s: float) -> None:
        if not self._is_full_screen:
            self._windowed_size = pygame.display.get_window_size()
        problem = self._settings_writer.follow(
            self._session.settings(self._windowed_size), elapsed_s
        )
        if problem:
            self._session.say(problem)

    def _draw(self) -> None:
        window = pygame.display.get_surface()
        assert window is not None, "set_mode has been called"
        surface = self._canvas.of(window)
        areas = self._canvas.show(self._session.update(surface))
        if areas == [window.get_rect()]:
            pygame.display.flip()
        else:
            pygame.display.update(areas)
        self._session.screen.drawn()
        if self._session.is_picture_due:
            self._session.is_picture_due = False
            self._save_picture(surface)

    def _after_first_frame(self) -> None:
        """Do what is deferred so that the first frame is not delayed."""
        release_collector()
        if self._last_run is not None:
            from .last_run import load_last_run  # noqa: PLC0415 - see above
            from .lesson_progress import is_first_start  # noqa: PLC0415 - see above

            session = self._session
            session.offers.last_run = load_last_run(self._last_run, session.library)
            if session.offers.last_run is None and is_first_start(self._last_run):
                session.offers.offer_lesson()
            session.screen.touch()
        pygame.display.set_icon(icon(ICON_SIZE))

    def _save_picture(self, surface: pygame.Surface) -> None:
        from .exports import save_picture  # noqa: PLC0415 - not needed for the first frame

        save_picture(self._session, surface)


def _pace(idle_s: float) -> int:
    """Return the frames a second where nothing has been drawn for `idle_s` seconds."""
    return next(frames for least_s, frames in PACES if idle_s >= least_s)
