from pathlib import Path

from game.app.problem_list import ProblemList
from game.gates import GateFileError

ONE, OTHER = Path("one.yaml"), Path("other.yaml")


def told(*paths, words="is wrong"):
    return {path: GateFileError.of_file(path, words) for path in paths}


def test_the_file_on_stage_comes_first_and_then_the_newest():
    problems = ProblemList()
    assert problems.shown(ONE) == ((), 0)
    problems.follow(told(ONE))
    problems.follow(told(ONE, OTHER))
    [problem], n_others = problems.shown(ONE)
    assert (problem.source, n_others) == (ONE, 1)
    assert problems.shown(None)[0][0].source == OTHER


def test_what_was_dropped_comes_before_all_and_is_dismissed_with_the_rest():
    problems = ProblemList()
    problems.follow(told(ONE))
    problems.drop(GateFileError.of_file(OTHER, "is no gate"))
    assert problems.shown(ONE)[0][0].source == OTHER
    problems.dismiss()
    assert problems.shown(ONE) == ((), 0)


def test_dismissed_problems_come_back_when_they_change_or_are_recalled():
    problems = ProblemList()
    problems.follow(told(ONE))
    problems.dismiss()
    problems.follow(told(ONE))
    assert problems.shown(ONE)[0] == ()
    problems.recall(ONE)
    assert problems.shown(ONE)[0] != ()
    problems.dismiss()
    problems.follow(told(ONE, words="is wrong otherwise"))
    assert problems.shown(ONE)[0][0].message == "is wrong otherwise"
