"""`python -m tests.monkey` lets a monkey at the app: random events, and checks after each.

The events of a fault are shrunk and kept in a file, which --replay takes.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

from game.process import set_up

set_up()

from game.record import replace  # noqa: E402 - numpy must not be imported before the line above

from .app import Outcome, run  # noqa: E402 - as above
from .episodes import Episode, episodes, outcome_of, parsed, written  # noqa: E402 - as above

MOST_SLOW = 20


def main() -> int:
    """Run what the command line asks for; return 1 if there was a fault."""
    options = _options()
    return _replay(options) if options.replay else _play(options)


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="events in all")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds share the events")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first episode")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--without", default="", help="events to leave out: drag,paste:prose")
    parser.add_argument("--whole", action="store_true", help="do not shrink the events of a fault")
    parser.add_argument("--replay", help="a file of events, or the events themselves")
    parser.add_argument("--start", type=int, default=0, help="the episode of the replay")
    return parser.parse_args()


def _play(options: Namespace) -> int:
    began_s = monotonic()
    done: Counter[int] = Counter()
    outcomes: list[Outcome] = []
    for episode, outcome in _outcomes(options):
        done[episode.seed] += outcome.n_events
        outcomes.append(outcome)
        if outcome.failure is not None:
            _tell(
                f"{episode.seed}/{episode.number}: {outcome.failure.words[:1000]}\n"
                f"  python -m tests.monkey --start {episode.number} --replay {episode.file}"
            )
    _tell(f"{sum(done.values()):,} events in {monotonic() - began_s:,.0f} s")
    _tell(", ".join(f"seed {seed}: {count:,}" for seed, count in sorted(done.items())))
    _tell_slow(outcomes)
    faults = Counter(outcome.failure.fault for outcome in outcomes if outcome.failure is not None)
    for fault, count in faults.most_common():
        _tell(f"{count} times: {fault}")
    return 1 if faults else 0


def _outcomes(options: Namespace) -> Iterator[tuple[Episode, Outcome]]:
    without = frozenset(filter(None, options.without.split(",")))
    seeds = range(options.seed, options.seed + options.seeds)
    todo = [
        replace(episode, is_whole=options.whole)
        for episode in episodes(seeds, options.events, options.first, without)
    ]
    if options.jobs == 1:
        yield from map(outcome_of, todo)
        return
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        yield from pool.map(outcome_of, todo)


def _tell_slow(outcomes: list[Outcome]) -> None:
    """Tell which frames took long here; that is no fault, since machines differ."""
    slow = sorted((each for o in outcomes for each in o.slow), key=lambda each: -each.seconds)
    _tell(f"{len(slow)} frames took over 100 ms of processor time, {MOST_SLOW} of them at most:")
    for each in slow[:MOST_SLOW]:
        _tell(f"  {1000 * each.seconds:5.0f} ms  {written([each.event]).strip()[:100]}")
    seconds, event, done = max((o.most_work for o in outcomes), key=lambda most: most[0])
    _tell(f"most work in a frame: {1000 * seconds:.0f} ms of {dict(done)} after {event}")


def _replay(options: Namespace) -> int:
    words = options.replay
    text = words if words.lstrip().startswith("[") else Path(words).read_text("utf-8")
    failure = run(parsed(text), options.start).failure
    if failure is None:
        _tell("no fault")
        return 0
    _tell(f"at event {failure.index}: {failure.words}\n{failure.trace}")
    return 1


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
