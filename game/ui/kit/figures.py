"""Number formats of the window: of few digits, true, with a true minus sign and no e-notation.

What is neither 0 nor 1 is never written as 0 or 1 (`core.decimals`).
"""

from ...core import decimals
from ...core.decimals import inside, positive, significant, spaced

NOT_TOLD = "·"  # in place of a number that is hidden
LARGEST_PLAIN = 999.995  # from here on without decimals
LARGEST_WHOLE = 999_999.5  # from here on as a power of ten
LONG_EXPONENT = 10  # of two digits: the mantissa has one less
SMALLEST = 1e-4
READS_AS_ZERO = 0.005  # with two decimals
TEN, HUNDRED = 9.95, 99.5  # what two digits round to 10 and 100
POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "+")


def signed(value: float) -> str:
    """Return a weight or a logit: +5.65, −8.65, −12 345, +1.2×10⁶, small ones +0.004.

    Only 0 is 0.00; what is nearer to it than 0.0001 is ≈0.
    """
    size = abs(value)
    if 0 < size < SMALLEST:
        return "≈0"
    if size < LARGEST_PLAIN:
        text = f"{size:.2f}" if not 0 < size < READS_AS_ZERO else f"{size:.1g}"
    else:
        text = _large(size)
    sign = "+" if value > 0 else "−"
    return f"{sign}{text}" if value else text


def norm(value: float) -> str:
    """Return a length, as a weight without a sign: 8.65, 0.004, ≈0."""
    return signed(value).lstrip("+")


def probability(value: float) -> str:
    """Return a probability with three decimals: 0.934, <0.001, >0.999."""
    return inside(value, 3)


def row_probability(value: float, threshold: float) -> str:
    """Return a row's probability with three decimals, or more: it reads as it is judged."""
    return decimals.row_probability(value, threshold, 3)


def brief_row_probability(value: float, threshold: float) -> str:
    """Return a row's probability with two decimals, or more: it reads as it is judged."""
    return decimals.row_probability(value, threshold, 2)


def loss(value: float) -> str:
    """Return a loss, which is never 0: 0.0415, <0.0001, 1 235, 1.2×10⁶."""
    return positive(value, 4) if value < LARGEST_PLAIN else _large(value)


def brief_loss(value: float) -> str:
    """Return a loss with three decimals: 0.042, <0.001."""
    return positive(value, 3) if value < LARGEST_PLAIN else _large(value)


def penalty(value: float) -> str:
    """Return what a penalty adds to the loss, which is 0 where all weights are."""
    return loss(value) if value else "0"


def brief(value: float) -> str:
    """Return the end of an axis with two digits: 0.69, 1.0, 15, 250, 0, 2×10⁻⁵."""
    if not value:
        return "0"
    if value < SMALLEST:
        return _power(f"{value:.0e}")
    if value < TEN:
        return f"{value:#.2g}"
    return f"{value:.2g}" if value < HUNDRED else _large(value)


def short(value: float) -> str:
    """Return a setting with as few digits as possible: 0.05, 1, 1 500, 10⁶."""
    text = significant(value, 6)
    if "e" in text:
        return _power(text)
    whole, point, rest = text.partition(".")
    return f"{epoch(int(whole))}{point}{rest}"


def threshold(value: float) -> str:
    """Return a threshold with at least two decimals: 0.50, 0.505."""
    text = f"{value:.2f}"
    return text if float(text) == value else short(value)


def reach(value: float) -> str:
    """Return the range of a symmetric axis: ±16, ±2×10⁶."""
    return f"±{short(value)}" if value < LARGEST_WHOLE else f"±{_power(f'{value:.0e}')}"


def epoch(value: int) -> str:
    """Return a whole number in groups of three: 12 345."""
    return spaced(value)


def _large(size: float) -> str:
    """Return a number from a thousand on: 1 235, 1.2×10⁶, 1×10¹²."""
    if size < LARGEST_WHOLE:
        return epoch(round(size))
    text = f"{size:.1e}"
    is_long = int(text.partition("e")[2]) >= LONG_EXPONENT
    return _power(f"{size:.0e}" if is_long else text, keep_one=True)


def _power(text: str, *, keep_one: bool = False) -> str:
    """Return a number in e-notation as a power of ten: 1.2×10⁶, 10⁻⁵."""
    mantissa, _, exponent = text.partition("e")
    power = f"10{str(int(exponent)).translate(POWERS)}"
    return power if mantissa == "1" and not keep_one else f"{mantissa}×{power}"
