"""`record`: writes the playground as a picture or an animation, without a display."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..files import output_file
from ..gates.bounds import Interval
from ..gates.problem import path_words
from ..playground.hidden import NOTHING
from ..playground.option_values import OptionError, real, whole
from ..playground.options import (
    EPOCHS_OPTION,
    SETUP_OPTIONS,
    THEME_OPTION,
    CommandError,
    Option,
    UsageError,
    add_hiding_options,
)
from .gate_choice import add_gate_argument, add_gates_option, chosen_gate, library, recipe_from
from .report import Progress

if TYPE_CHECKING:
    from pygame import Surface

    from ..app.film import Film

DEFAULT_EPOCHS = 1000
DEFAULT_SECONDS, DEFAULT_FPS = 6.0, 12
WIDTH, HEIGHT = Interval(800, 7680), Interval(500, 4320)
FRAMES, SECONDS, FPS = Interval(2, 2000), Interval(0.1, 120), Interval(1, 50)
N_SAMPLES = 24  # frames from which the palette is computed
NO_PILLOW = 'A GIF needs Pillow: pip install "glowgate[gif]". A PNG does without.'


def add_options(parser: ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    add_gate_argument(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="FILE.png: how it looks after the last epoch; FILE.gif: the way there",
    )
    for option in (*SETUP_OPTIONS, EPOCHS_OPTION, THEME_OPTION):
        option.add_to(parser)
    add_hiding_options(parser)
    add_gates_option(parser)
    Option("--size", "WxH", size, "in pixels, 1280x720").add_to(parser)
    parser.set_defaults(size=(1280, 720))
    length = parser.add_mutually_exclusive_group()
    Option("--seconds", "S", real(SECONDS), "length of the GIF").add_to(length)
    Option("--frames", "N", whole(FRAMES), "or its frames").add_to(length)
    Option("--fps", "N", whole(FPS), "frames per second").add_to(parser)


def size(text: str) -> tuple[int, int]:
    """Return the width and the height of a text such as `1280x720`."""
    width, x, height = text.lower().partition("x")
    if not x:
        raise OptionError("is no size such as 1280x720", text)
    return whole(WIDTH)(width), whole(HEIGHT)(height)


def run(arguments: Namespace) -> int:
    """Record, and return the exit status."""
    path: Path = arguments.output
    record = RECORDERS.get(path.suffix.lower())
    if record is None:
        raise UsageError(f"-o {path_words(path)}: the name must end in {' or '.join(RECORDERS)}.")
    is_film = any((arguments.seconds, arguments.frames, arguments.fps))
    if record is record_png and is_film:
        raise UsageError("--seconds, --frames and --fps are for a GIF; a PNG is one picture.")
    record(path, _film(arguments))
    return 0


def _film(arguments: Namespace) -> "Film":
    from ..app.film import Film  # noqa: PLC0415 - other commands do not need pygame

    gates = library(arguments.gates)
    gate = chosen_gate(gates, arguments.gate)
    fps = arguments.fps or DEFAULT_FPS
    seconds = arguments.seconds or DEFAULT_SECONDS
    return Film(
        library=gates,
        recipe=recipe_from(arguments, gate, DEFAULT_EPOCHS),
        theme=arguments.theme or "dark",
        size=arguments.size,
        n_frames=arguments.frames or max(2, round(seconds * fps)),
        fps=fps,
        hidden=arguments.hide or NOTHING,
    )


def record_png(path: Path, film: "Film") -> None:
    """Write the last frame of `film` to `path`."""
    from ..app.exports import png  # noqa: PLC0415 - as above

    [frame] = film.still.frames()
    with output_file(path) as file:
        file.buffer.write(png(frame))


def record_gif(path: Path, film: "Film") -> None:
    """Write `film` to `path`.

    Raises:
        CommandError: Pillow is missing.
    """
    try:
        from ..app.gif import (  # noqa: PLC0415 - Pillow is an extra
            Palette,
            pixels,
            write_gif,
        )
    except ModuleNotFoundError as error:
        if error.name != "PIL":
            raise
        raise CommandError(NO_PILLOW) from None
    samples = film.sampled(N_SAMPLES)
    n_frames = len(samples.epochs) + len(film.epochs)
    with Progress(sys.stderr, "drawing", n_frames) as progress, output_file(path) as file:
        done = _Counter(progress.show)
        palette = Palette(map(pixels, done.counted(samples.frames())))
        write_gif(file.buffer, done.counted(film.frames()), palette, film.durations_s)


class _Counter:
    """Reports how many frames have been drawn."""

    def __init__(self, show: Callable[[int], None]) -> None:
        self._show = show
        self._done = 0

    def counted(self, frames: "Iterator[Surface]") -> "Iterator[Surface]":
        for frame in frames:
            self._done += 1
            self._show(self._done)
            yield frame
            del frame  # a large one; the next need not be drawn beside it


RECORDERS: dict[str, Callable[[Path, "Film"], None]] = {".png": record_png, ".gif": record_gif}
