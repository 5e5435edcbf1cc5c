"""The card of a gate file's problems: what it says, where its caret stands, what closes it."""

import pytest
from pygame import Rect, Surface

from game.ui.kit.panel import topmost
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK
from game.ui.playground.problem_card import (
    problem_card_geometry,
    problem_card_part,
    problem_hotspots,
)
from game.ui.playground.scene import FileProblems, PlaygroundHandler
from tests.support.panels import Noting, Paper, by_name
from tests.support.problems import BAD, LONG_PATH, MANY, WIDE, problems_in
from tests.support.scenes import EACH_TYPE_SIZE, GATES, SIZES, layout_of, scene_of
from tests.support.texts import assert_all_fit, texts

DESIGN = (1280, 720)
COLUMN = Rect(100, 20, 400, 640)


def card_of(layout, file_problems):
    column = layout.side.union(layout.loss)
    return problem_card_geometry(Pen(Surface((1, 1)), DARK, layout.unit), column, file_problems)


@EACH_TYPE_SIZE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text", [BAD, WIDE, "", "name: [", "\x00", MANY])
def test_every_text_of_the_card_of_problems_fits(text, size, theme):
    scene = scene_of(GATES[0])
    file_problems = FileProblems(problems_in(text), kept="M" * 40, n_others=3)
    without = texts(scene, size.pair, theme)
    shown = texts(scene_of(GATES[0], file_problems=file_problems), size.pair, theme)[len(without) :]
    layout = layout_of(size.pair, theme, 4)
    card = problem_card_geometry(
        Pen(Surface((1, 1)), theme, layout.unit), layout.side.union(layout.loss), file_problems
    ).card
    assert_all_fit(shown, [card])
    assert layout.side.union(layout.loss).contains(card)
    assert not card.colliderect(layout.truth_table)
    assert not card.colliderect(layout.neuron)


def test_the_caret_stands_under_what_is_meant():
    problem = problems_in(WIDE)[0]
    layout = layout_of(DESIGN, DARK, 4)
    place = card_of(layout, FileProblems((problem,)))
    assert place.problems[0].code[place.problems[0].caret] == "Q"
    assert place.problems[0].place.endswith("and.yaml:3:343")


def test_problems_that_do_not_fit_are_counted():
    problems = problems_in(MANY)
    layout = layout_of((800, 500), DARK, 4)
    place = card_of(layout, FileProblems(problems))
    assert place.problems
    assert len(place.problems) + place.n_more == len(problems)


def words_of(file_problems):
    paper = Paper(DESIGN)
    part = problem_card_part(paper.pen, COLUMN, file_problems)
    part.draw(paper.pen)
    card = problem_card_geometry(paper.pen, COLUMN, file_problems).card
    assert part.rect == card
    assert COLUMN.contains(card)
    assert paper.is_blank_outside(card)
    return " ".join(paper.words)


def test_it_counts_the_problems_and_names_the_file():
    assert "5 mistakes in and.yaml" in words_of(FileProblems(problems_in(BAD)))
    assert "A mistake in and.yaml" in words_of(FileProblems(problems_in(WIDE)))
    assert "A mistake in the dropped text" in words_of(FileProblems(problems_in(WIDE, None)))


def test_its_foot_tells_what_to_do_and_what_else_is_wrong():
    problems = problems_in(WIDE)
    assert "It will be in the list once this is mended." in words_of(FileProblems(problems))
    assert "AND stays as it last was" in words_of(FileProblems(problems, kept="AND"))
    assert "drop it again" in words_of(FileProblems(problems_in(WIDE, None)))
    assert "1 other file has mistakes" in words_of(FileProblems(problems, n_others=1))
    assert "2 other files have mistakes" in words_of(FileProblems(problems, n_others=2))


def test_only_its_close_button_closes_it_and_nothing_below_is_clicked_through_it():
    handler = Noting(PlaygroundHandler)
    file_problems = FileProblems(problems_in(BAD, LONG_PATH))
    spots = problem_hotspots(Paper(DESIGN).pen, COLUMN, file_problems, handler)
    card, close = (by_name(spots)[name, 0] for name in ("problems", "close problems"))
    assert card.click is None
    assert card.rect.contains(close.rect)
    assert topmost(spots, close.rect.center) is close
    close.click()
    assert handler.taken() == [("dismiss_problems",)]
