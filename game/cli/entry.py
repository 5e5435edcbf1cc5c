"""The command line: runs a command, and reports errors in one sentence."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from ..gates.problem import path_words, printable
from ..playground.options import CommandError
from ..process import INTERRUPTED, release_collector
from . import play
from .streams import fit_streams, fitted


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, by default the process's own, and return the exit status."""
    fit_streams()
    try:
        try:
            status = _run(sys.argv[1:] if argv is None else argv)
        finally:
            release_collector()
            sys.stdout.flush()
    except SystemExit as end:  # argparse has printed the help or the version
        return int(end.code or 0)
    except CommandError as error:
        return _fail(str(error), error.status)
    except KeyboardInterrupt:
        return _fail("Stopped.", INTERRUPTED)
    except RuntimeError as error:  # as Python 3.11 turns it into while a class is made
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        return _fail("Stopped.", INTERRUPTED)
    except BrokenPipeError:  # the reading process, such as `head`, has ended
        _drop_output()
        return 1
    except OSError as error:
        _drop_output()
        where = f"{path_words(error.filename)}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}.", 1)
    return status


def _run(words: Sequence[str]) -> int:
    if not words:  # the usual start; there is nothing to parse
        return play.run_default()
    from .parser import parse  # noqa: PLC0415 - see above

    arguments = parse(words)
    release_collector()
    status: int = arguments.run(arguments)
    return status


def _fail(sentence: str, status: int) -> int:
    first, *others = (printable(line) for line in sentence.split("\n"))
    with suppress(OSError):
        if others:  # lines of a file with carets below them, which wrapping would move
            sys.stderr.write("\n".join([f"glowgate: {first}", *others, ""]))
        else:
            sys.stderr.write(fitted([f"glowgate: {first}"], sys.stderr))
    return status


def _drop_output() -> None:
    """Discard buffered output, so that Python's final flush does not fail."""
    with suppress(OSError):  # an output that is not a file has no descriptor
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
