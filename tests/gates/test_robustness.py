"""Whatever a file holds, it is a gate or a `GateFileError`; nothing is expanded, run or awaited."""

import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import find, given, settings
from hypothesis import strategies as st

import main
from game.gates import Gate, GateFileError, load_gate, parse_gate, write_gate
from game.gates.bounds import (
    MAX_ANSWER,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_MESSAGE,
    MAX_NODES,
    MAX_PROBLEMS,
    MAX_SHOWN_PATH,
)
from game.gates.problem import UNSAFE
from tests.support.bad_files import AND, PARSERS
from tests.support.strategies import edits, near_gates, trees

ROOT = Path(main.__file__).parent
MEGABYTE = 2**20


def outcome(data, parser=PARSERS[0]):
    """Return the gate or the error, after checks that hold for each."""
    try:
        gate = parse_gate(data, Path("fuzz.yaml"), parser)
    except GateFileError as error:
        check_problems(error)
        return error
    assert isinstance(gate, Gate)
    assert parse_gate(write_gate(gate)) == gate
    return gate


def check_problems(error):
    assert error.problems
    assert not UNSAFE.search(str(error))
    check_lengths(error)
    for problem in error.problems:
        assert problem.line >= 1
        assert 1 <= problem.column <= len(problem.line_text) + 1
        assert problem.render().startswith(f"fuzz.yaml:{problem.line}:{problem.column}: ")


def check_lengths(error):
    """The first problem is always told; together with what is said of the rest, it is bounded."""
    assert len(str(error)) <= MAX_ANSWER + 100
    assert len(error.problems) <= MAX_PROBLEMS + 1
    assert all(len(problem.message) <= MAX_MESSAGE for problem in error.problems)
    longest = MAX_SHOWN_PATH + MAX_MESSAGE + 20  # and the place
    assert all(len(problem.heading) < longest for problem in error.problems)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
class TestAnything:
    @given(data=st.binary(max_size=300))
    def test_bytes(self, parser, data):
        outcome(data, parser)

    @given(text=st.text(max_size=200))
    def test_text(self, parser, text):
        outcome(text, parser)

    @given(text=st.text("ab:-[]{},'\"\\|>&*!%@?#\n ~01x", max_size=60))
    def test_text_of_yaml_signs(self, parser, text):
        outcome(text, parser)

    @given(tree=trees)
    def test_yaml_trees(self, parser, tree):
        outcome(yaml.safe_dump(tree, allow_unicode=True), parser)

    @given(tree=near_gates(), flow=st.booleans())
    def test_trees_that_are_nearly_gates(self, parser, tree, flow):
        outcome(yaml.safe_dump(tree, default_flow_style=flow, sort_keys=False), parser)

    @given(text=edits())
    def test_edits_of_shipped_files(self, parser, text):
        outcome(text, parser)


@pytest.mark.parametrize("wanted", [Gate, GateFileError])
def test_the_trees_that_are_nearly_gates_are_of_both_kinds(wanted):
    steady = settings(derandomize=True, max_examples=2_000, database=None)
    find(
        near_gates(),
        lambda tree: isinstance(outcome(yaml.safe_dump(tree)), wanted),
        settings=steady,
    )


HOSTILE = {
    "aliases that multiply": "a: &a [x, x]\n"
    + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "brackets without end": "[" * 10_000,
    "braces without end": "{a: " * 10_000,
    "dashes without end": "- " * 10_000,
    "question marks without end": "? " * 10_000,
    "values without end": "outputs: [" + "0, " * 20_000 + "]",
    "keys without end": "".join(f"nam{n}: 1\n" for n in range(5_000)),
    "a word without end": "name: " + "a" * 60_000,
    "a number without end": "training: {seed: " + "1" * 60_000 + "}",
    "an octal number without end": "name: 0" + "7" * 60_000,
    "a time without end": "name: 1" + ":59" * 20_000,
    "an expression without end": "expression: " + "not " * 15_000,
    "quotes without end": "'" * 60_000,
    "a comment without end": "name: #" + "a" * 60_000,
    "a column far out": " " * 60_000 + "name: [",
}


@pytest.mark.slow
@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_costs_little_memory(case, parser):
    tracemalloc.start()
    try:
        assert isinstance(outcome(HOSTILE[case], parser), GateFileError)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 * MEGABYTE


def many(line, count):
    return "".join(line.replace("#", str(number)) for number in range(count))


