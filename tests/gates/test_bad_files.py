"""Every kind of problem gets its place and a sentence, whichever of PyYAML's parsers reads it."""

import codecs
from pathlib import Path

import pytest
import yaml

from game.gates import GateFileError, parse_gate
from game.gates.bounds import MAX_BYTES, MAX_PROBLEMS
from tests.support.bad_files import AND, BAD_FILES, PARSERS

ONLY_IN_C = {"initial no space", "percent"}  # the parser in Python is more lenient here


def problems_of(data, **options):
    with pytest.raises(GateFileError) as caught:
        parse_gate(data, **options)
    return [f"{p.line}:{p.column}: {p.message}" for p in caught.value.problems]


def test_the_table_is_large_and_has_no_duplicates():
    assert len({case.text for case in BAD_FILES}) == len(BAD_FILES) >= 60


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.title)
def test_a_bad_file_is_answered_with_its_problems(case, parser):
    if case.title in ONLY_IN_C and parser is yaml.SafeLoader:
        pytest.skip("read differently by the parser in Python")
    assert tuple(problems_of(case.text, loader=parser)) == case.problems


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.title)
def test_line_endings_and_a_byte_order_mark_change_no_place(case):
    windows = codecs.BOM_UTF8 + case.text.replace("\n", "\r\n").encode()
    assert problems_of(windows) == list(case.problems)


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.title)
def test_a_sentence_is_one_sentence(case):
    for problem in case.problems:
        _, _, sentence = problem.split(":", 2)
        assert sentence.endswith((".", "?"))
        assert sentence.count(". ") == 0
        assert len(sentence) < 180


CHARACTERS = {
    "a tab as indentation": (
        AND + "training:\n\tl2: 1\n",
        "5:1: There is a tab here; a gate file is laid out with spaces only.",
    ),
    "a tab after a colon": (
        "name:\tAND\n",
        "1:6: There is a tab here; a gate file is laid out with spaces only.",
    ),
    "two tabs on a line": (
        "name: A\tor\tB\n",
        "1:8: There is a tab here; a gate file is laid out with spaces only.",
    ),
    "a no-break space": (
        "name:\u00a0AND\n",
        "1:6: There is an unusual space here, U+00A0 (no-break space); type an ordinary space.",
    ),
    "a no-break space as indentation": (
        AND + "training:\n\u00a0l2: 1\n",
        "5:1: There is an unusual space here, U+00A0 (no-break space); type an ordinary space.",
    ),
    "a bell": (
        "name: A\x07ND\n",
        "1:8: There is an invisible character here, U+0007 (a control character); delete it.",
    ),
    "an escape sequence": (
        "name: \x1b[31mAND\n",
        "1:7: There is an invisible character here, U+001B (a control character); delete it.",
    ),
    "an override of direction": (
        "name: A\u202eND\n",
        "1:8: There is an invisible character here, U+202E (right-to-left override); delete it.",
    ),
    "a line separator": (
        "name: AND\ninputs: [A,\u2028B]\n",
        "2:12: There is an invisible character here, U+2028 (line separator); delete it.",
    ),
    "a lone surrogate": (
        "name: \ud800\n",
        "1:7: There is an invisible character here, U+D800 (a control character); delete it.",
    ),
    "a zero byte": (
        "name: A\0ND\n",
        "1:8: There is a zero byte here, so this is no text in UTF-8; save the file as UTF-8.",
    ),
}


@pytest.mark.parametrize("case", CHARACTERS)
def test_a_character_that_does_not_belong(case):
    text, problem = CHARACTERS[case]
    assert problems_of(text) == [problem]


BYTES = {
    "UTF-16": (
        "name: AND\n".encode("utf-16"),
        "1:1: The file is saved as UTF-16; save it as UTF-8.",
    ),
    "UTF-32": (
        "name: AND\n".encode("utf-32"),
        "1:1: The file is saved as UTF-32; save it as UTF-8.",
    ),
    "UTF-16, the higher byte first": (
        codecs.BOM_UTF16_BE + "name: AND\n".encode("utf-16-be"),
        "1:1: The file is saved as UTF-16; save it as UTF-8.",
    ),
    "UTF-32, the higher byte first": (
        codecs.BOM_UTF32_BE + "name: AND\n".encode("utf-32-be"),
        "1:1: The file is saved as UTF-32; save it as UTF-8.",
    ),
    "UTF-16 without a mark": (
        "name: AND\n".encode("utf-16-le"),
        "1:2: There is a zero byte here, so this is no text in UTF-8; save the file as UTF-8.",
    ),
    "Latin-1": (
        "name: AND\ndescription: né\n".encode("latin-1"),
        "2:15: Line 2 holds the byte 0xE9, which is not UTF-8; save the file as UTF-8.",
    ),
    "a character cut in two": (
        "name: é\ndescription: né".encode()[:-1],
        "2:15: Line 2 holds the byte 0xC3, which is not UTF-8; save the file as UTF-8.",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "1:1: Line 1 holds the byte 0x89, which is not UTF-8; save the file as UTF-8.",
    ),
    "too large": (
        b"#" * (MAX_BYTES + 1),
        "1:1: The file has 65,537 bytes; a gate file has at most 65,536.",
    ),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_are_no_text(case):
    data, problem = BYTES[case]
    assert problems_of(data) == [problem]


@pytest.mark.parametrize("case", BYTES)
def test_the_file_is_named_though_it_is_no_text(case):
    path = Path("broken.yaml")
    with pytest.raises(GateFileError) as caught:
        parse_gate(BYTES[case][0], path)
    assert [problem.source for problem in caught.value.problems] == [path]


def test_a_byte_order_mark_is_not_shown_before_a_byte_that_is_no_text():
    with pytest.raises(GateFileError) as caught:
        parse_gate(codecs.BOM_UTF8 + b"name: \xe9")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.line_text) == (1, 7, "name: \ufffd")


@pytest.mark.parametrize(
    "data", [b"", b" \n\n", "# nothing\n", b"\xef\xbb\xbf", "--- # nothing\n...\n"]
)
def test_an_empty_file_is_answered_with_what_a_gate_needs(data):
    (problem,) = problems_of(data)
    assert problem.startswith("1:")
    assert "name: AND" in problem


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
def test_an_expression_nests_so_far_and_no_further(parser):
    def nested(depth):
        return AND.replace("A and B", f"{'(' * depth}A{')' * depth} and B")

    assert parse_gate(nested(32), loader=parser).targets == (0, 0, 0, 1)
    assert problems_of(nested(33), loader=parser) == [
        "3:45: Parentheses and nots are nested here more than 32 deep."
    ]


def test_a_text_may_be_so_long_and_no_longer():
    assert parse_gate(AND + f"description: {'d' * 300}").description == "d" * 300
    assert problems_of(AND + f"description: {'d' * 301}") == [
        "4:14: description has 301 characters; at most 300 are allowed."
    ]
    assert problems_of(AND.replace("A and B", "A" + " and A" * 200)) == [
        "3:13: expression has 1,201 characters; at most 1,000 are allowed."
    ]


def test_a_bracket_open_at_the_end_of_the_file_is_pointed_at():
    assert problems_of("name: AND\ninputs: [A, B") == [
        "2:9: This [ is never closed with ], or a comma is missing after it."
    ]


def test_after_twenty_problems_the_rest_is_left_for_later():
    problems = problems_of("".join(f"key{number}: 1\n" for number in range(100)))
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1] == "20:1: There are more mistakes; mend these 20 first."
