"""Scenes for the tests of pictures: gates of every size at any epoch, drawn on plain surfaces."""

from dataclasses import dataclass

import pytest

from game.app.hints import hints
from game.core.separability import verdict
from game.files import shipped
from game.gates import Gate, Symbol, load_gate
from game.gates.library import TEACHING_ORDER
from game.playground.controls import Knob, Quantity, knobs
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from game.ui.playground.scene import GateEntry, Scene

SHIPPED = tuple(load_gate(shipped("gates") / f"{stem}.yaml") for stem in TEACHING_ORDER)
BY_NAME = {gate.name: gate for gate in SHIPPED}


def counting(name: str, n_inputs: int, **changes: object) -> Gate:
    """Return the gate that lights up when more than half of its inputs do."""
    targets = tuple(int(row.bit_count() > n_inputs / 2) for row in range(1 << n_inputs))
    gate = Gate(name, tuple("ABCDEF"[:n_inputs]), targets)
    return replace(gate, **changes)


ONE, TWO, THREE, FOUR, FIVE, SIX = (counting(f"{n} of {n}", n) for n in range(1, 7))
LONGEST_WORDS = Gate(
    name="WWWWWWWWWWWW with a long name, forty cha",
    inputs=("Temperature1", "Humidity_abc"),
    targets=(0, 1, 1, None),
    expression="Temperature1 xor Humidity_abc",
    features=((0, 1),),
    symbol=Symbol.XOR,
)
LONGEST_OF_ALL = counting(
    "M" * 40,
    6,
    inputs=tuple(f"Input_name_{letter}" for letter in "ABCDEF"),
    features=((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 2)),
)
TELLING = (
    BY_NAME["AND"],
    BY_NAME["XOR with A*B"],
    ONE,
    THREE,
    FIVE,
    SIX,
    LONGEST_WORDS,
    LONGEST_OF_ALL,
)
"""One gate of each kind that is laid out in its own way."""
GATES = (*SHIPPED, ONE, TWO, THREE, FOUR, FIVE, SIX, LONGEST_WORDS, LONGEST_OF_ALL)


def scene_of(gate: Gate, epochs: int = 0, setup: Setup | None = None, **changes: object) -> Scene:
    """Return the main view of `gate` after `epochs`; `changes` are fields of the scene."""
    return scene_from(Playground(gate, setup), epochs, **changes)


def scene_from(playground: Playground, epochs: int = 0, **changes: object) -> Scene:
    """Return the main view of a playground after `epochs` more."""
    snapshot = playground.forward(epochs)
    gate = snapshot.gate
    scene = Scene(
        snapshot=snapshot,
        verdict=verdict(gate.examples),
        gates=tuple(GateEntry(other.name, other) for other in GATES),
        picked=GATES.index(gate) if gate in GATES else -1,
        glow=snapshot.probabilities,
        live_glow=float(snapshot.probabilities[snapshot.live_row]),
        threshold_shown=snapshot.threshold,
        hints=hints(gate.n_inputs),
    )
    return replace(scene, **changes)


def worst_case(gate: Gate) -> Scene:
    """Return `gate` with the widest numbers that there are, in the midst of a long run."""
    playground = Playground(gate)
    playground.set(knobs(gate.n_features + 1)[3], -999_999.0)
    playground.forward(12_345)
    playground.seek(12_000)
    playground.focus(Knob(Quantity.WEIGHT, gate.n_features))
    return scene_from(playground, is_running=True, speed=10_000, pulse=0.3)


@dataclass(frozen=True)
class Size:
    """A window's size, with a name for the tests."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pair(self) -> tuple[int, int]:
        return (self.width, self.height)


QUICK_SIZES = ((800, 500), (1280, 720))
"""Those that the quick tests draw as well."""

SIZES = tuple(
    pytest.param(Size(*pair), marks=() if pair in QUICK_SIZES else pytest.mark.slow)
    for pair in (
        (800, 500),
        (800, 900),
        (1000, 600),
        (1280, 720),
        (1400, 500),
        (1920, 1080),
        (900, 1400),
        (3840, 2160),
    )
)
