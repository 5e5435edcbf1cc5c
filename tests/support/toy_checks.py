"""What is checked in a copy that has the toys: `python -m tests.support.toy_checks page_keys`.

The names of the toys are looked up, for they are not there where type checkers read this.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence

import gymnasium
import numpy as np
import pygame
from pygame import Rect, Surface

import game.envs  # noqa: F401 - registers
from game.app.bindings import help_on, hints_on
from game.app.film import Film
from game.app.keyboard import NAMED, Keyboard
from game.app.mouse import Mouse
from game.app.page import ALL_GATES, PLAYGROUND
from game.app.session import Session
from game.core.training import Optimizer
from game.files import shipped
from game.gates import Library, TrainingOverrides, parse_gate, write_gate
from game.gates.settings import Value
from game.gates.writer import inline
from game.playground.command_line import command_line, parse_command_line
from game.playground.controls import Action, Knob
from game.playground.playground import Playground
from game.playground.recipe import Recipe, recipe_of
from game.ui.kit.binding import HelpSection, Hint
from game.ui.kit.readings import KNOBS
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.run_command import run_command
from tests.support.walker import Walker

SIZE = (1280, 720)
SMALLEST = (800, 500)
COLOUR = (12, 234, 56)  # of the toy panel
TOY_GAIN = Knob("toy_gain")
N_TURNS = len(SIDE_PANELS) - 1  # of V, from the first side panel to the toy
LIBRARY = Library([shipped("gates")])


def opened(*keys: str) -> Session:
    """Return a session on which keys have been pressed, drawn once."""
    session = Session(LIBRARY, Recipe(LIBRARY.find("and")))
    session.screen.fit(SIZE)
    press(session, *keys)
    return session


def press(session: Session, *names: str) -> None:
    """Press keys, as the window tells of them."""
    keyboard = Keyboard(session)
    for name in names:
        assert keyboard.press(NAMED[name], 0, name.lower()), name
        keyboard.release(NAMED[name])
    drawn(session)


def drawn(session: Session, size: tuple[int, int] = SIZE) -> Surface:
    """Return what the window shows."""
    surface = Surface(size)
    session.render(surface)
    return surface


def has_colour(surface: Surface, rect: Rect | None = None) -> bool:
    """Return whether the toy panel's colour is seen in a picture, or in a part of it."""
    seen = surface if rect is None else surface.subsurface(rect)
    return bool((pygame.surfarray.array3d(seen) == COLOUR).all(axis=2).any())


def place_of(session: Session, name: str) -> Rect:
    """Return where the uppermost hotspot of a name lies."""
    return next(spot.rect for spot in reversed(session.hotspots()) if spot.name == name)


def labels(sections: Sequence[HelpSection]) -> list[str]:
    """Return what the help says of all keys."""
    return [line.label for section in sections for line in section.lines]


def told(hints: Sequence[Hint]) -> list[str]:
    """Return what the hint bar says."""
    return [hint.label for hint in hints]


def pokes(session: Session) -> int:
    """Return how often the toy page's lamp has been poked."""
    return int(vars(session.page_called("toy"))["pokes"])


def toy_optimizer() -> Optimizer:
    """Return the toy among the optimisers."""
    return next(optimizer for optimizer in Optimizer if optimizer == "toy")


def check_key() -> None:
    """A key does what it is for, and help and hints tell it where it holds."""
    session = opened("Y")
    assert session.screen.notice == "The toy key."
    assert "toy key" in labels(help_on(PLAYGROUND))
    assert "toy key" in told(hints_on(PLAYGROUND, (), 2))
    assert "toy key" not in labels(help_on(ALL_GATES))


def check_page_keys() -> None:
    """The page opens by its key, has a key of its own, and Esc leads back."""
    session = opened("F9")
    assert session.page.title == "toy"
    press(session, "Q", "Q")
    assert pokes(session) == 2
    for title in (PLAYGROUND, ALL_GATES, "toy"):
        assert "the toy page" in labels(help_on(title))
        assert ("toy" in told(hints_on(title, (), 2))) == (title != "toy")
        assert ("poke the lamp" in labels(help_on(title))) == (title == "toy")
        assert ("poke" in told(hints_on(title, (), 2))) == (title == "toy")
    closed = pygame.surfarray.array2d(drawn(session))
    press(session, "F1")
    assert session.is_help_open
    assert (pygame.surfarray.array2d(drawn(session)) != closed).any()
    press(session, "Esc", "Esc")
    assert session.page is session.stage


def check_page_undo() -> None:
    """What a key takes away on the page comes back by Ctrl+Z."""
    session = opened("F9")
    session.page.step(Action.FORWARD_10)
    press(session, "N")
    assert session.page.recipe.epochs == 0
    Keyboard(session).press(NAMED["Z"], pygame.KMOD_LCTRL, "")
    assert session.page.recipe.epochs == 10


