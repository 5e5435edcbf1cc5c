"""The first start of a checkout: installs the requirements in `.venv`, then restarts inside it.

An installation that was interrupted, or that is older than pyproject.toml, is repeated; if several
starts run at the same time, one installs and the others wait.
"""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from .process import set_up
from .record import Record

MARKER = "glowgate-installed"
"""A file in `.venv` that exists once the installation is complete."""

NO_VENV = "This Python cannot make virtual environments. On Debian or Ubuntu install python3-venv."
NO_INSTALL = (
    "Setting up failed. Is there a network? What was tried can be tried by hand:\n  {command}"
)
NO_WRITE = (
    "Cannot set up in {folder}: {reason}. Install Glowgate into an environment elsewhere:\n"
    '  python3 -m venv ~/glowgate && ~/glowgate/bin/pip install "{folder}"'
)


class SetUpError(Exception):
    """The installation failed; the message says what to do."""


def begin(checkout: Path, extra: str, modules: Iterable[str]) -> None:
    """Set up `.venv` in `checkout`, unless it is ready, and run this command again inside it.

    Raises `SystemExit` with a message if that is not possible.

    Args:
        checkout: The folder of pyproject.toml.
        extra: "" or one of its extras.
        modules: The modules that must be importable afterwards.
    """
    set_up()  # also hides pygame's message when it is imported
    environment = Environment(checkout, extra)
    try:
        environment.set_up(modules)
    except KeyboardInterrupt:
        sys.exit("Set-up was stopped; the next start does it again.")
    except SetUpError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(NO_WRITE.format(folder=checkout, reason=error.strerror or error))
    run_inside(environment.python)


class Environment(Record):
    """The virtual environment of a checkout, with the requirements of one extra."""

    checkout: Path
    extra: str

    @property
    def folder(self) -> Path:
        """Its folder."""
        return self.checkout / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def requirements(self) -> list[str]:
        """Return the requirements in pyproject.toml, including the extra, without the checkout."""
        project = tomllib.loads((self.checkout / "pyproject.toml").read_text("utf-8"))["project"]
        extras = project.get("optional-dependencies", {})
        lines = [*project.get("dependencies", ()), *extras.get(self.extra, ())]
        own = re.compile(rf"{project['name']}\[(.+)\]")  # an extra that includes others
        others = [found[1].split(",") for line in lines if (found := own.fullmatch(line))]
        packages = [line for line in lines if not own.fullmatch(line)]
        return [*packages, *(line for name in chain(*others) for line in extras[name])]

    def is_ready(self) -> bool:
        """Return whether its installation from the current pyproject.toml is complete.

        If this process runs inside it and still lacks modules, the environment is broken.
        """
        try:
            extra, fingerprint = (self.folder / MARKER).read_text("utf-8").split("\n")
        except (OSError, ValueError):
            return False
        # Every extra includes the base requirements, and "dev" includes all other extras.
        has_extra = not self.extra or extra in {self.extra, "dev"}
        is_enough = has_extra and fingerprint == self._fingerprint()
        is_inside = Path(sys.prefix).resolve() == self.folder.resolve()
        return is_enough and self.python.exists() and not is_inside

    def set_up(self, modules: Iterable[str]) -> None:
        """Install the requirements of the checkout, unless an earlier start did.

        Raises:
            SetUpError: The environment could not be created, or the installation failed.
            OSError: The folder cannot be written.
        """
        if self.is_ready():
            return
        self.folder.mkdir(exist_ok=True)
        with _lock(self.folder / "glowgate.lock"):
            if self.is_ready():
                return  # another process was faster
            _say(f"First start: setting Glowgate up in {self.folder}, which takes a minute ...")
            self._install(modules)
            self._write_marker()

    def _install(self, modules: Iterable[str]) -> None:
        if find_spec("venv") is None or find_spec("ensurepip") is None:
            raise SetUpError(NO_VENV)
        python = str(self.python)
        _run([sys.executable, "-m", "venv", str(self.folder)])
        pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        _run([*pip, *self.requirements()])
        # An interrupted installation can leave folders that pip considers complete packages.
        _run([python, "-c", f"import {', '.join(modules)}"])

    def _write_marker(self) -> None:
        draft = (self.folder / MARKER).with_suffix(".draft")
        draft.write_text(f"{self.extra}\n{self._fingerprint()}", "utf-8")
        draft.replace(self.folder / MARKER)

    def _fingerprint(self) -> str:
        return sha256((self.checkout / "pyproject.toml").read_bytes()).hexdigest()


def run_inside(python: Path) -> None:
    """Run the same command again with the interpreter `python`; does not return."""
    command = [str(python), *sys.orig_argv[1:]]
    if os.name == "nt":  # on Windows, execv returns to the shell immediately
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def _run(command: list[str]) -> None:
    # The tools print to standard error, so that standard output belongs to the command itself.
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise SetUpError(NO_INSTALL.format(command=" ".join(command)))


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold a lock that the system releases even if this process is killed."""
    with path.open("w") as file:
        if os.name != "nt":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
