"""One moment of an environment, as the values that the app's views draw."""

from functools import lru_cache

import numpy as np

from game.core.verdict import Verdict, verdict
from game.envs.neurons import Neurons
from game.gates import Gate
from game.playground.history import Curve
from game.playground.knob import THRESHOLD
from game.playground.setup import Run
from game.playground.snapshot import Snapshot
from game.ui.scene import Scene


@lru_cache(maxsize=64)
def verdict_of(gate: Gate) -> Verdict:
    """Return the verdict on `gate`, worked out once."""
    return verdict(gate.examples)


def snapshot_of(neurons: Neurons, column: int) -> Snapshot:
    """Return the neuron at `column` as a snapshot whose curve is this one epoch."""
    run = neurons.task.run
    epoch = int(neurons.epochs[column])
    weights = neurons.weights[:, column].copy()
    loss = neurons.losses[column : column + 1].copy()
    gate = neurons.task.gate_with(neurons.targets[:, column])
    return Snapshot(
        run=Run(
            gate=gate,
            seed=run.seed,
            init=run.init,
            given_weights=run.given_weights,
            settings=run.settings,
            threshold=float(neurons.thresholds[column]),
        ),
        epoch=epoch,
        weights=weights,
        live_inputs=(1,) * gate.n_inputs,
        focus=THRESHOLD,
        learned_at=None,
        curve=Curve(np.array([epoch]), loss, loss, weights[:, None], epoch),
    )


def scene_of(snapshot: Snapshot) -> Scene:
    """Return the scene of a moment at rest: bulbs as bright as the probabilities."""
    return Scene(
        snapshot=snapshot,
        verdict=verdict_of(snapshot.gate),
        gates=(),
        picked=-1,
        glow=snapshot.probabilities,
        live_glow=float(snapshot.probabilities[snapshot.live_row]),
        threshold_shown=snapshot.threshold,
    )
