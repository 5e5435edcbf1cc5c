import os
import signal
import subprocess
import sys
import threading

import pytest

from game import process
from game.process import set_up

BLAS, BANNER = "OPENBLAS_NUM_THREADS", "PYGAME_HIDE_SUPPORT_PROMPT"


def test_an_app_hides_the_banner_and_leaves_the_cores_to_the_ensemble(monkeypatch):
    monkeypatch.delenv(BANNER, raising=False)
    monkeypatch.delenv(BLAS, raising=False)
    set_up()
    assert (os.environ[BANNER], os.environ[BLAS]) == ("1", "1")


def test_what_the_user_has_set_stays(monkeypatch):
    monkeypatch.setenv(BLAS, "4")
    set_up()
    assert os.environ[BLAS] == "4"


INTERRUPT_WHILE_READING = """
import signal, sys
from game import process

process.end_at_interrupt()
try:
    signal.raise_signal(signal.SIGINT)
except BaseException:
    print("raised")
"""
INTERRUPT_LATER = """
import signal
from game import process

process.end_at_interrupt()
process.raise_interrupts()
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("raised")
"""


@pytest.mark.parametrize(
    ("program", "ending"),
    [(INTERRUPT_WHILE_READING, (130, "")), (INTERRUPT_LATER, (0, "raised\n"))],
)
def test_ctrl_c_ends_a_process_that_reads_its_modules_without_an_exception(program, ending):
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == ending
    assert ran.stderr == ""


def test_a_handler_that_a_caller_has_set_stays():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.end_at_interrupt()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        process.raise_interrupts()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="nothing is held back there")
def test_an_interrupt_that_is_held_back_comes_afterwards_and_not_to_processes_begun_meanwhile():
    began = []

    def interrupted():
        with process.holding_interrupts():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('went on')"
            run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
            began.append(run)

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert began[0].stdout.split() == [b"went", b"on"]
