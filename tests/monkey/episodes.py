"""Episodes: stretches of events that begin anew, so that a fault in one is brought about again."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.record import Record

from .app import Failure, Outcome, run
from .events import Event, events_of
from .shrink import shrunk

LENGTH = 2_000  # events


class Episode(Record):
    """Some events of a seed.

    Attributes:
        seed: The seed.
        number: Which episode of it; it also decides on what gate the app opens.
        count: How many events.
        without: Kinds of events that are left out, as in `names_of`.
        is_whole: Whether the events of a fault are not shrunk.
    """

    seed: int
    number: int
    count: int = LENGTH
    without: frozenset[str] = frozenset()
    is_whole: bool = False

    @property
    def events(self) -> list[Event]:
        """The events, in order."""
        events = events_of(f"{self.seed}/{self.number}", self.count)
        return [event for event in events if self.without.isdisjoint(names_of(event))]

    @property
    def file(self) -> Path:
        """Where the events of a fault are kept."""
        return Path(f"monkey-{self.seed}-{self.number}.json")


def episodes(
    seeds: range, events: int, first: int = 0, without: frozenset[str] = frozenset()
) -> Iterator[Episode]:
    """Yield episodes of all `seeds` in turn, with so many events in all."""
    each = events // len(seeds)
    for place in range(-(-each // LENGTH)):
        for seed in seeds:
            yield Episode(seed, first + place, min(LENGTH, each - place * LENGTH), without)


def names_of(event: Event) -> set[str]:
    """Return what an event may be called: its kind, and that with its first detail."""
    if event[0] == "undone" and isinstance(event[1], tuple):
        return {"undone", *names_of(event[1])}
    return {str(event[0]), ":".join(map(str, event[:2]))}


def outcome_of(episode: Episode) -> tuple[Episode, Outcome]:
    """Play an episode; the events of a fault are shrunk and kept in a file."""
    events = episode.events
    outcome = run(events, episode.number)
    if outcome.failure is not None:
        kept = events[: outcome.failure.index + 1]
        if not episode.is_whole:
            kept = shrunk_to(outcome.failure, kept, episode.number)
        episode.file.write_text(written(kept), "utf-8")
    return episode, outcome


def shrunk_to(failure: Failure, events: Sequence[Event], start: int) -> list[Event]:
    """Return the fewest events that still bring about this fault."""

    def fails(part: Sequence[Event]) -> bool:
        other = run(part, start).failure
        return other is not None and other.fault == failure.fault

    return shrunk(events, fails)


def written(events: Sequence[Event]) -> str:
    """Return events as JSON."""
    return json.dumps(events) + "\n"


def parsed(text: str) -> list[Event]:
    """Return the events that `written` returned as text."""
    return [_as_event(event) for event in json.loads(text)]


def _as_event(value: Sequence[object]) -> Event:
    return tuple(_as_event(item) if isinstance(item, list) else item for item in value)
