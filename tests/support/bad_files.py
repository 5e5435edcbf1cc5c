"""The table of bad files: `bad_files.txt`, read as it stands.

Each case is a title after `=== `, the file, and after `==> ` each problem with its place. The
places were counted and the sentences read by eye.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from game.core.training import Optimizer

PARSERS = [yaml.CSafeLoader, yaml.SafeLoader] if yaml.__with_libyaml__ else [yaml.SafeLoader]
"""Those of PyYAML that are here."""

TABLE = Path(__file__).with_name("bad_files.txt")
AND = "name: AND\ninputs: [A, B]\nexpression: A and B\n"


@dataclass(frozen=True)
class BadFile:
    title: str
    text: str
    problems: tuple[str, ...]


def read_table() -> list[BadFile]:
    cases = []
    table = TABLE.read_text(encoding="utf-8").replace("{optimizers}", ", ".join(Optimizer))
    for block in re.split(r"^=== ", table, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        text, *problems = re.split(r"^==> ", rest, flags=re.MULTILINE)
        cases.append(BadFile(title, text, tuple(problem.strip() for problem in problems)))
    return cases


BAD_FILES = read_table()
