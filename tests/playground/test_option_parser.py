import pytest

from game.playground.option_parser import OptionParser, is_option
from game.playground.options import UsageError


def parser(**options):
    made = OptionParser(prog="glowgate tell", **options)
    made.add_argument("gate", metavar="GATE", help="a gate")
    made.add_argument("-o", "--output", metavar="FILE")
    made.add_argument("--n", metavar="N", type=int)
    made.add_argument("--json", action="store_true")
    made.add_argument("--gates", metavar="DIR", action="append", default=[])
    made.set_defaults(run=print)
    return made


def test_words_are_read_in_any_order():
    found = parser().read(["--n", "-3", "-ofile", "and", "--json", "--gates=a", "--gates", "-b"])
    assert vars(found) == {
        "gate": "and",
        "output": "file",
        "n": -3,
        "json": True,
        "gates": ["a", "-b"],
        "run": print,
    }


def test_what_is_not_given_has_its_default_and_is_not_shared():
    parser_ = parser()
    parser_.read(["x", "--gates", "a"])
    found = parser_.read(["x"])
    assert (found.n, found.json, found.gates, found.output) == (None, False, [], None)


def test_after_two_dashes_all_is_a_word():
    assert parser().read(["--n=1", "--", "--json"]).gate == "--json"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "The line needs GATE, a gate."),
        ("a b", '"b" is one word too many.'),
        ("a --n", "--n needs a value: --n N."),
        ("a --n --json", "--n needs a value: --n N."),
        ("a -o --json", "-o needs a value: -o FILE."),
        ("a --n=1 --n=2", "--n is given twice; leave one of them."),
        ("a -o 1 --output 2", "--output is given twice; leave one of them."),
        ("a --json --json", "--json is given twice; leave one of them."),
        ("a --json=", '--json takes no value; leave out "=".'),
        ("a --gate x", "There is no option --gate; did you mean --gates?"),
        ("a --jsno", "There is no option --jsno; did you mean --json?"),
        ("a -x", "There is no option -x."),
    ],
)
def test_a_mistake_is_one_sentence(words, sentence, capsys):
    with pytest.raises(UsageError) as caught:
        parser(add_help=False).read(words.split())
    assert str(caught.value) == sentence
    assert capsys.readouterr() == ("", "")


def test_a_command_names_itself_and_its_help():
    made = parser(help_command="tell --help")
    with pytest.raises(UsageError, match=r"^tell needs GATE, a gate\.$"):
        made.read([])
    with pytest.raises(UsageError, match=r"^There is no option --xyz; tell --help lists them\.$"):
        made.read(["a", "--xyz"])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("-x", True), ("--", True), ("–seed", True), ("-", False), ("-3", False), ("a-b", False)],
)
def test_what_looks_like_an_option(word, expected):
    assert is_option(word) is expected
