"""A window that is open for a while: what it costs, and what it reaches; prints both as JSON.

It runs in a process of its own, because its processor time is that of the whole process.
"""

import json
import sys
from time import perf_counter, process_time
from typing import Any

from game.process import set_up

set_up()

import pygame  # noqa: E402 - numpy must not be imported before the line above

from game.app.preferences import SettingsWriter  # noqa: E402 - as above
from game.app.session import Session  # noqa: E402 - as above
from game.app.window import Window  # noqa: E402 - as above
from game.cli.play import open_display  # noqa: E402 - as above
from game.files import shipped  # noqa: E402 - as above
from game.gates import Library  # noqa: E402 - as above
from game.playground.recipe import Recipe  # noqa: E402 - as above
from tests.support.scenes import SIX, TWO  # noqa: E402 - as above
from tests.support.sessions import press  # noqa: E402 - as above

WARM_UP_S = 1.5


class Watched(Session):
    """A session that ends after some seconds, and tells what passed in them."""

    def watch(self, seconds: float) -> None:
        self._seconds = seconds
        self._opened_s = perf_counter()
        self._start: tuple[float, float, int] | None = None
        self.result: dict[str, float] = {}

    def _now(self) -> tuple[float, float, int]:
        epoch = self.all_gates.gates.epoch if self.page is not self.stage else 0
        return perf_counter(), process_time(), epoch or self.stage.snapshot.epoch

    def advance(self, elapsed_s: float) -> None:
        super().advance(elapsed_s)
        if self._start is None:
            if perf_counter() > self._opened_s + WARM_UP_S:
                self._start = self._now()
        elif perf_counter() > self._start[0] + self._seconds:
            wall, cpu, epochs = (b - a for a, b in zip(self._start, self._now(), strict=True))
            self.result = {"share": cpu / wall, "epochs_a_second": epochs / wall}
            self.is_over = True


def main(wanted: dict[str, Any]) -> None:
    """Open the window as `wanted` says, and print its costs."""
    assert open_display()
    gate = SIX if wanted["inputs"] == SIX.n_inputs else TWO
    session = Watched(Library([shipped("gates")]), Recipe(gate), speed=wanted["speed"])
    session.stage.is_calm = wanted["calm"]
    press(session, *wanted["keys"])
    session.watch(wanted["seconds"])
    size = tuple(wanted["size"])
    Window(session, size, SettingsWriter(None, session.settings(size))).run()
    pygame.quit()
    sys.stdout.write(json.dumps(session.result))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
