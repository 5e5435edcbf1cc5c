import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.gates.bounds import Interval
from game.playground.option_parser import OptionParser
from game.playground.option_values import OptionError, numbers, real, whole
from game.playground.options import SETUP_OPTIONS, UsageError

ANY = Interval(-1e300, 1e300)


def parsed(*words):
    parser = OptionParser()
    for option in SETUP_OPTIONS:
        option.add_to(parser)
    return parser.read(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,0.1", '"0.1" needs the epoch it begins at, as in 0.1@100'),
        ("0,5", "a number has a point, not a comma: 0.5"),
        ("-0,5", "it must be above 0"),
        (" 0,5", "a number has no spaces: 0.5"),
        (",5", "a number has a point, not a comma: .5"),
        ("1,0@5", '"0" must be above 0'),
        ("1,0.1@x", '"x" is not a whole number'),
        ("1,0.1@1e2", "a whole number is written out: 100"),
        ("1,0.1@0", "must begin after epoch 0"),
        ("1,0.1@9,0.2@9", "must begin after epoch 9"),
        ("1,0.1@-3", "must be at least 0"),
        ("1,", "needs the epoch"),
        ("1@5", "it is the first value and has no epoch"),
        ("", "needs a value"),
    ],
)
def test_a_bad_schedule_is_reported_in_a_sentence(text, words):
    with pytest.raises(UsageError, match=r"^--learning-rate [^\n]*[.]$") as caught:
        parsed(f"--learning-rate={text}")
    assert words in str(caught.value)


def test_commas_between_values_and_weights_are_no_decimal_commas():
    assert parsed("--l2=0,5@100").l2.later == ((100, 5.0),)
    assert parsed("--weights=2,5,-4").weights == (2.0, 5.0, -4.0)
    assert parsed("--weights", "-2, +5, .5").weights == (-2.0, 5.0, 0.5)


@given(number=st.floats(-1e300, 1e300))
def test_a_number_as_python_writes_it_is_read_as_it_is(number):
    assert real(ANY)(repr(number)) == number
    assert numbers(ANY)(f"{number!r},{number!r}") == (number, number)


@given(text=st.text("0123456789+-._,;:%eExaninf ١１−٫", min_size=1, max_size=8))
def test_any_text_is_read_or_told_and_what_is_told_is_read(text):
    for read in (whole(ANY), real(ANY), numbers(ANY)):
        try:
            read(text)
        except OptionError as error:
            sentence = error.sentence("--x", text)
            assert sentence.startswith("--x ")
            if error.subject is None:
                read(error.message.rpartition(": ")[2])


@pytest.mark.parametrize("text", ["1E301 ", "-1,0E301", "１e301"])
def test_nobody_is_told_to_write_a_number_that_is_out_of_bounds(text):
    for read in (real(ANY), whole(Interval(0, 9))):
        with pytest.raises(OptionError) as caught:
            read(text)
        assert caught.value.subject == text


def test_a_number_out_of_bounds_is_told_so_at_once():
    with pytest.raises(UsageError, match=r'--l2 "-0,5 ": it must be at least 0 and at most'):
        parsed("--l2=-0,5 ")


def test_numbers_with_spaces_between_them_are_not_joined():
    with pytest.raises(UsageError, match=r'^--weights "2,5 3,5": "5 3" is not a number\.$'):
        parsed("--weights", "2,5 3,5")


def test_a_very_long_number_is_answered():
    assert real(ANY)("0." + "3" * 60) == pytest.approx(1 / 3)
    for text in ("9" * 60, "9" * 10_000):
        with pytest.raises(OptionError):
            whole(Interval(0, 9))(text)


def test_a_text_that_cannot_be_shown_is_quoted():
    assert OptionError("is not a number", "x\n").sentence("--l2", "x\n") == (
        '--l2 "x ": it is not a number.'
    )


def test_a_long_text_is_cut():
    sentence = OptionError("is not a number", "x" * 9000).sentence("--l2", "x" * 9000)
    assert len(sentence) < 80
