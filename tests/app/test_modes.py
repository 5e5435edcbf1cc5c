"""What the hint bar tells while targets are edited, and during a search."""

from tests.support.sessions import hinted, press, session_of


def test_the_hints_of_editing_say_what_enter_makes_of_the_target():
    session = session_of("and")
    press(session, "G")
    assert hinted(session)["target 0"] == ["Enter"], "row 11 has the target 1"
    assert "save" not in hinted(session)
    session.stage.editor.turn()
    assert hinted(session)["target 1"] == ["Enter"]
    assert "save" in hinted(session)
    assert hinted(session)["no target"] == ["X"]
    for row in range(3):
        session.stage.editor.turn(row)
        session.stage.editor.put(None)
    session.stage.editor.turn(3)
    assert "no target" not in hinted(session), "it is the last one"


def test_a_search_without_a_hit_offers_only_what_can_be_done():
    session = session_of("and")
    press(session, "/")
    assert hinted(session)["take it"] == ["Enter"]
    session.type("zzz")
    assert "take it" not in hinted(session)
    assert "leave the search" in hinted(session)
