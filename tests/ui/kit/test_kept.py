"""Results that are kept: what is used stays, and all of them take no more bytes than they may."""

import numpy as np
import pytest
from pygame import Surface

from game.ui.kit import bulb, kept_pen, text
from game.ui.kit.kept import CACHES, MIB, bytes_of, forget_kept, kept
from game.ui.kit.text import Face
from game.ui.kit.theme import DARK
from tests.support.sessions import session_of

MOST_MIB = 80
assert bulb
assert kept_pen


@pytest.fixture
def squares():
    """A function of which results are kept, and the arguments that it was called with."""
    called = []

    @kept(100_000)
    def square(side, colour):
        called.append((side, colour))
        return Surface((side, side), 0, 32)

    results = CACHES.pop()
    return square, called, results


def test_a_result_is_worked_out_once(squares):
    square, called, _ = squares
    assert square(10, "a") is square(10, "a")
    assert square(10, "b") is not square(10, "a")
    assert called == [(10, "a"), (10, "b")]


def test_they_never_take_more_bytes_than_they_may(squares):
    square, called, results = squares
    rng = np.random.default_rng(0)
    for side in rng.integers(1, 120, 500).tolist():
        square(side, "a")
        assert results.n_bytes <= results.most_bytes
    assert len(called) > 100


def test_what_is_used_again_and_again_stays(squares):
    square, called, _ = squares
    for number in range(200):
        square(20, "often")
        square(20, number)
    assert called.count((20, "often")) == 1
    assert len(called) == 201


def test_what_alone_is_too_large_is_not_kept_and_takes_nothing_else_away(squares):
    square, called, results = squares
    square(10, "a")
    square(150, "b")
    square(150, "b")
    square(10, "a")
    assert called == [(10, "a"), (150, "b"), (150, "b")]
    assert results.n_bytes < 1_000


def test_a_result_that_is_nothing_is_kept_as_well():
    called = []

    @kept(1_000)
    def zero(number):
        called.append(number)
        return 0

    results = CACHES.pop()
    assert [zero(1), zero(1)] == [0, 0]
    assert len(results.young) == 1


def test_bytes_are_those_of_pixels_numbers_and_letters():
    surface = Surface((10, 20), 0, 32)
    assert bytes_of(surface) == 800
    assert bytes_of((surface, (3, 4))) == 816
    assert bytes_of(np.zeros((2, 3))) == 48
    assert bytes_of("words") == 10


def test_all_of_the_app_s_together_are_bounded():
    assert sum(results.most_bytes for results in CACHES) <= MOST_MIB * MIB
    forget_kept()
    text.label("words", Face.REGULAR, 12, DARK.cards.text)
    assert sum(results.n_bytes for results in CACHES) > 0
    forget_kept()
    assert sum(results.n_bytes for results in CACHES) == 0


@pytest.mark.slow
def test_window_sizes_come_and_go_within_the_bounds():
    session = session_of()
    session.page.toggle_run()
    for number in range(40):
        surface = Surface((800 + 83 * number, 500 + 47 * number))
        for _ in range(2):
            session.advance(1 / 60)
            session.update(surface)
        assert all(results.n_bytes <= results.most_bytes for results in CACHES)
