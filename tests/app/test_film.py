from itertools import pairwise

import numpy as np
import pytest
from pygame import Surface

from game.app.film import FIRST_HELD_S, LAST_HELD_S, Film, spread
from game.app.gif import pixels
from game.app.session import Session
from game.files import shipped
from game.gates import Library, TrainingOverrides
from game.playground.recipe import Change, Recipe
from game.playground.run import Setup
from game.ui.kit.layout import DESIGN_SIZE
from tests.support.gates import AND


def film(**options):
    library = Library([shipped("gates")])
    library.refresh()
    return Film(library, **{"recipe": Recipe(AND, epochs=50), "size": (800, 500)} | options)


@pytest.mark.parametrize(("last", "n_frames"), [(0, 5), (1, 2), (5, 60), (1000, 60), (10**9, 500)])
def test_the_epochs_go_from_start_to_end_and_never_stand_still(last, n_frames):
    epochs = spread(last, n_frames)
    assert (epochs[0], epochs[-1]) == (0, last)
    assert all(before < after for before, after in pairwise(epochs))
    assert len(epochs) == min(n_frames, last + 1)


def test_learning_is_shown_slowly_where_it_is_fast():
    epochs = spread(10_000, 50)
    steps = [after - before for before, after in pairwise(epochs)]
    assert steps[0] == 1
    assert steps == sorted(steps)
    assert spread(77, 1) == (77,)


def test_the_first_and_the_last_frame_are_held():
    durations = film(n_frames=10, fps=20).durations_s
    assert len(durations) == 10
    assert (durations[0], durations[-1]) == (FIRST_HELD_S, LAST_HELD_S)
    assert set(durations[1:-1]) == {1 / 20}
    assert film(n_frames=10, recipe=Recipe(AND)).durations_s == (LAST_HELD_S,)


def test_the_still_is_the_end_of_the_film():
    *_, last = film(n_frames=5).frames()
    [still] = film(n_frames=5).still.frames()
    difference = abs(pixels(last).astype(int) - pixels(still))
    assert (difference > 2).mean() < 0.01  # the tune of the way there, in the speed's label
    assert last.get_size() == (800, 500)


def test_a_film_is_the_same_every_time_and_sees_what_changes_on_the_way():
    def drawn(recipe):
        return [pixels(frame).tobytes() for frame in film(recipe=recipe, n_frames=4).frames()]

    changed = Recipe(AND, epochs=50, changes=(Change(20, TrainingOverrides(learning_rate=0.01)),))
    assert drawn(changed) == drawn(changed)
    assert drawn(changed)[-1] != drawn(Recipe(AND, epochs=50))[-1]
    assert drawn(changed)[1] == drawn(Recipe(AND, epochs=50))[1]


@pytest.mark.parametrize("name", ["and", "majority"])
def test_it_shows_what_the_window_shows(name):
    library = Library([shipped("gates")])
    recipe = Recipe(library.find(name), Setup(seed=2), epochs=40)
    [still] = Film(library, recipe, size=DESIGN_SIZE).frames()
    session, window = Session(library, recipe), Surface(DESIGN_SIZE)
    session.gate_list.show(recipe.gate)
    for _ in range(3):
        session.advance(10.0)
    session.render(window)
    timeline = session.page.layout.timeline  # which tells how fast it goes, and a film is no clock
    for lines in (slice(timeline.top), slice(timeline.bottom, None)):
        np.testing.assert_array_equal(pixels(still)[lines], pixels(window)[lines])
