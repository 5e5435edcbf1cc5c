"""The loss against epochs; below it, on the same axis, the rows that are right and ‖w‖."""

import numpy as np
import pygame
from pygame import Rect, Surface

from ...core.assessment import Mark
from ...core.neuron import Floats
from ...core.neuron import loss as cross_entropy
from ...playground.hidden import Hidden
from ..kit import figures
from ..kit.panel import Hotspot, Panel, draw_hidden
from ..kit.pen import ALL, Align, Layers, Pen
from ..kit.picture import Same
from ..kit.plot import Axis, decades, pixel_groups, tick_labels, ticks
from ..kit.text import Face, width_of
from ..kit.theme import Colour, mix
from .loss_geometry import (
    GUESS_LOSS,
    LABEL_WIDTH,
    MOST_TICKS,
    VALUE_WIDTH,
    LossGeometry,
    epoch_axis,
    loss_axis,
    loss_geometry,
)
from .loss_lanes import draw_lanes, write_values
from .scene import PlaygroundHandler, Scene

TIP = "The loss of every epoch so far: the mean over the rows. Click for log axes or straight ones."
TIP_WITH_PENALTY = (
    "The loss of every epoch so far: the cross-entropy, a mean over the rows, plus the penalty. "
    "Click for log axes or straight ones."
)
GUESS = "ln 2: knows nothing"
LEARNED = "learned"
CROSS_ENTROPY = "cross-entropy"
LINE = 17  # points between lines of text
STEP = 2  # points between points of the curve
MOST_EPOCHS, MOST_DECADES = 4, 5  # ticks
UNDER = 0.08  # share of the curve's colour below it
VEIL = 150  # of 255: how far the card hides what comes after a present in the past


def has_penalty(scene: Scene) -> bool:
    """Return whether the loss of an epoch of this run is more than its cross-entropy."""
    now = scene.snapshot
    return now.has_penalty or any(part.settings.has_penalty for part in now.segments)


def _title(scene: Scene) -> str:
    return "LOSS (cross-entropy + penalty)" if has_penalty(scene) else "CROSS-ENTROPY LOSS"


