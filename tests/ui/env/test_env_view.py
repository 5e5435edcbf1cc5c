"""An environment's frame: right in every size, drawn afresh or over another, and as the app's."""

import numpy as np
import pygame
import pytest
from pygame import Surface

from game.envs.screens import Canvas
from game.envs.screens import scene_of as scene_at
from game.playground.controls import Action
from game.playground.playground import Playground
from game.playground.run import Setup
from game.ui.env.env_layout import env_layout
from game.ui.env.env_view import draw_env_view
from game.ui.kit.kept_pen import KeptPen
from game.ui.kit.pen import Pen, along
from game.ui.kit.theme import DARK, LIGHT, mix
from game.ui.playground.decision_map import map_square, on_square
from game.ui.playground.neuron_geometry import neuron_geometry
from tests.support.scenes import (
    BY_NAME,
    GATES,
    TELLING,
    draw_view,
    layout_of,
    scene_from,
    scene_of,
    worst_case,
)
from tests.ui.env.test_env_layout import DRAWN, FRAME

WINDOW = (1280, 720)
WALK = (
    *[Action.FORWARD] * 6,
    *[Action.RAISE] * 2,
    Action.RESET,
    *[Action.LOWER] * 3,
    *[Action.FORWARD_100] * 2,
)


def frame_of(scene, size=FRAME, theme=DARK):
    return Canvas(size, theme).pixels(scene.snapshot)


def square_of(gate):
    layout = env_layout(FRAME, gate)
    return map_square(layout.map, layout.unit, gate)


@pytest.mark.parametrize("size", [FRAME, (84, 84)])
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_a_frame_over_another_is_the_frame_drawn_afresh(gate, size):
    canvas, playground = Canvas(size, DARK), Playground(gate)
    for action in WALK:
        playground.step(action)
        scene = scene_at(playground.snapshot)
        np.testing.assert_array_equal(canvas.pixels(scene.snapshot), frame_of(scene, size))


def test_going_from_gate_to_gate_leaves_nothing_behind():
    canvas = Canvas(FRAME, DARK)
    for gate in (*GATES[:6], *GATES[:3]):
        scene = scene_of(gate, 5).scene
        np.testing.assert_array_equal(canvas.pixels(scene.snapshot), frame_of(scene))


@pytest.mark.parametrize("size", DRAWN, ids=str)
@pytest.mark.parametrize("gate", TELLING, ids=lambda gate: gate.name)
def test_every_text_fits_its_box_and_every_number_is_whole(gate, size):
    placed = []
    draw_env_view(Surface(size, 0, 32), worst_case(gate).scene, DARK, placed=placed)
    for text in placed:
        assert text.box.left <= text.rect.left, text
        assert text.rect.right <= text.box.right, text
        if any(sign.isdigit() for sign in text.requested) and text.requested != gate.name:
            assert text.text == text.requested


def test_the_line_lies_where_the_probability_is_the_threshold():
    gate = BY_NAME["AND"]
    scene = scene_of(gate, 0, Setup(weights=(2.5, 2.5, -4.0))).scene
    frame = frame_of(scene)
    for threshold_sum, is_on in ((1.6, True), (1.3, False), (1.9, False)):
        x, y = on_square(square_of(gate), (0.55, threshold_sum - 0.55))
        around = frame[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2]
        assert (around.min(axis=2).max() > 200) == is_on, threshold_sum


def test_the_line_of_a_product_is_bent():
    gate = BY_NAME["XOR with A*B"]
    scene = scene_of(gate, 0, Setup(weights=(4.0, 4.0, -8.0, -2.0))).scene
    frame = frame_of(scene)
    for first, second in ((0.5, 0.25), (0.25, 0.5)):  # 4x + 4y - 8xy - 2 = -2 (2x-1)(2y-1)
        x, y = on_square(square_of(gate), (first, second))
        white = frame[round(y) - 1 : round(y) + 2, round(x) - 1 : round(x) + 2].min(axis=2).max()
        assert (white > 200) == (first == 0.5 or second == 0.5)


def test_where_all_is_undecided_there_is_no_line():
    gate = BY_NAME["XOR"]
    frame = frame_of(scene_of(gate, 0, Setup(weights=(1e-9, -1e-9, 0.0))).scene)
    square = square_of(gate)
    inside = frame[square.y + 2 : square.y + 14, square.x + 2 : square.right - 2]
    assert inside.min(axis=2).max() < 100


