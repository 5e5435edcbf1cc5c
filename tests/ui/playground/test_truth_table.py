"""The truth table: a bulb for each row in counting order, in as much detail as there is room."""

from collections import Counter
from math import log

import numpy as np
import pytest
from pygame import Rect

from game.core.assessment import Mark
from game.gates import Gate
from game.playground.judgement import SIGNS, judgement
from game.playground.run import Setup
from game.record import replace
from game.ui.kit import figures
from game.ui.kit.bulb import BELOW
from game.ui.kit.pen import MOVING, STILL
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.table_geometry import (
    table_geometry,
)
from game.ui.playground.truth_table import draw_truth_table, target_rects
from tests.support.bulb_light import bulbs
from tests.support.gates import AND, PARTIAL, XOR
from tests.support.panels import Paper
from tests.support.scenes import (
    BY_NAME,
    FIVE,
    FOUR,
    ONE,
    SHIPPED,
    SIX,
    THREE,
    TWO,
    scene_of,
    worst_case,
)
from tests.support.texts import texts

RECTS = (Rect(20, 20, 620, 280), Rect(20, 20, 400, 160), Rect(20, 20, 300, 420))
ALL = (ONE, TWO, THREE, FOUR, FIVE, SIX)
SIZE = (660, 460)


def drawn(scene, rect=RECTS[0], theme=DARK, **layers):
    paper = Paper(SIZE, theme)
    paper.surface.fill(theme.stage.card)
    draw_truth_table(paper.pen, rect, scene, **layers)
    return paper


@pytest.mark.parametrize("rect", RECTS, ids=str)
@pytest.mark.parametrize("edited_row", [None, 0])
@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_targets_lie_in_their_cells_and_all_of_them_while_edited(gate, edited_row, rect):
    place = table_geometry(rect, 1.0, gate.n_rows)
    scene = scene_of(gate, edited_row=edited_row).scene
    targets = target_rects(place, 1.0, scene)
    is_shown = place.detail.target is not None or edited_row is not None
    assert list(targets) == (list(range(gate.n_rows)) if is_shown else [])
    for row, chip in targets.items():
        assert place.cells[row].box.inflate(2, 2).contains(chip)


def test_bulbs_glow_as_the_scene_says():
    scene = scene_of(TWO, 0).scene
    glow = np.array([0.0, 0.35, 0.7, 1.0])
    light = bulbs(
        drawn(replace(scene, glow=glow)).pixels.swapaxes(0, 1), table_geometry(RECTS[0], 1.0, 4)
    )
    assert np.all(np.diff(light) > 10)


def test_each_row_tells_its_inputs_and_its_probability():
    scene = scene_of(AND, 7).scene
    words = drawn(scene).words
    inputs = [word for word in words if "=" in word]
    assert inputs == ["A=0  B=0", "A=0  B=1", "A=1  B=0", "A=1  B=1"]
    for p in scene.snapshot.probabilities:
        assert f"{p:.3f}" in words
    assert words.count("target 0") == 3
    assert words.count("target 1") == 1


def test_long_names_give_way_to_bits():
    gate = Gate("L", ("Temperature1", "Humidity_abc"), (0, 0, 0, 1))
    words = drawn(scene_of(gate).scene, RECTS[1]).words
    assert [word for word in words if set(word) <= {"0", "1"}] == ["00", "01", "10", "11"]


@pytest.mark.parametrize("gate", [FIVE, SIX], ids=lambda gate: gate.name)
def test_many_rows_have_their_bits_at_the_margins(gate):
    place, words = table_geometry(RECTS[0], 1.0, gate.n_rows), drawn(scene_of(gate).scene).words
    low = place.across.bit_length() - 1
    heads = [word for word in words if set(word) <= {"0", "1"}]
    assert {word for word in heads if len(word) == low} >= {f"{n:0{low}b}" for n in range(1 << low)}


def test_a_row_without_a_target_is_marked_unlike_the_others():
    scenes = [scene_of(gate, 0, Setup(weights=(4.0, 4.0, -2.0))).scene for gate in (PARTIAL, AND)]
    cell = table_geometry(RECTS[0], 1.0, 4).cells[1].box
    one, other = (drawn(scene).pixels for scene in scenes)
    part = slice(cell.left, cell.right), slice(cell.top, cell.bottom)
    assert np.any(one[part] != other[part])


@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_still_and_moving_parts_hold_every_word_once(gate):
    scene = scene_of(gate, 5).scene
    still, moving = (drawn(scene, layers=layers).words for layers in (STILL, MOVING))
    assert sorted(still + moving) == sorted(drawn(scene).words)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("rect", RECTS, ids=str)
