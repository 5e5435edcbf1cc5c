"""What tests know of numbers besides the product: the gradient of the loss, and proofs added up."""

from collections.abc import Iterable

import numpy as np

from game.core.neuron import Examples, Floats, probabilities
from game.core.separability import IntegerRows, Portion, Separation, Verdict, integer_rows


def gradient(weights: Floats, examples: Examples, l2: float = 0.0) -> Floats:
    """Return the gradient of `loss`, shape of `weights`: mean of (p - t)·x, plus l2·w."""
    residuals = probabilities(weights, examples.inputs) - examples.targets
    slope = residuals @ examples.inputs / len(examples.inputs)
    slope[..., :-1] += l2 * weights[..., :-1]
    return np.asarray(slope)


def holds(verdict: Verdict, examples: Examples) -> bool:
    """Return whether the certificate of `verdict` is true of `examples`, by arithmetic alone."""
    rows = integer_rows(examples)
    certificate = verdict.certificate
    if isinstance(certificate, Separation):
        theta = (*certificate.weights, certificate.bias)
        return len(theta) == rows.inputs.shape[1] and all(
            sign * sum(w * x for w, x in zip(theta, row, strict=True)) > 0
            for row, sign in zip(rows.inputs.tolist(), rows.signs.tolist(), strict=True)
        )
    return (
        bool(certificate.ones)
        and _are_rows_of_sign(certificate.ones, rows, 1)
        and _are_rows_of_sign(certificate.zeros, rows, -1)
        and _sum(certificate.ones, rows) == _sum(certificate.zeros, rows)
    )


def _are_rows_of_sign(portions: Iterable[Portion], rows: IntegerRows, sign: int) -> bool:
    return all(
        0 <= row < len(rows.signs) and rows.signs[row] == sign and times > 0
        for row, times in portions
    )


def _sum(portions: Iterable[Portion], rows: IntegerRows) -> list[int]:
    """The sum of the portions' rows; its last entry, of the column of ones, is their count."""
    columns = rows.inputs.T.tolist()
    return [sum(column[row] * times for row, times in portions) for column in columns]
