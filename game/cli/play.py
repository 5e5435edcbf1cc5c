"""`play`: the window, or where there is no display the live text view."""

import sys
from argparse import ArgumentParser, Namespace

from ..app.display import WrongPygameError, open_display
from ..playground.options import EPOCHS_OPTION, SETUP_OPTIONS, VIEW_OPTIONS, CommandError
from .gate_choice import add_gate_argument, add_gates_option, chosen_gate, library, recipe_from

DEFAULT_GATE = "and"
NO_DISPLAY = "There is no display, so this is the live text view of the same training."


def add_options(parser: ArgumentParser) -> None:
    """Make `parser` understand what may follow the command."""
    add_gate_argument(parser, default=DEFAULT_GATE)
    for option in (*SETUP_OPTIONS, EPOCHS_OPTION, *VIEW_OPTIONS):
        option.add_to(parser)
    add_gates_option(parser)


def run(arguments: Namespace) -> int:
    """Open the window and return its exit status, or show the text view."""
    gates = library(arguments)
    gate = chosen_gate(gates, arguments.gate)
    recipe = recipe_from(arguments, gate)
    try:
        has_display = open_display()
    except WrongPygameError as error:
        raise CommandError(str(error)) from None
    if has_display:
        from ..app.window import open_window  # noqa: PLC0415 - the commands without a window do without pygame

        return open_window(gates, recipe, speed=arguments.speed, theme=arguments.theme)
    from .text_view import show  # noqa: PLC0415 - the window does without
    from .train import follow_with_progress  # noqa: PLC0415 - as above

    sys.stderr.write(f"{NO_DISPLAY}\n")
    playground = recipe.begin()
    follow_with_progress(recipe, playground)
    show(playground, arguments.speed)
    return 0
