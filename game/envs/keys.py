"""The app's keys of the environment's actions; a test holds the two tables together."""

from collections.abc import Mapping

from game.playground.action import Action

# pygame's codes of →, ↑, ↓ and R, written out so that nobody who trains loads pygame for them.
KEYS: Mapping[Action, int] = {
    Action.FORWARD: 0x4000004F,
    Action.RAISE: 0x40000052,
    Action.LOWER: 0x40000051,
    Action.RESET: ord("r"),
}


def keys_to_action() -> dict[tuple[int, ...], int]:
    """Return the actions by their keys, in the form of `gymnasium.utils.play`."""
    return {(key,): int(action) for action, key in KEYS.items()}
