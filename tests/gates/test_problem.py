"""A problem is shown with its line and a caret, and nothing in it reaches the terminal."""

from pathlib import Path

import pytest

from game.gates import GateFileError, Problem, parse_gate
from game.gates.bounds import MAX_ANSWER, MAX_MESSAGE, MAX_SHOWN_PATH
from game.gates.problem import (
    COMPARED,
    START,
    WINDOW,
    Place,
    Report,
    listed,
    nearest,
    printable,
    quoted,
)


def test_it_is_headed_by_its_place_and_points_at_it():
    problem = Problem(Path("my gates/and.yaml"), 2, 9, "No.", "inputs: A, B")
    assert str(problem) == "my gates/and.yaml:2:9: No.\n    inputs: A, B\n            ^"


def test_without_a_line_there_is_no_caret():
    assert Problem(None, 1, 1, "The file is empty.").render() == "<text>:1:1: The file is empty."


def test_the_caret_stands_under_its_character_though_others_are_wide_or_have_no_width():
    wide = Problem(None, 1, 4, "No.", "日本 x")
    assert wide.render().splitlines()[1:] == ["    日本 x", "         ^"]
    combining = Problem(None, 1, 4, "No.", "e\u0301 x")
    assert combining.render().splitlines()[2] == "      ^"


@pytest.mark.parametrize(
    ("sign", "n_cells"),
    [
        ("x", 1),
        ("日", 2),
        ("Ａ", 2),  # a full-width letter
        ("\u0301", 0),  # an acute accent
        ("\u0e31", 0),  # a Thai vowel above its consonant
        ("\u20dd", 0),  # an enclosing circle
        ("\u302e", 0),  # a tone mark of Hangul
        ("\u200d", 0),  # a joiner of emoji
    ],
)
def test_a_sign_moves_the_caret_by_the_cells_that_it_takes(sign, n_cells):
    caret = Problem(None, 1, 3, "No.", f"e{sign}x").render().splitlines()[2]
    assert len(caret) == 4 + 1 + n_cells + 1


def test_of_a_path_so_much_is_shown_and_of_a_longer_one_its_end():
    fits, too_long = Path("a" * MAX_SHOWN_PATH), Path("ab" + "c" * (MAX_SHOWN_PATH - 1))
    assert Problem(fits, 1, 1, "No.").heading == f"{fits}:1:1: No."
    shown = "…" + "c" * (MAX_SHOWN_PATH - 1)
    assert Problem(too_long, 1, 1, "No.").heading == f"{shown}:1:1: No."


def test_what_cannot_be_printed_is_replaced_sign_by_sign():
    assert printable("a\tb\nc\rd\x1be\u202ef") == "a→b c d\ufffde\ufffdf"


def test_a_place_beyond_the_text_counts_as_its_end():
    report = Report(None, "name: A\nx: 1\n\n")
    report.add(Place(1, 99), "Far right.")
    report.add(Place(9, 1), "Far below.")
    assert [(p.line, p.column) for p in report.problems] == [(1, 8), (2, 5)]


def test_a_sentence_may_be_so_long_and_is_cut_beyond():
    report = Report(None, "name: A")
    report.add(START, "m" * MAX_MESSAGE)
    report.add(START, "m" * (MAX_MESSAGE + 1))
    whole, cut = (problem.message for problem in report.problems)
    assert whole == "m" * MAX_MESSAGE
    assert cut == "m" * (MAX_MESSAGE - 1) + "…"


def test_a_file_that_cannot_be_opened_is_a_problem_at_its_start():
    error = GateFileError.of_file(Path("a.yaml"), "It is locked.")
    assert error.problems == (Problem(Path("a.yaml"), 1, 1, "It is locked."),)
    assert str(error) == "a.yaml:1:1: It is locked."
    assert "It is locked." in repr(error)  # as where a program that embeds Glowgate logs it


def test_where_there_is_no_text_no_line_of_one_is_shown():
    with pytest.raises(GateFileError) as caught:
        Report(Path("a.yaml")).refuse(START, "It is locked.")
    assert str(caught.value) == "a.yaml:1:1: It is locked."


def test_an_answer_is_filled_to_its_last_character():
    problem = Problem(None, 1, 1, "No.")
    n_fitting = MAX_ANSWER // len(f"{problem}\n")
    assert len(f"{problem}\n") * n_fitting == MAX_ANSWER
    fitting = (problem,) * n_fitting
    assert str(GateFileError(fitting)).splitlines() == [str(problem)] * n_fitting
    *shown, last = str(GateFileError((*fitting, problem))).splitlines()
    assert shown == [str(problem)] * n_fitting
    assert last == "There are more mistakes here, 1 of them known; mend these first."


def test_a_tab_is_one_column_and_can_be_seen():
    assert Problem(None, 1, 2, "No.", "\tl2: 1").render().splitlines()[1:] == [
        "    →l2: 1",
        "     ^",
    ]


@pytest.mark.parametrize("column", [1, 50, 51, 52, 500, 950, 951, 1000, 1001])
def test_a_long_line_is_cut_around_the_caret(column):
    line = "".join(chr(ord("a") + index % 26) for index in range(1000))
    problem = Problem(None, 1, column, "No.", line)
    shown, caret = problem.excerpt
    assert len(shown.strip("…")) == WINDOW
    assert shown[caret : caret + 1] == line[column - 1 : column]
    assert shown.startswith("…") == (column > 51)
    assert shown.endswith("…") == (column <= 950)


def test_control_characters_never_pass_through():
    hostile = "\x1b]0;owned\x07\x9b31m\u202e\r\n\x7f\u2028"
    problem = Problem(Path(f"a{hostile}.yaml"), 1, 1, f"Found {quoted(hostile)}.", hostile)
    rendered = problem.render()
    assert not set(rendered) & set(hostile.replace("\n", "")) - set("]0;owned31m")
    assert rendered.count("\n") == 2


def test_an_error_tells_all_problems_from_top_to_bottom():
    with pytest.raises(GateFileError) as caught:
        parse_gate("name: 1\nsymbol: 2\ninputs: 3\noutputs: 4\n", Path("x.yaml"))
    lines = str(caught.value).splitlines()
    assert [line.split(":")[1] for line in lines[::3]] == ["1", "2", "3", "4"]
    assert isinstance(caught.value, ValueError)


def test_words():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert nearest("Trainin", ["training", "initial"]) == "training"
    assert nearest("zzz", ["training"]) is None
    assert nearest("x" * 40, ["x" * 40]) == "x" * 40
    assert nearest("x" * 41, ["x" * 41]) is None
    assert quoted("x" * 40) == '"' + "x" * 40 + '"'
    assert quoted("x" * 41) == '"' + "x" * 39 + '…"'


def test_how_alike_words_must_be_can_be_asked_for():
    assert nearest("train", ["training"], 0.7) == "training"
    assert nearest("train", ["training"], 0.8) is None


def test_a_wrong_word_is_compared_with_so_many_and_no_more():
    others = ["zzz"] * (COMPARED - 1)
    assert nearest("trainin", [*others, "training"]) == "training"
    assert nearest("trainin", [*others, "zzz", "training"]) is None
