"""The loss against epochs; below it, on the same axis, the rows that are right and ‖w‖."""

from math import log

import numpy as np
from pygame import Rect

from ...core.assessment import Mark, marks
from ...core.neuron import Floats, probabilities
from ...playground.hidden import Hidden
from ...record import Record
from ..kit import figures
from ..kit.layout import Flex, columns, rows
from ..kit.panel import Hotspot, Panel, draw_hidden
from ..kit.pen import Align, Pen
from ..kit.picture import Same
from ..kit.plot import Axis, pixel_groups
from ..kit.text import Face
from ..kit.theme import Colour
from .scene import PlaygroundHandler, Scene

TITLE_HEIGHT = 34
TIP = "The loss of every epoch so far. Click for log axes or straight ones."
LANE_HEIGHT = 17
LABEL_WIDTH = 40
VALUE_WIDTH = 52
GUESS_LOSS = log(2.0)
SMALLEST_LOSS = 1e-12  # the lowest end of a log axis
LANE_SAMPLES = 100
CURVE_STEP_PX = 2


class LossGeometry(Record):
    """The rectangles of the chart and of the two lanes below, with aligned epochs."""

    chart: Rect
    right_lane: Rect
    norm_lane: Rect


def loss_geometry(rect: Rect, unit: float) -> LossGeometry:
    """Return the rectangles of chart and lanes in the panel `rect`."""
    top, lane, inset = (round(v * unit) for v in (TITLE_HEIGHT, LANE_HEIGHT, 16))
    box = Rect(rect.x + inset, rect.y + top, rect.width - 2 * inset, rect.height - top - inset // 2)
    upper, right, norm = rows(box, round(3 * unit), Flex(), lane, lane)
    label, value = round(LABEL_WIDTH * unit), round(VALUE_WIDTH * unit)
    chart = Rect(upper.x + label, upper.y, upper.width - label - value, upper.height)
    return LossGeometry(chart, right, norm)


def epoch_axis(rect: Rect, scene: Scene) -> Axis:
    """Return the axis of epochs; on log axes epoch 0 is drawn at 1, to be visible."""
    latest = max(scene.charted.latest_epoch, 1)
    low = 1.0 if scene.log_axes else 0.0
    return Axis(low, latest + low, rect.x, rect.right - 1, scene.log_axes)


def draw_loss(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw loss, right rows and ‖w‖ of the whole run."""
    if scene.hides(Hidden.LOSS):
        draw_hidden(pen, rect)
        return
    place = loss_geometry(rect, pen.unit)
    _draw_curve(pen, place.chart, scene)
    _draw_lanes(pen, place, scene)
    _draw_now(pen, place, scene)


def _loss_axis(chart: Rect, scene: Scene, low: Floats, high: Floats) -> Axis:
    top, bottom = chart.y + 2, chart.bottom - 2
    highest = max(float(high.max()), SMALLEST_LOSS)
    if scene.log_axes:
        lowest = max(float(low.min()), SMALLEST_LOSS)
        return Axis(min(lowest, highest / 10), highest, bottom, top, is_log=True)
    return Axis(0.0, highest * 1.04, bottom, top)


def _draw_curve(pen: Pen, chart: Rect, scene: Scene) -> None:
    curve, palette = scene.charted.curve, pen.theme.cards
    axis = epoch_axis(chart, scene)
    places = axis.place(curve.epochs + axis.low)
    groups = pixel_groups(places / CURVE_STEP_PX)
    low = np.minimum.reduceat(curve.loss_low, groups)
    high = np.maximum.reduceat(curve.loss_high, groups)
    heights = _loss_axis(chart, scene, low, high)
    pen.line(chart.bottomleft, (chart.right - 1, chart.bottom), palette.track, 1)
    _draw_ends(pen, chart, heights)
    _draw_guess(pen, chart, heights)
    points = _path(places[groups], heights.place(high), heights.place(low))
    pen.disc(points[-1], pen.px(3), palette.accent)
    if len(points) > 1:
        pen.curve(points, palette.accent, 2.4)


def _draw_ends(pen: Pen, chart: Rect, heights: Axis) -> None:
    """Draw the highest and, if there is room, the lowest loss beside the axis."""
    muted, height = pen.theme.cards.muted, pen.px(14)
    box = Rect(chart.x - pen.px(LABEL_WIDTH), chart.y, pen.px(LABEL_WIDTH - 4), height)
    pen.text(figures.brief(heights.high), box, muted, 10.5, Face.MONO)
    if chart.height > 2 * height + pen.px(4):
        box.bottom = chart.bottom
        pen.text(figures.brief(heights.low), box, muted, 10.5, Face.MONO)


def _path(xs: Floats, tops: Floats, bottoms: Floats) -> Floats:
    """Return the points of the curve, shape (n_points, 2).

    Where the loss varies within a group of epochs, the curve follows the highs and goes down to
    the lows, so that a run that oscillates every epoch appears as a band.
    """
    if np.all(bottoms - tops < 1.0):
        return np.stack([xs, (tops + bottoms) / 2], axis=1)
    return np.stack([np.repeat(xs, 2), np.stack([tops, bottoms], axis=1).ravel()], axis=1)


def _draw_guess(pen: Pen, chart: Rect, heights: Axis) -> None:
    """Draw the loss of guessing, p = 0.5 on every row, if it is in the chart's range."""
    if not heights.low <= GUESS_LOSS <= heights.high:
        return
    muted, y = pen.theme.cards.muted, float(heights.place(np.array([GUESS_LOSS]))[0])
    for x in range(chart.x, chart.right, pen.px(8)):
        pen.surface.fill(muted, (x, round(y), pen.px(2), pen.px(1)))
    words = Rect(chart.right, round(y) - pen.px(7), pen.px(VALUE_WIDTH), pen.px(14))
    words.clamp_ip(Rect(words.x, chart.y, words.width, chart.height))
    pen.text("ln 2", words, muted, 10.5, Face.MONO, Align.RIGHT)


def _draw_lanes(pen: Pen, place: LossGeometry, scene: Scene) -> None:
    snapshot, palette = scene.snapshot, pen.theme.cards
    curve, gate = scene.charted.curve, snapshot.gate
    axis = epoch_axis(_lane_chart(place.right_lane, pen), scene)
    places = axis.place(curve.epochs + axis.low)
    step = max(1.0, (axis.end - axis.start) / LANE_SAMPLES)
    groups = pixel_groups(places / step)
    weights = curve.weights[:, groups].T
    is_right = (
        marks(
            probabilities(weights, gate.examples.inputs), gate.examples.targets, snapshot.threshold
        )
        == Mark.RIGHT
    )
    share = is_right.mean(axis=-1)
    norms = np.linalg.norm(weights[:, :-1], axis=-1)  # the bias is left out
    xs = places[groups]
    right = f"{snapshot.n_right}/{snapshot.n_examples}"
    if not scene.hides(Hidden.MARKS):
        _draw_lane(pen, place.right_lane, ("right", right), xs, share, palette.marks[Mark.RIGHT])
    highest = max(float(norms.max()), 1e-9)
    norm = figures.norm(snapshot.weight_norm)
    if not scene.hides(Hidden.WEIGHTS):
        _draw_lane(pen, place.norm_lane, ("‖w‖", norm), xs, norms / highest, palette.negative)


def _lane_chart(lane: Rect, pen: Pen) -> Rect:
    return columns(lane, 0, pen.px(LABEL_WIDTH), Flex(), pen.px(VALUE_WIDTH))[1]


def _draw_lane(
    pen: Pen, lane: Rect, words: tuple[str, str], xs: Floats, shares: Floats, colour: Colour
) -> None:
    palette = pen.theme.cards
    name, chart, value = columns(lane, 0, pen.px(LABEL_WIDTH), Flex(), pen.px(VALUE_WIDTH))
    pen.text(words[0], name, palette.muted, 11)
    pen.text(words[1], value, palette.text, 12, Face.MONO, Align.RIGHT)
    pen.line((chart.x, chart.bottom - 2), (chart.right, chart.bottom - 2), palette.track, 1)
    ys = chart.bottom - 3 - shares * (chart.height - 6)
    points = np.empty((len(xs) + 1, 2))
    points[:-1, 0], points[:-1, 1] = xs, ys
    points[-1] = chart.right - 1, ys[-1]
    pen.curve(points, colour, 2.2)


def _draw_now(pen: Pen, place: LossGeometry, scene: Scene) -> None:
    """Mark the current epoch, and the one at which the gate was learned."""
    snapshot, palette = scene.snapshot, pen.theme.cards
    axis = epoch_axis(place.chart, scene)
    if snapshot.learned_at is not None and not scene.hides(Hidden.MARKS):
        x = float(axis.place(np.array([snapshot.learned_at + axis.low]))[0])
        pen.line((x, place.chart.y), (x, place.chart.bottom), palette.marks[Mark.RIGHT], 1.6)
    if snapshot.epoch < snapshot.latest_epoch:
        x = float(axis.place(np.array([snapshot.epoch + axis.low]))[0])
        pen.line((x, place.chart.y), (x, place.chart.bottom), palette.text, 1.2)


def _draw_axes_hint(pen: Pen, box: Rect, scene: Scene) -> None:
    if scene.hides(Hidden.LOSS):
        return
    axes = "L: straight axes" if scene.log_axes else "L: log axes"
    pen.text(axes, box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def loss_hotspots(_pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler) -> list[Hotspot]:
    """Return the hotspot of the panel: a click switches the axes."""
    if scene.hides(Hidden.LOSS):
        return []
    return [Hotspot("loss", rect, tip=lambda: TIP, click=handler.toggle_log_axes)]


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    past = now.epoch if now.epoch < now.latest_epoch else None
    words = now.n_right, figures.norm(now.weight_norm)
    return now.run, Same(scene.charted.curve), past, now.learned_at, words, scene.log_axes


def _title(scene: Scene) -> str:
    """Return what the curve is: with a penalty, the loss is more than the cross-entropy."""
    now = scene.charted
    had_penalty = any(segment.settings.has_penalty for segment in now.segments)
    return "LOSS" if now.has_penalty or had_penalty else "CROSS-ENTROPY LOSS"


LOSS = Panel("loss", draw_loss, _title, _draw_axes_hint, loss_hotspots, _shows)
