from game.app.command import Command
from game.app.dispatch import do
from game.app.settings import Settings
from game.playground.controls import Action
from tests.support.sessions import session_of


def test_calm_bulbs_change_at_once_and_nothing_travels():
    session = session_of()
    do(session, Command.CALM)
    do(session, Command.TOGGLE_RUN)
    session.advance(0.05)
    assert session.scene().pulse is None
    do(session, Command.TOGGLE_RUN)
    session.stage.step(Action.FORWARD_100)
    session.advance(1e-6)
    scene = session.scene()
    assert abs(scene.glow - scene.snapshot.probabilities).max() < 1e-12


def test_without_calm_bulbs_glide():
    session = session_of()
    session.advance(1.0)
    session.stage.step(Action.FORWARD_100)
    session.advance(0.016)
    scene = session.scene()
    assert abs(scene.glow - scene.snapshot.probabilities).max() > 0.01


def test_calm_and_sound_are_kept():
    session = session_of()
    assert session.settings((1280, 720)) == Settings()
    do(session, Command.CALM)
    do(session, Command.SOUND)
    assert session.settings((900, 600)) == Settings(window=(900, 600), sound=True, calm=True)
