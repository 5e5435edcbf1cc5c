"""Runs a command line in this process, with standard output and error caught."""

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from game.cli import main


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


def run_command(*words: str) -> Result:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(words))
    return Result(status, out.getvalue(), err.getvalue())
