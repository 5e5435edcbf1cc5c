"""Every number that is written is computed here anew, and has the style of its place."""

import ast
import re
from pathlib import Path

import pytest

GAME = Path(__file__).resolve().parent.parent / "game"
WINDOW_ONLY = sorted([*(GAME / "ui").rglob("*.py"), *(GAME / "app").rglob("*.py")])


@pytest.mark.parametrize("path", WINDOW_ONLY, ids=lambda path: str(path.relative_to(GAME)))
def test_the_window_writes_thousands_with_a_space(path):
    """Commands write 12,345, which one can copy; the window 12 345, with a space that stays."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            assert "," not in ast.unparse(node.format_spec), ast.unparse(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\{[^}]*:,|\d,\d{3}\b", node.value), node.value
