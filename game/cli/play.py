"""`play`: opens the window, or shows the live text view if there is no display."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..gates import Library
from ..playground.hidden import NOTHING, HiddenThings
from ..playground.options import (
    EPOCHS_OPTION,
    SETUP_OPTIONS,
    VIEW_OPTIONS,
    CommandError,
    UsageError,
    add_hiding_options,
)
from ..playground.recipe import Recipe
from ..process import hold_collector, release_collector
from .gate_choice import add_gate_argument, add_gates_option, chosen_gate, library, recipe_from

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

DEFAULT_GATE = "and"
NO_DISPLAY = "There is no display, so this is the live text view of the same training."
NO_LESSON = "There is no display, and a lesson needs the window."
WITHOUT_WINDOW = ("offscreen", "dummy")
"""The drivers that SDL uses if there is no display."""

OLD_PYGAME = (
    "The old pygame is installed, and Glowgate needs pygame-ce, which has the same name:"
    " pip uninstall pygame, then pip install --force-reinstall pygame-ce."
)


def add_options(parser: "ArgumentParser") -> None:
    """Add the arguments of the command to `parser`."""
    add_gate_argument(parser, is_optional=True)
    for option in (*SETUP_OPTIONS, EPOCHS_OPTION, *VIEW_OPTIONS):
        option.add_to(parser)
    add_hiding_options(parser)
    parser.set_defaults(has_command=True)
    add_gates_option(parser)
    from .list_lessons import add_lessons_option  # noqa: PLC0415 - a start without options

    add_lessons_option(parser)
    parser.add_argument("--lesson", metavar="NAME", help="a lesson to begin with, or its file")


def run(arguments: "Namespace") -> int:
    """Open the window and return its exit status, or show the text view."""
    gates, is_named = library(arguments.gates), arguments.gate is not None
    arguments.gate = arguments.gate if is_named else DEFAULT_GATE
    try:
        gate = chosen_gate(gates, arguments.gate)
    except UsageError:
        if not arguments.has_command:
            from .parser import check_command  # noqa: PLC0415 - without arguments there is no need

            check_command(arguments.gate)
        raise
    recipe = recipe_from(arguments, gate)
    is_plain = not is_named and recipe == Recipe(gate) and arguments.lesson is None
    if arguments.lesson is not None or arguments.lessons is not None:
        from .list_lessons import check_lesson  # noqa: PLC0415 - as above

        check_lesson(arguments.lessons, arguments.lesson)
    return play(
        gates,
        recipe,
        speed=arguments.speed,
        theme=arguments.theme,
        offers_last_run=is_plain,
        hidden=arguments.hide or NOTHING,
        is_locked=arguments.lock,
        lessons=arguments.lessons,
        lesson=arguments.lesson,
    )


def run_default() -> int:
    """Run the command with all defaults, as without any arguments."""
    gates = library([])
    return play(gates, Recipe(chosen_gate(gates, DEFAULT_GATE)), offers_last_run=True)


def play(
    gates: Library,
    recipe: Recipe,
    *,
    speed: int | None = None,
    theme: str | None = None,
    offers_last_run: bool = False,
    hidden: HiddenThings = NOTHING,
    is_locked: bool = False,
    lessons: Path | None = None,
    lesson: str | None = None,
) -> int:
    """Open the window on `recipe` and return its exit status, or show the text view."""
    hold_collector()
    try:
        has_display = open_display()
    except WrongPygameError as error:
        raise CommandError(str(error)) from None
    if has_display:
        from ..app.window import open_window  # noqa: PLC0415 - other commands do not need pygame

        return open_window(
            gates,
            recipe,
            speed=speed,
            theme=theme,
            offers_last_run=offers_last_run,
            hidden=hidden,
            is_locked=is_locked,
            lessons=lessons,
            lesson=lesson,
        )
    if lesson is not None:
        raise CommandError(NO_LESSON)
    from .streams import fitted  # noqa: PLC0415 - the window does not need it
    from .text_view import show  # noqa: PLC0415 - as above
    from .train import follow_with_progress  # noqa: PLC0415 - as above

    release_collector()
    sys.stderr.write(fitted([NO_DISPLAY], sys.stderr))
    playground = recipe.begin()
    follow_with_progress(recipe, playground)
    show(playground, speed, hidden=hidden)
    return 0


class WrongPygameError(Exception):
    """The original pygame is installed instead of pygame-ce."""


def open_display() -> bool:
    """Return whether windows can be opened; if so, pygame's display and fonts are initialised.

    A driver that the user has set in SDL_VIDEODRIVER is always used.

    Raises:
        WrongPygameError: pygame is not pygame-ce.
    """
    import pygame  # noqa: PLC0415 - parsing does not need it

    if not getattr(pygame, "IS_CE", False):
        raise WrongPygameError(OLD_PYGAME)
    _quieten_wayland()
    # Sharp on Windows at any display scaling: SDL then reports physical pixels.
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    try:
        pygame.display.init()
    except (pygame.error, UnicodeError):  # SDL_VIDEODRIVER may be no text
        return False
    is_asked_for = bool(os.environ.get("SDL_VIDEODRIVER"))
    if pygame.display.get_driver() in WITHOUT_WINDOW and not is_asked_for:
        pygame.display.quit()
        return False
    if pygame.display.get_driver() == "x11":
        # Pictures go to the X server by shared memory, only the parts that changed. By default SDL
        # opens OpenGL first: a tenth of a second, and each frame then is a whole one.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.font.init()
    return True


def _quieten_wayland() -> None:
    """Set XDG_RUNTIME_DIR if it is missing: libwayland then prints no error about it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", os.devnull)
