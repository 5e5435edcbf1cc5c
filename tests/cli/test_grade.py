"""`grade`: exactly the hand-ins that were altered do not hold, and any file is told."""

import json
import os
import re
from pathlib import Path

import pytest

from game.app.handing_in import hand_in_of
from game.app.lessons import Lessons
from game.lessons.hand_in import written
from game.lessons.lesson_stage import presses_of
from tests.support.run_command import run_command
from tests.support.sessions import press, session_of

LESSONS = {
    "a-train": """\
title: Train
idea: Training moves the weights.
setup: {gate: AND}
steps:
  - ask: What happens?
    choices: [{text: It learns., right: true}, {text: Nothing., reply: Look again.}]
    do: Train 20 epochs.
    until: epoch >= 20
    because: It learned.
    keys: Shift+Right*2
""",
    "b-weights": """\
title: Weights
idea: Weights are set by hand.
setup: {gate: OR, weights: [0, 0, 0], focus: A}
steps:
  - ask: How?
    choices: [{text: By keys., right: true}, {text: Not at all., reply: But yes.}]
    do: Raise A, then feed in row 10.
    until: [weight(A) = 1, live = 10]
    because: So it is.
    keys: Shift+Up B
  - do: Train on.
    until: epoch >= 10
    because: So it goes.
    keys: Shift+Right
""",
    "c-broken": "title: Broken\nsteps: 7\n",
}


@pytest.fixture(scope="module")
def class_set(tmp_path_factory):
    """A class set with a broken lesson, thirty hand-ins, and the names of the five altered ones."""
    root = tmp_path_factory.mktemp("class")
    lessons, handed = root / "lessons", root / "handed"
    lessons.mkdir()
    handed.mkdir()
    for stem, text in LESSONS.items():
        (lessons / f"{stem}.yaml").write_text(text)
    session = session_of("and")
    session.lessons = Lessons(session, lessons)
    texts = []
    for number in range(30):
        session.lessons.begin(number % 2)
        run = session.lessons.run
        for step in run.lesson.steps:
            if step.choices:
                run.choose(number % 3 % 2)
            for key in presses_of(step):
                press(session, key)
                run.see()
            run.go_on()
        texts.append(written(hand_in_of(run, f"Learner {number}")))
        session.lessons.leave()
    changes = {
        3: lambda text: re.sub(r"--epochs=10\b", "--epochs=9", text),
        8: lambda text: text.replace('hash: "', 'hash: "0'),
        12: lambda text: re.sub(r"--epochs=20", "--epochs=2", text),
        17: lambda text: text.replace("steps:", "steps: ["),
        21: lambda text: text[: text.rindex("- bet")],
    }
    for number, text in enumerate(texts):
        changed = changes[number](text) if number in changes else text
        assert (changed != text) == (number in changes)
        (handed / f"learner-{number:02}.yaml").write_text(changed)
    return lessons, handed, {f"learner-{number:02}.yaml" for number in changes}


@pytest.mark.slow
def test_exactly_the_altered_ones_do_not_hold(class_set):
    lessons, handed, altered = class_set
    result = run_command("grade", str(handed), "--lessons", str(lessons))
    lines = result.out.splitlines()
    assert len(lines) == 30
    assert {line.partition(":")[0] for line in lines if "✗" in line} == altered
    assert result.status == 1
    good = next(line for line in lines if line.startswith("learner-01"))
    assert good == "learner-01.yaml: ✓ Weights, Learner 1: 2 of 2 steps, 1 presses, bets 2 -"


@pytest.mark.slow
def test_json_tells_the_same(class_set):
    lessons, handed, altered = class_set
    result = run_command("grade", str(handed), "--lessons", str(lessons), "--json")
    found = json.loads(result.out)
    keys = {"file", "lesson", "name", "holds", "steps", "presses", "problems"}
    assert all(set(each) == keys for each in found)
    assert {Path(each["file"]).name for each in found if not each["holds"]} == altered
    assert all(bool(each["problems"]) != each["holds"] for each in found)


def test_whatever_lies_in_the_folder_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "large.yaml").write_bytes(b"a" * 10_000_000)
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    (tmp_path / "gate.yaml").write_text("name: AND\ninputs: [A, B]\nexpression: A and B\n")
    (tmp_path / "none.yaml").write_text("lesson: none\ntitle: x\nhash: x\nsteps: []\n")
    result = run_command("grade", str(tmp_path))
    lines = result.out.splitlines()
    assert result.status == 1
    assert [line.partition(":")[0] for line in lines] == [
        *("binary.yaml", "gate.yaml", "large.yaml", "none.yaml", "pipe.yaml")
    ]
    assert all("✗" in line for line in lines)
    assert "Traceback" not in result.err


def test_an_empty_folder_is_fine_and_none_is_a_wrong_command_line(tmp_path):
    result = run_command("grade", str(tmp_path))
    assert (result.status, result.out) == (0, f"{tmp_path}: nothing was handed in.\n")
    result = run_command("grade", str(tmp_path / "no"))
    assert result.status == 2
    assert "there is no such folder" in result.err
