"""What explains a mosaic: what its colours mean, and all about the gate under the cursor."""

from collections.abc import Mapping

from pygame import Rect

from game.core.assessment import Mark, marks
from game.core.neuron import logits
from game.core.sigmoid import sigmoid
from game.ui import figures
from game.ui.all_gates_scene import AllGatesScene, State
from game.ui.bulb import draw_bulb, draw_mark
from game.ui.gate_cards import state_colour, state_words
from game.ui.heat import ramp
from game.ui.layout import Flex, columns, rows
from game.ui.mosaic import state_ramp
from game.ui.pen import Align, Pen
from game.ui.separation_table import draw_dot
from game.ui.text import Face
from game.ui.verdict_panel import draw_verdict

MEANINGS: Mapping[State, str] = {
    State.LEARNED: "learned: every row right",
    State.LEARNING: "can be learned, not yet",
    State.CANNOT: "one neuron cannot learn it",
}
EXPLANATION = (
    "One cell a gate. The brighter, the surer the neuron is of the right answers. Neighbours differ"
    " in one row of the truth table: sideways where A = 0, up and down where A = 1."
)
BULBS_ACROSS = 4


def draw_legend(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw what the colours mean, how many gates have each, and how the cells are ordered."""
    stage = pen.theme.stage
    box = rect.inflate(-2 * pen.px(16), -2 * pen.px(10))
    title, *lines, words = rows(box, 0, pen.px(22), *[Flex()] * len(MEANINGS), Flex(2.4))
    pen.text("WHAT THE COLOURS MEAN", title, stage.muted, 11.5, Face.STRONG)
    for (state, meaning), line in zip(MEANINGS.items(), lines, strict=True):
        swatch, count, label = columns(line, pen.px(10), pen.px(44), pen.px(62), Flex())
        bar = Rect(swatch.x, 0, swatch.width, pen.px(14))
        bar.centery = swatch.centery
        _draw_swatch(pen, bar, state)
        number = figures.epoch(scene.counts[state])
        pen.text(number, count, stage.text, 13, Face.MONO, Align.RIGHT)
        pen.text(meaning, label, stage.text, 13)
    sizes = (12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)
    pen.paragraph(EXPLANATION, words, stage.muted, sizes)


def _draw_swatch(pen: Pen, rect: Rect, state: State) -> None:
    colours = ramp(state_ramp(pen.theme, state))
    for x in range(rect.width):
        colour = colours[x * len(colours) // rect.width]
        pen.surface.fill(tuple(colour.tolist()), (rect.x + x, rect.y, 1, rect.height))


def draw_gate_details(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw the gate under the cursor: name, state, truth table as bulbs, verdict."""
    stage, state = pen.theme.stage, scene.state_of(scene.number)
    box = rect.inflate(-2 * pen.px(16), -2 * pen.px(10))
    title, body = rows(box, pen.px(6), pen.px(24), Flex())
    name, loss, right, said = columns(title, pen.px(8), Flex(1.5), Flex(), Flex(1.1), Flex(0.8))
    pen.text(scene.gate.name, name, stage.text, 15, Face.STRONG)
    value = figures.probability(float(scene.standing.loss[scene.number]))
    pen.text(f"loss {value}", loss, stage.muted, 12, Face.MONO)
    rows_right = int(scene.standing.rows_right[scene.number])
    words = f"{rows_right} of {scene.gate.n_rows} right"
    pen.text(words, right, stage.muted, 12, Face.MONO)
    pen.text(state_words(state), said, state_colour(pen, state), 13, Face.STRONG, Align.RIGHT)
    table, proof = columns(body, pen.px(16), Flex(0.44), Flex(0.56))
    _draw_table(pen, table, scene)
    draw_verdict(pen, proof, scene.gate, scene.verdict, stage)


def _draw_table(pen: Pen, box: Rect, scene: AllGatesScene) -> None:
    """Draw the truth table: a bulb for each row, over it its bits, under it its target."""
    gate, stage = scene.gate, pen.theme.stage
    p = sigmoid(logits(scene.neurons[scene.number], gate.design))
    said = marks(p, gate.target_column, scene.threshold)
    caption, grid = rows(box, 0, pen.px(18), Flex())
    pen.text("bulb: what it says · dot: what it should", caption, stage.muted, 11)
    lines = rows(grid, 0, *[Flex()] * (gate.n_rows // BULBS_ACROSS))
    cells = [cell for line in lines for cell in columns(line, 0, *[Flex()] * BULBS_ACROSS)]
    label_height = pen.px(14)
    width, height = cells[0].width, cells[0].height - label_height
    radius = max(3, round(min(width * 0.24, height / 3.0, pen.unit * 24)))
    spots = [(cell.centerx - radius * 0.3, cell.bottom - height * 0.56) for cell in cells]
    for spot, probability in zip(spots, p.tolist(), strict=True):
        draw_bulb(pen, spot, radius, probability)
    for row, (cell, spot) in enumerate(zip(cells, spots, strict=True)):
        draw_mark(pen, spot, radius, Mark(int(said[row])), badge=False)
        bits = "".join(map(str, gate.rows[row]))
        above = Rect(cell.x, round(spot[1] - radius * 1.3) - label_height, 0, label_height)
        above.width = round(2 * (spot[0] - cell.x))
        pen.text(bits, above, stage.muted, 11, Face.MONO, Align.CENTRE)
        place = (spot[0] + radius * 1.75, spot[1] + radius * 0.9)
        draw_dot(pen, place, max(3, radius * 0.3), bool(gate.targets[row]), stage)
