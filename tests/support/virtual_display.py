"""A display that nobody sees: an X server in memory, whose screen is a file that is read."""

import os
import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.support.colour import Pixels

PROGRAMS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
SCREEN = (1600, 1000)
HEADER = struct.Struct(">25I")  # of the XWD format, X11/XWDFile.h
BYTES_A_COLOUR = 12


def need_programs() -> None:
    """Skip the test where a program is missing; on CI, where all must be there, fail it."""
    if missing := missing_programs(*PROGRAMS):
        reason = f"not installed: {', '.join(missing)}"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


def missing_programs(*names: str) -> list[str]:
    """Return those of the programs that are not installed."""
    return [name for name in names if shutil.which(name) is None]


class VirtualDisplay:
    """An Xvfb on a free display of its own."""

    def __init__(self, folder: Path, screen: tuple[int, int] = SCREEN) -> None:
        self._size = screen
        self._file = folder / "Xvfb_screen0"
        reader, writer = os.pipe()
        size = f"{screen[0]}x{screen[1]}x24"
        words = ["Xvfb", "-displayfd", str(writer), "-fbdir", str(folder), "-screen", "0", size]
        self._server = subprocess.Popen(
            [*words, "-nolisten", "tcp", "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL
        )
        os.close(writer)
        with os.fdopen(reader) as lines:
            self.name = f":{lines.readline().strip()}"
        assert self.name != ":", "Xvfb found no free display"
        self.environment = {**os.environ, "DISPLAY": self.name}
        self.screen = self._mapped()

    def _mapped(self) -> Pixels:
        """The screen's pixels where the server keeps them, shape (height, width, 3)."""
        fields = HEADER.unpack_from(self._file.read_bytes())
        header_size, bits, bytes_a_line, n_colours = (fields[i] for i in (0, 11, 12, 19))
        assert (fields[4:6], bits) == (self._size, 32)
        pixels = np.memmap(
            self._file,
            mode="r",
            offset=header_size + n_colours * BYTES_A_COLOUR,
            shape=(self._size[1], bytes_a_line // 4, 4),
        )
        is_little_endian = fields[7] == 0
        colours = slice(2, None, -1) if is_little_endian else slice(1, None)
        return pixels[:, : self._size[0], colours]

    def xdotool(self, *words: object) -> str:
        """Run an xdotool command, with a time limit for a display that hangs; return its output."""
        run = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return run.stdout.strip()

    def lay_keys(self, layout: str) -> None:
        """Give the keyboard the keys of a layout, as "fr" or "us(dvorak)"."""
        subprocess.run(["setxkbmap", layout], env=self.environment, check=True, timeout=30)

    def park_mouse(self) -> None:
        """Move the mouse to the corner of the screen, where no window is."""
        self.xdotool("mousemove", self._size[0] - 1, self._size[1] - 1)

    def kill(self) -> None:
        """End the server as a crash would."""
        self._server.kill()

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()