def check_page_time() -> None:
    """The page trains by the keys that train on any page."""
    session = opened("F9", "Space")
    session.advance(1.0)
    assert session.page.recipe.epochs > 0
    press(session, "Home", "N", "End")
    assert drawn(session, SMALLEST).get_size() == SMALLEST


def check_page_mouse() -> None:
    """The page's lamp is poked, dragged, turned with the wheel, and says what it is."""
    session = opened("F9")
    mouse, place = Mouse(session), place_of(session, "lamp")
    mouse.press(place.center)
    mouse.release()
    assert pokes(session) == 1
    mouse.move(place.center)
    mouse.wheel(-1, False)
    smaller = place_of(session, "lamp")
    assert smaller.width < place.width
    mouse.press(smaller.center)
    mouse.move((SIZE[0] - 5, smaller.centery))
    mouse.release()
    assert place_of(session, "lamp").width > place.width
    check_tip(session, mouse, place.center)


def check_tip(session: Session, mouse: Mouse, point: tuple[int, int]) -> None:
    """A mouse that rests at `point` has a tip drawn."""
    before = pygame.surfarray.array2d(drawn(session))
    mouse.move(point)
    mouse.rest(1.0)
    assert session.screen.pointer == point
    changed = pygame.surfarray.array2d(drawn(session)) != before
    assert np.count_nonzero(changed) > 1000


def check_panel() -> None:
    """V turns to the side panel, which is drawn; the other one stands from the start."""
    session = opened()
    places = session.stage.layout.places
    assert has_colour(drawn(session), places["loss"])
    seen = []
    for _ in SIDE_PANELS:
        seen.append(has_colour(drawn(session), places["side"]))
        press(session, "V")
    assert seen == [*[False] * N_TURNS, True]
    assert any(label.endswith(" / disc") for label in labels(help_on(PLAYGROUND)))


