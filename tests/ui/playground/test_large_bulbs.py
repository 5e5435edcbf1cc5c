"""The projector's bulbs: all rows, each with number, threshold and judgement, as room allows."""

import numpy as np
import pytest
from pygame import Rect

from game.playground.hidden import Hidden
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import PROJECTOR, THEMES
from game.ui.playground.large_bulbs import draw_large_bulbs, large_bulb_hotspots, large_cells
from game.ui.playground.scene import PlaygroundHandler
from tests.support.gates import AND, PARTIAL
from tests.support.panels import Noting, Paper, by_name
from tests.support.scenes import (
    FIVE,
    FOUR,
    LONGEST_WORDS,
    ONE,
    SIX,
    THREE,
    scene_of,
    worst_case,
)

RECT = Rect(10, 10, 660, 430)
ALL = (ONE, AND, THREE, FOUR, FIVE, SIX)


def drawn(scene, theme=PROJECTOR, rect=RECT):
    paper = Paper((rect.right + 10, rect.bottom + 10), theme, 1.22)
    draw_large_bulbs(paper.pen, rect, scene)
    return paper


@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_cells_lie_in_the_panel_and_apart(gate):
    cells = large_cells(RECT, 1.22, gate.n_rows)
    assert len(cells) == gate.n_rows
    for place, cell in enumerate(cells):
        assert RECT.contains(cell.box)
        assert cell.box.contains(cell.words)
        assert cell.words.left >= cell.bulb[0] + cell.radius
        assert not any(cell.box.colliderect(other.box) for other in cells[place + 1 :])


@pytest.mark.parametrize("gate", [AND, THREE], ids=lambda gate: gate.name)
def test_every_row_has_its_number_and_its_judgement(gate):
    scene = scene_of(gate, 19).scene
    now, paper = scene.snapshot, drawn(scene)
    for row, cell in enumerate(large_cells(RECT, 1.22, gate.n_rows)):
        words = [text.text for text in paper.placed if cell.box.contains(text.rect)]
        p = float(now.probabilities[row])
        says = f"says {int(p > 0.5)}"
        sign = "✓" if (p > 0.5) == (gate.targets[row] == 1) else "✗"
        if abs(p - 0.5) >= 0.005:
            assert f"{says} {sign}" in words
        assert f"{p:.3f}" in words


@pytest.mark.parametrize("gate", [FIVE, SIX], ids=lambda gate: gate.name)
def test_many_rows_keep_their_signs(gate):
    paper = drawn(scene_of(gate, 30).scene)
    signs = [text.text[-1] for text in paper.placed]
    assert len(signs) == gate.n_rows
    assert set(signs) <= set("✓✗?")


def test_a_row_without_a_target_is_a_guess():
    words = drawn(scene_of(PARTIAL, 3000).scene).words
    assert any(word.startswith("guesses") for word in words)


def test_the_threshold_crosses_the_bar_of_every_bulb():
    low, high = (
        drawn(scene_of(AND, 19, Setup(threshold=threshold)).scene).pixels
        for threshold in (0.2, 0.8)
    )
    for cell in large_cells(RECT, 1.22, 4):
        words = cell.words
        part = np.s_[words.left : words.right, words.top : words.bottom]
        white = [(pixels[part] == PROJECTOR.stage.text).all(axis=2) for pixels in (low, high)]
        columns = [np.argwhere(mask.sum(axis=1) > 8).ravel() for mask in white]
        assert len(set(columns[1]) - set(columns[0])) > 0


@pytest.mark.parametrize("theme", [t for t in THEMES.values() if t.is_projector], ids=str)
@pytest.mark.parametrize("gate", [*ALL, LONGEST_WORDS], ids=lambda gate: gate.name[:12])
@pytest.mark.parametrize("size", [(400, 300), (660, 430), (1980, 1300), (700, 1500)], ids=str)
def test_no_text_is_cut_or_leaves_its_cell(gate, size, theme):
    rect = Rect((10, 10), size)
    for view in (scene_of(gate, 7), worst_case(gate)):
        paper = Paper((rect.right + 10, rect.bottom + 10), theme, size[0] / 540)
        draw_large_bulbs(paper.pen, rect, view.scene)
        boxes = [cell.box for cell in large_cells(rect, paper.pen.unit, gate.n_rows)]
        for text in paper.placed:
            assert text.text == text.requested
            assert any(box.contains(text.rect) for box in boxes), text


def test_digits_do_not_change_the_size():
    heights = set()
    for weight in (0.1, 0.2, 0.3, 0.45):
        scene = scene_of(AND, 0, Setup(weights=(0.0, 0.0, weight))).scene
        heights.add(max(text.rect.height for text in drawn(scene).placed))
    assert len(heights) == 1


@pytest.mark.parametrize(("thing", "gone"), [("PROBABILITIES", "0."), ("MARKS", "✓")])
def test_what_is_hidden_is_not_written(thing, gone):
    scene = scene_of(AND, 19).scene
    assert any(gone in word for word in drawn(scene).words)
    scene = replace(scene, hidden=frozenset({Hidden[thing]}))
    assert not any(gone in word for word in drawn(scene).words)


def test_a_click_feeds_the_row():
    handler = Noting(PlaygroundHandler)
    paper = Paper((9, 9), PROJECTOR, 1.22)
    spots = by_name(large_bulb_hotspots(paper.pen, RECT, scene_of(AND).scene, handler))
    spots["row", 2].click()
    assert handler.taken() == [("feed", 2)]
    assert spots["row", 2].tip()
