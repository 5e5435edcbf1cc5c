"""Long sentences are advised against, where they stand."""

from game.lessons.reading_level import advice
from tests.support.lessons import LESSON, changed, lesson_of


def said(text):
    return [f"{p.line}:{p.column}: {p.message}" for p in advice(lesson_of(text))]


def test_a_good_lesson_gets_none():
    assert said(LESSON) == []


def test_a_long_sentence_is_pointed_at():
    long = "Short one. " + "word " * 20 + "end."
    assert said(changed(("do: Press → once.", f"do: {long}"))) == [
        "9:20: Advice: this sentence has 21 words; those of up to 20 are read more easily.",
    ]
    assert said(changed(("reply: Look again.", f"reply: {long}")))[0].startswith("8:46: ")


def test_twenty_words_are_short_enough():
    assert said(changed(("do: Press → once.", "do: " + "word " * 19 + "end."))) == []
    assert said(changed(("do: Press → once.", "do: It is 0.5, " + "word " * 16 + "end"))) == []


def test_a_long_because_is_pointed_at():
    text = changed(("The bias fell to -0.25.", "The bias fell to -0.25. " * 13))
    assert said(text) == [
        "12:14: Advice: this text has 65 words; because is best told in up to 60."
    ]
