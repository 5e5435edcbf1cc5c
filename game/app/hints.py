"""The hint bar and the help, made from the table of bindings."""

from collections.abc import Mapping

from ..ui.playground.scene import HelpLine, HelpSection, Hint
from .bindings import GROUPS, Binding, bindings_on
from .mode import Mode
from .mode_bindings import MODE_BINDINGS
from .page import Page

MOST_CAPS = 3  # told one by one; more bindings that share a hint are told as first–last
ARROWS = ("←", "→", "↑", "↓")  # four of them, but everybody knows them by sight


def hints(n_inputs: int, mode: Mode = Mode.PLAY, page: Page = Page.PLAYGROUND) -> tuple[Hint, ...]:
    """Return the hints of `page` in the table's order, for a gate of `n_inputs`."""
    caps: dict[str, list[str]] = {}
    for binding in MODE_BINDINGS[mode] or bindings_on(page):
        if binding.hint:
            caps.setdefault(binding.hint, []).append("+".join(binding.chords[0].caps))
    if "flip inputs" in caps:
        caps["flip inputs"] = caps["flip inputs"][:n_inputs]
    return tuple(Hint(_shortened(keys), label) for label, keys in caps.items())


def hint_binding(page: Page, label: str, cap: int, n_caps: int) -> Binding | None:
    """Return what the keycap at place `cap` of a hint does, or None if it stands for many."""
    tables = (bindings_on(page), *MODE_BINDINGS.values())
    same = [binding for table in tables for binding in table if binding.hint == label]
    return same[cap] if len(same) == 1 or n_caps > 1 else None


def help_binding(page: Page, line: int, place: int) -> Binding | None:
    """Return what a chord of the help does by line and place, or None if it stands for many."""
    choices = [binding for binding in _ROWS[page][line] for _ in binding.chords]
    return choices[place] if len(_chords(_ROWS[page][line])) == len(choices) else None


def _shortened(caps: list[str]) -> tuple[str, ...]:
    if len(caps) <= MOST_CAPS or tuple(caps) == ARROWS:
        return tuple(caps)
    return (f"{caps[0]}–{caps[-1]}",)


def _rows(page: Page) -> tuple[tuple[Binding, ...], ...]:
    """Return the bindings group by group, those with the same label in one row."""
    rows: dict[tuple[int, str], list[Binding]] = {}
    for binding in bindings_on(page):
        rows.setdefault((GROUPS.index(binding.group), binding.label), []).append(binding)
    return tuple(tuple(rows[key]) for key in sorted(rows, key=lambda key: key[0]))


def _chords(row: tuple[Binding, ...]) -> tuple[tuple[str, ...], ...]:
    chords = tuple(chord.caps for binding in row for chord in binding.chords)
    last_caps = [caps[-1] for caps in chords]
    shortened = _shortened(last_caps)
    return chords if len(shortened) == len(chords) else (shortened,)


_ROWS = {page: _rows(page) for page in Page}
HELP: Mapping[Page, tuple[HelpSection, ...]] = {
    page: tuple(
        HelpSection(
            group,
            tuple(HelpLine(_chords(row), row[0].label) for row in rows if row[0].group == group),
        )
        for group in GROUPS
    )
    for page, rows in _ROWS.items()
}
"""The help's sections on each page, a line for each row."""
