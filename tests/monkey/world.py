"""What the monkey finds in the world: folders, files of all kinds, and texts to paste."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SIX = (
    "name: SIX\ninputs: [A, B, C, D, E, F]\nexpression: A and B or C and D\nfeatures: [A*B, C*D]\n"
)
TEXTS: Mapping[str, str] = {
    "xor": "name: XOR\ninputs: [A, B]\nexpression: A xor B\n",
    "mine": "name: MINE\ninputs: [A, B]\nexpression: A nor B\ntraining: {learning_rate: 5}\n",
    "other mine": "name: MINE\ninputs: [A, B]\nexpression: A and not B\n",
    "six": SIX,
    "not": "name: NOT\ninputs: [A]\noutputs: [1, 0]\n",
    "part": "name: PART\ninputs: [A, B, C]\noutputs: [x, 1, x, 0, x, x, 1, 0]\n",
    "given": "name: GIVEN\ninputs: [A, B]\noutputs: [0, 1, 1, 1]\n"
    "initial: {weights: [900000, -900000], bias: 3}\ntraining: {l2: 0.5, optimizer: sgd}\n",
    "long": f"name: {'M' * 40}\ninputs: [Temperature1, Humidity_abc]\noutputs: [0, 1, 1, x]\n",
    "one file more": "name: ÄÖ ß 漢字\ninputs: [A, B]\nexpression: A or B\n",
    "cut": "name: BROKEN\ninputs: [A, B\n",
    "wrong": "name: WRONG\ninputs: [A, B]\nexpression: A and C\n",
    "unknown key": "name: K\ninputs: [A]\noutputs: [0, 1]\nlerning_rate: 3\n",
    "tabs": "name: T\ninputs:\n\t- A\n",
    "aliases": "name: &a [*a, *a]\ninputs: *a\n",
    "empty": "",
    "spaces": " \n \n",
    "control": "name: \x1b[2J\x07\ninputs: [A]\noutputs: [0, 1]\n",
}
PROSE = "It was a dark and stormy night; the rain fell in torrents. " * 20
PASTES: Mapping[str, str] = TEXTS | {
    "run": "python3 main.py play xor --epochs=200 --seed=3",
    "row by row": "glowgate play majority --optimizer=sgd --epochs=300 --learning-rate=2 --seed=1",
    "weights": "python3 main.py play and --weights=1,-2.5,1e6 --threshold=0.9 --epochs=5",
    "train": "python3 main.py train or --l2=0.1 --epochs=10",
    "changes": "python3 main.py play and --epochs=50 --learning-rate=1,5@20 --threshold=0.4",
    "many epochs": "python3 main.py play xor --epochs=100000",
    "a billion epochs": "python3 main.py play xor --epochs=1000000000",
    "other version": "python3 main.py play and --momentum=0.9 --epochs=5",
    "no gate": "python3 main.py play nowhere --epochs=5",
    "bad number": "python3 main.py play and --epochs=many",
    "quotes": "python3 main.py play 'and",
    "help": "python3 main.py --help",
    "word": "and",
    "prose": PROSE,
    "lines": "\n".join(["a line"] * 500),
    "binary": "\x01\x02\x7f\x1b" * 50,
    "letters": "漢字 👍 é \u200b שלום",
    "huge": "x" * 70_000,
    "dashes": "-" * 300,
}

FILES = ("a.yaml", "b.yaml", "c.yml", "mine/d.yaml", "note.txt", ".")
DROPS: Mapping[str, str] = {
    **{name: f"drops/{name}.yaml" for name in ("xor", "six", "cut", "control", "empty")},
    **{name: f"drops/{name}.yaml" for name in ("missing", "pipe", "loop", "huge", "binary")},
    "folder": "drops",
    "empty folder": "drops/none",
    "picture": "drops/picture.png",
    "long name": "drops/" + "long" * 70,
    "gates": "gates",
    "gate a": "gates/a.yaml",
    "gate b": "gates/b.yaml",
    "nothing": "/dev/null",
    "without end": "/dev/zero",
    "nowhere": "/nowhere",
    "no name": "",
}


class World:
    """A folder with a home, a folder of gates that is watched, and things to drop."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.gates, self.home = root / "gates", root / "home"
        self._elsewhere = root / "elsewhere"
        for folder in (self.gates / "mine", root / "drops" / "none", self.home / "Pictures"):
            folder.mkdir(parents=True)
        self.write("a.yaml", TEXTS["mine"])
        self._make_drops(root / "drops")

    def _make_drops(self, folder: Path) -> None:
        for name in ("xor", "six", "cut", "control", "empty"):
            (folder / f"{name}.yaml").write_text(TEXTS[name], "utf-8")
        (folder / "binary.yaml").write_bytes(bytes(range(256)) * 4)
        (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
        with (folder / "huge.yaml").open("wb") as file:
            file.truncate(20_000_000)
        if hasattr(os, "mkfifo"):
            os.mkfifo(folder / "pipe.yaml")
        (folder / "loop.yaml").symlink_to("loop.yaml")

    def write(self, name: str, text: str, share: float = 1.0) -> None:
        """Write a file in the folder of gates, or the first `share` of it."""
        data = text.encode()
        with suppress(OSError), (self.gates / name).open("wb") as file:  # it may be away
            file.write(data[: int(len(data) * share)])

    def delete(self, name: str) -> None:
        with suppress(OSError):
            (self.gates / name).unlink()

    def forbid(self, name: str) -> None:
        with suppress(OSError):
            (self.gates / name).chmod(0)

    def allow(self, name: str) -> None:
        with suppress(OSError):
            (self.gates / name).chmod(0o755)

    def move_away(self, _name: str) -> None:
        """Move the whole folder of gates away."""
        if self.gates.exists() and not self._elsewhere.exists():
            self.gates.rename(self._elsewhere)

    def move_back(self, _name: str) -> None:
        if self._elsewhere.exists() and not self.gates.exists():
            self._elsewhere.rename(self.gates)

    def drafts(self) -> list[Path]:
        """Files that were begun and neither completed nor removed."""
        return [path for path in self.root.rglob(".*") if path.is_file()]
