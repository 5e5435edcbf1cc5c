"""Every limit of a gate file, in one place. `gates/gate.schema.json` repeats them for editors."""

from ..record import Record


class Interval(Record):
    """Numbers from `low` to `high`; an open end is excluded."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: float) -> bool:
        above = self.low < value if self.low_open else self.low <= value
        below = value < self.high if self.high_open else value <= self.high
        return above and below

    def __str__(self) -> str:
        low = f"above {self.low:,g}" if self.low_open else f"at least {self.low:,.10g}"
        high = f"below {self.high:,g}" if self.high_open else f"at most {self.high:,.10g}"
        return f"{low} and {high}"


MAX_BYTES = 64 * 1024
MAX_NODES = 2_000
"""Values in a file, keys included; the largest sensible file, 64 rows of 7, has about 600."""
MAX_DEPTH = 8
"""Nesting depth of lists and mappings; the format needs three."""
MAX_PROBLEMS = 20
"""Problems listed for one file."""
MAX_MESSAGE = 300
"""Characters of one problem's sentence."""
MAX_SHOWN_PATH = 400
"""Characters of a path before a sentence."""
MAX_ANSWER = 2_000
"""Characters of all that is printed on one file."""

MAX_NAME = 40
MAX_DESCRIPTION = 300
MAX_INPUTS = 6
MAX_INPUT_NAME = 12
MAX_FEATURES = 6
MAX_EXPRESSION = 1_000
MAX_EXPRESSION_DEPTH = 32
"""Nesting depth of parentheses and `not`s."""

WEIGHT = Interval(-1e6, 1e6)
LEARNING_RATE = Interval(0.0, 1e6, low_open=True)
L2 = Interval(0.0, 1e3)
THRESHOLD = Interval(0.0, 1.0, low_open=True, high_open=True)
SEED = Interval(0, 2**32 - 1)

MAX_FOLDER_ENTRIES = 5_000
"""Directory entries read in one folder of gates."""
READ_BUDGET = 128 * 1024
"""Bytes of changed gate files read by one refresh of the library."""
