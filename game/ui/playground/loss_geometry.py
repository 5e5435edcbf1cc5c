"""Where things are on the loss panel: the chart, the lanes below it, and their axes."""

from math import log

from pygame import Rect

from ...record import Record
from ..kit.plot import Axis, ticks
from .scene import Scene

TOP, BOTTOM = 40, 6  # points
LABEL_WIDTH, VALUE_WIDTH = 56, 66
LANE_HEIGHT, NORM_HEIGHT, EPOCHS_HEIGHT = 26, 20, 19
LANE_GAP = 6
LEAST_FOR_NORM = 205  # points; a lower panel has no lane for ‖w‖
GUESS_LOSS = log(2.0)
SMALLEST_LOSS = 1e-12  # the lowest end of a log axis
MOST_TICKS = 3  # of the loss, beside 0


class LossGeometry(Record):
    """The rectangles of the chart, the lanes, and the ticks of the epochs; all of one width.

    Attributes:
        chart: The chart of the loss.
        right: The lane of the rows that are right.
        norm: The lane of ‖w‖, or an empty rectangle.
        epochs: The ticks and the name of the epochs.
    """

    chart: Rect
    right: Rect
    norm: Rect
    epochs: Rect


def loss_geometry(rect: Rect, unit: float) -> LossGeometry:
    """Return the rectangles in the panel `rect`."""

    def px(points: float) -> int:
        return round(points * unit)

    left, width = rect.x + px(LABEL_WIDTH), rect.width - px(LABEL_WIDTH) - px(VALUE_WIDTH)
    bottom = rect.bottom - px(BOTTOM) - px(EPOCHS_HEIGHT)
    epochs = Rect(left, bottom, width, px(EPOCHS_HEIGHT))
    norm = Rect(left, bottom, width, 0)
    if rect.height >= LEAST_FOR_NORM * unit:
        bottom -= px(NORM_HEIGHT)
        norm = Rect(left, bottom, width, px(NORM_HEIGHT))
        bottom -= px(LANE_GAP)
    bottom -= px(LANE_HEIGHT)
    right = Rect(left, bottom, width, px(LANE_HEIGHT))
    top = rect.y + px(TOP)
    chart = Rect(left, top, width, bottom - px(LANE_GAP) - top)
    return LossGeometry(chart, right, norm, epochs)


def epoch_axis(chart: Rect, scene: Scene) -> Axis:
    """Return the axis of epochs; on log axes epoch 0 is drawn at 1, to be visible."""
    latest = max(scene.charted.latest_epoch, 1)
    low = 1.0 if scene.log_axes else 0.0
    return Axis(low, latest + low, chart.x, chart.right - 1, scene.log_axes)


def loss_axis(chart: Rect, scene: Scene) -> Axis:
    """Return the axis of the loss, which holds the whole run and the loss of guessing."""
    curve = scene.charted.curve
    highest = max(float(curve.loss_high.max()), GUESS_LOSS)
    if scene.log_axes:
        lowest = max(float(curve.loss_low.min()), SMALLEST_LOSS)
        return Axis(min(lowest, highest / 10), highest, chart.bottom, chart.y, is_log=True)
    marks = ticks(0.0, highest, MOST_TICKS)
    step = marks[1] - marks[0]
    top = marks[-1] if marks[-1] >= highest else marks[-1] + step
    return Axis(0.0, top, chart.bottom, chart.y)
