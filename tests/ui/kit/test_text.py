import numpy as np
import pygame
import pytest

from game.ui.kit import text
from game.ui.kit.kept import forget_kept
from game.ui.kit.text import (
    ELLIPSIS,
    LONGEST,
    NARROWEST,
    NUMBER,
    SMALLEST_PX,
    Face,
    fitted,
    label,
    signs_of,
    squeezed,
    width_of,
    wrapped,
)

WORDS = "One neuron cannot learn this: 01 + 10 = 00 + 11"
WHITE = (255, 255, 255)
WIDTHS = (1, 5, 20, 60, 150, 400, 1000)


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_fitted_text_is_never_wider_than_its_place(face, width):
    text, size = fitted(WORDS, face, 17, width)
    assert squeezed(text, face, size, WHITE, width).get_width() <= width
    assert SMALLEST_PX <= size <= 17


def test_a_text_that_fits_is_left_alone():
    width = width_of(WORDS, Face.REGULAR, 17)
    assert fitted(WORDS, Face.REGULAR, 17, width) == (WORDS, 17)
    assert squeezed(WORDS, Face.REGULAR, 17, WHITE, width).get_width() == width


def test_first_it_grows_smaller_then_narrower_and_only_then_shorter():
    full = width_of(WORDS, Face.REGULAR, 17)
    least = width_of(WORDS, Face.REGULAR, SMALLEST_PX)
    shown = [fitted(WORDS, Face.REGULAR, 17, width) for width in range(full, 20, -1)]
    sizes = [size for _, size in shown]
    assert sizes == sorted(sizes, reverse=True)
    for width, (line, size) in zip(range(full, 20, -1), shown, strict=True):
        if width >= least * NARROWEST:
            assert line == WORDS
        else:
            assert line.endswith(ELLIPSIS)
            assert WORDS.startswith(line[:-1])
            assert size == SMALLEST_PX


@pytest.mark.parametrize("width", WIDTHS)
def test_wrapped_lines_hold_all_letters_in_order_and_fit(width):
    lines = wrapped(WORDS, Face.REGULAR, 13, width)
    assert "".join(lines).replace(" ", "") == WORDS.replace(" ", "")
    for line in lines:
        assert width_of(line, Face.REGULAR, 13) <= width or len(line) == 1


def test_words_are_broken_only_where_they_must_be():
    width = max(width_of(word, Face.REGULAR, 13) for word in WORDS.split())
    assert " ".join(wrapped(WORDS, Face.REGULAR, 13, width)) == WORDS


def test_a_line_takes_as_many_words_as_it_can():
    first, second, *_ = wrapped(WORDS, Face.REGULAR, 13, 150)
    more = f"{first} {second.split()[0]}"
    assert width_of(more, Face.REGULAR, 13) > 150


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_is_no_line(text):
    assert wrapped(text, Face.REGULAR, 13, 100) == ()


PROSE = {
    "letters": "w" * 16_000,
    "narrow letters": "i" * 100_000,
    "words": "buy milk and eggs " * 1_000,
    "one letter words": "a " * 5_000,
    "a path": "/no/such/folder" * 400 + ".yaml",
    "no width": "\u0301" * 10_000,
}


@pytest.fixture
def counts(monkeypatch):
    """The number of letters of every text that is rendered, which is how it is measured."""
    counts = []
    plain = text.render

    def render(font, size_px, words, colour):
        counts.append(len(words))
        return plain(font, size_px, words, colour)

    monkeypatch.setattr(text, "render", render)
    forget_kept()
    return counts


@pytest.mark.parametrize("words", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("width", [1, 20, 300, 1500])
def test_a_text_of_any_length_takes_few_measurements(counts, words, width):
    shown, image = text.line_of(words, Face.REGULAR, 14, WHITE, width)
    assert image.get_width() <= width
    assert len(shown) <= LONGEST
    assert len(counts) < 30
    assert sum(counts) < 12 * LONGEST


@pytest.mark.parametrize("words", PROSE.values(), ids=PROSE)
@pytest.mark.parametrize("width", [20, 300, 1500])
def test_breaking_a_text_of_any_length_takes_few_measurements(counts, words, width):
    lines = wrapped(words, Face.REGULAR, 14, width)
    assert sum(map(len, lines)) <= LONGEST
    assert len(counts) < 2 * LONGEST
    assert sum(counts) < 30 * LONGEST


@pytest.mark.parametrize("size", [9, 11, 13, 17, 34, 51])
def test_a_number_in_pieces_has_the_pixels_of_one_that_is_rendered(size):
    pygame.font.init()
    for number in ("0", "12", "0.784", "+5.65", "−12\u00a0345", "1\u00a0000\u00a0000", "17/64"):
        assert NUMBER.fullmatch(number)
        whole, signs = label(number, Face.MONO, size, WHITE), signs_of(size, WHITE)
        pieces = pygame.Surface(whole.get_size(), pygame.SRCALPHA)
        pieces.fill((*WHITE, 0))
        pieces.fblits(signs.placed(number, 0, 0))
        alphas = [pygame.surfarray.array_alpha(picture) for picture in (whole, pieces)]
        assert np.array_equal(*alphas), number
    assert not any(map(NUMBER.fullmatch, ("", "<0.001", "θ 0.50", "50 %", "=>")))
