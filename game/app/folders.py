"""The folders of this computer that Glowgate keeps things in."""

from pathlib import Path

NAME = "glowgate"


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
