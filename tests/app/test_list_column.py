"""The gate list as a column: what it costs to draw."""

import pygame

from game.app.clock import EpochClock
from game.app.gate_list import GateList
from game.app.list_column import GateColumn
from game.app.playground_page import PlaygroundPage
from game.app.screen import Screen
from game.gates import Gate, Library
from game.playground.playground import Playground
from game.ui.kit.theme import DARK
from game.ui.playground.gate_column import GateEntry


def test_a_thousand_gates_are_not_all_compared_at_every_frame():
    compared = []

    class Watched(Gate):
        def __hash__(self):
            return 1

        def __eq__(self, other):
            compared.append(self)
            return self is other

    gates = [Watched(str(number), ("A", "B"), (0, 0, 0, 1)) for number in range(1000)]
    gate_list = GateList(Library([]))
    stage = PlaygroundPage(Playground(gates[0]), EpochClock(), gate_list)
    stage.column = GateColumn(gate_list, stage)
    gate_list.entries = tuple(GateEntry(gate.name, gate) for gate in gates)
    screen = Screen(stage, DARK)
    screen.render(pygame.Surface((1280, 720)))
    compared.clear()
    screen.render(pygame.Surface((1280, 720)))
    assert len(compared) < 50
