"""How easily a lesson is read: what is advised against, and not refused."""

import re
from collections.abc import Iterator

from ..gates.problem import Problem, Report
from ..gates.yaml_tree import Mapping, Node, Scalar, Sequence
from .lesson_reader import LessonFile

MOST_WORDS = 20
"""Words of a sentence that are read easily."""
MOST_TOLD = 60
"""Words of `because`."""
TEXTS = frozenset(
    {*("idea", "fells", "ask", "text", "reply", "do", "hint", "say", "because", "try")}
)
SENTENCE = re.compile(r"\S.*?(?:[.?!:](?=\s|$)|$)", re.DOTALL)
LONG_SENTENCE = "Advice: this sentence has {} words; those of up to {} are read more easily."
LONG_TEXT = "Advice: this text has {} words; because is best told in up to {}."


def advice(file: LessonFile) -> tuple[Problem, ...]:
    """Return where the texts of a lesson could be shorter, from top to bottom."""
    report = Report(file.lesson.source, file.text)
    found = [*_long_ones(file.root)]
    for node, position, message in found[:MOST_WORDS]:
        report.add(node.place_of(position), message)
    return report.problems


def _long_ones(root: Node) -> Iterator[tuple[Scalar, int, str]]:
    for key, node in _texts(root):
        n_words = len(node.text.split())
        if key == "because" and n_words > MOST_TOLD:
            yield node, 0, LONG_TEXT.format(n_words, MOST_TOLD)
        for sentence in SENTENCE.finditer(node.text):
            n_words = len(sentence.group().split())
            if n_words > MOST_WORDS:
                yield node, sentence.start(), LONG_SENTENCE.format(n_words, MOST_WORDS)


def _texts(node: Node) -> Iterator[tuple[str, Scalar]]:
    """Yield the texts that a learner reads, each with its key."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _texts(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if isinstance(value, Scalar) and isinstance(key, Scalar) and key.text in TEXTS:
                yield key.text, value
            else:
                yield from _texts(value)
