"""Any sequence of keys, clicks, drags, drops and resizes: nothing breaks, all stays finite."""

import numpy as np
import pytest

from game.app.session import Session
from game.core.training import Optimizer
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.playground.run import Setup
from tests.support.scenes import BY_NAME, LONGEST_OF_ALL, ONE, SIX
from tests.support.walker import Walker

pytestmark = pytest.mark.slow

STEPS = 150
STARTS = {
    "as it opens": Recipe(BY_NAME["AND"]),
    "large steps": Recipe(BY_NAME["XOR"], Setup(learning_rate=1e6, weights=(1e6, -1e6, 1e6)), 5),
    "tiny weights": Recipe(BY_NAME["OR"], Setup(learning_rate=1e-4, l2=1e3), 1000),
    "row by row": Recipe(SIX, Setup(optimizer=Optimizer.SGD, learning_rate=1e6), 20),
    "all products": Recipe(LONGEST_OF_ALL, Setup(learning_rate=1e6), 50),
    "one input": Recipe(ONE, Setup(threshold=0.99, learning_rate=1e6, l2=1.0), 3),
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Nothing is written where the user keeps things."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def assert_finite(session):
    snapshot, scene = session.stage.snapshot, session.stage.scene()
    curve = snapshot.curve
    for numbers in (
        snapshot.weights,
        snapshot.logits,
        snapshot.loss,
        snapshot.weight_norm,
        curve.loss_low,
        curve.loss_high,
        curve.weights,
    ):
        assert np.all(np.isfinite(numbers))
    for shares in (snapshot.probabilities, scene.glow, scene.live_glow, scene.threshold_shown):
        assert np.all((np.asarray(shares) >= 0) & (np.asarray(shares) <= 1))
    everybody = session.all_gates.scene()
    assert np.all(np.isfinite(everybody.standing.loss))
    assert all(np.all(np.isfinite(weights)) for weights in everybody.neurons.values())


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("start", STARTS)
def test_whatever_is_done_the_app_goes_on(home, start, seed):
    session = Session(Library([shipped("gates")]), STARTS[start], saves_to=home / "gates")
    walker = Walker(session, seed)
    for _ in range(STEPS):
        walker.step()
        assert_finite(session)
    session.jobs.close()
