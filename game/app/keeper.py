"""The keeper of the settings: writes them a little after they change, and at the end."""

from pathlib import Path

from game.app.settings import Settings, save_settings

WAIT_S = 1.0  # a window that is being dragged changes in every frame


class Keeper:
    """Writes to one folder what changes after `begin`, or nothing where there is no folder."""

    def __init__(self, folder: Path | None, begin: Settings) -> None:
        """Take note of what holds at the start; options of the command line are not kept."""
        self._folder = folder
        self._written = self._seen = begin
        self._wait_s = 0.0

    def follow(self, now: Settings, elapsed_s: float) -> str:
        """Let time pass; return what to say if the settings could not be written, else ""."""
        if now != self._seen:
            self._seen, self._wait_s = now, WAIT_S
        elif now != self._written:
            self._wait_s -= elapsed_s
            if self._wait_s <= 0:
                return self.close()
        return ""

    def close(self) -> str:
        """Write what has not been written yet; return what to say if that fails, else ""."""
        now, before, self._written = self._seen, self._written, self._seen
        if self._folder is None or now == before:
            return ""
        try:
            save_settings(self._folder, now, before)
        except OSError as error:
            return f"The settings could not be saved: {error.strerror}."
        return ""
