"""The keys of a lesson are those of the app's own bindings."""

import pytest

from game.app.bindings import bindings_on
from game.app.lesson_keys import lesson_keys
from game.app.page import ALL_GATES, PLAYGROUND
from game.lessons.lesson_stage import PickGate, ShowInputs
from game.playground.controls import Action


@pytest.mark.parametrize(
    ("name", "press"),
    [
        ("Right", Action.FORWARD),
        ("Ctrl+Left", Action.BACK_100),
        ("Shift+Up", Action.RAISE_COARSE),
        ("Tab", Action.FOCUS_NEXT),
        ("B", Action.FLIP_INPUT_2),
        ("3", PickGate(2)),
        ("Space", None),
        ("Ctrl+Z", None),
        ("F1", None),
    ],
)
def test_keys_on_the_playground(name, press):
    assert lesson_keys(is_many=False)[name] == press


@pytest.mark.parametrize(
    ("name", "press"),
    [
        (".", Action.FORWARD),
        ("3", ShowInputs(3)),
        ("Shift+Up", Action.RAISE),
        ("Ctrl+Right", Action.FORWARD_100),
        ("Right", None),
    ],
)
def test_keys_on_the_page_of_all_gates(name, press):
    assert lesson_keys(is_many=True)[name] == press


@pytest.mark.parametrize(("is_many", "page"), [(False, PLAYGROUND), (True, ALL_GATES)])
def test_each_binding_is_there_and_each_action_has_a_key(is_many, page):
    keys = lesson_keys(is_many=is_many)
    assert set(keys) == {name for binding in bindings_on(page) for name in binding.keys.split()}
    assert is_many or {*Action} - {Action.WAIT} <= {*keys.values()}
