"""All gates of a few inputs, with a neuron for each, moving through time together.

Sixteen neurons reach any epoch immediately, but 65,536 need many frames for a thousand epochs. So
the epoch is requested first (`forward`, `seek`) and then reached in portions (`travel`).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from time import perf_counter

import numpy as np

from ..core.assessment import Standing
from ..core.census import Census, all_gates, count_of_gates, take_census
from ..core.ensemble import Ensemble
from ..core.neuron import Floats
from ..core.training import TrainingSettings
from ..gates.settings import Init
from ..record import Record

PORTION = 1 << 18  # neuron epochs between two checks of the clock, a few milliseconds
LONGEST_PORTION = 256  # epochs of a few neurons, at least 5 µs each

census_of: Callable[[int], Census] = lru_cache(maxsize=4)(take_census)
"""The verdict on every gate of a number of inputs, computed once."""


Tuning = tuple[int, TrainingSettings]
"""Settings, and the first epoch that they train."""


class PopulationState(Record):
    """All that is needed to train a population again, which takes less memory than its weights."""

    n_inputs: int
    seed: int
    init: Init
    tunings: tuple[Tuning, ...]
    requested_epoch: int
    latest_epoch: int

    def lives_on_in(self, later: "PopulationState") -> bool:
        """Return whether all epochs of this state are among those of `later`."""
        return (
            (self.seed, self.init) == (later.seed, later.init)
            and self.tunings == later.tunings[: len(self.tunings)]
            and self.latest_epoch <= later.latest_epoch
            and all(epoch >= self.latest_epoch for epoch, _ in later.tunings[len(self.tunings) :])
        )


class Population:
    """All gates of `n_inputs` inputs, learning side by side.

    Attributes:
        n_inputs: 1 to 4.
        seed: Seeds the random start, which differs for each neuron.
        init: Random or zero start.
        requested_epoch: The epoch to go to.
        latest_epoch: The last epoch that has been trained.
    """

    def __init__(self, n_inputs: int, seed: int, init: Init, settings: TrainingSettings) -> None:
        self.n_inputs, self.seed, self.init = n_inputs, seed, init
        self._start = _start(count_of_gates(n_inputs), n_inputs + 1, seed, init)
        self._ensemble = Ensemble(self._start, all_gates(n_inputs), settings)
        self._settings = settings
        self.requested_epoch = self.latest_epoch = 0

    @classmethod
    def of(cls, state: "PopulationState") -> "Population":
        """Return a population on its way to `state`, where it arrives with the same bits."""
        population = cls(state.n_inputs, state.seed, state.init, state.tunings[0][1])
        population.retrace(state)
        return population

    @property
    def state(self) -> "PopulationState":
        """All that is needed to train these neurons again."""
        return PopulationState(
            self.n_inputs,
            self.seed,
            self.init,
            self._ensemble.tunings,
            self.requested_epoch,
            self.latest_epoch,
        )

    def retrace(self, state: "PopulationState") -> None:
        """Go to `state`, which has the same start, by as many trained epochs as both share."""
        self._ensemble.retrace(state.tunings)
        _, self._settings = state.tunings[-1]
        self.requested_epoch, self.latest_epoch = state.requested_epoch, state.latest_epoch
        if self.epoch > self.latest_epoch:
            self._ensemble.rewind(min(self.requested_epoch, self.latest_epoch))

    @property
    def epoch(self) -> int:
        """The current epoch of the neurons."""
        return self._ensemble.epoch

    @property
    def census(self) -> Census:
        """The verdict on every gate."""
        return census_of(self.n_inputs)

    @property
    def settings(self) -> TrainingSettings:
        """The settings of the next epoch; changing them drops the later epochs."""
        return self._settings

    @settings.setter
    def settings(self, settings: TrainingSettings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        self._ensemble.retune(settings)
        self.requested_epoch = self.latest_epoch = self.epoch

    def standing(self, threshold: float) -> Standing:
        """Return the progress of every neuron at `threshold`, by gate number."""
        return self._ensemble.standing(threshold)

    def start_of(self, number: int) -> tuple[float, ...]:
        """Return the starting weights of one gate's neuron, the bias last."""
        return tuple(self._start[number].tolist())

    def weights_of(self, numbers: Sequence[int]) -> Floats:
        """Return the weights of some gates' neurons, shape (len(numbers), n_inputs + 1)."""
        return self._ensemble.weights_of(numbers)

    def forward(self, epochs: int) -> None:
        """Request to go forward by `epochs`, training those that are not trained yet."""
        self.requested_epoch += epochs

    def seek(self, epoch: int) -> None:
        """Request to go to `epoch`, or to the nearest trained one."""
        self.requested_epoch = min(max(epoch, 0), self.latest_epoch)

    def stay(self) -> None:
        """Cancel the request: stay at the current epoch."""
        self.requested_epoch = self.epoch

    def travel(self, budget_s: float, clock: Callable[[], float] = perf_counter) -> bool:
        """Go towards the requested epoch for about `budget_s` seconds; return whether it moved."""
        if self.epoch == self.requested_epoch:
            return False
        end = clock() + budget_s
        nearest, _ = self._ensemble.checkpoints.at_or_before(self.requested_epoch)
        if not nearest <= self.epoch <= self.requested_epoch:
            self._ensemble.rewind(self.requested_epoch)
        portion = min(LONGEST_PORTION, PORTION // count_of_gates(self.n_inputs))
        while self.epoch < self.requested_epoch:
            self._ensemble.advance(min(portion, self.requested_epoch - self.epoch))
            if clock() >= end:
                break
        self.latest_epoch = max(self.latest_epoch, self.epoch)
        return True


def _start(n_neurons: int, n_weights: int, seed: int, init: Init) -> Floats:
    if init is Init.ZERO:
        return np.zeros((n_neurons, n_weights))
    return np.random.default_rng(seed).normal(0.0, 1.0, (n_neurons, n_weights))
