"""What all pages have in common, and the column that may stand beside any of them."""

import pytest
from pygame import Rect, Surface

from game.app.clock import DEFAULT_SPEED, SPEEDS, EpochClock
from game.app.page import ALL_GATES, PAGES, PLAYGROUND, Column, Page
from game.playground.controls import Action
from game.ui.kit.panel import Hotspot
from game.ui.kit.pen import Pen
from game.ui.kit.theme import THEMES
from tests.support.sessions import session_of

SIZES = ((800, 500), (1280, 720), (900, 1400))

every_page = pytest.mark.parametrize("title", [entry.title for entry in PAGES])


class PlainColumn(Column):
    """A column as plain as can be."""

    key = None
    rect = None

    def width(self, window_width, _unit):
        return round(0.2 * window_width)

    def fit(self, rect, _unit):
        self.rect = rect

    def draw(self, pen, rect):
        pen.surface.fill((200, 10, 10), rect)

    def hotspots(self, _pen, rect):
        return [Hotspot("plain", rect)]


def opened(title):
    session = session_of()
    session.turn_to(title)
    return session


@pytest.mark.parametrize(("kind", "words"), [(Page, [EpochClock()]), (Column, [])])
def test_a_part_left_out_is_an_error_at_once(kind, words):
    with pytest.raises(TypeError, match="abstract"):
        type("Half", (kind,), {})(*words)


@every_page
def test_a_page_stands_still_until_it_is_to_run(title):
    page = opened(title).page
    assert not page.is_running
    page.is_dirty = False
    page.toggle_run()
    assert page.is_running
    assert page.is_dirty
    page.toggle_run()
    assert not page.is_running


@every_page
def test_the_speed_is_changed_and_shown(title):
    page = opened(title).page
    page.is_dirty = False
    page.change_speed(+1)
    assert page.clock.speed == SPEEDS[SPEEDS.index(DEFAULT_SPEED) + 1]
    assert page.is_dirty
    page.change_speed(-1)
    assert page.clock.speed == DEFAULT_SPEED


@every_page
def test_a_page_at_rest_has_no_mode_takes_no_letters_and_has_nothing_to_close(title):
    page = opened(title).page
    assert page.mode_bindings == ()
    assert not page.type("a")
    assert not page.back()


def test_esc_first_closes_what_is_open_on_a_page(monkeypatch):
    session = opened(ALL_GATES)
    with monkeypatch.context() as patch:
        patch.setattr(session.page, "back", lambda: True)
        session.back()
        assert session.page.title == ALL_GATES
    session.back()
    assert session.page.title == PLAYGROUND


@every_page
def test_a_drag_is_about_the_same_until_the_page_changes(title):
    session = opened(title)
    subject = session.page.subject
    session.page.step(Action.FORWARD)
    session.page.step(Action.RAISE_FINE)
    assert session.page.subject is subject
    other = next(entry.title for entry in PAGES if entry.title != title)
    session.turn_to(other)
    assert session.page.subject is not subject


@every_page
def test_the_recipe_brings_back_what_is_shown(title):
    page = opened(title).page
    page.step(Action.FORWARD_10)
    page.advance(0.05)
    recipe = page.recipe
    assert recipe.epochs == 10
    assert str(recipe.epochs) in page.stem
    assert recipe.gate.n_inputs == page.n_inputs


@every_page
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_all_lies_in_the_window_and_beside_the_column(title, size, theme):
    session = opened(title)
    page, column = session.page, PlainColumn()
    page.column = column
    session.screen.theme = theme
    session.screen.fit(size)
    beside = page.layout.column
    if theme.is_projector and title == PLAYGROUND:
        assert column.rect is None
        assert beside.width == 0
    else:
        assert column.rect == beside
        assert beside.width == round(0.2 * size[0])
    window = Rect((0, 0), size)
    for spot in page.hotspots(Pen(Surface((1, 1)), theme, page.layout.unit)):
        assert window.contains(spot.rect)
        assert not beside.colliderect(spot.rect)
    assert [spot.name for spot in session.hotspots()].count("plain") == bool(beside.width)
    surface = Surface(size)
    session.render(surface)
    if beside.width:
        assert surface.get_at(beside.center)[:3] == (200, 10, 10)


@every_page
def test_without_a_column_all_room_is_the_page_s(title):
    session = opened(title)
    widths = []
    for column in (PlainColumn(), None):
        session.page.column = column
        session.screen.fit((1280, 720))
        widths.append(session.page.layout.body.width)
    assert session.page.layout.column.width == 0
    assert widths[1] > widths[0] + 0.2 * 1280
