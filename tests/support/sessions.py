"""Sessions for tests: no window, no display."""

from game.app.session import Session
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.playground.run import Setup


def session_of(name: str = "and", setup: Setup | None = None, epochs: int = 0) -> Session:
    library = Library([shipped("gates")])
    return Session(library, Recipe(library.find(name), setup or Setup(), epochs))


def notice(session: Session) -> str:
    return session.scene().notice


def finish(session: Session) -> str:
    """Wait for what is done beside the window, and return what is said of it."""
    session.jobs.wait()
    session.advance(0.0)
    return notice(session)
