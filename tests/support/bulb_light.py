"""How bright the pixels of a bulb are, and how a row is judged below it."""

from collections.abc import Mapping

import numpy as np

from game.core.assessment import Mark
from game.core.neuron import Floats
from game.ui.kit.bulb import BELOW
from game.ui.kit.theme import Colour
from game.ui.playground.table_geometry import TableGeometry
from tests.support.colour import LINEAR_TO_XYZ, Pixels, linear

GLASS_SHARE = 0.7  # of the radius: glass alone, without its edge and a mark
NEAR = 60  # sum of differences of levels, within which a pixel has a colour


def disc(picture: Pixels, centre: tuple[float, float], radius: float) -> Pixels:
    """The pixels within `radius` of `centre` of a picture (height, width, 3), shape (n, 3)."""
    left, top = (int(place - radius) for place in centre)
    side = int(2 * radius) + 2
    rows, columns = np.ogrid[top : top + side, left : left + side]
    inside = (columns - centre[0]) ** 2 + (rows - centre[1]) ** 2 <= radius**2
    return picture[top : top + side, left : left + side][inside]


def lightness(pixels: Pixels) -> float:
    """CIE L* in [0, 100] of the light that sRGB pixels, (n, 3), shed together."""
    y = float(linear(pixels).mean(axis=0) @ LINEAR_TO_XYZ[1])
    return 116 * y ** (1 / 3) - 16 if y > (6 / 29) ** 3 else (29 / 3) ** 3 * y


def bulbs(picture: Pixels, table: TableGeometry) -> Floats:
    """L* of each row's glass."""
    reach = table.radius * GLASS_SHARE
    return np.array([lightness(disc(picture, cell.bulb, reach)) for cell in table.cells])


def glass(picture: Pixels, table: TableGeometry) -> list[Pixels]:
    """The pixels of each row's glass, without its edge."""
    reach = table.radius * GLASS_SHARE
    return [disc(picture, cell.bulb, reach) for cell in table.cells]


def judged(picture: Pixels, table: TableGeometry, colours: Mapping[Mark, Colour]) -> list[Mark]:
    """Which judgement's colour the words below each bulb have."""
    marks = (Mark.RIGHT, Mark.WRONG, Mark.UNDECIDED)  # grey is the colour of other words, too
    found = []
    for cell in table.cells:
        top = round(cell.bulb[1] + BELOW * table.radius)
        words = picture[top : cell.box.bottom, cell.box.left : cell.box.right].astype(int)
        strong = {
            mark: np.count_nonzero(np.abs(words - colours[mark]).sum(axis=2) < NEAR)
            for mark in marks
        }
        found.append(max(strong, key=strong.__getitem__))
    return found
