"""The hand: turns events into what the window gets, frame by frame."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack
from unittest.mock import patch

import pygame

from game.app.bindings import bindings_on, by_chord
from game.app.canvas import canvas_size, on_canvas
from game.app.session import Session
from game.app.sharing import ClipboardError, put_on_clipboard
from game.ui.kit.binding import Chord
from game.ui.kit.panel import topmost

from .checks import is_travelling, require
from .events import MODIFIERS, Event
from .world import DROPS, PASTES, TEXTS, World

FRAME_MS = 16
LONGEST_EXPORT = 20_000  # epochs: what runs in the background is waited for
UNDO = Chord("Ctrl", "Z")
MOST_STEPS = 3
WINDOW_EVENTS = {
    "focus_lost": pygame.WINDOWFOCUSLOST,
    "focus_gained": pygame.WINDOWFOCUSGAINED,
    "leave": pygame.WINDOWLEAVE,
    "enter": pygame.WINDOWENTER,
    "exposed": pygame.WINDOWEXPOSED,
    "minimized": pygame.WINDOWMINIMIZED,
    "restored": pygame.WINDOWRESTORED,
    "close": pygame.QUIT,
}
Frames = Iterator[int | None]
"""The milliseconds before each frame; None has what was posted handled without a frame."""


class Hand:
    """Does events: each method is a kind of them and yields a time for each frame."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._full_disk = ExitStack()
        self.session: Session

    def do(self, event: Event) -> Frames:
        """Do one event."""
        kind, *details = event
        yield from getattr(self, str(kind))(*details)

    def close(self) -> None:
        """Leave the machine as it was."""
        self._full_disk.close()

    # Keys

    def key(self, code: int, modifiers: int, text: str, presses: int, released: bool) -> Frames:
        if (code, modifiers) == (pygame.K_e, MODIFIERS["Ctrl"]) and self._is_long:
            return
        for _ in range(presses):
            _post(pygame.KEYDOWN, key=code, mod=modifiers, unicode=text, scancode=0)
        if released:
            _post(pygame.KEYUP, key=code, mod=modifiers, unicode=text, scancode=0)
        yield None

    def key_up(self, code: int) -> Frames:
        _post(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0)
        yield None

    def type(self, text: str) -> Frames:
        for letter in text:
            _post(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter, scancode=0)
            _post(pygame.KEYUP, key=ord(letter), mod=0, unicode=letter, scancode=0)
        yield None

    def _press(self, modifier: str, name: str) -> Frames:
        yield from self.key(ord(name.lower()), MODIFIERS[modifier], "", 1, True)

    # Mouse

    def click(self, where: Event, times: int, button: int) -> Frames:
        point = self._point(where)
        for _ in range(times):
            _post(pygame.MOUSEBUTTONDOWN, pos=point, button=button)
            _post(pygame.MOUSEBUTTONUP, pos=point, button=button)
        yield None

    def take(self, where: Event) -> Frames:
        _post(pygame.MOUSEBUTTONDOWN, pos=self._point(where), button=pygame.BUTTON_LEFT)
        yield None

    def let_go(self) -> Frames:
        _post(pygame.MOUSEBUTTONUP, pos=(0, 0), button=pygame.BUTTON_LEFT)
        yield None

    def drag(self, *stops: Event) -> Frames:
        start, *others = map(self._point, stops)
        _post(pygame.MOUSEBUTTONDOWN, pos=start, button=pygame.BUTTON_LEFT)
        for point in others:
            _post(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(1, 0, 0))
        _post(pygame.MOUSEBUTTONUP, pos=others[-1], button=pygame.BUTTON_LEFT)
        yield None

    def move(self, where: Event) -> Frames:
        _post(pygame.MOUSEMOTION, pos=self._point(where), rel=(0, 0), buttons=(0, 0, 0))
        yield None

    def wheel(self, where: Event, steps: int, is_fine: bool) -> Frames:
        yield from self.move(where)
        pygame.key.set_mods(pygame.KMOD_LCTRL if is_fine else 0)
        _post(pygame.MOUSEWHEEL, x=0, y=steps, flipped=False)
        yield None
        pygame.key.set_mods(0)

    def _point(self, where: Event) -> tuple[int, int]:
        """Return the point of the window for a place as in `events`."""
        window = pygame.display.get_window_size()
        kind, first, *rest = where
        if kind == "at":
            return int(first * window[0]), int(rest[0] * window[1])
        spots = self.session.hotspots()
        rect = spots[int(first * len(spots))].rect
        point = rect.x + int(rest[0] * rect.width), rect.y + int(rest[1] * rect.height)
        canvas = canvas_size(window)
        return point[0] * window[0] // canvas[0], point[1] * window[1] // canvas[1]

    # Window and time

    def wait(self, elapsed_ms: int) -> Frames:
        yield elapsed_ms

    def idle(self) -> Frames:
        """Let all come to rest; then nothing is drawn, since nothing moves."""
        yield from (10_000, 5_000, 1_000, 1_000)
        drawn = pygame.display.flip.calls
        yield 0
        yield 1
        session = self.session
        is_on_the_way = session._loader.is_loading or is_travelling(session)
        if not session.page.is_running and not is_on_the_way:
            require(pygame.display.flip.calls == drawn, "nothing moves, so nothing is drawn")

    def size(self, width: int, height: int) -> Frames:
        if not self.session.is_full_screen:
            pygame.display.set_mode((width, height), pygame.RESIZABLE)
            _post(pygame.WINDOWRESIZED, x=width, y=height)
            yield FRAME_MS
            if width * height > 4_000_000:
                yield from self.size(800, 500)

    def window(self, name: str) -> Frames:
        _post(WINDOW_EVENTS[name])
        yield None

    # What comes from outside

    def drop(self, name: str) -> Frames:
        _post(pygame.DROPFILE, file=str(self._world.root / DROPS[name]) if DROPS[name] else "")
        yield None

    def drop_text(self, name: str) -> Frames:
        _post(pygame.DROPTEXT, text=TEXTS[name])
        yield None

    def paste(self, name: str) -> Frames:
        try:
            put_on_clipboard(PASTES[name])
        except ClipboardError:
            return
        yield from self._press("Ctrl", "V")

    def write(self, name: str, text: str, share: float) -> Frames:
        self._world.write(name, TEXTS[text], share)
        yield None

    def delete(self, name: str) -> Frames:
        self._world.delete(name)
        yield None

    def forbid(self, name: str) -> Frames:
        self._world.forbid(name)
        yield None

    def allow(self, name: str) -> Frames:
        self._world.allow(name)
        yield None

    def move_away(self, name: str) -> Frames:
        self._world.move_away(name)
        yield None

    def move_back(self, name: str) -> Frames:
        self._world.move_back(name)
        yield None

    def disk(self, is_full: bool) -> Frames:
        self._full_disk.close()
        if is_full:
            self._full_disk.enter_context(patch("game.files.tempfile.mkstemp", _no_space))
            self._full_disk.enter_context(patch("pathlib.Path.write_bytes", _no_space))
        yield None

    # Undo

    def undone(self, event: Event) -> Frames:
        """Do an event that may take something away, bring that back, and take it away again."""
        if event[0] == "key":
            yield from self.key_up(event[1])  # else it is one step with what it did before
        before, bits = self.session.stage.moment, self._bits()
        if not self._can_be_undone or not self._takes_hold(event):
            return
        yield from self.do(event)
        after, bits_after = self.session.stage.moment, self._bits()
        if not self._can_be_undone or not before.differs(after):
            return
        yield from self._until("Z", bits)
        require(self._bits() == bits, "Ctrl+Z brings back what was there", event)
        yield from self._until("Y", bits_after)
        require(self._bits() == bits_after, "Ctrl+Y takes it away again", event)

    def _takes_hold(self, event: Event) -> bool:
        """Whether a drag begins on what can be dragged, not on a keycap, such as that of undo."""
        if event[0] != "drag":
            return True
        point = on_canvas(self._point(event[1]), pygame.display.get_window_size())
        spot = topmost(self.session.hotspots(), point)
        return spot is not None and spot.drag is not None

    def _until(self, name: str, bits: Event) -> Frames:
        """Press Ctrl and a key: a click that also drags is more than one step."""
        for _ in range(MOST_STEPS):
            yield from self._press("Ctrl", name)
            if self._bits() == bits:
                break

    @property
    def _can_be_undone(self) -> bool:
        """Whether the stage is open, at rest, and knows the key."""
        session = self.session
        is_at_rest = not session._loader.is_loading and not session.page.is_running
        known = by_chord(bindings_on(session.page.title))
        return UNDO in known and is_at_rest and session.page is session.stage

    def _bits(self) -> Event:
        """All that undo must bring back, exactly."""
        snapshot = self.session.stage.snapshot
        return (
            snapshot.gate.name,
            snapshot.gate.targets,
            snapshot.weights.tobytes(),
            snapshot.epoch,
            snapshot.latest_epoch,
            snapshot.run.overrides,
        )

    @property
    def _is_long(self) -> bool:
        return self.session.stage.snapshot.latest_epoch > LONGEST_EXPORT


def _post(kind: int, **details: object) -> None:
    pygame.event.post(pygame.Event(kind, **details))


def _no_space(*_args: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
