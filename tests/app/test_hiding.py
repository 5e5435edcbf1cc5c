"""What is hidden on all pages: by the command line, by H, and in what is copied and exported."""

import re

import pytest

from game.app import sharing
from game.app.exports import gate_text, sentence_to_export
from game.app.hiding import Hiding
from game.playground.command_line import parse_command_line
from game.playground.hidden import ANSWERS, NOTHING, Hidden
from game.ui.kit.theme import DARK
from tests.support.panels import Paper
from tests.support.scenes import BY_NAME, hotspots_of, scene_of
from tests.support.sessions import notice, press, session_of

TOLD = {
    Hidden.PROBABILITIES: r"0\.506|0\.290|0\.308|\+0\.02",
    Hidden.MARKS: r"4/4|are right|Learned",
    Hidden.WEIGHTS: r"0\.92|0\.83|1\.73|1\.24",
    Hidden.LOSS: r"0\.3892|0\.389",
    Hidden.SENTENCE: r"by a hair",
}


def everything(hidden):
    """Return all that is written on the stage and in its tips."""
    view = scene_of(BY_NAME["AND"], 19, hidden=hidden)
    paper = Paper((1280, 720))
    view.screen(DARK, (1280, 720)).render(paper.surface, paper.placed)
    spots = hotspots_of(view, (1280, 720), DARK)
    tips = [spot.tip() for spot in spots if spot.tip and spot.name not in {"gate", "side panel"}]
    return "\n".join([*(text.requested for text in paper.placed), *tips])


@pytest.mark.parametrize("thing", TOLD)
def test_what_is_hidden_is_nowhere_on_the_stage(thing):
    assert re.search(TOLD[thing], everything(NOTHING))

    assert not re.search(TOLD[thing], everything(frozenset({thing})))


def test_h_hides_what_tells_the_answer_and_shows_it_again():
    session = session_of()

    press(session, "H")
    assert session.stage.hiding.hidden == ANSWERS
    assert "H shows it again" in notice(session)

    press(session, "H")
    assert session.stage.hiding.hidden == NOTHING


def test_h_brings_back_what_the_command_line_hid():
    hiding = Hiding(frozenset({Hidden.LOSS}))
    hiding.toggle()
    hiding.toggle()

    assert hiding.hidden == {Hidden.LOSS}


def test_a_lock_is_not_opened_by_a_key_or_by_a_pasted_line():
    hiding = Hiding(frozenset({Hidden.LOSS}), is_locked=True)
    hiding.toggle()
    hiding.hide(frozenset({Hidden.MAP}), is_locked=False)

    assert hiding.hidden == {Hidden.LOSS, Hidden.MAP}
    assert hiding.is_locked


def test_what_is_hidden_is_the_same_on_all_pages():
    session = session_of()
    press(session, "H", "F3")

    assert session.all_gates.scene().hidden == ANSWERS


def test_the_copied_line_hides_the_same(monkeypatch):
    session, copied = session_of(), []
    monkeypatch.setattr(sharing, "put_on_clipboard", copied.append)
    session.stage.hiding.hide(frozenset({Hidden.LOSS, Hidden.VERDICT}), is_locked=True)

    press(session, "Ctrl+C")
    request = parse_command_line(copied[0])

    assert (request.hidden, request.is_locked) == ({Hidden.LOSS, Hidden.VERDICT}, True)


def test_a_pasted_line_hides(monkeypatch):
    session = session_of()
    monkeypatch.setattr(sharing, "clipboard_text", lambda: "main.py OR --hide marks --lock")

    press(session, "Ctrl+V")

    assert session.stage.hiding.hidden == {Hidden.MARKS}
    assert session.stage.hiding.is_locked


def exported(stage):
    return gate_text(stage.recipe, stage.hiding, sentence_to_export(stage))


def test_an_export_tells_the_sentence_unless_it_is_hidden():
    session = session_of(epochs=19)

    assert "by a hair" in exported(session.stage)

    session.stage.hiding.hide(frozenset({Hidden.SENTENCE}), is_locked=False)
    text = exported(session.stage)
    assert "by a hair" not in text
    assert "--hide=sentence" in text
