"""The shipped lessons are proven, read easily, and every fault put into one is found."""

import re
from functools import cache

import pytest

from game.gates.yaml_tree import Scalar, Sequence
from game.lessons.reading_level import TEXTS as READ
from game.lessons.reading_level import advice
from tests.support.lessons import SHIPPED, faults, lesson_of

FILES = {path.stem: path.read_text("utf-8") for path in SHIPPED}
LONG = {stem for stem in FILES if stem.startswith("14-")}
"""Those that take seconds to play: of their numbers, only the last digits are changed."""

STEPS = [
    pytest.param(stem, index, marks=[pytest.mark.slow] if stem in LONG else [])
    for stem, text in FILES.items()
    for index in range(len(lesson_of(text).lesson.steps))
]
each_step = pytest.mark.parametrize(("stem", "index"), STEPS)
each_lesson = pytest.mark.parametrize("stem", FILES)

TERMS = {  # the lesson in which each term is first shown
    "threshold": 2,
    "weight": 3,
    "bias": 3,
    "epoch": 4,
    "loss": 5,
    "accuracy": 5,
    "|w|": 5,
    "seed": 8,
    "landscape": 8,
    "learning rate": 9,
    "L2": 10,
}
JARGON = ("gradient", "sigmoid", "logit", "entropy", "regularis", "optimis", "hyperparameter")


@cache
def file(stem):
    return lesson_of(FILES[stem])


def found_in(stem, index, text):
    """What is found when step `index` is played, after those that it goes on from."""
    return faults(text, range(file(stem).lesson.begins_at(index), index + 1))


def scalars(stem, index, key):
    """The texts of a key of a step: its own, or those of its list and of their `hold` or `if`."""
    lesson = file(stem)
    node = lesson.node("steps", index, key)
    n_items = len(node.items) if isinstance(node, Sequence) else 0
    inner = {"figures": "hold", "when": "if"}.get(key)
    found = [lesson.node("steps", index, key, place) for place in range(n_items)]
    found = [
        item if isinstance(item, Scalar) else lesson.node("steps", index, key, place, inner)
        for place, item in enumerate(found)
    ]
    return found or [node] if isinstance(node, Scalar | Sequence) else []


def replaced(stem, node, raw):
    """The file with another source text in place of that of `node`."""
    text = FILES[stem]
    lines = text.split("\n")[: node.place.line - 1]
    start = sum(len(line) + 1 for line in lines) + node.place.column - 1
    assert text.startswith(node.raw, start)
    return text[:start] + raw + text[start + len(node.raw) :]


@each_step
def test_it_is_proven(stem, index):
    assert found_in(stem, index, FILES[stem]) == []


@each_step
def test_each_digit_of_a_figure_that_is_changed_is_found(stem, index):
    for node in scalars(stem, index, "figures"):
        for number in re.finditer(r"(?<=[=<>] )[-0-9.]+", node.raw):
            places = [place for place in range(*number.span()) if node.raw[place].isdigit()]
            for place in places[-1:] if stem in LONG else places:
                digit = str((int(node.raw[place]) + 1) % 10)
                raw = node.raw[:place] + digit + node.raw[place + 1 :]
                assert found_in(stem, index, replaced(stem, node, raw)), raw


@each_step
def test_each_key_that_is_left_out_is_found(stem, index):
    (node,) = scalars(stem, index, "keys")
    presses = file(stem).lesson.steps[index].keys
    for out in presses:
        left = [(key.name, key.times - (key is out)) for key in presses]
        raw = " ".join(f"{name}*{times}" for name, times in left if times)
        assert found_in(stem, index, replaced(stem, node, f'"{raw}"' if raw else "Esc")), raw


@each_step
def test_each_word_of_a_condition_that_is_misspelt_is_found(stem, index):
    for key in ("until", "figures", "when"):
        for node in scalars(stem, index, key):
            for word in re.finditer(r"[a-z_][a-z_0-9]+|p(?=\()", node.raw):
                raw = f"{node.raw[: word.end() - 1]}q{node.raw[word.end() - 1 :]}"
                found = faults(replaced(stem, node, raw))
                assert any(f"{node.place.line}:" in line for line in found), raw


@each_step
def test_each_condition_that_holds_at_the_start_is_found(stem, index):
    for node in scalars(stem, index, "until"):
        text = replaced(stem, node, "presses >= 0")
        if stem in LONG:  # what its keys do is not the point
            text = re.sub(r"keys: .*", "keys: Tab", text)
        found = found_in(stem, index, text)
        place = f"{node.place.line}:{node.place.column}"
        assert [line for line in found if line.startswith(f"{place}: This holds before")]


@each_lesson
def test_it_is_read_easily(stem):
    assert advice(file(stem)) == ()


@each_lesson
def test_it_tells_what_it_fells_and_asks_for_a_bet(stem):
    lesson = file(stem).lesson
    assert lesson.fells
    assert all(choice.is_right or choice.reply for step in lesson.steps for choice in step.choices)


def texts_of(stem):
    lines = re.findall(rf"\b({'|'.join(READ)}|title): (.*)", FILES[stem])
    return " ".join(text for _, text in lines)


@each_lesson
def test_no_term_comes_before_a_lesson_has_shown_it(stem):
    number, said = int(stem[:2]), texts_of(stem)
    early = [
        term
        for term, first in TERMS.items()
        if first > number and term in said.replace("Loss", "loss")
    ]
    assert early == []
    assert [word for word in JARGON if word in said.lower()] == []


def test_each_term_is_told_in_the_lesson_that_shows_it():
    for term, number in TERMS.items():
        (stem,) = [stem for stem in FILES if int(stem[:2]) == number]
        assert term.lower() in texts_of(stem).lower(), term


def test_there_are_fourteen_in_order():
    assert [int(stem[:2]) for stem in FILES] == [*range(1, 15)]
