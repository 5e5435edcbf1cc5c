"""The table of pages: each one opens by its key, and is drawn."""

import subprocess
import sys

import pygame
import pytest

from game.app.bindings import help_on, hints_on
from game.app.page import PAGES
from tests.support.sessions import press, session_of

SIZE = (800, 500)
IS_LOADED = (
    "import sys\n"
    "from pygame import Surface, font\n"
    "from tests.support.sessions import session_of\n"
    "font.init()\n"
    "session_of().render(Surface((800, 500)))\n"
    "print('game.app.all_gates_page' in sys.modules)\n"
)

every_page = pytest.mark.parametrize("entry", PAGES, ids=[entry.title for entry in PAGES])


def picture(session):
    surface = pygame.Surface(SIZE)
    session.render(surface)
    return pygame.surfarray.array2d(surface)


def test_titles_and_keys_are_all_different():
    assert len({entry.title for entry in PAGES}) == len({entry.key for entry in PAGES})
    assert len({entry.title for entry in PAGES}) == len(PAGES)


@every_page
@pytest.mark.parametrize("before", PAGES, ids=[entry.title for entry in PAGES])
def test_each_page_opens_by_its_key_from_any_other_and_is_drawn(entry, before):
    session = session_of()
    press(session, before.key)
    session.screen.drawn()
    press(session, entry.key)
    assert session.page.title == entry.title
    assert session.screen.is_dirty
    shown = picture(session)
    assert len(set(shown.flat)) > 100
    if entry is not before:
        press(session, before.key)
        assert (picture(session) != shown).any()


@every_page
def test_a_page_is_made_once_and_keeps_what_was_done_on_it(entry):
    session = session_of()
    press(session, entry.key)
    page = session.page
    page.change_speed(+1)
    for other in PAGES:
        press(session, other.key)
    press(session, entry.key)
    assert session.page is page
    assert page is session.page_called(entry.title)


@every_page
def test_opening_a_page_closes_help_and_tip(entry):
    session = session_of()
    press(session, "F1")
    session.screen.point_at((400, 200))
    press(session, entry.key)
    assert not session.is_help_open
    assert session.screen.pointer is None


@every_page
@pytest.mark.parametrize("title", [entry.title for entry in PAGES])
def test_every_page_s_help_tells_how_the_others_are_opened(entry, title):
    lines = [line for section in help_on(title) for line in section.lines]
    [line] = [line for line in lines if line.label == entry.label]
    assert [keycap.caps for keycap in line.keycaps] == [(entry.key,)]
    hints = {hint.label: hint for hint in hints_on(title, (), 2)}
    if entry.title != title:
        assert [keycap.caps for keycap in hints[entry.hint].keycaps] == [(entry.key,)]


def test_a_page_is_loaded_only_when_it_is_opened():
    done = subprocess.run(
        [sys.executable, "-c", IS_LOADED], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == "False"
