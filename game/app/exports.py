"""F12 and Ctrl+E: save the picture and the run as files, in the background."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
from pygame import Surface

from ..files import atomic_file, new_files
from ..gates import Gate, TrainingOverrides, write_gate
from ..playground.command_line import command_line
from ..playground.hidden import Hidden, HiddenThings, hides
from ..playground.recipe import Recipe
from ..playground.tables import write_trajectory
from ..record import replace
from ..ui.kit.save_cards import Saved
from .folders import saves_folder
from .hiding import Hiding
from .jobs import Check, Job

if TYPE_CHECKING:
    from .playground_page import PlaygroundPage
    from .session import Session

NOWHERE = "There is no folder on this computer to save to."


def save_picture(session: "Session", surface: Surface) -> None:
    """Save `surface` as a PNG among the user's documents, and show its path."""
    folder, picture, stem = saves_folder(), surface.copy(), session.page.stem

    def job(_check: Check) -> str | Saved:
        if folder is None:
            return NOWHERE
        data = png(picture)
        with new_files(folder, stem, ".png") as (path,), atomic_file(path) as file:
            file.buffer.write(data)
        return Saved("Saved the picture as", path)

    session.jobs.start(job)


def export(session: "Session") -> None:
    """Save the run as CSV and the gate with its settings as YAML, and show the paths."""
    folder, stage = saves_folder(), session.stage
    try:
        gate_file = gate_text(stage.recipe, stage.hiding, sentence_to_export(stage))
    except ValueError as error:
        session.say(f"Not exported: {error}")
        return
    session.say("Exporting …")
    session.jobs.start(
        _export_job(folder, stage.stem, stage.recipe, gate_file, stage.hiding.hidden)
    )


def _export_job(
    folder: Path | None, stem: str, recipe: Recipe, gate_file: str, hidden: HiddenThings
) -> Job:
    def job(check: Check) -> str | Saved:
        if folder is None:
            return NOWHERE
        playground = recipe.begin()  # a separate one: that on stage continues meanwhile
        for _ in recipe.follow(playground):
            check()
        with new_files(folder, stem, ".csv", ".yaml") as (table, gate):
            with atomic_file(table) as file:
                write_trajectory(file, playground, lambda _epoch: check(), hidden)
            with atomic_file(gate) as file:
                file.write(gate_file)
        return Saved("Saved the run, and its gate as .yaml:", table)

    return job


def png(surface: Surface) -> bytes:
    """Return `surface` as the bytes of a PNG file."""
    buffer = BytesIO()
    pygame.image.save(surface, buffer, "picture.png")
    return buffer.getvalue()


def gate_text(recipe: Recipe, hiding: Hiding | None = None, sentence: str = "") -> str:
    """Return a gate file that reproduces the run when it is opened and trained.

    The `sentence` on the run, and the command line of this epoch, stand below it.

    Raises:
        ValueError: A gate file cannot represent it, or would tell what is hidden.
    """
    hiding = hiding or Hiding()
    if hides(hiding.hidden, Hidden.WEIGHTS) and recipe.tells_weights:
        raise ValueError("its file would tell the weights, which are hidden.")
    line = command_line(recipe, hiding.hidden, is_locked=hiding.is_locked)
    said = f"# Epoch {recipe.epochs}: {sentence}\n" if sentence else ""
    return f"{write_gate(as_gate(recipe))}{said}# This very epoch: {line}\n"


def sentence_to_export(stage: "PlaygroundPage") -> str:
    """Return the sentence on the run on stage, or "" if it is hidden."""
    scene = stage.scene()
    return "" if scene.hides(Hidden.SENTENCE) else scene.sentence.text


def as_gate(recipe: Recipe) -> Gate:
    """Return the gate of `recipe`, with start and training as the gate's own settings."""
    setup = recipe.setup
    training = setup.merged_over(TrainingOverrides())
    return replace(recipe.gate, initial_weights=setup.weights, training=training)
