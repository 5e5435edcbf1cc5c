import os

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
