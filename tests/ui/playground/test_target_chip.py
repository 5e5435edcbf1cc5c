"""Targets in the truth table: what their chips say, and which one the keys turn."""

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.gates import parse_gate
from game.ui.kit.theme import DARK
from game.ui.playground.target_chip import (
    TURN,
    TURNING,
    bare_chip,
    draw_bare_chip,
    draw_edit_words,
    draw_target,
)
from tests.support.gates import AND, PARTIAL
from tests.support.panels import Paper
from tests.support.scenes import SIX, draw_view, hotspots_of, scene_of
from tests.support.texts import texts

DESIGN = (1280, 720)
LINE = Rect(20, 20, 200, 19)


def places(scene, name, size=DESIGN):
    return [spot for spot in hotspots_of(scene, size, DARK) if spot.name == name]


def picture(scene, size=DESIGN):
    surface = Surface(size)
    draw_view(surface, scene, DARK)
    return pygame.surfarray.array3d(surface)


def test_the_row_that_the_keys_turn_is_seen():
    first, second = (picture(scene_of(SIX, edited_row=row)) for row in (0, 63))
    changed = np.argwhere((first != second).any(axis=2))
    cells = [places(scene_of(SIX, edited_row=0), "row")[row].rect for row in (0, 63)]
    for cell in cells:
        assert any(cell.inflate(8, 8).collidepoint(point) for point in changed.tolist())


def test_a_row_without_a_target_tells_what_the_neuron_guesses():
    gate = parse_gate("name: P\ninputs: [A, B]\noutputs: [0, 0, x, 1]\n")
    scene = scene_of(gate, 100)
    words = [text.text for text in texts(scene, DESIGN, DARK)]
    assert "no target" in words
    assert f"guesses {int(scene.snapshot.outputs[2])}" in words


@pytest.mark.parametrize("says", [False, True])
@pytest.mark.parametrize("row", range(4))
@pytest.mark.parametrize("width", [90, 140, 200])
def test_chip_and_judgement_stay_in_their_line(width, row, says):
    line = Rect(20, 20, width, 19)
    paper = Paper((300, 60))
    draw_target(paper.pen, line, scene_of(PARTIAL).scene, row, 12, says=says)
    assert paper.is_blank_outside(line)
    assert len(paper.words) == 1 + says


@pytest.mark.parametrize(("row", "sign"), [(0, "0"), (1, "x"), (2, "1")])
def test_a_bare_chip_lies_on_its_bulb_and_says_the_target_alone(row, sign):
    paper = Paper((100, 100))
    chip = bare_chip(Rect(30, 30, 12, 40), (36.4, 50.6), 1.0)
    assert chip.size == (12, 12)
    assert chip.collidepoint(36, 50)
    draw_bare_chip(paper.pen, chip, scene_of(PARTIAL).scene, row)
    assert paper.words == [sign]
    assert paper.is_blank_outside(chip)


@pytest.mark.parametrize(("edited_row", "words"), [(None, TURN), (2, TURNING)])
def test_how_to_edit_leaves_room_at_its_right(edited_row, words):
    paper, box = Paper((700, 60)), Rect(10, 10, 600, 26)
    room = draw_edit_words(paper.pen, box, scene_of(AND, edited_row=edited_row).scene)
    assert paper.words == [words]
    assert room.right == box.right
    assert paper.placed[0].rect.right < room.left
