"""Each layer knows only those above it, and loads no more than it says."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "game"

LAYERS = (("core",), ("gates",), ("playground",), ("ui",), ("envs",), ("app",), ("cli",))
OUTSIDE = {
    "core": {"numpy"},
    "gates": {"numpy", "yaml"},
    "playground": {"numpy"},
    "ui": {"numpy", "pygame"},
    "envs": {"numpy", "pygame", "gymnasium"},
    "app": {"numpy", "pygame", "PIL"},
    "cli": {"numpy", "pygame"},
}
"""What each layer may import besides the standard library and Glowgate itself."""

FOLDERS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MODULES = sorted(path for folder in FOLDERS for path in (PACKAGE / folder).rglob("*.py"))
BESIDE = {path.stem for path in PACKAGE.glob("*.py")}
"""Modules that lie beside the layers and know none of them."""


def imports(path):
    """All modules that the file at `path` imports, wherever in it, by their full names."""
    package = ("game", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rank(layer):
    return next(place for place, names in enumerate(LAYERS) if layer in names)


def test_every_folder_is_a_layer():
    assert set(FOLDERS) <= set(OUTSIDE)
    assert {"core", "gates", "playground", "cli"} <= set(FOLDERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_up_only(path):
    layer = path.relative_to(PACKAGE).parts[0]
    for name in imports(path):
        package, *rest = name.split(".")
        if package != "game":
            assert package in sys.stdlib_module_names | OUTSIDE[layer], f"imports {name}"
        elif rest[0] not in BESIDE | {"__version__"}:
            assert rank(rest[0]) <= rank(layer), f"imports {name}"


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_modules_beside_the_layers_know_none_of_them(path):
    for name in imports(path):
        package, *rest = name.split(".")
        assert package in sys.stdlib_module_names or rest[0] in BESIDE, f"imports {name}"


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        (["game.bootstrap"], ["numpy", "yaml", "pygame", "gymnasium"]),
        (["game.core"], ["yaml", "pygame", "gymnasium"]),
        ([f"game.core.{p.stem}" for p in (PACKAGE / "core").glob("*.py")], ["yaml", "pygame"]),
        (
            ["game.core", "game.gates", "game.playground", "game.playground.playground"],
            ["pygame", "gymnasium"],
        ),
        (["game.cli"], ["pygame", "gymnasium"]),
    ],
    ids=lambda words: words[-1],
)
def test_importing_loads_no_more_than_needed(modules, unwanted):
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert modules[-1] in loaded
    assert not set(unwanted) & set(loaded)
