"""The ideas of the help: short, in order, and every sign of the stage is told in one of them."""

import re

import pytest
from pygame import Rect

from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.ideas import IDEAS, draw_ideas, idea_places
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.gates import AND
from tests.support.panels import Paper
from tests.support.scenes import BY_NAME, SIX, scene_of
from tests.support.texts import assert_all_fit

MOST_WORDS = 20
TOLD = " ".join(f"{idea.title} {idea.words}" for idea in IDEAS)


def sentences():
    return [s for idea in IDEAS for s in re.split(r"(?<=[.:])\s", idea.words) if s]


@pytest.mark.parametrize("sentence", sentences())
def test_no_sentence_is_long(sentence):
    assert len(sentence.split()) <= MOST_WORDS


TERMS = {
    "target": "Truth table",
    "probability": "Probability p",
    "weight": "Weight",
    "bias": "Bias",
    "threshold": "Threshold θ",
    "loss": "Loss",
    "epoch": "Epoch",
    "learning rate": "Learning rate",
    "L2": "L2",
    "verdict": "Verdict",
}


@pytest.mark.parametrize("term", TERMS)
def test_no_term_is_used_before_it_is_told(term):
    titles = [idea.title for idea in IDEAS]
    for idea in IDEAS[: titles.index(TERMS[term])]:
        assert not re.search(rf"\b{term}s?\b", idea.words, re.IGNORECASE), idea.title


SIGNS = re.compile(
    r"θ|σ|‖w‖|ln 2|[✓✗?–]|\b[zp]\b|undecided|target|bias|loss|epoch|L2|learning rate"
)


def test_every_sign_of_the_stage_is_told():
    found = set()
    for gate, epochs in (
        (AND, 19),
        (BY_NAME["XOR"], 1000),
        (BY_NAME["AND with a row left out"], 5),
    ):
        for view in range(len(SIDE_PANELS)):
            paper = Paper((1280, 720))
            scene_of(gate, epochs, side_panel=view).screen(DARK, (1280, 720)).render(
                paper.surface, paper.placed
            )
            found.update(sign.lower() for word in paper.words for sign in SIGNS.findall(word))
    assert {"θ", "σ", "z", "p", "ln 2", "epoch", "bias"} <= found
    drawn = Paper((1280, 720))
    draw_ideas(drawn.pen, Rect(0, 0, 1280, 720), scene_of(AND, 19).scene)
    told = " ".join([TOLD, *drawn.words]).lower()
    assert not {sign for sign in found if sign not in told}


@pytest.mark.parametrize("words", ["moving dots", "white line", "green line"])
def test_what_has_no_word_on_the_stage_is_told_too(words):
    assert words in TOLD


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("size", [(720, 380), (1190, 600), (840, 1200)], ids=str)
@pytest.mark.parametrize("gate", [AND, SIX], ids=lambda gate: gate.name)
def test_ideas_fit_their_cards(gate, size, theme):
    paper = Paper(size, theme, min(size[0] / 1190, size[1] / 600) if size[0] < size[1] else 0.72)
    draw_ideas(paper.pen, Rect((0, 0), size), scene_of(gate, 7).scene)
    places = idea_places(Rect((0, 0), size), paper.pen.unit)
    assert_all_fit(paper.placed, places)
    assert len(places) == len(IDEAS)
