"""`grade`: exactly the hand-ins that were altered do not hold, and any file is told."""

import json
import os
import re
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE

import pytest

from game.app.handing_in import hand_in_of
from game.app.lessons import Lessons
from game.cli import grade
from game.cli.grade import Result
from game.lessons.hand_in import hash_of, written
from game.lessons.lesson_library import shipped_lessons
from game.lessons.lesson_stage import presses_of
from tests.support.run_command import run_command
from tests.support.sessions import press, session_of
from tests.support.waiting import wait_until

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
    assert good == "learner-01.yaml: ✓ Weights, Learner 1: 2 of 2 steps, 1 press, bets 2."


@pytest.mark.slow
def test_json_tells_the_same(class_set):
    lessons, handed, altered = class_set
    result = run_command("grade", str(handed), "--lessons", str(lessons), "--json")
    found = json.loads(result.out)
    keys = {"file", "lesson", "name", "holds", "steps", "presses", "problems"}
    assert all(set(each) == keys for each in found)
    assert {Path(each["file"]).name for each in found if not each["holds"]} == altered
    assert all(bool(each["problems"]) != each["holds"] for each in found)


@pytest.mark.slow
def test_each_altered_one_gets_its_reason(class_set):
    lessons, handed, _ = class_set
    result = run_command("grade", str(handed), "--lessons", str(lessons), "--json")
    reasons = {
        Path(each["file"]).stem[-2:]: each["problems"][0]
        for each in json.loads(result.out)
        if each["problems"]
    }
    broken = reasons.pop("17")
    assert broken.startswith("Line ")
    assert reasons == {
        "03": "Step 2 does not hold: epoch is 9.",
        "08": "This was done in another version of the lesson.",
        "12": "Step 1 does not hold: epoch is 2.",
        "21": "Step 2 was not done.",
    }


@pytest.mark.slow
def test_several_cores_tell_the_same_as_one(class_set):
    lessons, handed, _ = class_set
    grader = grade._grader(lessons)
    paths = sorted(handed.iterdir())
    alone = [Result(path, grader.grade_file(path)) for path in paths]
    assert list(grade._on_cores(paths, grader, 2)) == alone
    assert not active_children()


@pytest.mark.slow
def test_a_hand_in_of_a_broken_lesson_says_so(class_set, tmp_path):
    lessons, *_ = class_set
    text = "lesson: c-broken\ntitle: Train\nhash: x\nsteps: []\n"
    (tmp_path / "a.yaml").write_text(text)
    result = run_command("grade", str(tmp_path), "--lessons", str(lessons))
    assert 'The lesson "c-broken" cannot be read' in result.out
    assert result.status == 1


def test_names_do_not_reach_the_terminal_as_control_signs(tmp_path):
    (tmp_path / "a\x1b[2J\u202eb\n.yaml").write_text("lesson: ../../etc/passwd\n")
    (tmp_path / ("x" * 200 + ".yml")).write_bytes(b"\x1b[31m")
    result = run_command("grade", str(tmp_path))
    assert len(result.out.splitlines()) == 2
    assert all(sign == "\n" or sign.isprintable() for sign in result.out)
    assert result.status == 1


def children_of(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(word) for word in listed.read_text().split()] if listed.exists() else []


def is_alive(pid):
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_interrupting_it_ends_all_of_its_processes_without_a_traceback(tmp_path):
    known = hash_of((shipped_lessons() / "14-fewer-and-fewer.yaml").read_text("utf-8"))
    for number in range(40):
        items = ", ".join(
            f"{{run: x --init=random --seed={seed} --epochs=1000, inputs: 4}}"
            for seed in (2 * number, 2 * number + 1)
        )
        (tmp_path / f"{number}.yaml").write_text(
            f"lesson: '14'\ntitle: x\nhash: '{known}'\nsteps: [{{items: [{items}]}}]\n"
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "grade", str(tmp_path)],
        cwd=Path(grade.__file__).resolve().parents[2],
        stdout=PIPE,
        stderr=PIPE,
        text=True,
        start_new_session=True,
    )
    wait_until(lambda: len(children_of(process)) >= 3, "two processes, and one that tidies up")
    children = children_of(process)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "glowgate: Stopped.\n")
    wait_until(lambda: not any(map(is_alive, children)), "the end of its processes")


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
        *("binary.yaml", "folder.yaml", "gate.yaml", "large.yaml", "none.yaml", "pipe.yaml")
    ]
    assert all("✗" in line for line in lines)
    assert "Traceback" not in result.err


def test_an_empty_folder_is_fine_and_none_is_a_wrong_command_line(tmp_path):
    result = run_command("grade", str(tmp_path))
    assert (result.status, result.out) == (0, f"{tmp_path}: nothing was handed in.\n")
    result = run_command("grade", str(tmp_path / "no"))
    assert result.status == 2
    assert "there is no such folder" in result.err
