"""Grading: a hand-in is replayed, and what was altered does not hold."""

import pytest

from game.app.handing_in import hand_in_of
from game.lessons.grading import grade
from game.lessons.hand_in import HandIn
from game.lessons.lesson_stage import presses_of
from game.record import replace
from tests.support.sessions import press, session_of


@pytest.fixture(scope="module")
def played():
    """A session, and what was handed in of the lessons 1, 3, 12 and 14."""
    session = session_of("or")
    lessons = session.open_lessons()
    handed = {}
    for place in (0, 2, 11, 13):
        lessons.begin(place)
        run = lessons.run
        for step in run.lesson.steps:
            if step.choices:
                run.choose(next(i for i, c in enumerate(step.choices) if c.is_right))
            for key in presses_of(step):
                press(session, key)
                while session.page is not session.stage and is_travelling(session):
                    session.advance(1 / 60)
                run.see()
            assert run.has_ticked
            run.go_on()
        handed[place] = (hand_in_of(run, "Ada"), run.file)
        lessons.leave()
    return session, handed


def is_travelling(session):
    gates = session.all_gates.gates
    return gates.epoch != gates.requested_epoch


@pytest.mark.slow
@pytest.mark.parametrize("place", [0, 2, 11, 13])
def test_what_was_done_holds(played, place):
    session, handed = played
    found = grade(*handed[place], session.library.gates)
    assert found.problems == ()
    assert found.holds
    assert found.name == "Ada"


def altered(hand_in: HandIn, step: int, **changes):
    items = tuple(
        None
        if item is None
        else replace(item, **{k: f(getattr(item, k)) for k, f in changes.items()})
        for item in hand_in.steps[step].items
    )
    steps = list(hand_in.steps)
    steps[step] = replace(steps[step], items=items)
    return replace(hand_in, steps=tuple(steps))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda h: replace(h, hash="0" * 64), "another version"),
        (
            lambda h: altered(h, 0, run=lambda r: r.replace("--epochs=1000", "--epochs=900")),
            "epoch",
        ),
        (lambda h: altered(h, 0, run=lambda r: r.replace("XOR", "AND")), "another gate"),
        (lambda h: altered(h, 0, run=lambda r: r.replace("XOR", "/etc/passwd")), "another gate"),
        (lambda h: altered(h, 0, run=lambda _: "play XOR --epochs=99999999999"), "Step 1"),
        (lambda h: altered(h, 0, run=lambda _: "play XOR --epochs=1000000"), "100,000"),
        (lambda h: altered(h, 0, run=lambda _: "play XOR --gates=/ --epochs=1000"), "Step 1"),
        (
            lambda h: altered(h, 1, run=lambda r: r.replace("--weights=1.0", "--weights=0.0")),
            "Step 2",
        ),
        (lambda h: replace(h, steps=h.steps[:2]), "Step 3 was not done"),
        (
            lambda h: replace(h, steps=(*h.steps, h.steps[0])),
            "There are 4 steps here, and the lesson has 3",
        ),
        (lambda h: altered(h, 0, live=lambda _: "0101"), "row"),
    ],
)
def test_what_was_altered_does_not(played, change, reason):
    session, handed = played
    hand_in, file = handed[11]
    changed = change(hand_in)
    assert changed != hand_in
    found = grade(changed, file, session.library.gates)
    assert not found.holds
    assert any(reason in problem for problem in found.problems), found.problems
