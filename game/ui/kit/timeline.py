"""The timeline: run or pause, the current epoch, the epoch of learning, the speed."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from pygame import Rect, draw

from ...core.assessment import Mark
from ...record import Record
from . import figures
from .layout import Flex, columns
from .panel import Hotspot, Pixel
from .pen import Align, Pen
from .text import Face
from .theme import mix

BUTTON, CAP = 34, 24
INVITATION = "Space: train"
HALO = ((1.0, 0.25), (0.9, 0.5), (0.8, 1.0))  # discs of the invitation: shares of radius, of amber
RUN_TIP = "Train or pause (Space)."
PLAIN_TIP = "Drag to go back in time."
TIMELINE_TIP = "Drag to go back in time; the green tick is where it was learned."
RIGHT_TIP = "Drag to go back in time. It was right from the start, so nothing was learned."
SLOWER_TIP = "Fewer epochs a second (−)."
FASTER_TIP = "More epochs a second (+)."


class TimelineGeometry(Record):
    """The rectangles of the timeline's parts."""

    button: Rect
    bar: Rect
    epoch: Rect
    slower: Rect
    speed: Rect
    faster: Rect


def timeline_geometry(rect: Rect, unit: float) -> TimelineGeometry:
    """Return the rectangles of the parts in the panel `rect`."""

    def px(points: float) -> int:
        return round(points * unit)

    box = Rect(rect.x + px(1), rect.y, rect.width - px(9), rect.height)
    button, bar, epoch, _, slower, speed, faster = columns(
        box, px(8), px(BUTTON), Flex(), px(150), 0, px(CAP), px(96), px(CAP)
    )
    return TimelineGeometry(button, bar.inflate(-px(22), 0), epoch, slower, speed, faster)


class Time(Record):
    """The data of a page's timeline.

    Attributes:
        epoch: The current epoch.
        latest_epoch: The last trained epoch.
        learned_at: The epoch to mark on the bar, if any.
        is_running: Whether training runs.
        speed: Epochs a second.
        reached: Epochs a second that are reached; fewer where the computer is too slow.
        invites: Whether the run button invites to be used, as nothing has been trained.
    """

    epoch: int
    latest_epoch: int
    learned_at: int | None
    is_running: bool
    speed: int
    reached: int
    invites: bool = False


