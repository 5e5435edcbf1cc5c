"""The folders of this computer that Glowgate keeps things in."""

import os
import re
from pathlib import Path

from game.gates.problem import printable

NAME = "glowgate"
SHOWN_NAME = 60  # characters of a path in a sentence


def preferences_folder() -> Path | None:
    """Return the platform's own folder for Glowgate, made if need be, or None if it cannot be."""
    import pygame.system  # noqa: PLC0415 - 50 ms that `--help` need not spend

    try:
        return Path(pygame.system.get_pref_path(NAME, NAME))
    except (pygame.error, OSError):
        return None


def user_gates() -> tuple[Path, ...]:
    """Return the folder of the user's own gates, if there can be one; it need not exist."""
    folder = preferences_folder()
    return () if folder is None else (folder / "gates",)


def pictures_folder() -> Path | None:
    """Return where the user keeps pictures, else Glowgate's own folder, if there can be one."""
    return _user_folder("Pictures")


def documents_folder() -> Path | None:
    """Return where the user keeps documents, else Glowgate's own folder."""
    return _user_folder("Documents")


def shown(path: Path | None) -> str:
    """Return a path as a sentence has room for: its end, and the home folder as ~."""
    home, text = str(Path.home()), printable(str(path))
    text = f"~{text[len(home) :]}" if text.startswith(home + os.sep) else text
    return text if len(text) <= SHOWN_NAME else f"…{text[1 - SHOWN_NAME :]}"


def _user_folder(name: str) -> Path | None:
    try:
        home = Path.home()
    except RuntimeError:
        return preferences_folder()
    for folder in (_in_own_language(name, home), home / name):
        if folder is not None and folder.is_dir():
            return folder
    return preferences_folder()


def _in_own_language(name: str, home: Path) -> Path | None:
    """Return what a Linux desktop calls the folder, such as ~/Bilder."""
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    try:
        lines = settings.read_text("utf-8")
    except (OSError, ValueError):
        return None
    found = re.search(rf'^XDG_{name.upper()}_DIR="\$HOME/(.+)"', lines, re.MULTILINE)
    return home / found[1] if found else None
