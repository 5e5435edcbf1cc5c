"""Every view and panel looks as it did when somebody last looked."""

from pathlib import Path

import pytest
from pygame import Surface

from game.app.bindings import help_on, hints_on
from game.app.modes import EDITING
from game.app.page import PLAYGROUND
from game.ui.env.env_view import draw_env_view
from game.ui.kit.theme import DARK, THEMES
from game.ui.playground.gate_column import Search
from game.ui.playground.scene import FileProblems
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.all_gates import draw_page, page_at
from tests.support.golden import assert_golden
from tests.support.problems import BAD, problems_in
from tests.support.scenes import BY_NAME, ONE, SIX, THREE, draw_view, layout_of, scene_of

SIZE = (1280, 720)
PLAIN = {"picked": 0, "gates": scene_of(ONE).column.gates[:9]}
AND, XOR, PARTIAL = BY_NAME["AND"], BY_NAME["XOR"], BY_NAME["AND with a row left out"]


def stage(gate, epochs, **changes):
    return scene_of(gate, epochs, **PLAIN, **changes)


STAGES = {
    "dark-and": ("dark", lambda: stage(AND, 60)),
    "light-and": ("light", lambda: stage(AND, 60)),
    "projector-and": ("projector", lambda: stage(AND, 60)),
    "projector-light-xor": ("projector-light", lambda: stage(XOR, 3, side_panel=4)),
    "projector-six-inputs": ("projector", lambda: stage(SIX, 60, side_panel=1)),
    "start": ("dark", lambda: stage(AND, 0)),
    "xor": ("dark", lambda: stage(XOR, 1_000)),
    "one-input": ("dark", lambda: stage(ONE, 60)),
    "three-inputs": ("dark", lambda: stage(THREE, 60)),
    "six-inputs": ("dark", lambda: stage(SIX, 60)),
    "row-left-out": ("dark", lambda: stage(PARTIAL, 60)),
    "training": ("dark", lambda: stage(AND, 60, is_running=True, pulse=0.4)),
    "help": ("dark", lambda: stage(AND, 60, help=help_on(PLAYGROUND))),
    "tip": ("dark", lambda: stage(AND, 60, pointer=(620, 214))),
    "search": ("dark", lambda: stage(AND, 60, search=Search("an"))),
    "edit-targets": (
        "dark",
        lambda: stage(AND, 60, edited_row=2, hints=hints_on(PLAYGROUND, EDITING, 2)),
    ),
    "problems": (
        "dark",
        lambda: stage(
            AND, 60, file_problems=FileProblems(problems_in(BAD, Path("my-gates/and.yaml")))
        ),
    ),
}


@pytest.mark.parametrize("name", STAGES)
def test_the_main_view_looks_as_it_did(name, update_golden):
    theme, scene = STAGES[name]
    surface = Surface(SIZE)
    draw_view(surface, scene(), THEMES[theme])
    assert_golden(name, surface, update=update_golden)


@pytest.mark.parametrize("panel", range(len(SIDE_PANELS)))
@pytest.mark.parametrize("gate", [AND, XOR, ONE, THREE], ids=lambda gate: gate.name)
def test_the_side_panels_look_as_they_did(gate, panel, update_golden):
    surface = Surface(SIZE)
    draw_view(surface, stage(gate, 60, side_panel=panel), DARK)
    rect = layout_of(SIZE, DARK, gate.n_rows).side
    name = f"{SIDE_PANELS[panel].title}-{gate.name}".replace(" ", "-").lower()
    assert_golden(name, surface.subsurface(rect), update=update_golden)


@pytest.mark.parametrize("log_axes", [False, True], ids=["straight", "log"])
def test_the_loss_panel_looks_as_it_did(log_axes, update_golden):
    surface = Surface(SIZE)
    draw_view(surface, stage(AND, 10_000, log_axes=log_axes), DARK)
    rect = layout_of(SIZE, DARK, AND.n_rows).loss
    name = f"loss-{'log' if log_axes else 'straight'}"
    assert_golden(name, surface.subsurface(rect), update=update_golden)


@pytest.mark.parametrize("n_inputs", [2, 3, 4])
def test_all_gates_look_as_they_did(n_inputs, update_golden):
    surface = Surface(SIZE)
    number = {2: 6, 3: 150, 4: 27_030}[n_inputs]
    draw_page(surface, page_at(n_inputs, 50, number), DARK)
    assert_golden(f"all-gates-of-{n_inputs}", surface, update=update_golden)


@pytest.mark.parametrize("gate", [AND, THREE], ids=lambda gate: gate.name)
def test_an_environment_s_frame_looks_as_it_did(gate, update_golden):
    surface = Surface((600, 400))
    draw_env_view(surface, stage(gate, 30).scene, DARK)
    assert_golden(
        f"environment-{gate.name}".lower().replace(" ", "-"), surface, update=update_golden
    )
