"""First start of a checkout: puts what Glowgate needs into `.venv`, then runs again inside it.

Where everything can be imported already, as in an activated environment, this costs a millisecond
and changes nothing. Only the standard library is at hand here.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

RUNTIME = ("numpy", "pygame", "yaml")
TOOLS = ("hypothesis", "mypy", "pytest", "ruff")
PEERS = ("fontTools", "gymnasium", "jsonschema", "scipy", "sklearn")
MODULES = {"": RUNTIME, "dev": RUNTIME + TOOLS + PEERS}
"""What must be importable, for each extra of pyproject.toml that a start may ask for."""

MARKER = "glowgate-installed"
"""A file in `.venv` that is there when its installation has come to its end."""

NO_VENV = "This Python cannot make virtual environments. On Debian or Ubuntu install python3-venv."
NO_INSTALL = (
    "Setting up failed. Is there a network? What was tried can be tried by hand:\n  {command}"
)
NO_WRITE = (
    "Cannot set up in {folder}: {reason}. Install Glowgate into an environment elsewhere:\n"
    '  python3 -m venv ~/glowgate && ~/glowgate/bin/pip install "{folder}"'
)


class SetUpError(Exception):
    """Setting up failed; the message says what to do about it."""


def ensure(extra: str = "") -> None:
    """Return if all that `extra` needs is there; else set up `.venv` and run again inside it.

    Leaves by `SystemExit`, with a sentence, if that cannot be done.
    """
    if not missing(MODULES[extra]) or not (CHECKOUT / "pyproject.toml").is_file():
        return
    environment = CHECKOUT / ".venv"
    try:
        set_up(environment, extra, is_broken=Path(sys.prefix).resolve() == environment)
    except KeyboardInterrupt:
        sys.exit("Set-up was stopped; the next start does it again.")
    except SetUpError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(NO_WRITE.format(folder=CHECKOUT, reason=error.strerror or error))
    run_inside(environment)


def missing(modules: Iterable[str]) -> list[str]:
    """Return those of `modules` that cannot be imported; the old pygame is not pygame-ce."""
    return [name for name in modules if not _is_there(name)]


def set_up(environment: Path, extra: str, *, is_broken: bool = False) -> None:
    """Make `environment` hold a checkout with `extra`, unless a start before this one has.

    Args:
        environment: The folder `.venv`.
        extra: "" or an extra of pyproject.toml.
        is_broken: Whether to do it again whatever the marker says.

    Raises:
        SetUpError: The environment could not be made, or the installation failed.
        OSError: The folder cannot be written.
    """
    if is_installed(environment, extra) and not is_broken:
        return
    environment.mkdir(exist_ok=True)
    with _lock(environment / "glowgate.lock"):
        if is_installed(environment, extra) and not is_broken:
            return  # another start was faster
        _say(f"First start: setting Glowgate up in {environment}, which takes a minute ...")
        _install(environment, extra)
        _write_marker(environment, extra)


def is_installed(environment: Path, extra: str) -> bool:
    """Return whether `environment` was installed, to the end, from the present pyproject.toml."""
    try:
        installed_extra, fingerprint = (environment / MARKER).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return False
    is_enough = installed_extra in {extra, "dev"}
    return is_enough and fingerprint == _fingerprint() and python_of(environment).exists()


def python_of(environment: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run_inside(environment: Path) -> None:
    """Run this very command again with the environment's interpreter; does not return."""
    command = [str(python_of(environment)), *sys.orig_argv[1:]]
    if os.name == "nt":  # there execv returns to the shell at once
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def _is_there(name: str) -> bool:
    spec = find_spec(name)
    if spec is None:
        return False
    if name != "pygame" or spec.origin is None:
        return True
    site_packages = Path(spec.origin).parent.parent
    return any(site_packages.glob("pygame_ce-*.dist-info"))


def _install(environment: Path, extra: str) -> None:
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise SetUpError(NO_VENV)
    target = f"{CHECKOUT}[{extra}]" if extra else str(CHECKOUT)
    python = str(python_of(environment))
    _run([sys.executable, "-m", "venv", str(environment)])
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    _run([*pip, "--editable", target])
    # An interrupted installation can leave folders that pip takes for whole packages.
    _run([python, "-c", f"import {', '.join(MODULES[extra])}"])


def _run(command: list[str]) -> None:
    # What the tools print goes to standard error, which leaves the output to the command itself.
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise SetUpError(NO_INSTALL.format(command=" ".join(command)))


def _write_marker(environment: Path, extra: str) -> None:
    marker = environment / MARKER
    draft = marker.with_suffix(".draft")
    draft.write_text(f"{extra}\n{_fingerprint()}", "utf-8")
    draft.replace(marker)


def _fingerprint() -> str:
    from hashlib import sha256  # noqa: PLC0415 - a start that needs no set-up does not pay for it

    return sha256((CHECKOUT / "pyproject.toml").read_bytes()).hexdigest()


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of even if this process is killed."""
    with path.open("w") as file:
        if os.name != "nt":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
