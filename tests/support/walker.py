"""Somebody who presses, clicks, drags, drops and resizes at random, faster than any human."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import pygame

from game.app.bindings import BINDINGS
from game.app.canvas import Size
from game.app.command import Command
from game.app.keyboard import Keyboard
from game.app.keys import NAMED
from game.app.mode_bindings import MODE_BINDINGS
from game.app.mouse import Mouse
from game.app.page import Page
from game.app.session import Session
from game.ui.all_gates.overview import draw_all_gates
from game.ui.kit.layout import stage_layout
from game.ui.playground.gate_column import gates_in_sight
from game.ui.playground.hotspots import hotspots
from game.ui.playground.stage import draw_stage
from game.ui.playground.truth_table import table_geometry

MODIFIERS = {"": 0, "Shift": pygame.KMOD_LSHIFT, "Ctrl": pygame.KMOD_LCTRL}
TABLES = (BINDINGS, *MODE_BINDINGS.values())
SELDOM = (Command.QUIT, Command.BACK, Command.EXPORT)
CHORDS = [
    chord
    for table in TABLES
    for binding in table
    if binding.does not in SELDOM
    for chord in binding.chords
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


Choice = TypeVar("Choice")


class Walker:
    """Takes one step after the other on a session, as its window would."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self._mouse, self._keyboard = Mouse(session), Keyboard(session)
        self._rng = np.random.default_rng(seed)
        self._size = SIZES[0]
        self._moves = (
            *(4 * [self._press_key]),
            *(3 * [self._click]),
            *(2 * [self._drag]),
            self._turn_wheel,
            self._rest,
            self._resize,
            self._drop,
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

    def _point(self) -> Size:
        """A point in the window or a little outside, mostly on something."""
        if self.session.page is Page.PLAYGROUND and self._rng.random() < 0.8:
            spots = hotspots(self.session.scene(), self._size, self.session.theme)
            return self._any_of(spots).rect.center
        width, height = (int(side * self._rng.uniform(-0.2, 1.2)) for side in self._size)
        return width, height

    def _press_key(self) -> None:
        chord = self._any_of(CHORDS)
        text = chord.name if chord.name not in NAMED else chord.name.lower()
        code = NAMED.get(chord.name, 0)
        for _ in range(self._rng.integers(1, 4)):
            self._keyboard.press(code, MODIFIERS[chord.modifier], text if len(text) == 1 else "")
        if self._rng.random() < 0.9:
            self._keyboard.release(code)

    def _click(self) -> None:
        self._mouse.press(self._point(), self._size)
        self._mouse.release()

    def _drag(self) -> None:
        self._mouse.press(self._point(), self._size)
        for _ in range(3):
            self._mouse.move(self._point(), self._size)
        if self._rng.random() < 0.7:  # else it goes on through what follows
            self._mouse.release()

    def _turn_wheel(self) -> None:
        self._mouse.move(self._point(), self._size)
        self._mouse.wheel(int(self._rng.integers(-5, 6)), bool(self._rng.integers(2)), self._size)

    def _rest(self) -> None:
        self._mouse.move(self._point(), self._size)
        self._mouse.rest(1.0)
        self.session.advance(float(self._rng.choice([0.0, 0.05, 3600.0])))

    def _resize(self) -> None:
        self._size = self._any_of(SIZES)

    def _drop(self) -> None:
        self.session.open_text(self._any_of(TEXTS))

    def _draw(self) -> None:
        session, surface = self.session, pygame.Surface(self._size)
        if session.page is Page.ALL_GATES:
            draw_all_gates(surface, session.all_gates_scene(), session.theme)
            return
        n_rows = session.stage.snapshot.gate.n_rows
        layout = stage_layout(self._size, session.theme.type_scale, n_rows)
        session.gate_list.fit(gates_in_sight(layout.gates, layout.unit))
        session.editor.fit(table_geometry(layout.truth_table, layout.unit, n_rows).across)
        draw_stage(surface, session.scene(), session.theme)
