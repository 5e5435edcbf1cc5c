"""The parser of command lines: argparse's declarations and help, read and answered in our words.

argparse's own reading tells a mistake in a dozen ways, none of which says what to write instead.
"""

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from ..gates.problem import nearest, quoted
from .option_values import as_typed
from .options import UsageError

DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
"""Signs that an editor puts in place of the - of an option."""


class OptionParser(ArgumentParser):
    """An argument parser that tells each mistake in one sentence.

    An option's value may begin with a minus, and no option may be shortened or repeated.
    """

    def __init__(self, *, help_command: str = "", **of_argparse: object) -> None:
        """Declare nothing yet; a mistake refers to `help_command`, if there is one."""
        super().__init__(allow_abbrev=False, **of_argparse)  # type: ignore[arg-type]  # as given
        self.help_command = help_command

    @property
    def options(self) -> dict[str, Action]:
        """The declared options by each of their names."""
        return {flag: action for action in self._actions for flag in action.option_strings}

    def read(self, words: Sequence[str]) -> Namespace:
        """Return the values of the arguments in `words`.

        Raises:
            UsageError: They are not what was declared.
            SystemExit: Help or version were asked for, and have been printed.
        """
        reading = _Reading(self, words)
        reading.read_all()
        self._check_exclusive(reading.given)
        return reading.values

    def _check_exclusive(self, given: dict[str, Action]) -> None:
        for group in self._mutually_exclusive_groups:
            both = [flag for flag, action in given.items() if action in group._group_actions]
            if len(both) > 1:
                raise UsageError(f"{both[0]} and {both[1]} exclude each other; leave one of them.")

    def unknown(self, flag: str) -> UsageError:
        """Return the error for an option that there is not."""
        longer = [known for known in self.options if len(flag) > 2 and known.startswith(flag)]  # noqa: PLR2004 - `--`
        by_name = {known.lstrip("-"): known for known in self.options}
        near = nearest(flag.lstrip(DASHES), by_name)
        if longer or near:
            advice = f"; did you mean {' or '.join(longer) or by_name[near or '']}?"
        else:
            advice = f"; {self.help_command} lists them." if self.help_command else "."
        return UsageError(f"There is no option {as_typed(flag)}{advice}")


class _Reading:
    """One reading of a command line from left to right."""

    def __init__(self, parser: OptionParser, words: Sequence[str]) -> None:
        self._parser = parser
        self._words = list(words)
        self._loose: list[str] = []
        self.given: dict[str, Action] = {}
        defaults = {action.dest: action.default for action in parser._actions}
        known = {name: value for name, value in defaults.items() if value is not SUPPRESS}
        self.values = Namespace(**{**known, **parser._defaults})

    def read_all(self) -> None:
        while self._words:
            word = self._words.pop(0)
            if word == "--":
                self._loose += self._words
                break
            if is_option(word):
                self._read_option(word)
            else:
                self._loose.append(word)
        self._read_loose()
        for flag, action in self._parser.options.items():
            if action.required and action not in self.given.values():
                raise UsageError(f"{self._needy} {flag} {action.metavar}.")

    def _read_option(self, word: str) -> None:
        flag, equals, value = word.partition("=")
        options = self._parser.options
        if flag not in options and word[:2] in options and not word.startswith("--"):
            flag, equals, value = word[:2], "=", word[2:]  # as in -oFILE
        action = options.get(flag)
        if action is None:
            raise self._parser.unknown(flag)
        if action in self.given.values() and not isinstance(action.default, list):
            raise UsageError(f"{as_typed(flag)} is given twice; leave one of them.")
        self.given[flag] = action
        if action.nargs == 0:
            if equals:
                raise UsageError(f"{flag} takes no value; leave out {quoted(equals + value)}.")
            action(self._parser, self.values, [], flag)
            return
        if not equals and self._words and not self._is_known(self._words[0]):
            value = self._words.pop(0)
        if not value:
            raise UsageError(f"{flag} needs a value: {flag} {action.metavar}.")
        action(self._parser, self.values, _typed(action, value), flag)

    def _is_known(self, word: str) -> bool:
        """Return whether a word after an option is the next option, not a value."""
        return word.startswith("--") or word in self._parser.options

    def _read_loose(self) -> None:
        """Read the words that belong to no option."""
        words = self._loose
        for action in self._parser._actions:
            if action.option_strings:
                continue
            if not words and action.nargs != "?":
                raise UsageError(f"{self._needy} {action.metavar}, {action.help}.")
            if action.nargs == "+":
                setattr(self.values, action.dest, [_typed(action, word) for word in words])
                words = []
            elif words:
                setattr(self.values, action.dest, _typed(action, words[0]))
                words = words[1:]
        if words:
            raise UsageError(f"{quoted(words[0])} is one word too many.")

    @property
    def _needy(self) -> str:
        parser = self._parser
        return f"{parser.prog.split()[-1] if parser.help_command else 'The line'} needs"


def is_option(word: str) -> bool:
    """Return whether `word` looks like an option: not a lone dash, and not a negative number."""
    return len(word) > 1 and word[0] in DASHES and not word[1].isdecimal()


def _typed(action: Action, text: str) -> Any:  # noqa: ANN401 - whatever its reader returns
    return action.type(text) if callable(action.type) else text
