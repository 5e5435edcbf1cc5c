"""Numbers as decimals that stay true: what is neither 0 nor 1 is never written as 0 or 1.

Commands and window write by the same rules; `ui.kit.figures` adds the signs of the window.
"""

from .assessment import UNDECIDED_MARGIN, answer

MOST_PLACES = 17  # more digits than a float has
ROUNDING = 1e-12  # far less than the digits of a text, far more than those of a float
UNDERFLOW = "<1e-300"


def positive(value: float, places: int) -> str:
    """Return a number above 0 with `places` decimals: `<0.0001` where these would all be 0.

    So is a 0 that a float has by underflow only, as a cross-entropy.
    """
    text, least = f"{value:.{places}f}", 10.0**-places
    return text if value >= least or float(text) else f"<{least:.{places}f}"


def inside(value: float, places: int) -> str:
    """Return a probability with `places` decimals: `<0.001`, `>0.999` near the ends.

    A sigmoid reaches neither 0 nor 1; floats do, by rounding.
    """
    least = 10.0**-places
    if least <= value <= 1 - least:
        return f"{value:.{places}f}"
    is_one = float(f"{value:.{places}f}") == 1
    return f">{1 - least:.{places}f}" if is_one else positive(value, places)


def row_probability(probability: float, threshold: float, places: int) -> str:
    """Return a row's probability with `places` decimals, so that it reads as it is judged.

    Where the rounded number would be judged in another way (0.4951 says 0, but 0.495 could be
    undecided), it has as many digits more as it takes. Equal texts are so judged alike.
    """
    if abs(probability - threshold) > UNDECIDED_MARGIN + 10.0**-places:
        return inside(probability, places)  # rounding does not lead over the margin
    judged = answer(probability, threshold)
    for more in range(places, MOST_PLACES):
        rounded = float(f"{probability:.{more}f}")
        is_near = abs(rounded - threshold) < UNDECIDED_MARGIN - ROUNDING
        if is_near == judged.is_undecided and (is_near or (rounded > threshold) == judged.is_one):
            return inside(probability, more)
    return inside(probability, places)


def significant(value: float, digits: int) -> str:
    """Return `value` with up to `digits` digits, and more where these would read 1 or -1."""
    value += 0.0  # no "-0"
    text = f"{value:.{digits}g}"
    while abs(float(text)) == 1 and abs(value) != 1:
        digits += 1
        text = f"{value:.{digits}g}"
    return text


def nats(value: float, digits: int) -> str:
    """Return a cross-entropy or a loss with up to `digits` digits; it is never 0."""
    return significant(value, digits) if value else UNDERFLOW


def spaced(value: int) -> str:
    """Return a whole number in groups of three, as the window writes it: 12 345."""
    return f"{value:,}".replace(",", "\u00a0")
