"""The recipe: everything needed to reproduce a run, including its epoch and later changes."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from time import perf_counter

from ..core.decimals import spaced
from ..core.training import TrainingSettings
from ..gates.gate import Gate
from ..gates.settings import TrainingOverrides, overrides_of
from ..record import Record, replace
from .history import Segment
from .playground import Playground
from .run import Setup
from .snapshot import Snapshot

MANY_CHANGES = 40  # during a run; with more, a command line would be too long to send
PIECE = 4096  # epochs trained between two progress reports
PIECE_IN_A_FRAME = 256  # epochs of a replay between two checks of the clock; at worst about 50 ms


class Change(Record):
    """Settings that change at `epoch`."""

    epoch: int
    overrides: TrainingOverrides


class Recipe(Record):
    """A run and its length.

    Attributes:
        gate: The gate that is learned.
        setup: The start and the first settings.
        epochs: Number of epochs to train.
        changes: Changes during the run, epochs ascending, none beyond `epochs`.
    """

    gate: Gate
    setup: Setup = Setup()
    epochs: int = 0
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        late = next((change.epoch for change in self.changes if change.epoch > self.epochs), None)
        if late is not None:
            raise ValueError(
                f"what changes at epoch {late:,} is never reached: the run ends at {self.epochs:,}"
            )
        self.setup.for_gate(self.gate)

    @property
    def tells_weights(self) -> bool:
        """Whether weights are written in it, rather than drawn from a seed."""
        has_own = self.gate.source is None and self.gate.initial_weights is not None
        return has_own or self.setup.weights is not None

    def begin(self) -> Playground:
        """Return a playground at the start of the run.

        Raises:
            ValueError: The number of given weights does not fit the gate.
        """
        return Playground(self.gate, self.setup)

    def follow(self, playground: Playground, piece: int = PIECE) -> Iterator[int]:
        """Train `playground`, just returned by `begin`, by the recipe.

        Yields:
            The epoch that has been reached, every `piece` epochs and at the end.
        """
        return self.visit(playground, chain(range(piece, self.epochs, piece), (self.epochs,)))

    def visit(self, playground: Playground, epochs: Iterable[int]) -> Iterator[int]:
        """Train as `follow` does, and yield at each of `epochs`, which ascend."""
        changes = deque(self.changes)
        for epoch in epochs:
            while changes and changes[0].epoch <= epoch:
                change = changes.popleft()
                playground.forward(change.epoch - playground.epoch)
                playground.retune(change.overrides)
            playground.forward(epoch - playground.epoch)
            yield epoch


def recipe_of(snapshot: Snapshot) -> Recipe:
    """Return the recipe that reproduces `snapshot` exactly."""
    run, epoch = snapshot.run, snapshot.epoch
    trained = [segment for segment in snapshot.segments if segment.first_epoch < epoch]
    stretches = [*trained, Segment(epoch, run.settings)]
    first = overrides_of(stretches[0].settings)
    setup = first.merged_over(run.overrides).merged_over(Setup(weights=run.given_weights))
    changes = (
        Change(after.first_epoch, difference(before.settings, after.settings))
        for before, after in pairwise(stretches)
        if before.settings != after.settings
    )
    return Recipe(run.gate, setup, epoch, tuple(changes))


def recipe_from_here(snapshot: Snapshot) -> Recipe:
    """Return the recipe of a new run that starts from the weights of `snapshot`."""
    weights = tuple(snapshot.weights.tolist())
    return Recipe(snapshot.gate, setup_from_weights(snapshot.run.overrides, weights))


def setup_from_weights(overrides: TrainingOverrides, weights: tuple[float, ...]) -> Setup:
    """Return the set-up that starts from `weights` and uses `overrides` otherwise."""
    return replace(overrides.merged_over(Setup(weights=weights)), init=None)


def difference(before: TrainingSettings, after: TrainingSettings) -> TrainingOverrides:
    """Return the settings of `after` that are not those of `before`."""
    known = overrides_of(before).stated
    changed = overrides_of(after).stated.items()
    return TrainingOverrides.of({name: value for name, value in changed if value != known[name]})


class Replay:
    """Trains a recipe on a separate playground, which is put on stage when it is done."""

    def __init__(self, recipe: Recipe) -> None:
        """Start without training anything yet."""
        self.playground = recipe.begin()
        self.is_over = False
        self._epochs = recipe.epochs
        self._steps = recipe.follow(self.playground, PIECE_IN_A_FRAME)

    def work(self, budget_s: float) -> None:
        """Train for about `budget_s` seconds."""
        end = perf_counter() + budget_s
        while not self.is_over and perf_counter() < end:
            self.is_over = next(self._steps, None) is None

    @property
    def progress(self) -> str:
        """The progress, as a sentence."""
        percent = 100 * self.playground.epoch // max(self._epochs, 1)
        return f"Training to epoch {spaced(self._epochs)}: {percent} %. Esc stops."
