"""Set-ups: what they say, and what is said of mistakes in them."""

import pytest

from game.gates import GateFileError
from game.playground.hidden import Hidden
from tests.support.bad_files import AND
from tests.support.lessons import changed, faults, lesson_of

PREFIX = len("setup: {")


def setup_of(text):
    return lesson_of(changed(("setup: {gate: AND}", f"setup: {text}"))).lesson.setup


def said(text):
    return faults(changed(("setup: {gate: AND}", f"setup: {text}")))


def test_everything_that_a_setup_can_say():
    setup = setup_of(
        "{gate: NAND, weights: [1, 2, 3], learning_rate: 2, l2: 0.1, threshold: 0.4,"
        " optimizer: sgd, epochs: 5, focus: bias, speed: 30, panel: map, hide: [verdict, loss]}"
    )
    assert setup.gate.name == "NAND"
    assert setup.weights == (1, 2, 3)
    assert setup.overrides.stated == {
        **{"learning_rate": 2, "l2": 0.1, "threshold": 0.4, "optimizer": "sgd"},
    }
    assert (setup.epochs, setup.focus, setup.speed, setup.panel) == (5, "bias", 30, "map")
    assert setup.hide == (Hidden.VERDICT, Hidden.LOSS)


def test_the_page_of_all_gates():
    text = changed(
        ("{gate: AND}", "{page: all_gates, inputs: 3, focus: l2}"),
        ("    figures: [bias = -0.25]\n", ""),
    )
    assert lesson_of(text).lesson.setup.inputs == 3


def test_a_gate_written_out():
    assert setup_of("{gate: {name: Mine, inputs: [X], outputs: [1, 0]}}").gate.inputs == ("X",)


def test_a_gate_by_its_path_from_the_lesson(tmp_path):
    (tmp_path / "mine.yaml").write_text(AND.replace("AND", "Mine"))
    text = changed(("gate: AND", "gate: mine.yaml"))
    assert lesson_of(text, tmp_path / "lesson.yaml").lesson.setup.gate.name == "Mine"
    (tmp_path / "mine.yaml").write_text("name: Mine\n")
    with pytest.raises(GateFileError) as caught:
        lesson_of(text, tmp_path / "lesson.yaml")
    (problem,) = caught.value.problems
    assert problem.source.name == "lesson.yaml"
    assert problem.message.startswith(f"This gate cannot be used: {tmp_path}/mine.yaml:1:1: ")


@pytest.mark.parametrize(
    ("setup", "place", "message"),
    [
        ("{gate: ANDD}", "3:15", 'There is no gate "ANDD"; did you mean "and"?'),
        ("{gate: no.yaml}", "3:15", "This gate cannot be used: no.yaml:1:1: There is no such file"),
        ("{gate: {name: X, outputs: [0, 1]}}", "3:15", "The key inputs is missing; "),
        ("{}", "3:8", "The key gate is missing; add it, as in gate: AND."),
        ("AND", "3:8", "The lines of a setup are written as in gate: AND, "),
        ("{gat: AND}", "3:9", 'There is no key "gat" in a setup; did you mean gate?'),
        ("{circuit: XOR}", "3:18", "There are no circuits yet; a lesson plays on a gate, "),
        (
            "{gate: AND, page: all_gates, inputs: 2}",
            "3:26",
            "A setup has one of gate, circuit and ",
        ),
        ("{page: all_gates}", "3:15", "The key inputs is missing; add it, as in inputs: 2."),
        ("{page: all, inputs: 2}", "3:15", "page is one of all_gates, not"),
        ("{page: all_gates, inputs: 5}", "3:34", "inputs is one of 2, 3, 4, not"),
        ("{gate: AND, inputs: 2}", "3:28", "inputs stands beside page: all_gates only."),
        ("{gate: AND, weights: [1, 2]}", "3:29", "AND has 3 weights, A, B, bias; here are 2."),
        ("{gate: AND, weights: [1, 2, x]}", "3:36", "A weight is a number such as 0.5, not"),
        ("{gate: AND, weights: [1, 2, 3], init: zero}", "3:46", "weights are given, so init has "),
        ("{gate: AND, focus: C}", "3:27", 'Nothing called "C" can have the focus; there are '),
        ("{gate: AND, focus: biass}", "3:27", 'Nothing called "biass" can have the focus; did you'),
        ("{gate: AND, epochs: 100001}", "3:28", "epochs is at least 0 and at most 100,000, not"),
        (
            "{page: all_gates, inputs: 4, epochs: 1001}",
            "3:45",
            "On the page of all gates, epochs is ",
        ),
        ("{gate: AND, speed: 0}", "3:27", "speed is at least 1 and at most 10,000, not 0."),
        (
            "{gate: AND, panel: mpa}",
            "3:27",
            "panel is one of sigmoid, map, landscape, verdict, not",
        ),
        ("{gate: AND, hide: verdict}", "3:26", 'hide is a list, as in hide: [verdict]; here is "'),
        ("{gate: AND, hide: [verdit]}", "3:27", "An item of hide is one of verdict, "),
        ("{gate: AND, threshold: 2}", "3:31", "threshold is above 0 and below 1, not 2."),
    ],
)
def test_mistakes_are_told_at_their_place(setup, place, message):
    (found,) = [line for line in said(setup) if not line.startswith("13:")]
    assert found.startswith(f"{place}: {message}")


def test_weights_and_focus_must_fit_the_gate_of_the_step_as_well():
    step = "  - {setup: {gate: NOT}, do: x, until: epoch = 2, because: y}\n"
    text = changed(("gate: AND", "gate: AND, weights: [1, 1, 0], focus: B")) + step
    assert [line.partition(": ")[2] for line in faults(text)] == [
        "NOT has 2 weights, A, bias; here are 3.",
        'Nothing called "B" can have the focus; there are threshold, learning_rate, l2, A or bias.',
    ]


def test_an_invisible_character_is_told():
    ((first),) = said("{gate: AND\u200b}")
    assert first.startswith("3:18: There is an invisible character here, U+200B")
