import unicodedata

import pytest

from game.gates import GateFileError, Library, parse_gate
from game.gates.library import name_key
from game.gates.problem import quoted
from game.gates.signs import UNSEEN, alike, can_be_seen, codes_in, revealed, unseen_sentence
from tests.support.bad_files import AND, PARSERS

ZERO_WIDTH, NO_BREAK, SOFT_HYPHEN, TAG, SELECTOR = (
    "\u200b",
    "\u00a0",
    "\u00ad",
    "\U000e0041",
    "\ufe0f",
)
JOINER, IDEOGRAPHIC, MARK_OF_ORDER, FILLER = "\u200d", "\u3000", "\u200f", "\u3164"
SIGNS = [
    *(ZERO_WIDTH, NO_BREAK, SOFT_HYPHEN, TAG, SELECTOR),
    *(JOINER, IDEOGRAPHIC, MARK_OF_ORDER, FILLER, "\u2009", "\u2800", "\u2060"),
]


def code(sign):
    return f"U+{ord(sign):04X}"


def problems_of(text, parser=PARSERS[0]):
    with pytest.raises(GateFileError) as caught:
        parse_gate(text, loader=parser)
    return caught.value.problems


PLACES = {  # with a sign for $: where it is told
    "in a list": ("name: L\ninputs: [A,$ B]\nexpression: A\n", (2, 12)),
    "at the end of a name": ("name: L\ninputs: [A$, B]\nexpression: A\n", (2, 11)),
    "in a quoted name": ("name: L\ninputs: ['A$', B]\nexpression: A\n", (2, 12)),
    "after a dash": ("name: L\ninputs: [A]\ntruth_table:\n  -$ [0, 0]\n  - [1, 1]\n", (4, 4)),
    "in a row": ("name: L\ninputs: [A]\ntruth_table: [[0, $0], [1, 1]]\n", (3, 19)),
    "in outputs": ("name: L\ninputs: [A]\noutputs: [0, 1$]\n", (3, 15)),
    "in an expression": ("name: L\ninputs: [A, B]\nexpression: A$and B\n", (3, 14)),
    "at the end of one": ("name: L\ninputs: [A, B]\nexpression: A and B$\n", (3, 20)),
    "in a quoted one": ('name: L\ninputs: [A, B]\nexpression: "A and$B"\n', (3, 19)),
    "in a feature": (AND + "features: [A$*B]\n", (4, 13)),
    "in a number": (AND + "training: {l2: 0.5$}\n", (4, 19)),
    "in a weight": (AND + "initial: {weights: [1, 1], bias: $4}\n", (4, 34)),
    "in a symbol": (AND + "symbol: and$\n", (4, 12)),
    "in a key": ("name: L\ninp$uts: [A]\nexpression: A\n", (2, 4)),
    "in an unknown key": (AND + "x$: 1\n", (4, 2)),
    "before a key": ("name: L\n$inputs: [A]\nexpression: A\n", (2, 1)),
    "after a colon": ("name: L\ninputs:$[A]\nexpression: A\n", (2, 8)),
    "alone on a line": ("name: Lamp\n$\ninputs: [A]\noutputs: [0, 1]\n", (2, 1)),
    "after a quote": ("name: 'L'$\ninputs: [A]\noutputs: [0, 1]\n", (1, 10)),
    "after the first colon": ("name:$AND\n", (1, 6)),
    "in a nested key": (AND + "training: {l2$: 1}\n", (4, 14)),
    "twice in an expression": ("name: L\ninputs: [A, B]\nexpression: A$and$B\n", (3, 14)),
    "after a quote at the end of the file": ("name: L\ninputs: [A]\nexpression: 'A'$", (3, 16)),
    "in a list that is never closed": (
        "name: L\ninputs: [A]\ntruth_table: [[0,$0],\n  [1,\n  1]\n",
        (3, 18),
    ),
    "after a colon, which then is none": (
        "name: L\ninputs: [A]\nexpression: A\ntraining:\n  l2:$0.5\n  seed: 7\n",
        (5, 6),
    ),
}


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("sign", SIGNS, ids=code)
@pytest.mark.parametrize("where", PLACES)
def test_a_sign_that_cannot_be_seen_is_named_with_its_place(where, sign, parser):
    text, place = PLACES[where]
    [problem] = problems_of(text.replace("$", sign), parser)
    assert problem.message == unseen_sentence(sign)
    assert code(sign) in problem.message
    assert (problem.line, problem.column) == place


def test_an_escape_is_named_where_its_text_begins():
    [problem] = problems_of('name: L\ninputs: ["A\\u200b", B]\nexpression: A\n')
    assert (problem.line, problem.column) == (2, 10)
    assert "U+200B" in problem.message


FREE = [
    "name: AND$or",
    "name: 'Lampe$: oui'",
    'name: "A$:$B"',
    AND.partition("\n")[0] + "\ndescription: Un$deux$trois$!",
    AND.partition("\n")[0] + "\ndescription: >-\n  Ceci est «$vrai$»\n  et$bon",
    AND.partition("\n")[0] + "\ndescription: 'Remarque$: ceci, ou$cela'",
    AND.partition("\n")[0] + " # a$comment",
]


@pytest.mark.parametrize("sign", SIGNS, ids=code)
@pytest.mark.parametrize("text", FREE)
def test_free_text_may_hold_them_beside_others(text, sign):
    gate = parse_gate(text.replace("$", sign) + "\n" + AND.partition("\n")[2])
    assert can_be_seen(gate.name)


