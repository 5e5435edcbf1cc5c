"""The names on the sigmoid: all rows where these are few, shared at one place."""

from itertools import combinations

import pytest
from pygame import Rect

from game.playground.run import Setup
from game.ui.playground.sigmoid import draw_sigmoid, sigmoid_geometry
from game.ui.playground.sigmoid_labels import row_labels
from tests.support.gates import AND, XOR
from tests.support.panels import Paper
from tests.support.scenes import FIVE, FOUR, ONE, SIX, THREE, scene_of

RECT = Rect(10, 10, 404, 263)
SIZE = (424, 283)


def labels_of(scene, taken=()):
    pen = Paper(SIZE).pen
    place = sigmoid_geometry(pen, RECT, scene)
    return row_labels(pen, place.box, scene, place.spots, taken), place


@pytest.mark.parametrize("epochs", [1, 19, 100, 1000, 5000])
@pytest.mark.parametrize("gate", [ONE, AND, THREE], ids=lambda gate: gate.name)
def test_few_rows_are_all_named(gate, epochs):
    labels, place = labels_of(scene_of(gate, epochs).scene)
    assert sorted(row for label in labels for row in label.rows) == [*range(gate.n_rows)]
    for first, second in combinations(labels, 2):
        assert not first.rect.colliderect(second.rect)
    assert all(place.box.contains(label.rect) for label in labels)


def test_rows_at_one_place_share_a_label():
    labels, _ = labels_of(scene_of(AND, 0, Setup(weights=(1.0, 1.0, -3.0))).scene)
    assert sorted(label.text for label in labels) == ["00", "01, 10", "11"]
    [label] = labels_of(scene_of(AND, 0, Setup(weights=(0.0, 0.0, 1.0))).scene)[0]
    assert label.text == "00, 01, 10, 11"


@pytest.mark.parametrize("gate", [AND, XOR], ids=lambda gate: gate.name)
def test_rows_that_crowd_are_named_one_by_one(gate):
    labels, _ = labels_of(scene_of(gate, 0).scene)
    assert sorted(label.text for label in labels) == ["00", "01", "10", "11"]


@pytest.mark.parametrize("epochs", [0, 5, 19, 23, 100, 1000])
def test_no_label_lies_on_the_dotted_line_below_the_row_fed_in(epochs):
    scene = scene_of(AND, epochs).scene
    paper = Paper(SIZE)
    draw_sigmoid(paper.pen, RECT, scene)
    place = sigmoid_geometry(paper.pen, RECT, scene)
    x, y = place.spots[scene.snapshot.live_row]
    drop = Rect(round(x), round(y), 1, place.box.bottom - round(y))
    names = [text for text in paper.placed if set(text.text) <= set("01, ") and len(text.text) > 1]
    assert names
    assert not [text.text for text in names if text.rect.colliderect(drop)]


def test_a_label_too_long_names_the_row_fed_in_and_counts_the_others():
    labels, _ = labels_of(scene_of(THREE, 0, Setup(weights=(0.0, 0.0, 0.0, 1.0))).scene)
    assert [label.text for label in labels] == ["111 +7"]


@pytest.mark.parametrize("gate", [FOUR, FIVE, SIX], ids=lambda gate: gate.name)
def test_of_many_rows_the_one_fed_in_is_named(gate):
    scene = scene_of(gate, 30).scene
    [label], _ = labels_of(scene)
    assert scene.snapshot.live_row in label.rows
    assert label.text.startswith("1" * gate.n_inputs)


def test_a_label_keeps_off_what_is_taken():
    free, place = labels_of(scene_of(AND, 19).scene)
    taken = [label.rect.inflate(4, 4) for label in free]
    for label in labels_of(scene_of(AND, 19).scene, taken)[0]:
        assert label.rect.collidelist(taken) < 0
    # With no room at all the row fed in is named none the less.
    [label], _ = labels_of(scene_of(AND, 19).scene, [place.box])
    assert label.text == "11"


def test_the_name_of_the_row_fed_in_is_amber():
    paper = Paper(SIZE)
    scene = scene_of(AND, 19).scene
    draw_sigmoid(paper.pen, RECT, scene)
    accent, text = paper.pen.theme.cards.accent, paper.pen.theme.cards.text
    for name, colour in (("11", accent), ("00", text)):
        [rect] = [placed.rect for placed in paper.placed if placed.text == name]
        inked = paper.pixels[rect.left : rect.right, rect.top : rect.bottom].reshape(-1, 3)
        assert (
            min(abs(int(a) - b) for a, b in zip(max(inked.tolist(), key=sum), colour, strict=True))
            < 30
        )
