import numpy as np
import pytest

from game.playground.buckets import Buckets, bucket_starts


def test_a_bucket_is_one_epoch_at_first():
    epochs = np.arange(8192)
    np.testing.assert_array_equal(bucket_starts(epochs), epochs)


def test_buckets_double_in_width_with_each_doubling_of_the_epochs():
    assert bucket_starts(np.array([8192, 8193, 8194])).tolist() == [8192, 8192, 8194]
    assert bucket_starts(np.array([16384, 16387, 16388])).tolist() == [16384, 16384, 16388]


def test_no_bucket_spans_more_than_1_4096_of_the_run():
    epochs = np.random.default_rng(0).integers(1, 10**12, 10_000)
    starts = bucket_starts(epochs)
    assert (starts <= epochs).all()
    assert ((epochs - starts) * 4096 < epochs).all()
    np.testing.assert_array_equal(bucket_starts(starts), starts)


def test_a_billion_epochs_are_few_buckets():
    edges = 2 ** np.arange(13, 31)
    widths = [int(np.unique(bucket_starts(np.arange(e, e + 4097))).size) for e in edges[:4]]
    assert widths == [2049, 1025, 513, 257]


def pieces(rng, total):
    """Cut `total` epochs into random pieces."""
    cuts = np.sort(rng.integers(0, total + 1, 7))
    return [piece for piece in np.split(np.arange(total), cuts) if len(piece)]


@pytest.mark.parametrize("seed", range(5))
def test_columns_keep_the_lowest_the_highest_and_the_first_however_epochs_come(seed):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(3, 40_000))
    buckets = Buckets((np.minimum, np.maximum, None))
    for piece in pieces(rng, 40_000):
        buckets.fold(int(piece[0]), values[:, piece])
    starts = bucket_starts(np.arange(40_000))
    firsts = np.unique(starts)
    np.testing.assert_array_equal(buckets.starts, firsts)
    for index in rng.integers(0, len(firsts), 200):
        inside = values[:, starts == firsts[index]]
        expected = [inside[0].min(), inside[1].max(), inside[2, 0]]
        np.testing.assert_array_equal(buckets.columns[:, index], expected)


def test_before_leaves_out_the_bucket_of_the_epoch_and_all_after_and_changes_nothing():
    buckets = Buckets((None,))
    buckets.fold(0, np.arange(20_000.0)[None])
    earlier = buckets.before(17_001)
    assert earlier.starts[-1] == 16_996
    earlier.fold(17_000, np.arange(-1_000.0, 0.0)[None])
    np.testing.assert_array_equal(buckets.columns[0], buckets.starts)
    np.testing.assert_array_equal(earlier.columns[0, -1:], [-4.0])


def test_coarser_has_half_the_buckets_and_takes_more_epochs():
    folds = (np.minimum, np.maximum, None)
    values = np.random.default_rng(2).normal(size=(3, 30_000))
    buckets = Buckets(folds)
    buckets.fold(0, values[:, :20_001])
    coarser = buckets.coarser()
    assert len(coarser.starts) <= len(buckets.starts) // 2 + 1
    assert coarser.n_bytes < 0.7 * buckets.n_bytes
    coarser.fold(20_001, values[:, 20_001:])
    ends = [*coarser.starts[1:], 30_000]
    for index, (start, end) in enumerate(zip(coarser.starts, ends, strict=True)):
        inside = values[:, start:end]
        expected = [inside[0].min(), inside[1].max(), inside[2, 0]]
        np.testing.assert_array_equal(coarser.columns[:, index], expected)


def test_what_it_gives_cannot_be_written_to():
    buckets = Buckets((None,))
    buckets.fold(0, np.zeros((1, 3)))
    with pytest.raises(ValueError, match="read-only"):
        buckets.columns[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        buckets.starts[0] = 1
