"""The written sum: it adds up as it is written, tells the truth, and fits."""

from decimal import Decimal

import numpy as np
import pytest
from pygame import Rect

from game.core.assessment import UNDECIDED_MARGIN, Mark
from game.playground.judgement import judgement
from game.playground.playground import Playground
from game.playground.run import Setup
from game.record import replace
from game.ui.kit.theme import DARK
from game.ui.playground.neuron_sum import only_lit, terms_of_row
from game.ui.playground.sum_view import draw_sum
from tests.support.gates import AND, XOR_WITH_PRODUCT
from tests.support.panels import Paper
from tests.support.scenes import (
    SIX,
    TELLING,
    THREE,
    scene_from,
    scene_of,
)

WIDE = Rect(10, 10, 588, 50)


def written(scene, box=WIDE, theme=DARK, unit=1.0):
    paper = Paper((box.right + 10, box.bottom + 10), theme, unit)
    draw_sum(paper.pen, box, scene)
    assert paper.is_blank_outside(box)
    return paper.words


def up_to_z(words):
    """The signed numbers of the sum, those of dark inputs left out; what equals it; and z."""
    end = next(place for place, word in enumerate(words) if word in "=≈")
    total, sign, places = Decimal(0), 1, []
    for word in words[:end]:
        if word in "+−":
            sign = -1 if word == "−" else 1
            continue
        if word.startswith("−"):
            sign = -1
        signal, _, number = word.lstrip("−").rpartition(" × ")
        number = number.removeprefix("≈")  # too small for any digit
        total += sign * Decimal(number) * int(signal or 1)
        places.append(number)
        sign = 1
    return total, words[end], Decimal(words[end + 1].replace("−", "-").removeprefix("≈")), places


def last_digit(number):
    """What one in the last digit of `number` is worth."""
    return Decimal(1).scaleb(number.as_tuple().exponent)


def random_scenes(gate, count, scale=2.0):
    random = np.random.default_rng(5)
    for _ in range(count):
        weights = tuple(random.normal(0, scale, gate.n_features + 1).tolist())
        playground = Playground(gate, Setup(weights=weights))
        playground.feed(gate.rows[random.integers(gate.n_rows)])
        yield scene_from(playground).scene


def test_it_reads_as_one_says_it():
    scene = scene_of(AND, 19).scene
    expected = "1 × 0.92 + 1 × 0.83 − 1.73 = +0.02 → σ → 0.506 > 0.50 → says 1 ✓"
    words = written(scene)
    assert " ".join(words[: words.index("✓") + 1]) == expected
    assert words[words.index("✓") + 1 :] == ["A on", "B on", "bias", "z", "squeeze", "p", "θ"]


@pytest.mark.parametrize("gate", [AND, THREE, XOR_WITH_PRODUCT], ids=lambda gate: gate.name)
def test_what_is_written_with_an_equals_sign_adds_up_to_the_last_digit(gate):
    equals = 0
    for scene in random_scenes(gate, 300):
        total, sign, z, numbers = up_to_z(written(scene, WIDE.inflate(800, 0).move(400, 0)))
        n_lit = 1 + int(sum(scene.snapshot.live_features[:-1]))
        unit = max(map(last_digit, [z, *map(Decimal, numbers)]))
        true_z = scene.snapshot.logits[scene.snapshot.live_row]
        assert abs(float(z) - true_z) <= float(last_digit(z)) * 0.501
        weights = np.abs(scene.snapshot.weights)
        for number, weight in zip(numbers, weights, strict=True):
            assert abs(float(number) - weight) <= float(last_digit(Decimal(number))) * 0.501
        assert abs(total - z) <= unit * n_lit / 2 + unit / 2
        assert (total == z) or sign == "≈"
        equals += sign == "="
    assert equals > 280  # with more digits nearly all do


def test_while_it_runs_the_digits_stay_and_the_sign_tells_what_does_not_add_up():
    signs = set()
    for scene in random_scenes(THREE, 100):
        words = written(replace(scene, is_running=True))
        total, sign, z, _ = up_to_z(words)
        assert z.as_tuple().exponent == -2 or abs(z) < Decimal("0.005")
        assert (total == z) == (sign == "=")
        signs.add(sign)
    assert signs == {"=", "≈"}


def test_a_dark_input_counts_nothing_and_is_muted():
    playground = Playground(AND, Setup(weights=(0.92, 0.83, -1.73)))
    playground.feed((1, 0))
    words = written(scene_from(playground).scene)
    assert words[:7] == ["1 × 0.92", "+", "0 × 0.83", "−", "1.73", "=", "−0.81"]
    assert {"A on", "B off"} <= set(words)


@pytest.mark.parametrize("p_threshold", [0.3, 0.5, 0.503, 0.123456])
def test_the_comparison_is_true_of_the_numbers_as_they_are_written(p_threshold):
    seen = set()
    for z in np.concatenate([np.linspace(-3, 3, 60), np.linspace(-0.03, 0.03, 41)]):
        setup = Setup(weights=(0.0, 0.0, float(z)), threshold=p_threshold)
        snapshot = Playground(AND, setup).snapshot
        words = written(scene_from(Playground(AND, setup)).scene)
        at = words.index("σ")
        p, compares, threshold, said = words[at + 2], words[at + 3], words[at + 4], words[at + 6]
        true_p = float(snapshot.probabilities[3])
        assert {">": Decimal(p) > Decimal(threshold), "≤": Decimal(p) <= Decimal(threshold)}.get(
            compares, True
        )
        is_near = abs(true_p - p_threshold) < UNDECIDED_MARGIN
        assert (said == "undecided") == is_near
        assert (compares == "≈") == is_near
        if not is_near:
            assert said == f"says {int(true_p > p_threshold)}"
        seen.add(said)
    assert seen == {"says 0", "says 1", "undecided"}


def test_a_row_without_a_target_is_guessed():
    gate = TELLING[6]
    assert gate.targets[3] is None
    answer = judgement(scene_of(gate).snapshot, 3)
    assert answer.words.startswith("guesses ")
    assert (answer.sign, answer.mark) == ("", Mark.DONT_CARE)


def test_with_many_inputs_only_those_that_count_are_written_and_the_rest_as_one():
    terms = terms_of_row(scene_of(SIX, 5).snapshot, 63)
    lit = only_lit(terms)
    assert [term.caption for term in lit] == [term.caption for term in terms]
    few = only_lit(terms, 2)
    assert few[-2].caption == "4 more"
    assert sum(term.value for term in few) == pytest.approx(sum(term.value for term in terms))
    dark = Playground(SIX)
    dark.feed((0, 1, 0, 0, 0, 0))
    assert [t.caption for t in only_lit(terms_of_row(dark.snapshot, 0b010000))] == ["B on", "bias"]


def test_a_weight_that_is_not_0_is_never_written_as_0():
    words = written(scene_of(AND, 0, Setup(weights=(3e-6, -2e-6, 1e-6))).scene)
    assert not {"0.000", "1 × 0.000"} & set(words)
    assert words[: words.index("→")] == ["1 × ≈0", "+", "1 × ≈0", "+", "≈0", "≈", "0"]
