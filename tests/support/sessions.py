"""Sessions for tests: no window, no display."""

from game.app.bindings import bindings_on, hints_now
from game.app.session import Session
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.playground.run import Setup
from game.ui.kit.binding import chord


def session_of(name: str = "and", setup: Setup | None = None, epochs: int = 0) -> Session:
    """Return a session that shows a shipped gate."""
    library = Library([shipped("gates")])
    return Session(library, Recipe(library.find(name), setup or Setup(), epochs))


def press(session: Session, *keys: str) -> None:
    """Do what keys do on the page that is open, whatever its mode."""
    for key in keys:
        found = [b for b in bindings_on(session.page.title) if chord(key) in b.chords]
        assert len(found) == 1, key
        session.quitting.begin_press()
        session.follow(found[0])


def notice(session: Session) -> str:
    """Return what is told: what was saved, or else the message of the moment."""
    screen = session.screen
    return screen.notice if screen.saved is None else screen.saved.text


def save(session: Session, name: str | None = None) -> None:
    """Save the gate on stage, under the proposed name or another."""
    session.saving.ask()
    if name is not None:
        session.saving.type(name)
    session.saving.save()


def is_replaying(session: Session) -> bool:
    """Whether a run is on its way to the stage."""
    return session._loader.is_loading


def finish(session: Session) -> str:
    """Wait for what is done beside the window, and return what is said of it."""
    session.jobs.wait()
    session.advance(0.0)
    return notice(session)


def hinted(session: Session) -> dict[str, list[str]]:
    """Return what the hint bar says now: labels, and their keycaps that can be used."""
    return {
        hint.label: [cap.caps[0] for cap in hint.keycaps if cap.binding not in hint.idle]
        for hint in hints_now(session.page, session.mode_bindings)
        if not hint.is_idle
    }
