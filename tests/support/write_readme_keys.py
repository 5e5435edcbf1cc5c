"""`python -m tests.support.write_readme_keys` writes the README's table of keys."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.app.bindings import BINDINGS, GROUPS, Binding, bindings_on
from game.app.mode import Mode
from game.app.mode_bindings import MODE_BINDINGS
from game.app.page import ON_ALL_GATES, Page

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- keys: written from the bindings by python -m tests.support.write_readme_keys -->\n"
END = "<!-- /keys -->"
BETWEEN = re.compile(f"(?<={re.escape(BEGIN)}).*?(?={END})", re.DOTALL)

HEAD = "| | key | does |\n| --- | --- | --- |\n"
MODES = {Mode.EDIT: "Editing targets", Mode.SEARCH: "Searching"}
MOST_TOLD = 4  # keys that do alike; more are told as the first to the last


def table() -> str:
    """Return the table as Markdown, a line for all bindings with the same label."""
    on_stage = bindings_on(Page.PLAYGROUND)
    parts: list[tuple[str, Iterable[Binding]]] = [
        (group, [b for b in on_stage if b.group == group]) for group in GROUPS
    ]
    parts.append(("All gates", [b for b in BINDINGS if b.pages == ON_ALL_GATES]))
    parts += [(title, MODE_BINDINGS[mode]) for mode, title in MODES.items()]
    return HEAD + "".join(line for title, bindings in parts for line in lines(title, bindings))


def lines(title: str, bindings: Iterable[Binding]) -> Iterator[str]:
    """Return the lines of one part of the table; the first one bears its title."""
    chords: dict[str, list[str]] = {}
    for binding in bindings:
        chords.setdefault(binding.label, []).extend("+".join(c.caps) for c in binding.chords)
    for place, (label, keys) in enumerate(chords.items()):
        head = f"**{title}**" if place == 0 else ""
        yield f"| {head} | {told(keys)} | {label} |\n"


def told(keys: list[str]) -> str:
    """Return keys as Markdown: `R`, or `1` – `9` for many."""
    marked = [f"`{key}`" for key in keys]
    return " ".join(marked) if len(keys) <= MOST_TOLD else f"{marked[0]} – {marked[-1]}"


def with_table(text: str) -> str:
    """Return the README's text with the table in its place."""
    assert BETWEEN.search(text), f"the README has no place for the table: {BEGIN}…{END}"
    return BETWEEN.sub(lambda _: table(), text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")
