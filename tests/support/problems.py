"""Gate files with problems, and what is said of them."""

from pathlib import Path

from game.gates import GateFileError, parse_gate
from game.gates.problem import Problem

LONG_PATH = Path("/home/someone/.local/share/glowgate/" + "deeper/" * 20 + "and.yaml")
BAD = "name: AND\ninputs: [A, B]\nexpresion: A and C\nlearning: 3\nwhat: 4\n"
WIDE = "name: AND\ninputs: [A, B]\nexpression: " + "A and B or " * 30 + "Q\n"
MANY = "a: b\n" * 40


def problems_in(text: str, path: Path | None = LONG_PATH) -> tuple[Problem, ...]:
    """Return the problems of the gate file `text`, which must have some."""
    try:
        parse_gate(text, path)
    except GateFileError as error:
        return error.problems
    raise AssertionError(f"no problem in {text!r}")
