"""The sentence over the stage, with its number in amber, and the outline it points out."""

from pygame import Rect

from game.playground.hidden import Hidden
from game.ui.kit.theme import DARK
from game.ui.playground.sentence import SENTENCE, draw_sentence, pointed_parts
from game.ui.playground.truth_table import table_geometry
from tests.support.panels import Paper
from tests.support.scenes import BY_NAME, layout_of, scene_of

STRIP = Rect(16, 56, 1248, 42)


def test_it_is_one_line_with_its_number_apart():
    paper = Paper((1280, 720))
    draw_sentence(paper.pen, STRIP, scene_of(BY_NAME["AND"], 19).scene)

    assert paper.words[1] == "0.506"
    assert "".join(paper.words).endswith("the neuron says 0.506.")
    assert len({text.rect.centery for text in paper.placed}) <= 2


def test_it_takes_two_lines_where_one_is_too_narrow():
    paper = Paper((1280, 720))
    draw_sentence(paper.pen, Rect(16, 56, 320, 42), scene_of(BY_NAME["AND"], 19).scene)

    assert len({text.box.y for text in paper.placed}) == 2
    assert all("…" not in word for word in paper.words)


def test_a_hidden_one_draws_nothing():
    paper = Paper((1280, 720))
    scene = scene_of(BY_NAME["AND"], 19, hidden=frozenset({Hidden.SENTENCE})).scene
    draw_sentence(paper.pen, STRIP, scene)

    assert not paper.has_drawing_in(STRIP)
    assert SENTENCE.hotspots(paper.pen, STRIP, scene, None) == []


def test_the_outline_goes_around_the_rows_it_speaks_of():
    paper = Paper((1280, 720))
    scene = scene_of(BY_NAME["AND"], 19).scene
    view = scene_of(BY_NAME["AND"], 19, pointed=scene.sentence)
    layout = layout_of((1280, 720), DARK, 4)
    cell = table_geometry(layout.truth_table, layout.unit, 4).cells[3].box

    parts = pointed_parts(paper.pen, layout.places, view.scene)

    assert Rect(parts[0].rect).unionall([part.rect for part in parts]) == cell
