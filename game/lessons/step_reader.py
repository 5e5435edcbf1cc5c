"""Read the steps of a lesson: questions, conditions, keys and figures."""

import re
from collections.abc import Callable
from typing import TypeVar

from ..gates.expression import ExpressionError
from ..gates.problem import Report, quoted
from ..gates.values import (
    Fields,
    read_choice,
    read_fields,
    read_list,
    read_text,
    read_whole,
    refuse_unseen,
    report_kind,
    report_missing,
)
from ..gates.yaml_tree import Mapping, Node, Scalar, Sequence
from ..playground.hidden import Hidden
from .condition_parser import parse_condition
from .condition_words import Scope, scope_of
from .conditions import Condition
from .lesson import (
    CHOICES,
    EPOCHS,
    MAX_ITEMS,
    MAX_STEPS,
    MAX_TEXT,
    MOST_PRESSES,
    PICKING,
    Choice,
    Figure,
    KeyPresses,
    LessonSetup,
    Step,
    When,
)
from .setup_reader import SetupReader

STEP_KEYS = (
    *("setup", "ask", "choices", "do", "until", "keys", "hint"),
    *("when", "show", "because", "figures"),
)
CHOICE_KEYS = ("text", "right", "reply")
WHEN_KEYS = ("if", "say")
FIGURE_KEYS = ("at", "hold")
REQUIRED_OF_STEP = {
    "do": "do: Press → once",
    "until": "until: epoch = 1",
    "because": "because: Three of four rows ask for dark",
}
STRUCTURED = ("setup", "until", "keys", "figures", "show")
"""The keys whose values are not free text."""
KEY = re.compile(r"(?P<name>\S+?)(?:\*(?P<times>[0-9]+))?(?!\S)")

Item = TypeVar("Item")
REPLY = "reply: Look at the numbers"
"""An example; what a wrong choice needs."""


