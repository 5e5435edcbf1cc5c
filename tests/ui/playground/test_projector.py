"""The projector's view: what explains right and wrong, three times as large, in any window."""

import pytest
from pygame import Rect, Surface

from game.ui.kit.theme import DARK, PROJECTOR, WHITEBOARD
from game.ui.playground.projector import N_CHARTS, projector_layout
from tests.support.gates import AND
from tests.support.scenes import BY_NAME, SIZES, THREE, draw_view, hotspots_of, scene_of
from tests.support.texts import texts

EACH = pytest.mark.parametrize("theme", [PROJECTOR, WHITEBOARD], ids=lambda theme: theme.name)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_panels_lie_in_the_window_and_apart(size):
    places = projector_layout(size.pair, PROJECTOR.type_scale).places
    panels = [places[name] for name in ("head", "sentence", "bulbs", "chart", "timeline", "hints")]
    for place, panel in enumerate(panels):
        assert Rect((0, 0), size.pair).contains(panel)
        assert not any(panel.colliderect(other) for other in panels[place + 1 :])


@EACH
@pytest.mark.parametrize("gate", [AND, BY_NAME["XOR"], THREE], ids=lambda gate: gate.name)
def test_it_tells_what_explains_right_and_wrong(gate, theme):
    scene = scene_of(gate, 5)
    placed = texts(scene, (1280, 720), theme)
    words = " ".join(text.text for text in placed)
    now = scene.snapshot
    assert f"right {now.n_right}/{now.n_examples}" in words
    assert "θ 0.50" in words
    assert "says 1" in words
    sentence = "".join(scene.scene.sentence.parts)
    assert all(word in words for word in sentence.split())
    assert [text for text in placed if text.text != text.requested] == []


def test_type_is_three_times_as_large():
    small, large = (
        {text.text: text.rect.height for text in texts(scene_of(AND, 19), (1280, 720), theme)}
        for theme in (DARK, PROJECTOR)
    )
    number = f"{float(scene_of(AND, 19).snapshot.probabilities[0]):.3f}"
    assert large[number] >= 2.5 * small[number]
    assert large["says 0 ✓"] >= 2.5 * small["says 0 ✓"]


@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (900, 1400)], ids=str)
@pytest.mark.parametrize("chart", range(N_CHARTS))
@pytest.mark.parametrize("gate", [AND, THREE], ids=lambda gate: gate.name)
def test_every_chart_is_written_whole(gate, chart, size):
    placed = texts(scene_of(gate, 60, side_panel=chart), size, PROJECTOR)
    assert [text for text in placed if text.text != text.requested] == []


def test_the_mouse_feeds_rows_and_turns_the_chart():
    names = {spot.name for spot in hotspots_of(scene_of(AND, 19), (1280, 720), PROJECTOR)}
    assert {"row", "run", "timeline", "sentence"} <= names
    assert "gates" not in names


def test_it_draws_without_a_column_at_any_size():
    for size in ((800, 500), (1400, 500), (900, 1400)):
        draw_view(Surface(size), scene_of(AND, 19), WHITEBOARD)
