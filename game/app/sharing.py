"""Ctrl+C and Ctrl+V: a run goes to others as a command line and comes back from one."""

import re

from game.app import clipboard
from game.app.clipboard import ClipboardError
from game.app.command_line import command_line, gate_called, parse_command_line
from game.app.errors import UsageError
from game.app.session import Session
from game.gates import GateFileError, UnknownGateError
from game.gates.bounds import MAX_BYTES
from game.gates.inline import BRACE
from game.gates.problem import printable
from game.playground.recipe import recipe_from_here, recipe_of

MANY_CHANGES = 40  # on the way; a command line that tells more would be too long to send
GATE_FILE = re.compile(r"^(name|inputs|expression|truth_table|outputs)\s*:", re.MULTILINE)

COPIED = "Copied the command line that brings this back."
COPIED_FROM_HERE = (
    "Copied a command line that starts from these weights:"
    " the settings changed too often on the way to tell it all."
)
EMPTY = "The clipboard holds no text; paste a command line or a gate file."
TOO_LONG = "The clipboard holds {:,} characters, too many for a command line or a gate file."


def copy(session: Session) -> None:
    """Copy the command line that brings back exactly what is on stage."""
    snapshot = session.stage.snapshot
    recipe, notice = recipe_of(snapshot), COPIED
    if len(recipe.changes) > MANY_CHANGES:
        recipe, notice = recipe_from_here(snapshot), COPIED_FROM_HERE
    try:
        clipboard.put(command_line(recipe))
    except ClipboardError as error:
        notice = str(error)
    session.say(notice)


def paste(session: Session) -> None:
    """Bring back what a command line tells, or put on stage the gate that a gate file tells.

    Whatever else the clipboard holds, what is on stage stays, and a sentence says why.
    """
    try:
        _take(session, clipboard.get())
    except ClipboardError as error:
        session.say(str(error))
    except (UsageError, UnknownGateError) as error:
        session.say(f"Not pasted: {_one_line(str(error))}")
    except GateFileError as error:
        problem = error.problems[0]
        session.say(f"Not pasted: {_one_line(problem.heading)}")


def _take(session: Session, text: str) -> None:
    text = text.strip()
    if not text or len(text) > MAX_BYTES:
        session.say(TOO_LONG.format(len(text)) if text else EMPTY)
    elif text.startswith(BRACE) or GATE_FILE.search(text):
        session.open_text(text)
    else:
        request = parse_command_line(text)
        session.perform(request.recipe(gate_called(session.library, request.gate)))


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