STARTS = ["", AND, "name: A\ninputs: [A]\n", "truth_table:\n", "[", "a: &a ["]
LINES = ["*a, ", "&a# x: ", "- [#, 9]\n", "k#: *a\n", "!t#", "  - zz#\n", "é\u200b#, ", "- "]
WORDY = st.builds(
    lambda start, line, count, end: start + many(line, count) + end,
    st.sampled_from(STARTS),
    st.sampled_from(LINES) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    st.sampled_from([1, 20, 21, 100, 1_000]),
    st.sampled_from(["", "]", "\n", "}", "'"]),
)


@given(text=WORDY)
def test_no_answer_is_long(text):
    outcome(text[: MAX_BYTES // 4])


@pytest.mark.parametrize("case", HOSTILE)
def test_the_answer_to_a_hostile_file_is_short(case):
    assert isinstance(outcome(HOSTILE[case]), GateFileError)


def test_the_answer_is_short_even_where_the_path_is_long():
    source = Path("/".join(["deep" * 50] * 20), "a.yaml")
    with pytest.raises(GateFileError) as caught:
        parse_gate(HOSTILE["aliases that multiply"], source)
    check_lengths(caught.value)
    first, *_ = str(caught.value).split("\n")
    assert first.startswith("…")
    assert "a.yaml:1:4: " in first


def test_what_is_left_out_of_an_answer_is_counted():
    with pytest.raises(GateFileError) as caught:
        parse_gate(HOSTILE["aliases that multiply"])
    shown = str(caught.value).count("<text>:")
    last = str(caught.value).rpartition("\n")[2]
    left = len(caught.value.problems) - shown
    assert last == f"There are more mistakes here, {left} of them known; mend these first."


@pytest.mark.parametrize("case", ["brackets", "braces", "dashes", "question marks"])
def test_nesting_stops_the_parser_at_once(case):
    parser = counting_parser()
    outcome(HOSTILE[f"{case} without end"], parser)
    assert 0 < parser.n_events <= 3 * MAX_DEPTH + 3


def test_values_stop_the_parser_soon():
    parser = counting_parser()
    outcome(HOSTILE["values without end"], parser)
    assert 0 < parser.n_events <= MAX_NODES + 5


def counting_parser():
    class Counting(yaml.SafeLoader):
        n_events = 0

        def get_event(self):
            type(self).n_events += 1
            return super().get_event()

    return Counting


def test_a_file_of_ten_megabytes_is_not_read(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (10 * MEGABYTE))
    tracemalloc.start()
    try:
        with pytest.raises(
            GateFileError, match=r"10,485,760 bytes; a gate file has at most 65,536"
        ):
            load_gate(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MAX_BYTES * 4


def test_the_largest_gate_is_within_the_bounds():
    rows = [f"  - [{', '.join(f'{row:06b}')}, {row % 2}]" for row in range(64)]
    text = "name: ALL\ninputs: [A, B, C, D, E, F]\ntruth_table:\n" + "\n".join(rows)
    assert parse_gate(text).targets == (0, 1) * 32


def test_a_yaml_without_its_parser_in_c_will_do():
    script = (
        "import yaml\n"
        "for name in ('CSafeLoader', 'CParser', 'CLoader'):\n"
        "    vars(yaml).pop(name, None)\n"
        "from game.gates import parse_gate\n"
        f"print(parse_gate({AND!r}).targets)\n"
    )
    assert output_of(script) == "(0, 0, 0, 1)\n"


def test_gates_need_no_window_and_no_environment():
    script = "import sys, game.gates\nprint({'pygame', 'gymnasium'} & set(sys.modules))"
    assert output_of(script) == "set()\n"


def output_of(script):
    return subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True)


SOURCES = [ROOT / "main.py", *sorted((ROOT / "game").rglob("*.py"))]
FORBIDDEN = {
    "eval": r"\beval\(",
    "exec": r"\bexec\(",
    "compile": r"(?<!re\.)\bcompile\(",
    "pickle": r"\b(c?pickle|marshal|shelve|dill)\b",
    "a YAML loader that makes objects": r"(Unsafe|Full)Loader|yaml\.C?Loader\b|(unsafe|full)_load",
    "yaml.load": r"yaml\.load(_all)?\(",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_in_the_program_could_run_what_a_file_says(what):
    assert len(SOURCES) > 20
    for path in SOURCES:
        found = re.search(FORBIDDEN[what], path.read_text(encoding="utf-8"))
        assert found is None, f"{path}: {found}"
