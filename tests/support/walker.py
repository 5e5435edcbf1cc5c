"""Somebody who presses, clicks, drags, drops and resizes at random, faster than any human."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import pygame

from game.app.bindings import bindings_on
from game.app.keyboard import NAMED, Keyboard
from game.app.modes import EDITING, SEARCHING
from game.app.mouse import Mouse
from game.app.page import PAGES
from game.app.session import Session
from game.ui.kit.panel import Pixel

Choice = TypeVar("Choice")
Do = Callable[[], None]

MODIFIERS = {"": 0, "Shift": pygame.KMOD_LSHIFT, "Ctrl": pygame.KMOD_LCTRL}
SELDOM = ("Ctrl+Q", "Esc", "Ctrl+E")  # they end the walk, close what is open, write files
ALL = {binding: None for page in PAGES for binding in bindings_on(page.title)}
OFTEN = tuple(binding for binding in ALL if binding.keys not in SELDOM)
CHORDS = [
    chord for table in (OFTEN, EDITING, SEARCHING) for binding in table for chord in binding.chords
]
SIZES = ((800, 500), (1280, 720), (640, 900), (1500, 520))
TEXTS = (
    "name: XOR\ninputs: [A, B]\nexpression: A xor B\n",
    "name: BIG\ninputs: [A, B, C, D, E, F]\nexpression: A and B or C and D\nfeatures: [A*B, C*D]\n",
    "name: NOT\ninputs: [A]\noutputs: [1, 0]\n",
    "name: PART\ninputs: [A, B, C]\noutputs: [x, 1, x, 0, x, x, 1, 0]\n",
    "name: BROKEN\ninputs: [A, B\n",
    "",
)


class Walker:
    """Takes one step after the other on a session, as its window would."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self._mouse, self._keyboard = Mouse(session), Keyboard(session)
        self._rng = np.random.default_rng(seed)
        self._size = SIZES[0]
        self._draw()
        self._moves: tuple[Do, ...] = (
            *(4 * [self._press_key]),
            *(3 * [self._click]),
            *(2 * [self._drag]),
            self._turn_wheel,
            self._rest,
            self._resize,
            self._drop,
            self._turn_page,
        )

    def step(self) -> None:
        """Do something at random, let a frame pass, and draw it."""
        self._any_of(self._moves)()
        self.session.is_over = False
        self._mouse.rest(0.016)
        self.session.advance(0.016)
        self._draw()

    def _any_of(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self._rng.integers(len(choices)))]

    def _point(self) -> Pixel:
        """A point in the window or a little outside, mostly on something."""
        if self._rng.random() < 0.8:
            rect = self._any_of(self.session.hotspots()).rect
            if self._rng.random() < 0.7:
                return rect.center
            return rect.x + self._below(rect.width), rect.y + self._below(rect.height)
        width, height = self._size
        return self._near(width), self._near(height)

    def _near(self, side: int) -> int:
        """A place along a side of the window, or a little beyond."""
        return int(side * self._rng.uniform(-0.2, 1.2))

    def _below(self, limit: int) -> int:
        return int(self._rng.integers(max(1, limit)))

    def _press_key(self) -> None:
        chord = self._any_of(CHORDS)
        text = chord.name if chord.name not in NAMED else chord.name.lower()
        code = NAMED.get(chord.name, 0)
        for _ in range(self._rng.integers(1, 4)):
            self._keyboard.press(code, MODIFIERS[chord.modifier], text if len(text) == 1 else "")
        if self._rng.random() < 0.9:
            self._keyboard.release(code)

    def _click(self) -> None:
        point = self._point()
        for _ in range(self._rng.integers(1, 3)):
            self._mouse.press(point)
            self._mouse.release()

    def _drag(self) -> None:
        self._mouse.press(self._point())
        for _ in range(3):
            self._mouse.move(self._point())
        if self._rng.random() < 0.7:  # else it goes on through what follows
            self._mouse.release()

    def _turn_wheel(self) -> None:
        self._mouse.move(self._point())
        self._mouse.wheel(int(self._rng.integers(-5, 6)), bool(self._rng.integers(2)))

    def _rest(self) -> None:
        self._mouse.move(self._point())
        self._mouse.rest(1.0)
        self.session.advance(float(self._rng.choice([0.0, 0.05, 3600.0])))

    def _resize(self) -> None:
        self._size = self._any_of(SIZES)

    def _drop(self) -> None:
        self.session.open_text(self._any_of(TEXTS))

    def _turn_page(self) -> None:
        self.session.turn_to(self._any_of(PAGES).title)

    def _draw(self) -> None:
        self.session.render(pygame.Surface(self._size))
        self.session.screen.drawn()
