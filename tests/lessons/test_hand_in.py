"""Hand-ins: what is written is read again, and whatever else is in a file is told."""

import pytest

from game.gates import GateFileError
from game.lessons.hand_in import HandedItem, HandedStep, HandIn, hash_of, parse_hand_in, written

WHOLE = HandIn(
    "12-the-wall",
    'The "wall": 1',
    hash_of("x"),
    "Ada – é",
    (
        HandedStep(2, 0, (HandedItem("main.py play XOR --epochs=1000", "10"), None)),
        HandedStep(None, 7, (HandedItem("play AND --epochs=3", "", 3),)),
    ),
)


def test_what_is_written_is_read_again():
    assert parse_hand_in(written(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\x00",
        b"a: [",
        b"- 1",
        b"lesson: x",
        b"lesson: x\ntitle: x\nhash: x\nsteps: 7",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{bet: 9, items: [{live: 2}]}]",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [" + b"{}," * 50 + b"]",
        b"lesson: &a [*a]\ntitle: x\nhash: x\nsteps: []",
        b"lesson: ../../etc\x1b[31m\ntitle: x\nhash: x\nsteps: []",
        b"[" * 5_000,
        b"a" * 70_000,
    ],
    ids=range(12),
)
def test_any_other_file_is_told(text):
    with pytest.raises(GateFileError) as caught:
        parse_hand_in(text)
    assert all(problem.message for problem in caught.value.problems)
