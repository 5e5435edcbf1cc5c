"""Before anything else: is all there that Glowgate needs? If not, this is a first start.

Where everything can be imported, as in an activated environment, this costs a millisecond and
changes nothing. Only the standard library is at hand here.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

RUNTIME = ("numpy", "pygame", "yaml")
TOOLS = ("hatchling", "hypothesis", "mypy", "pytest", "ruff", "xdist")
PEERS = ("PIL", "fontTools", "gymnasium", "jsonschema", "scipy", "sklearn")
MODULES = {"": RUNTIME, "gif": (*RUNTIME, "PIL"), "dev": RUNTIME + TOOLS + PEERS}
"""What must be importable, for each extra of pyproject.toml that a start may ask for."""


def ensure(extra: str = "") -> None:
    """Return if all that `extra` needs is there; else set up `.venv` and run again inside it.

    Leaves by `SystemExit`, with a sentence, if that cannot be done.
    """
    if not missing(MODULES[extra]) or not (CHECKOUT / "pyproject.toml").is_file():
        return
    from . import first_start  # noqa: PLC0415 - 10 ms that only a first start needs

    first_start.begin(CHECKOUT, extra, MODULES[extra])


def extra_for(words: Iterable[str]) -> str:
    """Return the extra that a command line needs: "gif" if it names such a file, else ""."""
    return "gif" if any(word.lower().endswith(".gif") for word in words) else ""


def missing(modules: Iterable[str]) -> list[str]:
    """Return those of `modules` that cannot be imported; the old pygame is not pygame-ce."""
    return [name for name in modules if not _is_there(name)]


def _is_there(name: str) -> bool:
    spec = find_spec(name)
    if spec is None:
        return False
    if name != "pygame" or spec.origin is None:
        return True
    site_packages = Path(spec.origin).parent.parent
    return any(site_packages.glob("pygame_ce-*.dist-info"))
