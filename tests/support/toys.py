"""A copy of the code with a toy of each kind, each added as CONTRIBUTING tells."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

# A key: one row of the bindings, for the playground.
KEY = """\
    Binding("Y", lambda s: s.say("The toy key."), "toy key", VIEW, hint="toy key", pages=STAGE),
    Binding("L", lambda s: s.stage.toggle_log_axes()"""

# A page: a file in `app/`, a folder in `ui/`, and one row of the table.
PAGE = '''\
"""The toy page: a lamp that a neuron lights, and that can be poked."""

from typing import TYPE_CHECKING, ClassVar, Self

from ..core.training import Optimizer
from ..playground.controls import Action
from ..playground.playground import Playground
from ..playground.recipe import Recipe, recipe_of
from ..ui.kit.binding import VIEW, Binding
from ..ui.kit.layout import DESIGN_SIZE, PageLayout, page_layout
from ..ui.kit.panel import Hotspot, panel_hotspots, panel_parts
from ..ui.kit.pen import Pen
from ..ui.kit.picture import Part
from ..ui.kit.theme import DARK, Theme
from ..ui.toy.lamp import LAMP, LampScene
from .bindings import SessionBinding
from .clock import EpochClock
from .gate_runs import StageMoment
from .page import Page, Size
from .undo import Moment

if TYPE_CHECKING:
    from .session import Session


class ToyPage(Page):
    """A neuron whose answer is one lamp."""

    title: ClassVar[str] = "toy"
    bindings: ClassVar[tuple[SessionBinding, ...]] = (
        Binding("Q", lambda s: s.page_of(ToyPage).poke(), "poke the lamp", VIEW, hint="poke"),
    )

    def __init__(self, playground: Playground, clock: EpochClock) -> None:
        super().__init__(clock)
        self.playground = playground
        self.pokes, self.size = 0, 0.5
        self._fitted: tuple[Size, Theme] = (DESIGN_SIZE, DARK)

    @classmethod
    def opened_in(cls, session: "Session") -> Self:
        return cls(Playground(session.stage.snapshot.gate), EpochClock())

    @property
    def layout(self) -> PageLayout:
        (width, height), theme = self._fitted
        unit = page_layout((width, height), theme.type_scale).unit
        beside = 0 if self.column is None else self.column.width(width, unit)
        return page_layout((width, height), theme.type_scale, beside)

    def fit(self, size: Size, theme: Theme) -> None:
        self._fitted = size, theme

    def parts(self, pen: Pen) -> list[Part]:
        return panel_parts((LAMP,), self.layout.places, self.scene(), pen.theme)

    def hotspots(self, pen: Pen) -> list[Hotspot]:
        return panel_hotspots(pen, (LAMP,), self.layout.places, self.scene(), self)

    def scene(self) -> LampScene:
        snapshot = self.playground.snapshot
        return LampScene(float(snapshot.probabilities[snapshot.live_row]), self.size, self.pokes)

    def poke(self) -> None:
        self.pokes += 1
        self.is_dirty = True

    def resize(self, size: float) -> None:
        self.size = min(max(size, 0.1), 0.9)
        self.is_dirty = True

    def step(self, action: Action) -> None:
        self.playground.step(action)
        self.is_dirty = True

    def advance(self, elapsed_s: float) -> None:
        if self.is_running:
            self.playground.forward(self.clock.due(elapsed_s))
            self.is_dirty = True

    @property
    def optimizer(self) -> Optimizer:
        return self.playground.snapshot.run.settings.optimizer

    @property
    def n_inputs(self) -> int:
        return self.playground.snapshot.gate.n_inputs

    @property
    def stem(self) -> str:
        return f"glowgate-toy-{self.playground.epoch}"

    @property
    def recipe(self) -> Recipe:
        return recipe_of(self.playground.snapshot)

    @property
    def moment(self) -> StageMoment:
        return StageMoment(self.playground.state, {}, ())

    def restore(self, moment: Moment) -> None:
        assert isinstance(moment, StageMoment)
        self.playground.restore(moment.state)
        self.is_dirty = True

    @property
    def where(self) -> str:
        return f"the toy, epoch {self.playground.epoch}"
'''
LAMP = '''\
"""The toy page's one panel."""

from typing import Protocol

from pygame import Rect

from ...record import Record
from ..kit.bulb import draw_bulb
from ..kit.panel import Hotspot, Panel, Pixel, around
from ..kit.pen import Align, Pen


class LampScene(Record):
    """How bright the lamp is, how large, and how often it has been poked."""

    glow: float
    size: float
    pokes: int


class LampHandler(Protocol):
    """What the mouse can do to the lamp."""

    @property
    def size(self) -> float: ...
    def poke(self) -> object: ...
    def resize(self, size: float) -> object: ...


def draw_lamp(pen: Pen, rect: Rect, scene: LampScene) -> None:
    draw_bulb(pen, rect.center, round(rect.height * scene.size / 4), scene.glow)
    words = Rect(rect.x, rect.bottom - pen.px(40), rect.width, pen.px(20))
    pen.text(f"poked {scene.pokes} times", words, pen.theme.stage.text, 13, align=Align.CENTRE)


def lamp_hotspots(_pen: Pen, rect: Rect, scene: LampScene, handler: LampHandler) -> list[Hotspot]:
    box = around(rect.center, rect.height * scene.size / 4)

    def drag(start: Pixel, point: Pixel) -> None:
        if point != start:
            handler.resize((point[0] - rect.x) / rect.width)

    def wheel(steps: int, _is_fine: bool) -> None:
        handler.resize(handler.size + steps / 10)

    tip = "A lamp. A click pokes it."
    return [Hotspot("lamp", box, 0, lambda: tip, handler.poke, drag=drag, wheel=wheel)]


LAMP = Panel("body", draw_lamp, "TOY LAMP", hotspots=lamp_hotspots, is_stage=True)
'''
LOADER = """\
def _toy() -> type[Page]:
    from .toy_page import ToyPage  # noqa: PLC0415 - not needed for the first frame

    return ToyPage


PAGES = ("""
PAGE_ROW = 'PageEntry("toy", "F9", "the toy page", "toy", _toy)'

# A panel: a file in `ui/playground/`, and one row of the stage's tables.
PANEL = '''\
"""A toy panel: a disc as large as the threshold is high."""

from pygame import Rect

from ...playground.controls import THRESHOLD
from ..kit.panel import Hotspot, Panel, Pixel, around
from ..kit.pen import Pen
from ..kit.readings import wheel_on
from .scene import PlaygroundHandler, Scene, SidePanel

COLOUR = (12, 234, 56)  # which nothing else has


def draw_toy(pen: Pen, rect: Rect, scene: Scene) -> None:
    pen.disc(rect.center, pen.px(40) * scene.snapshot.threshold, COLOUR)


def toy_hotspots(
    pen: Pen, rect: Rect, _scene: Scene, handler: PlaygroundHandler
) -> list[Hotspot]:
    def drag(start: Pixel, point: Pixel) -> None:
        if point != start:
            handler.set(THRESHOLD, (point[0] - rect.x) / rect.width)

    return [
        Hotspot(
            "toy",
            around(rect.center, pen.px(30)),
            tip=lambda: "A toy disc.",
            click=lambda: handler.flip(0),
            drag=drag,
            wheel=wheel_on(THRESHOLD, handler),
        )
    ]


SIDE_TOY = SidePanel("TOY DISC", draw_toy, "A toy panel.", toy_hotspots)
STANDING_TOY = Panel("loss", draw_toy, "TOY", hotspots=toy_hotspots)
'''

# A setting: one row of the table, and its use.
SETTING_ROW = """
    toy_gain: float | None = setting(
        Real(Interval(0.0, 10.0)),
        default=FIRST.toy_gain,
        role=Role.TRAINING,
        metavar="G",
        summary="multiplies the learning rate",
        label="TOY GAIN",
        scale=Scale(0.0, 10.0, linear(fine=0.1, normal=0.5, coarse=1.0)),
        tip="Toy gain: multiplies the learning rate.",
    )

    @classmethod
    def of("""

# An optimiser: a function, and a member.
OPTIMIZER = '''\
def toy_descent(_examples: Examples, _settings: "TrainingSettings", _n_neurons: int) -> Epoch:
    """Return the epoch that leaves the weights as they are."""

    def epoch(_number: int, weights: Floats, out: Floats) -> None:
        out[:] = weights

    return epoch


class Optimizer('''
MEMBER = """\
    TOY = ("toy", toy_descent, "toy: not at all", "Toy descent: nothing moves.")

    def __new__"""

Change = tuple[str, str]
CHANGES: dict[str, tuple[Change, ...]] = {
    "app/bindings.py": (
        ('    Binding("L", lambda s: s.stage.toggle_log_axes()', KEY),
    ),
    "app/page.py": (
        ("PAGES = (", LOADER),
    ),
    "ui/playground/stage.py": (
        ("    LOSS,\n", "    STANDING_TOY,\n"),
        ("from .truth", "from .toy_disc import STANDING_TOY\nfrom .truth"),
    ),
    "ui/playground/side_panels.py": (
        ("from .verdict", "from .toy_disc import SIDE_TOY\nfrom .verdict"),
    ),
    "gates/settings.py": (("\n    @classmethod\n    def of(", SETTING_ROW),),
    "core/training.py": (
        ("    seed: int = 0\n", "    seed: int = 0\n    toy_gain: float = 1.0\n"),
        ("(settings.learning_rate /", "(settings.learning_rate * settings.toy_gain /"),
        ("class Optimizer(", OPTIMIZER),
        ("    def __new__", MEMBER),
    ),
}  # fmt: skip
NEW_ROWS = {
    "app/page.py": ("PAGES", PAGE_ROW),
    "ui/playground/side_panels.py": ("SIDE_PANELS", "SIDE_TOY"),
}
"""What comes last in a table."""
NEW_FILES = {
    "app/toy_page.py": PAGE,
    "ui/toy/__init__.py": '"""The toy page\'s panels."""\n',
    "ui/toy/lamp.py": LAMP,
    "ui/playground/toy_disc.py": PANEL,
}


def copy_with_toys(copy: Path) -> Path:
    """Lay a copy of the code and of the tests' helpers in the folder `copy`, and add the toys."""
    for name in ("game", "gates", "assets", "tests"):
        unwanted = shutil.ignore_patterns("__pycache__", "golden", "failures")
        shutil.copytree(CHECKOUT / name, copy / name, ignore=unwanted)
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, copy)
    for name, text in NEW_FILES.items():
        (copy / "game" / name).parent.mkdir(exist_ok=True)
        (copy / "game" / name).write_text(text, "utf-8")
    for name, changes in CHANGES.items():
        path = copy / "game" / name
        text = path.read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{name}: {old}"
            text = text.replace(old, new)
        if name in NEW_ROWS:
            text = with_row(text, *NEW_ROWS[name])
        path.write_text(text, "utf-8")
    return copy


def with_row(text: str, table: str, row: str) -> str:
    """Return the code `text` with `row` as the last one of `table`, a tuple."""
    found = re.search(rf"^{table} = \((.*?),?\s*\)$", text, re.DOTALL | re.MULTILINE)
    assert found, table
    return f"{text[: found.end(1)]},\n    {row},\n{text[found.end() - 1 :]}"


def run_in(copy: Path, *arguments: str) -> str:
    """Return what Python prints that runs in `copy`."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
