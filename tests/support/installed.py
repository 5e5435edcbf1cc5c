"""A wheel of this checkout, installed where others own the name `game` as well."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PIP = ("-m", "pip", "--disable-pip-version-check")


def build_wheel(folder: Path) -> Path:
    """Build the wheel into `folder` without a network and return its path."""
    offline = ("--no-deps", "--no-build-isolation", "--no-index")
    command = [sys.executable, *PIP, "wheel", "-q", *offline, "-w", str(folder), str(CHECKOUT)]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


class Installed:
    """An environment with the wheel, and a folder of someone who knows nothing of it."""

    def __init__(self, wheel: Path, folder: Path) -> None:
        """Install `wheel` into a new environment in `folder`, which sees what the tests see."""
        self._environment = folder / "venv"
        venv.create(self._environment)
        self.bin = self._environment / "bin"
        self.python = self.bin / "python"
        into = ("--python", str(self.python), "install", "-q", "--no-deps", "--no-index")
        subprocess.run([sys.executable, *PIP, *into, str(wheel)], check=True)
        self.site_packages = next(self._environment.glob("lib/python*/site-packages"))
        self._see_requirements()
        self.folder = folder / "a pupil's"
        self._be_in_the_way()

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the pupil's folder; it must succeed without a word of complaint."""
        ended = subprocess.run(
            [str(word) for word in command],
            cwd=self.folder,
            env=_plain_environment(self.bin),
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, ""), ended.stderr or ended.stdout
        return ended

    def run_code(self, code: str) -> str:
        """Run Python `code` there and return what it prints."""
        return self.run(self.python, "-c", code).stdout

    def _see_requirements(self) -> None:
        places = [
            path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")
        ]
        (self.site_packages / "requirements.pth").write_text("\n".join(places))

    def _be_in_the_way(self) -> None:
        """Have another distribution own `game`, and the pupil a module and a package as well."""
        others = self.site_packages / "game"
        own = self.folder / "game"
        for package in (others, own):
            package.mkdir(parents=True)
            (package / "__init__.py").write_text("OWNER = 'somebody else'\n")
        (self.folder / "game.py").write_text("raise RuntimeError('somebody else')\n")


def _plain_environment(folder: Path) -> dict[str, str]:
    """No variable of the tests' own, only where programs are."""
    return {"PATH": f"{folder}:{sysconfig.get_path('scripts')}:/usr/bin:/bin", "HOME": str(folder)}
