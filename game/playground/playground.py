"""The state machine: one neuron, one gate, one run, moved by actions."""

from operator import index

from ..core.neuron import Floats
from ..gates.gate import Gate, check_gate
from ..gates.settings import SETTINGS, Init, Role, TrainingOverrides, overrides_of, with_role
from ..record import Record, replace
from .controls import THRESHOLD, Knob, knobs
from .history import History
from .run import Run, Setup
from .snapshot import Snapshot
from .state_machine import SEED_LIMIT, StateMachine, whole_number


class PlaygroundState(Record, eq=False):
    """All of a playground at one time, to return to with `Playground.restore`.

    It costs little: a history only grows, so many states can share one.

    Attributes:
        setup: The set-up of the run.
        run: The run with all values resolved.
        history: The epochs of the run, of which the first `latest_epoch` belong to this state.
        latest_epoch: The last epoch that had been trained.
        epoch: The epoch.
        live_inputs: The inputs that were fed to the neuron.
        focus: The knob that had the focus.
        branches: Whether training from here replaces later epochs.
    """

    setup: Setup
    run: Run
    history: History
    latest_epoch: int
    epoch: int
    live_inputs: tuple[int, ...]
    focus: Knob
    branches: bool


class Playground(StateMachine[Snapshot]):
    """One neuron learns one gate; every action returns a `Snapshot`.

    >>> playground = Playground(Gate("AND", ("A", "B"), (0, 0, 0, 1)))
    >>> snapshot = playground.step(Action.FORWARD_10)
    >>> snapshot.epoch, round(snapshot.loss, 2)
    (10, 0.49)
    >>> playground.forward(9).accuracy
    1.0
    >>> playground
    <Playground of AND at epoch 19>

    Deterministic: the same gate, set-up and actions give exactly the same numbers. Going back in
    time also restores the knobs. Turning a knob there keeps the later epochs until training
    continues from there.

    Attributes:
        patience: About how many epochs of the past a snapshot may train again to find the one at
            which the gate was learned; the next snapshot goes on. None for all of them.
    """

    patience: int | None = None

    def __init__(self, gate: Gate, setup: Setup | None = None) -> None:
        """Start a run of `gate` at epoch 0.

        Raises:
            ValueError: The number of given weights does not fit the gate.
            TypeError: `gate` is no `Gate`.
        """
        check_gate(gate)
        self._setup = setup or Setup()
        self._run = self._setup.for_gate(gate)
        self._focus = THRESHOLD
        self._live_inputs = (1,) * gate.n_inputs
        self._branches = False  # whether training from here replaces later epochs
        self._begin()

    def __repr__(self) -> str:
        return f"<Playground of {self._run.gate.name} at epoch {self._epoch}>"

    @property
    def snapshot(self) -> Snapshot:
        """The current state."""
        search = self._history.search(self._run.threshold, self.patience)
        return Snapshot(
            run=self._run,
            epoch=self._epoch,
            weights=self._history.weights_at(self._epoch),
            live_inputs=self._live_inputs,
            focus=self._focus,
            learned_at=search.epoch,
            curve=self._history.curve,
            segments=self._history.segments,
            searched=search.share,
        )

    @property
    def state(self) -> PlaygroundState:
        """All of the playground, to return to later."""
        return PlaygroundState(
            self._setup,
            self._run,
            self._history,
            self._history.latest_epoch,
            self._epoch,
            self._live_inputs,
            self._focus,
            self._branches,
        )

    def restore(self, state: PlaygroundState) -> Snapshot:
        """Return to `state`, which is exactly as it was: gate, settings, epochs and weights."""
        self._setup, self._run = state.setup, state.run
        self._history = state.history.until(state.latest_epoch)
        self._epoch = state.epoch
        self._live_inputs, self._focus = state.live_inputs, state.focus
        self._branches = state.branches
        self._record_start()
        return self.snapshot

    @property
    def epoch(self) -> int:
        """The current epoch."""
        return self._epoch

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self._history.latest_epoch

    @property
    def requested_epoch(self) -> int:
        """The same as `epoch`: the playground goes to any epoch immediately."""
        return self._epoch

    @property
    def focused(self) -> Knob:
        """The knob that the arrow keys move."""
        return self._focus

    @property
    def knobs(self) -> tuple[Knob, ...]:
        """All knobs, in focus order."""
        return knobs(self._run.gate.n_features + 1)

    def value_of(self, knob: Knob) -> float:
        """Return the value of `knob`."""
        return self.snapshot.value_of(knob)

    def reset(self, *, seed: int | None = None) -> Snapshot:
        """Return to epoch 0: with the same starting weights, or with the random ones of `seed`."""
        if seed is not None:
            seed = whole_number("seed", seed, SEED_LIMIT)
            self._setup = replace(self._setup, seed=seed, init=Init.RANDOM, weights=None)
        self._run = self._setup.for_gate(self._run.gate)
        self._begin()
        return self.snapshot

    def wait(self) -> Snapshot:
        """Do nothing."""
        return self.snapshot

    def pick(self, gate: Gate) -> Snapshot:
        """Start a run of another gate, keeping the user's settings except given weights."""
        self._setup = replace(self._setup, weights=None)
        self._run = self._setup.for_gate(gate)
        self._live_inputs = (1,) * gate.n_inputs
        if self._focus not in self.knobs:
            self._focus = THRESHOLD
        self._begin()
        return self.snapshot

    def revise(self, gate: Gate) -> Snapshot:
        """Replace the gate by a new version, keeping all of the user's settings.

        The run continues if it would have begun identically with the new version: same rows, same
        targets, same start, same seed. New training settings then apply from the current epoch on.
        Otherwise a new run begins.
        """
        before, given = self._run, self._setup.weights
        if given is not None and len(given) != gate.n_features + 1:
            self._setup = replace(self._setup, weights=None)
        self._run = self._setup.for_gate(gate)
        if gate.n_inputs != before.gate.n_inputs:
            self._live_inputs = (1,) * gate.n_inputs
        if self._focus not in self.knobs:
            self._focus = THRESHOLD
        if not self._run.begins_like(before):
            self._begin()
        elif self._run.settings != before.settings:
            self._branches = True
        return self.snapshot

    def forward(self, epochs: int) -> Snapshot:
        """Go forward by `epochs`: through epochs that are already trained, then train the rest.

        If the learning rate, L2 or the optimiser was changed, later epochs are dropped and training
        continues from here with the change.
        """
        epochs = whole_number("epochs", epochs)
        if self._branches:
            self._history = self._history.until(self._epoch)
            self._branches = False
        known = min(epochs, self._history.latest_epoch - self._epoch)
        if known:
            self._epoch += known
            self._follow_history()
        self._history.extend(self._run.settings, epochs - known)
        self._epoch += epochs - known
        return self.snapshot

    def trajectory(self, first: int, last: int) -> Floats:
        """Return the weights of the epochs `first` to `last`, (n_epochs, n_features + 1)."""
        return self._history.trajectory(first, last)

    def seek(self, epoch: int) -> Snapshot:
        """Go to `epoch`, or to the nearest trained one."""
        self._epoch = min(max(index(epoch), 0), self._history.latest_epoch)
        self._follow_history()
        return self.snapshot

    def set(self, knob: Knob, value: float) -> Snapshot:
        """Set `knob` to `value`, clamped to its range; a changed weight begins a new run."""
        value = knob.scale.clamped(value)
        if knob.is_weight:
            weights = self._history.weights_at(self._epoch).tolist()
            weights[knob.index] = value
            return self._start_over(replace(self._setup, weights=tuple(weights)))
        self._branches = self._branches or SETTINGS[knob.name].may_change
        return self._set_up(replace(self._setup, **{knob.name: value}))

    def focus(self, knob: Knob) -> Snapshot:
        """Give `knob` the focus."""
        self._focus = knob
        return self.snapshot

    def feed(self, inputs: tuple[int, ...]) -> Snapshot:
        """Set the live inputs, 0 or 1 each."""
        self._live_inputs = inputs
        return self.snapshot

    def flip(self, index: int) -> Snapshot:
        """Flip the live input `index`, if it exists."""
        inputs = self._live_inputs
        if index < len(inputs):
            self._live_inputs = (*inputs[:index], 1 - inputs[index], *inputs[index + 1 :])
        return self.snapshot

    def new_weights(self) -> Snapshot:
        """Start a new run from the random weights of the next seed."""
        return self.reset(seed=(self._run.seed + 1) % SEED_LIMIT)

    def zero_weights(self) -> Snapshot:
        """Start a new run from zero weights."""
        return self._start_over(replace(self._setup, init=Init.ZERO, weights=None))

    def set_defaults(self) -> Snapshot:
        """Reset threshold, learning rate, L2 and optimiser to the gate's settings."""
        changed = with_role(Role.JUDGING, Role.TRAINING)
        self._branches = True
        return self._set_up(replace(self._setup, **dict.fromkeys(row.name for row in changed)))

    def switch_optimizer(self) -> Snapshot:
        """Switch to the next optimiser from the current epoch on."""
        return self.retune(TrainingOverrides(optimizer=self._run.settings.optimizer.following))

    def retune(self, overrides: TrainingOverrides) -> Snapshot:
        """Train with `overrides`, which contain all changeable settings, from here on."""
        self._branches = True
        return self._set_up(overrides.merged_over(self._setup))

    def _set_up(self, setup: Setup) -> Snapshot:
        self._setup = setup
        self._run = setup.for_gate(self._run.gate)
        self._record_start()
        return self.snapshot

    def _follow_history(self) -> None:
        """Restore the knobs of this epoch, unless one was changed and not yet trained with."""
        then = self._history.settings_at(self._epoch)
        if then is not None and then != self._run.settings and not self._branches:
            self._set_up(overrides_of(then).merged_over(self._setup))

    def _start_over(self, setup: Setup) -> Snapshot:
        self._set_up(setup)
        self._begin()
        return self.snapshot

    def _begin(self) -> None:
        self._history = History(self._run.start_weights, self._run.gate.examples)
        self._epoch = 0
        self._branches = False
        self._record_start()

    def _record_start(self) -> None:
        """Until the first epoch is trained, the loss at the start is that of the settings now."""
        if self._history.latest_epoch == 0:
            self._history.extend(self._run.settings, 0)
