"""The file manager of the desktop: never waited for, and its failures are sentences."""

import errno

import pytest

from game.app.file_manager import FileManager


class Child:
    """A process that ends when its status is set."""

    status = None

    def poll(self):
        return self.status


@pytest.fixture
def opened():
    return []


def manager(opened, child):
    def start(command, folder):
        opened.append((command, folder))
        if isinstance(child, OSError):
            raise child
        return child

    return FileManager(start)


def test_a_folder_is_opened_and_nothing_is_said_of_it(opened, tmp_path):
    child = Child()
    files = manager(opened, child)
    assert files.show(tmp_path) == ""
    assert [folder for _, folder in opened] == [tmp_path]
    assert files.news() == "", "it still runs"
    child.status = 0
    assert files.news() == ""


def test_a_refusal_is_told_once(opened, tmp_path):
    child = Child()
    files = manager(opened, child)
    files.show(tmp_path)
    child.status = 3
    assert "found nothing that opens folders" in files.news()
    assert files.news() == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "there is no "),
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        (OSError(errno.E2BIG, "Argument list too long"), "Argument list too long"),
    ],
)
def test_a_program_that_does_not_start_is_a_sentence(opened, tmp_path, error, words):
    said = manager(opened, error).show(tmp_path)
    assert said.startswith("The folder could not be opened here: ")
    assert words in said
    assert said.endswith(".")


def test_a_folder_that_is_gone_is_not_opened(opened, tmp_path):
    assert "no longer there" in manager(opened, Child()).show(tmp_path / "gone")
    assert opened == []
