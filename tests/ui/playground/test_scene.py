"""The playground's scene: a value that panels share, and what may be asked of who handles it."""

import pytest

from game.record import replace
from game.ui.kit.readings import KnobHandler
from game.ui.kit.timeline import TimelineHandler
from game.ui.playground.scene import PlaygroundHandler, Scene
from game.ui.playground.side_panels import SIDE_PANELS
from tests.support.gates import AND
from tests.support.scenes import scene_of


def test_a_scene_is_at_rest_unless_set_otherwise():
    snapshot = scene_of(AND).snapshot
    scene = Scene(snapshot, scene_of(AND).scene.verdict, snapshot.probabilities, 0.5, 0.5)
    assert scene.is_running is False
    assert scene.pulse is None
    assert scene.edited_row is None
    assert scene.file_problems is None


def test_a_scene_cannot_be_changed_only_replaced():
    scene = scene_of(AND).scene
    with pytest.raises(AttributeError):
        scene.pulse = 0.5
    other = replace(scene, pulse=0.5)
    assert (scene.pulse, other.pulse) == (None, 0.5)
    assert other.snapshot is scene.snapshot


def test_scenes_are_told_apart_by_identity_as_arrays_have_no_truth():
    scene = scene_of(AND).scene
    assert scene == scene
    assert scene != replace(scene)


@pytest.mark.parametrize("part", [TimelineHandler, KnobHandler])
def test_who_handles_the_playground_handles_its_parts(part):
    asked = {name for name in vars(part) if not name.startswith("_")}
    assert asked <= {name for name in dir(PlaygroundHandler) if not name.startswith("_")}


def test_each_side_view_has_a_title_and_a_tip_of_its_own():
    assert len({view.title for view in SIDE_PANELS}) == len(SIDE_PANELS)
    assert len({view.tip for view in SIDE_PANELS}) == len(SIDE_PANELS)
    assert all(view.tip.endswith(".") for view in SIDE_PANELS)
