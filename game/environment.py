"""The virtual environment of a checkout, `.venv`: what is in it, and how it is set up.

An installation that was interrupted, or that is older than pyproject.toml, is repeated; one that is
damaged, or whose Python is gone, is made anew. If several starts run at the same time, one installs
and the others wait.
"""

import errno
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from .files import read_file
from .record import Record

MARKER = "glowgate-installed"
"""A file in `.venv` that exists once the installation is complete."""

LONGEST = 1 << 16
"""Bytes that are read of a file in it, and far more than there are."""

FIRST = "First start: setting Glowgate up in {folder}, which takes a minute ..."
ANEW = "What is in {folder} does not work (any more): making it anew, which takes a minute ..."
WAITING = "Another start is setting Glowgate up; this one waits for it ..."
NO_VENV = "This Python cannot make virtual environments. On Debian or Ubuntu install python3-venv."
NO_INSTALL = (
    "Setting up failed{reason}. Is there a network? What was tried can be tried by hand:\n"
    "  {command}"
)
OF_OTHERS = ("PYTHONPATH", "PYTHONHOME", "PYTHONEXECUTABLE", "PYTHONPLATLIBDIR")
"""Variables that lead to the modules of another Python."""
PARTS = ("numpy.typing", "pygame.display", "pygame.font")
"""Modules that another `numpy` has not, or without which a damaged pygame can be imported."""
ELSEWHERE = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER")
"""Variables by which pip would install somewhere else."""


class SetUpError(Exception):
    """The installation failed; the message says what to do."""


class DamageError(SetUpError):
    """What is installed cannot be imported."""


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

    def is_inside(self) -> bool:
        """Return whether this process runs inside it, or is to: PYTHONHOME leads elsewhere."""
        is_its_python = Path(sys.executable).parent == self.python.parent
        # Not `Path.resolve`, for which a link that leads in a circle is an error.
        is_its_prefix = os.path.realpath(sys.prefix) == os.path.realpath(self.folder)
        return is_its_prefix or (is_its_python and not sys.flags.no_site)

    def is_complete(self) -> bool:
        """Return whether its installation from the current pyproject.toml was completed."""
        try:
            marker = read_file(self.folder / MARKER, LONGEST)
            extra, fingerprint = marker.decode("utf-8").split("\n")
        except (OSError, ValueError):
            return False
        # Every extra includes the base requirements, and "dev" includes all other extras.
        has_extra = not self.extra or extra in {self.extra, "dev"}
        return has_extra and fingerprint == self._fingerprint()

    def has_python(self) -> bool:
        """Return whether its Python is there, and the one that it was made with."""
        try:
            settings = read_file(self.folder / "pyvenv.cfg", LONGEST).decode("utf-8")
        except FileNotFoundError:  # as in an environment of conda
            settings = ""
        except (OSError, ValueError):
            return False
        homes = re.findall(r"^home *= *(.+?) *$", settings, re.MULTILINE)
        # Not a `Path`, for which a NUL is an error.
        return os.path.isfile(self.python) and all(map(os.path.isdir, homes))  # noqa: PTH113

    def is_ready(self) -> bool:
        """Return whether it can be used as it is.

        If this process runs inside it and still lacks modules, the environment is broken.
        """
        return self.is_complete() and self.has_python() and not self.is_inside()

    def works(self, modules: Iterable[str]) -> bool:
        """Return whether its Python can import `modules` and `PARTS`."""
        return _succeeds(importing(str(self.python), (*modules, *PARTS)), _environ())

    def set_up(self, modules: Iterable[str], *, anew: bool = False) -> None:
        """Install the requirements of the checkout, unless an earlier start did.

        Args:
            modules: The modules that must be importable afterwards.
            anew: Whether what is there is known not to work.

        Raises:
            SetUpError: The environment could not be created, or the installation failed.
            OSError: The folder cannot be written.
        """
        if self.is_ready() and not anew:
            return
        self._make_folder()
        with _lock(self.checkout / "pyproject.toml") as has_waited:
            anew = anew or self._is_unfit()
            if self.is_complete() and self.has_python() and (has_waited or not anew):
                return  # another process was faster
            if find_spec("venv") is None or find_spec("ensurepip") is None:
                raise SetUpError(NO_VENV)
            if anew:
                self._install(modules, "--clear")
            else:
                self._install_on_top(modules)
            self._write_marker()

    def _make_folder(self) -> None:
        folder = self.folder
        if folder.is_symlink() and not folder.exists():
            folder.unlink()  # it leads nowhere, or in a circle
        if folder.exists() and not folder.is_dir():
            raise FileExistsError(errno.EEXIST, f"{folder.name} is a file; move it away")
        folder.mkdir(exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, f"{folder.name} cannot be written")

    def _is_unfit(self) -> bool:
        """Whether there is something that plainly does not work."""
        if self.is_inside():
            return self.is_complete()  # and yet there are modules missing
        marker = self.folder / MARKER
        has_other_marker = marker.exists() and not marker.is_file()
        return has_other_marker or (any(self.folder.iterdir()) and not self.has_python())

    def _install_on_top(self, modules: Iterable[str]) -> None:
        """Install into what is there, which may be somebody's own; anew only if it is damaged."""
        try:
            self._install(modules)
        except SetUpError as error:
            pip = [str(self.python), "-m", "pip", "--version"]
            if not isinstance(error, DamageError) and _succeeds(pip, _environ()):
                raise
            self._install(modules, "--clear")

    def _install(self, modules: Iterable[str], *options: str) -> None:
        say((ANEW if options else FIRST).format(folder=self.folder))
        python = str(self.python)
        self._run([self._maker(), "-m", "venv", str(self.folder), *options])
        pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        self._run([*pip, *self.requirements()])
        # An interrupted installation can leave folders that pip considers complete packages.
        self._run(importing(python, modules), DamageError)

    def _maker(self) -> str:
        """The Python that makes it, which is none inside it: that would be removed."""
        if not self.is_inside():
            return sys.executable
        base: str = getattr(sys, "_base_executable", sys.executable)
        return os.path.realpath(base) if Path(base).parent == self.python.parent else base

    def _run(self, command: list[str], error: type[SetUpError] = SetUpError) -> None:
        with TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            if not _succeeds(command, _environ(), output):
                output.seek(0)
                raise error(self._failure(command, output.read()))

    def _failure(self, command: list[str], output: str) -> str:
        if os.strerror(errno.ENOSPC) in output or f"Errno {errno.ENOSPC}" in output:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        errors = [line for line in output.splitlines() if line.startswith("ERROR: ")]
        reason = f" ({errors[-1].removeprefix('ERROR: ')})" if errors else ""
        return NO_INSTALL.format(reason=reason, command=shlex.join(command))

    def _write_marker(self) -> None:
        draft = (self.folder / MARKER).with_suffix(".draft")
        draft.write_text(f"{self.extra}\n{self._fingerprint()}", "utf-8")
        draft.replace(self.folder / MARKER)

    def _fingerprint(self) -> str:
        return sha256((self.checkout / "pyproject.toml").read_bytes()).hexdigest()


