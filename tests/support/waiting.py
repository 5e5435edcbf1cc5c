"""Waiting for something that will come, however slow the machine."""

from time import monotonic, sleep

DEADLINE_S = 60.0
"""When what has not come is not going to: much longer than any machine should need."""


def wait_until(condition, what):
    """Return the first true value of `condition()`."""
    end = monotonic() + DEADLINE_S
    while True:
        value = condition()
        if value:
            return value
        assert monotonic() < end, f"waited in vain: {what}"
        sleep(0.01)
