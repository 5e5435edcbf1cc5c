"""The sigmoid as a view of V: what the mouse does on it, and what its picture depends on."""

from collections.abc import Callable
from functools import partial

from pygame import Rect

from ...playground.controls import THRESHOLD
from ...playground.hidden import Implied
from ..kit import figures
from ..kit.panel import Hotspot, Pixel, around
from ..kit.pen import Pen
from ..kit.plot import Axis
from ..kit.readings import wheel_on
from .scene import PlaygroundHandler, Scene, SidePanel
from .sigmoid import draw_sigmoid, reach_of, sigmoid_geometry

TIP_OF_CURVE = "The curve turns any sum z into a p between 0 and 1."
TIP = f"{TIP_OF_CURVE} Each dot is a row; it glows as its bulb."
LINE_TIP = "The threshold θ. Drag it: rows above the line say 1, rows below say 0."
GRIP = 12  # points: the height of the line for the mouse


def sigmoid_hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspots: the plot, the threshold's line with its pill, and the rows."""
    place = sigmoid_geometry(pen, rect, scene)
    turn = wheel_on(THRESHOLD, handler)
    grip = Rect(0, 0, place.box.width, pen.px(GRIP))
    grip.midleft = (place.box.x, place.level)
    threshold = partial(
        Hotspot,
        tip=lambda: LINE_TIP,
        click=partial(handler.focus, THRESHOLD),
        drag=_dragging(place.up, handler),
        wheel=turn,
    )
    has_rows = not scene.hides(Implied.LOGITS)
    tip = TIP if has_rows else TIP_OF_CURVE
    return [
        Hotspot("sigmoid", place.box, tip=lambda: tip, wheel=turn),
        threshold("threshold line", grip),
        threshold("threshold pill", place.pill),
        *(
            Hotspot(
                "row on sigmoid",
                around(spot, place.radius),
                row,
                tip=partial(_row_tip, scene, row),
                click=partial(handler.feed, row),
                wheel=turn,
            )
            for row, spot in enumerate(place.spots if has_rows else ())
        ),
    ]


def _dragging(up: Axis, handler: PlaygroundHandler) -> Callable[[Pixel, Pixel], None]:
    def drag(_start: Pixel, point: Pixel) -> None:
        handler.set(THRESHOLD, round(up.value_at(point[1]), 2))

    return drag


def _row_tip(scene: Scene, row: int) -> str:
    now = scene.snapshot
    inputs = zip(now.gate.inputs, now.gate.rows[row], strict=True)
    named = " ".join(f"{name}={bit}" for name, bit in inputs)
    p = figures.row_probability(float(now.probabilities[row]), now.threshold)
    z = figures.signed(float(now.logits[row]))
    return f"{named}: the sum z = {z} gives p = {p}. Click to feed this row in."


def _shows(scene: Scene) -> object:
    return scene.neuron, reach_of(scene)


def _still_shows(scene: Scene) -> object:
    return reach_of(scene), scene.snapshot.threshold, scene.threshold_shown


SIGMOID = SidePanel(
    "SIGMOID", draw_sigmoid, TIP, sigmoid_hotspots, _shows, still_shows=_still_shows
)
