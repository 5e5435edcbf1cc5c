"""Loads the run of a recipe onto the stage, in portions if that takes a while."""

from collections.abc import Callable

from ..playground.recipe import Recipe, Replay
from .clock import BUDGET_S
from .gate_files import GateFiles
from .gate_list import GateList
from .playground_page import PlaygroundPage

AT_ONCE_S = 0.06  # a run that can be trained in this time is shown without a progress notice


class RunLoader:
    """Trains a run beside the stage, and puts it there when it is done."""

    def __init__(
        self,
        stage: PlaygroundPage,
        gate_list: GateList,
        files: GateFiles,
        say: Callable[[str], None],
    ) -> None:
        self._stage = stage
        self._gate_list = gate_list
        self._files = files
        self._say = say
        self._replay: Replay | None = None
        self._epoch = 0
        self._lists_drafts = True
        self._then: Callable[[], None] = lambda: None

    @property
    def is_loading(self) -> bool:
        """Whether a run is on its way to the stage."""
        return self._replay is not None

    def load(
        self,
        recipe: Recipe,
        *,
        epoch: int | None = None,
        lists_drafts: bool = True,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Put the run of `recipe` on stage as soon as it is trained, at `epoch` or its end.

        If `lists_drafts`, a gate without a file is listed as a draft, else as a guest. `then` is
        called once the run is on stage.
        """
        self._replay = Replay(recipe)
        self._epoch = recipe.epochs if epoch is None else epoch
        self._lists_drafts, self._then = lists_drafts, then
        self.advance(AT_ONCE_S)

    def cancel(self) -> bool:
        """Leave the stage as it is; return whether a run was being loaded."""
        was_loading, self._replay = self.is_loading, None
        return was_loading

    def advance(self, budget_s: float = BUDGET_S) -> None:
        """Train for about `budget_s` seconds if a run is being loaded."""
        replay = self._replay
        if replay is None:
            return
        replay.work(budget_s)
        if not replay.is_over:
            self._say(replay.progress)
            return
        self._replay = None
        replay.playground.seek(self._epoch)
        self._stage.enter(replay.playground)
        gate = self._stage.snapshot.gate
        if self._lists_drafts:
            self._files.ensure_listed(gate)
        else:
            self._gate_list.show(gate)
        self._say("")
        self._then()
