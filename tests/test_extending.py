"""A toy key, page, panel, setting and optimiser, each added in one place, and found everywhere."""

import pytest

from tests.support.toy_checks import CHECKS
from tests.support.toys import copy_with_toys, run_in

pytestmark = pytest.mark.slow  # each check is a process of its own

WALKING_THE_TABLES = (
    *("app/test_bindings", "app/test_page", "app/test_pages"),
    *("gates/test_settings", "playground/test_controls"),
)
"""Tests that walk the tables, and so have the toys among their cases."""


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    return copy_with_toys(tmp_path_factory.mktemp("toys"))


@pytest.mark.parametrize("check", CHECKS)
def test_in_the_copy(copy, check):
    run_in(copy, "-m", "tests.support.toy_checks", check)


def test_the_tests_that_walk_the_tables_hold_for_the_toys(copy):
    files = [f"tests/{name}.py" for name in WALKING_THE_TABLES]
    assert "[100%]" in run_in(copy, "-m", "pytest", "-p", "no:cacheprovider", *files)
