"""Number formats: of constant width, with a true minus sign and few digits."""

LARGEST_PLAIN = 1000
SMALLEST_NORM = 1e-6
ZEROS = ("+0.00", "-0.00")


def signed(value: float) -> str:
    """Return a weight or a logit: +5.65, −8.65, 0.00 without a sign, +1.2e+06 from 1000 on."""
    text = f"{value:+.2f}" if abs(value) < LARGEST_PLAIN else f"{value:+.1e}"
    if text in ZEROS:
        return text[1:]
    return text.replace("-", "−", 1) if value < 0 else text


def norm(value: float) -> str:
    """Return a length with three digits; a rounding residue is shown as 0."""
    return f"{value:.3g}" if value >= SMALLEST_NORM else "0"


def probability(value: float) -> str:
    """Return a probability with three decimals: 0.934."""
    return f"{value:.3f}"


def brief_probability(value: float) -> str:
    """Return a probability with two decimals: 0.93."""
    return f"{value:.2f}"


def loss(value: float) -> str:
    """Return a loss: 0.0415, and from a thousand nats on 1.2e+03."""
    return f"{value:.4f}" if value < LARGEST_PLAIN else f"{value:.1e}"


def brief(value: float) -> str:
    """Return the end of an axis with two digits: 0.69, 0, 2e-05."""
    return f"{value:.2g}"


def short(value: float) -> str:
    """Return a setting with as few digits as possible: 0.05, 1, 1e+06."""
    return f"{value:g}"


def reach(value: float) -> str:
    """Return the range of a symmetric axis: ±16, ±2e+06."""
    return f"±{value:g}" if value < LARGEST_PLAIN else f"±{value:.0e}"


def epoch(value: int) -> str:
    """Return an epoch in groups of three: 12 345."""
    return f"{value:,}".replace(",", "\u00a0")
