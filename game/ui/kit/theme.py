"""Themes: all colours and type sizes, by meaning."""

from collections.abc import Mapping
from itertools import pairwise

from ...core.assessment import Mark
from ...record import Record

Colour = tuple[int, int, int]


class Palette(Record):
    """The colours of a kind of card and of its content.

    Attributes:
        card: The card itself.
        border: Its border.
        text: Important text.
        muted: Less important text.
        track: The empty part of a bar, an unlit dot.
        keycap: The face of a keycap or chip.
        accent: The colour of the glow, for text and lines.
        positive: Wires and text of positive weights.
        negative: Wires and text of negative weights.
        marks: Text and rings of each row mark.
    """

    card: Colour
    border: Colour
    text: Colour
    muted: Colour
    track: Colour
    keycap: Colour
    accent: Colour
    positive: Colour
    negative: Colour
    marks: Mapping[Mark, Colour]


class Theme(Record):
    """The look of the whole window.

    Attributes:
        name: Its name, as shown and as given on the command line.
        page: The background behind the cards.
        cards: Cards of numbers and charts.
        stage: Cards with bulbs: dark in every theme, because light is visible only on dark.
        zero: The decision map where p = 0.
        half: The decision map where p is the threshold.
        one: The decision map where p = 1.
        line: The line p = threshold on it.
        relief: The loss landscape from low to high loss: neither map nor glow has these colours.
        type_scale: Multiplies every size.
    """

    name: str
    page: Colour
    cards: Palette
    stage: Palette
    zero: Colour
    half: Colour
    one: Colour
    line: Colour
    relief: tuple[Colour, ...] = ((112, 190, 158), (44, 108, 122), (42, 52, 92), (38, 26, 58))
    type_scale: float = 1.0


_MARKS_ON_DARK = {
    Mark.RIGHT: (92, 224, 163),
    Mark.WRONG: (255, 122, 112),
    Mark.UNDECIDED: (236, 214, 118),
    Mark.DONT_CARE: (150, 158, 180),
}
_MARKS_ON_LIGHT = {
    Mark.RIGHT: (0, 112, 74),
    Mark.WRONG: (176, 16, 64),
    Mark.UNDECIDED: (104, 84, 0),
    Mark.DONT_CARE: (88, 96, 116),
}

_NIGHT = Palette(
    card=(20, 24, 34),
    border=(38, 44, 60),
    text=(232, 236, 246),
    muted=(142, 151, 173),
    track=(34, 39, 53),
    keycap=(32, 37, 51),
    accent=(255, 196, 92),
    positive=(255, 178, 84),
    negative=(110, 164, 255),
    marks=_MARKS_ON_DARK,
)
_DAY = Palette(
    card=(255, 255, 255),
    border=(214, 219, 230),
    text=(24, 28, 40),
    muted=(88, 96, 116),
    track=(224, 228, 238),
    keycap=(236, 239, 246),
    accent=(150, 84, 0),
    positive=(158, 84, 0),
    negative=(28, 88, 190),
    marks=_MARKS_ON_LIGHT,
)
_BLACKBOARD = Palette(
    card=(8, 10, 16),
    border=(96, 106, 130),
    text=(255, 255, 255),
    muted=(196, 204, 222),
    track=(48, 54, 70),
    keycap=(36, 42, 58),
    accent=(255, 206, 96),
    positive=(255, 190, 90),
    negative=(134, 182, 255),
    marks={
        Mark.RIGHT: (108, 240, 176),
        Mark.WRONG: (255, 140, 130),
        Mark.UNDECIDED: (250, 230, 130),
        Mark.DONT_CARE: (196, 204, 222),
    },
)

DARK = Theme(
    name="dark",
    page=(11, 14, 22),
    cards=_NIGHT,
    stage=_NIGHT,
    zero=(36, 66, 124),
    half=(24, 28, 40),
    one=(238, 160, 62),
    line=(255, 255, 255),
)
LIGHT = Theme(
    name="light",
    page=(240, 242, 247),
    cards=_DAY,
    stage=_NIGHT,
    zero=(120, 156, 220),
    half=(246, 246, 248),
    one=(250, 178, 84),
    line=(20, 24, 34),
    relief=((232, 248, 226), (158, 208, 200), (150, 162, 208), (152, 122, 180)),
)
PROJECTOR = Theme(
    name="projector",
    page=(0, 0, 0),
    cards=_BLACKBOARD,
    stage=_BLACKBOARD,
    zero=(40, 84, 168),
    half=(16, 18, 26),
    one=(255, 176, 70),
    line=(255, 255, 255),
    type_scale=1.22,
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT, PROJECTOR)}

# The ember ramp: the colour of a bulb's light at each probability. A linear mix of grey and cream
# would look dull at p = 0.5; glowing objects pass through red and orange.
EMBER: tuple[tuple[float, Colour], ...] = (
    (0.0, (0, 0, 0)),
    (0.12, (66, 12, 0)),
    (0.35, (168, 54, 4)),
    (0.6, (226, 112, 16)),
    (0.82, (248, 160, 44)),
    (1.0, (255, 200, 100)),
)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour `share` of the way, in [0, 1], from `first` to `second`."""
    (r, g, b), (red, green, blue) = first, second  # unrolled: called thousands of times
    return (
        round(r + (red - r) * share),
        round(g + (green - g) * share),
        round(b + (blue - b) * share),
    )


def ember(probability: float) -> Colour:
    """Return the light of a bulb at `probability` in [0, 1]: black, ember, orange, near white."""
    for (low, first), (high, second) in pairwise(EMBER):
        if probability <= high:
            return mix(first, second, (probability - low) / (high - low))
    return EMBER[-1][1]
