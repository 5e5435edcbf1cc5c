"""`python -m tests.monkey` lets a monkey at the app: random events, and checks after each frame.

Each seed is a number of episodes of `EPISODE` events; each begins anew, so that a fault can be
brought about again from the events of one episode, which are then shrunk.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from game.process import set_up

set_up()

from .app import Failure, Outcome, run  # noqa: E402 - it imports numpy
from .events import Event, events_of  # noqa: E402 - as above
from .shrink import shrunk  # noqa: E402 - as above

EPISODE = 2_000
MOST_SLOW = 20


def main() -> int:
    """Run what the command line asks for; return 1 if there was a fault."""
    options = _options()
    if options.replay:
        return _replay(options)
    began_s = monotonic()
    tasks = list(_tasks(options))
    done: Counter[int] = Counter()
    slow: list[tuple[float, Event]] = []
    faults: dict[str, str] = {}
    for seed, episode, outcome in _outcomes(tasks, options.jobs):
        done[seed] += outcome.n_events
        slow += [(each.seconds, each.event) for each in outcome.slow]
        if outcome.failure is not None:
            _tell(seed, episode, outcome.failure, faults)
    seconds = monotonic() - began_s
    total = sum(done.values())
    print(f"{total:,} events of {len(done)} seeds in {seconds:,.0f} s")
    print(", ".join(f"seed {seed}: {count:,}" for seed, count in sorted(done.items())))
    print(f"{len(slow)} frames over 100 ms of processor time" + (":" if slow else ""))
    for taken_s, event in sorted(slow, key=lambda pair: -pair[0])[:MOST_SLOW]:
        print(f"  {1000 * taken_s:5.0f} ms  {json.dumps(event, ensure_ascii=True)[:100]}")
    return 1 if faults else 0


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="events in all")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds share the events")
    parser.add_argument("--from", type=int, default=0, dest="first", help="first episode")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--without", default="", help="events to leave out: drag,paste:prose")
    parser.add_argument("--whole", action="store_true", help="do not shrink the events of a fault")
    parser.add_argument("--replay", help="a file of events, or the events themselves")
    parser.add_argument("--start", type=int, default=0, help="where a replay begins")
    return parser.parse_args()


Task = tuple[int, int, int, frozenset[str], bool]


def _tasks(options: Namespace) -> Iterable[Task]:
    without = frozenset(filter(None, options.without.split(",")))
    left = options.events // options.seeds
    for place in range(-(-left // EPISODE)):
        for seed in range(options.seed, options.seed + options.seeds):
            yield (
                seed,
                options.first + place,
                min(EPISODE, left - place * EPISODE),
                without,
                options.whole,
            )


def _events(task: Task) -> list[Event]:
    seed, episode, count, without, _ = task
    events = events_of(f"{seed}/{episode}", count)
    return [event for event in events if without.isdisjoint(_names(event))]


def _names(event: Event) -> set[str]:
    """Return what --without may call the event: its kind, and that with its first detail."""
    if event[0] == "undone" and isinstance(event[1], tuple):
        return {"undone", *_names(event[1])}
    return {str(event[0]), ":".join(map(str, event[:2]))}


def _outcome(task: Task) -> tuple[int, int, Outcome]:
    seed, episode, *_, is_whole = task
    events = _events(task)
    outcome = run(events, episode)
    if outcome.failure is not None:
        print(f"{seed}/{episode}: {outcome.failure.words[:1000]}", file=sys.stderr, flush=True)
        _shrink(events, seed, episode, outcome.failure, is_whole)
    return seed, episode, outcome


def _outcomes(tasks: list[Task], jobs: int) -> Iterable[tuple[int, int, Outcome]]:
    if jobs == 1:
        yield from map(_outcome, tasks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(_outcome, tasks)


_shrunk_faults: set[str] = set()


def _shrink(events: list[Event], seed: int, episode: int, failure: Failure, is_whole: bool) -> None:
    """Write the fewest events with the same fault to a file; once for each fault."""
    path = _file_of(seed, episode)
    kept = events[: failure.index + 1]
    if failure.fault not in _shrunk_faults and not is_whole:
        _shrunk_faults.add(failure.fault)
        kept = shrunk(kept, lambda part: _has(part, episode, failure.fault))
    path.write_text(json.dumps(kept) + "\n", "utf-8")


def _has(events: "list[Event] | tuple[Event, ...]", start: int, fault: str) -> bool:
    failure = run(events, start).failure
    return failure is not None and failure.fault == fault


def _file_of(seed: int, episode: int) -> Path:
    return Path(f"monkey-{seed}-{episode}.json")


def _tell(seed: int, episode: int, failure: Failure, faults: dict[str, str]) -> None:
    is_new = failure.fault not in faults
    replay = f"python -m tests.monkey --start {episode} --replay {_file_of(seed, episode)}"
    faults.setdefault(failure.fault, replay)
    print(f"FAULT{'' if is_new else ' again'}: {failure.fault}", file=sys.stderr)
    if is_new:
        print(f"  {replay}", file=sys.stderr, flush=True)


def _replay(options: Namespace) -> int:
    words = options.replay
    text = words if words.lstrip().startswith("[") else Path(words).read_text("utf-8")
    events = [_as_event(event) for event in json.loads(text)]
    failure = run(events, options.start).failure
    if failure is None:
        print(f"{len(events)} events, no fault")
        return 0
    print(f"at event {failure.index}: {failure.fault}\n{failure.words}", file=sys.stderr)
    return 1


def _as_event(value: object) -> object:
    """Return the event that was written as JSON, which has lists alone."""
    return tuple(map(_as_event, value)) if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
