"""Themes: all colours and type sizes, by meaning."""

from collections.abc import Mapping
from itertools import pairwise

from ...core.assessment import Mark
from ...record import Record, replace

Colour = tuple[int, int, int]
Stops = tuple[tuple[float, Colour], ...]
"""Colours at probabilities from 0 to 1; between them they are mixed."""


class Palette(Record):
    """The colours of a kind of card and of its content.

    Attributes:
        card: The card itself.
        border: Its border.
        text: Important text.
        muted: Less important text.
        track: The empty part of a bar, an unlit dot.
        raised: The block on which the row stands that is fed to the neuron.
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
    raised: Colour
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
        stage: Cards with bulbs.
        zero: The decision map where p = 0.
        half: The decision map where p is the threshold.
        one: The decision map where p = 1.
        line: The line p = threshold on it.
        lamp: The colour of a dot or a wire by the probability that it carries.
        rims: The edge of a bulb's glass, at p = 0 and at p = 1.
        relief: The loss landscape from low to high loss: neither map nor glow has these colours.
        glass: The glass of an unlit bulb.
        halo: The tint that a lit bulb gives to a light card around it, where adding light would not
            be seen; None on dark cards, to which light is added.
        type_scale: Multiplies every size.
        is_projector: Whether the playground is drawn for the last row of a class.
    """

    name: str
    page: Colour
    cards: Palette
    stage: Palette
    zero: Colour
    half: Colour
    one: Colour
    line: Colour
    lamp: Stops
    rims: tuple[Colour, Colour]
    relief: tuple[Colour, ...] = ((112, 190, 158), (44, 108, 122), (42, 52, 92), (38, 26, 58))
    glass: Colour = (31, 33, 41)
    halo: Colour | None = None
    type_scale: float = 1.0
    is_projector: bool = False


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
    raised=(27, 32, 45),
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
    raised=(241, 244, 250),
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
    raised=(24, 30, 44),
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

_LAMP_ON_DARK: Stops = (
    (0.0, (46, 50, 64)),
    (0.15, (80, 74, 65)),
    (0.3, (120, 97, 60)),
    (0.5, (173, 129, 52)),
    (0.75, (225, 176, 86)),
    (1.0, (255, 232, 176)),
)
_LAMP_ON_LIGHT: Stops = (
    (0.0, (52, 54, 62)),
    (0.15, (76, 68, 55)),
    (0.3, (101, 79, 42)),
    (0.5, (132, 93, 27)),
    (0.75, (168, 109, 12)),
    (1.0, (204, 125, 0)),
)
_RIMS_ON_DARK = ((102, 109, 130), (255, 222, 160))

_WHITEBOARD = replace(_DAY, border=(120, 128, 146), text=(0, 0, 0), muted=(60, 66, 84))

DARK = Theme(
    name="dark",
    page=(11, 14, 22),
    cards=_NIGHT,
    stage=_NIGHT,
    zero=(36, 66, 124),
    half=(24, 28, 40),
    one=(238, 160, 62),
    line=(255, 255, 255),
    lamp=_LAMP_ON_DARK,
    rims=_RIMS_ON_DARK,
)
LIGHT = Theme(
    name="light",
    page=(240, 242, 247),
    cards=_DAY,
    stage=_DAY,
    zero=(120, 156, 220),
    half=(246, 246, 248),
    one=(250, 178, 84),
    line=(20, 24, 34),
    lamp=_LAMP_ON_LIGHT,
    rims=((58, 62, 76), (200, 120, 0)),
    relief=((232, 248, 226), (158, 208, 200), (150, 162, 208), (152, 122, 180)),
    glass=(50, 54, 64),
    halo=(255, 168, 20),
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
    lamp=_LAMP_ON_DARK,
    rims=_RIMS_ON_DARK,
    type_scale=1.22,
    is_projector=True,
)
WHITEBOARD = replace(
    LIGHT,
    name="projector-light",
    page=(255, 255, 255),
    cards=_WHITEBOARD,
    stage=_WHITEBOARD,
    type_scale=PROJECTOR.type_scale,
    is_projector=True,
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT, PROJECTOR, WHITEBOARD)}
PROJECTED: Mapping[str, Theme] = {DARK.name: PROJECTOR, LIGHT.name: WHITEBOARD}
"""The projector's theme for each other one."""


def next_theme(theme: Theme) -> Theme:
    """Return the theme with other colours: light for dark, on the projector as well."""
    own = PROJECTED.values() if theme.is_projector else map(THEMES.__getitem__, PROJECTED)
    themes = list(own)
    return themes[(themes.index(theme) + 1) % len(themes)]


def projected(theme: Theme) -> Theme:
    """Return the projector's theme for `theme`, and the other way round."""
    back = {other.name: THEMES[name] for name, other in PROJECTED.items()}
    return {**PROJECTED, **back}[theme.name]


# The light of a bulb at each probability, to add to its glass: grey over amber to warm white, never
# red, which means wrong. Equal steps of the probability are equal steps of lightness (CIE L*).
GLOW: Stops = (
    (0.0, (0, 0, 0)),
    (0.15, (38, 30, 11)),
    (0.3, (82, 60, 20)),
    (0.5, (139, 98, 25)),
    (0.75, (197, 142, 47)),
    (1.0, (255, 202, 106)),
)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour `share` of the way, in [0, 1], from `first` to `second`."""
    (r, g, b), (red, green, blue) = first, second  # unrolled: called thousands of times
    return (
        round(r + (red - r) * share),
        round(g + (green - g) * share),
        round(b + (blue - b) * share),
    )


def glow(probability: float) -> Colour:
    """Return the light of a bulb at `probability` in [0, 1]: none, amber, warm white."""
    return _between(GLOW, probability)


def lamp(theme: Theme, probability: float) -> Colour:
    """Return the colour of a dot or a wire that carries `probability` in [0, 1]."""
    return _between(theme.lamp, probability)


def _between(stops: Stops, probability: float) -> Colour:
    for (low, first), (high, second) in pairwise(stops):
        if probability <= high:
            return mix(first, second, (probability - low) / (high - low))
    return stops[-1][1]
