import numpy as np
import pytest

from game.core.assessment import (
    N_WORDS,
    NO_ONES,
    NO_ZEROS,
    Answer,
    Mark,
    answer,
    assess,
    empty_standing,
    holds_cell,
    is_learned,
    learning_cells,
    marks,
    outputs,
    separation,
)

AND = np.array([0.0, 0.0, 0.0, 1.0])
PARTIAL = np.array([0.0, np.nan, np.nan, 1.0])


def test_class_1_is_strictly_above_the_threshold():
    np.testing.assert_array_equal(outputs(np.array([0.2, 0.5, 0.6]), 0.5), [False, False, True])


def test_marks_of_every_kind():
    glow = np.array([0.1, 0.7, 0.496, 0.504])
    np.testing.assert_array_equal(
        marks(glow, AND, 0.5), [Mark.RIGHT, Mark.WRONG, Mark.UNDECIDED, Mark.UNDECIDED]
    )
    np.testing.assert_array_equal(
        marks(np.array([0.9, 0.9, 0.1, 0.4]), PARTIAL, 0.5),
        [Mark.WRONG, Mark.DONT_CARE, Mark.DONT_CARE, Mark.WRONG],
    )


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.2, Answer.ZERO),
        (0.495, Answer.ZERO),
        (0.4951, Answer.UNDECIDED),
        (0.5, "undecided"),
        (0.5049, Answer.UNDECIDED),
        (0.5051, Answer.ONE),
        (0.9, "says 1"),
    ],
)
def test_what_a_neuron_says(probability, said):
    assert answer(probability, 0.5) == said
    assert answer(probability, 0.5).is_one == (said == "says 1")


def test_an_answer_and_a_mark_never_disagree():
    generator = np.random.default_rng(3)
    for threshold in (0.5, 0.1, 0.6500001, *generator.uniform(0.01, 0.99, 20)):
        p = threshold + generator.uniform(-0.01, 0.01, 300)
        p[:4] = threshold + 0.005, threshold - 0.005, threshold, 0.3
        for value, when_0, when_1 in zip(
            p.tolist(),
            marks(p, np.zeros(300), threshold).tolist(),
            marks(p, np.ones(300), threshold).tolist(),
            strict=True,
        ):
            expected = {
                Answer.ZERO: (Mark.RIGHT, Mark.WRONG),
                Answer.ONE: (Mark.WRONG, Mark.RIGHT),
                Answer.UNDECIDED: (Mark.UNDECIDED, Mark.UNDECIDED),
            }[answer(value, threshold)]
            assert (when_0, when_1) == expected


def test_marks_of_a_whole_trajectory():
    glow = np.random.default_rng(0).uniform(size=(6, 4))
    together = marks(glow, AND, 0.3)
    for epoch in range(6):
        np.testing.assert_array_equal(together[epoch], marks(glow[epoch], AND, 0.3))


@pytest.mark.parametrize("threshold", [0.003, 0.01, 0.3, 0.5, 0.75, 0.99, 0.997])
@pytest.mark.parametrize("targets", [AND, PARTIAL, np.zeros(4), np.ones(4)])
def test_learned_is_every_row_with_a_target_right(threshold, targets):
    rng = np.random.default_rng(1)
    glow = rng.uniform(size=(2000, 4)) ** rng.choice([0.1, 1, 10], (2000, 1))
    cared_for = ~np.isnan(targets)
    all_right = (marks(glow, targets, threshold)[:, cared_for] == Mark.RIGHT).all(axis=1)
    by_ends = is_learned(*separation(glow[:, cared_for], targets[cared_for]), threshold)
    np.testing.assert_array_equal(by_ends, all_right)


def test_separation_by_hand():
    glow = np.array([[0.1, 0.3, 0.2, 0.9], [0.5, 0.6, 0.7, 0.4]])
    zeros, ones = separation(glow, AND)
    np.testing.assert_array_equal(zeros, [0.3, 0.7])
    np.testing.assert_array_equal(ones, [0.9, 0.4])


