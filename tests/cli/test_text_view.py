import io
import os
from itertools import pairwise

import pytest

from game.cli import text_view
from game.cli.text_view import ERASE_BELOW, GLOW_S, Ending, Time, show, speed_at
from game.gates import Gate, Init
from game.gates.problem import cell_count
from game.playground.playground import Playground
from game.playground.run import Setup
from game.playground.tables import row_names
from game.record import replace
from tests.support.gates import AND, MAJORITY, XOR
from tests.support.terminal import Terminal

SIX = Gate("SIX", tuple("ABCDEF"), tuple(int(row > 31) for row in range(64)))


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.seconds = 100.0
        self.n_frames = 0

    def now(self):
        return self.seconds

    def sleep(self, seconds):
        assert seconds > 0
        self.seconds += seconds
        self.n_frames += 1


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")  # `watch` sets these two; here they are to be put back
    monkeypatch.setenv("LINES", "24")
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def watch(gate, setup=None, speed=None, terminal=None, size=(80, 24)):
    """Show a run on a terminal of `size`; return what was seen, and for how many seconds."""
    terminal = terminal or Terminal()
    os.environ["COLUMNS"], os.environ["LINES"] = map(str, size)
    clock, playground = Clock(), Playground(gate, setup or Setup(init=Init.ZERO))
    show(playground, speed, terminal, Time(clock.now, clock.sleep))
    return terminal, clock, playground


def piped(gate, setup=None):
    stream = io.StringIO()
    playground = Playground(gate, setup or Setup(init=Init.ZERO))
    show(playground, stream=stream)
    return stream.getvalue(), playground


def test_a_learned_gate_glows_a_little_longer_and_ends():
    terminal, clock, playground = watch(AND, speed=10)
    seconds = clock.seconds - 100
    assert 1.7 + GLOW_S <= seconds <= 1.7 + GLOW_S + 0.3  # epoch 17 at 10 a second
    assert playground.epoch == pytest.approx(10 * seconds, abs=2)
    assert 10 <= clock.n_frames / seconds <= 20
    end = " ".join(terminal.screen())
    assert "Learned at epoch 17. One neuron can learn this: 2·A + 2·B − 3 is above 0" in end


def test_frames_are_drawn_over_one_another():
    terminal, _, playground = watch(AND)
    screen = terminal.screen()
    assert screen[0] == f"AND   epoch {playground.epoch:,}"
    rows = [line for line in screen if line[:2] in row_names(AND)]
    assert len(rows) == 4
    assert rows[3].endswith("wanted 1  ✓ right")
    assert f"{playground.snapshot.probabilities[3]:.4f}" in rows[3]


def test_the_cursor_comes_back_even_after_ctrl_c():
    terminal = Terminal()

    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        show(Playground(AND), None, terminal, Time(Clock().now, interrupt))
    assert terminal.getvalue().endswith("\x1b[?25h")


def test_what_cannot_be_learned_ends_and_says_why():
    terminal, clock, playground = watch(XOR, Setup(seed=0))
    assert clock.seconds - 100 < 20
    assert playground.epoch >= 300
    assert "rows 01 and 10 (lit) add up to the same as rows 00 and 11 (dark)" in " ".join(
        terminal.getvalue().split()
    )


def test_what_comes_to_rest_unlearned_ends_too():
    _, clock, playground = watch(AND, Setup(l2=0.1))
    assert playground.snapshot.learned_at is None
    assert clock.seconds - 100 < 60


def test_a_slow_run_becomes_faster_and_ends():
    terminal, clock, playground = watch(AND, Setup(learning_rate=0.001, init=Init.ZERO))
    assert playground.snapshot.learned_at > 10_000
    assert clock.seconds - 100 < 60
    assert "Learned at epoch" in terminal.getvalue()


def test_a_run_that_is_learned_from_the_start_glows_and_ends():
    _, clock, playground = watch(AND, Setup(weights=(9.0, 9.0, -13.0)))
    assert playground.snapshot.learned_at == 0
    assert GLOW_S <= clock.seconds - 100 < GLOW_S + 0.2


@pytest.mark.parametrize("size", [(80, 24), (20, 24), (80, 5), (5, 3), (1, 1), (200, 60)])
@pytest.mark.parametrize("gate", [AND, MAJORITY, SIX], ids=lambda gate: gate.name)
def test_no_line_is_wider_and_no_frame_higher_than_the_terminal(gate, size):
    terminal, _, _ = watch(gate, size=size)
    lines = terminal.screen()
    assert all(len(line) <= max(size[0] - 1, 1) for line in lines)
    frames = terminal.getvalue().split(ERASE_BELOW)[:-1]
    assert all(frame.count("\n") <= max(size[1] - 1, 1) for frame in frames)


