"""The settings that are saved between runs, and their file.

The file is parsed as strictly as a gate file; an invalid one is renamed and does no harm.
"""

from pathlib import Path

from ..files import atomic_file, read_file
from ..gates.bounds import MAX_BYTES, Interval
from ..gates.problem import GateFileError, Report
from ..gates.values import Fields, read_choice, read_fields, read_list, read_whole
from ..gates.yaml_tree import compose, decode
from ..playground.options import THEMES
from ..record import Record, fields_of, replace

FILE = "settings.yaml"
KEYS = ("theme", "window", "sound", "calm")
ON_OFF = ("true", "false")
SIDE = Interval(100, 32_768)  # width or height of a window in pixels
MAX_BROKEN_COPIES = 9  # backups of invalid files beside the settings file

BROKEN = "The settings file had mistakes; it is kept as {}, and settings begin anew."
UNREADABLE = "The settings cannot be read, so they begin anew: {}."


class Settings(Record):
    """The user's settings.

    Attributes:
        theme: The name of one of the themes.
        window: Width and height in pixels when not in full screen.
        sound: Whether the sound is on.
        calm: Whether animations are off.
    """

    theme: str = "dark"
    window: tuple[int, int] = (1280, 720)
    sound: bool = False
    calm: bool = False

    def changed(self, before: "Settings") -> dict[str, object]:
        """Return the fields that differ from `before`, with their values."""
        return {n: now for n, now in fields_of(self).items() if now != getattr(before, n)}


def load_settings(folder: Path) -> tuple[Settings, str]:
    """Return the settings saved in `folder`, and a message for the user, or "".

    An invalid file is renamed; its valid settings are used.
    """
    try:
        return _load(folder / FILE)
    except OSError as error:
        return Settings(), UNREADABLE.format(error.strerror)


def _load(path: Path) -> tuple[Settings, str]:
    try:
        data = read_file(path, MAX_BYTES)
    except FileNotFoundError:
        return Settings(), ""
    settings, is_good = parse_settings(data)
    return settings, "" if is_good else _set_aside(path)


def parse_settings(data: bytes) -> tuple[Settings, bool]:
    """Return the settings in the contents of a file, and whether it had no problems."""
    try:
        text, report = decode(data, None)
        root = compose(text, report)
        chosen = read_fields(root, "the settings", KEYS, "theme: dark", report) if root else None
        settings = _read(chosen or {}, report)
    except GateFileError:
        return Settings(), False
    return settings, not report.problems and chosen is not None


def save_settings(folder: Path, now: Settings, before: Settings) -> None:
    """Write to `folder` the settings that differ from `before`; the rest of its file is kept.

    So two open windows do not overwrite each other's settings.

    Raises:
        OSError: The file cannot be written, or is there but cannot be read: it is not overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept, _ = _load(folder / FILE)
    with atomic_file(folder / FILE) as file:
        file.write(written(replace(kept, **now.changed(before))))


def written(settings: Settings) -> str:
    """Return the contents of the settings file."""
    width, height = settings.window
    return (
        f"theme: {settings.theme}\n"
        f"window: [{width}, {height}]\n"
        f"sound: {str(settings.sound).lower()}\n"
        f"calm: {str(settings.calm).lower()}\n"
    )


def _read(chosen: Fields, report: Report) -> Settings:
    default = Settings()
    theme = read_choice(chosen["theme"], "theme", THEMES, report) if "theme" in chosen else None
    return Settings(
        theme=theme or default.theme,
        window=_size(chosen, report) or default.window,
        sound=_is_on(chosen, "sound", report),
        calm=_is_on(chosen, "calm", report),
    )


def _is_on(chosen: Fields, key: str, report: Report) -> bool:
    return key in chosen and read_choice(chosen[key], key, ON_OFF, report) == "true"


def _size(chosen: Fields, report: Report) -> tuple[int, int] | None:
    if "window" not in chosen:
        return None
    items = read_list(chosen["window"], "window", "[1280, 720]", report) or ()
    sides = [read_whole(item, "A side of the window", SIDE, report) for item in items]
    match sides:
        case [int(width), int(height)]:
            return width, height
    report.add(chosen["window"].place, "window is a width and a height, as in [1280, 720].")
    return None


def _set_aside(path: Path) -> str:
    """Rename an invalid file, so that the user can inspect it; return the message."""
    for number in range(1, MAX_BROKEN_COPIES + 1):
        aside = path.with_name(f"settings.broken-{number}.yaml")
        if not aside.exists() or number == MAX_BROKEN_COPIES:
            break
    try:
        path.replace(aside)
    except OSError as error:
        return UNREADABLE.format(error.strerror)
    return BROKEN.format(aside.name)


WAIT_S = 1.0  # the size of a window changes in every frame while it is resized


class SettingsWriter:
    """Writes settings that change after `begin` to a folder, or nothing if there is none."""

    def __init__(self, folder: Path | None, begin: Settings) -> None:
        """Store the settings at the start, so that command line options are not saved."""
        self._folder = folder
        self._written = self._seen = begin
        self._wait_s = 0.0

    def follow(self, now: Settings, elapsed_s: float) -> str:
        """Advance by `elapsed_s` seconds; return a message if writing failed, else ""."""
        if now != self._seen:
            self._seen, self._wait_s = now, WAIT_S
        elif now != self._written:
            self._wait_s -= elapsed_s
            if self._wait_s <= 0:
                return self.close()
        return ""

    def close(self) -> str:
        """Write pending changes; return a message if that fails, else ""."""
        now, before, self._written = self._seen, self._written, self._seen
        if self._folder is None or now == before:
            return ""
        try:
            save_settings(self._folder, now, before)
        except OSError as error:
            return f"The settings could not be saved: {error.strerror}."
        return ""
