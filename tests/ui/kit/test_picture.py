"""Pictures of parts: what has changed is drawn, and nothing else, with the pixels of the whole."""

import numpy as np
import pytest
from pygame import Rect

from game.ui.kit.picture import Part, Picture, Same, draw_parts, shown
from tests.support.panels import Paper

SIZE = (64, 48)
WHOLE = Rect(0, 0, *SIZE)
LEFT, RIGHT = Rect(2, 2, 20, 40), Rect(30, 2, 20, 40)
COLOURS = ((200, 0, 0), (0, 200, 0), (0, 0, 200), (90, 90, 90))


class Drawn:
    """A surface, and the names of the parts that are drawn on it."""

    def __init__(self):
        self.paper, self.picture, self.names = Paper(SIZE), Picture(), []

    def part(self, name, rect, colour, alpha=255, still=None):
        def draw(pen):
            self.names.append(name)
            veil = pen.surface.subsurface(WHOLE).copy()
            veil.fill(colour)
            veil.set_alpha(alpha)
            pen.surface.blit(veil, (0, 0))  # which only the clip keeps within the part

        def draw_still(pen):
            self.names.append(f"still {name}")
            pen.surface.fill(still, rect.inflate(-4, -4))

        lies = (still, draw_still) if still else (None, None)
        return Part(name, rect, shown(colour, alpha), draw, None, *lies)

    def update(self, *parts):
        """Update the picture, and return the names of what was drawn, and where."""
        self.names.clear()
        return self.picture.update(self.paper.pen, parts), sorted(self.names)


@pytest.fixture
def drawn():
    return Drawn()


def test_at_first_everything_is_drawn_then_nothing(drawn):
    parts = drawn.part("left", LEFT, COLOURS[0]), drawn.part("right", RIGHT, COLOURS[1])
    assert drawn.update(*parts) == ([WHOLE], ["left", "right"])
    assert drawn.update(*parts) == ([], [])


def test_what_has_changed_is_drawn_where_it_is(drawn):
    right = drawn.part("right", RIGHT, COLOURS[1])
    drawn.update(drawn.part("left", LEFT, COLOURS[0]), right)
    assert drawn.update(drawn.part("left", LEFT, COLOURS[2]), right) == ([LEFT], ["left"])


def test_what_has_moved_or_gone_leaves_nothing_behind(drawn):
    left = drawn.part("left", LEFT, COLOURS[0])
    drawn.update(left)
    areas, names = drawn.update(drawn.part("left", RIGHT, COLOURS[0]))
    assert (sorted(map(tuple, areas)), names) == (sorted(map(tuple, (LEFT, RIGHT))), ["left"])
    assert drawn.update() == ([RIGHT], [])
    page = drawn.paper.pen.theme.page
    assert np.all(drawn.paper.pixels == page)


def test_what_stands_still_is_drawn_when_it_changes_and_not_when_what_lies_on_it_does(drawn):
    below, other = COLOURS[2], COLOURS[3]
    drawn.update(drawn.part("left", LEFT, COLOURS[0], 90, still=below))
    _, names = drawn.update(drawn.part("left", LEFT, COLOURS[1], 90, still=below))
    assert names == ["left"]
    areas, names = drawn.update(drawn.part("left", LEFT, COLOURS[1], 90, still=other))
    assert (areas, names) == ([LEFT], ["left", "still left"])
    assert drawn.update(drawn.part("left", LEFT, COLOURS[1], 90, still=other)) == ([], [])


def test_what_lies_above_something_that_changes_is_drawn_again_and_so_is_all_below_it(drawn):
    above = drawn.part("tip", Rect(15, 10, 20, 10), COLOURS[2], alpha=128)
    right = drawn.part("right", RIGHT, COLOURS[1])
    drawn.update(drawn.part("left", LEFT, COLOURS[0]), right, above)
    _, names = drawn.update(drawn.part("left", LEFT, COLOURS[3]), right, above)
    assert names == ["left", "right", "tip"]


def test_another_size_or_a_lost_surface_is_drawn_whole(drawn):
    left = drawn.part("left", LEFT, COLOURS[0])
    drawn.update(left)
    drawn.picture.forget()
    assert drawn.update(left) == ([WHOLE], ["left"])
    drawn.paper = Paper((80, 48))
    assert drawn.update(left)[1] == ["left"]


@pytest.mark.parametrize("seed", range(20))
def test_any_sequence_of_pieces_gives_the_pixels_of_the_whole(drawn, seed):
    rng = np.random.default_rng(seed)
    for _ in range(30):
        parts = [
            drawn.part(
                f"part {number}",
                Rect(*rng.integers(0, 40, 2), *rng.integers(0, 30, 2)),  # also upon "apart"
                COLOURS[rng.integers(len(COLOURS))],
                int(rng.choice((90, 255))),
            )
            for number in range(rng.integers(0, 5))
        ]
        parts.append(
            drawn.part(
                "apart", Rect(52, 30, 12, 18), COLOURS[1], 90, still=COLOURS[rng.integers(4)]
            )
        )
        for _ in range(2):  # the second time with one part alone changed
            drawn.update(*parts)
            whole = Paper(SIZE)
            draw_parts(whole.pen, parts)
            np.testing.assert_array_equal(drawn.paper.pixels, whole.pixels)
            if len(parts) > 1:
                parts[0] = drawn.part("part 0", parts[0].rect, COLOURS[rng.integers(4)])


def test_a_drawing_that_fails_leaves_the_whole_surface_to_the_next(drawn):
    def fail(_pen):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        drawn.update(Part("left", LEFT, 1, fail))
    assert drawn.paper.surface.get_clip() == WHOLE
    assert drawn.update(drawn.part("left", LEFT, COLOURS[0])) == ([WHOLE], ["left"])


def test_arrays_are_compared_by_their_bits():
    assert shown(np.array([0.5, 1.0]), "a") == shown(np.array([0.5, 1.0]), "a")
    assert shown(np.array([0.5, 1.0])) != shown(np.array([0.5, 1.5]))


def test_what_is_compared_as_the_same_equals_itself_alone():
    first, second = [1], [1]
    assert Same(first) == Same(first)
    assert Same(first) != Same(second)
    assert Same(first) != first
