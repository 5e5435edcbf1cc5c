"""A word counts as a text only if every YAML takes it for one."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.gates.problem import START
from game.gates.values import decimal, whole, yaml_number, yaml_reading
from game.gates.yaml_tree import Scalar
from tests.support.yaml12 import plain_data

READINGS = {  # by the tables of YAML 1.1 and 1.2
    "NO": "the truth value false",
    "Yes": "the truth value true",
    "on": "the truth value true",
    "OFF": "the truth value false",
    "True": "the truth value true",
    "010": "the number 8",
    "08": "the number 8.0",
    "0o17": "the number 15",
    "0x1F": "the number 31",
    "0b101": "the number 5",
    "1_000": "the number 1000",
    "1:30": "the number 90",
    "1e3": "the number 1000.0",
    "+.5": "the number 0.5",
    ".5": "the number 0.5",
    "-.inf": "infinity",
    ".NaN": "no number (nan)",
    "1" * 50: "a number",
    "1." + "1" * 50: "a number",
    "0b_": "a number",
    "~": "no value at all",
    "null": "no value at all",
    "": "no value at all",
    "2026-01-31": "a date",
    "2026-99-99": "a date",
    "n": None,
    "Y": None,
    ".5e": None,
    "1e": None,
    "NOT": None,
    "nan": None,
    "1.2.3": None,
}


def plain(text):
    return Scalar(START, text, is_plain=True, raw=text)


@pytest.mark.parametrize("text", READINGS)
def test_what_yaml_reads(text):
    assert yaml_reading(plain(text)) == READINGS[text]


@pytest.mark.parametrize("text", READINGS)
def test_in_quotes_everything_is_a_text(text):
    quoted = Scalar(START, text, is_plain=False, raw=repr(text))
    assert yaml_reading(quoted) is yaml_number(quoted) is decimal(quoted) is whole(quoted) is None


@given(text=st.text("0123456789+-._:eExob nulNOyYsfaTr~", min_size=1, max_size=8))
def test_a_text_is_a_text_to_old_and_new_yaml(text):
    try:
        meanings = [yaml.safe_load(text), plain_data(text)]
    except (yaml.YAMLError, ValueError):
        return
    if yaml_reading(plain(text.strip())) is None:
        assert all(isinstance(meaning, str | list | dict) for meaning in meanings)


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_as_python_writes_it_is_read_as_it_is(number):
    assert decimal(plain(repr(number))) == number


@given(number=st.integers(-(10**30), 10**30))
def test_a_whole_number_is_read_as_it_is(number):
    assert whole(plain(str(number))) == number
    assert decimal(plain(str(number))) == float(number)


@pytest.mark.parametrize(
    "text", ["010", "1_0", "0x1", "1:30", "", "1e", "e1", ".", "+", "--1", "١", "1 "]
)
def test_what_is_no_number_of_a_gate(text):
    assert decimal(plain(text)) is whole(plain(text)) is None


def test_a_number_has_forty_characters_at_most():
    assert whole(plain("1" * 40)) == yaml_number(plain("1" * 40)) == int("1" * 40)
    assert decimal(plain("1" * 40)) == float("1" * 40)
    assert (
        whole(plain("1" * 41)) is decimal(plain("1" * 41)) is yaml_number(plain("1" * 41)) is None
    )
