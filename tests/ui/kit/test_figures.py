from math import nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.kit import figures


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        (figures.signed, 5.654, "+5.65"),
        (figures.signed, -8.649, "−8.65"),
        (figures.signed, 0.0, "0.00"),
        (figures.signed, -0.0, "0.00"),
        (figures.signed, -0.004, "−0.004"),
        (figures.signed, 0.0004, "+0.0004"),
        (figures.signed, 0.00001, "≈0"),
        (figures.signed, -1e-300, "≈0"),
        (figures.signed, 0.006, "+0.01"),
        (figures.signed, 999.99, "+999.99"),
        (figures.signed, 999.996, "+1\u00a0000"),
        (figures.signed, -1234.5, "−1\u00a0234"),
        (figures.signed, -999_999.0, "−999\u00a0999"),
        (figures.signed, 1e6, "+1.0×10⁶"),
        (figures.signed, -4e12, "−4×10¹²"),
        (figures.norm, 8.6505, "8.65"),
        (figures.norm, 2.8, "2.80"),
        (figures.norm, 1e-17, "≈0"),
        (figures.norm, 0.0, "0.00"),
        (figures.norm, 1e12, "1×10¹²"),
        (figures.probability, 0.9338, "0.934"),
        (figures.probability, 1.0, ">0.999"),
        (figures.probability, 0.0, "<0.001"),
        (figures.loss, 0.69314718, "0.6931"),
        (figures.loss, 0.0, "<0.0001"),
        (figures.loss, 123456.7, "123\u00a0457"),
        (figures.loss, 5e26, "5×10²⁶"),
        (figures.brief_loss, 0.04152, "0.042"),
        (figures.brief_loss, 1e-5, "<0.001"),
        (figures.penalty, 0.0, "0"),
        (figures.penalty, 0.075, "0.0750"),
        (figures.penalty, 1e-9, "<0.0001"),
        (figures.brief, 0.0, "0"),
        (figures.brief, 0.694, "0.69"),
        (figures.brief, 0.999, "1.0"),
        (figures.brief, 9.97, "10"),
        (figures.brief, 99.7, "100"),
        (figures.brief, 250.0, "250"),
        (figures.brief, 2.5e5, "250\u00a0000"),
        (figures.brief, 1e-12, "10⁻¹²"),
        (figures.brief, 2e-5, "2×10⁻⁵"),
        (figures.short, 0.05, "0.05"),
        (figures.short, 1.0, "1"),
        (figures.short, 1234.5, "1\u00a0234.5"),
        (figures.short, 1e6, "10⁶"),
        (figures.short, 0.99999999, "0.99999999"),
        (figures.threshold, 0.5, "0.50"),
        (figures.threshold, 0.505, "0.505"),
        (figures.threshold, 1e-7, "10⁻⁷"),
        (figures.reach, 16.0, "±16"),
        (figures.reach, 2.1e6, "±2×10⁶"),
        (figures.epoch, 0, "0"),
        (figures.epoch, 1234567, "1\u00a0234\u00a0567"),
    ],
)
def test_numbers_are_written_to_be_read(write, value, expected):
    assert write(value) == expected


@given(st.floats(-1e13, 1e13))
def test_a_weight_never_takes_much_room(value):
    assert len(figures.signed(value)) <= 8


@given(st.floats(-1e30, 1e30))
def test_only_0_is_written_as_0(value):
    for write in (figures.signed, figures.norm, figures.brief, figures.short):
        text = write(abs(value)).strip("+")
        assert "e" not in text
        assert (text in {"0", "0.00"}) == (value == 0)


@given(st.floats(0.0, 1.0))
def test_no_probability_is_written_as_0_or_1(value):
    texts = [
        figures.probability(value),
        figures.row_probability(value, 0.5),
        figures.brief_row_probability(value, 0.5),
    ]
    for text in texts:
        if text[0] not in "<>":
            assert 0.0 < float(text) < 1.0


def test_a_row_reads_as_it_is_judged():
    assert figures.row_probability(0.4949, 0.5) == "0.495"
    assert figures.row_probability(0.4951, 0.5) == "0.4951"
    assert figures.brief_row_probability(0.4951, 0.5) == "0.50"
    assert figures.brief_row_probability(0.4949, 0.5) == "0.49"
    assert figures.brief_row_probability(nextafter(0.5, 1), 0.5) == "0.50"
