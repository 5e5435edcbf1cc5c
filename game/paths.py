"""Where the files that ship with Glowgate lie: in the checkout, or inside the wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return the shipped `folder` ("gates" or "assets") of this checkout or this wheel."""
    in_wheel = PACKAGE / "data" / folder
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / folder
