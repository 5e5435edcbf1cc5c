"""The header of the all-gates page: what is shown, and the numbers of the moment."""

from collections.abc import Mapping

from pygame import Rect

from game.playground.knob import L2, LEARNING_RATE, THRESHOLD, Knob
from game.ui import figures
from game.ui.all_gates_scene import AllGatesScene, State
from game.ui.header import BRAND, STAT_WIDTH, draw_cell, knob_title
from game.ui.layout import Flex, columns, rows
from game.ui.pen import Pen
from game.ui.text import Face

EPOCH, LEARNED = "EPOCH", "LEARNED"
LEARNED_WIDTH = 150
INPUTS_IN_WORDS: Mapping[int, str] = {2: "two", 3: "three", 4: "four"}


def all_gates_cells(rect: Rect, unit: float) -> dict[str | Knob, Rect]:
    """Return the cells of the header's numbers: readings by name, knobs by themselves."""
    names: list[str | Knob] = [EPOCH, LEARNED, THRESHOLD, LEARNING_RATE, L2]
    widths = [round((LEARNED_WIDTH if name == LEARNED else STAT_WIDTH) * unit) for name in names]
    area = Rect(rect.right - sum(widths), rect.y, sum(widths), rect.height)
    cells = columns(area.inflate(0, -round(14 * unit)), 0, *widths)
    return dict(zip(names, cells, strict=True))


def learned_words(scene: AllGatesScene) -> str:
    """Return how many gates have been learned: "14 of 16"."""
    return f"{figures.epoch(scene.counts[State.LEARNED])} of {figures.epoch(scene.n_gates)}"


def draw_all_gates_header(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    """Draw brand, title and numbers."""
    cells = all_gates_cells(rect, pen.unit)
    left = min(cell.left for cell in cells.values()) - pen.px(12)
    _draw_title(pen, Rect(rect.x, rect.y, left - rect.x, rect.height), scene)
    readings = {EPOCH: figures.epoch(scene.epoch), LEARNED: learned_words(scene)}
    for key, cell in cells.items():
        if isinstance(key, Knob):
            value = figures.short(scene.value_of(key))
            title = knob_title(key, scene.settings.optimizer)
            # The plain arrow keys move the cursor here, so none are shown.
            draw_cell(pen, cell, title, value, has_focus=scene.focus == key, has_arrows=False)
        else:
            draw_cell(pen, cell, key, readings[key])


def _draw_title(pen: Pen, rect: Rect, scene: AllGatesScene) -> None:
    palette = pen.theme.cards
    brand, words = columns(rect, pen.px(14), pen.px(116), Flex())
    pen.text(BRAND, brand.move(pen.px(8), 0), palette.accent, 21, Face.STRONG)
    title, subtitle = rows(words, 0, Flex(0.58), Flex(0.42))
    inputs = INPUTS_IN_WORDS[scene.n_inputs]
    name = f"All {figures.epoch(scene.n_gates)} gates of {inputs} inputs"
    pen.text(name, title.move(0, pen.px(3)), palette.text, 21, Face.STRONG)
    pen.text(
        "one neuron each, trained side by side",
        subtitle.move(0, -pen.px(5)),
        palette.muted,
        13,
    )
