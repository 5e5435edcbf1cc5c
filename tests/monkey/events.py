"""Random events: small values that mean the same in any state, can be kept, and left out.

An event is a tuple of its kind, which is a method of `Hand`, and numbers and texts.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

import pygame

from game.app.bindings import bindings_on
from game.app.keyboard import NAMED
from game.app.lesson_modes import BETS, IN_LESSON, LISTING
from game.app.modes import EDITING, HELPING, SEARCHING
from game.app.page import PAGES

from .world import DROPS, FILES, PASTES, TEXTS

Event = tuple[object, ...]
Choice = TypeVar("Choice")

MODIFIERS = {"": 0, "Shift": pygame.KMOD_LSHIFT, "Ctrl": pygame.KMOD_LCTRL}
OTHER_MODIFIERS = (
    pygame.KMOD_RALT,
    pygame.KMOD_LCTRL | pygame.KMOD_RALT,
    pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT,
    pygame.KMOD_CAPS,
    pygame.KMOD_NUM,
    pygame.KMOD_LMETA,
    pygame.KMOD_MODE,
)
SELDOM = ("Esc", "Ctrl+Q", "Ctrl+E", "F12", "F11", "4")
"""They close what is open, write files, or train 65,536 gates; or make the picture large."""
TAKE_AWAY = ("R", "N", "Z", "Shift+R", "O", "Up", "Down", "PageUp", "PageDown", *"123456789")
"""Keys after which Ctrl+Z must bring back what was there."""
TABLES = (
    *(bindings_on(page.title) for page in PAGES),
    *(EDITING, HELPING, SEARCHING, LISTING, BETS, IN_LESSON),
)
CHORDS = sorted({(c.modifier, c.name) for table in TABLES for b in table for c in b.chords})
RARE = [chord for chord in CHORDS if "+".join(filter(None, chord)) in SELDOM]
OFTEN = [chord for chord in CHORDS if chord not in RARE]
LETTERS = (*"фйЯзΩλشא٣７éçàß&§²µ€ñıİ", "ｱ", "漢", "👍", "é", "\x00", "\x1a", "\x7f", "\u200b", " ")
"""What other layouts type, and what no layout does."""
OTHER_CODES = (0, 0xE9, 0x444, pygame.K_DELETE, pygame.K_INSERT, pygame.K_KP0, pygame.K_KP_ENTER)
SIZES = ((800, 500), (800, 500), (800, 500), (800, 520), (640, 900), (1024, 600), (1500, 520))
STRANGE_SIZES = ((1, 1), (3, 900), (1200, 20), (320, 200), (1280, 720), (1920, 1080))
LARGEST = (7680, 4320)
WAITS_MS = (*10 * (16,), 0, 33, 100, 500, 5_000, 3_600_000)


def events_of(seed: str, count: int) -> list[Event]:
    """Return the first `count` events of `seed`, the same for all lengths, and frames between."""
    source, events = Source(Random(seed)), []
    while count:
        events.append(next(source))
        count -= events[-1][0] != "wait"
    return events


class Source(Iterator[Event]):
    """Draws events without end."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._is_frame_due = False
        self._kinds, self._weights = zip(*self._table(), strict=True)

    def __next__(self) -> Event:
        if self._is_frame_due:
            self._is_frame_due = False
            return ("wait", self._any(WAITS_MS))
        [kind] = self._random.choices(self._kinds, self._weights)
        self._is_frame_due = self._happens(0.3)
        return kind()

    def _table(self) -> Sequence[tuple[Callable[[], Event], float]]:
        return (
            (self._key, 30),
            (self._odd_key, 3),
            (self._click, 16),
            (self._drag, 8),
            (self._half_a_drag, 2),
            (self._move, 6),
            (self._wheel, 5),
            (self._idle, 0.5),
            (self._undone, 4),
            (self._type, 3),
            (self._size, 0.7),
            (self._window, 1.5),
            (self._drop, 1.5),
            (self._paste, 2.5),
            (self._file, 3),
            (self._disk, 0.3),
        )

    def _any(self, choices: Sequence[Choice]) -> Choice:
        return self._random.choice(choices)

    def _happens(self, share: float) -> bool:
        return self._random.random() < share

    def _where(self) -> Event:
        """A place: of a hotspot, by shares of all hotspots and of its sides; or of the window."""

        def share() -> float:
            return self._random.randrange(1000) / 1000

        if self._happens(0.85):
            return ("spot", share(), *((0.5, 0.5) if self._happens(0.6) else (share(), share())))
        return ("at", round(1.4 * share() - 0.2, 3), round(1.4 * share() - 0.2, 3))

    def _key(self) -> Event:
        modifier, name = self._any(RARE if self._happens(0.025) else OFTEN)
        return self._pressed(
            modifier, name, 1 if self._happens(0.8) else self._random.randint(2, 5)
        )

    def _pressed(self, modifier: str, name: str, presses: int = 1) -> Event:
        text = name if name not in NAMED else name.lower()
        text = text if len(text) == 1 and modifier != "Ctrl" else ""
        code = NAMED.get(name, ord(name) if len(name) == 1 else 0)
        return ("key", code, MODIFIERS[modifier], text, presses, self._happens(0.95))

    def _odd_key(self) -> Event:
        code = self._any((*OTHER_CODES, self._random.randint(1, 0x4000_0120)))
        modifiers = self._any((0, 0, *OTHER_MODIFIERS))
        if self._happens(0.2):
            return ("key_up", self._any(tuple(NAMED.values())))
        return ("key", code, modifiers, self._any(LETTERS), 1, self._happens(0.7))

    def _click(self) -> Event:
        return ("click", self._where(), self._any((1, 1, 1, 2, 3)), self._any((1,) * 9 + (2, 3)))

    def _drag(self) -> Event:
        return ("drag", self._where(), *(self._where() for _ in range(self._random.randint(1, 3))))

    def _half_a_drag(self) -> Event:
        return ("take", self._where()) if self._happens(0.5) else ("let_go",)

    def _move(self) -> Event:
        return ("move", self._where())

    def _wheel(self) -> Event:
        return ("wheel", self._where(), self._any((-9, -1, -1, 0, 1, 1, 9)), self._happens(0.2))

    def _idle(self) -> Event:
        return ("idle",)

    def _undone(self) -> Event:
        kind = self._random.random()
        if kind < 0.6:
            chord = self._any(TAKE_AWAY)
            modifier, _, name = chord.rpartition("+")
            return ("undone", (*self._pressed(modifier, name)[:-1], True))
        if kind < 0.7:
            return ("undone", ("paste", self._any(tuple(PASTES))))
        return ("undone", self._drag())

    def _type(self) -> Event:
        if self._happens(0.3):
            return ("type", self._any(LETTERS) * self._random.randint(1, 50))
        return ("type", "/" + self._any(("an", "xor", "x", "maj", "é", "  ", "zzz", "und" * 20)))

    def _size(self) -> Event:
        if self._happens(0.002):
            return ("size", *LARGEST)
        return ("size", *self._any(SIZES if self._happens(0.8) else STRANGE_SIZES))

    def _window(self) -> Event:
        names = ("focus_lost", "focus_gained", "leave", "enter", "exposed", "minimized", "restored")
        return ("window", self._any(names if self._happens(0.99) else ("close",)))

    def _drop(self) -> Event:
        if self._happens(0.3):
            return ("drop_text", self._any(tuple(TEXTS)))
        return ("drop", self._any(tuple(DROPS)))

    def _paste(self) -> Event:
        return ("paste", self._any(tuple(PASTES)))

    def _file(self) -> Event:
        place = self._any(FILES)
        if self._happens(0.6):
            return ("write", place, self._any(tuple(TEXTS)), self._any((1.0, 1.0, 1.0, 0.5)))
        return (self._any(("delete", "forbid", "allow", "move_away", "move_back")), place)

    def _disk(self) -> Event:
        return ("disk", self._happens(0.3))
