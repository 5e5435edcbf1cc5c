"""The things that can be hidden, and their words."""

from game.playground.hidden import ANSWERS, Hidden, in_words


def test_the_words_stand_in_their_own_order():
    assert in_words(frozenset({Hidden.LOSS, Hidden.VERDICT})) == "verdict,loss"


def test_what_tells_the_answer_leaves_the_numbers():
    assert Hidden.VERDICT in ANSWERS
    assert not ANSWERS & {Hidden.PROBABILITIES, Hidden.WEIGHTS, Hidden.LOSS, Hidden.MAP}
