"""The lanes below the chart of the loss: the rows that are right, in steps, and ‖w‖."""

import numpy as np
from pygame import Rect

from ...core.assessment import Mark, marks
from ...core.neuron import Floats, Ints, probabilities
from ...playground.hidden import Hidden
from ...record import Record
from ..kit import figures
from ..kit.pen import Align, Pen
from ..kit.plot import Axis, pixel_groups
from ..kit.text import Face, width_of
from ..kit.theme import Colour, mix
from .loss_geometry import LABEL_WIDTH, VALUE_WIDTH, LossGeometry, epoch_axis
from .scene import Scene

SAMPLED = 4000  # rows of the truth table at sampled epochs; more of them take too long for a frame
LEAST_SAMPLES, MOST_SAMPLES = 160, 1000
COUNT_TYPE = 10.5
NORM_POINTS = 70
END = 2.6  # points: radius of the dot at the end of a lane, which is all of it at epoch 0


class Steps(Record):
    """How many rows are right, by pixel columns; an entry for each column with an epoch.

    Attributes:
        xs: The columns, ascending.
        low: The smallest number in the column.
        high: The largest.
        last: The last.
    """

    xs: Ints
    low: Ints
    high: Ints
    last: Ints


def steps_of(scene: Scene, axis: Axis) -> Steps:
    """Return how many rows are right along the run."""
    curve, gate = scene.charted.curve, scene.snapshot.gate
    places = axis.place(curve.epochs + axis.low)
    chosen = samples(places, len(gate.examples.inputs))
    p = probabilities(curve.weights[:, chosen].T, gate.examples.inputs)
    judged = marks(p, gate.examples.targets, scene.snapshot.threshold)
    counts = np.sum(judged == Mark.RIGHT, axis=-1)
    xs = np.floor(places[chosen]).astype(np.int64)
    first = pixel_groups(places[chosen])
    low, high = np.minimum.reduceat(counts, first), np.maximum.reduceat(counts, first)
    return Steps(xs[first], low, high, counts[np.r_[first[1:], len(xs)] - 1])


