import itertools

import pytest

from game.app.clock import SPEEDS, EpochClock


def frames(fps, seconds=1.0):
    return [1 / fps] * round(fps * seconds)


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("fps", [15, 30, 60, 144, 1000])
def test_the_speed_does_not_depend_on_the_frames(speed, fps):
    clock = EpochClock(speed)
    assert sum(map(clock.due, frames(fps, 10))) == pytest.approx(10 * speed, abs=1)


def test_uneven_frames_lose_nothing():
    clock = EpochClock(300)
    assert sum(clock.due(s) for s in (0.004, 0.09, 0.001, 0.033, 0.072) * 5) == pytest.approx(
        300, abs=1
    )


def test_slow_training_comes_evenly():
    clock = EpochClock(2)
    dues = [clock.due(s) for s in frames(60, 3)]
    at = [place for place, epochs in enumerate(dues) if epochs]
    assert [b - a for a, b in itertools.pairwise(at)] == [30] * (len(at) - 1)
    assert max(dues) == 1


def test_a_long_pause_is_not_made_up_for():
    clock = EpochClock(1000)
    assert clock.due(3600.0) == 500
    assert clock.due(0.0) <= 1


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("frame_s", [0.13, 0.24, 0.5])
def test_frames_that_take_long_slow_nothing_down(speed, frame_s):
    clock = EpochClock(speed)
    ran = sum(clock.due(frame_s) for _ in range(round(6 / frame_s)))
    assert ran == pytest.approx(speed * frame_s * round(6 / frame_s), abs=1)
    assert clock.reached == speed


def test_epochs_for_which_a_frame_has_no_time_wait_for_the_next_ones():
    clock = EpochClock(1000)
    assert clock.due(0.1) == 100
    clock.put_back(40)
    assert clock.due(0.0) == 40
    assert clock.due(0.1) == 100


def test_where_the_computer_is_too_slow_it_tells_what_is_reached():
    clock = EpochClock(10_000)
    for _ in range(600):
        due = clock.due(1 / 60)
        clock.put_back(max(0, due - 20))
    assert clock.reached == 1200
    for _ in range(120):  # once there is time, what has waited is made up for
        clock.due(1 / 60)
    assert clock.reached == 10_000


def test_a_pause_drops_what_has_waited():
    clock = EpochClock(1000)
    clock.put_back(clock.due(0.4))
    clock.rest()
    assert clock.due(0.0) == 0


def test_it_gives_way_where_epochs_are_dear_but_never_stops():
    clock = EpochClock(10_000)
    for _ in range(50):
        clock.record_cost(100, 0.1)  # a millisecond each
    assert clock.due(1 / 60) == 12  # of the frame's 16.7 ms, 12 are for training
    for _ in range(50):
        clock.record_cost(1, 1.0)
    assert clock.due(1 / 60) == 1


def test_it_speeds_up_again_when_epochs_are_cheap():
    clock = EpochClock(10_000)
    clock.record_cost(1, 1.0)
    for _ in range(100):
        clock.record_cost(100, 0.0001)
    assert clock.due(0.1) == 1000
    assert clock.due(0.0) == 0


def test_the_table_of_speeds_is_gone_through_to_its_ends():
    clock = EpochClock(SPEEDS[0])
    seen = [clock.speed]
    for _ in range(len(SPEEDS)):
        clock.change(+1)
        seen.append(clock.speed)
    assert seen == [*SPEEDS, SPEEDS[-1]]
    for _ in range(len(SPEEDS)):
        clock.change(-1)
    assert clock.speed == SPEEDS[0]


def test_a_speed_between_two_goes_to_its_neighbours():
    for places, expected in ((+1, 120), (-1, 60)):
        clock = EpochClock(77)
        clock.change(places)
        assert clock.speed == expected


@pytest.mark.parametrize(("cost_s", "most"), [(0.0, 1_000), (1e-6, 1_000), (1e-4, 260), (0.1, 32)])
def test_a_frame_runs_no_more_than_it_has_time_for_even_if_an_epoch_costs_more_than_before(
    monkeypatch, cost_s, most
):
    now_s, ran = [0.0], []

    def forward(epochs):
        now_s[0] += cost_s * epochs
        ran.append(epochs)
        return sum(ran)

    monkeypatch.setattr("game.app.clock.perf_counter", lambda: now_s[0])
    clock = EpochClock(10_000)
    assert clock.run(0.1, forward) == sum(ran)
    assert 32 <= sum(ran) <= most
    assert sum(ran) == 1_000 or cost_s > 1e-5
    if sum(ran) == 1_000:
        assert clock.run(0.0, forward) is None
    while sum(ran) < 1_000:  # the rest comes in the next frames
        before = sum(ran)
        clock.run(0.0, forward)
        assert before < sum(ran) <= before + most
