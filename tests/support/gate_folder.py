"""A folder of gate files for tests, and a session that looks at it."""

import os
from pathlib import Path
from typing import Any

from game.app.session import Session
from game.gates import Gate, Library
from game.playground.recipe import Recipe
from game.playground.run import Setup

AND = "name: AND\ninputs: [A, B]\nexpression: A and B\n"
OR = "name: OR\ninputs: [A, B]\nexpression: A or B\n"
NO_SECOND_INPUT = "name: AND\ninputs: [A, B]\nexpression: A and\n"
UNWRITABLE = {
    "no UTF-8": os.fsdecode(b"folder \xff"),
    "a line break": "fol\nder",
    "a line separator": "fol\u2028der",
    "a control": "fol\x1bder",
    "no width": "fol\u200bder",
}
"""Names of folders that a line of text does not hold, or does not show."""
AGES_S = 3600.0
"""Longer than any pause between two looks at the disk."""


class GateFolder:
    """A folder whose files get ever newer times, however fast they are written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._time_ns = 10**18

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.touch(path)
        return path

    def touch(self, path: Path) -> None:
        self._time_ns += 1
        os.utime(path, ns=(self._time_ns, self._time_ns))


def session_in(folder: GateFolder, gate: str = "AND", **options: Any) -> Session:
    """Return a session whose only gates are those in `folder`."""
    library = Library([folder.path])
    recipe = Recipe(library.find(gate), Setup(**options))
    return Session(library, recipe, saves_to=folder.path / "mine")


def wait(session: Session) -> None:
    """Let so much time pass that the disk is looked at."""
    session.advance(AGES_S)


def names(session: Session) -> list[str]:
    return [entry.label for entry in session.gate_list.entries]


def on_stage(session: Session) -> Gate:
    return session.stage.snapshot.gate
