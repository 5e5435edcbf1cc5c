"""The things that can be hidden, and their words."""

import pytest

from game.playground.hidden import ANSWERS, Hidden, Implied, hides, in_words


def test_the_words_stand_in_their_own_order():
    assert in_words(frozenset({Hidden.LOSS, Hidden.VERDICT})) == "verdict,loss"


def test_what_tells_the_answer_leaves_the_numbers():
    assert Hidden.VERDICT in ANSWERS
    assert not ANSWERS & {Hidden.PROBABILITIES, Hidden.WEIGHTS, Hidden.LOSS, Hidden.MAP}


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        (Hidden.WEIGHTS, Implied.LOGITS),
        (Hidden.PROBABILITIES, Implied.LOGITS),
        (Hidden.PROBABILITIES, Implied.ROW_LOSSES),
        (Hidden.PROBABILITIES, Hidden.MAP),
        (Hidden.LOSS, Implied.ROW_LOSSES),
        (Hidden.WEIGHTS, Implied.PENALTY),
        (Hidden.MAP, Implied.LANDSCAPE),
    ],
)
def test_what_would_tell_it_is_hidden_with_it(word, thing):
    assert hides(frozenset({word}), thing)
    assert not hides(frozenset({Hidden.SENTENCE}), thing)


def test_every_word_hides_itself():
    for word in Hidden:
        assert [other for other in Hidden if hides(frozenset({other}), word)][-1:]
        assert hides(frozenset({word}), word)
