"""`python -m tests.support.write_readme_keys` writes the README's table of keys."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from game.app.bindings import PAGE_KEYS, bindings_on
from game.app.modes import EDITING, SEARCHING
from game.app.page import PAGES, PLAYGROUND
from game.app.saving import NAMING
from game.ui.kit.binding import GROUPS, AnyBinding

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- keys: written from the bindings by python -m tests.support.write_readme_keys -->\n"
END = "<!-- /keys -->"
BETWEEN = re.compile(f"(?<={re.escape(BEGIN)}).*?(?={END})", re.DOTALL)

HEAD = "| | key | does |\n| --- | --- | --- |\n"
MODES = {"Editing targets": EDITING, "Searching": SEARCHING, "Naming a gate": NAMING}
MOST_SHOWN = 4  # keys that do alike; more are shown as the first to the last


def table() -> str:
    """Return the table as Markdown, a line for all bindings with the same label."""
    on_stage = bindings_on(PLAYGROUND)
    parts: list[tuple[str, Iterable[AnyBinding]]] = [
        (group, [b for b in on_stage if b.group == group]) for group in GROUPS
    ]
    for page in PAGES:
        alone = [b for b in bindings_on(page.title) if b not in on_stage and b not in PAGE_KEYS]
        parts += [(page.title.capitalize(), alone)] if alone else []
    parts += MODES.items()
    return HEAD + "".join(line for title, bindings in parts for line in lines(title, bindings))


def lines(title: str, bindings: Iterable[AnyBinding]) -> Iterator[str]:
    """Return the lines of one part of the table; the first one bears its title."""
    chords: dict[str, list[str]] = {}
    for binding in bindings:
        chords.setdefault(binding.label, []).extend("+".join(c.caps) for c in binding.chords)
    for place, (label, keys) in enumerate(chords.items()):
        head = f"**{title}**" if place == 0 else ""
        yield f"| {head} | {in_markdown(keys)} | {label} |\n"


def in_markdown(keys: Sequence[str]) -> str:
    """Return keys as Markdown: `R`, or `1` – `9` for many."""
    marked = [f"`{key}`" for key in keys]
    return " ".join(marked) if len(keys) <= MOST_SHOWN else f"{marked[0]} – {marked[-1]}"


def with_table(text: str) -> str:
    """Return the README's text with the table in its place."""
    assert BETWEEN.search(text), f"the README has no place for the table: {BEGIN}…{END}"
    return BETWEEN.sub(lambda _: table(), text)


if __name__ == "__main__":
    README.write_text(with_table(README.read_text("utf-8")), "utf-8")
