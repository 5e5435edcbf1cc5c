"""What the column shows, as values: what follows from them."""

import pytest

from game.record import replace
from game.ui.lesson.lesson_scene import Item
from tests.support.lesson_scenes import asking, doing, ticked


def test_a_step_asks_until_the_bet_is_made():
    assert asking(12).is_asking
    assert not doing(12).is_asking
    assert not replace(asking(12), choices=()).is_asking


@pytest.mark.parametrize("done", [(False, False), (True, False), (True, True)])
def test_a_step_has_ticked_once_all_its_items_have(done):
    items = tuple(Item("", "", is_ticked=is_ticked) for is_ticked in done)
    assert replace(doing(5), items=items).has_ticked is all(done)
    assert ticked(5).has_ticked


def test_equal_scenes_are_the_same_key():
    assert asking(12) == asking(12)
    assert hash(doing(12)) == hash(replace(doing(12)))
    assert doing(12) != doing(12, bet=1)