@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_the_wildest_numbers_stay_in_the_panel(gate, rect, theme):
    paper = drawn(worst_case(gate).scene, rect, theme)
    assert all(rect.contains(text.rect.inflate(0, -6)) for text in paper.placed)


@pytest.mark.parametrize("epochs", [100, 101, 150])
@pytest.mark.parametrize("gate", SHIPPED, ids=lambda gate: gate.name)
def test_numbers_that_read_alike_are_judged_alike(gate, epochs):
    for seed in range(4):
        scene = scene_of(gate, epochs, Setup(seed=seed)).scene
        words, judged = drawn(scene).words, {}
        for p, mark, said in zip(
            scene.snapshot.probabilities.tolist(),
            scene.snapshot.marks.tolist(),
            scene.snapshot.answers,
            strict=True,
        ):
            text = min((w for w in words if w[:2] == "0." or w[0] in "<>"), key=near_to(p))
            judged.setdefault(text, set()).add((said, mark == Mark.UNDECIDED))
        assert all(len({said for said, _ in kinds}) == 1 for kinds in judged.values()), judged


def near_to(p):
    return lambda text: abs(float(text.lstrip("<>")) - p)


def test_the_multiplexer_of_the_issue():
    scene = scene_of(BY_NAME["MULTIPLEXER"], 100).scene
    written = [figures.row_probability(p, 0.5) for p in scene.snapshot.probabilities.tolist()]
    assert {written[0b101], written[0b110]} <= set(drawn(scene).words)
    assert written[0b101] != written[0b110]


def test_undecided_rows_have_one_colour():
    paper = drawn(scene_of(XOR, 0, Setup(weights=(1e-3, -1e-3, 0.0))).scene)
    colours = set()  # of the words on rows above and below 0.5
    for text in paper.placed:
        if text.text == "undecided ?":
            left, top, right, bottom = *text.rect.topleft, *text.rect.bottomright
            colours.add(tuple(paper.pixels[left:right, top:bottom].max(axis=(0, 1)).tolist()))
    assert len(colours) == 1


@pytest.mark.parametrize("size", [(800, 500), (1280, 720), (1280, 600)], ids=str)
@pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
def test_every_row_is_judged_by_more_than_its_colour(gate, size):
    """In words with a sign, where there is room for them; else by the sign alone."""
    view = scene_of(gate, 30)
    scene = view.scene
    wanted = Counter(judgement(scene.snapshot, row).text for row in range(gate.n_rows))
    words = Counter(text.text for text in texts(view, size, DARK))
    signs = Counter(SIGNS[mark] for mark in map(Mark, scene.snapshot.marks.tolist()))
    assert wanted <= words or signs <= words
    if gate.n_rows <= 16:
        assert wanted <= words


@pytest.mark.parametrize("gate", [AND, XOR, THREE, PARTIAL], ids=lambda gate: gate.name)
def test_each_row_tells_its_own_loss(gate):
    scene = scene_of(gate, 19).scene
    words, losses = drawn(scene).words, []
    for p, target in zip(scene.snapshot.probabilities.tolist(), gate.targets, strict=True):
        if target is not None:
            losses.append(f"loss {-log(p if target else 1 - p):.3f}")
    assert [word for word in words if word.startswith("loss")] == losses


def test_the_bar_is_the_longer_the_larger_the_loss_and_half_full_at_ln_2():
    lengths = []
    for weight in (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0):  # row 11 should be 1
        scene = scene_of(AND, 0, Setup(weights=(weight, 0.0, 0.0))).scene
        place = table_geometry(RECTS[0], 1.0, 4)
        cell = place.cells[3]
        middle = round(cell.bulb[1] + BELOW * place.radius + place.detail.bar) + 1
        line = drawn(replace(scene, snapshot=fed(scene.snapshot))).pixels[:, middle]
        inside = line[cell.box.left : cell.box.right]
        lengths.append(int((inside == DARK.stage.accent).all(axis=1).sum()))
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[3] == pytest.approx(lengths[0] / 2, abs=8)


def fed(snapshot):
    """With both inputs on."""
    return replace(snapshot, live_inputs=(1, 1))


def test_the_row_that_is_fed_in_stands_on_a_raised_block():
    snapshot = scene_of(AND).scene.snapshot
    for row, bits in enumerate(AND.rows):
        scene = scene_of(AND).scene
        picture = drawn(replace(scene, snapshot=replace(snapshot, live_inputs=bits))).pixels
        cells = table_geometry(RECTS[0], 1.0, 4).cells
        colours = [picture[cell.box.left + 14, cell.box.bottom] for cell in cells]
        raised = [tuple(colour) == DARK.stage.raised for colour in colours]
        assert raised == [other == row for other in range(4)]
