"""Gymnasium's own checker, whose warnings are errors here; Stable-Baselines3's where installed."""

import pytest
from gymnasium.utils.env_checker import check_env

from tests.support.making import BOTH, make

GATES = [
    {"gate": "not"},
    {"gate": "and"},
    {"gate": "majority"},
    {"gate": "random", "n_inputs": 6},
    {"gate": "xor-product"},
    {"gate": "and-partial"},
]


@pytest.mark.parametrize("options", GATES, ids=lambda options: options["gate"])
@pytest.mark.parametrize("name", BOTH)
def test_gymnasium_finds_nothing_to_warn_of_in_any_render_mode(name, options):
    check_env(make(name, **options).unwrapped)


@pytest.mark.parametrize("options", GATES, ids=lambda options: options["gate"])
@pytest.mark.parametrize("name", BOTH)
def test_nor_does_stable_baselines3(name, options):
    checker = pytest.importorskip("stable_baselines3.common.env_checker")
    checker.check_env(make(name, render_mode="rgb_array", **options))
