"""The last resort: a mistake of ours in the window becomes a sentence, and the run is not lost."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..playground.options import CommandError
from ..playground.recipe import recipe_from_here, recipe_of
from .session import Session

DEBUG = "GLOWGATE_DEBUG"
SENTENCE = (
    "Something went wrong that should not have ({kind}: {error});"
    f" with {DEBUG}=1 in the environment the details are told."
)
WAY_BACK = " This brings back where you were:\n{line}"
LONGEST = 2_000  # of a command line that is printed


@contextmanager
def as_a_sentence(session: Session) -> Iterator[None]:
    """Turn whatever goes wrong inside into a `CommandError` that tells how to get back.

    With GLOWGATE_DEBUG set, the error goes its way as it is.
    """
    try:
        yield
    except CommandError:
        raise
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        sentence = SENTENCE.format(kind=type(error).__name__, error=error)
        raise CommandError(sentence + _way_back(session)) from None


def _way_back(session: Session) -> str:
    from ..playground.command_line import command_line  # noqa: PLC0415 - as good as never needed

    with suppress(Exception):  # what went wrong may be in the way here too
        snapshot = session.stage.playground.snapshot
        for recipe in (recipe_of(snapshot), recipe_from_here(snapshot)):
            line = command_line(recipe)
            if len(line) <= LONGEST:
                return WAY_BACK.format(line=line)
    return ""
