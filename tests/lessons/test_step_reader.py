"""Steps: what they say, and what is said of mistakes in them."""

import pytest

from tests.support.lessons import changed, faults, lesson_of

UNTIL = ("until: epoch = 1", "until: {}")


def said(before, after):
    return faults(changed((before, after)))


def test_everything_that_a_step_can_say():
    more = (
        "    hint: Look.\n    when: [{if: right = 3, say: One left.}]\n    show: [verdict]\n"
        "    setup: {epochs: 0}\n"
    )
    text = changed(("until: epoch = 1", "until: [epoch = 1, right = 3]")) + more
    (step,) = lesson_of(text).lesson.steps
    assert [condition.text for condition in step.until] == ["epoch = 1", "right = 3"]
    assert [(when.condition.text, when.say) for when in step.when] == [("right = 3", "One left.")]
    assert [choice.is_right for choice in step.choices] == [True, False]
    assert (step.hint, step.show) == ("Look.", ("verdict",))
    assert step.setup.epochs == 0


def test_keys_are_names_with_numbers():
    (step,) = lesson_of(changed(("keys: Right", "keys: Shift+Right*2  .*100 + Tab"))).lesson.steps
    assert [(key.name, key.times, key.position) for key in step.keys] == [
        *(("Shift+Right", 2, 0), (".", 100, 15), ("+", 1, 21), ("Tab", 1, 23)),
    ]


def test_a_figure_can_hold_at_an_epoch():
    figures = "figures: [right = 3, {at: 1, hold: bias = -0.25}]"
    (step,) = lesson_of(changed(("figures: [bias = -0.25]", figures))).lesson.steps
    assert [figure.at for figure in step.figures] == [None, 1]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    do: Press → once.\n", "", "5:5: The key do is missing; add it, as in do: Press"),
        ("    until: epoch = 1\n", "", "5:5: The key until is missing; add it, as in until: "),
        ("    because: The bias fell to -0.25.\n", "", "5:5: The key because is missing; "),
        (
            "  - ask: What will the bulbs do?\n    choices",
            "  - choices",
            "5:5: The key ask is missing",
        ),
        ("right: true", "reply: Look", "7:7: Exactly one choice is right, and here none is; "),
        ("reply: Look again.", "right: true", "7:7: Exactly one choice is right, and here 2 are"),
        (", reply: Look again.", "", "8:9: The key reply is missing; add it, as in reply: Look"),
        ("right: true", "right: yes", '7:41: right is one of true, false, not "yes".'),
        (
            "      - {text: They glow., reply: Look again.}\n",
            "",
            "7:7: There are two or three choices",
        ),
        ("text: They glow.", "txt: They glow.", '8:10: There is no key "txt" in a choice; did you'),
        (
            "until: epoch = 1",
            "until: [epoch = 1, los = 2]",
            '10:24: There is no "los"; did you mean',
        ),
        ("until: epoch = 1", "until: [[epoch = 1]]", "10:13: until is a condition, as in epoch >="),
        ("until: epoch = 1", "until: []", "10:12: until has 1 to 20 items, not 0."),
        ("until: epoch = 1", "until: NO", '10:12: until is a text, but YAML reads "NO" as the '),
        (
            "keys: Right",
            "when: [{if: epoc = 1}]",
            "11:12: The key say is missing; add it, as in say:",
        ),
        ("keys: Right", "keys: Right*0", '11:11: "Right" is pressed no times here; leave it out.'),
        ("keys: Right", "keys: Right*999999", "11:11: These are 999,999 presses; at most 20,000"),
        ("keys: Right", "keys: 3", '11:11: keys is a text, but YAML reads "3" as the number 3; '),
        ("[bias = -0.25]", "bias = -0.25", "13:14: figures is a list, as in [loss = 0.385]; here "),
        ("[bias = -0.25]", "[{at: 1}]", "13:15: The key hold is missing; add it, as in hold: "),
        ("[bias = -0.25]", "[{at: x, hold: right = 1}]", "13:20: at is a whole number such as 7"),
        ("    figures", "    show: [verdit]\n    figures", "13:12: An item of show is one of "),
        (
            "    figures",
            "    colour: red\n    figures",
            '13:5: There is no key "colour" in a step; ',
        ),
    ],
)
def test_mistakes_are_told_at_their_place(before, after, message):
    assert said(before, after)[0].startswith(message)


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("los = 1", 10, 12),
        ("'los = 1'", 10, 13),
        ('"los = 1"', 10, 13),
        ("[learned, los = 1]", 10, 22),
        ('[learned, "los = 1"]', 10, 23),
        ("\n      - learned\n      - los = 1", 12, 9),
        (">-\n      learned\n      and los = 1", 12, 11),
        ("|\n      los = 1", 11, 7),
        ("learned\n      and los = 1", 11, 11),
    ],
)
def test_the_column_is_that_of_the_word_however_it_is_written(written, line, column):
    (found,) = said("until: epoch = 1", f"until: {written}")
    assert found == f'{line}:{column}: There is no "los"; did you mean loss?'


def test_rows_and_weights_are_those_of_the_gate_that_the_step_plays_on():
    step = "  - {{{}do: x, until: p(0) = 1, because: y}}\n"
    assert faults(changed() + step.format("")) == [
        "14:20: The gate has no row 0; its rows have two inputs.",
    ]
    assert lesson_of(changed() + step.format("setup: {gate: NOT}, "))


def test_what_follows_a_broken_setup_is_not_judged_by_another_gate():
    assert [
        line[:4] for line in faults(changed(("gate: AND", "gate: ANDD"), ("epoch = 1", "p(0) = 1")))
    ] == [
        "3:15",
    ]


def test_a_step_whose_keys_pick_a_gate_may_speak_of_its_rows():
    assert lesson_of(changed(("keys: Right", 'keys: "7 Right"'), ("epoch = 1", "p(0) = 1")))