def test_it_is_drawn_on_windows_of_any_depth_too():
    surface = Surface(FRAME, 0, 24)
    draw_env_view(surface, scene_of(BY_NAME["AND"], 5).scene, LIGHT)
    assert len(np.unique(pygame.surfarray.array3d(surface))) > 50


# The neuron is the app's: grey and solid where a weight reads 0.00, dashed only where negative.

WEIGHTS = (-0.00004, 2.0, -1.0)


def asked_of(pen, monkeypatch, draw):
    """Return what `draw` asks of the pen's wires, chips and signed numbers."""
    asked = []
    wire, outlined, text = pen.wire, pen.outlined, pen.text

    def log_wire(self, start, end, colour, width, *, is_dashed):
        asked.append(("wire", colour, width, is_dashed))
        wire(self, start, end, colour, width, is_dashed=is_dashed)

    def log_chip(self, rect, edge, face, radius):
        asked.append(("chip", edge, face, radius))
        outlined(self, rect, edge, face, radius)

    def log_text(self, words, box, colour, *args, **named):
        if words in ("≈0", "+2.00", "−1.00"):
            asked.append(("text", words, colour))
        return text(self, words, box, colour, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(pen, "wire", log_wire)
        patch.setattr(pen, "outlined", log_chip)
        patch.setattr(pen, "text", log_text)
        draw()
    return asked


def same_neuron():
    return scene_from(Playground(BY_NAME["AND"], Setup(weights=WEIGHTS)))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_environment_and_app_draw_the_same_neuron(monkeypatch, theme):
    view, stage = same_neuron(), theme.stage
    in_window = asked_of(Pen, monkeypatch, lambda: draw_view(Surface(WINDOW), view, theme))
    in_frame = asked_of(
        KeptPen, monkeypatch, lambda: draw_env_view(Surface(FRAME, 0, 32), view.scene, theme)
    )
    wires = [(entry[1], entry[3]) for entry in in_frame if entry[0] == "wire"]
    assert wires == [
        (mix(stage.card, stage.muted, 0.8), False),
        (mix(stage.card, stage.positive, 0.8), False),
        (mix(stage.card, stage.negative, 0.8), True),
    ]
    chips = [entry[1] for entry in in_frame if entry[0] == "chip"]
    assert chips == [stage.muted, stage.positive, stage.negative]
    texts = [entry[1:] for entry in in_frame if entry[0] == "text"]
    assert texts == list(zip(("≈0", "+2.00", "−1.00"), chips, strict=True))
    assert [entry for entry in in_window if entry in in_frame] == in_frame


def seen(picture, place, stage):
    """Return for each wire which sign's colour it has, and whether it has gaps."""
    names = {
        name: mix(stage.card, getattr(stage, name), 0.8)
        for name in ("muted", "positive", "negative")
    } | {"gap": stage.card}
    found = []
    for start, end, chip in zip(place.inputs, place.ends, place.chips, strict=True):
        kinds = set()
        for share in np.linspace(0, 1, 400):
            x, y = along(start, end, share)
            near_input = x < start[0] + 1.6 * place.input_radius
            near_body = x > place.body[0] - 1.2 * place.body_radius
            if not (near_input or near_body or chip.inflate(4, 4).collidepoint(x, y)):
                colour = np.array(picture.get_at((round(x), round(y)))[:3], float)
                away = {name: np.abs(colour - known).sum() for name, known in names.items()}
                kinds |= {name for name in names if away[name] < 30}  # none at a dash's edge
        found.append(("gap" in kinds, *sorted(kinds - {"gap"})))
    return found


def test_both_pictures_of_that_neuron_show_the_same_wires():
    view, gate = same_neuron(), BY_NAME["AND"]
    window, frame = Surface(WINDOW), Surface((1200, 800), 0, 32)
    draw_view(window, view, DARK)
    draw_env_view(frame, view.scene, DARK)
    for picture, layout, has_gauge in (
        (window, layout_of(WINDOW, DARK, gate.n_rows), False),
        (frame, env_layout(frame.get_size(), gate), True),
    ):
        place = neuron_geometry(layout.neuron, layout.unit, gate, has_gauge=has_gauge)
        assert seen(picture, place, DARK.stage) == [
            (False, "muted"),
            (False, "positive"),
            (True, "negative"),
        ]
