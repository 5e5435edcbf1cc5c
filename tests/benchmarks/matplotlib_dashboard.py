"""The main view as one would make it in matplotlib: the same panels and words, redrawn each frame.

Made once and updated in place, which is the fast way; bulbs without their glow.
"""

import numpy as np
from pygame import Surface

from game.core.neuron import logit, sigmoid
from game.playground.playground import Playground
from game.ui.kit.layout import DESIGN_SIZE
from game.ui.kit.theme import DARK
from game.ui.playground.decision_map import GRID
from game.ui.playground.map_line import MARGIN
from tests.benchmarks.timing import Timing, measure
from tests.support.scenes import TWO, draw_view, layout_of, scene_from

EPOCHS = 1_000
PANELS = ("gates", "neuron", "truth_table", "map", "sigmoid", "loss", "timeline")


def dashboard() -> Timing:
    """A frame of 1280×720 on the Agg canvas."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - often absent
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    playground = Playground(TWO)
    width, height = DESIGN_SIZE
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    layout = layout_of(DESIGN_SIZE, DARK, TWO.n_rows)

    def panel(name):
        rect = getattr(layout, name)
        share = (rect.width / width, rect.height / height)
        return figure.add_axes(
            (rect.x / width, 1 - rect.bottom / height, *share), xticks=[], yticks=[]
        )

    axes = {name: panel(name) for name in PANELS}
    updates = [
        *(draw(axes[name]) for name, draw in DRAWINGS.items()),
        _words(figure, scene_from(playground, EPOCHS)),
    ]

    def work() -> None:
        snapshot = playground.forward(1)
        for update in updates:
            update(snapshot)
        canvas.draw()

    return measure(work, budget_s=2.0)


def _words(figure, scene):
    """Every text of the main view in its place; those that change stand for all that do."""
    placed = []
    draw_view(Surface(DESIGN_SIZE), scene, DARK, placed)
    width, height = DESIGN_SIZE
    texts = [
        figure.text(
            text.rect.x / width,
            1 - text.rect.bottom / height,
            text.text,
            fontsize=text.rect.height / 2,
        )
        for text in placed
    ]

    def update(snapshot):
        texts[0].set_text(f"{snapshot.epoch}")
        texts[1].set_text(f"{snapshot.loss:.4f}")

    return update


def _neuron(axes):
    wires = [axes.plot([0, 1], [row, 1])[0] for row in range(3)]
    bulb = axes.scatter([0, 0, 1, 2], [0, 1, 1, 1], s=900, c=np.zeros(4), vmin=0, vmax=1)

    def update(snapshot):
        for wire, weight in zip(wires, snapshot.weights, strict=True):
            wire.set_linewidth(1 + abs(weight))
        bulb.set_array(np.append(snapshot.live_features, snapshot.probabilities[-1]))

    return update


def _table(axes):
    bulbs = axes.scatter(range(4), np.ones(4), s=3000, c=np.zeros(4), vmin=0, vmax=1, cmap="hot")
    bars = axes.barh(range(4), np.ones(4))

    def update(snapshot):
        bulbs.set_array(snapshot.probabilities)
        for bar, probability in zip(bars, snapshot.probabilities, strict=True):
            bar.set_width(probability)

    return update


def _map(axes):
    axis = np.linspace(-MARGIN, 1 + MARGIN, GRID)
    x, y = np.meshgrid(axis, axis)
    span = (axis[0], axis[-1], axis[0], axis[-1])
    heat = axes.imshow(np.zeros((GRID, GRID)), extent=span, origin="lower", vmin=0, vmax=1)
    (line,) = axes.plot(axis, axis)
    axes.scatter(*np.array(TWO.rows).T)

    def update(snapshot):
        first, second, bias = snapshot.weights
        heat.set_data(sigmoid(first * x + second * y + bias))
        line.set_ydata((logit(snapshot.threshold) - bias - first * axis) / second)

    return update


def _sigmoid(axes):
    z = np.linspace(-6, 6, 81)
    axes.plot(z, sigmoid(z))
    dots = axes.scatter(np.zeros(4), np.zeros(4))
    return lambda snapshot: dots.set_offsets(
        np.stack([snapshot.logits, snapshot.probabilities], axis=1)
    )


def _loss(axes):
    (losses,) = axes.plot([], [])
    (norms,) = axes.plot([], [])

    def update(snapshot):
        curve = snapshot.curve
        losses.set_data(curve.epochs, curve.loss_low)
        norms.set_data(curve.epochs, np.linalg.norm(curve.weights, axis=0))
        axes.set_xlim(0, snapshot.epoch)

    return update


def _gates(axes):
    dots = axes.scatter(np.tile(range(4), 13), np.repeat(range(13), 4))
    return lambda _snapshot: dots


DRAWINGS = {
    "gates": _gates,
    "neuron": _neuron,
    "truth_table": _table,
    "map": _map,
    "sigmoid": _sigmoid,
    "loss": _loss,
}
