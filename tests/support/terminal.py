"""A terminal for tests: remembers what is written, and understands what the text view sends."""

import io
import re

CONTROL = re.compile(r"\x1b\[(\??[0-9;]*)([A-Za-z])")


class Terminal(io.StringIO):
    """Says that it is a terminal of the given encoding."""

    encoding = ""  # in place of the base's own, which cannot be set

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self.encoding = encoding

    def isatty(self) -> bool:
        return True

    def screen(self) -> list[str]:
        """Return the lines that a reader sees in the end."""
        lines, row, column = [""], 0, 0
        for part in re.split(r"(\x1b\[\??[0-9;]*[A-Za-z]|\n|\r)", self.getvalue()):
            control = CONTROL.fullmatch(part)
            if control:
                argument, kind = control.groups()
                if kind == "F":
                    row, column = row - int(argument), 0
                    assert row >= 0, "moved above the first line"
                elif kind == "K":
                    lines[row] = lines[row][:column]
                elif kind == "J":
                    del lines[row + 1 :]
                    lines[row] = lines[row][:column]
            elif part == "\n":
                row, column = row + 1, 0
                lines += [""] * (row + 1 - len(lines))
            elif part == "\r":
                column = 0
            else:
                lines[row] = lines[row][:column] + part + lines[row][column + len(part) :]
                column += len(part)
        return lines
