"""The JSON Schema and the loader agree wherever a schema can say it."""

import json
import re

import pytest
import yaml
from hypothesis import assume, given
from jsonschema import Draft202012Validator

from game.core.training import Optimizer
from game.files import shipped
from game.gates import GateFileError, Init, Symbol, bounds, parse_gate, write_gate
from game.gates.expression import WORDS
from game.gates.problem import UNSAFE
from game.gates.reader import INITIAL_KEYS, KEYS
from game.gates.settings import SETTINGS, Word
from tests.support.bad_files import BAD_FILES
from tests.support.strategies import SHIPPED_TEXTS, edits, gates, near_gates
from tests.support.yaml12 import plain_data

SCHEMA = json.loads((shipped("gates") / "gate.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PROPERTIES = SCHEMA["properties"]
TRAINING = PROPERTIES["training"]["properties"]

BEYOND_A_SCHEMA = {
    "an editor's YAML has undone it before the schema sees the data": [
        *("duplicate key", "training twice", "name false", "name on", "name date", "input NO"),
        *("str tag", "anchor", "alias", "row octal", "row float", "rate octal", "rate hex"),
        "initial no space",
    ],
    "what an expression says is a text to a schema": [
        *("unknown input", "unknown inputs", "misspelt operator", "small input", "number"),
        *("missing operand", "missing left", "two operators", "no operator", "unclosed"),
        *("unopened", "empty parentheses", "call", "nand chain", "and nand", "double ampersand"),
        *("plus", "python", "quoted place", "escaped place", "block place", "folded place"),
        *("expression nots", "assign", "no operator within"),
    ],
    "values that have to fit each other": [
        *("row conflict", "row conflict x", "table all x", "feature square", "feature unknown"),
        *("feature twice", "feature misspelt", "feature wrong, weights as many"),
        *("weights few", "weights feature"),
    ],
}
SILENT = {title for titles in BEYOND_A_SCHEMA.values() for title in titles}


def loads(text):
    try:
        return parse_gate(text)
    except GateFileError:
        return None


def test_it_is_a_schema_and_its_examples_are_valid():
    Draft202012Validator.check_schema(SCHEMA)
    for example in SCHEMA["examples"]:
        VALIDATOR.validate(example)
        assert loads(yaml.safe_dump(example))


def test_every_key_has_a_title_a_description_and_examples_that_are_valid():
    initial = PROPERTIES["initial"]["properties"]
    for name, schema in [*PROPERTIES.items(), *initial.items(), *TRAINING.items()]:
        assert schema["title"]
        assert schema["description"].endswith("."), name
        for example in schema["examples"]:
            resolved = {**schema, "$defs": SCHEMA["$defs"]}
            Draft202012Validator(resolved).validate(example)


def test_it_has_the_keys_and_the_words_of_the_loader():
    assert set(PROPERTIES) == set(KEYS)
    assert set(PROPERTIES["initial"]["properties"]) == set(INITIAL_KEYS)
    assert set(TRAINING) == set(SETTINGS)
    assert PROPERTIES["symbol"]["enum"] == list(Symbol)
    words = {
        row.name: row.domain.words for row in SETTINGS.values() if isinstance(row.domain, Word)
    }
    assert words == {"optimizer": Optimizer, "init": Init}
    for name, enum in words.items():
        assert TRAINING[name]["enum"] == list(enum)
    reserved = re.compile(PROPERTIES["inputs"]["items"]["not"]["pattern"])
    for word in WORDS:
        assert reserved.search(word)
        assert reserved.search(word.upper())
        assert not reserved.search(f"{word}_")


def test_it_has_the_bounds_of_the_loader():
    assert PROPERTIES["name"]["maxLength"] == bounds.MAX_NAME
    assert PROPERTIES["description"]["maxLength"] == bounds.MAX_DESCRIPTION
    assert PROPERTIES["expression"]["maxLength"] == bounds.MAX_EXPRESSION
    assert PROPERTIES["inputs"]["maxItems"] == bounds.MAX_INPUTS
    assert PROPERTIES["inputs"]["items"]["maxLength"] == bounds.MAX_INPUT_NAME
    assert PROPERTIES["features"]["maxItems"] == bounds.MAX_FEATURES
    weights = PROPERTIES["initial"]["properties"]["weights"]
    assert weights["maxItems"] == bounds.MAX_INPUTS + bounds.MAX_FEATURES
    assert interval(weights["items"]) == bounds.WEIGHT
    assert interval(PROPERTIES["initial"]["properties"]["bias"]) == bounds.WEIGHT
    for row in SETTINGS.values():
        assert isinstance(row.domain, Word) or interval(TRAINING[row.name]) == row.domain.bounds
    assert interval(TRAINING["learning_rate"]) == bounds.LEARNING_RATE
    assert interval(TRAINING["l2"]) == bounds.L2
    assert interval(TRAINING["threshold"]) == bounds.THRESHOLD
    assert interval(TRAINING["seed"]) == bounds.SEED


def interval(schema):
    low_open, high_open = "exclusiveMinimum" in schema, "exclusiveMaximum" in schema
    low = schema["exclusiveMinimum" if low_open else "minimum"]
    high = schema["exclusiveMaximum" if high_open else "maximum"]
    return bounds.Interval(low, high, low_open, high_open)


def test_it_refuses_the_same_characters():
    unsafe = re.compile(SCHEMA["$defs"]["text"]["not"]["pattern"])
    for code in range(0x11000):
        if not 0xD800 <= code < 0xE000:  # JSON cannot hold a lone surrogate
            assert bool(unsafe.search(chr(code))) == bool(UNSAFE.search(chr(code))), hex(code)


@pytest.mark.parametrize("text", SHIPPED_TEXTS)
def test_shipped_gates_are_valid(text):
    VALIDATOR.validate(plain_data(text))


def test_what_a_schema_cannot_say_is_in_the_table():
    assert {case.title for case in BAD_FILES} >= SILENT


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case.title)
def test_a_bad_file_is_bad_to_both_unless_no_schema_can_say_why(case):
    try:
        data = plain_data(case.text)
    except yaml.YAMLError:
        assert case.title not in SILENT  # no data, so nothing for a schema to say
        return
    assert VALIDATOR.is_valid(data) == (case.title in SILENT)


@pytest.mark.slow
@given(gate=gates())
def test_every_gate_that_is_written_is_valid(gate):
    VALIDATOR.validate(plain_data(write_gate(gate)))


@given(tree=near_gates())
def test_what_the_schema_refuses_the_loader_refuses(tree):
    text = yaml.safe_dump(tree, sort_keys=False)
    assert VALIDATOR.is_valid(plain_data(text)) or loads(text) is None


@given(text=edits())
def test_an_edit_that_the_schema_refuses_the_loader_refuses(text):
    try:
        data = plain_data(text)
    except (yaml.YAMLError, ValueError):
        assume(False)
    assert VALIDATOR.is_valid(data) or loads(text) is None