def test_the_cells_of_thresholds_hold_every_threshold_that_is_learned():
    rng = np.random.default_rng(6)
    zeros, ones = np.sort(rng.uniform(0, 1, (2, 3_000)), axis=0)
    zeros[:100], ones[-100:] = NO_ZEROS, NO_ONES
    cells = learning_cells(zeros, ones)
    assert cells.shape == (N_WORDS, 3_000)
    for threshold in (*rng.uniform(0, 1, 200).tolist(), 1e-9, 1 - 1e-9):
        assert holds_cell(cells, threshold)[is_learned(zeros, ones, threshold)].all()
    for threshold in (n / 100 for n in range(1, 100)):  # where knobs stand, they are exact
        np.testing.assert_array_equal(
            holds_cell(cells, threshold), is_learned(zeros, ones, threshold)
        )
        noisy = np.nextafter(threshold, 1.0)
        assert holds_cell(cells, noisy)[is_learned(zeros, ones, noisy)].all()


def test_classes_that_no_threshold_separates_have_no_cells():
    same = np.linspace(0, 1, 200)
    assert not learning_cells(same, same).any()
    assert not learning_cells(same, same - 0.3).any()


def test_a_class_without_rows_is_on_its_right_side():
    glow = np.array([0.1, 0.3, 0.2, 0.9])
    assert separation(glow, np.ones(4)) == (-1.0, 0.1)
    assert separation(glow, np.zeros(4)) == (0.9, 2.0)


def test_the_four_marks_differ():
    assert len(Mark) == 4


def test_separation_of_one_neuron():
    assert separation(np.array([0.1, 0.3, 0.2, 0.9]), AND) == (0.3, 0.9)


def test_a_row_as_far_from_the_threshold_as_the_margin_is_right():
    # 0.01 - 0.005 is 0.005 to the last bit
    glow, targets = np.array([0.0, 0.01]), np.array([0.0, 1.0])
    np.testing.assert_array_equal(marks(glow, targets, 0.005), [Mark.RIGHT, Mark.RIGHT])
    assert is_learned(*separation(glow, targets), 0.005)


def test_the_progress_of_two_neurons_by_hand():
    """The post's weights, of which one neuron is to be AND and one OR: z is -4, -1.5, -1.5, 1."""
    weights = np.array([[2.5, 2.5], [2.5, 2.5], [-4.0, -4.0]], np.float32)
    inputs = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]], np.float32)
    signs = np.array([[-1, -1], [-1, 1], [-1, 1], [1, 1]], np.float32)
    standing = empty_standing(2)
    assess(weights, inputs, signs, 0.3, standing)
    np.testing.assert_allclose(standing.worst_margin, [0.117574, -0.117574], atol=1e-6)
    np.testing.assert_array_equal(standing.rows_right, [4, 2])
    np.testing.assert_array_equal(standing.learned, [True, False])
    np.testing.assert_allclose(standing.loss, [0.183560, 0.933560], atol=1e-6)


def test_a_neuron_that_is_right_by_just_the_margin_has_learned():
    """Without weights it glows at a half, and 0.5 - 0.495 is the margin in single precision."""
    standing = empty_standing(1)
    nothing, row, lit = np.zeros((2, 1), np.float32), np.ones((1, 2), np.float32), np.ones((1, 1))
    assess(nothing, row, lit.astype(np.float32), 0.495, standing)
    assert standing.learned.tolist() == [True]
    assert standing.rows_right.tolist() == [1]


def test_a_standing_counts_in_whole_numbers_and_measures_in_single_precision():
    standing = empty_standing(3)
    assert standing.rows_right.dtype == np.int64
    assert standing.loss.dtype == standing.worst_margin.dtype == np.float32
    assert standing != empty_standing(3)  # and no array is asked whether it is true
