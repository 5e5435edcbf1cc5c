import io

import pytest

from game.cli.report import Progress
from tests.support.terminal import Terminal


@pytest.fixture(autouse=True)
def _terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def run(stream, seconds_a_step, steps=200):
    time = iter(range(10**6))
    with Progress(stream, "training", steps, lambda: next(time) * seconds_a_step) as progress:
        for done in range(1, steps + 1):
            progress.show(done)
            if done == steps // 2:
                halfway = stream.getvalue()
    return halfway


def test_long_work_shows_how_far_it_is():
    terminal = Terminal()
    halfway = run(terminal, 1.0)
    assert halfway.endswith("training [###############...............] 50 %")


def test_each_percent_is_drawn_once():
    terminal = Terminal()
    run(terminal, 1.0)
    assert terminal.getvalue().count("training") <= 101


def test_the_bar_is_gone_in_the_end():
    terminal = Terminal()
    run(terminal, 1.0)
    assert terminal.screen() == [""]


def test_short_work_shows_nothing():
    terminal = Terminal()
    run(terminal, 0.001)
    assert terminal.getvalue() == ""


def test_a_file_gets_nothing():
    file = io.StringIO()
    run(file, 1.0)
    assert file.getvalue() == ""


def test_no_work_is_no_error():
    with Progress(Terminal(), "training", 0, iter((0.0, 9.0)).__next__) as progress:
        progress.show(0)


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_without_control_codes_gets_no_bar(monkeypatch, term):
    monkeypatch.setenv("TERM", term)
    terminal = Terminal()
    run(terminal, 1.0)
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("columns", [5, 30, 60])
def test_the_bar_is_no_wider_than_the_terminal(monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    terminal = Terminal()
    run(terminal, 1.0)
    bars = terminal.getvalue().split("\r\x1b[K")
    assert max(map(len, bars)) < columns
    assert any("50 %" in bar for bar in bars) or columns < 6
