"""What the options of the environments may be: a table, and one sentence for what they are not."""

import os
from collections.abc import Iterable, Mapping
from math import inf
from numbers import Integral
from numbers import Real as AnyReal
from reprlib import repr as shown
from typing import Any

import numpy as np

from ..gates import Gate
from ..gates.bounds import MAX_INPUTS, Interval
from ..gates.problem import nearest
from ..gates.settings import SETTINGS, Whole, Word
from ..record import Record
from ..ui.kit.theme import THEMES

MAX_SIDE = 8192
FIXED_SETTINGS = frozenset({"seed", "optimizer"})
"""Settings that are not options: the seed is given to `reset`, and the optimiser is fixed."""


class Number(Record):
    """An option that is a number, of Python or numpy, but no truth value.

    Attributes:
        bounds: What is allowed.
        words: The same in words.
        is_whole: Whether it has no fraction.
    """

    bounds: Interval
    words: str
    is_whole: bool = True

    def checked(self, name: str, value: Any) -> Any:  # noqa: ANN401 - anything; int or float
        """Return `value` as a number of Python.

        Raises:
            ValueError: It is none, or out of bounds.
        """
        given = value
        value = value.item() if isinstance(value, np.generic) else value
        is_number = isinstance(value, AnyReal) and not isinstance(value, bool)
        kind = "whole number" if is_number and self.is_whole else "number"
        is_kind = is_number and (not self.is_whole or _is_whole(value))
        if not is_kind or value not in self.bounds:
            why = "" if is_kind else f", which is no {kind}"
            raise ValueError(f"{name}: need {self.words}, got {shown(given)}{why}")
        return int(value) if self.is_whole else float(value)


def _is_whole(number: Any) -> bool:  # noqa: ANN401 - any real number
    return isinstance(number, Integral) or float(number).is_integer()


class Choice(Record):
    """An option that is one of a few words.

    Attributes:
        words: All that is allowed.
        also: What more is allowed, such as None.
    """

    words: tuple[str, ...]
    also: tuple[None, ...] = ()

    def checked(self, name: str, value: object) -> Any:  # noqa: ANN401 - str or None
        """Return `value` as one of the words.

        Raises:
            ValueError: It is none of them.
        """
        if isinstance(value, str) and value in self.words:
            return self.words[self.words.index(value)]
        if value is None and None in self.also:
            return None
        names = [*map(repr, self.words), *map(repr, self.also)]
        allowed = " or ".join(names) if len(names) < 3 else f"one of {', '.join(names)}"  # noqa: PLR2004 - as one says
        raise ValueError(f"{name}: need {allowed}, got {shown(value)}")


def _row_of(name: str) -> Number | Choice:
    domain = SETTINGS[name].domain
    if isinstance(domain, Word):
        return Choice(tuple(map(str, domain.words)))
    return Number(domain.bounds, str(domain.bounds), isinstance(domain, Whole))


SIDE = Number(Interval(1, MAX_SIDE), f"1 to {MAX_SIDE} pixels")
AT_LEAST_ONE = Number(Interval(1, inf), "at least 1")
CHECKS: Mapping[str, Number | Choice] = {
    **{name: _row_of(name) for name in SETTINGS if name not in FIXED_SETTINGS},
    "n_inputs": Number(Interval(1, MAX_INPUTS), f"1 to {MAX_INPUTS}"),
    "width": SIDE,
    "height": SIDE,
    "theme": Choice(tuple(THEMES)),
    "num_envs": AT_LEAST_ONE,
    "max_episode_steps": AT_LEAST_ONE,
    "seed": Number(Interval(0, inf), "at least 0"),
}
"""The options that have the same values everywhere."""


def checked(name: str, value: object) -> Any:  # noqa: ANN401 - as the row's
    """Return the `value` of option `name` as Python's own, or raise ValueError."""
    return CHECKS[name].checked(name, value)


def check_gate(gate: object) -> None:
    """Raise ValueError if `gate` is nothing that a gate can be given as."""
    if not isinstance(gate, str | os.PathLike | Gate):
        wanted = "a gate's name, the path of a gate file, a Gate or 'random'"
        raise ValueError(f"gate: need {wanted}, got {shown(gate)}")


def check_options(options: object) -> None:
    """Raise ValueError if the `options` of a reset are no dictionary."""
    if not isinstance(options, Mapping | None):
        raise ValueError(f"options: need a dictionary or None, got {shown(options)}")


def check_names(names: Iterable[str]) -> None:
    """Raise TypeError if one of `names` is no setting that an environment takes."""
    for name in names:
        if name in SETTINGS and name not in FIXED_SETTINGS:
            continue
        close = nearest(name, ("gate", "render_mode", *CHECKS))
        advice = "" if close in (None, name) else f"; did you mean {close}?"
        where = "; give it to reset" if name == "seed" else advice
        raise TypeError(f"the environment got an unexpected keyword argument {name!r}{where}")
