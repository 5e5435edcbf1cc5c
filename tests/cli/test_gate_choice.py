from argparse import ArgumentParser

import pytest

from game.cli.gate_choice import add_gate_argument, add_gates_option, chosen_gate, library
from game.playground.options import CommandError, UsageError


def parsed(*words, is_optional=False):
    parser = ArgumentParser()
    add_gate_argument(parser, is_optional=is_optional)
    add_gates_option(parser)
    return parser.parse_args(words)


def test_the_gate_may_be_left_out_where_it_is_optional():
    assert parsed(is_optional=True).gate is None
    assert parsed("xor", is_optional=True).gate == "xor"


def test_gates_of_other_folders_are_found_too(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: Mine\ninputs: [A]\nexpression: not A\n")
    arguments = parsed("mine", "--gates", str(tmp_path))
    assert chosen_gate(library(arguments.gates), arguments.gate).targets == (1, 0)


def test_a_folder_that_is_not_there_is_a_wrong_command_line(tmp_path):
    with pytest.raises(UsageError, match="there is no such folder"):
        library([tmp_path / "none"])


def test_an_unknown_gate_is_a_wrong_command_line_and_a_broken_one_a_failure(tmp_path):
    gates = library([])
    with pytest.raises(UsageError, match='did you mean "nand"'):
        chosen_gate(gates, "nandd")
    broken = tmp_path / "broken.yaml"
    broken.write_text("name: AND\n")
    with pytest.raises(CommandError, match="inputs is missing") as caught:
        chosen_gate(gates, str(broken))
    assert caught.value.status == 1
