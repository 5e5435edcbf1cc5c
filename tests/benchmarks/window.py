"""A window that trains for ten seconds under Xvfb: its share of a core, and what it reaches."""

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.benchmark import Share
from tests.support.virtual_display import VirtualDisplay, missing_programs

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 10.0
SMALL, LARGE, HUGE = (1280, 720), (3840, 2160), (7680, 4320)
PAUSED: tuple[str, ...] = ()
TRAINING = ("Space",)
ALL_65536 = ("F3", "4", "Space")


def run(
    size: tuple[int, int] = SMALL,
    speed: int = 1,
    *,
    calm: bool = False,
    inputs: int = 2,
    keys: Sequence[str] = TRAINING,
) -> dict[str, float]:
    """Open a window on a display of its size; return the share of a core, and epochs a second."""
    if missing := missing_programs("Xvfb"):
        raise ModuleNotFoundError(name=missing[0])
    wanted = {"size": size, "speed": speed, "calm": calm, "inputs": inputs, "keys": keys}
    with TemporaryDirectory() as folder:
        display = VirtualDisplay(Path(folder), (size[0] + 8, size[1] + 8))
        display.park_mouse()  # beside the window: where it rests, a tip would be shown
        try:
            words = json.dumps({**wanted, "seconds": SECONDS})
            output = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.window_run", words],
                cwd=CHECKOUT,
                env=display.environment | {"HOME": folder, "XDG_DATA_HOME": folder},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        finally:
            display.close()
    result: dict[str, float] = json.loads(output)
    return result


def of_a_core(what: str, target: str, **wanted: object) -> Share:
    """Return the row of a share of a core."""
    return Share(f"{what}, of a core", partial(run, **wanted), "share", target)  # type: ignore[arg-type]


BENCHMARKS = (
    of_a_core("paused, 1280×720", "1 %", keys=PAUSED),
    of_a_core("1 epoch a second, calm, 1280×720", "5 %", calm=True),
    of_a_core("1 epoch a second, calm, 3840×2160", "10 %", calm=True, size=LARGE),
    of_a_core("1 epoch a second, with motion, 1280×720", "15 %"),
    of_a_core("1 epoch a second, with motion, 3840×2160", "", size=LARGE),
    of_a_core("60 epochs a second, calm, 1280×720", "", calm=True, speed=60),
    of_a_core("60 epochs a second, with motion, 1280×720", "25 %", speed=60),
    of_a_core("60 epochs a second, six inputs, 1280×720", "35 %", speed=60, inputs=6),
    of_a_core("60 epochs a second, with motion, 3840×2160", "", speed=60, size=LARGE),
    of_a_core("10,000 epochs a second, 1280×720", "35 %", speed=10_000),
    of_a_core("10,000 epochs a second, calm, 1280×720", "", speed=10_000, calm=True),
    of_a_core("10,000 epochs a second, 3840×2160", "", speed=10_000, size=LARGE),
    of_a_core("all 65,536 gates, 10 epochs a second, 1280×720", "", speed=10, keys=ALL_65536),
    Share(
        "300 epochs a second, 3840×2160: reached",
        partial(run, LARGE, 300),
        "epochs_a_second",
        "300",
    ),
    Share(
        "300 epochs a second, 7680×4320: reached",
        partial(run, HUGE, 300),
        "epochs_a_second",
        "300",
    ),
    Share(
        "10,000 epochs a second, 1280×720: reached",
        partial(run, SMALL, 10_000),
        "epochs_a_second",
        "10,000",
    ),
)
