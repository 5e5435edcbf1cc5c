"""Random changes of what is shown, and pictures of it that are drawn piece by piece."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeVar

import numpy as np
from pygame import Surface, surfarray

from game.app.mouse import Mouse
from game.app.page import PAGES
from game.app.session import Session
from game.playground.controls import Action
from game.ui.kit.theme import THEMES
from tests.support.sessions import session_of

SIZES = ((800, 500), (1280, 720), (640, 900))
TEXTS = (
    "name: NOT\ninputs: [A]\noutputs: [1, 0]\n",
    "name: FIVE\ninputs: [A, B, C, D, E]\nexpression: A and B and C and D and E\n",
    "name: BROKEN\ninputs: [A, B\n",
)
STEPS_OF_A_SEQUENCE = 8
FRAMES = (1 / 60, 0.04, 0.5)

Choice = TypeVar("Choice")


class Changes:
    """Changes what is shown, at random."""

    def __init__(self, session: Session, seed: int, size: tuple[int, int] = SIZES[0]) -> None:
        self._session = session
        self._rng = np.random.default_rng(seed)
        self._mouse = Mouse(session)
        self.size = size

    def any_of(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self._rng.integers(len(choices)))]

    def step(self) -> None:
        """Do one of all changes."""
        self.any_of(self._all())()

    def _all(self) -> Sequence[Callable[[], object]]:
        session = self._session
        return (
            lambda: session.turn_to(self.any_of(PAGES).title),
            lambda: session.pick(session.gate_list.at(int(self._rng.integers(12)))),
            lambda: session.open_text(self.any_of(TEXTS)),
            session.screen.next_theme,
            session.toggle_help,
            lambda: session.say(self.any_of(("", "One.", "Something else."))),
            lambda: session.screen.point_at(self.any_of((None, (400, 30), (90, 120)))),
            lambda: session.screen.point_at(self._point()),
            lambda: session.page.step(self.any_of(list(Action))),
            session.page.toggle_run,
            lambda: session.page.change_speed(self.any_of((-1, +1))),
            lambda: session.page.advance(0.05),
            lambda: session.advance(self.any_of(FRAMES)),
            self._train,
            self._drag,
            session.stage.next_panel,
            session.stage.toggle_log_axes,
            session.stage.toggle_editing,
            session.toggle_calm,
            session.take_back,
            session.do_again,
            lambda: session.gate_list.scroll(int(self._rng.integers(-3, 4))),
            lambda: session.gate_list.search_for(self.any_of(("", "a", "xyz"))),
            session.gate_list.close_search,
            lambda: session.all_gates.show(int(self._rng.integers(2, 5))),
            lambda: session.all_gates.move(1, 1),
            self._resize,
        )

    def _resize(self) -> None:
        self.size = self.any_of(SIZES)

    def _point(self) -> tuple[int, int]:
        x, y = (int(self._rng.integers(side)) for side in self.size)
        return x, y

    def _train(self) -> None:
        if not self._session.page.is_running:
            self._session.page.toggle_run()
        self._session.advance(self.any_of(FRAMES))

    def _drag(self) -> None:
        self._session.screen.fit(self.size)
        self._mouse.press(self._point())
        self._mouse.move(self._point())
        self._mouse.release()


class Drawn:
    """A window's picture, drawn piece by piece, and the whole beside it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._surface = Surface((1, 1))

    def compare(self, size: tuple[int, int]) -> None:
        """Draw what has changed, and assert that a whole picture has the same pixels."""
        if self._surface.get_size() != size:
            self._surface = Surface(size)
        before = surfarray.array3d(self._surface)
        areas = self._session.update(self._surface)
        pieces, whole = surfarray.array3d(self._surface), Surface(size)
        self._session.render(whole)
        np.testing.assert_array_equal(pieces, surfarray.array3d(whole))
        is_new = (pieces != before).any(axis=2)
        for area in areas:  # which alone a display is given
            is_new[area.left : area.right, area.top : area.bottom] = False
        assert not is_new.any(), areas

    @classmethod
    def in_sequence(cls, number: int) -> Iterator[None]:
        """Let a session change at random; sequences begin on every page, theme and size in turn."""
        starts = list(product(PAGES, THEMES.values(), SIZES))
        entry, theme, size = starts[number % len(starts)]
        session = session_of()
        session.screen.theme = theme
        session.turn_to(entry.title)
        changes, drawn = Changes(session, number, size), cls(session)
        drawn.compare(changes.size)
        for _ in range(STEPS_OF_A_SEQUENCE):
            changes.step()
            drawn.compare(changes.size)
            session.screen.drawn()
            yield
