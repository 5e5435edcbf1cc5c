"""A film of a run: frames at increasing intervals of epochs, because learning slows down."""

from collections.abc import Iterator

from pygame import Surface

from ..gates import Library
from ..playground.hidden import NOTHING, HiddenThings
from ..playground.recipe import Recipe
from ..record import Record, replace
from ..ui.kit.theme import THEMES
from ..ui.playground.scene import Scene
from .bindings import hints_now
from .clock import EpochClock
from .gate_list import Draft, GateList
from .list_column import GateColumn
from .motion import PULSE_S
from .playground_page import PlaygroundPage
from .screen import Screen

FIRST_HELD_S, LAST_HELD_S = 0.8, 2.5  # time to find the start and to read the end


class Film(Record):
    """The run to film, and how.

    Attributes:
        library: The gates in the gate list.
        recipe: The run, filmed from start to end.
        theme: The name of the theme.
        size: Width and height in pixels.
        n_frames: Maximum number of frames; a shorter run has one frame per epoch.
        fps: Frames per second.
        hidden: What is not shown.
    """

    library: Library
    recipe: Recipe
    theme: str = "dark"
    size: tuple[int, int] = (1280, 720)
    n_frames: int = 1
    fps: int = 12
    hidden: HiddenThings = NOTHING

    @property
    def epochs(self) -> tuple[int, ...]:
        """The epoch of each frame."""
        return spread(self.recipe.epochs, self.n_frames)

    @property
    def durations_s(self) -> tuple[float, ...]:
        """The duration of each frame."""
        between = (1 / self.fps,) * (len(self.epochs) - 2)
        return (FIRST_HELD_S, *between, LAST_HELD_S)[-len(self.epochs) :]

    @property
    def still(self) -> "Film":
        """Only the last frame."""
        return replace(self, n_frames=1)

    def sampled(self, n_frames: int) -> "Film":
        """Return a film of at most `n_frames`, from the start to the end of this one."""
        return replace(self, n_frames=min(n_frames, self.n_frames))

    def frames(self) -> Iterator[Surface]:
        """Yield the frames; no display is needed."""
        recipe = Recipe(self.recipe.gate, self.recipe.setup)
        stage = _FilmedStage(recipe.begin(), EpochClock(), self._gate_list())
        stage.column = GateColumn(stage.gate_list, stage)
        stage.hiding.hide(self.hidden, is_locked=True)
        screen = Screen(stage, THEMES[self.theme])
        screen.fit(self.size)
        stage.gate_list.show(self.recipe.gate)
        before = 0
        for number, epoch in enumerate(self.recipe.visit(stage.playground, self.epochs)):
            is_last = epoch == self.recipe.epochs
            stage.pass_by(1 / self.fps, is_last=is_last)
            stage.pulse_shown = None if is_last else number / self.fps / PULSE_S % 1.0
            stage.clock.speed = max(1, epoch - before) * self.fps
            screen.hints = hints_now(stage, ())
            surface = Surface(self.size)
            screen.render(surface)
            yield surface
            del surface  # a large one; the next need not be drawn beside it
            before = epoch

    def _gate_list(self) -> GateList:
        """Return the gate list, including the film's gate."""
        gate, library = self.recipe.gate, self.library
        library.refresh(budget=None)
        gate_list = GateList(library)
        if gate.source is not None and gate_list.from_file(gate.source) is None:
            library.add_file(gate.source)
            library.refresh(budget=None)
            gate_list.refresh()
        elif gate_list.place_of(gate) < 0:
            gate_list.add(Draft(gate))
        return gate_list


class _FilmedStage(PlaygroundPage):
    """The stage of a film, which controls training and animation."""

    pulse_shown: float | None = None

    def pass_by(self, elapsed_s: float, *, is_last: bool) -> None:
        """Show the trained state; in the last frame all animations have ended."""
        self.is_calm = is_last
        self.catch_up()
        self.advance(elapsed_s)

    def scene(self) -> Scene:
        """Return the scene as in a running playground."""
        is_running = self.pulse_shown is not None
        return replace(super().scene(), is_running=is_running, pulse=self.pulse_shown)


def spread(last: int, n_frames: int) -> tuple[int, ...]:
    """Return `n_frames` distinct epochs from 0 to `last`, even on a log axis; if 1, `last`."""
    if n_frames == 1:
        return (last,)
    epochs = [0]
    for frame in range(1, n_frames):
        even = round((last + 1) ** (frame / (n_frames - 1))) - 1
        epochs.append(max(even, epochs[-1] + 1))
    return tuple(dict.fromkeys(min(epoch, last) for epoch in epochs))
