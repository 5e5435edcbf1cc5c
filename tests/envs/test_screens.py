"""An environment inside a program that uses pygame itself: neither harms the other."""

import numpy as np
import pygame
import pytest

from tests.support.making import make


@pytest.fixture
def host():
    """The window of a host program."""
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((320, 200))
    pygame.quit()


@pytest.mark.parametrize("mode", ["human", "rgb_array"])
def test_the_hosts_window_fonts_and_events_live_on(host, mode):
    font = pygame.font.Font(None, 20)
    host.fill((1, 2, 3))
    mine = pygame.event.Event(pygame.USEREVENT, {"of": "the host"})
    pygame.event.post(mine)
    environment = make(render_mode=mode)
    environment.metadata["render_fps"] = 10_000
    environment.reset(seed=0)
    environment.step(1)
    environment.render()
    environment.close()
    assert pygame.display.get_init()
    assert pygame.font.get_init()
    assert pygame.display.get_surface() is host
    assert host.get_size() == (320, 200)
    assert host.get_at((0, 0))[:3] == (1, 2, 3)
    host.blit(font.render("still here", True, (255, 255, 255)), (0, 0))
    pygame.display.flip()
    assert mine in pygame.event.get()


def test_a_window_opens_only_to_be_watched(host):
    environment = make(render_mode="rgb_array")
    environment.reset(seed=0)
    environment.render()
    assert pygame.display.get_surface() is host
    assert environment.unwrapped._frames._window is None


@pytest.mark.parametrize("mode", ["human", "rgb_array"])
@pytest.mark.usefixtures("host")
def test_it_goes_on_after_the_host_has_shut_pygame_down(mode):
    environment = make(render_mode=mode)
    environment.metadata["render_fps"] = 10_000
    environment.reset(seed=0)
    before = environment.render()
    pygame.quit()
    after = environment.render()
    assert mode == "human" or np.array_equal(before, after)
    environment.step(1)
    environment.render()
    environment.close()


def test_a_host_that_starts_anew_keeps_its_new_window():
    for _ in range(20):  # SDL gives new windows the addresses of old ones, though not always
        pygame.display.init()
        environment = make(render_mode="human")
        environment.metadata["render_fps"] = 10_000
        environment.reset(seed=0)
        pygame.quit()
        pygame.display.init()
        host = pygame.display.set_mode((50, 60))
        environment.close()
        del environment
        pygame.display.flip()
        host.fill((1, 2, 3))
        pygame.quit()


@pytest.mark.usefixtures("host")
def test_it_goes_on_after_the_host_has_started_fonts_again():
    environment = make(render_mode="rgb_array")
    environment.reset(seed=0)
    environment.render()
    pygame.font.quit()
    pygame.font.init()
    environment.step(1)
    assert environment.render().any()


def test_several_stand_side_by_side():
    pair = [make(render_mode="human"), make(render_mode="human", gate="or")]
    pixels = make(render_mode="rgb_array")
    for environment in (*pair, pixels):
        environment.metadata["render_fps"] = 10_000
        environment.reset(seed=0)
    first = pixels.render()
    pair[0].close()
    pair[1].step(1)
    pair[1].render()
    np.testing.assert_array_equal(pixels.render(), first)
    pair[1].close()
    pygame.quit()
