"""Lessons are played, and what does not hold is told at its place."""

import pytest

from game.lessons.lesson_proof import count_presses, prove
from tests.support.lessons import LESSON, changed, faults, keys, lesson_of, library

UNTIL, KEYS, FIGURE = "until: epoch = 1", "keys: Right", "[bias = -0.25]"


def test_a_good_lesson_is_proven():
    assert faults(LESSON) == []


def test_the_six_sentences():
    assert faults(changed((UNTIL, "until: los < 0.5"))) == [
        '10:12: There is no "los"; did you mean loss?',
    ]
    assert faults(changed((UNTIL, "until: p(011) = 1"))) == [
        "10:12: The gate has no row 011; its rows have two inputs.",
    ]
    assert faults(changed((UNTIL, "until: epoch >= 0"))) == [
        "10:12: This holds before the learner does anything, so the step would tick by itself.",
    ]
    assert faults(changed((UNTIL, "until: epoch = 17"), (KEYS, "keys: Right*16")))[0] == (
        "11:11: These keys do not lead there: after the last one, epoch is 16."
    )
    assert faults(changed(("fell to -0.25", "fell by 0.900"))) == [
        "12:31: The text says 0.900, and no figure checks it.",
    ]
    assert faults(changed((FIGURE, "[bias = -0.25, p(10) = 0.900]"))) == [
        "13:29: p(10) is 0.438 here, not 0.900.",
    ]


@pytest.mark.parametrize(
    ("until", "tail"),
    [
        ("learned", "not all rows are right"),
        ("learned_at = 5", "there is no learned_at yet"),
        ("not epoch < 5", "what should not hold does"),
        ("epoch > 0 and right = 4", "right is 3"),
        ("right = 4 or loss < 0.6", "loss is 0.638"),
        ("epoch >= 2000", "epoch is 1"),
    ],
)
def test_it_is_told_how_it_is_after_the_last_key(until, tail):
    assert faults(changed((UNTIL, f"until: {until}"))) == [
        f"11:11: These keys do not lead there: after the last one, {tail}.",
    ]


def test_a_flag_of_the_gate():
    text = changed(
        ("gate: AND", "gate: XOR"), (UNTIL, "until: learnable"), (FIGURE, "[bias = 0.00]")
    )
    assert faults(text.replace("-0.25", "0.00"))[0].endswith("one neuron cannot learn the gate.")


@pytest.mark.parametrize("place", [0, 1])
def test_each_item_of_a_checklist_is_open_at_its_start_and_done_at_the_end(place):
    items = ["epoch = 1", "epoch = 1"]
    items[place] = "epoch = 0"
    (found,) = faults(changed((UNTIL, f"until: [{', '.join(items)}]")))
    assert found.startswith(f"10:{13 + 11 * place}: This holds before")
    items[place] = "epoch = 2"
    (found,) = faults(changed((UNTIL, f"until: [{', '.join(items)}]")))
    assert found == "11:11: These keys do not lead there: after the last one, epoch is 1."


def test_items_latch_so_that_they_need_not_hold_together():
    assert faults(
        changed((UNTIL, "until: [epoch = 1, epoch = 2]"), (KEYS, "keys: Right*2"), (FIGURE, "[]"))
    )
    text = changed((UNTIL, "until: [epoch = 1, epoch = 2]"), (KEYS, "keys: Right*2"))
    assert (
        faults(text.replace("figures: [bias = -0.25]", "figures: [{at: 1, hold: bias = -0.25}]"))
        == []
    )


def test_keys_after_the_step_has_ticked_are_too_many():
    assert faults(changed((KEYS, "keys: Right Tab*2")))[0] == (
        "11:11: These keys do more than is needed: the step ticks after 1 of 3 presses."
    )


