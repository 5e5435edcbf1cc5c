"""`python -m tests` itself."""

import pytest

from tests.__main__ import arguments, n_cores


@pytest.mark.parametrize("words", [[], ["--quick"], ["-k", "xor"], ["tests/core"]])
def test_the_cores_share_the_work(words):
    assert arguments(words) == ["-n", str(n_cores()), "--dist", "loadfile", *words]


@pytest.mark.parametrize("words", [["-n", "0"], ["-n4"], ["-p", "no:xdist"], ["--pdb"]])
def test_the_caller_may_share_it_otherwise(words):
    assert arguments(words) == words
