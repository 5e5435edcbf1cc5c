"""The hint bar's hints, from the table of bindings."""

from game.app.bindings import BINDINGS
from game.ui.scene import Hint

MOST_CAPS = 3  # of bindings that share a hint; more are shown as first – last


def hints(n_inputs: int) -> tuple[Hint, ...]:
    """Return the hints in the table's order, for a gate of `n_inputs`."""
    caps: dict[str, list[str]] = {}
    for binding in BINDINGS:
        if binding.hint:
            caps.setdefault(binding.hint, []).append(binding.chords[0].caps[-1])
    caps["flip inputs"] = caps["flip inputs"][:n_inputs]
    return tuple(Hint(_shortened(keys), label) for label, keys in caps.items())


def _shortened(keys: list[str]) -> tuple[str, ...]:
    return tuple(keys) if len(keys) <= MOST_CAPS else (f"{keys[0]}–{keys[-1]}",)
