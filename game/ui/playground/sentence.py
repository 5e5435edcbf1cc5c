"""The sentence over the stage, and the outline around what it speaks of."""

from functools import partial

from pygame import Rect

from ...playground.hidden import Hidden
from ...playground.sentences import Sentence
from ..kit.panel import Hotspot, Panel
from ..kit.pen import Pen
from ..kit.picture import Part
from ..kit.sentence_line import draw_sentence_line
from .scene import PlaygroundHandler, Scene
from .table_geometry import table_geometry

TIP = "What can be said of the neuron now. Click to see where (I)."
EDGE = 2  # points


def draw_sentence(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the sentence, unless it is hidden."""
    if not scene.hides(Hidden.SENTENCE):
        draw_sentence_line(pen, rect, scene.sentence.parts)


def sentence_hotspots(
    _pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    """Return the hotspot of the sentence: a click shows where to look."""
    if scene.hides(Hidden.SENTENCE):
        return []
    return [Hotspot("sentence", rect, tip=lambda: TIP, click=handler.point_out)]


SENTENCE: Panel[Scene, PlaygroundHandler] = Panel(
    "sentence",
    draw_sentence,
    hotspots=sentence_hotspots,
    shows=lambda scene: (scene.sentence, scene.hides(Hidden.SENTENCE)),
    has_card=False,
)


def pointed_parts(pen: Pen, places: dict[str, Rect], scene: Scene) -> list[Part]:
    """Return the outlines around what the pointed-out sentence speaks of."""
    sentence = scene.pointed
    if sentence is None or sentence.place not in places:
        return []
    panel = places[sentence.place]
    return [
        part
        for place, box in enumerate(_boxes(pen, panel, scene, sentence))
        for part in _outline(pen, box, f"pointed {place}")
    ]


def _boxes(pen: Pen, panel: Rect, scene: Scene, sentence: Sentence) -> list[Rect]:
    """Return the panel, or its rows if the sentence speaks of some of the truth table."""
    if sentence.place != "truth_table" or not sentence.rows:
        return [panel]
    cells = table_geometry(panel, pen.unit, scene.snapshot.gate.n_rows).cells
    return [cells[row].box for row in sentence.rows]


def _outline(pen: Pen, box: Rect, name: str) -> list[Part]:
    """Return the four sides of an outline: what lies inside is not drawn again."""
    width = pen.px(EDGE)
    sides = (
        Rect(box.x, box.y, box.width, width),
        Rect(box.x, box.bottom - width, box.width, width),
        Rect(box.x, box.y, width, box.height),
        Rect(box.right - width, box.y, width, box.height),
    )
    return [
        Part(f"{name} {side}", rect, tuple(rect), partial(_draw_side, rect=rect))
        for side, rect in enumerate(sides)
    ]


def _draw_side(pen: Pen, rect: Rect) -> None:
    pen.surface.fill(pen.theme.cards.accent, rect)
