import io
import tracemalloc
import weakref

import numpy as np
import pygame
import pytest
from PIL import Image, ImageSequence

from game.app import gif
from game.app.gif import (
    BAND_PIXELS,
    LIKENESS,
    N_COLOURS,
    PATTERN,
    Palette,
    bands,
    pixels,
    write_gif,
)
from game.ui.kit.bulb import draw_bulb
from game.ui.kit.pen import Pen
from game.ui.kit.theme import DARK

SIZE = (120, 90)


def glowing(probability, dot=None):
    surface = pygame.Surface(SIZE)
    surface.fill(DARK.stage.card)
    draw_bulb(Pen(surface, DARK, 1.0), (60, 40), 20, probability)
    if dot is not None:
        surface.fill((0, 255, 0), (*dot, 3, 3))
    return surface


def played(frames, durations=None):
    palette = Palette([pixels(frame) for frame in frames])
    file = io.BytesIO()
    write_gif(file, frames, palette, durations or [0.1] * len(frames))
    film = Image.open(file)
    return film, [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(film)]


def test_what_is_played_is_what_was_drawn():
    frames = [glowing(p) for p in np.linspace(0, 1, 12)]
    _, shown = played(frames)
    assert len(shown) == 12
    for frame, picture in zip(frames, shown, strict=True):
        gap = np.abs(picture.astype(int) - pixels(frame))
        assert gap.mean() < 2.5
        assert np.percentile(gap, 99) < 16


def test_few_colours_are_kept_as_they_are():
    surface = pygame.Surface(SIZE)
    for place in range(9):
        surface.fill((place * 25, 255 - place * 20, place), (place * 10, 0, 10, 90))
    _, [shown] = played([surface])
    assert np.abs(shown.astype(int) - pixels(surface)).max() <= 1


def test_what_stands_still_does_not_flicker():
    frames = [glowing(0.4, dot=(3 * place, 84)) for place in range(8)]
    _, shown = played(frames)
    for picture in shown[1:]:
        assert (picture[:80] == shown[0][:80]).all()
        assert (picture[84:] != shown[0][84:]).any()


@pytest.mark.slow
def test_a_slow_fade_is_never_further_off_than_the_likeness_and_the_palette():
    frames = [glowing(p) for p in np.linspace(0.5, 0.0, 60)]
    palette = Palette([pixels(frame) for frame in frames])
    _, shown = played(frames)
    for frame, picture in zip(frames, shown, strict=True):
        alone = palette.colours[palette.indices(pixels(frame))].astype(int)
        own_gap = np.abs(alone - pixels(frame)).max(axis=-1)
        gap = np.abs(picture.astype(int) - pixels(frame)).max(axis=-1)
        assert (gap <= np.maximum(own_gap, LIKENESS)).all()
    assert (gap == own_gap).all()  # the last frame, which is looked at, is as it would be alone


def test_a_glow_has_no_broad_rings():
    [shown] = played([glowing(0.3)])[1]
    steps = np.abs(np.diff(shown[40, 60:80].astype(int), axis=0)).max(axis=-1)
    assert steps.max() <= 16


def test_it_plays_for_ever_each_frame_its_time():
    frames = [glowing(p) for p in (0.0, 0.5, 1.0)]
    film, _ = played(frames, [0.8, 0.05, 2.5])
    assert film.info["loop"] == 0
    durations = [frame.info["duration"] for frame in ImageSequence.Iterator(film)]
    assert durations == [800, 50, 2500]


def test_a_frame_in_which_nothing_changes_keeps_its_time():
    film, shown = played([glowing(0.5)] * 3)
    assert film.n_frames == 3
    assert (shown[0] == shown[2]).all()


def test_the_palette_leaves_a_place_for_what_stays():
    noise = np.random.default_rng(0).integers(0, 256, (90, 120, 3)).astype(np.uint8)
    palette = Palette([noise])
    assert len(palette.colours) <= N_COLOURS == 255
    assert palette.indices(noise).max() < 255


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (11, 14, 22)])
def test_one_colour_alone_is_a_palette(colour):
    surface = pygame.Surface(SIZE)
    surface.fill(colour)
    _, [shown] = played([surface])
    assert (shown == colour).all()


class Watched:
    """Frames that note how many of them are alive whenever one is made."""

    def __init__(self, n_frames, size):
        self.n_frames, self.size, self.most = n_frames, size, 0
        self._alive = weakref.WeakSet()

    def frames(self):
        for place in range(self.n_frames):
            frame = Frame(self.size)
            frame.fill((place * 9, 90, 200), (place, 0, 9, 9))
            self._alive.add(frame)
            self.most = max(self.most, len(self._alive))
            yield frame
            del frame


class Frame(pygame.Surface):
    """A surface that can be watched."""


def test_no_more_than_one_frame_is_kept_at_a_time():
    watched = Watched(8, SIZE)
    palette = Palette(map(pixels, watched.frames()))
    write_gif(io.BytesIO(), watched.frames(), palette, [0.1] * 8)
    assert watched.most == 1


def test_memory_beside_the_frame_grows_little_with_its_size(monkeypatch):
    size, band = (1000, 800), 1 << 14
    monkeypatch.setattr(gif, "BAND_PIXELS", band)
    watched = Watched(3, size)
    palette = Palette(map(pixels, Watched(1, size).frames()))
    write_gif(io.BytesIO(), Watched(1, size).frames(), palette, [0.1])
    tracemalloc.start()
    write_gif(io.BytesIO(), watched.frames(), palette, [0.1] * 3)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12 * size[0] * size[1] + 80 * band


@pytest.mark.parametrize("width", [1, 3, 120, BAND_PIXELS])
def test_bands_cover_a_frame_and_begin_where_the_pattern_does(width):
    frame = np.empty((90, width, 3), np.uint8)
    rows = [row for band in bands(frame) for row in range(90)[band]]
    assert rows == list(range(90))
    assert all(band.start % len(PATTERN) == 0 for band in bands(frame))
