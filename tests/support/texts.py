"""What is written in a picture, and whether all of it fits."""

from collections.abc import Iterable, Sequence
from functools import cache

from pygame import Rect, Surface

from game.ui.kit.layout import PageLayout
from game.ui.kit.pen import Placed
from game.ui.kit.theme import Theme
from tests.support.scenes import View, draw_view


def texts(view: View, size: tuple[int, int], theme: Theme) -> list[Placed]:
    """Return all that is written in a picture of the playground."""
    placed: list[Placed] = []
    draw_view(_blank(size), view, theme, placed)
    return placed


@cache
def _blank(size: tuple[int, int]) -> Surface:
    return Surface(size)


def panels_of(layout: PageLayout) -> dict[str, Rect]:
    """Return the rectangles that texts must lie in."""
    return {name: rect for name, rect in layout.places.items() if name != "body"}


def core(rect: Rect) -> Rect:
    """The middle of a line of type, which is where letters are; its rectangle is taller."""
    return rect.inflate(-2, -round(rect.height * 0.45))


def assert_all_fit(placed: Sequence[Placed], panels: Iterable[Rect]) -> None:
    """Assert that no text is cut, leaves the panels or touches another."""
    rects, letters = list(panels), [core(text.rect) for text in placed]
    for place, (text, rect) in enumerate(zip(placed, letters, strict=True), start=1):
        assert text.text == text.requested
        assert any(panel.contains(rect) for panel in rects), text
        other = rect.collidelist(letters[place:])
        assert other < 0, (text.text, placed[place + other].text)
