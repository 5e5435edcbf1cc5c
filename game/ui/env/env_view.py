"""An environment's frame: the neuron, its map and its truth table, in any size from 1 × 1 up.

Agents ask for thousands of frames: what stays the same is drawn once a gate (`env_backdrop`), and
what changes is put together from pictures that are kept (`sprites`).
"""

from pygame import Surface, transform

from ...core.assessment import Mark
from ..kit import figures
from ..kit.pen import Align, Pen
from ..kit.text import Face, label
from ..kit.theme import Theme
from ..playground.decision_map import draw_decision_map
from ..playground.neuron_body import draw_body
from ..playground.scene import Scene
from .env_backdrop import Backdrop, backdrop
from .env_layout import SQUARE_INPUTS, EnvLayout
from .env_map import draw_square_map
from .sprites import bulb_tile, chip_sprite, look_of, wire_sprite, write_number

SMALLEST_SIZE = (420, 280)  # a smaller frame is drawn in this size and scaled down


def drawn_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size in which a frame of `size` is drawn, before it is scaled down to it."""
    (width, height), (least_width, least_height) = size, SMALLEST_SIZE
    growth = max(1.0, min(least_width / width, least_height / height))
    return (
        max(round(width * growth), least_width),
        max(round(height * growth), least_height),
    )


def draw_env_view(
    surface: Surface, scene: Scene, theme: Theme, beneath: Backdrop | None = None
) -> Backdrop | None:
    """Draw the frame over `surface`, of any size.

    Args:
        surface: What is drawn on.
        scene: What is drawn.
        theme: Its colours.
        beneath: What the last frame on `surface` gave, if that is still there.

    Returns:
        What it was drawn on: frames on the same backdrop differ only where its layout says so.
        None if the frame was scaled.
    """
    size = surface.get_size()
    large = drawn_size(size)
    if large == size:
        return _draw(surface, scene, theme, beneath)
    canvas = Surface(large, 0, surface)
    _draw(canvas, scene, theme, None)
    surface.blit(transform.smoothscale(canvas, size), (0, 0))
    return None


def _draw(surface: Surface, scene: Scene, theme: Theme, beneath: Backdrop | None) -> Backdrop:
    back = backdrop(surface.get_size(), theme.name, scene.snapshot.gate)
    pen = Pen(surface, theme, back.layout.unit)
    for area in back.layout.restored if back is beneath else (surface.get_rect(),):
        surface.blit(back.picture, area, area)
    _draw_readings(pen, back.layout, scene)
    _draw_neuron(pen, back.layout, scene)
    _draw_output(pen, back.layout, scene)
    if scene.snapshot.gate.n_inputs == SQUARE_INPUTS:
        draw_square_map(pen, back.layout.square, scene)
    else:
        draw_decision_map(pen, back.layout.map_card, scene)
    _draw_table(pen, back.layout, scene)
    return back


def _draw_readings(pen: Pen, layout: EnvLayout, scene: Scene) -> None:
    snapshot, colour = scene.snapshot, pen.theme.cards.text
    readings = (
        figures.epoch(snapshot.epoch),
        figures.loss(snapshot.loss),
        f"{snapshot.n_right}/{snapshot.n_examples}",
        figures.short(snapshot.threshold),
    )
    for text, cell in zip(readings, layout.readings, strict=True):
        write_number(pen, text, cell.move(0, pen.px(8)), colour, 17, Align.RIGHT)


def _draw_neuron(pen: Pen, layout: EnvLayout, scene: Scene) -> None:
    """Draw wires, weights, and the point on the sigmoid."""
    stage, place, look = pen.theme.stage, layout.neuron, look_of(pen)
    weights = scene.snapshot.weights.tolist()
    size = min(13, 0.8 * place.chips[0].height / pen.unit)
    pen.surface.fblits(
        [wire_sprite(wire, w, look) for wire, w in zip(place.wires, weights, strict=True)]
    )
    for chip, weight in zip(place.chips, weights, strict=True):
        pen.surface.blit(chip_sprite(chip.size, weight < 0, look), chip)
        colour = stage.negative if weight < 0 else stage.positive
        write_number(pen, figures.signed(weight), chip, colour, size)
    z = float(scene.snapshot.logits[scene.snapshot.live_row])
    draw_body(pen, place.body, place.body_radius, z)
    write_number(pen, f"z = {figures.signed(z)}", place.logit, stage.muted, 13)


def _draw_output(pen: Pen, layout: EnvLayout, scene: Scene) -> None:
    """Draw the neuron's bulb, and its gauge with the threshold."""
    stage, place, snapshot = pen.theme.stage, layout.neuron, scene.snapshot
    tile = bulb_tile(
        place.tile, place.tile.center, place.bulb_radius, scene.live_glow, look_of(pen)
    )
    pen.surface.blit(tile, place.tile)
    p = float(snapshot.probabilities[snapshot.live_row])
    write_number(pen, f"p = {figures.probability(p)}", place.probability, stage.accent, 16)
    bar = place.gauge
    height = round(bar.height * scene.live_glow)
    pen.surface.fill(stage.accent, (bar.x, bar.bottom - height, bar.width, height))
    y = round(bar.bottom - bar.height * scene.threshold_shown)
    reach, thick = pen.px(7), pen.px(3)
    pen.surface.fill(stage.text, (bar.x - reach, y - thick // 2, bar.width + 2 * reach, thick))
    theta = label("θ", Face.STRONG, pen.px(13), stage.text)
    pen.surface.blit(theta, (bar.right + reach + pen.px(2), y - theta.get_height() // 2))


def _draw_table(pen: Pen, layout: EnvLayout, scene: Scene) -> None:
    """Draw a bulb for each row with its mark and bits, and its number where there is room."""
    stage, snapshot, look = pen.theme.stage, scene.snapshot, look_of(pen)
    glow, marks = scene.glow.tolist(), snapshot.marks.tolist()
    probabilities, outputs = snapshot.probabilities.tolist(), snapshot.outputs.tolist()
    for row, (place, bits) in enumerate(zip(layout.rows, snapshot.gate.rows, strict=True)):
        tile = bulb_tile(
            place.tile,
            place.bulb,
            layout.radius,
            glow[row],
            look,
            Mark(marks[row]),
            "".join(map(str, bits)),
            place.bits.height,
        )
        pen.surface.blit(tile, place.tile)
        if place.number.height:
            colour = stage.accent if outputs[row] else stage.text
            write_number(pen, figures.probability(probabilities[row]), place.number, colour, 14)
