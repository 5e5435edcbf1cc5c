"""Rendering of an environment with the app's views: pixels, text, or a window."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..core.decimals import positive, significant
from ..playground.controls import THRESHOLD
from ..playground.history import Curve
from ..playground.run import Run
from ..playground.snapshot import Snapshot
from ..playground.tables import truth_table
from ..ui.kit.theme import THEMES
from .checks import Choice, checked
from .neurons import Neurons

if TYPE_CHECKING:  # pygame is imported by the first frame; training does not need it
    from .screens import Canvas, HumanWindow


def snapshot_of(neurons: Neurons, column: int) -> Snapshot:
    """Return the neuron at `column` as a snapshot whose curve holds only this epoch."""
    run = neurons.task.run
    epoch = int(neurons.epochs[column])
    weights = neurons.weights[:, column].copy()
    loss = neurons.losses[column : column + 1].copy()
    gate = neurons.task.gate_with(neurons.targets[:, column])
    return Snapshot(
        run=Run(
            gate=gate,
            seed=run.seed,
            init=run.init,
            given_weights=run.given_weights,
            settings=run.settings,
            threshold=float(neurons.thresholds[column]),
        ),
        epoch=epoch,
        weights=weights,
        live_inputs=(1,) * gate.n_inputs,
        focus=THRESHOLD,
        learned_at=None,
        curve=Curve(np.array([epoch]), loss, loss, weights[:, None], epoch),
    )


Pixels = NDArray[np.uint8]
"""Shape (height, width, 3)."""


class Frames:
    """Renders neurons; surfaces and windows are created when first needed, and never copied."""

    def __init__(self, render_mode: str | None, width: int, height: int, theme: str) -> None:
        """Store how to render.

        Args:
            render_mode: "human", "rgb_array", "ansi" or None.
            width: In pixels, at least 1.
            height: As `width`.
            theme: The name of one of the app's themes.

        Raises:
            ValueError: An argument has another value.
        """
        self.render_mode = Choice(tuple(RENDERERS), (None,)).checked("render_mode", render_mode)
        self._size = (checked("width", width), checked("height", height))
        self._theme = THEMES[checked("theme", theme)]
        self._canvas: Canvas | None = None
        self._window: HumanWindow | None = None

    def render(self, neurons: Neurons, column: int, fps: int) -> Pixels | str | None:
        """Return the frame of the neuron at `column`, or show it at `fps` frames a second."""
        assert self.render_mode is not None
        return RENDERERS[self.render_mode](self, neurons, column, fps)

    def close(self) -> None:
        """Close the window and nothing else: other code may be using pygame."""
        if self._window is not None:
            self._window.close()
        self._window = self._canvas = None

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_canvas": None, "_window": None}

    def _pixels(self, neurons: Neurons, column: int, _fps: int) -> Pixels:
        if self._canvas is None:
            from .screens import Canvas  # noqa: PLC0415 - see TYPE_CHECKING above

            self._canvas = Canvas(self._size, self._theme)
        return self._canvas.pixels(snapshot_of(neurons, column))

    def _text(self, neurons: Neurons, column: int, _fps: int) -> str:
        snapshot = snapshot_of(neurons, column)
        losses = f"loss {positive(snapshot.loss, 4)}"
        if snapshot.has_penalty:
            losses += f"   cross-entropy {positive(snapshot.cross_entropy, 4)}"
        heading = (
            f"{snapshot.gate.name}   epoch {snapshot.epoch}   {losses}"
            f"   threshold {significant(snapshot.threshold, 6)}"
        )
        return "\n".join([heading, *truth_table(snapshot), ""])

    def _show(self, neurons: Neurons, column: int, fps: int) -> None:
        if self._window is None:
            from .screens import HumanWindow  # noqa: PLC0415 - see above

            self._window = HumanWindow(self._size, self._theme)
        self._window.show(snapshot_of(neurons, column), fps)


RENDERERS: Mapping[str, Callable[[Frames, Neurons, int, int], Pixels | str | None]] = {
    "human": Frames._show,
    "rgb_array": Frames._pixels,
    "ansi": Frames._text,
}
