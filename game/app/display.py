"""Is there a display? SDL is asked, which knows X11, Wayland, Windows and macOS."""

import os

WITHOUT_WINDOW = ("offscreen", "dummy")
"""The drivers that SDL falls back to where there is no display."""

OLD_PYGAME = (
    "The old pygame is installed, and Glowgate needs pygame-ce, which has the same name:"
    " pip uninstall pygame, then pip install --force-reinstall pygame-ce."
)


class WrongPygameError(Exception):
    """The old pygame stands where pygame-ce should."""


def open_display() -> bool:
    """Return whether windows can be opened, with pygame's display and fonts ready if so.

    A driver that the user has named in SDL_VIDEODRIVER is taken as it is.

    Raises:
        WrongPygameError: pygame is not pygame-ce.
    """
    import pygame  # noqa: PLC0415 - the command line is read without it

    if not getattr(pygame, "IS_CE", False):
        raise WrongPygameError(OLD_PYGAME)
    _quieten_wayland()
    # Sharp on Windows screens of any density: SDL then reports real pixels, which the layout fills.
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    try:
        pygame.display.init()
    except pygame.error:
        return False
    is_asked_for = bool(os.environ.get("SDL_VIDEODRIVER"))
    if pygame.display.get_driver() in WITHOUT_WINDOW and not is_asked_for:
        pygame.display.quit()
        return False
    pygame.font.init()
    return True


def _quieten_wayland() -> None:
    """Let libwayland look for its socket in vain rather than complain that it knows no folder."""
    os.environ.setdefault("XDG_RUNTIME_DIR", os.devnull)
