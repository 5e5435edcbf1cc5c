"""What the page about the format shows is true."""

import re
from pathlib import Path

import pytest

from game.files import shipped
from game.gates import GateFileError, bounds, parse_gate
from game.gates.expression import WORDS
from game.gates.reader import KEYS
from game.gates.settings import SETTINGS, Word
from tests.gates.test_schema import VALIDATOR
from tests.support.yaml12 import plain_data

PAGE = (shipped("gates") / "README.md").read_text(encoding="utf-8")


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", blocks("yaml"))
def test_every_example_is_a_gate(text):
    parse_gate(text)
    VALIDATOR.validate(plain_data(text))


def test_the_answer_to_the_bad_example_is_the_one_that_is_shown():
    (bad,), (answer,) = blocks("yaml bad"), blocks("text")
    with pytest.raises(GateFileError) as caught:
        parse_gate(bad, Path("my-gate.yaml"))
    assert str(caught.value) == answer.rstrip("\n")


def test_every_key_operator_and_bound_is_named():
    for key in (*KEYS, *SETTINGS):
        assert f"`{key}`" in PAGE or f"\n{key}:" in PAGE
    for word in WORDS:
        assert word in PAGE
    for row in SETTINGS.values():
        for word in row.domain.words if isinstance(row.domain, Word) else ():
            assert f"`{word}`" in PAGE
    for bound in (
        *(bounds.MAX_NAME, bounds.MAX_DESCRIPTION, bounds.MAX_INPUTS, bounds.MAX_INPUT_NAME),
        *(bounds.MAX_FEATURES, bounds.LEARNING_RATE.high, bounds.L2.high, bounds.SEED.high),
        bounds.WEIGHT.high,
    ):
        assert re.search(rf"\b{bound:,.0f}\b", PAGE)
