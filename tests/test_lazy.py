import subprocess
import sys

import pytest

import game
from game.lazy import lazy


def test_a_name_is_imported_when_it_is_first_asked_for():
    package = {"__name__": "json"}
    find, _ = lazy(package, {"JSONDecoder": "decoder", "scan": "scanner:make_scanner"})
    import json.decoder  # noqa: PLC0415
    import json.scanner  # noqa: PLC0415

    assert find("JSONDecoder") is package["JSONDecoder"] is json.decoder.JSONDecoder
    assert find("scan") is json.scanner.make_scanner


def test_other_names_are_not_there():
    find, _ = lazy({"__name__": "json"}, {})
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'nothing'"):
        find("nothing")


def test_all_names_are_listed():
    _, names = lazy({"__name__": "json", "dumps": None}, {"JSONDecoder": "decoder"})
    assert names() == ["JSONDecoder", "__name__", "dumps"]


@pytest.mark.parametrize("package", ["game", "game.gates"])
def test_what_a_package_says_it_has_it_has(package):
    code = f"import {package} as p; print(*(getattr(p, name) for name in p.__all__))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=game.__path__[0] + "/..",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
