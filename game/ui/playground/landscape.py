"""The loss landscape: the loss over two weights, at the best bias for each pair, and the descent.

The bias is not on the axes. Were it kept as it is now, the hill would move under the path with each
epoch; at the best bias for each point it stands still, and the descent leads down on it.
"""

from math import frexp

import numpy as np
from pygame import Rect, Surface

from ...core.neuron import Floats, best_bias
from ...core.training import TrainingSettings
from ...gates.gate import Gate
from ...playground.hidden import Implied
from ...record import Record
from ..kit import figures
from ..kit.kept import MIB, kept
from ..kit.panel import Hotspot
from ..kit.pen import ALL, Align, Layers, Pen, Point
from ..kit.picture import Same, shown
from ..kit.plot import Axis, heat, relief
from ..kit.text import Face
from ..kit.theme import Colour
from .scene import NEXT, PlaygroundHandler, Scene, SidePanel

TIP = (
    "Brighter ground means less loss. The line is the way of the weights so far, the dot is now."
    " Look for the valley that it runs into."
)
TIP_OF_PLANE = " With small steps the way always leads down."
TIP_OF_BEST_BIAS = (
    " The ground has the best bias for each point, so the neuron's own loss can be a little"
    " above it."
)
TIP_OF_OTHERS = " It moves with the weights that have no axis."
PLANE = "one weight and the bias: this is all of the loss"
AT_BEST_BIAS = "at the best bias for each point"
ALL_ALIKE = "flat: all rows want the same, so the bias alone can bring the loss to 0"
OTHERS_AS_NOW = "at the best bias for each point; the other weights as they are now"
TITLE_HEIGHT = 36
BESIDE, BELOW = (54, 128), 38  # points left and right of the square, and below it
CELLS, CELLS_THAT_MOVE = 60_000, 10_000  # row losses computed for one picture
FINEST, COARSEST = 49, 17
PATH_POINTS = 160
N_LINES = 15
LEAST_REACH = 3.0
ALL_WEIGHTS = 3  # two and the bias: the ground does not depend on others


class Ground(Record):
    """The visible part of weight space: ±reach on both axes."""

    across: Axis
    up: Axis
    reach: float
    second: int

    @property
    def square(self) -> Rect:
        """The pixels of it."""
        left, top = round(self.across.start), round(self.up.end)
        return Rect(left, top, round(self.across.end) - left, round(self.up.start) - top)


