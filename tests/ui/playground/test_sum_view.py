"""The picture of the sum: it fits below every neuron, with captions where there is room."""

import pytest
from pygame import Rect

from game.ui.playground.neuron_geometry import neuron_geometry
from game.ui.playground.sum_view import draw_sum
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import (
    EACH_TYPE_SIZE,
    LONGEST_OF_ALL,
    SIZES,
    TELLING,
    layout_of,
    scene_of,
    worst_case,
)
from tests.support.texts import assert_all_fit


@pytest.mark.parametrize(
    ("box", "has_captions", "n_lines"),
    [
        (Rect(9, 9, 588, 50), True, 1),
        (Rect(9, 9, 400, 50), False, 2),
        (Rect(9, 9, 588, 28), False, 1),
    ],
)
def test_captions_drop_first(box, has_captions, n_lines):
    paper = Paper((620, 80))
    draw_sum(paper.pen, box, scene_of(AND, 19).scene)
    assert ("squeeze" in paper.words) == has_captions
    tops = {text.rect.centery for text in paper.placed if text.text in {"1 × 0.92", "says 1"}}
    assert len(tops) == n_lines or max(tops) - min(tops) < 4
    assert paper.is_blank_outside(box)


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_it_fits_below_the_neuron_for_every_gate(gate, size, theme):
    layout = layout_of(size.pair, theme, gate.n_rows)
    box = neuron_geometry(layout.neuron, layout.unit, gate).sum
    for view in (scene_of(gate, 40), worst_case(gate)):
        paper = Paper(size.pair, theme, layout.unit)
        draw_sum(paper.pen, box, view.scene)
        assert_all_fit(paper.placed, [layout.neuron])
        assert {"σ", "→"} <= set(paper.words)
        if gate is not LONGEST_OF_ALL:
            assert all(text.rect.height >= 10 for text in paper.placed)
