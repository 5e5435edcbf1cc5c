import pytest

from game.cli import play
from game.cli.parser import COMMANDS, parse
from game.playground.options import UsageError
from tests.support.run_command import run_command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    result = run_command(command, "--help")
    assert result.status == 0
    assert result.out.startswith(f"usage: main.py {command}")


@pytest.mark.parametrize(
    ("words", "gate"),
    [("", None), ("nand", "nand"), ("play", None), ("play xor", "xor"), ("--seed 3 or", "or")],
)
def test_play_may_be_left_out(words, gate):
    arguments = parse(words.split())
    assert arguments.gate == gate
    assert arguments.run is play.run


def test_options_are_not_guessed_from_their_beginning():
    with pytest.raises(UsageError):
        parse(["train", "and", "--learn", "1"])
