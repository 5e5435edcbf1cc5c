import re
from pathlib import Path

import pytest

from game.cli.parser import COMMANDS
from game.envs.checks import FIXED_SETTINGS
from game.gates import parse_gate
from game.gates.settings import SETTINGS, Word
from game.playground.options import EPOCHS_OPTION, SETUP_OPTIONS, VIEW_OPTIONS
from tests.support.write_readme_keys import with_table

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def test_its_first_two_commands_start_the_app_and_the_tests():
    first_block = re.search(r"```sh\n(.*?)```", README, re.DOTALL)[1]
    commands = [line.split("#")[0].strip() for line in first_block.splitlines()]
    assert commands == ["python3 main.py", "python3 -m tests"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command):
    assert re.search(rf"python3 main\.py \[?{command}\b", README)


@pytest.mark.parametrize("option", [*SETUP_OPTIONS, EPOCHS_OPTION, *VIEW_OPTIONS])
def test_every_option_is_described(option):
    assert f"`{option.flag}" in README


@pytest.mark.parametrize("row", [r for r in SETTINGS.values() if isinstance(r.domain, Word)])
def test_every_word_of_an_option_is_told(row):
    words = r"\|".join(row.domain.words)
    assert f"`{row.flag} {words}`" in README


def test_every_setting_of_the_environments_is_told():
    [paragraph] = re.findall(r"^Both take `gate`.*?\n\n", README, re.DOTALL | re.MULTILINE)
    assert {name for name in SETTINGS if f"`{name}`" in paragraph} == {*SETTINGS} - FIXED_SETTINGS


def test_its_gate_is_one():
    text = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)[1]
    assert parse_gate(text.encode()).targets == (0, 0, 0, 1)


def test_its_python_runs(capsys):
    code = re.search(r"## From Python\n.*?```python\n(.*?)```", README, re.DOTALL)[1]
    exec(compile(code.replace("from glowgate", "from game"), "README.md", "exec"), {})
    assert capsys.readouterr().out == (
        "<Playground of AND at epoch 100> [0.01 0.15 0.15 0.78]\nFalse\n"
    )


def test_its_keys_are_those_of_the_bindings():
    assert with_table(README) == README, "run python -m tests.support.write_readme_keys"
