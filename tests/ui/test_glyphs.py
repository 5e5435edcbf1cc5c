"""Every letter and sign that is drawn is in the font that draws it: pygame would show a box."""

import ast
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pygame import Surface

import game.app
from game.app.bindings import help_on
from game.app.page import PLAYGROUND
from game.files import shipped
from game.ui.kit import pen
from game.ui.kit.text import Face
from game.ui.kit.theme import DARK
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.all_gates import draw_page, page_at
from tests.support.scenes import GATES, draw_view, hotspots_of, scene_of, worst_case

SIZE = (1280, 720)


@cache
def glyphs(face):
    return set(TTFont(shipped("assets") / "fonts" / face).getBestCmap())


@pytest.fixture
def drawn(monkeypatch):
    """What is written from now on, as pairs of a font and a text."""
    texts, line_of = set(), pen.line_of

    def noted(text, face, *others):
        texts.add((face, text))
        return line_of(text, face, *others)

    monkeypatch.setattr(pen, "line_of", noted)
    return texts


def scenes():
    for gate in GATES:
        yield worst_case(gate)
        yield from (scene_of(gate, 60, side_panel=panel) for panel in range(len(SIDE_PANELS)))
    yield scene_of(GATES[0], help=help_on(PLAYGROUND))
    tips = scene_of(GATES[0], 60)
    for spot in hotspots_of(tips, SIZE, DARK):
        yield scene_of(GATES[0], 60, pointer=spot.rect.center)


@pytest.mark.slow
def test_every_sign_of_every_view_is_in_its_font(drawn):
    surface = Surface(SIZE)
    for scene in scenes():
        draw_view(surface, scene, DARK)
    for n_inputs in (2, 3, 4):
        draw_page(surface, page_at(n_inputs, 50), DARK)
    assert len(drawn) > 500
    missing = {
        (face, sign) for face, text in drawn for sign in text if ord(sign) not in glyphs(face)
    }
    assert missing == set()


NOTICES = sorted(
    path
    for path in Path(game.app.__path__[0]).glob("*.py")
    if path.stem != "keyboard"  # whose signs are typed, not shown
)


@pytest.mark.parametrize("path", NOTICES, ids=lambda p: p.stem)
def test_every_sign_of_a_notice_is_in_its_font(path):
    constants = {
        node.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    signs = {sign for text in constants for sign in text if sign.isprintable()}
    assert {sign for sign in signs if ord(sign) not in glyphs(Face.STRONG)} == set()