def check_panel_mouse() -> None:
    """Both panels are clicked, dragged, turned with the wheel, and say what they are."""
    for keys, place in (((), "loss"), (("V",) * N_TURNS, "side")):
        session = opened(*keys)
        mouse, rect = Mouse(session), session.stage.layout.places[place]
        mouse.press(rect.center)
        mouse.release()
        assert session.stage.snapshot.live_inputs == (0, 1)
        mouse.press(rect.center)
        mouse.move((rect.x + rect.width // 4 - 2, rect.centery))
        mouse.release()
        assert 0.24 < session.stage.snapshot.threshold < 0.25
        mouse.move(rect.center)
        mouse.wheel(2, False)
        assert session.stage.snapshot.threshold == 0.25
        check_tip(session, mouse, rect.center)
    corner = (rect.x + 5, rect.bottom - 5)  # beside the disc a click turns to the next view
    check_tip(session, mouse, corner)
    mouse.press(corner)
    assert session.stage.side_panel == 0


def check_film() -> None:
    """The film shows the panel that stands, and the run of the setting and the optimiser."""
    setup = TrainingOverrides.of({"toy_gain": 0.5})
    recipe = Recipe(parse_gate(write_gate(LIBRARY.find("and"))), epochs=6)
    pictures = []
    for changed in (recipe, _with(recipe, setup)):
        frames = list(Film(LIBRARY, changed, size=FILM_SIZE, n_frames=3).frames())
        assert len(frames) == 3
        assert all(map(has_colour, frames))
        pictures.append(pygame.surfarray.array2d(frames[-1]))
    assert (pictures[0] != pictures[1]).any()


FILM_SIZE = (1000, 720)


def _with(recipe: Recipe, overrides: TrainingOverrides) -> Recipe:
    return Recipe(recipe.gate, overrides.merged_over(recipe.setup), recipe.epochs)


def check_walk() -> None:
    """A random walker reaches the page and the panel, and comes through."""
    session = opened(*["V"] * (N_TURNS - 1))
    walker = Walker(session, seed=3)
    has_reached_page = has_reached_panel = False
    for step in range(1000):
        walker.step()
        has_reached_page |= session.page.title == "toy"
        has_reached_panel |= session.stage.side_panel == N_TURNS and session.page is session.stage
        if step >= 100 and has_reached_page and has_reached_panel and pokes(session):
            break
    else:
        raise AssertionError("the walker has not found the toys")
    session.jobs.close()


def check_gate_file() -> None:
    """Setting and optimiser are keys of a gate file, and are written in both ways."""
    gate = parse_gate(
        "name: G\ninputs: [A]\noutputs: [0, 1]\ntraining: {toy_gain: 3, optimizer: toy}"
    )
    wanted: dict[str, Value] = {"optimizer": toy_optimizer(), "toy_gain": 3.0}
    assert gate.training == TrainingOverrides.of(wanted)
    assert parse_gate(write_gate(gate)) == parse_gate(inline(gate)) == gate
    assert "toy_gain: 3\n" in write_gate(gate)
    assert '"toy_gain": 3.0' in inline(gate)


def check_command_line() -> None:
    """The line that Ctrl+C copies tells both, also where they changed on the way."""
    gate = parse_gate("name: G\ninputs: [A]\noutputs: [0, 1]\ntraining: {toy_gain: 3}")
    playground = Playground(gate)
    playground.forward(4)
    playground.retune(TrainingOverrides.of({"toy_gain": 2.0, "optimizer": toy_optimizer()}))
    playground.forward(4)
    line = command_line(recipe_of(playground.snapshot))
    assert "--toy-gain=3.0,2.0@4" in line
    assert "--optimizer=gd,toy@4" in line
    assert command_line(parse_command_line(line).recipe(gate)) == line
    assert playground.seek(2).value_of(TOY_GAIN) == 3.0
    assert playground.seek(8).value_of(TOY_GAIN) == 2.0


def check_train() -> None:
    """The command `train` takes both as options, with schedules, and its help tells them."""
    plain = trained()
    assert trained("--toy-gain", "1") == plain
    schedule = "1,0.5@10"
    assert trained(f"--toy-gain={schedule}") == trained(f"--learning-rate={schedule}") != plain
    assert trained("--toy-gain=1,0@5") == trained("--optimizer=gd,toy@5") != plain
    words = run_command("train", "--help").out.split()
    assert "--toy-gain G multiplies the learning rate" in " ".join(words)
    assert ", or toy: not at all" in " ".join(words)


def trained(*words: str) -> list[float]:
    """Return the weights and the bias that `train` tells of."""
    out = run_command("train", "and", "--epochs", "20", "--json", *words).out
    return [*json.loads(out)["weights"], json.loads(out)["bias"]]


def check_knob() -> None:
    """On both pages that train: Tab and arrows, mouse and wheel turn the knob, O the optimiser."""
    for page in ("F2", "F3"):
        session = opened(page)
        mouse, place = Mouse(session), place_of(session, "knob toy_gain")
        press(session, *["Tab"] * KNOBS.index(TOY_GAIN))
        Keyboard(session).press(pygame.K_UP, pygame.KMOD_LSHIFT if page == "F3" else 0, "")
        assert gain(session) == 1.5
        mouse.move(place.center)
        mouse.wheel(1, False)
        assert gain(session) == 2.0
        check_tip(session, mouse, place.center)
        press(session, *["O"] * (len(Optimizer) - 1))
        assert session.page.optimizer == "toy"
        assert session.screen.notice == "Toy descent: nothing moves."
        for size in (SMALLEST, SIZE):
            session.screen.fit(size)
            window = Rect((0, 0), size)
            assert all(window.contains(spot.rect) for spot in session.hotspots())
            drawn(session, size)


def gain(session: Session) -> float:
    """Return what the page that is open trains with."""
    setup = session.page.recipe.setup.stated
    changes = [change.overrides.stated for change in session.page.recipe.changes]
    return float(next(s["toy_gain"] for s in (*reversed(changes), setup) if "toy_gain" in s))


def check_all_gates() -> None:
    """All gates at once are trained by the setting and by the optimiser."""
    learned = []
    descent = Optimizer.GRADIENT_DESCENT
    for value, optimizer in ((1.0, descent), (0.25, descent), (1.0, toy_optimizer())):
        overrides: dict[str, Value] = {"toy_gain": value, "optimizer": optimizer}
        recipe = Recipe(LIBRARY.find("and"))
        session = Session(LIBRARY, _with(recipe, TrainingOverrides.of(overrides)))
        press(session, "F3", "End")
        for _ in range(3):
            Keyboard(session).press(pygame.K_RIGHT, pygame.KMOD_LSHIFT, "")
            session.advance(0.1)
        scene = session.all_gates.scene()
        learned.append((scene.epoch, float(np.mean(scene.standing.loss))))
    assert [epoch for epoch, _ in learned] == [30, 30, 30]
    assert learned[0][1] < learned[1][1] < learned[2][1]


def check_environment() -> None:
    """An environment takes the setting, and refuses what is not allowed."""
    environment = gymnasium.make("glowgate/LogicGate-v0", toy_gain=0.5)
    losses = []
    for made in (environment, gymnasium.make("glowgate/LogicGate-v0")):
        made.reset(seed=1)
        losses.append(made.step(1)[1])
    assert losses[0] != losses[1]
    answer = "was not refused"
    try:
        gymnasium.make("glowgate/LogicGate-v0", toy_gain=11.0)
    except ValueError as error:
        answer = str(error)
    assert answer == "toy_gain: need at least 0 and at most 10, got 11.0"


CHECKS: dict[str, Callable[[], None]] = {
    name.removeprefix("check_"): check
    for name, check in list(globals().items())
    if name.startswith("check_") and name != "check_tip"
}

if __name__ == "__main__":
    assert os.environ.get("XDG_DATA_HOME"), "a walk saves gates"
    pygame.font.init()
    CHECKS[sys.argv[1]]()
