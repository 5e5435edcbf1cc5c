"""What must hold after every frame, whatever was done before it."""

import re
from collections.abc import Iterable

import numpy as np
import pygame
from pygame import Rect, Surface

from game.app.canvas import canvas_size
from game.app.lesson_run import LessonRun
from game.app.page import ALL_GATES, PAGES
from game.app.session import Session
from game.core.training import WEIGHT_LIMIT
from game.lessons.hand_in import HandedItem
from game.lessons.handed_state import Replay
from game.playground.command_line import parse_command_line

MOST_EPOCHS_AGAIN = 300  # of a lesson's state that is run again after each frame
MOST_WORK_S = 0.1
"""Simulated, in one frame."""
NO_NUMBER = re.compile(r"(?<![A-Za-z/])(nan|inf|None)(?![A-Za-z])| at 0x[0-9a-f]{6}|Traceback")


class BrokenError(AssertionError):
    """Something does not hold; `rule` says in general what."""

    def __init__(self, rule: str, detail: object = "") -> None:
        super().__init__(f"{rule}: {detail}" if detail else rule)
        self.rule = rule


def require(holds: object, rule: str, detail: object = "") -> None:
    """Raise `BrokenError` unless it holds."""
    if not holds:
        raise BrokenError(rule, detail)


def check_state(session: Session) -> None:
    """Check that all numbers of the pages are finite and agree."""
    snapshot, scene = session.stage.snapshot, session.stage.scene()
    curve = snapshot.curve
    numbers = {
        "weights": snapshot.weights,
        "logits": snapshot.logits,
        "loss": snapshot.loss,
        "norm": snapshot.weight_norm,
        "lowest loss": curve.loss_low[-64:],
        "highest loss": curve.loss_high[-64:],
        "weights of the curve": curve.weights[:, -64:],
    }
    for name, values in numbers.items():
        require(np.isfinite(values).all(), "every number is finite", name)
    require(np.abs(snapshot.weights).max() <= WEIGHT_LIMIT, "weights have a limit")
    shares = {
        "probabilities": snapshot.probabilities,
        "glow": scene.glow,
        "live glow": scene.live_glow,
        "threshold": scene.threshold_shown,
    }
    for name, values in shares.items():
        inside = (np.asarray(values) >= 0) & (np.asarray(values) <= 1)
        require(inside.all(), "every share is in [0, 1]", name)
    require(0 < snapshot.threshold < 1, "the threshold is in (0, 1)", snapshot.threshold)
    require(0 <= snapshot.epoch <= snapshot.latest_epoch, "the epoch has been trained")
    require(len(snapshot.weights) == snapshot.gate.n_features + 1, "weights fit the gate")
    require(len(scene.glow) == snapshot.gate.n_rows, "bulbs fit the gate")
    require(snapshot is session.stage.snapshot, "the page shows its own snapshot")


def check_all_gates(session: Session) -> None:
    """Check the page of all gates, if it is open and has been drawn: only then it has travelled."""
    if session.page.title != ALL_GATES:
        return
    scene = session.all_gates.scene()
    require(np.isfinite(scene.standing.loss[:256]).all(), "every number is finite", "losses of all")
    for weights in scene.neurons.values():
        require(np.isfinite(weights).all(), "every number is finite", "weights of all")
    require(0 <= scene.epoch <= scene.latest_epoch, "the epoch has been trained", "all gates")
    require(0 <= scene.number < len(scene.learnable), "the cursor is on a gate")


def is_travelling(session: Session) -> bool:
    """Whether the page of all gates is open and its neurons are still on their way to an epoch."""
    if session.page.title != ALL_GATES:
        return False
    gates = session.all_gates.gates
    return gates.epoch != gates.requested_epoch


def check_pages(session: Session) -> None:
    """Check that page, list and selection agree."""
    titles = [page.title for page in PAGES]
    require(session.page.title in titles, "the page is in the table")
    require(session.page is session.page_called(session.page.title), "each page is made once")
    listed = session.gate_list
    require(0 <= listed.first <= max(0, len(listed.entries) - 1), "the list is in sight")
    if listed.search is not None:
        cursor = listed.search.cursor
        require(0 <= cursor < max(1, len(listed.entries)), "the cursor is on an entry", cursor)
    row = session.stage.editor.row
    require(row is None or 0 <= row < session.stage.snapshot.gate.n_rows, "a row is edited")


def check_lesson(session: Session) -> None:
    """Check that an open lesson can be gone on with, and that what has ticked did hold."""
    lessons = session.lessons
    if lessons is None or lessons.run is None:
        return
    run = lessons.run
    require(session.page.column is not None, "the lesson has its column")
    require(0 <= run.index < len(run.lesson.steps), "a step is open")
    require(run.has_ticked or not lessons.scene.because, "why is told once it has ticked")
    for place, item in enumerate(run.ticks[run.index]):
        has_state = item is not None  # of an earlier go, too
        require(has_state or not run.checklist.latched[place], "what ticks has its state", place)
        if item is not None and item.inputs is None:
            check_tick(session, run, place, item)


def check_tick(session: Session, run: LessonRun, place: int, item: HandedItem) -> None:
    """Check that the state in which an item ticked fulfils its condition, when it is run again."""
    if (item.latest or parse_command_line(item.run).epochs) > MOST_EPOCHS_AGAIN:
        return
    step, setup = run.step, run.lesson.setup_of(run.index)
    state = Replay(session.library.gates).state(item, setup, picks_gates=step.picks_gates)
    condition = step.until[place]
    require(condition.holds(state), "a step ticks for its reason", condition.text)


def check_hotspots(session: Session, window: tuple[int, int]) -> None:
    """Check that all hotspots lie in the window and can be hit."""
    whole = Rect((0, 0), canvas_size(window))
    for spot in session.hotspots():
        require(spot.rect.width > 0 < spot.rect.height, "a hotspot has an area", spot.name)
        require(whole.contains(spot.rect), "a hotspot is in the window", (spot.name, spot.rect))


def check_texts(texts: Iterable[str]) -> None:
    """Check that no text tells of something that is no number."""
    for text in texts:
        require(not NO_NUMBER.search(text), "a text holds numbers and words", text)


def check_picture(session: Session, shown: Surface) -> None:
    """Check that what is shown is what would be drawn now, from nothing."""
    fresh = Surface(shown.get_size())
    session.screen._backdrop = None
    session.render(fresh)
    is_alike = pygame.image.tobytes(fresh, "RGB") == pygame.image.tobytes(shown, "RGB")
    require(is_alike, "the picture shows the state", session.page.title)