def test_what_a_free_text_holds_does_not_hide_another_mistake():
    [problem] = problems_of(f"name: A\ndescription: vrai{NO_BREAK}!\ninputs: [A, B\n")
    assert "closed" in problem.message
    [problem] = problems_of(f"name: A\ndescription: vrai{NO_BREAK}: ceci\ninputs: [A]\n")
    assert problem.message.startswith("A colon is not expected here")
    [problem] = problems_of(f"name: A\ndescription: 'vrai{NO_BREAK}!\ninputs: [A]\n")
    assert "closed" in problem.message


OPEN_LIST = "never closed with ]"
OPEN_GROUP = "never closed with }"
OPEN_QUOTE = "The quote that opens here is never closed."
COLON = "A colon is not expected here"


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("inputs: ['A$', B", OPEN_LIST),
        ("inputs: [A,'B$'", OPEN_LIST),
        ("inputs: ['it''s$', B", OPEN_LIST),
        (r'inputs: ["a\"b$", B', OPEN_LIST),
        ("inputs: [A, B # a$comment", OPEN_LIST),
        ("training: {'l2$': 1", OPEN_GROUP),
        ("""initial: {"bias":'1$'""", OPEN_GROUP),
        ('description: "vrai$!', OPEN_QUOTE),
        ("name: vrai$: ceci", COLON),
        ("name:   vrai$: ceci", COLON),
    ],
)
def test_a_sign_within_quotes_a_comment_or_a_free_text_does_not_hide_a_mistake(line, mistake):
    [problem] = problems_of(line.replace("$", NO_BREAK) + "\nexpression: A\n")
    assert mistake in problem.message


@pytest.mark.parametrize("line", ["inputs: [l'eau$, B", "inputs: [A#$, B", 'name: "L"$'])
def test_a_sign_outside_of_them_is_the_mistake(line):
    [problem] = problems_of(line.replace("$", NO_BREAK) + "\nexpression: A\n")
    assert problem.message == unseen_sentence(NO_BREAK)
    assert (problem.line, problem.column) == (1, line.index("$") + 1)


def test_a_sign_far_from_the_mistake_is_not_told_in_its_place():
    [problem] = problems_of(f"name: 'L' B\ninputs: [A]\nexpression: A{NO_BREAK}")
    assert problem.message.startswith("This cannot follow on the same line")
    assert problem.line == 1


@pytest.mark.parametrize("sign", [*SIGNS, "\u0301", "\u20dd"], ids=code)
@pytest.mark.parametrize("name", ['"{}"', "'{0} {0}'", "{}"])
def test_a_name_without_a_visible_sign_is_refused_by_its_code(name, sign):
    text = f"name: {name.format(sign)}\ninputs: [A]\noutputs: [0, 1]\n"
    [problem] = problems_of(text)
    assert problem.message == (
        f"name has no sign that can be seen, only {code(sign)}; write letters or digits."
    )
    assert (problem.line, problem.column) == (1, 7)


def test_the_codes_of_a_name_are_each_told_once_and_not_without_end():
    assert codes_in(ZERO_WIDTH * 3 + NO_BREAK) == "U+200B, U+00A0"
    assert codes_in("abc") == "U+0061, U+0062, U+0063"
    assert codes_in("abcdef") == "U+0061, U+0062, U+0063 …"


@pytest.mark.parametrize(
    "name", ["AND", "∧", "与门", "💡", "a" + ZERO_WIDTH, "\U0001fae8", "\u0903"]
)
def test_other_names_can_be_seen(name):
    assert can_be_seen(name)
    assert parse_gate(f'name: "{name}"\ninputs: [A]\noutputs: [0, 1]\n').name == name


@pytest.mark.parametrize("sign", [ZERO_WIDTH, SOFT_HYPHEN, TAG, SELECTOR, FILLER], ids=code)
def test_names_that_look_the_same_are_told_apart_by_their_files(tmp_path, sign):
    for stem, name in (("one", "Lamp"), ("two", f"La{sign}mp")):
        text = f'name: "{name}"\ninputs: [A]\noutputs: [0, 1]\n'
        (tmp_path / f"{stem}.yaml").write_text(text, "utf-8")
    library = Library([tmp_path])
    library.refresh(budget=None)
    assert {UNSEEN.sub("", name) for name in library.display_names} == {
        "Lamp (one.yaml)",
        "Lamp (two.yaml)",
    }


def test_a_letter_with_its_accent_is_one_whichever_way_it_is_written():
    assert name_key("caf\u00e9") == name_key("cafe\u0301")
    assert alike(f"A{ZERO_WIDTH}{NO_BREAK}B") == "A B"


def test_a_quoted_word_shows_what_cannot_be_seen():
    assert quoted(f"A{ZERO_WIDTH}") == '"A[U+200B]"'
    assert revealed(f"{NO_BREAK}B") == "[U+00A0]B"


def test_all_that_unicode_has_as_space_or_format_is_known():
    unknown = [
        code(sign)
        for sign in map(chr, range(0x110000))
        if unicodedata.category(sign) in {"Zs", "Zl", "Zp"}
        and sign != " "
        and not UNSEEN.match(sign)
    ]
    assert unknown == []
    formats = [s for s in map(chr, range(0x110000)) if unicodedata.category(s) == "Cf"]
    assert not any(map(can_be_seen, formats))
