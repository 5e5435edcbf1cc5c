"""Scenes for the tests of pictures: gates of every size at any epoch, drawn on plain surfaces."""

from functools import cache

import pytest
from pygame import Rect, Surface

from game.app.bindings import hints_on
from game.app.clock import EpochClock
from game.app.gate_list import GateList
from game.app.page import PLAYGROUND, Column
from game.app.playground_page import PlaygroundPage
from game.app.screen import Screen
from game.files import shipped
from game.gates import Gate, Library, Symbol, load_gate
from game.gates.library import TEACHING_ORDER
from game.gates.verdict_words import verdict
from game.playground.controls import WEIGHT, Knob, knobs
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.snapshot import Snapshot
from game.record import Record, fields_of, replace
from game.ui.kit.binding import HelpSection, Hint
from game.ui.kit.layout import unit_for
from game.ui.kit.panel import Hotspot
from game.ui.kit.pen import Pen, Placed
from game.ui.kit.theme import THEMES, Theme
from game.ui.playground.gate_column import GATES as GATES_PANEL
from game.ui.playground.gate_column import GateColumnScene, GateEntry, column_width, gate_hotspots
from game.ui.playground.scene import Scene
from game.ui.playground.stage import StageLayout, stage_layout

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


class ShownColumn(Column):
    """A column that shows one scene for ever."""

    def __init__(self, scene: GateColumnScene) -> None:
        self.scene = scene

    def width(self, window_width: int, unit: float) -> int:
        return column_width(window_width, unit)

    def fit(self, rect: Rect, unit: float) -> None:
        pass

    @property
    def key(self) -> object:
        return self.scene

    def draw(self, pen: Pen, rect: Rect) -> None:
        pen.card(rect, GATES_PANEL.palette(pen.theme))
        GATES_PANEL.draw_whole(pen, rect, self.scene)

    def hotspots(self, pen: Pen, rect: Rect) -> list[Hotspot]:
        return gate_hotspots(pen, rect, self.scene, self)

    def pick(self, place: int) -> None: ...
    def open_search(self) -> None: ...
    def save(self) -> None: ...
    def scroll(self, places: int) -> None: ...
    def scroll_to(self, first: int) -> None: ...


class ShownPage(PlaygroundPage):
    """A playground whose picture is one scene for ever."""

    def __init__(self, playground: Playground, scene: Scene) -> None:
        super().__init__(playground, EpochClock(), GateList(Library([])))
        self.shown = scene

    def scene(self) -> Scene:
        return self.shown


class View(Record, eq=False):
    """A picture of the playground: what the page, the column and the screen show."""

    playground: Playground
    scene: Scene
    column: GateColumnScene
    hints: tuple[Hint, ...] = ()
    notice: str = ""
    help: tuple[HelpSection, ...] = ()
    help_page: int = 1
    pointer: tuple[int, int] | None = None

    @property
    def snapshot(self) -> Snapshot:
        return self.scene.snapshot

    def screen(self, theme: Theme, size: tuple[int, int]) -> Screen:
        """Return the screen that shows this, laid out for `size`."""
        page = ShownPage(self.playground, self.scene)
        page.column = ShownColumn(self.column)
        screen = Screen(page, theme)
        screen.hints, screen.notice = self.hints, self.notice
        screen.pointer = self.pointer
        screen.show_help(self.help, page.scene)
        screen.choose_help(self.help_page)
        screen.fit(size)
        return screen


def changed(view: View, **changes: object) -> View:
    """Return `view` with other fields in its scene, its column or itself."""
    parts = {"scene": view.scene, "column": view.column}
    for name, part in parts.items():
        own = {key: changes.pop(key) for key in [*changes] if key in fields_of(part)}
        parts[name] = replace(part, **own)
    return replace(view, **parts, **changes)


def draw_view(
    surface: Surface, view: View, theme: Theme, placed: list[Placed] | None = None
) -> None:
    """Draw what the window would show."""
    view.screen(theme, surface.get_size()).render(surface, placed)


def hotspots_of(view: View, size: tuple[int, int], theme: Theme) -> list[Hotspot]:
    """Return what the mouse could do."""
    return view.screen(theme, size).hotspots(lambda _binding: None, lambda: None)


def layout_of(size: tuple[int, int], theme: Theme, n_rows: int) -> StageLayout:
    """Return the main view's layout, the gate list beside it."""
    unit = unit_for(size, theme.type_scale)
    return stage_layout(size, theme.type_scale, n_rows, column_width(size[0], unit))


def scene_of(gate: Gate, epochs: int = 0, setup: Setup | None = None, **changes: object) -> View:
    """Return the main view of `gate` after `epochs`; `changes` as in `changed`."""
    return scene_from(Playground(gate, setup), epochs, **changes)


def scene_from(playground: Playground, epochs: int = 0, **changes: object) -> View:
    """Return the main view of a playground after `epochs` more."""
    snapshot = playground.forward(epochs)
    gate = snapshot.gate
    scene = Scene(
        snapshot=snapshot,
        verdict=verdict(gate),
        glow=snapshot.probabilities,
        live_glow=float(snapshot.probabilities[snapshot.live_row]),
        threshold_shown=snapshot.threshold,
    )
    column = GateColumnScene(
        gates=tuple(GateEntry(other.name, other) for other in GATES),
        picked=GATES.index(gate) if gate in GATES else -1,
    )
    hints = hints_on(PLAYGROUND, (), gate.n_inputs)
    return changed(View(playground, scene, column, hints), **changes)


@cache
def worst_case(gate: Gate) -> View:
    """Return `gate` with the widest numbers there are, in the midst of a long run; kept."""
    playground = Playground(gate)
    playground.set(knobs(gate.n_features + 1)[3], -999_999.0)
    playground.forward(12_345)
    playground.seek(12_000)
    playground.focus(Knob(WEIGHT, gate.n_features))
    return scene_from(playground, is_running=True, speed=10_000, reached=9_900, pulse=0.3)


class Size(Record):
    """A window's size, with a name for the tests."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pair(self) -> tuple[int, int]:
        return (self.width, self.height)


_STAGE_THEMES = [theme for theme in THEMES.values() if not theme.is_projector]
TYPE_SIZES = tuple({theme.type_scale: theme for theme in reversed(_STAGE_THEMES)}.values())
"""A theme of the stage of each type size, on which alone it depends where things stand."""

EACH_TYPE_SIZE = pytest.mark.parametrize("theme", TYPE_SIZES, ids=lambda theme: theme.name)

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
