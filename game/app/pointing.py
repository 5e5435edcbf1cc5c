"""The sentence that is pointed out on the stage for a moment."""

from ..playground.hidden import Hidden
from ..playground.sentences import Sentence
from ..ui.playground.scene import Scene

POINTED_S = 2.0


class Pointing:
    """Shows for a while where to look.

    Attributes:
        sentence: The sentence whose place is pointed out now, or None.
    """

    def __init__(self) -> None:
        self.sentence: Sentence | None = None
        self._left_s = 0.0

    def point_out(self, scene: Scene) -> None:
        """Point out what the sentence of `scene` speaks of, unless it is hidden."""
        if not scene.hides(Hidden.SENTENCE):
            self.sentence, self._left_s = scene.sentence, POINTED_S

    def advance(self, elapsed_s: float) -> bool:
        """Let time pass; return whether the pointing has ended just now."""
        if self.sentence is None:
            return False
        self._left_s -= elapsed_s
        if self._left_s > 0:
            return False
        self.sentence = None
        return True
