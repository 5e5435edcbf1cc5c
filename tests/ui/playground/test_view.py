"""The playground's view: the theme chooses between the stage and the projector's."""

import pytest

from game.ui.kit.theme import DARK, LIGHT, PROJECTOR, THEMES, WHITEBOARD, next_theme, projected
from game.ui.playground.projector import ProjectorLayout
from game.ui.playground.stage import StageLayout
from game.ui.playground.view import bulbs_across, n_charts, view_layout

SIZE = (1280, 720)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_theme_chooses_the_view(theme):
    layout = view_layout(SIZE, theme, 4, 200)
    assert isinstance(layout, ProjectorLayout if theme.is_projector else StageLayout)
    assert layout.column.width == (0 if theme.is_projector else 200)


def test_the_projector_can_show_the_loss_in_place_of_a_view():
    assert n_charts(PROJECTOR) == n_charts(DARK) + 1


@pytest.mark.parametrize(("n_rows", "across"), [(2, 1), (4, 2), (8, 2), (64, 8)])
def test_arrows_move_among_the_bulbs_as_they_stand(n_rows, across):
    assert bulbs_across(view_layout(SIZE, PROJECTOR, n_rows, 0), n_rows) == across
    assert bulbs_across(view_layout(SIZE, DARK, 4, 200), 4) == 4


def test_light_and_dark_turn_on_the_projector_as_on_the_stage():
    assert next_theme(DARK) is LIGHT
    assert next_theme(LIGHT) is DARK
    assert next_theme(PROJECTOR) is WHITEBOARD
    assert next_theme(WHITEBOARD) is PROJECTOR
    for theme in THEMES.values():
        assert projected(projected(theme)) is theme
        assert projected(theme).is_projector != theme.is_projector
