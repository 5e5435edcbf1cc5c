"""The JSON Schema and the page for teachers agree with the reader."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from game.gates import GateFileError, bounds
from game.gates.settings import SETTINGS
from game.lessons import lesson
from game.lessons.condition_words import EXAMPLES, FLAGS, MAX_CONDITION, VALUES
from game.lessons.lesson_library import shipped_lessons
from game.lessons.lesson_reader import LESSON_KEYS, REQUIRED
from game.lessons.setup_reader import SETUP_KEYS
from game.lessons.step_reader import (
    CHOICE_KEYS,
    FIGURE_KEYS,
    REQUIRED_OF_STEP,
    STEP_KEYS,
    WHEN_KEYS,
)
from game.playground.hidden import Hidden
from game.playground.options import SPEED
from tests.gates.test_schema import TRAINING, interval
from tests.support.lessons import LESSON, SHIPPED, changed, faults, lesson_of
from tests.support.yaml12 import plain_data

SCHEMA = json.loads((shipped_lessons() / "lesson.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DEFS = SCHEMA["$defs"]
SETUP, STEP, CHOICE = (DEFS[name]["properties"] for name in ("setup", "step", "choice"))
WHEN = STEP["when"]["items"]["properties"]
FIGURE = STEP["figures"]["items"]["oneOf"][1]["properties"]
PAGE = (shipped_lessons() / "README.md").read_text("utf-8")


def test_it_is_a_schema_and_its_examples_are_lessons():
    Draft202012Validator.check_schema(SCHEMA)
    for example in SCHEMA["examples"]:
        VALIDATOR.validate(example)
        assert lesson_of(yaml.safe_dump(example, sort_keys=False))


@pytest.mark.parametrize("properties", [SCHEMA["properties"], SETUP, STEP, CHOICE, WHEN, FIGURE])
def test_every_key_has_a_title_a_description_and_examples_that_are_valid(properties):
    for name, schema in properties.items():
        assert schema["title"]
        assert schema["description"].endswith("."), name
        for example in schema["examples"]:
            Draft202012Validator({**schema, "$defs": DEFS}).validate(example)


def test_it_has_the_keys_of_the_reader():
    assert set(SCHEMA["properties"]) == set(LESSON_KEYS)
    assert set(SCHEMA["required"]) == set(REQUIRED)
    assert set(STEP) == set(STEP_KEYS)
    assert set(DEFS["step"]["required"]) == set(REQUIRED_OF_STEP)
    assert set(CHOICE) == set(CHOICE_KEYS)
    assert set(WHEN) == set(WHEN_KEYS)
    assert set(FIGURE) == set(FIGURE_KEYS)
    assert set(SETUP) == set(SETUP_KEYS) - {"circuit"}


def test_it_has_the_words_and_the_bounds_of_the_reader():
    assert SETUP["panel"]["enum"] == [*lesson.PANELS]
    assert DEFS["things"]["items"]["enum"] == [*Hidden]
    assert [str(number) for number in SETUP["inputs"]["enum"]] == [*lesson.MANY_INPUTS]
    assert SETUP["page"]["const"] == lesson.ALL_GATES
    for name in SETTINGS:
        assert SETUP[name] == TRAINING[name]
    assert interval(SETUP["speed"]) == SPEED
    assert interval(SETUP["epochs"]) == interval(FIGURE["at"]) == lesson.EPOCHS
    assert interval(SETUP["weights"]["items"]) == bounds.WEIGHT
    assert DEFS["condition"]["maxLength"] == MAX_CONDITION
    assert SCHEMA["properties"]["title"]["maxLength"] == lesson.MAX_TITLE
    assert SCHEMA["properties"]["steps"]["maxItems"] == lesson.MAX_STEPS
    for name in ("until", "when", "figures"):
        schema = STEP[name]["oneOf"][1] if name == "until" else STEP[name]
        assert schema["maxItems"] == lesson.MAX_ITEMS
    choices = STEP["choices"]
    assert (choices["minItems"], choices["maxItems"]) == (lesson.CHOICES.low, lesson.CHOICES.high)
    texts = [schema for schema in (*STEP.values(), *CHOICE.values()) if "maxLength" in schema]
    assert {schema["maxLength"] for schema in texts} == {lesson.MAX_TEXT}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_lessons_are_valid(path):
    VALIDATOR.validate(plain_data(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: One epoch", "titel: One epoch"),
        ("idea: A step is small.\n", ""),
        ("gate: AND", "page: all_gates"),
        ("gate: AND", "gate: AND, page: all_gates, inputs: 2"),
        ("gate: AND", "gate: AND, weights: [1, 2, 3], init: zero"),
        ("gate: AND", "gate: AND, panel: mpa"),
        ("gate: AND", "gate: AND, hide: [verdit]"),
        ("gate: AND", "gate: AND, epochs: -1"),
        ("  - ask: What will the bulbs do?\n    choices", "  - choices"),
        ("right: true", "reply: No way"),
        ("reply: Look again.", "right: true"),
        (", reply: Look again.", ""),
        ("    do: Press → once.\n", ""),
        ("until: epoch = 1", "until: []"),
        ("figures: [bias = -0.25]", "figures: [{hold: right = 1, if: 1}]"),
        ("figures: [bias = -0.25]", "show: [nothing]"),
        ("figures: [bias = -0.25]", "when: [{if: right = 1}]"),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(before, after):
    text = changed((before, after))
    assert not VALIDATOR.is_valid(plain_data(text))
    assert faults(text)


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def test_the_example_on_the_page_is_proven():
    (example,) = blocks("yaml")
    assert faults(example) == []
    VALIDATOR.validate(plain_data(example))


def test_the_answer_to_the_bad_example_is_the_one_that_is_shown():
    (bad,), (answer,) = blocks("yaml bad"), blocks("text answer")
    with pytest.raises(GateFileError) as caught:
        lesson_of(bad, Path("my-lesson.yaml"))
    assert str(caught.value) == answer.rstrip("\n")


def test_every_key_value_and_thing_is_named_on_the_page():
    keys = {*LESSON_KEYS, *STEP_KEYS, *SETUP_KEYS} - {"circuit"}
    for word in (*keys, *VALUES, *FLAGS, *EXAMPLES.values(), *Hidden, *lesson.PANELS):
        assert f"`{word}`" in PAGE, word
    assert LESSON
