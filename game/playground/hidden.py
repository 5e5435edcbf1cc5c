"""What a teacher can take off the stage, everywhere, until it is asked for."""

from collections.abc import Mapping
from enum import Enum, StrEnum, auto


class Hidden(StrEnum):
    """A thing that can be hidden, by its word on the command line."""

    VERDICT = "verdict"
    PROBABILITIES = "probabilities"
    MARKS = "marks"
    WEIGHTS = "weights"
    LOSS = "loss"
    MAP = "map"
    SENTENCE = "sentence"
    CENSUS = "census"


class Implied(Enum):
    """What has no word of its own: it is hidden where it would tell what is hidden."""

    LOGITS = auto()
    ROW_LOSSES = auto()
    PENALTY = auto()
    LANDSCAPE = auto()
    ROWS_BY_LOGIT = auto()


HiddenThings = frozenset[Hidden]
NOTHING: HiddenThings = frozenset()
ANSWERS: HiddenThings = frozenset({Hidden.VERDICT, Hidden.MARKS, Hidden.SENTENCE, Hidden.CENSUS})
"""What tells the answer: the key H hides it where nothing else was hidden."""

HIDDEN_WITH: Mapping[Hidden | Implied, HiddenThings] = {
    **{word: frozenset({word}) for word in Hidden},
    Hidden.MAP: frozenset({Hidden.MAP, Hidden.PROBABILITIES}),  # it shows p everywhere
    # A sum gives p; with all inputs off it is the bias, and with one more on, that one's weight.
    Implied.LOGITS: frozenset({Hidden.PROBABILITIES, Hidden.WEIGHTS}),
    Implied.ROW_LOSSES: frozenset({Hidden.LOSS, Hidden.PROBABILITIES}),  # exp(−loss) is p or 1 − p
    Implied.PENALTY: frozenset({Hidden.LOSS, Hidden.WEIGHTS}),  # it is made of ‖w‖
    Implied.LANDSCAPE: frozenset({Hidden.MAP, Hidden.LOSS, Hidden.WEIGHTS}),
    Implied.ROWS_BY_LOGIT: frozenset({Hidden.MAP, Hidden.PROBABILITIES, Hidden.WEIGHTS}),
}
"""The words of which each hides the thing: what follows from what."""


def hides(hidden: HiddenThings, thing: Hidden | Implied) -> bool:
    """Return whether `thing` is hidden where the words `hidden` are: all views ask this."""
    return bool(hidden & HIDDEN_WITH[thing])


def in_words(hidden: HiddenThings) -> str:
    """Return the words in their order, as `--hide` takes them."""
    return ",".join(thing for thing in Hidden if thing in hidden)
