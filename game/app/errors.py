"""What goes wrong with a command, as one sentence and an exit status."""


class CommandError(Exception):
    """The work failed: exit status 1."""

    status = 1


class UsageError(CommandError):
    """The command line was wrong: exit status 2."""

    status = 2
