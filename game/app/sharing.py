"""Ctrl+C and Ctrl+V: copy a run as a command line, and paste one."""

import re
from typing import TYPE_CHECKING

import pygame

from ..core.decimals import spaced
from ..gates import GateFileError, UnknownGateError
from ..gates.bounds import MAX_BYTES
from ..gates.problem import printable
from ..gates.reader import BRACE
from ..playground.command_line import command_line, is_command_line, parse_command_line
from ..playground.hidden import Hidden, hides
from ..playground.options import UsageError, gate_called
from ..playground.recipe import MANY_CHANGES, recipe_from_here, recipe_of
from ..record import replace

NO_CLIPBOARD = "The clipboard of this computer cannot be reached."


class ClipboardError(Exception):
    """There is no clipboard, or it does not answer."""


def put_on_clipboard(text: str) -> None:
    """Put `text` on the clipboard.

    Raises:
        ClipboardError: There is none.
    """
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, UnicodeError):
        raise ClipboardError(NO_CLIPBOARD) from None


def clipboard_text() -> str:
    """Return the text on the clipboard, "" if it holds none.

    Raises:
        ClipboardError: There is none.
    """
    try:
        return pygame.scrap.get_text()
    except (pygame.error, UnicodeError):
        raise ClipboardError(NO_CLIPBOARD) from None


if TYPE_CHECKING:
    from .session import Session

MAX_LINE = 8_000
"""Characters of a pasted command line; taking apart a longer one would hold up the window."""
GATE_FILE = re.compile(r"^(name|inputs|expression|truth_table|outputs)\s*:", re.MULTILINE)

NO_LINE = "Not pasted: the clipboard holds neither a command line nor a gate file."
COPIED = "Copied the command line that brings this back."
COPIED_FROM_HERE = (
    "Copied a command line that starts from these weights:"
    " the settings changed too often on the way to tell it all."
)
WEIGHTS_HIDDEN = "Not copied: the line would tell the weights, which are hidden."
EMPTY = "The clipboard holds no text; paste a command line or a gate file."
TOO_LONG = "The clipboard holds {} characters, too many for a command line or a gate file."


def copy(session: "Session") -> None:
    """Copy the command line that reproduces exactly the run on stage."""
    snapshot, hiding = session.stage.snapshot, session.stage.hiding
    recipe, notice = recipe_of(snapshot), COPIED
    if len(recipe.changes) > MANY_CHANGES:
        recipe, notice = recipe_from_here(snapshot), COPIED_FROM_HERE
    if hides(hiding.hidden, Hidden.WEIGHTS) and recipe.tells_weights:
        session.say(WEIGHTS_HIDDEN)
        return
    if not session.files.holds(recipe.gate):  # then the line holds the gate itself
        recipe = replace(recipe, gate=replace(recipe.gate, source=None))
    try:
        put_on_clipboard(command_line(recipe, hiding.hidden, is_locked=hiding.is_locked))
    except ClipboardError as error:
        notice = str(error)
    session.say(notice)


def paste(session: "Session") -> None:
    """Put on stage the run of a pasted command line, or the gate of a pasted gate file.

    With any other content of the clipboard the stage does not change; a message says why.
    """
    try:
        _open_pasted(session, clipboard_text())
    except ClipboardError as error:
        session.say(str(error))
    except (UsageError, UnknownGateError) as error:
        session.say(f"Not pasted: {_one_line(str(error))}")
    except GateFileError as error:
        problem = error.problems[0]
        session.say(f"Not pasted: {_one_line(problem.heading)}")


def _open_pasted(session: "Session", text: str) -> None:
    text = text.strip()
    start = text[:MAX_BYTES]
    is_gate = start.startswith(BRACE) or GATE_FILE.search(start) is not None
    if not text or len(text) > (MAX_BYTES if is_gate else MAX_LINE):
        session.say(TOO_LONG.format(spaced(len(text))) if text else EMPTY)
    elif is_gate:
        session.open_text(text)
    elif not is_command_line(text):
        session.say(NO_LINE)
    else:
        request = parse_command_line(text)
        recipe = request.recipe(gate_called(session.library, request.gate))
        session.stage.hiding.hide(request.hidden, is_locked=request.is_locked)
        session.perform(recipe)


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))
