import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.cli import entry
from game.cli.parser import COMMANDS, build_parsers, check_command, parse
from game.files import shipped
from game.gates import Library
from game.gates.bounds import MAX_ANSWER
from game.playground.options import UsageError
from tests.support.run_command import run_command

CHECKOUT = Path(__file__).resolve().parents[2]


def start(*words, **options):
    return subprocess.Popen(
        [sys.executable, "main.py", *words],
        cwd=CHECKOUT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


WRONG = {
    "train": "train needs GATE, the name of a gate, or the path of a gate file.",
    "train adn": 'There is no gate "adn"; did you mean "and"?',
    "train zzz": 'There is no gate "zzz"; the gates are: AND, OR, NAND',
    "nandd": 'did you mean "nand"?',
    "train and --epochs -1": "--epochs -1: it must be at least 0",
    "train and --epochs 1.5": "--epochs 1.5: it is not a whole number.",
    "train and --epochs 1e3": "--epochs 1e3: a whole number is written out: 1000.",
    "train and --epochs": "--epochs needs a value: --epochs N.",
    "train and --epochs --json": "--epochs needs a value: --epochs N.",
    "train and --epochs= --json": "--epochs needs a value: --epochs N.",
    "train and --epochs 1 --epochs=2": "--epochs is given twice; leave one of them.",
    "train and --learning-rate 0": "--learning-rate 0: it must be above 0",
    "train and --learning-rate -1": "must be above 0",
    "train and --learning-rate nan": "--learning-rate nan: it is not a number.",
    "train and --learning-rate inf": "--learning-rate inf: it is not a number.",
    "train and --learning-rate fast": "it is not a number",
    "train and --learning-rate 0,5": "0,5: a number has a point, not a comma: 0.5.",
    "train and --learning-rate=0,5": "0,5: a number has a point, not a comma: 0.5.",
    "train and --threshold 0,5": "--threshold 0,5: a number has a point, not a comma: 0.5.",
    "train and --weights 2,5;2,5;-4": "a comma stands between numbers, a point within: 2.5,2.5,-4.",
    "train and --l2 -0.1": "must be at least 0",
    "train and --threshold 0": "must be above 0 and below 1",
    "train and --threshold 1": "must be above 0 and below 1",
    "train and --seed -1": "must be at least 0",
    "train and --seed 4294967296": "at most 4,294,967,295",
    "train and --optimizer sdg": "--optimizer sdg: it is unknown; did you mean sgd?",
    "train and --init one": "it must be random or zero",
    "train and --weights 1,2": "AND needs 3 weights (A, B, bias); 2 are given",
    "train and --weights 1,,2": '--weights 1,,2: "" is not a number.',
    "train and --weights 1,2,nan": '--weights 1,2,nan: "nan" is not a number.',
    "train and --weights 1,2,1e13": '"1e13" must be',
    "train and --epochs 3 --until-learned": "--epochs and --until-learned exclude each other",
    "train and --gates /nowhere/at/all": "there is no such folder",
    "train and or": '"or" is one word too many.',
    "train and --nonsense": "There is no option --nonsense; train --help lists them.",
    "train and --learn 1": "There is no option --learn; did you mean --learning-rate?",
    "train and -seed 1": "There is no option -seed; did you mean --seed?",
    "train and –seed 1": "There is no option –seed; did you mean --seed?",
    "train and --json=3": '--json takes no value; leave out "=3".',
    "record and --se 3": "There is no option --se; did you mean --seed or --seconds?",
    "record and": "record needs -o FILE.",
    "record and -o a.gif --size 12x": '--size 12x: "12" must be at least 800',
    "record and -o a.gif --frames 2 --seconds 1": "--frames and --seconds exclude each other",
    "census": "census needs N, how many inputs the gates have, 1 to 4.",
    "census nan": "census nan: it is not a whole number.",
    "census 99": "census 99: it must be at least 1 and at most 4.",
    "census -1": "census -1: it must be at least 1 and at most 4.",
    "ply and": "There is no command ply; did you mean play?",
    "trian and": "There is no command trian; did you mean train?",
    "lsit": "There is no command lsit; did you mean list?",
    "help": "There is no command help; did you mean --help?",
    "--hlep": "There is no option --hlep; did you mean --help?",
    "--seed 3 train and": "The command stands first: main.py train.",
    "--seed 3 train": "The command stands first: main.py train.",
    "and or": '"or" is one word too many.',
    "play and --speed 0": "must be at least 1",
    "play and --theme drak": "did you mean dark?",
    "check": "check needs FILE, a gate file, a lesson, or a folder.",
    "list --json": "There is no option --json; list --help lists them.",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_command_line_is_one_sentence_and_status_2(words):
    result = run_command(*words.split())
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("glowgate: ")
    assert result.err.count("\n") == 1
    assert WRONG[words] in result.err


COMPLETE = {
    "play": "and",
    "train": "and",
    "check": "gates/and.yaml",
    "list": "",
    "lessons": "",
    "grade": ".",
    "census": "2",
    "record": "and -o and.png",
}
"""The least that each command needs."""

KINDS_OF_MISTAKE = {
    "a word too many": lambda flag, _: f"surplus {flag} 1 surplus",
    "no value": lambda flag, _: flag,
    "an empty value": lambda flag, _: f"{flag}=",
    "an option as the value": lambda flag, _: f"{flag} --gates",
    "shortened": lambda flag, _: flag[:-1],
    "misspelt": lambda flag, _: f"{flag}z 1",
    "given twice": lambda flag, metavar: f"{flag} {metavar} {flag} {metavar}",
    "a value of another kind": lambda flag, _: f"{flag} nan",
    "no sense at all": lambda flag, _: f"--=3 --- {flag}",
    "a value where there is none": lambda flag, _: f"{flag}=1=2",
}

ARGPARSE_SAYS = (
    *("usage:", "invalid", "choose from", "unrecognized", "required", "expected", "argument"),
    *("ambiguous", "not allowed", "could be", "ignored explicit", "Traceback"),
)


def answer_to(line):
    """Return what is told about the mistake in `line`, if there is one."""
    try:
        parse(line)
    except UsageError as error:
        return str(error)
    except SystemExit:  # help was asked for
        pass
    return "None."


def test_every_command_is_known_here():
    assert COMPLETE.keys() == COMMANDS.keys()


@pytest.mark.parametrize("kind", KINDS_OF_MISTAKE)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_mistake_is_answered_in_the_words_of_argparse(command, kind):
    _, commands = build_parsers(command)
    options = commands[command].options
    for flag, action in options.items():
        words = f"{COMPLETE[command]} {KINDS_OF_MISTAKE[kind](flag, action.metavar)}".split()
        for line in ([command, *words], [f"{command}x", *words], words):
            answer = answer_to(line)
            assert not [said for said in ARGPARSE_SAYS if said in answer], (line, answer)
            assert answer.endswith((".", "?"))
            assert "\n" not in answer


def test_no_shipped_gate_is_taken_for_a_mistyped_command():
    library = Library([shipped("gates")])
    library.refresh(budget=None)
    for name in (*library.display_names, "XYZ", "majority-of-5"):
        check_command(name.lower())


def test_control_characters_never_reach_the_terminal():
    result = run_command("train", "a\x1b[31mb\x07", "--gates", "x\x1by")
    assert not set(result.err) & set("\x1b\x07")


def test_a_broken_gate_file_is_status_1_with_its_place(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("name: Bad\ninputs: [A]\noutputs: [1]\n")
    result = run_command("train", str(path))
    assert result.status == 1
    assert f"{path}:3:" in result.err
    assert "^" in result.err


def test_the_version():
    assert run_command("--version").out == f"Glowgate {game.__version__}\n"


def heed_ctrl_c():
    """Undo what a shell does to jobs in its background: they take no notice of Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_with_a_word_and_no_traceback():
    words = ("train", "and", "--epochs", "20000", "--csv", "/dev/stdout")
    process = start(*words, preexec_fn=heed_ctrl_c)
    process.stdout.readline()  # now it writes, and the pipe is soon full
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "glowgate: Stopped.\n")


def test_a_reader_that_leaves_early_is_no_error_to_shout_about():
    process = start("train", "xor", "--epochs", "2000", "--csv", "/dev/stdout")
    assert process.stdout.readline().startswith("epoch,loss,cross_entropy")
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 1
    assert err == ""


def test_an_encoding_without_the_marks_is_no_error():
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    process = start("train", "xor", env=environment)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "One neuron cannot learn this" in out


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_is_closed_is_no_error(stream):
    descriptor = {"stdout": 1, "stderr": 2}[stream]
    code = f"import os, sys; os.close({descriptor}); os.execv(sys.executable, sys.argv[1:])"
    words = [sys.executable, "-c", code, sys.executable, "main.py", "train", "and"]
    ended = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert ended.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["list", "train and", "train and --json"])
def test_an_output_that_is_full_is_one_sentence(words):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "main.py", *words.split()]
        ended = subprocess.run(
            command, cwd=CHECKOUT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, "glowgate: No space left on device.\n")


def test_json_is_all_that_is_printed():
    process = start("train", "and", "--json")
    out, err = process.communicate(timeout=60)
    assert err == ""
    assert json.loads(out)["gate"] == "AND"


ANSWERS = {  # where there is a link that leads in a circle, or a name that no file can have
    "train and --csv {loop}": 1,
    "census 2 --csv {loop}": 1,
    "record and --epochs 1 -o {loop}.png": 1,
    "record and --epochs 1 -o {long}.png": 1,
    "train and --csv {long}": 1,
    "check {loop}": 1,
    "check {long}": 1,
    "play {loop}.png.yaml": 1,
    "train {long}.yaml": 1,
    "list --gates {loop}": 2,
    "list --gates {long}": 2,
}


@pytest.mark.skipif(os.name == "nt", reason="links take a right there")
@pytest.mark.parametrize("words", ANSWERS)
def test_a_path_that_leads_nowhere_is_answered_with_a_sentence(tmp_path, words):
    for name in ("loop", "loop.png", "loop.png.yaml"):
        (tmp_path / name).symlink_to(tmp_path / name)
    paths = {"loop": str(tmp_path / "loop"), "long": str(tmp_path / ("a" * 300))}
    result = run_command(*(word.format(**paths) for word in words.split()))
    assert result.status == ANSWERS[words]
    assert any(name in result.err for name in ("loop", "a" * 300))
    assert "Traceback" not in result.err
    assert all((tmp_path / name).is_symlink() for name in ("loop", "loop.png"))


@pytest.mark.skipif(os.name == "nt", reason="links take a right there")
def test_ones_own_folder_of_gates_may_be_a_link_in_a_circle(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = tmp_path / "glowgate" / "glowgate" / "gates"
    own.parent.mkdir(parents=True)
    own.symlink_to(own)
    assert run_command("train", "and", "--epochs", "3").status == 0
    listed = run_command("list")
    assert listed.status == 0
    assert "The folder cannot be looked into: " in listed.err


HOMES = {
    "HOME": "caf\udce9",
    "XDG_DATA_HOME": "caf\udce9",
    "XDG_CONFIG_HOME": "caf\udce9",
}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="all names are Unicode there")
@pytest.mark.parametrize("name", HOMES)
def test_a_home_whose_name_is_not_in_utf_8_is_as_good_as_any(tmp_path, name):
    place = tmp_path / HOMES[name]
    place.mkdir()
    environment = {key: value for key, value in os.environ.items() if key not in HOMES}
    environment |= {"HOME": str(tmp_path), name: str(place), "SDL_VIDEODRIVER": ""}
    environment.pop("DISPLAY", None)
    for words in (["list"], ["train", "and", "--epochs", "3"], ["play", "and", "--epochs", "3"]):
        process = start(*words, env=environment, stdin=subprocess.DEVNULL)
        _, err = process.communicate()
        assert process.returncode == 0, err
        assert "Traceback" not in err


def test_ctrl_c_that_python_turns_into_another_error_is_ctrl_c(monkeypatch, capsys):
    def interrupted():
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(entry.play, "run_default", interrupted)
    assert entry.run([]) == 130
    assert capsys.readouterr().err == "glowgate: Stopped.\n"


WITH_A_PATH = (
    "check {}",
    "train {}.yaml",
    "train and --csv {}/x",
    "census 2 --csv {}/x",
    "record and -o {}/x.png",
    "record and -o {}.bmp",
    "list --gates {}",
)


@pytest.mark.parametrize("words", WITH_A_PATH)
@pytest.mark.parametrize("path", ["nowhere/" + "x" * 20_000, "no\u200bwhere", "no\u202ewhere\x1b["])
def test_a_path_in_an_answer_is_short_and_shows_what_is_in_it(words, path):
    result = run_command(*(word.format(path) for word in words.split()))
    assert result.status in {1, 2}
    assert len(result.err) < MAX_ANSWER
    assert (
        "x" * 20 in result.err
        or "no[U+200B]where" in result.err
        or "\N{REPLACEMENT CHARACTER}" in result.err
    )
    assert not set("\u200b\u202e\x1b") & set(result.err)


def test_an_empty_name_is_no_gate():
    for words in (("",), ("play", ""), ("train", "")):
        assert 'There is no gate ""' in run_command(*words).err
