"""Runs that are followed to their end."""

from game.playground.playground import Playground
from game.playground.recipe import Recipe


def prepared(recipe: Recipe) -> Playground:
    """Return a playground in which `recipe` has been followed to its end."""
    playground = recipe.begin()
    for _ in recipe.follow(playground):
        pass
    return playground