def draw_loss(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw loss, right rows and ‖w‖ of the whole run, which are static, and the present."""
    if scene.hides(Hidden.LOSS):
        if layers.moving:
            draw_hidden(pen, rect)
        return
    place = loss_geometry(rect, pen.unit)
    across, up = epoch_axis(place.chart, scene), loss_axis(place.chart, scene)
    if layers.still:
        _draw_curves(pen, rect, place, scene, across, up)
        _draw_epochs(pen, place, scene, across)
        draw_lanes(pen, place, scene)
        learned = _draw_learned(pen, place, scene, across)
        _draw_veil(pen, place, scene, across)
        _draw_guess(pen, place.chart, scene, up, learned)
    if layers.moving:
        _draw_now(pen, place, scene, across, up)
        write_values(pen, place, scene)


def _draw_curves(
    pen: Pen, rect: Rect, place: LossGeometry, scene: Scene, across: Axis, up: Axis
) -> None:
    """Draw the curves, the ground below them, and between both the ticks."""
    curve, palette = scene.charted.curve, pen.theme.cards
    places = across.place(curve.epochs + across.low)
    groups = pixel_groups(places / pen.px(STEP))
    xs = np.append(places[groups], across.at(curve.latest_epoch + across.low))
    first = _with_last(up.place((curve.loss_low[groups] + curve.loss_high[groups]) / 2))
    tops = _with_last(up.place(np.maximum.reduceat(curve.loss_high, groups)))
    bottoms = _with_last(up.place(np.minimum.reduceat(curve.loss_low, groups)))
    if curve.latest_epoch:
        _fill_under(pen, place.chart, xs, first)
    _draw_loss_ticks(pen, rect, place.chart, up)
    if curve.latest_epoch == 0:  # a dot says it all
        return
    if has_penalty(scene):
        gate = scene.snapshot.gate
        part = up.place(cross_entropy(curve.weights[:, groups].T, gate.examples))
        pen.curve(np.stack([xs, _with_last(part)], axis=1), palette.muted, 1.4)
    if not _swings(tops, bottoms):
        first[-1] = up.at(float(curve.loss_high[-1]))
        pen.curve(np.stack([xs, first], axis=1), palette.accent, 2.4)
        return
    for x, end, top, bottom in _columns(xs, tops, bottoms):
        pen.surface.fill(palette.accent, (x, top, end - x, max(1, bottom - top)))
    for edge in (tops, bottoms):
        pen.curve(np.stack([xs, edge], axis=1), palette.accent, 1.6)


def _with_last(values: Floats) -> Floats:
    """Return `values` with the last one twice: it holds up to the end of the run."""
    return np.append(values, values[-1])


def _swings(tops: Floats, bottoms: Floats) -> bool:
    """Return whether the loss varies within a pixel more than it does from pixel to pixel."""
    steps = np.abs(np.diff(tops, prepend=tops[0]))
    return bool(np.any(bottoms - tops > 1.5 + steps + np.append(steps[1:], np.inf)))


def _columns(xs: Floats, tops: Floats, bottoms: Floats) -> list[tuple[int, int, int, int]]:
    """Return left, right, top and bottom of what lies between two edges, in whole pixels."""
    whole = [np.rint(values).astype(int).tolist() for values in (xs, tops, bottoms)]
    return list(zip(whole[0][:-1], whole[0][1:], whole[1][:-1], whole[2][:-1], strict=True))


def _fill_under(pen: Pen, chart: Rect, xs: Floats, tops: Floats) -> None:
    palette = pen.theme.cards
    colour, foot = mix(palette.card, palette.accent, UNDER), chart.bottom - 1
    path = zip(xs.tolist(), tops.tolist(), strict=True)
    around = [(float(xs[-1]), foot), (float(xs[0]), foot)]
    pygame.draw.polygon(pen.surface, colour, [*path, *around])


def _draw_loss_ticks(pen: Pen, rect: Rect, chart: Rect, up: Axis) -> None:
    palette, height = pen.theme.cards, pen.px(14)
    if up.is_log:
        values = decades(up.low, up.high, max(1, min(MOST_DECADES, chart.height // height)))
        names = [name for value in values for name in tick_labels([value])]
    else:
        values = ticks(0.0, up.high, MOST_TICKS)
        names = tick_labels(values)
    for value, name in zip(values, names, strict=True):
        y = round(up.at(value))
        pen.surface.fill(palette.track, (chart.x, y, chart.width, pen.px(1)))
        box = Rect(rect.x + pen.px(4), 0, chart.x - rect.x - pen.px(12), height)
        box.centery = y
        pen.text(name, box, palette.muted, 11, Face.MONO, Align.RIGHT)


def _draw_epochs(pen: Pen, place: LossGeometry, scene: Scene, across: Axis) -> None:
    palette, box = pen.theme.cards, place.epochs
    latest = max(scene.charted.latest_epoch, 1)
    values = ticks(0.0, latest, MOST_EPOCHS)
    if across.is_log:
        values = [0.0, *(value for value in decades(1.0, latest, MOST_DECADES) if value > 1)]
    values = [value for value in values if value == int(value)]
    if latest not in values and len(values) == 1:
        values.append(float(latest))
    beside = Rect(box.x - pen.px(LABEL_WIDTH - 4), 0, pen.px(LABEL_WIDTH - 15), box.height)
    beside.y = box.y + pen.px(3)  # on the line of the ticks' names
    pen.text("epoch", beside, palette.muted, 11, align=Align.RIGHT)
    for value, name in zip(values, tick_labels(values), strict=True):
        x = round(across.at(value + across.low))
        pen.surface.fill(palette.track, (x, box.y, pen.px(1), pen.px(4)))
        below = Rect(0, box.y + pen.px(4), pen.px(52), box.height - pen.px(4))
        below.centerx = x
        pen.text(name, below, palette.muted, 11, Face.MONO, Align.CENTRE)


def _draw_guess(pen: Pen, chart: Rect, scene: Scene, up: Axis, learned: int | None) -> None:
    """Draw the loss of guessing, p = 0.5 on every row, its name where the curve has ended.

    The name stands to the left of the line at which the gate was `learned`, if that is in its way.
    """
    muted, y, dot = pen.theme.cards.muted, round(up.at(GUESS_LOSS)), pen.px(2)
    for x in range(chart.x, chart.right, 3 * dot):
        pen.surface.fill(muted, (x, y, dot, pen.px(1)))
    height, last = pen.px(14), float(scene.charted.curve.loss_high[-1])
    top = y - height - pen.px(1)
    if top < chart.y or (last > GUESS_LOSS and y + height < chart.bottom):
        top = y + pen.px(2)
    words_below = has_penalty(scene) + bool(_told_learned_at(scene))
    if words_below:
        top = min(top, chart.bottom - words_below * pen.px(LINE) - height)
    box = Rect(0, top, width_of(GUESS, Face.REGULAR, pen.px(11)), height)
    box.right = chart.right - pen.px(8)
    if learned is not None and box.x - pen.px(6) < learned < box.right + pen.px(6):
        box.right = max(learned - pen.px(6), chart.x + box.width)
    pen.text(GUESS, box, muted, 11, align=Align.RIGHT)


def _told_learned_at(scene: Scene) -> int | None:
    return None if scene.hides(Hidden.MARKS) else scene.snapshot.learned_at


def _draw_learned(pen: Pen, place: LossGeometry, scene: Scene, across: Axis) -> int | None:
    """Mark and name the epoch at which the gate was learned, and return where that is."""
    learned_at = _told_learned_at(scene)
    if not learned_at:  # what is right at epoch 0 was not learned
        return None
    green, chart = pen.theme.cards.marks[Mark.RIGHT], place.chart
    x = round(across.at(learned_at + across.low))
    pen.surface.fill(green, (x, chart.y, pen.px(1.4), place.right.bottom - chart.y))
    width = width_of(LEARNED, Face.REGULAR, pen.px(11))
    line = pen.px(LINE)
    lines = 2 if has_penalty(scene) else 1  # above the names of the curves
    box = Rect(x + pen.px(6), chart.bottom - lines * line, width, line)
    if box.right > chart.right - pen.px(4):
        box.right = x - pen.px(6)
    pen.text(LEARNED, box, green, 11)
    return x


def _draw_veil(pen: Pen, place: LossGeometry, scene: Scene, across: Axis) -> None:
    """Draw what comes after the present epoch fainter, when it lies in the past."""
    now = scene.snapshot
    if now.epoch >= now.latest_epoch:
        return
    x = round(across.at(now.epoch + across.low))
    later = Rect(x, place.chart.y, place.chart.right - x, place.epochs.y - place.chart.y)
    veil = Surface(later.size, pygame.SRCALPHA)
    veil.fill((*pen.theme.cards.card, VEIL))
    pen.surface.blit(veil, later)
    pen.surface.fill(pen.theme.cards.text, (x, place.chart.y, pen.px(1), later.height))


def _draw_now(pen: Pen, place: LossGeometry, scene: Scene, across: Axis, up: Axis) -> None:
    """Draw the mean of the rows as the dot on the curve, and the numbers beside the chart."""
    now, palette = scene.snapshot, pen.theme.cards
    x = across.at(min(now.epoch, scene.charted.latest_epoch) + across.low)
    pen.disc((x, up.at(now.loss)), pen.px(5.5), palette.card)
    pen.disc((x, up.at(now.loss)), pen.px(4), palette.accent)
    numbers = [(now.loss, palette.accent)]
    if has_penalty(scene):
        pen.disc((x, up.at(now.cross_entropy)), pen.px(2.5), palette.muted)
        numbers.append((now.cross_entropy, palette.muted))
        _draw_legend(pen, place.chart)
    _write_numbers(pen, place.chart, up, numbers)


def _draw_legend(pen: Pen, chart: Rect) -> None:
    """Name the two curves of a run with a penalty."""
    palette, x, height = pen.theme.cards, chart.x + pen.px(8), pen.px(LINE)
    for name, colour in (("loss", palette.accent), (CROSS_ENTROPY, palette.muted)):
        pen.surface.fill(colour, (x, chart.bottom - height // 2 - pen.px(2), pen.px(12), pen.px(2)))
        width = width_of(name, Face.REGULAR, pen.px(11))
        pen.text(name, Rect(x + pen.px(16), chart.bottom - height, width, height), colour, 11)
        x += width + pen.px(28)


def _write_numbers(pen: Pen, chart: Rect, up: Axis, numbers: list[tuple[float, Colour]]) -> None:
    """Write each number at its height beside the chart, none over the other."""
    line, least = pen.px(LINE), chart.y
    for place, (value, colour) in enumerate(numbers):
        most = chart.bottom - line * (len(numbers) - place)
        y = max(least, min(round(up.at(value)) - line // 2, most))
        box = Rect(chart.right + pen.px(8), y, pen.px(VALUE_WIDTH - 12), line)
        pen.text(figures.brief_loss(value), box, colour, 13, Face.MONO)
        least = y + line


def _draw_axes_hint(pen: Pen, box: Rect, scene: Scene) -> None:
    if scene.hides(Hidden.LOSS):
        return
    axes = "L: straight axes" if scene.log_axes else "L: log axes"
    pen.text(axes, box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def loss_hotspots(_pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    """Return the hotspot of the panel: a click switches the axes."""
    if scene.hides(Hidden.LOSS):
        return []
    tip = TIP_WITH_PENALTY if has_penalty(scene) else TIP
    return [Hotspot("loss", rect, tip=lambda: tip, click=handler.toggle_log_axes)]


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    words = (
        now.n_right,
        figures.norm(now.weight_norm),
        figures.brief_loss(now.loss),
        figures.brief_loss(now.cross_entropy),
    )
    return _still_shows(scene), words


def _still_shows(scene: Scene) -> object:
    now = scene.snapshot
    past = now.epoch if now.epoch < now.latest_epoch else None
    curve = Same(scene.charted.curve)
    return now.run, curve, past, now.learned_at, has_penalty(scene), scene.log_axes


LOSS = Panel("loss", draw_loss, _title, _draw_axes_hint, loss_hotspots, _shows, _still_shows)
