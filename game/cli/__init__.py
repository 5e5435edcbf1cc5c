"""The command line. `main` runs a command; each is a module with `add_options` and `run`."""

from collections.abc import Sequence

from ..process import hold_collector, set_up

INTERRUPTED = 130  # what a shell expects after Ctrl+C


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, by default the process's own, and return the exit status."""
    set_up()
    hold_collector()
    try:
        from . import entry  # noqa: PLC0415 - it imports numpy, after the set-up above

        return entry.run(argv)
    except KeyboardInterrupt:  # while modules are still being imported
        return INTERRUPTED
