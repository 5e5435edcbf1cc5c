import pytest
import yaml

from game.gates.problem import START, Place
from game.gates.yaml_errors import EXPLANATIONS, explain, place_of
from tests.support.bad_files import PARSERS


@pytest.mark.parametrize("explanation", EXPLANATIONS, ids=lambda e: e.sentence[:40])
def test_a_sentence_is_one_sentence(explanation):
    assert explanation.sentence[0].isupper()
    assert explanation.sentence.endswith(".")
    assert explanation.context or explanation.problem


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('name: "A\n', 1, "quote that opens here is never closed"),
        ("name: A\ninputs [A]\n", 2, "colon"),
        ("inputs: [A, B\n", 1, "never closed"),
        ("name: @A\n", 1, "cannot begin with this character"),
    ],
)
def test_a_complaint_of_the_parser_is_explained_at_its_line(text, line, words, parser):
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=parser))
    place, sentence = explain(caught.value, text)
    assert place.line == line
    assert words in sentence


def test_where_there_is_no_mark_it_is_the_start():
    assert place_of(None) == START


def test_what_no_sentence_explains_is_told_in_the_parsers_own_words():
    mark = yaml.Mark("", 0, 3, 4, None, None)
    error = yaml.MarkedYAMLError(None, None, "the moon is full", mark)
    assert explain(error, "") == (
        Place(4, 5),
        "YAML cannot be read from here on: the moon is full.",
    )
