"""How bright the pixels of a bulb are, and how its ring is coloured."""

from collections.abc import Mapping

import numpy as np

from game.core.neuron import Floats
from game.ui.kit.theme import Colour
from game.ui.playground.truth_table import TableGeometry
from tests.support.colour import LINEAR_TO_XYZ, Pixels, linear

GLASS_SHARE = 0.7  # of the radius: glass alone, neither ring nor badge


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
    """The pixels of each row's glass, without its ring and badge."""
    reach = table.radius * GLASS_SHARE
    return [disc(picture, cell.bulb, reach) for cell in table.cells]


def ring_colours(picture: Pixels, table: TableGeometry, colours: Mapping[str, Colour]) -> list[str]:
    """Which of `colours`, by name, is found on the ring of each bulb, above it."""
    found = []
    for cell in table.cells:
        x = round(cell.bulb[0])
        reach = round(cell.bulb[1] - table.radius * 1.3), round(cell.bulb[1] - table.radius)
        column = picture[reach[0] : reach[1], x].astype(int)
        distances = {
            name: np.abs(column - colour).sum(axis=1).min() for name, colour in colours.items()
        }
        found.append(min(distances, key=distances.__getitem__))
    return found
