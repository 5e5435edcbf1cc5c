"""What the lesson's column shows: when it asks, and when all is done."""

from game.record import replace
from game.ui.lesson.lesson_scene import Item, LessonScene

SCENE = LessonScene(
    number=1,
    title="A lesson",
    step=0,
    n_steps=1,
    ask="What?",
    choices=("This.", "That."),
    bet=None,
    right=None,
    do="Do it.",
    items=(Item("", "", True), Item("", "", False)),
)


def test_it_asks_until_the_bet_is_made_if_there_is_a_question():
    assert SCENE.is_asking
    assert not replace(SCENE, bet=0).is_asking
    assert not replace(SCENE, choices=()).is_asking


def test_it_has_ticked_when_every_item_has():
    assert not SCENE.has_ticked
    assert replace(SCENE, items=(Item("", "", True),)).has_ticked
