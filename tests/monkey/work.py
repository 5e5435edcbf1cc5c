"""Counted work: what the app does costs simulated seconds, those of a slow machine.

The app's own clock reads them as well, so that a run is the same on every machine.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import get_ident
from typing import Any
from unittest.mock import patch

import pygame

from game.app import clock, gate_files
from game.core.ensemble import Ensemble
from game.core.training import Optimizer, TrainingSettings
from game.core.training import train as real_train
from game.gates import folder_watch, library
from game.playground import history, recipe
from game.playground.population import Population
from game.ui.kit import text
from game.ui.kit.kept import forget_kept

COST_S = {
    "update": 6e-6,  # of one neuron
    "neuron": 4e-8,  # an epoch of one of many
    "epoch of many": 1e-4,
    "text": 5e-5,
    "letter": 3e-6,
    "file": 2e-3,
    "look": 2e-5,
    "byte": 5e-7,
}
"""Three to five times what they take on the machine where this was written, in 2025."""

NAMES_A_LOOK = 10  # names of a folder that are listed in the time of a look at one file


def _forget_texts() -> None:
    """Have every text measured and drawn again, as in a new process."""
    text.font.cache_clear()
    forget_kept()


class Work:
    """What has been done since `begin`, by kind, and the seconds that it costs."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.texts: set[str] = set()
        self.done: Counter[str] = Counter()
        self._began_s = 0.0
        self._thread = 0

    def begin(self) -> None:
        """Count from here."""
        self._began_s = self.now_s
        self.done.clear()

    @property
    def seconds(self) -> float:
        """Simulated seconds since `begin`."""
        return self.now_s - self._began_s

    def add(self, kind: str, amount: float = 1) -> None:
        """Count some work; what a job does in its own thread holds up no frame."""
        if get_ident() != self._thread:
            return
        self.done[kind] += int(amount)
        self.now_s += COST_S[kind] * amount

    def clock(self) -> float:
        """Return simulated seconds, for the app."""
        return self.now_s

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what this thread does in the block."""
        self._thread = get_ident()
        with ExitStack() as stack:
            for target, name, replacement in self._replacements():
                stack.enter_context(patch.object(target, name, replacement))
            stack.enter_context(patch.object(Population.travel, "__defaults__", (self.clock,)))
            _forget_texts()
            stack.callback(_forget_texts)
            yield

    def _replacements(self) -> Iterator[tuple[Any, str, object]]:
        for module in (clock, gate_files, recipe):
            yield module, "perf_counter", self.clock
        yield history, "train", self._train
        yield Ensemble, "advance", self._advance(Ensemble.advance)
        yield pygame, "Font", self._font()
        yield folder_watch, "file_stamp", self._counting("look", folder_watch.file_stamp)
        yield folder_watch, "names_in", self._listing(folder_watch.names_in)
        yield library, "load_gate", self._counting("file", library.load_gate)
        yield gate_files, "load_gate", self._counting("file", gate_files.load_gate)
        yield gate_files, "parse_gate", self._counting("file", gate_files.parse_gate)

    def _counting(self, kind: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*args: object, **named: object) -> object:
            self.add(kind)
            return does(*args, **named)

        return counting

    def _listing(self, names_in: Callable[..., Any]) -> Callable[..., Any]:
        def listing(folder: object, most: object) -> object:
            names, is_cut = names_in(folder, most)
            self.add("look", 1 + len(names) / NAMES_A_LOOK)
            return names, is_cut

        return listing

    def _train(
        self,
        weights: Any,
        examples: Any,
        settings: TrainingSettings,
        epochs: int,
        first_epoch: int = 0,
    ) -> Any:
        is_sgd = settings.optimizer is Optimizer.SGD
        self.add("update", epochs * (len(examples.inputs) if is_sgd else 1))
        return real_train(weights, examples, settings, epochs, first_epoch)

    def _advance(self, advance: Callable[[Ensemble, int], None]) -> Callable[..., None]:
        def advancing(ensemble: Ensemble, epochs: int) -> None:
            self.add("epoch of many", epochs)
            self.add("neuron", epochs * ensemble._weights.shape[1])
            advance(ensemble, epochs)

        return advancing

    def _font(self) -> type[pygame.Font]:
        work = self

        class CountedFont(pygame.Font):
            def render(self, text: str, *args: Any, **named: Any) -> pygame.Surface:
                work.add("text")
                work.add("letter", len(text))
                work.texts.add(text)
                return super().render(text, *args, **named)

        return CountedFont
