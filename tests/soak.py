"""`python -m tests.soak` trains for hours of simulated time, and tells of memory and frame costs.

The run is at 10,000 epochs a second; afterwards gates, views, themes, pages and window sizes are
gone through again and again.
"""

import os
import sys
from argparse import ArgumentParser
from itertools import product
from pathlib import Path
from time import process_time

from game.process import set_up

set_up()

import pygame  # noqa: E402 - numpy must not be imported before the line above

from game.app.page import PAGES  # noqa: E402 - as above
from game.app.session import Session  # noqa: E402 - as above
from game.ui.kit.theme import THEMES  # noqa: E402 - as above
from game.ui.playground.side_panels import SIDE_PANELS  # noqa: E402 - as above
from tests.support.sessions import session_of  # noqa: E402 - as above

MIB = 2**20
FRAME_S = 1 / 60
SPEED = 10_000  # epochs a second
DRAWN_EVERY = 10  # frames; all are advanced
MEASURED = 200  # frames
MOST_GROWTH_MIB = 5.0
MOST_DEARER = 2.0
"""How many times what a frame costs at the start it may cost at the end."""
SIZES = ((800, 500), (1280, 720), (640, 900), (1920, 1080))
ROUNDS = 4


def resident_mib() -> float:
    """Return the memory of this process that is in use, in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def train_to(session: Session, epoch: int) -> None:
    """Let frames pass until `epoch`, and draw some of them."""
    surface, frame = pygame.Surface(SIZES[0]), 0
    while session.stage.snapshot.epoch < epoch:
        frame += 1
        session.advance(FRAME_S)
        if frame % DRAWN_EVERY == 0:
            session.render(surface)
            session.screen.drawn()


def frame_cost_s(session: Session) -> float:
    """Return the processor time of a frame, all of it drawn."""
    surface, start = pygame.Surface(SIZES[0]), process_time()
    for _ in range(MEASURED):
        session.advance(FRAME_S)
        session.render(surface)
    return (process_time() - start) / MEASURED


def go_through_all(session: Session) -> None:
    """Show every gate, view, theme, page and size."""
    for size, theme in product(SIZES, THEMES.values()):
        surface = pygame.Surface(size)
        session.screen.theme = theme
        for entry in session.gate_list.entries:
            session.pick(entry.gate)
            session.advance(FRAME_S)
            session.render(surface)
        for _ in SIDE_PANELS:
            session.stage.next_panel()
            session.render(surface)
        for page in PAGES:
            session.turn_to(page.title)
            session.advance(FRAME_S)
            session.render(surface)


def long_run(session: Session, early: int, late: int) -> list[str]:
    """Train to the epoch `late`; return what has grown too much since `early`."""
    session.stage.clock.speed = SPEED
    session.stage.toggle_run()
    train_to(session, early)
    cost_s, mib = frame_cost_s(session), resident_mib()
    _tell(f"{early:>12,} epochs: {mib:6.1f} MiB, {1000 * cost_s:.2f} ms a frame")
    train_to(session, late)
    late_cost_s, late_mib = frame_cost_s(session), resident_mib()
    _tell(f"{late:>12,} epochs: {late_mib:6.1f} MiB, {1000 * late_cost_s:.2f} ms a frame")
    session.stage.toggle_run()
    faults = [f"memory grew by {late_mib - mib:.1f} MiB"] * (late_mib - mib > MOST_GROWTH_MIB)
    ratio = late_cost_s / cost_s
    return faults + [f"a frame costs {ratio:.1f} times as much"] * (ratio > MOST_DEARER)


def rounds(session: Session) -> list[str]:
    """Go through all again and again; return what has grown too much after the second round."""
    used = []
    for number in range(1, ROUNDS + 1):
        go_through_all(session)
        used.append(resident_mib())
        _tell(f"after round {number} of gates, views, themes, pages, sizes: {used[-1]:6.1f} MiB")
    growth = used[-1] - used[1]
    return [f"rounds let memory grow by {growth:.1f} MiB"] * (growth > MOST_GROWTH_MIB)


def main() -> int:
    """Run all; return 1 if memory or costs have grown too much."""
    parser = ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--early", type=int, default=1_000_000, help="epoch of the first measure")
    parser.add_argument("--late", type=int, default=10_000_000, help="epoch of the second")
    options = parser.parse_args()
    pygame.font.init()
    session = session_of()
    faults = long_run(session, options.early, options.late) + rounds(session)
    for fault in faults:
        _tell(f"FAULT: {fault}")
    return 1 if faults else 0


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
