"""The window: one loop that drains the events, advances, draws if something changed, and ticks."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pygame

from ..gates import Library
from ..playground.recipe import Recipe
from ..ui.all_gates.overview import draw_all_gates
from ..ui.kit.bulb import icon
from ..ui.kit.layout import stage_layout
from ..ui.playground.gate_column import gates_in_sight
from ..ui.playground.stage import draw_stage
from ..ui.playground.truth_table import table_geometry
from .canvas import SMALLEST_SIZE, Canvas, canvas_size, on_canvas
from .crash import as_a_sentence
from .exports import save_picture
from .keyboard import Keyboard
from .mouse import Mouse
from .page import Page
from .session import Session
from .settings import Settings, SettingsWriter, load_settings, preferences_folder, user_gates
from .sound import Sound

FRAMES_A_SECOND = 60
REPEAT_AFTER_MS, REPEAT_EVERY_MS = 300, 40
TITLE = "Glowgate"
ICON_SIZE = 64

Size = tuple[int, int]


def open_window(
    library: Library, recipe: Recipe, *, speed: int | None = None, theme: str | None = None
) -> int:
    """Open the window on `recipe` and stay until it is closed; return the exit status.

    The display must have been opened (`display.open_display`).
    """
    folder = preferences_folder()
    settings, notice = load_settings(folder) if folder else (Settings(), "")
    saves_to = next(iter(user_gates()), None)
    session = Session(
        library, recipe, speed=speed, theme=theme, settings=settings, saves_to=saves_to
    )
    if notice:
        session.say(notice)
    size = fitting(settings.window, pygame.display.get_desktop_sizes()[0])
    settings_writer = SettingsWriter(folder, session.settings(size))
    try:
        with as_a_sentence(session):
            Window(session, size, settings_writer).run()
    finally:
        session.jobs.close()
        settings_writer.close()
        pygame.quit()
    return 0


def fitting(size: Size, screen: Size) -> Size:
    """Return `size`, made neither too small to read nor larger than the screen."""
    width, height = (
        min(max(side, least), most)
        for side, least, most in zip(size, SMALLEST_SIZE, screen, strict=True)
    )
    return width, height


class Window:
    """Passes events to the session and draws its scene."""

    def __init__(self, session: Session, size: Size, settings_writer: SettingsWriter) -> None:
        self._session = session
        self._windowed_size = size
        self._settings_writer = settings_writer
        self._sound = Sound()
        self._canvas = Canvas()
        self._mouse = Mouse(session)
        self._keyboard = Keyboard(session)
        self._handlers: Mapping[int, Callable[[pygame.Event], None]] = {
            pygame.QUIT: self._close,
            pygame.KEYDOWN: self._press,
            pygame.KEYUP: self._key_up,
            pygame.MOUSEBUTTONDOWN: self._button_down,
            pygame.MOUSEBUTTONUP: self._button_up,
            pygame.MOUSEMOTION: self._mouse_moved,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.DROPFILE: self._drop_file,
            pygame.DROPTEXT: self._drop_text,
            pygame.WINDOWLEAVE: self._mouse_left,
            pygame.WINDOWFOCUSLOST: self._let_go,
            pygame.WINDOWEXPOSED: self._redraw,
            pygame.WINDOWRESIZED: self._redraw,
            pygame.VIDEORESIZE: self._redraw,
        }
        pygame.display.set_caption(TITLE)
        pygame.key.set_repeat(REPEAT_AFTER_MS, REPEAT_EVERY_MS)
        pygame.display.set_icon(icon(ICON_SIZE))
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self._is_full_screen = False

    def run(self) -> None:
        """Run until the session is over."""
        clock = pygame.Clock()
        elapsed_s = 0.0
        while not self._session.is_over:
            for event in pygame.event.get():
                self._handle(event)
            self._mouse.rest(elapsed_s)
            self._session.advance(elapsed_s)
            self._follow_full_screen()
            self._follow_sound(elapsed_s)
            self._follow_settings(elapsed_s)
            if self._session.is_dirty:
                self._draw()
            elapsed_s = clock.tick(FRAMES_A_SECOND) / 1000

    def _handle(self, event: pygame.Event) -> None:
        handler = self._handlers.get(event.type)
        if handler is not None:
            handler(event)

    def _close(self, _event: pygame.Event) -> None:
        self._session.is_over = True

    def _redraw(self, _event: pygame.Event) -> None:
        self._session.touch()

    def _let_go(self, _event: pygame.Event) -> None:
        self._keyboard.let_go()
        self._mouse.release()

    def _key_up(self, event: pygame.Event) -> None:
        self._keyboard.release(event.key)

    def _drop_file(self, event: pygame.Event) -> None:
        self._session.open(Path(event.file))

    def _drop_text(self, event: pygame.Event) -> None:
        self._session.open_text(event.text)

    def _button_down(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.press(self._point(event), self._size)

    def _button_up(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.release()

    def _mouse_moved(self, event: pygame.Event) -> None:
        self._mouse.move(self._point(event), self._size)

    def _mouse_left(self, _event: pygame.Event) -> None:
        self._mouse.leave()

    def _wheel(self, event: pygame.Event) -> None:
        is_fine = bool(pygame.key.get_mods() & pygame.KMOD_CTRL)
        self._mouse.wheel(event.y, is_fine, self._size)

    @property
    def _size(self) -> Size:
        return canvas_size(pygame.display.get_window_size())

    def _point(self, event: pygame.Event) -> Size:
        return on_canvas(event.pos, pygame.display.get_window_size())

    def _press(self, event: pygame.Event) -> None:
        if self._keyboard.press(event.key, event.mod, event.unicode):
            self._mouse.leave()

    def _follow_full_screen(self) -> None:
        if self._session.is_full_screen == self._is_full_screen:
            return
        self._is_full_screen = self._session.is_full_screen
        if self._is_full_screen:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            pygame.display.set_mode(self._windowed_size, pygame.RESIZABLE)

    def _follow_sound(self, elapsed_s: float) -> None:
        session = self._session
        complaint = self._sound.follow(session.is_sound_on, session.stage.snapshot, elapsed_s)
        if complaint:
            session.is_sound_on = False
            session.say(complaint)

    def _follow_settings(self, elapsed_s: float) -> None:
        if not self._is_full_screen:
            self._windowed_size = pygame.display.get_window_size()
        complaint = self._settings_writer.follow(
            self._session.settings(self._windowed_size), elapsed_s
        )
        if complaint:
            self._session.say(complaint)

    def _draw(self) -> None:
        window = pygame.display.get_surface()
        assert window is not None, "set_mode has been called"
        surface = self._canvas.of(window)
        _PAINTERS[self._session.page](surface, self._session)
        self._canvas.show()
        pygame.display.flip()
        self._session.drawn()
        if self._session.is_picture_due:
            self._session.is_picture_due = False
            save_picture(self._session, surface)


def _draw_playground(surface: pygame.Surface, session: Session) -> None:
    n_rows = session.stage.snapshot.gate.n_rows
    layout = stage_layout(surface.get_size(), session.theme.type_scale, n_rows)
    session.gate_list.fit(gates_in_sight(layout.gates, layout.unit))
    session.editor.fit(table_geometry(layout.truth_table, layout.unit, n_rows).across)
    draw_stage(surface, session.scene(), session.theme)


def _draw_all_gates(surface: pygame.Surface, session: Session) -> None:
    draw_all_gates(surface, session.all_gates_scene(), session.theme)


_PAINTERS: Mapping[Page, Callable[[pygame.Surface, Session], None]] = {
    Page.PLAYGROUND: _draw_playground,
    Page.ALL_GATES: _draw_all_gates,
}
