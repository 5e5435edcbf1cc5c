import pytest

from game.ui.kit import figures


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        (figures.signed, 5.654, "+5.65"),
        (figures.signed, -8.649, "−8.65"),
        (figures.signed, 0.0, "0.00"),
        (figures.signed, -0.0, "0.00"),
        (figures.signed, -0.004, "0.00"),
        (figures.signed, 0.006, "+0.01"),
        (figures.signed, 999.99, "+999.99"),
        (figures.signed, -1234.5, "−1.2e+03"),
        (figures.signed, 1e6, "+1.0e+06"),
        (figures.norm, 8.6505, "8.65"),
        (figures.norm, 1e-17, "0"),
        (figures.probability, 0.9338, "0.934"),
        (figures.probability, 1.0, "1.000"),
        (figures.loss, 0.69314718, "0.6931"),
        (figures.loss, 0.0, "0.0000"),
        (figures.loss, 123456.7, "1.2e+05"),
        (figures.short, 0.05, "0.05"),
        (figures.short, 1.0, "1"),
        (figures.short, 1e6, "1e+06"),
        (figures.reach, 16.0, "±16"),
        (figures.reach, 2.1e6, "±2e+06"),
        (figures.epoch, 0, "0"),
        (figures.epoch, 1234567, "1\u00a0234\u00a0567"),
    ],
)
def test_numbers_are_written_to_be_read(write, value, expected):
    assert write(value) == expected


@pytest.mark.parametrize("value", [-1e6, -999.994, -3.2, 0.0, 1e-9, 72.0, 1e6])
def test_a_weight_never_takes_much_room(value):
    assert len(figures.signed(value)) <= 8
