"""What a teacher can take off the stage, everywhere, until it is asked for."""

from enum import StrEnum


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


HiddenThings = frozenset[Hidden]
NOTHING: HiddenThings = frozenset()
ANSWERS: HiddenThings = frozenset({Hidden.VERDICT, Hidden.MARKS, Hidden.SENTENCE, Hidden.CENSUS})
"""What tells the answer: the key H hides it where nothing else was hidden."""


def in_words(hidden: HiddenThings) -> str:
    """Return the words in their order, as `--hide` takes them."""
    return ",".join(thing for thing in Hidden if thing in hidden)
