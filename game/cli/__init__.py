"""The command line. `main` runs a command; each is a module with `add_options` and `run`."""

from collections.abc import Sequence

from ..process import INTERRUPTED, end_at_interrupt, hold_collector, raise_interrupts, set_up


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, by default the process's own, and return the exit status."""
    set_up()
    hold_collector()
    end_at_interrupt()
    try:
        from . import entry  # noqa: PLC0415 - it imports numpy, after the set-up above

        raise_interrupts()
        return entry.run(argv)
    except KeyboardInterrupt:  # from a handler that a caller has set
        return INTERRUPTED