def importing(python: str, modules: Iterable[str]) -> list[str]:
    """Return the command that succeeds if `python` can import `modules`."""
    return [python, "-c", f"import {', '.join(modules)}"]


def _environ() -> dict[str, str]:
    """Return the environment variables without what could lead Python or pip astray."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in ELSEWHERE
    }


def can_import(python: str, modules: Iterable[str]) -> bool:
    """Return whether `python` can import `modules` and `PARTS` under the present variables."""
    return _succeeds(importing(python, (*modules, *PARTS)), os.environ)


def _succeeds(
    command: list[str], environ: Mapping[str, str], output: IO[str] | None = None
) -> bool:
    """Whether `command` can be run and ends well; what it prints goes to `output`."""
    out = output or subprocess.DEVNULL
    try:
        ran = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environ
        )
    except OSError as error:
        if output:
            output.write(str(error))
        return False
    return ran.returncode == 0


@contextmanager
def _lock(path: Path) -> Iterator[bool]:
    """Hold a lock that the system releases even if this process is killed.

    Yields whether another process has held it.
    """
    with path.open("rb") as file:
        yield os.name != "nt" and _wait_for(file)


def _wait_for(file: IO[bytes]) -> bool:
    """Lock `file`; return whether it was locked by another process."""
    import fcntl  # noqa: PLC0415 - not on Windows

    with suppress(OSError):  # not every file system has locks
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(file, fcntl.LOCK_EX)
            return True
    return False


def say(sentence: str) -> None:
    """Print a sentence on standard error, since standard output is the command's own."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
