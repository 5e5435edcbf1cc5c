"""A folder of gate files for tests, and a session that looks at it."""

import os

from game.app.session import Session
from game.gates import Library
from game.playground.recipe import Recipe
from game.playground.run import Setup

AND = "name: AND\ninputs: [A, B]\nexpression: A and B\n"
OR = "name: OR\ninputs: [A, B]\nexpression: A or B\n"
NO_SECOND_INPUT = "name: AND\ninputs: [A, B]\nexpression: A and\n"
AGES_S = 3600.0
"""Longer than any pause between two looks at the disk."""


class GateFolder:
    """A folder whose files get ever newer times, however fast they are written."""

    def __init__(self, path):
        self.path = path
        self._time_ns = 10**18

    def write(self, name, text):
        path = self.path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.touch(path)
        return path

    def touch(self, path):
        self._time_ns += 1
        os.utime(path, ns=(self._time_ns, self._time_ns))


def session_in(folder, gate="AND", **options):
    """Return a session whose only gates are those in `folder`."""
    library = Library([folder.path])
    recipe = Recipe(library.find(gate), Setup(**options))
    return Session(library, recipe, saves_to=folder.path / "mine")


def wait(session):
    """Let so much time pass that the disk is looked at."""
    session.advance(AGES_S)


def names(session):
    return [entry.label for entry in session.gate_list.entries]


def on_stage(session):
    return session.stage.snapshot.gate
