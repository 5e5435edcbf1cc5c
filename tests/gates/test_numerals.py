import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.gates.numerals import correction, decimal, whole

POINT = "a number has a point, not a comma"
DIGITS = "the digits are 0 to 9"


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_as_python_writes_it_is_read_as_it_is(number):
    assert decimal(repr(number)) == number
    assert decimal(f"+{abs(number)!r}") == abs(number)


@pytest.mark.parametrize(
    "text",
    [
        "1_0",
        "١٢",
        "１",
        "0x10",
        " 5",
        "5 ",
        "5\n",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "",
        ".",
        "1e",
        "010",
        "0,5",
        "−5",
        "--1",
        "1.2.3",
        "½",
        "²",
        "1j",
        "True",
    ],
)
def test_what_python_or_yaml_may_read_is_no_number_here(text):
    assert decimal(text) is whole(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("0", 0.0), ("109", 109.0), ("0.0", 0.0), ("5.", 5.0), ("+7.25", 7.25), ("-0.09", -0.09)),
        *((".5", 0.5), (".09", 0.09), ("-.905", -0.905), ("1e3", 1000.0), ("1E3", 1000.0)),
        *(("1e+30", 1e30), ("1e-09", 1e-9), (".5e90", 5e89), ("5.e1", 50.0)),
    ],
)
def test_a_number_as_a_gate_file_has_it(text, number):
    assert decimal(text) == number


@pytest.mark.parametrize("text", ["1e]3", "1e+", ".e1", ".-5", "+", "1e3.", "1..", "e1", "0x", "-"])
def test_signs_of_a_number_alone_make_none(text):
    assert decimal(text) is whole(text) is None


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("-7", -7), ("+7", 7), ("1090", 1090)])
def test_a_whole_number_may_have_a_sign(text, number):
    assert whole(text) == number


def test_a_whole_number_has_fewer_than_4000_digits():
    assert whole("1" * 3_999) == int("1" * 3_999)
    assert whole("1" * 4_000) is None
    assert whole("1" * 5_000) is None  # which Python refuses to read


def test_a_number_that_is_too_large_is_infinite_and_so_beyond_every_bound():
    assert decimal("1e999") == math.inf
    assert whole("9" * 50) == int("9" * 50)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0,5", f"{POINT}: 0.5"),
        ("-1,5e3", f"{POINT}: -1.5e3"),
        ("１，５", f"{DIGITS}: 1.5"),
        ("١٢٫٥", f"{DIGITS}: 12.5"),
        ("−5", "a minus is written -: -5"),
        ("–0,5", "a minus is written -: -0.5"),
        (" 5", "a number has no spaces: 5"),
        ("1_000", "a number has no _ in it: 1000"),
        ("007", "a number has no zeros in front: 7"),
        ("0x10", "a number is written in decimal: 16"),
        ("0X9aF", "a number is written in decimal: 2479"),
        ("0xBf0", "a number is written in decimal: 3056"),
        ("0o17", "a number is written in decimal: 15"),
        ("0O60", "a number is written in decimal: 48"),
        ("0,5" + "0" * 37, f"{POINT}: 0.5{'0' * 37}"),  # forty signs are looked at
        ("1．５", f"{DIGITS}: 1.5"),
        ("50%", "a share is written as a fraction: 0.5"),
        ("33.3%", "a share is written as a fraction: 0.333"),
        ("12.3456789%", "a share is written as a fraction: 0.123456789"),
    ],
)
def test_a_number_that_is_written_otherwise_is_told_with_the_right_one(text, told):
    assert str(correction(text, is_whole=False)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1e3", "a whole number is written out: 1000"),
        ("5.0", "a whole number is written out: 5"),
        ("9007199254740991.0", "a whole number is written out: 9007199254740991"),
        ("1,000", "a whole number has no signs between its digits: 1000"),
        ("1 000 000", "a whole number has no signs between its digits: 1000000"),
        ("-12'345", "a whole number has no signs between its digits: -12345"),
        ("+109_900", "a whole number has no signs between its digits: +109900"),
        ("9.009", "a whole number has no signs between its digits: 9009"),
        ("-1e3", "a whole number is written out: -1000"),
        ("１２", f"{DIGITS}: 12"),
        ("00", "a number has no zeros in front: 0"),
    ],
)
def test_a_whole_number_that_is_written_otherwise(text, told):
    assert str(correction(text, is_whole=True)) == told


@pytest.mark.parametrize(
    "text",
    [
        *("", "nan", "inf", "fast", "1.5.2", "½", "5²", "1e400", "x" * 99, "7" + " " * 40),
        *("5.5", "1,23", "1,2345", "1234,567", "1,234x", "-9007199254740993.0", "-1e30"),
        *("0x", "0xg", "0x1g", "0o8", "0o78", "0b11", "1,5", "0,5"),
        "9007199254740993.0",  # read as the even number before it
    ],
)
def test_what_cannot_be_guessed_is_not(text):
    assert correction(text, is_whole=True) is None


@given(text=st.text("0123456789+-._,:%eExanbinf ١１−٫", max_size=10), is_whole=st.booleans())
def test_what_is_told_to_write_is_a_number(text, is_whole):
    read = whole if is_whole else decimal
    told = correction(text, is_whole=is_whole)
    if read(text) is None and told is not None:
        assert read(told.text) == told.number
