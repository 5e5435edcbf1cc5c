"""Check that all requirements of Glowgate are installed; if not, begin the first start.

If everything can be imported, as in an activated environment, this takes a millisecond and changes
nothing. This module may use only the standard library.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

RUNTIME = ("numpy", "platformdirs", "pygame", "yaml")
TOOLS = ("hatchling", "hypothesis", "mypy", "pytest", "ruff", "xdist")
PEERS = ("PIL", "fontTools", "gymnasium", "jsonschema", "scipy", "sklearn")
MODULES = {"": RUNTIME, "gif": (*RUNTIME, "PIL"), "dev": RUNTIME + TOOLS + PEERS}
"""The required modules for each extra of pyproject.toml that a start may need."""


def ensure(extra: str = "") -> None:
    """Return if all modules that `extra` needs exist; else set up `.venv` and restart inside it.

    Raises `SystemExit` with a message if that is not possible.
    """
    if not missing(MODULES[extra]) or not (CHECKOUT / "pyproject.toml").is_file():
        return
    from . import first_start  # noqa: PLC0415 - 10 ms, only needed for a first start

    first_start.begin(CHECKOUT, extra, MODULES[extra])


def repair(extra: str = "") -> None:
    """Return if all that `extra` needs can be imported; else see to it, and restart.

    Call this after an error that nobody has foreseen: packages that are there may be damaged.
    Raises `SystemExit` with a message if that is not possible.
    """
    if not (CHECKOUT / "pyproject.toml").is_file():
        return
    from . import first_start  # noqa: PLC0415 - as above

    first_start.repair(CHECKOUT, extra, MODULES[extra])


def extra_for(words: Iterable[str]) -> str:
    """Return the extra that a command line needs: "gif" if it names a GIF file, else ""."""
    return "gif" if any(word.lower().endswith(".gif") for word in words) else ""


def missing(modules: Iterable[str]) -> list[str]:
    """Return those of `modules` that cannot be imported; the original pygame is not enough."""
    return [name for name in modules if not _is_there(name)]


def _is_there(name: str) -> bool:
    spec = find_spec(name)
    if spec is None or spec.origin is None:  # nothing, or a folder with nothing in it
        return False
    if name != "pygame":
        return True
    site_packages = Path(spec.origin).parent.parent
    return any(site_packages.glob("pygame_ce-*.dist-info"))
