"""The loss landscape: the loss over two weights with the others fixed, and the descent."""

from math import ceil, log2

import numpy as np
from pygame import Rect

from ...core.neuron import Floats
from ...playground.snapshot import Snapshot
from ...record import Record
from ..kit import figures
from ..kit.pen import Align, Pen
from ..kit.picture import Same, shown
from ..kit.plot import Axis, relief
from ..kit.text import Face
from .scene import Scene, SidePanel

TIP = "The loss over two weights, bright where it is low. The path is the descent so far."
TITLE_HEIGHT = 36
CELLS = 60_000  # row losses computed for one picture
FINEST = 49
PATH_POINTS = 160
BANDS = 16  # level lines show the slope


class Ground(Record):
    """The visible part of weight space: ±reach on both axes."""

    across: Axis
    up: Axis
    reach: float
    second: int


def ground(rect: Rect, unit: float, snapshot: Snapshot) -> Ground:
    """Return the axes over the first weight and the second (the bias, if there is only one)."""
    second = 1 if snapshot.gate.n_features > 1 else len(snapshot.weights) - 1
    path = snapshot.curve.weights
    farthest = max(float(np.max(np.abs(path[[0, second]]))), 2.0)
    reach = float(2 ** ceil(log2(farthest * 1.1)))  # doubles instead of growing continuously
    top = round(TITLE_HEIGHT * unit)
    side = min(rect.height - top - round(34 * unit), rect.width - round(140 * unit))
    square = Rect(0, 0, side, side)
    square.center = (rect.centerx, rect.y + top + side // 2)
    return Ground(
        Axis(-reach, reach, square.x, square.right),
        Axis(-reach, reach, square.bottom, square.y),
        reach,
        second,
    )


def draw_landscape(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the loss, the path of training, and the current position."""
    snapshot, palette = scene.snapshot, pen.theme.cards
    here = ground(rect, pen.unit, snapshot)
    square = Rect(round(here.across.start), round(here.up.end), 0, 0)
    square.size = (round(here.across.end) - square.x, round(here.up.start) - square.y)
    theme = pen.theme
    stops = (theme.one, theme.half, theme.zero)
    picture = relief(_heights(snapshot, here), stops, square.size, BANDS)
    pen.surface.blit(picture, square)
    _draw_path(pen, scene, here)
    names = (*snapshot.gate.feature_names, "bias")
    below = Rect(square.x, square.bottom + pen.px(1), square.width, pen.px(18))
    pen.text(f"weight of {names[0]} →", below, palette.muted, 12, align=Align.CENTRE)
    beside = Rect(rect.x + pen.px(12), square.y, square.x - rect.x - pen.px(18), pen.px(60))
    beside.height = min(beside.height, square.height // 2)
    second = names[here.second]
    words = f"{second} ↑" if second == "bias" else f"of {second} ↑"
    pen.side_label(words, beside)
    corner = Rect(
        square.right + pen.px(4),
        square.bottom - pen.px(18),
        rect.right - square.right - pen.px(10),
        pen.px(18),
    )
    pen.text(figures.reach(here.reach), corner, palette.muted, 11, Face.MONO)


def _heights(snapshot: Snapshot, here: Ground) -> Floats:
    """Return the loss over the visible part as a share of the highest, on a log scale."""
    n_rows = snapshot.n_examples
    side = min(FINEST, max(17, int((CELLS / n_rows) ** 0.5)))
    axis = np.linspace(-here.reach, here.reach, side)
    weights = np.broadcast_to(snapshot.weights, (side, side, len(snapshot.weights))).copy()
    weights[..., 0] = axis[:, None]
    weights[..., here.second] = axis[None, ::-1]
    flat = weights.reshape(-1, weights.shape[-1])
    losses = snapshot.run.settings.loss(flat, snapshot.gate.examples).reshape(side, side)
    heights = np.log1p(4 * (losses - losses.min()))
    heights /= max(float(heights.max()), 1e-9)
    return np.asarray(heights)


def _draw_path(pen: Pen, scene: Scene, here: Ground) -> None:
    snapshot = scene.snapshot
    curve = scene.charted.curve
    last = int(np.searchsorted(curve.epochs, snapshot.epoch, side="right"))
    # Even steps in log(epoch), because training slows down.
    chosen = np.unique(np.geomspace(1, last, min(last, PATH_POINTS)).round().astype(int) - 1)
    path = np.column_stack([curve.weights[:, chosen], snapshot.weights])
    xs, ys = here.across.place(path[0]), here.up.place(path[here.second])
    points = np.stack([xs, ys], axis=1).tolist()
    pen.polyline(points, pen.theme.line, 1.8)
    pen.ring(points[0], pen.px(5), pen.theme.line, 1.6)
    pen.disc(points[-1], pen.px(7), pen.theme.page)
    pen.disc(points[-1], pen.px(5), pen.theme.stage.accent)


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    return shown(now.run, now.weights, now.epoch, Same(scene.charted.curve))


LANDSCAPE = SidePanel("LOSS LANDSCAPE", draw_landscape, TIP, shows=_shows)
