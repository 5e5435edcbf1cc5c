import shlex

import pytest

from game.app.crash import as_a_sentence
from game.playground.command_line import parse_command_line
from game.playground.options import CommandError
from game.playground.run import Setup
from tests.support.sessions import session_of


def crash(session):
    with as_a_sentence(session):
        raise ZeroDivisionError("ours")


def test_a_mistake_of_ours_is_a_sentence_and_the_run_is_not_lost(monkeypatch):
    monkeypatch.delenv("GLOWGATE_DEBUG", raising=False)
    session = session_of("majority", Setup(seed=8), epochs=50)
    with pytest.raises(CommandError) as caught:
        crash(session)
    sentence, line = str(caught.value).split("\n")
    assert "ZeroDivisionError: ours" in sentence
    assert "GLOWGATE_DEBUG=1" in sentence
    request = parse_command_line(line)
    assert (request.gate, request.epochs, request.setup.seed) == ("MAJORITY", 50, 8)
    assert shlex.split(line)


def test_a_broken_session_is_no_second_crash(monkeypatch):
    monkeypatch.delenv("GLOWGATE_DEBUG", raising=False)
    session = session_of()
    del session.stage
    with pytest.raises(CommandError, match="ZeroDivisionError"):
        crash(session)


def test_whoever_mends_it_is_told_all(monkeypatch):
    monkeypatch.setenv("GLOWGATE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        crash(session_of())


def test_an_interrupt_goes_its_way():
    with pytest.raises(KeyboardInterrupt), as_a_sentence(session_of()):
        raise KeyboardInterrupt
