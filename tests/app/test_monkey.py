"""A short run of the monkey; `python -m tests.monkey` is the long one."""

import pytest

from tests.monkey.app import run
from tests.monkey.checks import NO_NUMBER
from tests.monkey.episodes import Episode, parsed, written
from tests.monkey.events import events_of
from tests.monkey.shrink import shrunk

SEEDS = range(6)
EVENTS = 500


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_the_app_goes_on(seed):
    """Run an episode; of the number `seed`, so that each begins on another gate."""
    episode = Episode(seed, seed, EVENTS)
    failure = run(episode.events, episode.number).failure
    assert failure is None, (
        f"python -m tests.monkey --seed {seed} --from {seed} --events {EVENTS}: "
        f"{failure.words} at event {failure.index}\n{failure.trace}"
    )


def test_events_are_the_same_for_a_seed_however_many_and_as_text():
    events = events_of("3/1", 300)
    assert events_of("3/1", 50) == events[: len(events_of("3/1", 50))]
    assert parsed(written(events)) == events
    assert events_of("3/2", 300) != events


def test_of_many_events_those_remain_that_bring_about_the_fault():
    assert shrunk(range(1000), lambda part: {7, 500, 501} <= {*part}) == [7, 500, 501]
    assert shrunk(range(1000), lambda part: 998 in part) == [998]


def test_a_fault_is_found_and_named_alike_each_time(monkeypatch):
    monkeypatch.setattr("game.app.session.Session.toggle_calm", lambda session: session.nothing)
    events = [("wait", 16), ("key", ord("k"), 0, "k", 1, True), ("wait", 16)]
    first, second = (run(events).failure for _ in range(2))
    assert first.index == second.index == 1
    assert first.fault == second.fault


@pytest.mark.parametrize("text", ["loss nan", "w = -inf", "<Gate object at 0x7f0012ab>", "None"])
def test_texts_that_tell_of_no_number_are_found(text):
    assert NO_NUMBER.search(text)
    assert not NO_NUMBER.search("NAND, infinite, XNOR, nand: None-zero".replace("None", "non"))
