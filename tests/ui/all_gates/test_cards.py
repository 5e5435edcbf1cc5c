"""The sixteen cards: each tells its gate's name, loss and state, within its own rectangle."""

import numpy as np
import pytest
from pygame import Rect

from game.gates.numbered import SIXTEEN
from game.record import replace
from game.ui.all_gates.all_gates_scene import State
from game.ui.all_gates.cards import (
    MARKS,
    SIGNS,
    draw_gate_card,
    loss_tip,
    state_colour,
    state_words,
)
from game.ui.all_gates.mosaic import draw_gate_details
from game.ui.all_gates.overview import all_gates_layout, card_rects
from game.ui.kit.theme import DARK, THEMES
from tests.support.all_gates import HD, drawn, page_at
from tests.support.panels import PAPER, Paper


@pytest.mark.parametrize("number", range(16), ids=[function.name for function in SIXTEEN])
def test_each_of_the_sixteen_has_a_card_with_its_name_and_state(number):
    _, placed = drawn(page_at(2, 1000, number))
    layout = all_gates_layout(HD, 1.0, 2)
    card = card_rects(layout.cards, layout.unit)[number]
    words = [text.text for text in placed if card.contains(text.rect)]
    assert SIXTEEN[number].name in words
    assert ("✗ cannot" if number in (6, 9) else "✓ learned") in words
    assert any(word.startswith("loss ") for word in words)


def card(number, epoch=1000, size=(280, 130), theme=DARK, cursor=0):
    rect = Rect((10, 10), size)
    paper = Paper((size[0] + 20, size[1] + 20), theme)
    draw_gate_card(paper.pen, rect, page_at(2, epoch, cursor).scene(), number)
    return paper


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("size", [(180, 95), (280, 130), (420, 260)], ids=str)
@pytest.mark.parametrize("epoch", [0, 1000])
def test_a_card_stays_in_its_rectangle_but_for_the_light(epoch, size, theme):
    rect = Rect((10, 10), size)
    for number in (0, 6, 8, 15):
        paper = card(number, epoch, size, theme)
        assert all(rect.contains(text.rect.inflate(0, -6)) for text in paper.placed)
        corners = ((2, 2), (2, rect.bottom + 7), (rect.right + 7, 2))
        assert all(tuple(paper.surface.get_at(corner))[:3] == PAPER for corner in corners)


def test_the_card_under_the_cursor_has_an_edge_of_light():
    edge = (10 + 140, 10)
    here, elsewhere = (card(8, cursor=cursor).surface.get_at(edge)[:3] for cursor in (8, 3))
    assert here != elsewhere
    assert max(here) > max(elsewhere)


def test_every_state_has_a_sign_and_a_colour_of_its_own():
    assert len(set(SIGNS.values())) == len({MARKS[state] for state in State}) == len(State)
    pen = Paper((9, 9)).pen
    assert len({state_colour(pen, state) for state in State}) == len(State)
    assert state_words(State.LEARNED) == "✓ learned"


def test_a_card_of_another_gate_has_other_corners_on_its_map():
    assert (card(8, 0).pixels != card(7, 0).pixels).any()


def penalised(n_inputs, number):
    """Return the scene of a page on which a penalty has just been put, and gate and penalty."""
    scene = page_at(n_inputs, 60, number).scene()
    weights = scene.neurons[number]
    penalty = 0.025 * float(np.sum(np.square(weights[:-1])))
    return replace(scene, overrides=replace(scene.overrides, l2=0.05)), penalty


def test_loss_and_cross_entropy_are_both_told_under_a_penalty():
    scene, penalty = penalised(2, 8)
    mean = float(scene.standing.loss[8])
    paper = Paper((300, 150))
    draw_gate_card(paper.pen, Rect(10, 10, 280, 130), scene, 8)
    assert f"loss {mean + penalty:.3f}" in paper.words
    assert f"loss {mean:.3f}" in card(8, 60).words
    tip = loss_tip(scene, 8)
    assert f"loss {mean + penalty:.4f}" in tip
    assert f"cross-entropy {mean:.4f} and penalty {penalty:.4f}" in tip


def test_the_details_of_a_gate_tell_both_as_well():
    scene, penalty = penalised(3, 200)
    mean = float(scene.standing.loss[200])
    paper = Paper((760, 320))
    draw_gate_details(paper.pen, Rect(10, 10, 740, 300), scene)
    assert f"loss {mean + penalty:.3f} cross-entropy {mean:.3f}" in paper.words
