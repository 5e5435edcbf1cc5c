"""The runs of all gates: the one on stage, and those that wait until their gate comes back."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from ..gates import Gate
from ..playground.history import History
from ..playground.playground import Playground, PlaygroundState
from ..playground.run import Setup
from ..record import Record
from .gate_list import Draft
from .undo import Moment

MOST_RUNS = 1_000
PATIENCE = 2048  # epochs of the past that a snapshot may train again, 10 to 20 ms

GateKey: TypeAlias = Path | Gate
Runs: TypeAlias = Mapping[GateKey, PlaygroundState]


def key_of(gate: Gate) -> GateKey:
    """Return what a gate is known by: its file, in which it may change, or else itself."""
    return gate.source or gate


class StageMoment(Record, eq=False):
    """The playground's page at one time.

    Attributes:
        state: The run on stage.
        kept: The runs of other gates.
        drafts: The gates without a file.
    """

    state: PlaygroundState
    kept: Runs
    drafts: tuple[Draft, ...]

    @property
    def histories(self) -> tuple[History, ...]:
        """The histories that it needs, that of the run on stage first."""
        return (self.state.history, *(run.history for run in self.kept.values()))

    def differs(self, after: Moment) -> bool:
        """Return whether gate, run or settings were changed.

        Time travel also changes settings, to those of its epoch; but then nothing is to branch off.
        """
        assert isinstance(after, StageMoment)
        then, now = self.state, after.state
        return (
            now.history is not then.history
            or now.run.gate != then.run.gate
            or now.run.threshold != then.run.threshold
            or (now.branches and now.run.settings != then.run.settings)
        )

    def has_lost(self, after: Moment) -> bool:
        """Return whether epochs were trained that `after` does not have, on stage or kept."""
        state = self.state
        return state.latest_epoch > 0 and state.history not in after.histories


class GateRuns:
    """The run on stage, and those of the gates that were there before.

    Attributes:
        playground: The run on stage.
    """

    def __init__(self, playground: Playground, base: Setup) -> None:
        """Put `playground` on stage; a gate that has no run yet begins one with `base`."""
        self._put(playground)
        self._base = base
        self._kept: Runs = {}

    def pick(self, gate: Gate) -> PlaygroundState | None:
        """Put the run of `gate` on stage, or begin one; the one that leaves is kept.

        Returns:
            The run of `gate` as it was left, if that has ended as its file has changed meanwhile.
        """
        if key_of(gate) == key_of(self._gate):
            return None
        self.keep()
        state = self._take(gate)
        if state is None:
            self._put(Playground(gate, self._base))
            return None
        self.playground.restore(state)
        left = self.playground.state
        if left.run.gate != gate:
            self.playground.revise(gate)
        has_ended = left.latest_epoch > 0 and self.playground.state.history is not left.history
        return left if has_ended else None

    def enter(self, playground: Playground) -> None:
        """Put another run on stage, in place of that of its gate."""
        self.keep()
        self._put(playground)
        self._take(self._gate)

    def keep(self) -> None:
        """Keep the run on stage; that of the gate that left longest ago may be dropped."""
        key = key_of(self._gate)
        others = {other: run for other, run in self._kept.items() if other != key}
        for oldest in list(others)[: len(others) + 1 - MOST_RUNS]:
            del others[oldest]
        self._kept = others | {key: self.playground.state}

    def moment(self, drafts: tuple[Draft, ...]) -> StageMoment:
        """Return all runs as they are now, with the gates that have no file."""
        return StageMoment(self.playground.state, self._kept, drafts)

    def restore(self, moment: StageMoment) -> None:
        """Return to an earlier moment; a run that went on since then is kept for its own gate."""
        self._kept = moment.kept
        left = moment.kept.get(key_of(self._gate))
        if left is None or left.history is self.playground.state.history:
            self.keep()
        self.playground.restore(moment.state)
        self._take(self._gate)

    @property
    def trained_elsewhere(self) -> list[Gate]:
        """The gates that are not on stage and have trained, the one that left last at the end."""
        return [run.run.gate for run in self._kept.values() if run.latest_epoch > 0]

    @property
    def trained_last(self) -> Playground:
        """The run on stage, or if that has not trained the one that left last and has."""
        trained = [run for run in self._kept.values() if run.latest_epoch > 0]
        if self.playground.latest_epoch > 0 or not trained:
            return self.playground
        playground = Playground(trained[-1].run.gate)
        playground.restore(trained[-1])
        return playground

    def _put(self, playground: Playground) -> None:
        playground.patience = PATIENCE
        self.playground = playground

    @property
    def _gate(self) -> Gate:
        return self.playground.state.run.gate

    def _take(self, gate: Gate) -> PlaygroundState | None:
        """Return the kept run of `gate`, which is kept no longer, or None."""
        state = self._kept.get(key_of(gate))
        if state is not None:
            self._kept = {key: run for key, run in self._kept.items() if run is not state}
        return state
