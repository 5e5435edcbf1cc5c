"""The memory that windows of many sizes leave behind, in a process of its own."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.benchmarks.benchmark import Share

CHECKOUT = Path(__file__).resolve().parents[2]
N_SIZES = 60


def grow() -> None:
    """Go through sizes, on both pages and in all themes; print the MiB before, between, after."""
    from game.process import set_up  # noqa: PLC0415 - numpy must not be imported before this

    set_up()
    import pygame  # noqa: PLC0415 - as above

    from tests.soak import resident_mib  # noqa: PLC0415 - as above
    from tests.support.sessions import press, session_of  # noqa: PLC0415 - as above

    pygame.display.init()
    session = session_of()
    press(session, "Space")

    def draw(number: int) -> None:
        width, height = 800 + 997 * number % 1500, 500 + 613 * number % 900
        surface = pygame.display.set_mode((width, height))
        for key in ("T", "V", "F3", "Space", "F2"):
            press(session, key)
            session.advance(1 / 30)
            session.update(surface)
            pygame.display.flip()

    draw(0)
    mib = [resident_mib()]
    for number in range(1, 2 * N_SIZES + 1):
        draw(number)
        if number % N_SIZES == 0:
            mib.append(resident_mib())
    sys.stdout.write(" ".join(map(str, mib)))


@cache
def grown() -> dict[str, float]:
    """Return by how many MiB the first sixty sizes, and then sixty more, have grown a process."""
    output = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.memory"],
        cwd=CHECKOUT,
        env=os.environ | {"SDL_VIDEODRIVER": "dummy"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    start, first, second = map(float, output.splitlines()[-1].split())
    return {"first": first - start, "MiB": second - first}


def of_first() -> dict[str, float]:
    """Return the growth by the first sixty sizes under the name that is shown."""
    return {"MiB": grown()["first"]}


BENCHMARKS = (
    Share(f"{N_SIZES} window sizes, both pages, MiB", of_first, "MiB", "120"),
    Share(f"{N_SIZES} more, MiB", grown, "MiB", "25"),
)

if __name__ == "__main__":
    grow()
