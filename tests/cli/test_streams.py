import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game
from game.cli import streams
from game.cli.parser import COMMANDS
from game.cli.streams import (
    ASCII_FORMS,
    AsciiSigns,
    fit_streams,
    fitted,
    has_all_signs,
    is_live,
    wrapped,
)
from game.gates.problem import cell_count
from tests.support.terminal import Terminal

CHECKOUT = Path(__file__).resolve().parents[2]
LACKING = ("ascii", "cp1252", "cp437", "latin-1", "cp932", "koi8-r")
PRINTED = ("cli", "core", "gates", "playground", "files.py", "process.py", "first_start.py")
"""What holds the texts that a terminal may be sent; those of `ui` and `app` are drawn."""
READ_ONLY = {"expression.py", "numerals.py", "option_parser.py", "values.py"}
"""These hold signs that a user may type, in tables to read them by."""


def printed_signs():
    """Yield each sign beyond ASCII in a text of the program, and the file it is in."""
    for place in PRINTED:
        path = Path(game.__file__).parent / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            tree = ast.parse(file.read_text("utf-8"))
            documentation = {
                id(node.value)
                for node in ast.walk(tree)
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            }
            for node in ast.walk(tree):
                is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if is_text and id(node) not in documentation and file.name not in READ_ONLY:
                    yield from ((sign, file.name) for sign in node.value if ord(sign) > 127)


def test_every_sign_that_the_program_prints_has_an_ascii_form():
    found = {(sign, file) for sign, file in printed_signs() if sign.isprintable()}
    assert {sign for sign, _ in found} <= ASCII_FORMS.keys()
    assert ("\N{MINUS SIGN}", "verdict_words.py") in found


def test_an_ascii_form_is_ascii_and_never_a_question_mark():
    for sign, form in ASCII_FORMS.items():
        assert len(sign) == 1
        assert form.isascii()
        assert form
        assert "?" not in form


@pytest.mark.parametrize("encoding", LACKING)
def test_an_encoding_that_lacks_one_sign_gets_all_in_ascii(encoding):
    assert not has_all_signs(encoding)
    raw = io.BytesIO()
    stream = AsciiSigns(raw, encoding, "backslashreplace")
    text = "".join(ASCII_FORMS)
    assert stream.write(text) == len(text)
    stream.flush()
    assert raw.getvalue().decode("ascii") == "".join(ASCII_FORMS.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_an_encoding_with_all_signs_keeps_them(encoding, monkeypatch):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding, errors="strict")
    monkeypatch.setattr(sys, "stdout", stream)
    fit_streams()
    assert sys.stdout is stream
    stream.write("−2·A \udc80")
    stream.flush()
    assert raw.getvalue().decode(encoding) == "−2·A \\udc80"


@pytest.mark.parametrize("encoding", LACKING)
def test_letters_of_a_user_are_kept_or_escaped(encoding, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding, errors="strict"))
    fit_streams()
    fit_streams()  # as where two commands are run in one process
    sys.stderr.write("ąé雨−")
    sys.stderr.flush()
    text = raw.getvalue().decode(encoding)
    assert "?" not in text
    assert text.endswith("-")
    for letter in "ąé雨":
        escaped = letter.encode("ascii", "backslashreplace").decode()
        assert letter in text or escaped in text


def test_a_stream_that_is_closed_is_replaced(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    fit_streams()
    sys.stdout.write("into nowhere")
    sys.stdout.close()


def test_a_stream_that_is_no_file_is_left_alone(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    streams.fit_streams()
    assert sys.stdout is stream


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm"}, True),
        ({}, False),
        ({"TERM": ""}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "unknown"}, False),
    ],
)
def test_lines_are_overwritten_only_where_the_terminal_says_what_it_is(environment, expected):
    assert is_live(Terminal(), environment) is expected
    assert not is_live(io.StringIO(), environment)


@given(line=st.text(st.sampled_from("ab  é与·"), max_size=60), width=st.integers(1, 30))
def test_a_line_is_wrapped_between_words_and_loses_only_spaces(line, width):
    parts = list(wrapped(line, width))
    wide = any(cell_count(letter) > width for letter in line)
    assert wide or all(cell_count(part) <= width for part in parts)
    assert "".join(parts).replace(" ", "") == line.replace(" ", "")
    if cell_count(line) <= width:
        assert parts == [line]


def test_words_are_kept_whole_where_they_fit():
    assert list(wrapped("one neuron can", 10)) == ["one neuron", "can"]
    assert list(wrapped("  weights", 4)) == ["  we", "ight", "s"]


def test_only_a_terminal_has_a_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "11")
    assert fitted(["one neuron can"], io.StringIO()) == "one neuron can\n"
    assert fitted(["one neuron can"], Terminal()) == "one neuron\ncan\n"
    assert fitted(["−2·A − 2·B"], Terminal("ascii")) == "-2*A - 2*B\n"
    assert fitted(["Łąka"], Terminal("ascii")) == "\\u0141\\u01\n05ka\n"


OWN_LETTERS = "name: Łąka\ninputs: [A, B]\nexpression: not A or not B\n"
LINES = (
    *(f"{command} --help" for command in COMMANDS),
    "train xor --epochs 3",
    "train xor --until-learned",
    "train FILE --epochs 3",
    "play FILE --speed 10000",
    "train FILE --json --epochs 3",
    "check FILE",
    "check BAD",
    "list --gates FOLDER",
    "census 2",
    "train żółw",
    "train and --learning-rate ½θ",
    "train and --öptiön",
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        *({"PYTHONIOENCODING": name} for name in LACKING),
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"PYTHONIOENCODING": "utf-8:strict"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_no_command_prints_a_question_mark_for_a_sign(environment, tmp_path):
    (tmp_path / "own.yaml").write_text(OWN_LETTERS, "utf-8")
    bad = "name: Łąka\ninputs: [A, Ą]\n\texpression: A ∧ θ\n"
    (tmp_path / "bad.yml").write_text(bad, "utf-8")
    places = {"FILE": "own.yaml", "FOLDER": ".", "BAD": "bad.yml"}
    places = {name: str(tmp_path / path) for name, path in places.items()}
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from game.cli import main\n"
        "for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):\n"
        "    main([*line.split()])\n"
    )
    lines = "\n".join(" ".join(places.get(word, word) for word in line.split()) for line in LINES)
    ended = subprocess.run(
        [sys.executable, "-c", code, str(CHECKOUT)],
        input=lines.encode("utf-8"),
        capture_output=True,
        check=False,
        env={**os.environ, "SDL_VIDEODRIVER": "", "TERM": "xterm", **environment},
        cwd=tmp_path,
    )
    encoding = environment.get("PYTHONIOENCODING", "ascii").partition(":")[0]
    text = (ended.stdout + ended.stderr).decode(encoding)
    assert "Traceback" not in text
    assert text.replace("did you mean", "").count("?") == text.count("did you mean")
    if encoding != "utf-8":
        assert not set(ASCII_FORMS) & set(text)
        assert "-2*A - 2*B + 3 is above 0" in " ".join(text.split())
    else:
        assert "−2·A − 2·B + 3 is above 0" in " ".join(text.split())