def test_a_step_without_keys_can_be_played_and_not_proven():
    step = "  - {do: x, until: epoch = 2, because: y, keys: Right}\n"
    (found,) = faults(changed(("    keys: Right\n", "")) + step)
    assert found.startswith("5:5: This step has no keys, so it can be played and not proven; ")
    anew = step.replace("do:", "setup: {epochs: 0}, do:")
    found = faults(changed(("    keys: Right\n", "")) + anew)
    assert found[1] == "13:69: These keys do not lead there: after the last one, epoch is 1."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Rigth", 'There is no key "Rigth" here; did you mean Right?'),
        ("Q", 'There is no key "Q" here; write keys as in Shift+Up*2 Tab Right.'),
        ("Space", "Space cannot be played without the window; write keys as in Tab Right*17."),
        ("Ctrl+Q", "Ctrl+Q cannot be played without the window; write keys as in Tab Right*17."),
    ],
)
def test_keys_that_do_nothing_here_are_told(name, message):
    assert faults(changed((KEYS, f"keys: Tab {name}"))) == [f"11:15: {message}"]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("right = 4", "13:15: right is 3 here, not 4."),
        ("accuracy = 1", "13:15: accuracy is 0.8 here, not 1."),
        ("right > 3", "13:15: right is 3 here, not above 3."),
        ("right < 3", "13:15: right is 3 here, not below 3."),
        ("right >= 3.5", "13:15: right is 3.0 here, not at least 3.5."),
        ("right <= 2", "13:15: right is 3 here, not at most 2."),
        ("right != 3", "13:15: right is 3 here, not another number than 3."),
        ("p(11) < 0.4378", "13:15: p(11) is 0.43782 here, not below 0.4378."),
        ("learned_at = 1", "13:15: There is no learned_at here."),
        ("learned", "13:15: Not all rows are right here."),
        (
            "not learnable",
            "13:15: This figure says that something does not hold here, and it does.",
        ),
        ("right = 3 and bias = 1.00", "13:29: bias is -0.25 here, not 1.00."),
        ("{at: 0, hold: right = 3}", "13:29: right is 0 at epoch 0, not 3."),
        ("{hold: right = 2, at: 1}", "13:22: right is 3 at epoch 1, not 2."),
        ("{at: 2, hold: right = 3}", "13:15: There is no epoch 2 here; the run ends at 1."),
    ],
)
def test_a_figure_that_does_not_hold_is_told_as_it_is(figure, message):
    assert faults(changed((FIGURE, f"[{figure}]"), (" to -0.25", "")))[0] == message


def test_numbers_of_earlier_steps_and_of_the_setup_need_no_figure_of_their_own():
    step = "  - {do: x, until: epoch = 2, keys: Right, because: From 0.25 at threshold 0.40.}\n"
    assert faults(changed(("gate: AND", "gate: AND, threshold: 0.4")) + step) == []


def test_a_folded_text_is_pointed_into():
    text = changed(
        ("because: The bias fell to -0.25.", "because: >-\n      The bias\n      fell by 0.900.")
    )
    assert faults(text) == ["14:15: The text says 0.900, and no figure checks it."]


def test_a_lesson_trains_a_hundred_thousand_epochs_in_all():
    long = changed((KEYS, "keys: Ctrl+Right*1001"), (UNTIL, "until: epoch = 100100"))
    assert faults(long)[0] == (
        "11:11: From here on, this lesson trains more than 100,000 epochs in all."
    )
    anew = "  - {setup: {epochs: 99999}, do: x, until: epoch = 2, because: y, keys: Right}\n"
    assert faults(changed() + anew * 2)[-1].startswith("15:13: From here on, ")


def test_gates_can_be_picked():
    text = changed((KEYS, 'keys: "2 Right"'), (FIGURE, "[bias = 0.25]"), ("-0.25", "0.25"))
    assert faults(text) == []
    assert faults(changed((KEYS, "keys: PageDown Right")))[0].startswith(
        "11:11: PageDown cannot be"
    )


def test_progress_is_told_and_one_step_can_be_proven():
    file, seen = (
        lesson_of(LESSON + "  - {do: x, until: epoch = 9, because: y, keys: Right*8}\n"),
        [],
    )
    assert prove(file, keys(), library().gates, seen.append) == ()
    assert seen == [*range(1, 10)]
    assert count_presses(file) == 9
    assert prove(file, keys(), library().gates, only=range(1)) == ()


def test_a_lesson_full_of_faults_ends():
    figures = ", ".join(["right = 4"] * 20)
    text = changed((FIGURE, f"[{figures}]"), (UNTIL, "until: epoch >= 0"))
    assert any("There are more mistakes" in line for line in faults(text))