@pytest.mark.parametrize("size", [(80, 24), (30, 24), (9, 5)])
def test_letters_that_are_two_columns_wide_are_counted_so(size):
    terminal, _, _ = watch(replace(AND, name="与门" * 20, inputs=("甲", "乙")), size=size)
    assert all(cell_count(line) <= size[0] - 1 for line in terminal.screen())


def test_all_rows_of_six_inputs_are_seen_on_an_ordinary_terminal():
    terminal, _, _ = watch(SIX, size=(100, 24))
    shown = "\n".join(terminal.screen())
    assert all(f"{name} " in shown for name in row_names(SIX))


def test_without_utf_8_the_marks_are_plain_letters():
    terminal, _, _ = watch(AND, terminal=Terminal("ascii"))
    assert "wanted 1  + right" in "\n".join(terminal.screen())


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    terminal, _, _ = watch(AND)
    assert "\x1b[48" not in terminal.getvalue()
    assert "[██]" in terminal.getvalue() or "[▓▓]" in terminal.getvalue()


def test_a_pipe_gets_plain_lines():
    out, playground = piped(AND)
    assert "\x1b" not in out
    assert "\r" not in out
    epochs = [int(line.split()[1]) for line in out.splitlines() if line.startswith("epoch")]
    assert epochs == [0, 1, 2, 5, 10, 20]
    assert playground.epoch == 20
    assert out.splitlines()[-1].startswith("Learned at epoch 17. One neuron can learn this")


@pytest.mark.parametrize("term", [None, "", "dumb", "unknown"])
@pytest.mark.parametrize("columns", [80, 40, 10])
def test_a_terminal_without_control_codes_gets_plain_lines(monkeypatch, term, columns):
    monkeypatch.setenv("COLORTERM", "truecolor")
    if term is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", term)
    terminal, clock, _ = watch(AND, size=(columns, 24))
    assert "\x1b" not in terminal.getvalue()
    assert clock.n_frames == 0
    assert max(map(len, terminal.getvalue().split("\n"))) < columns


@pytest.mark.parametrize(("gate", "l2"), [(XOR, None), (AND, 0.1), (SIX, None)])
def test_a_pipe_ends_whatever_the_gate(gate, l2):
    out, playground = piped(gate, Setup(l2=l2, seed=1))
    is_shown = gate is XOR or playground.snapshot.learned_at is not None
    assert ("One neuron can" in out.splitlines()[-1]) == is_shown
    assert playground.epoch <= 1_000_000


def test_the_speed_that_is_asked_for_stays():
    assert speed_at(0, 300) == speed_at(1000, 300) == 300


def test_the_speed_that_is_not_asked_for_grows_without_a_jump():
    speeds = [speed_at(second / 10, None) for second in range(600)]
    assert speeds[0] == speeds[49]
    ratios = [after / before for before, after in pairwise(speeds)]
    assert min(ratios) >= 1
    assert max(ratios) < 1.05


def test_an_ending_waits_for_the_glow_from_when_it_was_seen():
    snapshot = Playground(AND, Setup(weights=(9.0, 9.0, -13.0))).snapshot
    ending = Ending(learnable=True, first_epoch=0)
    assert [ending.is_due(snapshot, snapshot, s) for s in (7, 7 + GLOW_S / 2, 7 + GLOW_S)] == [
        False,
        False,
        True,
    ]


def test_a_frame_never_trains_for_longer_than_a_moment(monkeypatch):
    monkeypatch.setattr(text_view, "MAX_EPOCHS_A_FRAME", 50)
    _, clock, playground = watch(AND, Setup(learning_rate=0.02), speed=10_000)
    assert playground.epoch <= 50 * clock.n_frames


DIVERGING = Setup(learning_rate=1000.0, l2=1000.0)


@pytest.mark.parametrize("seen", [watch, piped])
def test_training_that_has_diverged_ends_and_says_so(seen):
    where, *_, playground = seen(AND, DIVERGING)
    text = where if isinstance(where, str) else where.getvalue()
    assert "raining has diverged: learning rate times L2 is above 2" in " ".join(text.split())
    assert playground.epoch < 100
