"""The page of all gates in pictures: trained so far, with the cursor on a gate."""

from functools import cache

from pygame import Rect, Surface

from game.app.all_gates_page import AllGatesPage
from game.app.bindings import hints_on
from game.app.clock import EpochClock
from game.app.page import ALL_GATES
from game.app.screen import Screen
from game.gates import Init
from game.playground.run import Setup
from game.ui.all_gates.overview import AllGatesLayout, card_rects
from game.ui.kit.binding import HelpSection
from game.ui.kit.pen import Placed
from game.ui.kit.theme import DARK, Theme
from tests.support.gates import AND
from tests.support.scenes import scene_of

HD = (1280, 720)


@cache
def _trained(n_inputs: int, epoch: int, init: Init) -> tuple[AllGatesPage, int]:
    """Return the page, and the gate that its cursor is on at first."""
    page = AllGatesPage(Setup(init=init).for_gate(AND), EpochClock())
    page.show(n_inputs)
    page.ask()
    page.gates.population.forward(epoch)
    page.gates.population.travel(1e9)
    return page, page.gates.number


def page_at(
    n_inputs: int, epoch: int, number: int | None = None, init: Init = Init.ZERO
) -> AllGatesPage:
    """Return the page after `epoch`, its cursor on gate `number`; trained once and shared."""
    page, first = _trained(n_inputs, epoch, init)
    page.point(first if number is None else number)
    return page


def draw_page(
    surface: Surface,
    page: AllGatesPage,
    theme: Theme,
    placed: list[Placed] | None = None,
    notice: str = "",
    sections: tuple[HelpSection, ...] = (),
) -> Screen:
    """Draw what the window would show; return its screen."""
    screen = Screen(page, theme)
    screen.hints, screen.notice = hints_on(ALL_GATES, (), page.n_inputs), notice
    screen.show_help(sections, lambda: scene_of(AND).scene)
    screen.choose_help(1)
    screen.render(surface, placed)
    return screen


def drawn(
    page: AllGatesPage,
    size: tuple[int, int] = HD,
    theme: Theme = DARK,
    notice: str = "",
    sections: tuple[HelpSection, ...] = (),
) -> tuple[Surface, list[Placed]]:
    """Return the picture of the page, and what is written there."""
    surface = Surface(size)
    placed: list[Placed] = []
    draw_page(surface, page, theme, placed, notice, sections)
    return surface, placed


def panels_of(layout: AllGatesLayout) -> list[Rect]:
    """Return the rectangles that texts must lie in."""
    names = (
        "header",
        "sentence",
        "timeline",
        "hints",
        "caption",
        "mosaic",
        "legend",
        "lens",
        "gate",
    )
    cards = card_rects(layout.cards, layout.unit) if layout.cards.width else []
    return [*cards, *(rect for name in names if (rect := getattr(layout, name)).width)]
