import pytest

from game.gates import GateFileError
from game.gates.bounds import MAX_BYTES
from game.gates.problem import Place
from game.gates.yaml_errors import BAD_ESCAPE
from game.gates.yaml_tree import Mapping, Scalar, Sequence, compose, decode
from tests.support.bad_files import PARSERS


def tree_of(text, parser):
    text, report = decode(text, None)
    return compose(text, report, parser)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
def test_values_keep_their_places_and_their_text(parser):
    tree = tree_of("name: AND\ninputs: [A, 'on']\n", parser)
    assert isinstance(tree, Mapping)
    (name, word), (_, inputs) = tree.entries
    assert (name.text, word.text, word.place) == ("name", "AND", Place(1, 7))
    assert isinstance(inputs, Sequence)
    assert inputs.items == (
        Scalar(Place(2, 10), "A", True, "A"),
        Scalar(Place(2, 13), "on", False, "'on'"),
    )


@pytest.mark.parametrize(
    ("raw", "position", "place"),
    [
        ("a and b", 2, (1, 8)),
        ("'a and b'", 2, (1, 9)),
        ("a\n  and b", 2, (2, 3)),
        ("'a and b'", 7, (1, 14)),  # just behind the last one
        ("|\n  a\n  and b", 2, (3, 3)),
        ("|\n  a\n  and b", 7, (3, 8)),
        ("|\r\n  a\r\n  and b", 2, (3, 3)),
        ("|\r  a\r  and b", 2, (3, 3)),
    ],
)
def test_a_character_of_a_text_is_found_in_the_file(raw, position, place):
    tree = tree_of(f"key: {raw}", PARSERS[0])
    [(_, scalar)] = tree.entries
    assert scalar.place_of(position) == Place(*place)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode("\ufeffname: A".encode(), None)[0] == "name: A"


@pytest.mark.parametrize("data", [b"", b" \n", b"a\0", b"\xff\xfea", b"a" * (MAX_BYTES + 1)])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(GateFileError):
        decode(data, None)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize(
    ("most", "too_many", "column", "message"),
    [
        (
            "[" * 8 + "]" * 8,
            "[" * 9 + "]" * 9,
            9,
            "Lists and groups are nested here more than 8 deep",
        ),
        (
            f"[{'a, ' * 1_999}]",
            f"[{'a, ' * 2_000}]",
            len("[") + 1_999 * len("a, ") + 1,
            "The file holds more than 2,000 values",
        ),
    ],
)
def test_a_file_may_hold_so_much_and_no_more(most, too_many, column, message, parser):
    assert isinstance(tree_of(most, parser), Sequence)
    with pytest.raises(GateFileError) as caught:
        tree_of(too_many, parser)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (1, column)
    assert problem.message.startswith(message)
    assert problem.message.endswith(("needs three levels.", "needs far fewer."))


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_beyond_the_last_character_is_told_as_one_that_is_unknown(escape, parser):
    with pytest.raises(GateFileError) as caught:
        tree_of(f'name: "{escape}"', parser)
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (1, BAD_ESCAPE)
