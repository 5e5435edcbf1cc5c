"""The sixteen cards: each tells its gate's name, loss and state, within its own rectangle."""

import pytest

from game.gates.numbered import SIXTEEN
from game.ui.all_gates.overview import all_gates_layout, card_rects
from tests.support.all_gates import HD, drawn, page_at


@pytest.mark.parametrize("number", range(16), ids=[function.name for function in SIXTEEN])
def test_each_of_the_sixteen_has_a_card_with_its_name_and_state(number):
    _, placed = drawn(page_at(2, 1000, number))
    layout = all_gates_layout(HD, 1.0, 2)
    card = card_rects(layout.cards, layout.unit)[number]
    words = [text.text for text in placed if card.contains(text.rect)]
    assert SIXTEEN[number].name in words
    assert ("✗ cannot" if number in (6, 9) else "✓ learned") in words
    assert any(word.startswith("loss ") for word in words)
