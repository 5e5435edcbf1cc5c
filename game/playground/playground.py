"""The state machine: one neuron, one gate, one run, moved by actions."""

from collections.abc import Callable, Mapping

from ..core.neuron import Floats
from ..core.training import Optimizer
from ..gates.gate import Gate, Init
from ..record import replace
from .controls import SCALES, THRESHOLD, Action, Knob, Quantity, Step, knobs
from .history import History
from .run import Setup
from .snapshot import Snapshot

SEED_LIMIT = 2**32

OTHER_OPTIMIZER = {
    Optimizer.GRADIENT_DESCENT: Optimizer.SGD,
    Optimizer.SGD: Optimizer.GRADIENT_DESCENT,
}


class Playground:
    """One neuron learns one gate; every move gives a `Snapshot`.

    >>> playground = Playground(Gate("AND", ("A", "B"), (0, 0, 0, 1)))
    >>> snapshot = playground.step(Action.FORWARD_10)
    >>> snapshot.epoch, round(snapshot.loss, 2)
    (10, 0.49)
    >>> playground.forward(9).accuracy
    1.0
    >>> playground
    <Playground of AND at epoch 19>

    Deterministic: the same gate, set-up and actions give the same bits. Going back in time turns
    the knobs back as well; turning one there keeps the future until training goes on from there.
    """

    def __init__(self, gate: Gate, setup: Setup | None = None) -> None:
        """Put `gate` on stage at epoch 0.

        Raises:
            ValueError: The set-up gives weights that are not as many as the gate needs.
        """
        self._setup = setup or Setup()
        self._run = self._setup.for_gate(gate)
        self._focus = THRESHOLD
        self._live_inputs = (1,) * gate.n_inputs
        self._branches = False  # whether training from here leaves the recorded future
        self._begin()

    def __repr__(self) -> str:
        return f"<Playground of {self._run.gate.name} at epoch {self._epoch}>"

    @property
    def snapshot(self) -> Snapshot:
        """The present moment."""
        return Snapshot(
            run=self._run,
            epoch=self._epoch,
            weights=self._history.weights_at(self._epoch),
            live_inputs=self._live_inputs,
            focus=self._focus,
            learned_at=self._history.learned_at(self._run.threshold),
            curve=self._history.curve,
            segments=self._history.segments,
        )

    @property
    def epoch(self) -> int:
        """Where in time the playground is."""
        return self._epoch

    @property
    def latest_epoch(self) -> int:
        """The last epoch that has been trained."""
        return self._history.latest_epoch

    def reset(self, *, seed: int | None = None) -> Snapshot:
        """Return to epoch 0: to the same starting weights, or with `seed` to its random ones."""
        if seed is not None:
            self._setup = replace(self._setup, seed=seed, init=Init.RANDOM, weights=None)
        self._run = self._setup.for_gate(self._run.gate)
        self._begin()
        return self.snapshot

    def step(self, action: Action) -> Snapshot:
        """Do `action`; one that does not apply (a sixth input of two) does nothing."""
        move = _MOVES.get(action)
        if move is not None:
            move(self)
        return self.snapshot

    def pick(self, gate: Gate) -> Snapshot:
        """Put another gate on stage, keeping what the user has set except given weights."""
        self._setup = replace(self._setup, weights=None)
        self._run = self._setup.for_gate(gate)
        self._live_inputs = (1,) * gate.n_inputs
        if self._focus not in knobs(gate.n_features + 1):
            self._focus = THRESHOLD
        self._begin()
        return self.snapshot

    def revise(self, gate: Gate) -> Snapshot:
        """Put a new version of the gate on stage, keeping all that the user has set.

        The run goes on where the new version would have begun it alike: same rows, same targets,
        same start. New wishes for the training then count from here on. Else a new run begins.
        """
        before, given = self._run, self._setup.weights
        if given is not None and len(given) != gate.n_features + 1:
            self._setup = replace(self._setup, weights=None)
        self._run = self._setup.for_gate(gate)
        if gate.n_inputs != before.gate.n_inputs:
            self._live_inputs = (1,) * gate.n_inputs
        if self._focus not in knobs(gate.n_features + 1):
            self._focus = THRESHOLD
        if not self._run.begins_like(before):
            self._begin()
        elif self._run.settings != before.settings:
            self._branches = True
        return self.snapshot

    def forward(self, epochs: int) -> Snapshot:
        """Go `epochs` on: along what has been trained already, then train the rest.

        If the learning rate, L2 or the optimiser was changed, what lies ahead is left for good and
        training goes on from here with the change.
        """
        if self._branches:
            self._history.truncate(self._epoch)
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
        """Go to `epoch`, or to the nearest one that has been trained."""
        self._epoch = min(max(epoch, 0), self._history.latest_epoch)
        self._follow_history()
        return self.snapshot

    def set(self, knob: Knob, value: float) -> Snapshot:
        """Set `knob` to `value`, clamped to its range; a weight begins a new run from there."""
        scale = SCALES[knob.quantity]
        value = min(max(value, scale.low), scale.high)
        if knob.quantity is Quantity.WEIGHT:
            weights = self._history.weights_at(self._epoch).tolist()
            weights[knob.index] = value
            return self._start_over(weights=tuple(weights))
        if knob.quantity is Quantity.THRESHOLD:
            return self._change(threshold=value)
        return self._change_training(**{knob.quantity.value: value})

    def focus(self, knob: Knob) -> Snapshot:
        """Give `knob` the focus."""
        self._focus = knob
        return self.snapshot

    def feed(self, inputs: tuple[int, ...]) -> Snapshot:
        """Feed the neuron on stage 0 or 1 for each input."""
        self._live_inputs = inputs
        return self.snapshot

    def flip(self, index: int) -> Snapshot:
        """Flip the live input `index`, where there is one."""
        inputs = self._live_inputs
        if index < len(inputs):
            self._live_inputs = (*inputs[:index], 1 - inputs[index], *inputs[index + 1 :])
        return self.snapshot

    def new_weights(self) -> Snapshot:
        """Begin a new run from the random weights of the next seed."""
        return self.reset(seed=(self._run.seed + 1) % SEED_LIMIT)

    def zero_weights(self) -> Snapshot:
        """Begin a new run from zero weights."""
        return self._start_over(init=Init.ZERO, weights=None)

    def set_defaults(self) -> Snapshot:
        """Turn threshold, learning rate, L2 and optimiser to what the gate wishes."""
        return self._change_training(threshold=None, learning_rate=None, l2=None, optimizer=None)

    def switch_optimizer(self) -> Snapshot:
        """Train with the other optimiser from here on."""
        return self._change_training(optimizer=OTHER_OPTIMIZER[self._run.settings.optimizer])

    def retune(
        self,
        *,
        learning_rate: float | None = None,
        l2: float | None = None,
        optimizer: Optimizer | None = None,
    ) -> Snapshot:
        """Train with these from here on; None leaves a setting as it is."""
        asked = {"learning_rate": learning_rate, "l2": l2, "optimizer": optimizer}
        return self._change_training(**{key: new for key, new in asked.items() if new is not None})

    def turn(self, direction: int, step: Step) -> Snapshot:
        """Move the knob that has the focus one `step` up (+1) or down (-1)."""
        value = self.snapshot.value_of(self._focus)
        scale = SCALES[self._focus.quantity]
        return self.set(self._focus, scale.next(value, direction, step))

    def move_focus(self, places: int) -> Snapshot:
        """Give the focus to the knob that is `places` on, round and round."""
        order = knobs(self._run.gate.n_features + 1)
        return self.focus(order[(order.index(self._focus) + places) % len(order)])

    def _change(self, **changes: object) -> Snapshot:
        self._setup = replace(self._setup, **changes)
        self._run = self._setup.for_gate(self._run.gate)
        return self.snapshot

    def _change_training(self, **changes: object) -> Snapshot:
        self._branches = True
        return self._change(**changes)

    def _follow_history(self) -> None:
        """Set the knobs as they were at this epoch, unless one was turned and awaits training."""
        then = self._history.settings_at(self._epoch)
        if then is not None and then != self._run.settings and not self._branches:
            self._change(learning_rate=then.learning_rate, l2=then.l2, optimizer=then.optimizer)

    def _start_over(self, **changes: object) -> Snapshot:
        self._change(**changes)
        self._begin()
        return self.snapshot

    def _begin(self) -> None:
        self._history = History(self._run.start_weights, self._run.gate.examples)
        self._epoch = 0
        self._branches = False


