"""Read where a lesson begins: gate or page, start, settings, and what is seen."""

from collections.abc import Callable
from pathlib import Path

from ..gates.bounds import Interval
from ..gates.gate import Gate
from ..gates.library import UnknownGateError
from ..gates.problem import GateFileError, Report, listed, nearest, quoted
from ..gates.reader import load_gate, read_gate, read_setting, read_weights
from ..gates.settings import SETTINGS, TrainingOverrides
from ..gates.values import (
    Fields,
    read_choice,
    read_fields,
    read_list,
    read_text,
    read_whole,
    report_missing,
)
from ..gates.yaml_files import looks_like_path
from ..gates.yaml_tree import Mapping, Node
from ..playground.controls import SCALES, WEIGHT
from ..playground.hidden import Hidden
from ..playground.options import SPEED
from ..record import Record
from .lesson import (
    ALL_GATES,
    EPOCHS,
    MANY_INPUTS,
    MAX_TITLE,
    MOST_MANY_EPOCHS,
    PANELS,
    LessonSetup,
)

FindGate = Callable[[str], Gate]
"""Returns the gate of a name, or raises `UnknownGateError` or `GateFileError`."""

PLACES = ("gate", "circuit", "page")
SETUP_KEYS = (
    *(*PLACES, "inputs", "weights", *SETTINGS, "epochs"),
    *("focus", "speed", "panel", "hide"),
)
KNOBS = (*(name for name in SCALES if name != WEIGHT), "bias")
"""What can have the focus beside the weights."""
NO_CIRCUITS = "There are no circuits yet; a lesson plays on a gate, as in gate: AND."
TWO_STARTS = "weights are given, so init has nothing to say; delete one of the two."


class SetupReader(Record, eq=False):
    """Reads the set-ups of one file.

    Attributes:
        report: Collects the problems.
        source: The file, to which the paths of gates are relative.
        find_gate: Returns the gate of a name.
    """

    report: Report
    source: Path | None
    find_gate: FindGate

    def read(self, node: Node, base: LessonSetup | None) -> LessonSetup | None:
        """Return a set-up, or report its problems and return None.

        Args:
            node: The values of its keys.
            base: The set-up of the lesson, if this is a step's own.
        """
        report = self.report
        n_before = len(report.problems)
        fields = read_fields(node, "a setup", SETUP_KEYS, "gate: AND", report)
        if fields is None:
            return None
        gate, inputs = self._place(fields, node, base)
        start = {
            name: read_setting(fields[name], SETTINGS[name], report)
            for name in SETTINGS
            if name in fields
        }
        setup = LessonSetup(
            gate=gate,
            inputs=inputs,
            overrides=TrainingOverrides.of(start),
            weights=read_weights(fields["weights"], None, report) if "weights" in fields else None,
            epochs=self._whole(fields, "epochs", EPOCHS),
            focus=self._text(fields, "focus"),
            speed=self._whole(fields, "speed", SPEED),
            panel=self._choice(fields, "panel", PANELS),
            hide=self.things(fields["hide"], "hide") if "hide" in fields else None,
        )
        if "weights" in fields and "init" in fields:
            report.add(fields["init"].place, TWO_STARTS)
        if len(report.problems) > n_before:
            return None
        self._check(fields, setup if base is None else setup.merged_over(base), node)
        return setup if len(report.problems) == n_before else None

    def things(self, node: Node, what: str) -> tuple[Hidden, ...] | None:
        """Return a list of things that can be hidden."""
        items = read_list(node, what, f"{what}: [verdict]", self.report)
        words = [
            read_choice(item, f"An item of {what}", tuple(Hidden), self.report)
            for item in items or ()
        ]
        return tuple(Hidden(word) for word in words if word is not None)

    def _place(
        self, fields: Fields, node: Node, base: LessonSetup | None
    ) -> tuple[Gate | None, int | None]:
        """Return the gate on stage, or the number of inputs on the page of all gates."""
        report = self.report
        given = [name for name in PLACES if name in fields]
        if len(given) > 1:
            text = f"A setup has one of gate, circuit and page, not {' and '.join(given)}."
            report.add(fields[given[1]].place, text)
        if "circuit" in fields:
            report.add(fields["circuit"].place, NO_CIRCUITS)
        gate = self._gate(fields["gate"]) if "gate" in fields else None
        if "page" in fields:
            return None, self._inputs(fields)
        is_many = base is not None and base.is_many and gate is None
        if "inputs" in fields and is_many:
            return None, self._inputs(fields)
        if "inputs" in fields:
            report.add(fields["inputs"].place, f"inputs stands beside page: {ALL_GATES} only.")
        if not given and base is None:
            report_missing(node.place, "gate", "gate: AND", report)
        return gate, None

    def _inputs(self, fields: Fields) -> int | None:
        self._choice(fields, "page", (ALL_GATES,))
        if "inputs" not in fields:
            report_missing(fields["page"].place, "inputs", "inputs: 2", self.report)
            return None
        word = self._choice(fields, "inputs", MANY_INPUTS)
        return None if word is None else int(word)

    def _gate(self, node: Node) -> Gate | None:
        if isinstance(node, Mapping):
            return read_gate(node, None, self.report)
        name = read_text(node, "gate", MAX_TITLE * 4, self.report)
        if name is None:
            return None
        try:
            if looks_like_path(name):
                folder = Path() if self.source is None else self.source.parent
                return load_gate(folder / name)
            return self.find_gate(name)
        except UnknownGateError as error:
            self.report.add(node.place, str(error.args[0]))
        except GateFileError as error:
            first = error.problems[0]
            self.report.add(node.place, f"This gate cannot be used: {first.heading}")
        return None

    def _check(self, fields: Fields, setup: LessonSetup, node: Node) -> None:
        """Report weights and a focus that do not fit the gate."""
        gate = setup.gate
        names = () if gate is None else (*gate.feature_names, "bias")
        given = setup.weights
        if given is not None and len(given) != len(names):
            place = fields["weights"].place if "weights" in fields else node.place
            needed = (
                f"{gate.name} has {len(names)} weights, {', '.join(names)}"
                if gate
                else ("The page of all gates takes no weights")
            )
            self.report.add(place, f"{needed}; here are {len(given)}.")
        if setup.is_many and (setup.epochs or 0) > MOST_MANY_EPOCHS:
            place = fields["epochs"].place if "epochs" in fields else node.place
            most = f"On the page of all gates, epochs is at most {MOST_MANY_EPOCHS:,}"
            self.report.add(place, f"{most}, not {setup.epochs:,}.")
        focus = setup.focus
        known = (*KNOBS[:-1], *names) if gate is not None else KNOBS[:-1]
        if focus is not None and focus not in known:
            place = fields["focus"].place if "focus" in fields else node.place
            close = nearest(focus, known)
            advice = f"did you mean {close}?" if close else f"there are {listed(known)}."
            self.report.add(place, f"Nothing called {quoted(focus)} can have the focus; {advice}")

    def _text(self, fields: Fields, key: str) -> str | None:
        return read_text(fields[key], key, MAX_TITLE, self.report) if key in fields else None

    def _whole(self, fields: Fields, key: str, bounds: Interval) -> int | None:
        return read_whole(fields[key], key, bounds, self.report) if key in fields else None

    def _choice(self, fields: Fields, key: str, words: tuple[str, ...]) -> str | None:
        return read_choice(fields[key], key, words, self.report) if key in fields else None
