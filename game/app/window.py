"""The window: one loop that drains the events, advances, draws if something changed, and ticks."""

import pygame

from game.app.bindings import binding_for
from game.app.session import Session
from game.gates import Gate, Library
from game.playground.setup import Setup
from game.ui.layout import DESIGN_SIZE
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
        self._held: set[int] = set()
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
            self._session.advance(elapsed_s)
            self._follow_full_screen()
            if self._session.is_dirty:
                self._draw()
            elapsed_s = clock.tick(FRAMES_A_SECOND) / 1000

    def _handle(self, event: pygame.Event) -> None:
        if event.type == pygame.QUIT:
            self._session.is_over = True
        elif event.type == pygame.KEYDOWN:
            self._press(event)
        elif event.type == pygame.KEYUP:
            self._held.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.VIDEORESIZE):
            self._session.is_dirty = True

    def _press(self, event: pygame.Event) -> None:
        is_repeat = event.key in self._held
        self._held.add(event.key)
        binding = binding_for(event.key, event.mod, event.unicode)
        if binding is not None and (binding.repeats or not is_repeat):
            self._session.do(binding.does, binding.argument)

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
        draw_stage(surface, self._session.scene(), self._session.theme)
        pygame.display.flip()
        self._session.is_dirty = False
