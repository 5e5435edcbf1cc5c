"""From the start of the process to its first frame, beside a window with nothing in it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.benchmark import Benchmark
from tests.benchmarks.timing import Timing, measure_in_turn
from tests.support.virtual_display import VirtualDisplay, missing_programs

CHECKOUT = Path(__file__).resolve().parents[2]
TO_THE_FIRST_FRAME = """
import os, pygame
show = pygame.display.flip
pygame.display.flip = lambda: (show(), os._exit(0))
from game.cli import main
main([])
"""
BARE_WINDOW = """
import os, numpy, pygame, yaml
pygame.display.init()
pygame.font.init()
pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
pygame.display.flip()
os._exit(0)
"""


@cache
def on_a_display() -> tuple[Timing, Timing]:
    """Ours, and a bare window's, on an X server in memory, where windows are truly opened."""
    if missing := missing_programs("Xvfb"):
        raise ModuleNotFoundError(name=missing[0])
    with TemporaryDirectory() as folder:
        display = VirtualDisplay(Path(folder))
        try:
            return in_turn({"DISPLAY": display.name})
        finally:
            display.close()


@cache
def without_a_display() -> tuple[Timing, Timing]:
    """The same on SDL's display without a screen, where a window costs next to nothing."""
    return in_turn({"SDL_VIDEODRIVER": "dummy"})


def in_turn(display: Mapping[str, str]) -> tuple[Timing, Timing]:
    """Start ours and the bare window in turn."""
    with TemporaryDirectory() as home:
        variables = {"HOME": home, "XDG_DATA_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
        environment = {**os.environ, **variables, **display}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # which would have each start compile all

        def start(code: str) -> None:
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=CHECKOUT,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )

        return measure_in_turn(partial(start, TO_THE_FIRST_FRAME), partial(start, BARE_WINDOW))


BENCHMARKS = (
    Benchmark(
        "start to first frame",
        lambda: on_a_display()[0],
        "a bare window with pygame, numpy, yaml, both under Xvfb",
        lambda: on_a_display()[1],
        "at most 1.3 times its time",
        is_cost=True,
    ),
    Benchmark(
        "the same, start to first frame, where opening a window costs nothing",
        lambda: without_a_display()[0],
        "the bare window, both on SDL's dummy display",
        lambda: without_a_display()[1],
        is_cost=True,
    ),
)
