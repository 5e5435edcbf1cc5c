"""An environment's frame: right in every size, drawn afresh or over another."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from pygame import Surface

from game.core.assessment import Mark
from game.envs.frames import scene_of as scene_at
from game.envs.screens import Canvas
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.env.env_layout import env_layout
from game.ui.env.env_map import on_square
from game.ui.env.env_view import SMALLEST_SIZE, draw_env_view, drawn_size
from game.ui.env.sprites import LEVELS, bulb_tile, look_of, signs_of
from game.ui.kit import figures
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK, LIGHT
from tests.support.scenes import BY_NAME, GATES, TELLING, scene_of

FRAME = (600, 400)
DRAWN = (FRAME, SMALLEST_SIZE, (1280, 720), (430, 900), (1200, 300))
WALK = (
    *[Action.FORWARD] * 12,
    *[Action.RAISE] * 3,
    Action.RESET,
    *[Action.LOWER] * 5,
    *[Action.FORWARD_100] * 2,
)


def frame_of(scene, size=FRAME, theme=DARK):
    return Canvas(size, theme).pixels(scene)


@pytest.mark.slow
@pytest.mark.parametrize("size", [FRAME, (84, 84)])
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_a_frame_over_another_is_the_frame_drawn_afresh(gate, size):
    canvas, playground = Canvas(size, DARK), Playground(gate)
    for action in WALK:
        playground.step(action)
        scene = scene_at(playground.snapshot)
        np.testing.assert_array_equal(canvas.pixels(scene), frame_of(scene, size))


def test_going_from_gate_to_gate_leaves_nothing_behind():
    canvas = Canvas(FRAME, DARK)
    for gate in (*GATES[:6], *GATES[:3]):
        scene = scene_of(gate, 5)
        np.testing.assert_array_equal(canvas.pixels(scene), frame_of(scene))


@pytest.mark.parametrize("size", DRAWN, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_part_lies_in_its_card_and_every_card_in_the_frame(gate, size):
    layout = env_layout(size, gate)
    frame = pygame.Rect(0, 0, *size)
    cards = (layout.neuron_card, layout.map_card, layout.table_card)
    assert all(frame.contains(card) for card in cards)
    assert not any(a.colliderect(b) for a in cards for b in cards if a is not b)
    neuron = layout.neuron
    for part in (*neuron.names, *neuron.chips, neuron.logit, neuron.tile, neuron.gauge):
        assert layout.neuron_card.contains(part), part
    assert layout.map_card.contains(layout.square)
    tiles = [row.tile for row in layout.rows]
    assert all(layout.table_card.contains(tile) for tile in tiles)
    assert all(tile.collidelist(tiles[place + 1 :]) < 0 for place, tile in enumerate(tiles))
    for row in layout.rows:
        assert not row.number.height or row.tile.contains(row.number)
        assert row.tile.collidepoint(row.bulb)


@pytest.mark.parametrize("size", DRAWN, ids=str)
def test_the_widest_numbers_fit_their_places(size):
    layout = env_layout(size, BY_NAME["AND"])
    pen = Pen(Surface((1, 1)), DARK, layout.unit)
    neuron = layout.neuron
    for text, box, points in (
        (figures.signed(-99.99), neuron.chips[0], 13),
        (f"z = {figures.signed(-999.99)}", neuron.logit, 13),
        ("p = 0.123", neuron.probability, 16),
        (figures.epoch(999_999), layout.readings[0], 17),
        (figures.loss(0.1234), layout.readings[1], 17),
        ("0.123", layout.rows[0].number, 14),
    ):
        assert signs_of(pen.px(points), (255, 255, 255)).width * len(text) <= box.width, text


@pytest.mark.parametrize("size", [(1, 1), (5, 900), (900, 5), (84, 84), (210, 160)])
def test_a_small_frame_is_drawn_in_a_size_that_can_be_read(size):
    width, height = drawn_size(size)
    assert width >= SMALLEST_SIZE[0]
    assert height >= SMALLEST_SIZE[1]
    assert width * height < 1_000_000
    assert drawn_size((width, height)) == (width, height)


def test_a_bulb_grows_brighter_with_its_probability():
    pen = Pen(Surface((1, 1)), DARK, 1.0)
    box = pygame.Rect(0, 0, 90, 90)
    light = [
        pygame.surfarray.array3d(
            bulb_tile(box, box.center, 20, level / LEVELS, look_of(pen), Mark.RIGHT)
        ).mean()
        for level in range(LEVELS + 1)
    ]
    assert all(later >= earlier for earlier, later in pairwise(light))
    assert light[-1] > light[0] + 20


def test_the_line_lies_where_the_probability_is_the_threshold():
    gate = BY_NAME["AND"]
    scene = scene_of(gate, 0, Setup(weights=(2.5, 2.5, -4.0)))
    frame = frame_of(scene)
    square = env_layout(FRAME, gate).square
    for threshold_sum, is_on in ((1.6, True), (1.3, False), (1.9, False)):
        x, y = on_square(square, 0.55, threshold_sum - 0.55)
        around = frame[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2]
        assert (around.min(axis=2).max() > 200) == is_on, threshold_sum


def test_the_line_of_a_product_is_bent():
    gate = BY_NAME["XOR with A*B"]
    scene = scene_of(gate, 0, Setup(weights=(4.0, 4.0, -8.0, -2.0)))
    frame = frame_of(scene)
    square = env_layout(FRAME, gate).square
    for first, second in ((0.5, 0.25), (0.25, 0.5)):  # 4x + 4y - 8xy - 2 = -2 (2x-1)(2y-1)
        x, y = on_square(square, first, second)
        white = frame[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2].min(axis=2).max()
        assert (white > 200) == (first == 0.5 or second == 0.5)


def test_where_all_is_undecided_there_is_no_line():
    gate = BY_NAME["XOR"]
    frame = frame_of(scene_of(gate, 0, Setup(weights=(1e-9, -1e-9, 0.0))))
    square = env_layout(FRAME, gate).square
    inside = frame[square.y + 4 : square.y + 20, square.x + 4 : square.right - 4]
    assert inside.min(axis=2).max() < 100


def test_it_is_drawn_on_windows_of_any_depth_too():
    surface = Surface(FRAME, 0, 24)
    draw_env_view(surface, scene_of(BY_NAME["AND"], 5), LIGHT)
    assert len(np.unique(pygame.surfarray.array3d(surface))) > 50
