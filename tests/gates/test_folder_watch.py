"""Contents of any kind are watched; `test_library.py` watches gates in all ways."""

from game.gates import GateFileError
from game.gates.folder_watch import FolderWatch
from tests.support.bad_files import AND


class Sizes(FolderWatch[int]):
    """The sizes of files, of which empty ones are of no interest and long ones are broken."""

    sizes = ()

    def _load(self, path):
        size = path.stat().st_size
        if size > 100:
            raise GateFileError.of_file(path, "It is too long.")
        return size or None

    def _arrange(self, found):
        self.sizes = tuple(sorted(found))


def test_contents_are_kept_in_order_and_problems_beside_them(tmp_path):
    watch = Sizes([tmp_path])
    (tmp_path / "long.yaml").write_text("#" * 200)
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "and.yaml").write_text(AND)
    assert watch.refresh()
    assert watch.sizes == (len(AND),)
    assert [*watch.problems] == [tmp_path / "long.yaml"]
    assert watch.is_complete


def test_the_last_good_content_stays(tmp_path):
    path = tmp_path / "and.yaml"
    path.write_text("#" * 7)
    watch = Sizes([tmp_path])
    watch.refresh()
    path.write_text("#" * 200)
    assert watch.refresh()
    assert watch.sizes == (7,)
    assert watch.problems


def test_nothing_new_is_no_news(tmp_path):
    watch = Sizes([tmp_path])
    assert not watch.refresh()
    (tmp_path / "a.yaml").write_text("#")
    assert watch.refresh()
    assert not watch.refresh()
