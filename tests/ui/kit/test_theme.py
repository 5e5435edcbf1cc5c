"""Every theme can be read by everybody: contrast, and colours told apart without full sight."""

from functools import partial
from itertools import combinations, pairwise

import numpy as np
import pytest

from game.core.assessment import Mark
from game.ui.kit.bulb import TINT_STRENGTH
from game.ui.kit.theme import THEMES, glow, lamp, mix
from tests.support.colour import SIGHTS, contrast, distance, hue, lab

LEGIBLE = 4.5  # WCAG 2.2, level AA, text of any size
VISIBLE = 3.0  # WCAG 2.2, level AA, signs and edges that carry meaning
DISTINCT = 20.0  # ten times what is just noticeable


COLOURS_OF_P = {"light": glow} | {name: partial(lamp, theme) for name, theme in THEMES.items()}

PALETTES = [
    pytest.param(page, palette, id=f"{theme.name} {name}")
    for theme in THEMES.values()
    for name, page, palette in (
        ("cards", theme.page, theme.cards),
        ("stage", theme.stage.card, theme.stage),
    )
]


@pytest.mark.parametrize(("page", "palette"), PALETTES)
def test_text_is_legible_on_whatever_it_stands_on(page, palette):
    inks = {
        "text": palette.text,
        "muted": palette.muted,
        "accent": palette.accent,
        "positive": palette.positive,
        "negative": palette.negative,
        **{mark.name: colour for mark, colour in palette.marks.items()},
    }
    for ground in (palette.card, palette.keycap, palette.raised, page):
        for name, ink in inks.items():
            assert contrast(ink, ground) >= LEGIBLE, (name, ground)
    for mark, ink in palette.marks.items():  # the status pill
        assert contrast(ink, mix(palette.card, ink, 0.18)) >= LEGIBLE, mark.name


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_words_and_lines_on_the_map_are_legible(theme):
    assert contrast(theme.line, theme.zero) >= LEGIBLE
    assert contrast(theme.line, theme.half) >= VISIBLE


@pytest.mark.parametrize(("page", "palette"), PALETTES)
def test_lit_dots_are_told_from_unlit_ones(page, palette):
    del page
    for theme in THEMES.values():
        if palette in (theme.cards, theme.stage):
            assert abs(lab(theme.one)[0] - lab(palette.track)[0]) > 10


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("page", "palette"), PALETTES)
def test_signs_of_weights_are_told_apart_by_every_sight(page, palette, sight):
    del page
    assert distance(palette.positive, palette.negative, sight) > DISTINCT


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("page", "palette"), PALETTES)
def test_marks_are_told_apart_by_every_sight(page, palette, sight):
    """By shape they always are; right and wrong by colour as well."""
    del page
    for one, other in combinations((Mark.RIGHT, Mark.WRONG, Mark.UNDECIDED), 2):
        assert distance(palette.marks[one], palette.marks[other], sight) > DISTINCT / 2, (
            one,
            other,
        )


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_the_map_s_two_sides_are_told_apart_by_every_sight(theme, sight):
    assert distance(theme.zero, theme.one, sight) > 2 * DISTINCT
    assert distance(theme.zero, theme.half, sight) > DISTINCT / 2
    assert distance(theme.one, theme.half, sight) > DISTINCT


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("colour_of", COLOURS_OF_P.values(), ids=COLOURS_OF_P)
def test_what_shows_a_probability_grows_lighter_all_the_way_for_every_sight(colour_of, sight):
    lightness = [lab(colour_of(step / 100), sight)[0] for step in range(101)]
    assert all(darker < lighter for darker, lighter in pairwise(lightness))


@pytest.mark.parametrize("colour_of", COLOURS_OF_P.values(), ids=COLOURS_OF_P)
def test_what_shows_a_probability_is_amber_and_never_red(colour_of):
    for percent in range(15, 91):
        assert 25 <= hue(colour_of(percent / 100)) <= 60, percent


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_dots_and_wires_grow_lighter_evenly(theme):
    lightness = np.array([lab(lamp(theme, step / 100))[0] for step in range(101)])
    straight = np.linspace(lightness[0], lightness[-1], 101)
    assert np.abs(lightness - straight).max() <= 8
    assert lightness[-1] - lightness[0] > 30


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_words_beside_a_bulb_are_legible_in_its_light(theme):
    """Numbers and judgements stand where the halo has a quarter of its strength at most."""
    share = 0.25 * TINT_STRENGTH
    for ground in (theme.stage.card, theme.stage.raised):
        lit = ground if theme.halo is None else mix(ground, theme.halo, share)
        for ink in (theme.stage.text, theme.stage.muted, theme.stage.accent):
            assert contrast(ink, lit) >= LEGIBLE
        for mark, ink in theme.stage.marks.items():
            assert contrast(ink, lit) >= LEGIBLE, mark.name


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_chips_with_targets_are_legible(theme):
    for ink in (theme.stage.text, theme.stage.muted):
        assert contrast(ink, theme.stage.track) >= LEGIBLE


@pytest.mark.parametrize("level", range(0, 101, 5))
@pytest.mark.parametrize("theme", list(THEMES.values()), ids=lambda theme: theme.name)
def test_the_outline_of_a_bulb_is_seen_lit_or_not(theme, level):
    edge = mix(*theme.rims, level / 100)
    for ground in (theme.stage.card, theme.stage.raised):
        assert contrast(edge, ground) >= VISIBLE


def test_no_card_is_dark_in_the_light_theme():
    theme = THEMES["light"]
    for colour in (theme.page, theme.cards.card, theme.stage.card, theme.stage.raised):
        assert lab(colour)[0] > 90
