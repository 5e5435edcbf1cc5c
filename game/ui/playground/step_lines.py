"""The lines of the card of the next step: the rows' pushes, their mean, and the new weights."""

import numpy as np

from ...core.neuron import Floats
from ...core.training import WEIGHT_LIMIT, Optimizer
from ...core.updates import Update
from ...playground.hidden import Hidden, hides
from ...record import Record, replace
from ..kit import figures
from .scene import NextStep

NOW = "weight now"
MORE = "… {} more rows, with smaller pushes"
MORE_IN_ORDER = "… {} more rows"
FINE, COARSE = 3, 2  # decimals
ROUNDING = 1e-9  # nearer to 0 than this is what is left where pushes cancel out
SMALLEST_PLAIN = {FINE: 0.0005, COARSE: 0.005}  # smaller numbers would read as 0


class Line(Record):
    """One line of the table.

    Attributes:
        label: What stands at its left.
        cells: What stands below p, target and error; without it, the label takes their place.
        numbers: One number for each weight, or None.
        is_new: Whether they are the new weights.
        is_ruled: Whether there is a hairline above it.
        is_live: Whether it is the row that is fed in.
        is_hidden: Whether its numbers are not told.
    """

    label: str
    cells: tuple[str, ...] = ()
    numbers: tuple[float, ...] | None = None
    is_new: bool = False
    is_ruled: bool = False
    is_live: bool = False
    is_hidden: bool = False


def lines_of(step: NextStep, most: int) -> tuple[Line, ...]:
    """Return at most so many lines of the table."""
    if step.before.run.settings.optimizer is Optimizer.GRADIENT_DESCENT:
        return _batch_lines(step, step.updates[0], most)
    return _row_by_row_lines(step, most)


def _batch_lines(step: NextStep, update: Update, most: int) -> tuple[Line, ...]:
    settings = step.before.run.settings
    rate = figures.short(settings.learning_rate)
    end = [
        Line("mean push", (), _told(update.mean_push), is_ruled=True),
        Line(f"times −{rate} (minus the rate)", numbers=_told(update.step)),
    ]
    if settings.has_penalty:
        pull = _told(update.penalty)
        end.append(Line("pull of the penalty", numbers=pull, is_hidden=_hides_weights(step)))
    end += _change(step, update.before, update.after)
    n_rows, room = len(update.rows), most - len(end)
    shown = list(range(n_rows))
    if n_rows > room:
        order = np.argsort(-np.abs(update.errors), kind="stable")[: max(1, room - 1)]
        shown = sorted(order.tolist())
    rows = [_row_line(step, update, place, update.pushes[place]) for place in shown]
    if len(rows) < n_rows:
        rows.append(Line(MORE.format(n_rows - len(rows))))
    return (*rows, *end)


def _row_by_row_lines(step: NextStep, most: int) -> tuple[Line, ...]:
    first, last = step.updates[0], step.updates[-1]
    now, new = _change(step, first.before, last.after)
    rows = [_row_line(step, update, 0, update.after) for update in step.updates]
    if _hides_weights(step):
        rows = [replace(row, is_hidden=True) for row in rows]
    rows[0], new = replace(rows[0], is_ruled=True), replace(new, is_ruled=True)
    room = most - 2
    if len(rows) > room:
        hidden = len(rows) - max(2, room - 1)
        rows = [*rows[: -1 - hidden], Line(MORE_IN_ORDER.format(hidden)), rows[-1]]
    return (now, *rows, new)


def _row_line(step: NextStep, update: Update, place: int, numbers: Floats) -> Line:
    gate = step.before.gate
    trained = [row for row, target in enumerate(gate.targets) if target is not None]
    row = trained[int(update.rows[place])]
    p, error = float(update.probabilities[place]), float(update.errors[place])
    is_hidden = hides(step.hidden, Hidden.PROBABILITIES)  # a push is p − t, or 0
    said, missed = figures.probability(p), step_number(error, FINE)
    if is_hidden:
        said = missed = figures.NOT_TOLD
    cells = (said, str(gate.targets[row]), missed)
    bits, is_live = "".join(map(str, gate.rows[row])), row == step.before.live_row
    return Line(bits, cells, _told(numbers), is_live=is_live, is_hidden=is_hidden)


def _hides_weights(step: NextStep) -> bool:
    return hides(step.hidden, Hidden.WEIGHTS)


def _change(step: NextStep, before: Floats, after: Floats) -> tuple[Line, Line]:
    label = "new weight" if np.max(np.abs(after)) < WEIGHT_LIMIT else "new weight, at the limit"
    is_hidden = _hides_weights(step)
    now = Line(NOW, (), _told(before), is_ruled=True, is_hidden=is_hidden)
    return now, Line(label, (), _told(after), is_new=True, is_hidden=is_hidden)


def _told(numbers: Floats) -> tuple[float, ...]:
    return tuple(numbers.tolist())


def step_number(value: float, places: int) -> str:
    """Return a number with its sign; one that would read as 0 has its first digit: +4e−05.

    One that is only what rounding leaves of 0 is ≈0.
    """
    if not value:
        return "0"
    if abs(value) < ROUNDING:
        return "≈0"
    if SMALLEST_PLAIN[places] <= abs(value) < figures.LARGEST_PLAIN:
        text = f"{value:+.{places}f}"
    else:
        text = f"{value:+.1e}" if abs(value) > 1 else f"{value:+.0e}"
    return text.replace("-", "−")
