"""The shape of the house: layers, sizes, names, circles, and a test file for every module."""

import ast
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "game"
TESTS = PACKAGE.parent / "tests"

LAYERS = (
    *(("core",), ("gates",), ("playground",), ("lessons",)),
    *(("ui",), ("envs",), ("app",), ("cli",)),
)
OUTSIDE = {
    "core": {"numpy"},
    "gates": {"numpy", "yaml"},
    "playground": {"numpy"},
    "lessons": {"numpy"},
    "ui": {"numpy", "pygame"},
    "envs": {"numpy", "pygame", "gymnasium"},
    "app": {"numpy", "platformdirs", "pygame", "PIL"},
    "cli": {"numpy", "pygame"},
}
"""What each layer may import besides the standard library and Glowgate itself."""

FOLDERS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
IN_LAYERS = [path for path in MODULES if path.parent != PACKAGE]
DOORS = {"__init__", "__main__"}
"""What any package may have; they are not counted as modules of a name."""

BESIDE = {path.stem for path in PACKAGE.glob("*.py")} - DOORS
"""Modules that lie beside the layers and know none of them."""

MOST_MODULES = 230
MOST_LINES = 300


def in_house(path):
    return str(path.relative_to(PACKAGE))


@cache
def parsed(path):
    return ast.parse(path.read_text("utf-8"))


def imports(path, nodes=ast.walk):
    """All modules that the file at `path` imports, wherever in it, by their full names."""
    package = ("game", *path.relative_to(PACKAGE).parent.parts)
    for node in nodes(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) + 1 - node.level] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def at_import(tree):
    """The nodes that run when the module is imported: what functions and type checkers do, not."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        is_for_checkers = isinstance(node, ast.If) and getattr(node.test, "id", "") == (
            "TYPE_CHECKING"
        )
        if not is_for_checkers and not isinstance(node, ast.FunctionDef):
            waiting += ast.iter_child_nodes(node)


def rank(layer):
    return next(place for place, names in enumerate(LAYERS) if layer in names)


def test_every_folder_is_a_layer():
    assert set(FOLDERS) <= set(OUTSIDE)
    assert {"core", "gates", "playground", "cli"} <= set(FOLDERS)


@pytest.mark.parametrize("path", IN_LAYERS, ids=in_house)
def test_imports_point_up_only(path):
    layer = path.relative_to(PACKAGE).parts[0]
    for name in imports(path):
        package, *rest = name.split(".")
        if package != "game":
            assert package in sys.stdlib_module_names | OUTSIDE[layer], f"imports {name}"
        elif rest[0] not in BESIDE | {"__version__"}:
            assert rank(rest[0]) <= rank(layer), f"imports {name}"


@pytest.mark.parametrize("name", sorted(BESIDE))
def test_modules_beside_the_layers_know_none_of_them(name):
    for imported in imports(PACKAGE / f"{name}.py"):
        package, *rest = imported.split(".")
        assert package in sys.stdlib_module_names or rest[0] in BESIDE, f"imports {imported}"


def test_imports_go_round_in_no_circle():
    graph = {module_name(path): set(imported_modules(path)) for path in MODULES}
    while graph:
        leaves = [name for name, others in graph.items() if not others & graph.keys()]
        assert leaves, f"a circle among {sorted(graph)}"
        for name in leaves:
            del graph[name]


def module_name(path):
    parts = ("game", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULE_NAMES = frozenset(map(module_name, MODULES))


def imported_modules(path):
    """The modules of the house that are imported with the one at `path`, by what it names."""
    known = MODULE_NAMES
    for name in imports(path, at_import):
        inside = name if name in known else name.rpartition(".")[0]
        if inside in known and inside != module_name(path):
            yield inside


READS_ON_ITS_OWN = {
    "environment.py": "the checkout's project file, and what set-up wrote itself",
    "first_start.py": "what it wrote itself, before anything is installed",
    "app/sound.py": "the null device",
    "cli/streams.py": "the null device",
    "ui/kit/text.py": "a shipped font",
}


OPENS_GATES = {"self._session", "self.files"}
"""Their method `open` is another one."""


@pytest.mark.parametrize("path", MODULES, ids=in_house)
def test_files_are_read_by_the_one_function_that_opens_nothing_else(path):
    if in_house(path) == "files.py" or in_house(path) in READS_ON_ITS_OWN:
        return
    calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    opening = [
        ast.unparse(call)
        for call in calls
        if (isinstance(call.func, ast.Name) and call.func.id == "open")
        or (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in {"open", "read_text", "read_bytes", "fdopen"}
            and ast.unparse(call.func.value) not in OPENS_GATES
        )
    ]
    assert [call for call in opening if "os.devnull" not in call] == []


def test_there_are_few_enough_modules_to_know_them_all():
    n_modules = sum(path.stem not in DOORS for path in MODULES)
    assert n_modules <= MOST_MODULES, "merge two, or raise MOST_MODULES and say why in the commit"


@pytest.mark.parametrize("path", MODULES, ids=in_house)
def test_no_module_is_long(path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_no_two_modules_have_one_name():
    count = Counter(path.stem for path in MODULES if path.stem not in DOORS)
    assert [name for name, times in count.items() if times > 1] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem not in DOORS], ids=in_house)
def test_every_module_has_its_test_file(path):
    folder = TESTS / path.relative_to(PACKAGE).parent
    assert (folder / f"test_{path.stem}.py").is_file()


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        (["game"], ["importlib.util", "typing", "pathlib", "numpy", "yaml", "pygame"]),
        (["game.bootstrap"], ["numpy", "yaml", "pygame", "gymnasium"]),
        (["game.cli"], ["argparse", "numpy", "yaml", "pygame", "gymnasium"]),
        (["game.core"], ["yaml", "pygame", "gymnasium"]),
        ([f"game.core.{p.stem}" for p in (PACKAGE / "core").glob("*.py")], ["yaml", "pygame"]),
        (["game.gates", "game.playground.playground"], ["yaml", "pygame", "gymnasium"]),
        (["game.lessons.lesson_proof"], ["pygame", "gymnasium"]),
        (["game.cli.entry"], ["pygame", "gymnasium"]),
    ],
    ids=lambda words: words[-1],
)
def test_importing_loads_no_more_than_needed(modules, unwanted):
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    loaded = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.append({str(PACKAGE.parent)!r}); {code}",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert modules[-1] in loaded
    assert not set(unwanted) & set(loaded)
