"""A film of a run: frames at epochs that lie ever further apart, as learning slows down."""

from collections.abc import Iterator

from pygame import Surface

from ..gates import Library
from ..playground.recipe import Recipe
from ..record import Record, replace
from ..ui.kit.layout import stage_layout
from ..ui.kit.theme import THEMES
from ..ui.playground.gate_column import gates_in_sight
from ..ui.playground.scene import Scene
from ..ui.playground.stage import draw_stage
from .session import Session
from .stage import PULSE_S

FIRST_HELD_S, LAST_HELD_S = 0.8, 2.5  # so that the eye finds the start, and reads the end


class Film(Record):
    """What is filmed, and how.

    Attributes:
        library: The gates that the list shows.
        recipe: The run; it is filmed from its start to its end.
        theme: The name of the theme.
        size: Width and height in pixels.
        n_frames: How many frames at most; a shorter run has a frame an epoch.
        fps: Frames per second.
    """

    library: Library
    recipe: Recipe
    theme: str = "dark"
    size: tuple[int, int] = (1280, 720)
    n_frames: int = 1
    fps: int = 12

    @property
    def epochs(self) -> tuple[int, ...]:
        """The epoch of each frame."""
        return spread(self.recipe.epochs, self.n_frames)

    @property
    def durations_s(self) -> tuple[float, ...]:
        """How long each frame stands."""
        between = (1 / self.fps,) * (len(self.epochs) - 2)
        return (FIRST_HELD_S, *between, LAST_HELD_S)[-len(self.epochs) :]

    @property
    def still(self) -> "Film":
        """Only the last frame."""
        return replace(self, n_frames=1)

    def sampled(self, n_frames: int) -> "Film":
        """Return a film of `n_frames` at most, from the start to the end of this one."""
        return replace(self, n_frames=min(n_frames, self.n_frames))

    def frames(self) -> Iterator[Surface]:
        """Draw frame after frame; no display is needed."""
        session = Session(self.library, Recipe(self.recipe.gate, self.recipe.setup))
        layout = stage_layout(self.size, THEMES[self.theme].type_scale, 1)
        session.gate_list.fit(gates_in_sight(layout.gates, layout.unit))
        session.gate_list.show(self.recipe.gate)
        for scene in self._scenes(session):
            surface = Surface(self.size)
            draw_stage(surface, scene, THEMES[self.theme])
            yield surface

    def _scenes(self, session: Session) -> Iterator[Scene]:
        stage, before = session.stage, 0
        for number, epoch in enumerate(self.recipe.visit(stage.playground, self.epochs)):
            is_last = epoch == self.recipe.epochs
            stage.is_calm = is_last  # what still glides has arrived
            stage.catch_up()
            session.advance(1 / self.fps)
            yield replace(
                session.scene(),
                is_running=not is_last,
                pulse=None if is_last else number / self.fps / PULSE_S % 1.0,
                speed=max(1, epoch - before) * self.fps,
            )
            before = epoch


def spread(last: int, n_frames: int) -> tuple[int, ...]:
    """Return `n_frames` epochs from 0 to `last`, even on a log axis, all different; 1 is `last`."""
    if n_frames == 1:
        return (last,)
    epochs = [0]
    for frame in range(1, n_frames):
        even = round((last + 1) ** (frame / (n_frames - 1))) - 1
        epochs.append(max(even, epochs[-1] + 1))
    return tuple(dict.fromkeys(min(epoch, last) for epoch in epochs))
