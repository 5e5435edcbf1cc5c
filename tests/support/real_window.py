"""The app in a process of its own on a virtual display: real keys, a real mouse, screenshots."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import numpy as np

from tests.support.close_request import ask_to_close
from tests.support.colour import Pixels
from tests.support.virtual_display import VirtualDisplay
from tests.support.waiting import DEADLINE_S, wait_until

CHECKOUT = Path(__file__).resolve().parents[2]
Point = tuple[float, float]

KEY_GAP_S = 0.005
"""SDL takes a key that comes down within 2 ms of going up for one that is held."""
X11_NAMES = {
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "period",
    "/": "slash",
    "?": "question",
    "Enter": "Return",
    "Esc": "Escape",
    "PageDown": "Next",
    "PageUp": "Prior",
    "Space": "space",
}


def x11_name(chord: str) -> str:
    """Return what xdotool calls "Shift+Left", "Esc" or "+"."""
    *modifiers, key = [chord] if chord == "+" else chord.split("+")
    return "+".join([*modifiers, X11_NAMES.get(key, key.lower() if len(key) == 1 else key)])


class RealWindow:
    """`main.py`, run with `words`, nothing of the user's own in sight."""

    def __init__(self, display: VirtualDisplay, home: Path, *words: str) -> None:
        self._display = display
        display.park_mouse()
        self._process = subprocess.Popen(
            [sys.executable, str(CHECKOUT / "main.py"), *words],
            env=display.environment
            | {
                "HOME": str(home),
                "XDG_DATA_HOME": str(home / "data"),
                "XDG_CONFIG_HOME": str(home / "config"),
                "XDG_DOCUMENTS_DIR": str(home / "documents"),
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        self._window = 0
        self._place = (0, 0, 0, 0)

    def wait_for_window(self) -> None:
        """Wait until the window is open and takes keys; move it where there is room for any size.

        There is no window manager that would do so.
        """
        self._window = wait_until(self._found, "a window opens")
        self._display.xdotool("windowmove", self._window, 0, 0)
        wait_until(lambda: self.geometry()[:2] == (0, 0), "the window is moved")
        self.moved()
        wait_until(self._has_focus, "the window has the keyboard")

    def _found(self) -> int | None:
        assert self.is_open, f"the app ended: {self.ending()}"
        words = ("search", "--onlyvisible", "--pid", self._process.pid)
        try:
            return int(self._display.xdotool(*words).split()[0])
        except subprocess.CalledProcessError:  # there is none yet
            return None

    @property
    def is_open(self) -> bool:
        return self._process.poll() is None

    def geometry(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        lines = self._display.xdotool("getwindowgeometry", "--shell", self._window).splitlines()
        values = dict(line.split("=") for line in lines)
        left, top, width, height = (int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return left, top, width, height

    def picture(self) -> Pixels:
        """What is on the screen, shape (height, width, 3)."""
        left, top, width, height = self._place
        return np.array(self._display.screen[top : top + height, left : left + width])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as the app names them."""
        for key in keys:
            self._display.xdotool("key", "--delay", 0, x11_name(key))
            sleep(KEY_GAP_S)

    def press_places(self, *codes: int) -> None:
        """Press the last of some keys while the others are held, whatever the layout has there."""
        *modifiers, code = codes
        downs = [word for held in modifiers for word in ("keydown", held)]
        ups = [word for held in reversed(modifiers) for word in ("keyup", held)]
        self._display.xdotool(*downs, "key", "--delay", 0, code, *ups)
        sleep(KEY_GAP_S)

    def hold(self, key: str) -> None:
        self._display.xdotool("keydown", x11_name(key))

    def let_go(self, key: str) -> None:
        self._display.xdotool("keyup", x11_name(key))

    def click(self, point: Point) -> None:
        self._display.xdotool(*self._to(point), "click", 1)

    def drag(self, start: Point, end: Point) -> None:
        """Drag from `start` to `end`, and move the mouse away."""
        take = (*self._to(start), "mousedown", 1)
        self._display.xdotool(*take, *self._to(end), "mouseup", 1)

    def wheel(self, point: Point, clicks: int) -> None:
        turn = ("click", "--repeat", abs(clicks), "--delay", 1, 4 if clicks > 0 else 5)
        self._display.xdotool(*self._to(point), *turn)

    def point_at(self, point: Point) -> None:
        self._display.xdotool(*self._to(point))

    def point_away(self) -> None:
        self._display.park_mouse()

    def resize(self, width: int, height: int) -> None:
        self._display.xdotool("windowsize", self._window, width, height)
        wait_until(lambda: self.geometry()[2:] == (width, height), "the window is resized")
        self.moved()

    def _has_focus(self) -> bool:
        return self._display.xdotool("getwindowfocus") == str(self._window)

    def moved(self) -> None:
        """Take note that the window lies elsewhere."""
        self._place = self.geometry()

    def ask_to_close(self) -> None:
        ask_to_close(self._display.name, self._window)

    def send(self, signal: int) -> None:
        self._process.send_signal(signal)

    def libraries(self) -> str:
        """The files that the process has mapped into its memory, of Linux."""
        return Path(f"/proc/{self._process.pid}/maps").read_text("utf-8")

    def ending(self) -> tuple[int, str]:
        """Wait for the process to end; return its status and what it wrote as errors."""
        _, errors = self._process.communicate(timeout=DEADLINE_S)
        return self._process.returncode, errors

    def kill(self) -> None:
        if self.is_open:
            self._process.kill()
        self._process.communicate()

    def wait_for(self, condition: Callable[[Pixels], object], what: str) -> Pixels:
        """Wait until `condition(picture)` is true, and return that picture."""

        def fitting() -> Pixels | None:
            assert self.is_open, f"the app ended: {self.ending()}"
            picture = self.picture()
            return picture if condition(picture) else None

        end = wait_until(lambda: [p for p in [fitting()] if p is not None], what)
        return end[0]

    def _to(self, point: Point) -> tuple[str, int, int]:
        left, top, _, _ = self._place
        return ("mousemove", left + round(point[0]), top + round(point[1]))