_MOVES: Mapping[Action, Callable[[Playground], Snapshot]] = {
    Action.FORWARD: lambda p: p.forward(1),
    Action.FORWARD_10: lambda p: p.forward(10),
    Action.FORWARD_100: lambda p: p.forward(100),
    Action.BACK: lambda p: p.seek(p.epoch - 1),
    Action.BACK_10: lambda p: p.seek(p.epoch - 10),
    Action.BACK_100: lambda p: p.seek(p.epoch - 100),
    Action.TO_START: lambda p: p.seek(0),
    Action.TO_END: lambda p: p.seek(p.latest_epoch),
    Action.RAISE: lambda p: p.turn(+1, Step.NORMAL),
    Action.LOWER: lambda p: p.turn(-1, Step.NORMAL),
    Action.RAISE_COARSE: lambda p: p.turn(+1, Step.COARSE),
    Action.LOWER_COARSE: lambda p: p.turn(-1, Step.COARSE),
    Action.RAISE_FINE: lambda p: p.turn(+1, Step.FINE),
    Action.LOWER_FINE: lambda p: p.turn(-1, Step.FINE),
    Action.FOCUS_NEXT: lambda p: p.move_focus(+1),
    Action.FOCUS_PREVIOUS: lambda p: p.move_focus(-1),
    Action.RESET: Playground.reset,
    Action.NEW_WEIGHTS: Playground.new_weights,
    Action.ZERO_WEIGHTS: Playground.zero_weights,
    Action.SWITCH_OPTIMIZER: Playground.switch_optimizer,
    Action.FLIP_INPUT_1: lambda p: p.flip(0),
    Action.FLIP_INPUT_2: lambda p: p.flip(1),
    Action.FLIP_INPUT_3: lambda p: p.flip(2),
    Action.FLIP_INPUT_4: lambda p: p.flip(3),
    Action.FLIP_INPUT_5: lambda p: p.flip(4),
    Action.FLIP_INPUT_6: lambda p: p.flip(5),
}
