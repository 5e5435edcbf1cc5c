"""A rehearsal: a run is brought back behind the scenes, a little in each frame."""

from time import perf_counter

from ..playground.recipe import Recipe

PIECE = 256  # epochs between two looks at the clock; the slowest optimiser takes some 50 ms


class Replay:
    """Follows a recipe on a playground of its own, which takes the stage when it is done."""

    def __init__(self, recipe: Recipe) -> None:
        """Begin; nothing is trained yet."""
        self.playground = recipe.begin()
        self.is_over = False
        self._epochs = recipe.epochs
        self._steps = recipe.follow(self.playground, PIECE)

    def work(self, budget_s: float) -> None:
        """Train for about `budget_s` seconds."""
        end = perf_counter() + budget_s
        while not self.is_over and perf_counter() < end:
            self.is_over = next(self._steps, None) is None

    @property
    def progress(self) -> str:
        """How far it has come, as a sentence."""
        percent = 100 * self.playground.epoch // max(self._epochs, 1)
        return f"Training to epoch {self._epochs:,}: {percent} %. Esc stops."