class TimelineHandler(Protocol):
    """The mouse actions of the timeline."""

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained, which may grow while the bar is dragged."""

    def toggle_run(self) -> object:
        """Start or pause training."""

    def change_speed(self, places: int) -> object:
        """Select the next higher or lower speed."""

    def seek(self, epoch: int) -> object:
        """Go to a trained epoch."""


def timeline_hotspots(
    rect: Rect, unit: float, time: Time, handler: TimelineHandler
) -> list[Hotspot]:
    """Return the hotspots of the timeline in the panel `rect`."""
    place = timeline_geometry(rect, unit)

    def seek(_start: Pixel, point: Pixel) -> None:
        share = (point[0] - place.bar.x) / place.bar.width
        handler.seek(round(share * handler.latest_epoch))

    def say(words: str) -> Callable[[], str]:
        return lambda: words

    slower, faster = partial(handler.change_speed, -1), partial(handler.change_speed, +1)
    bar = place.bar.inflate(round(16 * unit), 0)
    tip = PLAIN_TIP if time.learned_at is None else TIMELINE_TIP if time.learned_at else RIGHT_TIP
    return [
        Hotspot("run", place.button, tip=say(RUN_TIP), click=handler.toggle_run),
        Hotspot("timeline", bar, tip=say(tip), drag=seek),
        Hotspot("speed", place.speed, tip=partial(_speed_tip, time)),
        Hotspot("slower", place.slower, tip=say(SLOWER_TIP), click=slower),
        Hotspot("faster", place.faster, tip=say(FASTER_TIP), click=faster),
    ]


def _speed_tip(time: Time) -> str:
    if time.reached < time.speed:
        wanted, reached = figures.epoch(time.speed), figures.epoch(time.reached)
        return f"{wanted} epochs a second are wanted; this computer reaches about {reached}."
    return "Epochs a second (+ and −)."


def draw_time(pen: Pen, rect: Rect, time: Time) -> None:
    """Draw button, bar, epoch and speed; an invitation in place of a bar that is still empty."""
    place, palette = timeline_geometry(rect, pen.unit), pen.theme.cards
    _draw_button(pen, place.button, time)
    if time.invites:
        _draw_invitation(pen, place.bar)
    else:
        _draw_bar(pen, place.bar, time)
    text = f"epoch {figures.epoch(time.epoch)}"
    if time.epoch < time.latest_epoch:
        text += f" of {figures.epoch(time.latest_epoch)}"
    pen.text(text, place.epoch, palette.text, 13, Face.MONO)
    speed = f"{figures.epoch(time.reached)} a second"
    colour = palette.muted
    if time.reached < time.speed:
        speed, colour = f"≈ {speed}", palette.marks[Mark.UNDECIDED]
    pen.text(speed, place.speed, colour, 12, Face.REGULAR, Align.CENTRE)
    for sign, box in (("−", place.slower), ("+", place.faster)):
        cap = Rect(0, 0, box.width, box.width)
        cap.center = box.center
        pen.rounded(cap, palette.track, 6)
        pen.text(sign, cap, palette.text, 15, Face.MONO, Align.CENTRE)


def _draw_invitation(pen: Pen, bar: Rect) -> None:
    palette = pen.theme.cards
    words = pen.text(INVITATION, bar, palette.accent, 14, Face.STRONG)
    left = words.right + pen.px(14)
    if left < bar.right:
        track = Rect(left, bar.centery - pen.px(3), bar.right - left, pen.px(6))
        pen.rounded(track, palette.track, 3)


def _draw_button(pen: Pen, box: Rect, time: Time) -> None:
    palette, is_running = pen.theme.cards, time.is_running
    radius = min(box.width, box.height - pen.px(2)) / 2
    pen.disc(box.center, radius, palette.track)
    colour = palette.text
    if time.invites:  # it stands still: what moves would cost every frame
        for share, strength in HALO:
            pen.disc(box.center, radius * share, mix(pen.theme.page, palette.accent, strength))
        colour = palette.card
    x, y, size = box.centerx, box.centery, radius * 0.5
    if is_running:
        for side in (-0.55, 0.55):
            bar = Rect(0, 0, round(size * 0.55), round(size * 1.7))
            bar.center = (round(x + side * size), y)
            pen.surface.fill(colour, bar)
    else:
        points = [(x - size * 0.6, y - size), (x - size * 0.6, y + size), (x + size, y)]
        draw.polygon(pen.surface, colour, points)
        draw.aalines(pen.surface, colour, True, points)


def _draw_bar(pen: Pen, bar: Rect, time: Time) -> None:
    palette = pen.theme.cards
    track = Rect(bar.x, bar.centery - pen.px(3), bar.width, pen.px(6))
    pen.rounded(track, palette.track, 3)
    latest = max(time.latest_epoch, 1)
    done = round(bar.width * time.epoch / latest)
    if done > pen.px(3):
        pen.rounded(Rect(track.x, track.y, done, track.height), palette.accent, 3)
    if time.learned_at:  # what is right at epoch 0 was not learned
        x = bar.x + bar.width * time.learned_at / latest
        tick = Rect(0, 0, pen.px(3), pen.px(22))
        tick.center = (round(x), bar.centery)
        pen.surface.fill(palette.marks[Mark.RIGHT], tick)
    knob = (bar.x + done, bar.centery)
    pen.disc(knob, pen.px(9), palette.text)
    pen.disc(knob, pen.px(4), palette.accent)
