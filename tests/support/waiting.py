"""Waiting for something that will come, however slow the machine."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

Value = TypeVar("Value")

DEADLINE_S = 60.0
"""When what has not come is not going to: much longer than any machine should need."""


def wait_until(condition: Callable[[], Value | None], what: str) -> Value:
    """Return the first true value of `condition()`."""
    end = monotonic() + DEADLINE_S
    while True:
        value = condition()
        if value:
            return value
        assert monotonic() < end, f"waited in vain: {what}"
        sleep(0.01)
