import ast
import re
import sys
import tomllib

import pytest

from game import bootstrap

CHECKOUT = bootstrap.CHECKOUT


def test_where_all_is_there_nothing_happens():
    assert bootstrap.missing(bootstrap.MODULES["dev"]) == []
    bootstrap.ensure("dev")


def test_what_is_not_there_is_named():
    assert bootstrap.missing(["numpy", "surely_not_there"]) == ["surely_not_there"]


def test_the_old_pygame_does_not_count(tmp_path, monkeypatch):
    package = tmp_path / "pygame"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.delitem(sys.modules, "pygame", raising=False)
    assert bootstrap.missing(["pygame"]) == ["pygame"]
    (tmp_path / "pygame_ce-2.5.8.dist-info").mkdir()
    assert bootstrap.missing(["pygame"]) == []


def test_every_requirement_is_looked_for():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    modules = {"pyyaml": "yaml", "pygame-ce": "pygame", "scikit-learn": "sklearn"}
    modules |= {"pytest-xdist": "xdist"}
    modules |= {"fonttools": "fontTools", "pillow": "PIL", "types-pyyaml": None}

    def needed(requirements):
        names = [re.split("[=<>]", line)[0].strip().lower() for line in requirements]
        return {modules.get(name, name) for name in names} - {None}

    assert needed(project["dependencies"]) == set(bootstrap.MODULES[""])
    extras = project["optional-dependencies"]
    others = [line for line in extras["dev"] if not line.startswith("glowgate[")]
    dev = needed([*others, *extras["gif"], *extras["gym"]])
    assert dev | needed(project["dependencies"]) == set(bootstrap.MODULES["dev"])


def test_an_old_python_can_read_what_tells_it_so():
    source = (CHECKOUT / "main.py").read_text()
    tree = ast.parse(source, feature_version=(3, 4))
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))
    assert "Python 3.11 or newer" in source.partition("from game")[0]


@pytest.mark.parametrize(
    ("words", "extra"),
    [
        ([], ""),
        (["play", "and"], ""),
        (["record", "and", "-o", "and.png"], ""),
        (["record", "and", "-o", "AND.GIF"], "gif"),
        (["record", "and", "--output=and.gif"], "gif"),
    ],
)
def test_only_a_gif_needs_pillow(words, extra):
    assert bootstrap.extra_for(words) == extra
