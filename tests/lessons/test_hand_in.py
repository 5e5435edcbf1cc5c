"""Hand-ins: what is written is read again, and whatever else is in a file is told."""

import pytest

from game.gates import GateFileError
from game.lessons.hand_in import HandedItem, HandedStep, HandIn, hash_of, parse_hand_in, written
from game.record import replace
from tests.support.yaml12 import plain_data

WHOLE = HandIn(
    "12-the-wall",
    'The "wall": 1',
    hash_of("x"),
    "Ada – é",
    (
        HandedStep(2, (HandedItem('main.py play \'{"name": "a: b"}\'', "010"), None)),
        HandedStep(None, (HandedItem("play AND --epochs=3", "", 3, 7, 1000),)),
        HandedStep(3, ()),
    ),
)


def test_what_is_written_is_read_again():
    assert parse_hand_in(written(WHOLE)) == WHOLE
    assert plain_data(written(WHOLE))["steps"][0]["items"][0]["live"] == "010"
    assert parse_hand_in(written(replace(WHOLE, steps=()))).steps == ()


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("NO", "NO"),
        ("1:30", "1:30"),
        ('"; rm -rf / #', '"; rm -rf / #'),
        ("\u03a9\U0001f600", "\u03a9\U0001f600"),
        ("Ada\x1b[31m\n\tB\u202e", "Ada [31m B"),
        ("\u200b \u00a0", ""),
        ("\ud800", ""),
        ("a" * 1000, "a" * 60),
    ],
)
def test_whatever_was_typed_as_a_name_can_be_read_again(name, read):
    assert parse_hand_in(written(replace(WHOLE, name=name))).name == read


def test_whatever_the_lessons_file_is_called_the_hand_in_can_be_read():
    odd = replace(WHOLE, lesson="\udcff\n", title="Odd")
    assert parse_hand_in(written(odd)).lesson == "Odd"


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
        b"# nothing",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{bet: 1}]",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{items: [{live: '01'}]}]",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{items: [{run: x, presses: -1}]}]",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{items: [{run: [x], inputs: 5}]}]",
        b"lesson: x\ntitle: x\nhash: x\nsteps: [{items: [7]}]",
        b"!!python/object/apply:os.system [true]",
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
        b"lesson: x\n---\nlesson: y",
    ],
    ids=range(21),
)
def test_any_other_file_is_told(text):
    with pytest.raises(GateFileError) as caught:
        parse_hand_in(text)
    assert all(problem.message for problem in caught.value.problems)
