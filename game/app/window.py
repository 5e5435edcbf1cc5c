"""The window: one loop that drains the events, advances, draws if something changed, and ticks."""

from collections.abc import Callable, Mapping

import pygame

from game.app.bindings import binding_for
from game.app.dispatch import follow
from game.app.mouse import Mouse
from game.app.page import Page
from game.app.session import Session
from game.gates import Gate, Library
from game.playground.setup import Setup
from game.ui.all_gates_view import draw_all_gates
from game.ui.gate_list import gates_in_sight
from game.ui.layout import DESIGN_SIZE, stage_layout
from game.ui.stage import draw_stage

FRAMES_A_SECOND = 60
SMALLEST_SIZE = (800, 500)
REPEAT_AFTER_MS, REPEAT_EVERY_MS = 300, 40
TITLE = "Glowgate"


def open_window(
    library: Library,
    gate: Gate,
    setup: Setup,
    *,
    epochs: int = 0,
    speed: int | None = None,
    theme: str | None = None,
) -> int:
    """Open the window on `gate` and stay until it is closed; return the exit status.

    The display must have been opened (`display.open_display`).
    """
    session = Session(library, gate, setup, epochs=epochs, speed=speed, theme=theme)
    try:
        Window(session).run()
    finally:
        pygame.quit()
    return 0


class Window:
    """Passes events to the session and draws its scene."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._mouse = Mouse(session)
        self._held: set[int] = set()
        self._handlers: Mapping[int, Callable[[pygame.Event], None]] = {
            pygame.QUIT: self._close,
            pygame.KEYDOWN: self._press,
            pygame.KEYUP: self._key_up,
            pygame.MOUSEBUTTONDOWN: self._button_down,
            pygame.MOUSEBUTTONUP: self._button_up,
            pygame.MOUSEMOTION: self._mouse_moved,
            pygame.MOUSEWHEEL: self._wheel,
            pygame.WINDOWLEAVE: self._mouse_left,
            pygame.WINDOWFOCUSLOST: self._let_go,
            pygame.WINDOWEXPOSED: self._redraw,
            pygame.WINDOWRESIZED: self._redraw,
            pygame.VIDEORESIZE: self._redraw,
        }
        pygame.display.set_caption(TITLE)
        pygame.key.set_repeat(REPEAT_AFTER_MS, REPEAT_EVERY_MS)
        pygame.display.set_mode(DESIGN_SIZE, pygame.RESIZABLE)
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
        self._held.clear()
        self._mouse.release()

    def _key_up(self, event: pygame.Event) -> None:
        self._held.discard(event.key)

    def _button_down(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.press(event.pos, self._size)

    def _button_up(self, event: pygame.Event) -> None:
        if event.button == pygame.BUTTON_LEFT:
            self._mouse.release()

    def _mouse_moved(self, event: pygame.Event) -> None:
        self._mouse.move(event.pos, self._size)

    def _mouse_left(self, _event: pygame.Event) -> None:
        self._mouse.leave()

    def _wheel(self, event: pygame.Event) -> None:
        is_fine = bool(pygame.key.get_mods() & pygame.KMOD_CTRL)
        self._mouse.wheel(event.y, is_fine, self._size)

    @property
    def _size(self) -> tuple[int, int]:
        return pygame.display.get_window_size()

    def _press(self, event: pygame.Event) -> None:
        is_repeat = event.key in self._held
        self._held.add(event.key)
        binding = binding_for(self._session.page, event.key, event.mod, event.unicode)
        if binding is not None and (binding.repeats or not is_repeat):
            self._mouse.leave()
            follow(self._session, binding)

    def _follow_full_screen(self) -> None:
        if self._session.is_full_screen == self._is_full_screen:
            return
        self._is_full_screen = self._session.is_full_screen
        if self._is_full_screen:
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        else:
            pygame.display.set_mode(DESIGN_SIZE, pygame.RESIZABLE)

    def _draw(self) -> None:
        surface = pygame.display.get_surface()
        assert surface is not None, "set_mode has been called"
        _PAINTERS[self._session.page](surface, self._session)
        pygame.display.flip()
        self._session.drawn()


def _draw_playground(surface: pygame.Surface, session: Session) -> None:
    layout = stage_layout(surface.get_size(), session.theme.type_scale, 1)
    session.shelf.fit(gates_in_sight(layout.gates, layout.unit))
    draw_stage(surface, session.scene(), session.theme)


def _draw_all_gates(surface: pygame.Surface, session: Session) -> None:
    draw_all_gates(surface, session.all_gates_scene(), session.theme)


_PAINTERS: Mapping[Page, Callable[[pygame.Surface, Session], None]] = {
    Page.PLAYGROUND: _draw_playground,
    Page.ALL_GATES: _draw_all_gates,
}