class StepReader:
    """Reads the steps of one file; each method returns None for what it has reported.

    Attributes:
        report: Collects the problems.
        setups: Reads set-ups.
    """

    def __init__(self, report: Report, setups: SetupReader) -> None:
        self.report = report
        self.setups = setups
        self._setup: LessonSetup | None = None
        self._scope: Scope | None = None

    def read(self, node: Node, setup: LessonSetup | None) -> tuple[Step, ...]:
        """Return the steps of a lesson that begins with `setup`, None if that is not known."""
        self._setup = setup
        items = self._items(node, "steps", "steps: with a list of steps below it", MAX_STEPS)
        steps = [self._step(item, is_first=index == 0) for index, item in enumerate(items)]
        return tuple(step for step in steps if step is not None)

    def _step(self, node: Node, *, is_first: bool) -> Step | None:
        report = self.report
        refuse_unseen(node, STRUCTURED, report)
        fields = read_fields(node, "a step", STEP_KEYS, "do: Press → once", report)
        if fields is None:
            return None
        self.require(fields, REQUIRED_OF_STEP, node)
        if is_first or {"ask", "choices"} & fields.keys():
            examples = {"ask": "ask: What will one epoch do?", "choices": "choices: with a list"}
            self.require(fields, examples, node)
        setup = self.setups.read(fields["setup"], self._setup) if "setup" in fields else None
        keys = self._keys(fields["keys"]) if "keys" in fields else ()
        self._look_around(setup, keys, has_own="setup" in fields)
        return Step(
            do=self.text(fields, "do"),
            until=self._conditions(fields["until"]) if "until" in fields else (),
            because=self.text(fields, "because"),
            setup=setup,
            ask=self.text(fields, "ask"),
            choices=self._choices(fields["choices"]) if "choices" in fields else (),
            hint=self.text(fields, "hint"),
            when=self._list(fields, "when", "- {if: right = 3, say: One row left}", self._when),
            show=self._things(fields),
            figures=self._list(fields, "figures", "[loss = 0.385]", self._figure),
            keys=keys,
        )

    def _look_around(
        self, setup: LessonSetup | None, keys: tuple[KeyPresses, ...], *, has_own: bool
    ) -> None:
        """Find out which rows and weights there are from this step on."""
        base = self._setup
        if has_own or self._scope is None:
            whole = base if setup is None or base is None else setup.merged_over(base)
            is_known = whole is not None and not (has_own and setup is None)
            self._scope = scope_of(whole.gate) if whole is not None and is_known else None
        is_many = self._scope is not None and self._scope.is_many
        if not is_many and any(key.name in PICKING for key in keys):
            self._scope = None

    def _things(self, fields: Fields) -> tuple[Hidden, ...]:
        return (self.setups.things(fields["show"], "show") or ()) if "show" in fields else ()

    def _conditions(self, node: Node) -> tuple[Condition, ...]:
        if not isinstance(node, Sequence):
            nodes: tuple[Node, ...] = (node,)
        else:
            nodes = self._items(node, "until", "until: [learned, epoch >= 1000]", MAX_ITEMS)
        read = [self._condition(item, "until") for item in nodes]
        return tuple(condition for condition in read if condition is not None)

    def _condition(self, node: Node, what: str) -> Condition | None:
        if not isinstance(node, Scalar):
            report_kind(node, f"{what} is a condition, as in epoch >= 100", self.report)
            return None
        if read_text(node, what, MAX_TEXT, self.report) is None:
            return None
        try:
            return parse_condition(node.text, self._scope)
        except ExpressionError as error:
            for problem in error.problems:
                self.report.add(node.place_of(problem.position), problem.message)
        return None

    def _choices(self, node: Node) -> tuple[Choice, ...]:
        items = read_list(node, "choices", "- {text: They glow, right: true}", self.report)
        if items is None:
            return ()
        if len(items) not in CHOICES:
            self.report.add(node.place, f"There are two or three choices, not {len(items)}.")
        choices = [self._choice(item) for item in items[:MAX_ITEMS]]
        n_right = sum(choice is not None and choice.is_right for choice in choices)
        if n_right != 1 and None not in choices:
            found = "none is" if n_right == 0 else f"{n_right} are"
            message = f"Exactly one choice is right, and here {found}; mark one by right: true."
            self.report.add(node.place, message)
        return tuple(choice for choice in choices if choice is not None)

    def _choice(self, node: Node) -> Choice | None:
        n_before = len(self.report.problems)
        fields = read_fields(node, "a choice", CHOICE_KEYS, "text: They glow", self.report)
        if fields is None:
            return None
        is_right = self._is_right(fields["right"]) if "right" in fields else False
        examples = {"text": "text: They glow"}
        needs_reply = not is_right and len(self.report.problems) == n_before
        self.require(fields, examples | {"reply": REPLY} if needs_reply else examples, node)
        choice = Choice(self.text(fields, "text"), is_right, self.text(fields, "reply"))
        return choice if len(self.report.problems) == n_before else None

    def _is_right(self, node: Node) -> bool:
        return read_choice(node, "right", ("true", "false"), self.report) == "true"

    def _when(self, node: Node) -> When | None:
        example = "if: right = 3"
        fields = read_fields(node, "an item of when", WHEN_KEYS, example, self.report)
        if fields is None:
            return None
        self.require(fields, {"if": example, "say": "say: One row left"}, node)
        condition = self._condition(fields["if"], "if") if "if" in fields else None
        say = self.text(fields, "say")
        return None if condition is None else When(condition, say)

    def _figure(self, node: Node) -> Figure | None:
        if not isinstance(node, Mapping):
            condition = self._condition(node, "A figure")
            return None if condition is None else Figure(condition)
        fields = read_fields(node, "a figure", FIGURE_KEYS, "at: 16", self.report) or {}
        self.require(fields, {"at": "at: 16", "hold": "hold: right = 3"}, node)
        at = read_whole(fields["at"], "at", EPOCHS, self.report) if "at" in fields else None
        hold = self._condition(fields["hold"], "hold") if "hold" in fields else None
        return None if hold is None else Figure(hold, at)

    def _keys(self, node: Node) -> tuple[KeyPresses, ...]:
        if read_text(node, "keys", MAX_TEXT, self.report) is None:
            return ()
        assert isinstance(node, Scalar)
        keys = tuple(
            KeyPresses(found["name"], int((found["times"] or "1")[:9]), found.start())
            for found in KEY.finditer(node.text)
        )
        n_presses = sum(key.times for key in keys)
        if n_presses > MOST_PRESSES:
            found = f"These are {n_presses:,} presses; at most {MOST_PRESSES:,} are allowed."
            self.report.add(node.place, found)
        for key in keys:
            if key.times == 0:
                message = f"{quoted(key.name)} is pressed no times here; leave it out."
                self.report.add(node.place_of(key.position), message)
        return keys

    def _list(
        self, fields: Fields, key: str, example: str, read: Callable[[Node], Item | None]
    ) -> tuple[Item, ...]:
        nodes = self._items(fields[key], key, example, MAX_ITEMS) if key in fields else ()
        return tuple(item for node in nodes if (item := read(node)) is not None)

    def _items(self, node: Node, what: str, example: str, most: int) -> tuple[Node, ...]:
        items = read_list(node, what, example, self.report)
        if items is None:
            return ()
        if not 1 <= len(items) <= most:
            self.report.add(node.place, f"{what} has 1 to {most} items, not {len(items)}.")
        return items[:most]

    def require(self, fields: Fields, examples: dict[str, str], node: Node) -> None:
        """Report each key of `examples` that is missing."""
        for key, example in examples.items():
            if key not in fields:
                report_missing(node.place, key, example, self.report)

    def text(self, fields: Fields, key: str, longest: int = MAX_TEXT) -> str:
        """Return the text of a key, or "" if there is none."""
        return (read_text(fields[key], key, longest, self.report) or "") if key in fields else ""
