"""Gate files that change while the app is open on a real display, and what is then seen there."""

import numpy as np
import pytest

from game.app.session import Session
from game.files import shipped
from game.gates import Library
from game.playground.recipe import Recipe
from game.ui.kit.layout import DESIGN_SIZE
from tests.support.gate_folder import AGES_S, AND, NO_SECOND_INPUT, GateFolder
from tests.support.twin import Twin

pytestmark = pytest.mark.slow

MINE = AND.replace("name: AND", "name: MINE")
OTHER = MINE.replace("A and B", "A nor B")


class FollowingTwin(Twin):
    """What the window must show of a session that looks at the same folder."""

    def __init__(self, folder, gate):
        library = Library([shipped("gates"), folder])
        self.session = Session(library, Recipe(library.find(gate)))
        self.size = DESIGN_SIZE

    def picture(self):
        """The picture once the folder has been looked at."""
        self.session.advance(AGES_S)
        return super().picture()

    def panels(self, picture, *names):
        """Parts of a picture, to be compared with the same ones of another."""
        rects = [getattr(self.layout, name) for name in names]
        return [picture[r.top : r.bottom, r.left : r.right] for r in rects]

    def panels_are_seen_in(self, window, what, *names):
        wanted = self.panels(self.picture(), *names)

        def all_alike(picture):
            shown = self.panels(picture, *names)
            return all(map(np.array_equal, shown, wanted))

        return window.wait_for(all_alike, what)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gates").mkdir()
    folder = GateFolder(tmp_path / "gates")
    folder.write("mine.yaml", MINE)
    return folder


def test_the_gate_on_stage_is_edited_broken_corrected_and_deleted(open_app, folder):
    twin, app = FollowingTwin(folder.path, "mine"), open_app("mine", "--gates", str(folder.path))
    start = twin.is_seen_in(app, "the gate is shown")
    folder.write("mine.yaml", OTHER)
    edited = twin.is_seen_in(app, "the edited gate has taken the stage")
    assert not np.array_equal(edited, start)
    folder.write("mine.yaml", NO_SECOND_INPUT)
    broken = twin.is_seen_in(app, "the problem is shown, and the last good gate")
    stage = ("neuron", "truth_table", "header")
    for old, now in zip(twin.panels(edited, *stage), twin.panels(broken, *stage), strict=True):
        assert np.array_equal(old, now)
    assert not np.array_equal(twin.panels(edited, "loss"), twin.panels(broken, "loss"))
    app.press("Esc")
    twin.session.back()
    twin.is_seen_in(app, "the problem is dismissed")
    folder.write("mine.yaml", OTHER)
    twin.is_seen_in(app, "the file is corrected")
    (folder.path / "mine.yaml").unlink()
    twin.is_seen_in(app, "the gate is off the list and on stage")
    app.press("Ctrl+Q", "Ctrl+Q")  # the second says that a gate without a file may be lost
    assert app.ending() == (0, "")


def test_another_gate_trains_on_meanwhile(open_app, folder):
    twin, app = FollowingTwin(folder.path, "and"), open_app("and", "--gates", str(folder.path))
    twin.is_seen_in(app, "the start is shown")
    app.wheel(twin.layout.column.center, -9)
    app.point_away()
    twin.session.gate_list.scroll(9)
    twin.is_seen_in(app, "the end of the list is in sight")
    app.press("Space")
    lists = []

    def then(what):
        """Wait for the list, and for the bulbs to be brighter or darker than before it changed."""
        [before] = twin.panels(app.picture(), "truth_table")
        seen = twin.panels_are_seen_in(app, f"the list shows it {what}", "column")
        lists.append(twin.panels(seen, "column")[0].tobytes())
        app.wait_for(
            lambda picture: not np.array_equal(twin.panels(picture, "truth_table")[0], before),
            "training goes on",
        )

    folder.write("mine.yaml", OTHER)
    then("edited")
    folder.write("mine.yaml", NO_SECOND_INPUT)
    then("broken")
    folder.write("mine.yaml", MINE)
    then("corrected")
    (folder.path / "mine.yaml").unlink()
    then("deleted")
    assert len(set(lists)) == 4


def test_a_gate_is_written_with_the_keys_and_saved(open_app, folder, tmp_path):
    twin, app = FollowingTwin(folder.path, "mine"), open_app("mine", "--gates", str(folder.path))
    twin.is_seen_in(app, "the gate is shown")
    app.press("G", "Left", "Enter")
    twin.session.stage.editor.toggle()
    twin.session.stage.editor.move(rows=-1)
    twin.session.stage.editor.turn()
    twin.is_seen_in(app, "the target is turned")
    app.press("Ctrl+S", "Enter")
    app.wait_for(lambda _: list(tmp_path.rglob("my-mine.yaml")), "the gate is saved")
    [saved] = tmp_path.rglob("my-mine.yaml")
    assert "[1, 0, 1]" in saved.read_text()


def test_letters_typed_into_the_search_do_nothing_else(open_app, folder):
    twin, app = FollowingTwin(folder.path, "mine"), open_app("mine", "--gates", str(folder.path))
    twin.is_seen_in(app, "the gate is shown")
    app.press("/", "N", "A", "N")
    twin.session.gate_list.open_search()
    twin.session.gate_list.type("nan")
    twin.is_seen_in(app, "NAND alone is listed")
    app.press("Enter")
    twin.session.pick(twin.session.gate_list.found())
    twin.is_seen_in(app, "NAND is on stage")