def samples(places: Floats, n_rows: int) -> Ints:
    """Return which of the epochs at `places` are looked at: all of them, if they are few.

    Otherwise they are even along the axis, in pairs, as many a swing takes two epochs.
    """
    most = min(max(SAMPLED // n_rows, LEAST_SAMPLES), MOST_SAMPLES)
    if len(places) <= most:
        return np.arange(len(places))
    wanted = np.linspace(places[0], places[-1], most // 2)
    first = np.minimum(np.searchsorted(places, wanted), len(places) - 2)
    chosen = np.zeros(len(places), bool)
    chosen[first] = chosen[first + 1] = True
    return np.flatnonzero(chosen)


def draw_lanes(pen: Pen, place: LossGeometry, scene: Scene) -> None:
    """Draw both lanes with their names."""
    _draw_right(pen, place.right, scene)
    if place.norm.height:
        _draw_norm(pen, place.norm, scene)


def write_values(pen: Pen, place: LossGeometry, scene: Scene) -> None:
    """Write the present values after both lanes."""
    now, palette = scene.snapshot, pen.theme.cards
    if scene.hides(Hidden.MARKS):
        _write_value(pen, place.right, figures.NOT_TOLD, palette.text)
    else:
        right = f"{now.n_right}/{now.n_examples}"
        _write_value(pen, place.right, right, palette.marks[Mark.RIGHT])
    if place.norm.height:
        is_hidden = scene.hides(Hidden.WEIGHTS)
        norm = figures.NOT_TOLD if is_hidden else figures.norm(now.weight_norm)
        _write_value(pen, place.norm, norm, palette.text)


def _write_value(pen: Pen, lane: Rect, value: str, colour: Colour) -> None:
    after = Rect(lane.right + pen.px(8), lane.y, pen.px(VALUE_WIDTH - 16), lane.height)
    pen.text(value, after, colour, 12, Face.MONO)


def _draw_name(pen: Pen, lane: Rect, name: str) -> None:
    beside = Rect(lane.x - pen.px(LABEL_WIDTH - 4), lane.y, pen.px(LABEL_WIDTH - 12), lane.height)
    pen.text(name, beside, pen.theme.cards.muted, 11, align=Align.RIGHT)


def _draw_right(pen: Pen, lane: Rect, scene: Scene) -> None:
    palette = pen.theme.cards
    _draw_name(pen, lane, "right")
    is_hidden = scene.hides(Hidden.MARKS)
    thick, n = pen.px(1.8), scene.snapshot.n_examples
    green = palette.marks[Mark.RIGHT]
    pen.surface.fill(palette.track, (lane.x, lane.bottom, lane.width, pen.px(1)))
    if is_hidden:
        return
    axis = epoch_axis(lane, scene)
    steps = steps_of(scene, axis)
    height = lane.height - thick
    tops = {count: lane.y + round((1 - count / n) * height) for count in range(n + 1)}
    band = mix(palette.card, green, 0.6)
    x, level = lane.x, int(steps.low[0])
    ends = zip(steps.xs.tolist(), steps.low.tolist(), steps.high.tolist(), steps.last.tolist(),
               strict=True)  # fmt: skip
    for column, low, high, last in ends:
        if low == high == level:
            continue
        pen.surface.fill(green, (x, tops[level], column - x + thick, thick))
        _write_count(pen, lane, Rect(x, tops[level], column - x, thick), f"{level}/{n}")
        top, bottom = tops[max(level, high)], tops[min(level, low)]
        colour = green if low == high else band
        pen.surface.fill(colour, (column, top, thick, bottom - top + thick))
        x, level = column, last
    end = round(axis.at(scene.charted.latest_epoch + axis.low))
    pen.surface.fill(green, (x, tops[level], max(end - x, thick), thick))
    pen.disc((end, tops[level] + thick / 2), pen.px(END), green)
    if level < n:
        _write_count(pen, lane, Rect(x, tops[level], end - x, thick), f"{level}/{n}")


def _write_count(pen: Pen, lane: Rect, step: Rect, count: str) -> None:
    """Write a count on its step, if that is long enough, above it or below."""
    height, margin = pen.px(12), pen.px(4)
    width = width_of(count, Face.MONO, pen.px(COUNT_TYPE))
    if step.width < width + 2 * margin:
        return
    above = step.y - lane.y >= height
    y = step.y - height if above else step.bottom + pen.px(1)
    box = Rect(step.x + margin, y, width, height)
    pen.text(count, box, pen.theme.cards.marks[Mark.RIGHT], COUNT_TYPE, Face.MONO)


def _draw_norm(pen: Pen, lane: Rect, scene: Scene) -> None:
    palette, curve = pen.theme.cards, scene.charted.curve
    _draw_name(pen, lane, "‖w‖")
    is_hidden = scene.hides(Hidden.WEIGHTS)
    pen.surface.fill(palette.track, (lane.x, lane.bottom, lane.width, pen.px(1)))
    if is_hidden:
        return
    axis = epoch_axis(lane, scene)
    places = axis.place(curve.epochs + axis.low)
    wanted = np.linspace(places[0], places[-1], NORM_POINTS)
    chosen = np.unique(np.minimum(np.searchsorted(places, wanted), len(places) - 1))
    norms = np.linalg.norm(curve.weights[:-1, chosen], axis=0)
    up = Axis(0.0, max(float(norms.max()), 1e-9), lane.bottom - pen.px(1), lane.y + pen.px(2))
    end = axis.at(curve.latest_epoch + axis.low)
    xs, ys = np.append(places[chosen], end), up.place(norms)
    pen.curve(np.stack([xs, np.append(ys, ys[-1])], axis=1), palette.muted, 1.6)
    pen.disc((end, float(ys[-1])), pen.px(END), palette.muted)
