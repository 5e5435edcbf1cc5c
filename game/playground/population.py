"""The crowd: every gate of a few inputs with a neuron each, that can be sent through time.

Sixteen neurons go anywhere at once, 65,536 need many frames for a thousand epochs: where to go is
therefore said first (`forward`, `seek`), and gone in portions (`travel`).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from time import perf_counter

import numpy as np

from ..core.assessment import Standing
from ..core.census import Census, take_census
from ..core.ensemble import Ensemble
from ..core.gate_numbers import all_gates, count_of_gates
from ..core.neuron import Floats
from ..core.training import TrainingSettings
from ..gates.gate import Init

PORTION = 1 << 18  # epochs of single neurons between two looks at the clock, some milliseconds
LONGEST_PORTION = 256  # epochs of a few neurons, which cost no less than 5 µs each

census_of: Callable[[int], Census] = lru_cache(maxsize=4)(take_census)
"""The verdict on every gate of some inputs, worked out once."""


class Population:
    """All gates of `n_inputs` inputs, learning side by side.

    Attributes:
        n_inputs: 1 to 4.
        seed: Seeds the random start, which is another for each neuron.
        init: Random or zero start.
        wanted_epoch: Where in time to go.
        latest_epoch: The last epoch that has been trained.
    """

    def __init__(self, n_inputs: int, seed: int, init: Init, settings: TrainingSettings) -> None:
        self.n_inputs, self.seed, self.init = n_inputs, seed, init
        self._start = _start(count_of_gates(n_inputs), n_inputs + 1, seed, init)
        self._ensemble = Ensemble(self._start, all_gates(n_inputs), settings)
        self._settings = settings
        self.wanted_epoch = self.latest_epoch = 0

    @property
    def epoch(self) -> int:
        """Where in time the crowd is."""
        return self._ensemble.epoch

    @property
    def census(self) -> Census:
        """The verdict on every gate."""
        return census_of(self.n_inputs)

    @property
    def settings(self) -> TrainingSettings:
        """What the next new epoch is trained by; other settings forget what lies ahead."""
        return self._settings

    @settings.setter
    def settings(self, settings: TrainingSettings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        self._ensemble.retune(settings)
        self.wanted_epoch = self.latest_epoch = self.epoch

    def standing(self, threshold: float) -> Standing:
        """Return where every neuron stands at `threshold`, by the gates' numbers."""
        return self._ensemble.standing(threshold)

    def start_of(self, number: int) -> tuple[float, ...]:
        """Return the starting weights of one gate's neuron, the bias last."""
        return tuple(self._start[number].tolist())

    def weights_of(self, numbers: Sequence[int]) -> Floats:
        """Return the weights of some gates' neurons, shape (len(numbers), n_inputs + 1)."""
        return self._ensemble.weights_of(numbers)

    def forward(self, epochs: int) -> None:
        """Wish to go `epochs` further on, training what has not been trained yet."""
        self.wanted_epoch += epochs

    def seek(self, epoch: int) -> None:
        """Wish to go to `epoch`, or to the nearest one that has been trained."""
        self.wanted_epoch = min(max(epoch, 0), self.latest_epoch)

    def stay(self) -> None:
        """Wish to be where the crowd is."""
        self.wanted_epoch = self.epoch

    def travel(self, budget_s: float, clock: Callable[[], float] = perf_counter) -> bool:
        """Go where is wished for about `budget_s` seconds; return whether anything moved."""
        if self.epoch == self.wanted_epoch:
            return False
        end = clock() + budget_s
        nearest, _ = self._ensemble.checkpoints.at_or_before(self.wanted_epoch)
        if not nearest <= self.epoch <= self.wanted_epoch:
            self._ensemble.rewind(self.wanted_epoch)
        portion = min(LONGEST_PORTION, PORTION // count_of_gates(self.n_inputs))
        while self.epoch < self.wanted_epoch:
            self._ensemble.advance(min(portion, self.wanted_epoch - self.epoch))
            if clock() >= end:
                break
        self.latest_epoch = max(self.latest_epoch, self.epoch)
        return True


def _start(n_neurons: int, n_weights: int, seed: int, init: Init) -> Floats:
    if init is Init.ZERO:
        return np.zeros((n_neurons, n_weights))
    return np.random.default_rng(seed).normal(0.0, 1.0, (n_neurons, n_weights))
