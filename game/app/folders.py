"""The user's folders: settings lie in one of Glowgate's own, what is saved among the documents."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from ..gates.problem import path_words

NAME, SHOWN = "glowgate", "Glowgate"
GATES = "gates"
MOVED = ("settings.yaml", "last-run.txt")
"""What earlier versions kept in a folder `glowgate` within that of now."""
SHOWN_NAME = 60  # characters of a path in a message


def preferences_folder() -> Path | None:
    """Return the platform's folder for Glowgate, created if missing, or None if impossible.

    What an earlier version has left one folder deeper is moved here once.
    """
    try:
        folder = _platform_folder()
        if not folder.is_absolute():  # the home folder is not known
            return None
        folder.mkdir(parents=True, exist_ok=True)
        return folder if _has_moved(_old_folder(folder), folder) else _old_folder(folder)
    except (OSError, RuntimeError, ValueError):  # RuntimeError: there is no home folder
        return None


def saves_folder() -> Path | None:
    """Return the folder for pictures, runs and gates, which may not exist yet, or None."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - as below

    try:
        folder = user_documents_path() / SHOWN
    except (OSError, RuntimeError, ValueError):  # as above
        return None
    return folder if folder.is_absolute() else None


def user_gates() -> tuple[Path, ...]:
    """Return the folders of the user's own gates, that for new ones first.

    They may not exist yet. In the other ones earlier versions saved gates, which stay there.
    """
    folders = []
    saves = saves_folder()
    if saves is not None:
        folders.append(saves / GATES)
    with suppress(OSError, RuntimeError, ValueError):
        own = _platform_folder()
        if own.is_absolute():
            folders.append(_old_folder(own) / GATES)
    return tuple(folders)


def shown(path: Path | None) -> str:
    """Return a path shortened for a message: its end, with the home folder as ~."""
    home, text = os.path.expanduser("~"), str(path)  # noqa: PTH111 - no error without a home
    text = f"~{text[len(home) :]}" if text.startswith(home + os.sep) else text
    return path_words(text if len(text) <= SHOWN_NAME else f"…{text[1 - SHOWN_NAME :]}")


def _platform_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - `--help` need not spend its time

    return user_data_path(NAME, appauthor=False, roaming=True)


def _old_folder(folder: Path) -> Path:
    """Return where versions before had settings and gates: SDL, which they asked, nests folders."""
    if sys.platform == "darwin":  # SDL knows no XDG_DATA_HOME there
        library = Path(os.path.expanduser("~/Library/Application Support"), NAME, NAME)  # noqa: PTH111 - never raises
        if library.is_dir():
            return library
    return folder / NAME


def _has_moved(old: Path, folder: Path) -> bool:
    """Move the files of `old` to `folder` that are not there yet; return whether none is left."""
    for name in MOVED:
        if os.path.lexists(folder / name) or not os.path.isfile(old / name):  # noqa: PTH113 - a Path may raise
            continue
        try:
            (old / name).rename(folder / name)
        except FileNotFoundError:  # another window has just moved it
            continue
        except OSError:
            return False
    return True
