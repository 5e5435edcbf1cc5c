"""A lesson: what it says, where it begins, and how each step is asked, done, seen and told."""

from pathlib import Path

from ..gates.bounds import Interval
from ..gates.gate import Gate
from ..gates.settings import Init, TrainingOverrides
from ..gates.yaml_errors import Format
from ..playground.hidden import Hidden
from ..playground.recipe import Recipe
from ..playground.run import Setup
from ..record import Record, Values, replace
from .conditions import Condition

LESSON = Format(
    "lesson",
    "title: The line is yours",
    "a title, an idea, a setup and steps, as in assets/lessons/README.md",
    "eight",
)

MAX_TITLE = 60
MAX_TEXT = 600
"""Characters of any other text."""
MAX_STEPS = 12
MAX_ITEMS = 20
"""Items of any list of a step."""
CHOICES = Interval(2, 3)
"""How many choices there are."""
MOST_EPOCHS = 100_000
"""Epochs that a lesson trains in all."""
EPOCHS = Interval(0, MOST_EPOCHS)
MOST_MANY_EPOCHS = 1_000
"""Epochs trained beforehand on the page of all gates: of 65,536, a thousand take seconds."""
MOST_PRESSES = 20_000
"""Key presses of a step."""
MANY_INPUTS = ("2", "3", "4")
"""The numbers of inputs that the page of all gates can show."""
ALL_GATES = "all_gates"
"""The word for the page of all gates."""
PANELS = ("sigmoid", "map", "landscape", "verdict")
"""The views that a lesson can turn to."""
PICKING = frozenset({*"123456789", "PageUp", "PageDown"})
"""The keys that put another gate on stage."""


class LessonSetup(Record):
    """Where a lesson or a step begins; None where it does not say.

    Attributes:
        gate: The gate on stage; None on the page of all gates.
        inputs: How many inputs the gates have, on the page of all gates; None on stage.
        overrides: Settings, seed and kind of start.
        weights: Starting weights, the bias last.
        epochs: How many epochs are trained beforehand.
        focus: What has the focus: a setting, `bias`, or a weight by the name of its input.
        speed: Epochs a second.
        panel: The view that is turned to, one of `PANELS`.
        hide: What is hidden.
    """

    gate: Gate | None = None
    inputs: int | None = None
    overrides: TrainingOverrides = TrainingOverrides()
    weights: tuple[float, ...] | None = None
    epochs: int | None = None
    focus: str | None = None
    speed: int | None = None
    panel: str | None = None
    hide: tuple[Hidden, ...] | None = None

    @property
    def is_many(self) -> bool:
        """Whether it is on the page of all gates."""
        return self.inputs is not None

    @property
    def recipe(self) -> Recipe:
        """The run that it begins with: from zero weights, unless it says otherwise."""
        overrides = self.overrides
        if self.weights is None and overrides.seed is None and overrides.init is None:
            overrides = replace(overrides, init=Init.ZERO)
        elif self.weights is None and overrides.init is None:
            overrides = replace(overrides, init=Init.RANDOM)
        assert self.gate is not None
        setup = overrides.merged_over(Setup(weights=self.weights))
        return Recipe(self.gate, setup, self.epochs or 0)

    def merged_over(self, base: "LessonSetup") -> "LessonSetup":
        """Return `base` with what is said here in place of its own.

        The gate or page is one thing, and so is the start: seed, weights and kind of start.
        """
        stated = {name: value for name in self._fields if (value := getattr(self, name))}
        stated |= {"hide": self.hide} if self.hide is not None else {}
        stated |= {"epochs": self.epochs} if self.epochs is not None else {}
        if self.gate is not None or self.inputs is not None:
            stated |= {"gate": self.gate, "inputs": self.inputs}
        under = base.overrides
        if self.weights is not None or self.overrides.seed is not None or self.overrides.init:
            stated["weights"] = self.weights
            under = replace(under, seed=None, init=None)
        stated["overrides"] = self.overrides.merged_over(under)
        return replace(base, **stated)


class Choice(Record):
    """One answer to a step's question, and the reply to who took it; the right one needs none."""

    text: str
    is_right: bool = False
    reply: str = ""


class When(Record):
    """A way astray that was foreseen: where the condition holds, this is said."""

    condition: Condition
    say: str


class Figure(Record):
    """What holds at the end of a step, or at an epoch of its run."""

    condition: Condition
    at: int | None = None


class KeyPresses(Record):
    """A key by its name in the bindings, how often it is pressed, and its place in the text."""

    name: str
    times: int
    position: int


class Step(Record):
    """One step of a lesson: a question, what to do, the condition that it was done, and why.

    Attributes:
        do: What the learner does.
        until: The conditions that must have held, each once; one, or a checklist.
        because: Why it is so.
        setup: Where it begins anew; None if it goes on from the step before.
        ask: The question before, or "".
        choices: The answers to it, exactly one of them right.
        hint: A hint, or "".
        when: What is said on the ways astray that were foreseen.
        show: What is no longer hidden once the step is done.
        figures: What holds at its end, or at an epoch.
        keys: The keys that solve it; none if it can be played and not proven.
    """

    do: str
    until: tuple[Condition, ...]
    because: str
    setup: LessonSetup | None = None
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    when: tuple[When, ...] = ()
    show: tuple[Hidden, ...] = ()
    figures: tuple[Figure, ...] = ()
    keys: tuple[KeyPresses, ...] = ()

    @property
    def picks_gates(self) -> bool:
        """Whether its keys put another gate on stage."""
        return any(key.name in PICKING for key in self.keys)


class Lesson(Record):
    """A lesson.

    Attributes:
        title: Its name.
        idea: What it is about, in one sentence.
        setup: Where it begins.
        steps: Its steps, at least one.
        fells: The misconception that it refutes, or "".
        then_try: What to try afterwards, or "".
        source: The file that it was read from; it does not count for equality.
    """

    title: str
    idea: str
    setup: LessonSetup
    steps: tuple[Step, ...]
    fells: str = ""
    then_try: str = ""
    source: Path | None = None

    def _values(self) -> Values:
        return tuple(self.__dict__[name] for name in self._fields if name != "source")

    def begins_at(self, index: int) -> int:
        """Return the index of the step at or before step `index` that begins anew."""
        while index > 0 and self.steps[index].setup is None:
            index -= 1
        return index

    def setup_of(self, index: int) -> LessonSetup:
        """Return the whole set-up with which the stretch of step `index` began."""
        own = self.steps[self.begins_at(index)].setup
        return self.setup if own is None else own.merged_over(self.setup)

    def hidden_in(self, index: int, *, is_done: bool = False) -> frozenset[Hidden]:
        """Return what is hidden in step `index`, or once it is done."""
        first = self.begins_at(index)
        shown = {thing for step in self.steps[first : index + is_done] for thing in step.show}
        return frozenset(self.setup_of(index).hide or ()) - shown
