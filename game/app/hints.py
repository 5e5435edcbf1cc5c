"""The hint bar and the help, made from the table of bindings."""

from game.app.bindings import BINDINGS, GROUPS, Binding
from game.app.mode import Mode
from game.app.mode_bindings import MODE_BINDINGS
from game.ui.scene import HelpLine, HelpSection, Hint

MOST_CAPS = 3  # told one by one; more bindings that share a hint are told as first–last


def hints(n_inputs: int, mode: Mode = Mode.PLAY) -> tuple[Hint, ...]:
    """Return the hints in the table's order, for a gate of `n_inputs`."""
    caps: dict[str, list[str]] = {}
    for binding in MODE_BINDINGS[mode] or BINDINGS:
        if binding.hint:
            caps.setdefault(binding.hint, []).append("+".join(binding.chords[0].caps))
    if mode is Mode.PLAY:
        caps["flip inputs"] = caps["flip inputs"][:n_inputs]
    return tuple(Hint(_shortened(keys), label) for label, keys in caps.items())


def hint_binding(label: str, cap: int, n_caps: int) -> Binding | None:
    """Return what the keycap at place `cap` of a hint does, or None if it stands for many."""
    tables = (BINDINGS, *MODE_BINDINGS.values())
    same = [binding for table in tables for binding in table if binding.hint == label]
    return same[cap] if len(same) == 1 or n_caps > 1 else None


def help_binding(line: int, place: int) -> Binding | None:
    """Return what a chord of the help does by line and place, or None if it stands for many."""
    choices = [binding for binding in _ROWS[line] for _ in binding.chords]
    return choices[place] if len(choices) <= MOST_CAPS else None


def _shortened(caps: list[str]) -> tuple[str, ...]:
    return tuple(caps) if len(caps) <= MOST_CAPS else (f"{caps[0]}–{caps[-1]}",)


def _rows() -> tuple[tuple[Binding, ...], ...]:
    """Return the bindings group by group, those with the same label in one row."""
    rows: dict[tuple[int, str], list[Binding]] = {}
    for binding in BINDINGS:
        rows.setdefault((GROUPS.index(binding.group), binding.label), []).append(binding)
    return tuple(tuple(rows[key]) for key in sorted(rows, key=lambda key: key[0]))


def _line(row: tuple[Binding, ...]) -> HelpLine:
    chords = [chord.caps for binding in row for chord in binding.chords]
    if len(chords) > MOST_CAPS:
        chords = [_shortened([caps[-1] for caps in chords])]
    return HelpLine(tuple(chords), row[0].label)


_ROWS = _rows()
HELP = tuple(
    HelpSection(group, tuple(_line(row) for row in _ROWS if row[0].group == group))
    for group in GROUPS
)
"""The help's sections, a line for each row."""
