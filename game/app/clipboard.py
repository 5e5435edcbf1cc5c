"""The clipboard, and what is said where there is none."""

import pygame

NO_CLIPBOARD = "The clipboard of this computer cannot be reached."


class ClipboardError(Exception):
    """There is no clipboard, or it does not answer."""


def put(text: str) -> None:
    """Put `text` on the clipboard.

    Raises:
        ClipboardError: There is none.
    """
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, UnicodeError):
        raise ClipboardError(NO_CLIPBOARD) from None


def get() -> str:
    """Return the text on the clipboard, "" if it holds none.

    Raises:
        ClipboardError: There is none.
    """
    try:
        return pygame.scrap.get_text()
    except (pygame.error, UnicodeError):
        raise ClipboardError(NO_CLIPBOARD) from None