def ground(rect: Rect, unit: float, scene: Scene) -> Ground:
    """Return the axes over the first weight and the second (the bias, if there is only one)."""
    second, reach = _second(scene), _reach(scene)
    top = round(TITLE_HEIGHT * unit)
    left, right = (round(points * unit) for points in BESIDE)
    side = min(rect.height - top - round(BELOW * unit), rect.width - left - right)
    square = Rect(rect.x + left + max(0, (rect.width - left - right - side) // 2), 0, side, side)
    square.centery = rect.y + top + (rect.height - top - round(BELOW * unit)) // 2
    return Ground(
        Axis(-reach, reach, square.x, square.right),
        Axis(-reach, reach, square.bottom, square.y),
        reach,
        second,
    )


def _second(scene: Scene) -> int:
    return 1 if scene.snapshot.gate.n_features > 1 else len(scene.snapshot.weights) - 1


def _reach(scene: Scene) -> float:
    """Return how far the axes reach: over the whole run."""
    chosen = [0, _second(scene)]
    farthest = float(np.max(np.abs(scene.charted.curve.weights[chosen])))
    return nice_reach(max(farthest, float(np.max(np.abs(scene.weights[chosen])))))


def nice_reach(farthest: float) -> float:
    """Return the first of 3, 4, 6, 8, 12, 16, … that leaves a margin around `farthest`."""
    share, exponent = frexp(max(farthest * 1.1, LEAST_REACH * 0.99))
    return float((0.75 if share <= 0.75 else 1.0) * 2**exponent)  # noqa: PLR2004 - between powers


def draw_landscape(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL) -> None:
    """Draw the loss with its axes, which are static, and the path of training up to now."""
    here, gate = ground(rect, pen.unit, scene), scene.snapshot.gate
    if layers.still:
        settings = scene.snapshot.run.settings
        look = here.square.size, pen.theme.relief, pen.theme.line
        picture = _picture(gate, settings, here.reach, _other_weights(scene), *look)
        pen.surface.blit(picture, here.square)
        _draw_axes(pen, rect, here, gate)
        _draw_legend(pen, rect, here, gate, settings)
    if layers.moving:
        _draw_path(pen, scene, here)


def _other_weights(scene: Scene) -> tuple[float, ...]:
    """Return the weights that have no axis, but the bias."""
    return tuple(scene.weights[2:-1].tolist())


@kept(6 * MIB)
def _picture(
    gate: Gate,
    settings: TrainingSettings,
    reach: float,
    rest: tuple[float, ...],
    size: tuple[int, int],
    stops: tuple[Colour, ...],
    line: Colour,
) -> Surface:
    cells = CELLS_THAT_MOVE if rest else CELLS
    side = min(FINEST, max(COARSEST, int((cells / len(gate.examples.inputs)) ** 0.5)))
    losses = loss_over(gate, settings, np.linspace(-reach, reach, side), rest)
    heights = np.log1p(4 * (losses - losses.min()))
    heights /= max(float(heights.max()), 1e-9)
    return relief(heights[:, ::-1], stops, size, N_LINES, line)


def loss_over(
    gate: Gate, settings: TrainingSettings, axis: Floats, rest: tuple[float, ...] = ()
) -> Floats:
    """Return the loss over two weights, at the bias at which it is least, the second axis upwards.

    Args:
        gate: The gate.
        settings: Those of the penalty.
        axis: The values of both weights; of weight and bias, where there is one weight only.
        rest: The other weights.
    """
    examples = gate.examples
    first, second = np.meshgrid(axis, axis, indexing="ij")
    others = [np.full(first.shape, value) for value in rest]
    if gate.n_features == 1:
        return settings.loss(np.stack([first, second], axis=-1), examples)
    slopes = np.stack([first, second, *others], axis=-1)
    bias = best_bias(slopes @ examples.inputs[:, :-1].T, examples.targets)
    return settings.loss(np.concatenate([slopes, bias[..., None]], axis=-1), examples)


def _draw_path(pen: Pen, scene: Scene, here: Ground) -> None:
    snapshot, theme = scene.snapshot, pen.theme
    curve = scene.charted.curve
    last = int(np.searchsorted(curve.epochs, snapshot.epoch, side="right"))
    # Even steps in log(epoch), because training slows down.
    chosen = np.unique(np.geomspace(1, last, min(last, PATH_POINTS)).round().astype(int) - 1)
    path = np.column_stack([curve.weights[:, chosen], snapshot.weights])
    xs, ys = here.across.place(path[0]), here.up.place(path[here.second])
    points: list[Point] = [(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    around = pen.surface.get_clip()
    pen.surface.set_clip(here.square.clip(around))
    for colour, width in ((theme.page, 4.4), (theme.line, 2.0)):
        pen.polyline(points, colour, width)
    _draw_start(pen, points[0])
    _draw_now(pen, points[-1])
    pen.surface.set_clip(around)


def _draw_start(pen: Pen, spot: Point) -> None:
    pen.disc(spot, pen.px(7), pen.theme.page)
    pen.ring(spot, pen.px(5.5), pen.theme.line, 2)


def _draw_now(pen: Pen, spot: Point) -> None:
    pen.disc(spot, pen.px(7), pen.theme.page)
    pen.disc(spot, pen.px(5), pen.theme.stage.accent)


def _draw_axes(pen: Pen, rect: Rect, here: Ground, gate: Gate) -> None:
    """Draw ticks at both ends and at 0, and the names of the weights."""
    muted, square = pen.theme.cards.muted, here.square
    names = (*gate.feature_names, "bias")
    reach, line = figures.reach(here.reach).removeprefix("±"), pen.px(14)
    below = Rect(square.x, square.bottom + pen.px(1), square.width, line)
    left = Rect(rect.x + pen.px(6), 0, square.x - rect.x - pen.px(10), line)
    for value, text in ((-here.reach, f"−{reach}"), (0.0, "0"), (here.reach, f"+{reach}")):
        share = (value + here.reach) / (2 * here.reach)
        tick = below.copy()
        tick.width = square.width // 2
        tick.x = square.x + round(share * (square.width - tick.width))
        pen.text(text, tick, muted, 11, Face.MONO, _SIDES[share])
        tick = left.copy()
        tick.y = square.bottom - line - round(share * (square.height - line))
        pen.text(text, tick, muted, 11, Face.MONO, Align.RIGHT)
    name = Rect(square.x, below.bottom, square.width, pen.px(18))
    pen.text(f"weight of {names[0]} →", name, muted, 12, align=Align.CENTRE)
    second = names[here.second]
    words = f"{second} ↑" if second == "bias" else f"weight of {second} ↑"
    top = square.y + line + pen.px(2)
    pen.side_label(words, Rect(left.x, top, left.width, square.centery - line // 2 - top))


_SIDES = {0.0: Align.LEFT, 0.5: Align.CENTRE, 1.0: Align.RIGHT}


def _draw_legend(
    pen: Pen, rect: Rect, here: Ground, gate: Gate, settings: TrainingSettings
) -> None:
    """Draw what the marks and the colours mean, and at which bias the ground is drawn."""
    palette, square = pen.theme.cards, here.square
    left = square.right + pen.px(14)
    box = Rect(left, square.y, rect.right - pen.px(12) - left, square.height)
    line, room = pen.px(18), pen.px(20)
    for place, (word, draw) in enumerate((("start", _draw_start), ("now", _draw_now))):
        row = Rect(box.x, box.y + place * line, box.width, line)
        draw(pen, (row.x + pen.px(7), row.centery))
        pen.text(word, Rect(row.x + room, row.y, row.width - room, line), palette.text, 12)
    bar = Rect(box.x, box.y + round(2.4 * line), min(box.width, pen.px(100)), pen.px(8))
    slope = np.linspace(0.0, 1.0, 33)[:, None].repeat(2, axis=1)
    pen.surface.blit(heat(slope, pen.theme.relief, bar.size), bar)
    ends = Rect(bar.x, bar.bottom + pen.px(1), bar.width, pen.px(14))
    pen.text("low loss", ends, palette.muted, 11)
    pen.text("high", ends, palette.muted, 11, align=Align.RIGHT)
    rest = Rect(box.x, ends.bottom + pen.px(6), box.width, 0)
    rest.height = min(box.bottom - rest.y, pen.px(76))
    pen.paragraph(_caption(gate, settings), rest, palette.text, (12, 11.5, 11, 10.5, 10, 9.5, 9))


def _caption(gate: Gate, settings: TrainingSettings) -> str:
    if gate.n_features == 1:
        return PLANE
    if len({*gate.examples.targets.tolist()}) == 1 and not settings.has_penalty:
        return ALL_ALIKE
    return OTHERS_AS_NOW if gate.n_features >= ALL_WEIGHTS else AT_BEST_BIAS


def landscape_hotspots(
    _pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspot of the panel, whose tip says what the ground is for this gate."""
    n_features = scene.snapshot.gate.n_features
    rest = TIP_OF_PLANE if n_features == 1 else TIP_OF_BEST_BIAS
    more = TIP_OF_OTHERS if n_features >= ALL_WEIGHTS else ""
    tip = TIP + rest + more + NEXT
    return [Hotspot("landscape", rect, tip=lambda: tip, click=handler.next_panel)]


def _shows(scene: Scene) -> object:
    now = scene.snapshot
    return shown(now.run, now.weights, now.epoch, Same(scene.charted.curve))


def _still_shows(scene: Scene) -> object:
    run = scene.snapshot.run
    return run.gate, run.settings, _reach(scene), _other_weights(scene)


LANDSCAPE = SidePanel(
    "LOSS LANDSCAPE",
    draw_landscape,
    TIP,
    landscape_hotspots,
    _shows,
    lambda _scene: Implied.LANDSCAPE,
    _still_shows,
)
