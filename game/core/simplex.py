"""Linear programming without rounding: a solution, or a proof that there is none.

For a matrix M and a vector b >= 0, exactly one holds (Farkas 1902): there is y >= 0 with M y = b,
or there is u with u·M <= 0 in every column and u·b > 0. Phase one of the simplex method finds y or
u. Bland's rule (1977) prevents cycling. All numbers are fractions over one common denominator, so
the tableau holds Python's integers, which never overflow (Edmonds 1967; Bareiss 1968: each division
below leaves no remainder).
"""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from ..record import Record

Integers = NDArray[np.object_]
"""An array of Python integers, which have no upper limit."""


class Solution(Record):
    """y >= 0 with M y = scale · b, in integers; scale > 0."""

    amounts: tuple[int, ...]


class Infeasibility(Record):
    """u with u·M <= 0 and u·b > 0, in integers: a proof that no y >= 0 has M y = b."""

    multipliers: tuple[int, ...]


class _Tableau:
    """Phase one: one artificial variable per row; their sum is minimised.

    Row i of `cells` is M y + artificials = b, solved for the basic variable `basis[i]`; the last
    row holds the reduced costs. Every cell is a fraction over `denominator`.
    """

    def __init__(self, matrix: Integers, bounds: Integers) -> None:
        self.n_rows, self.n_columns = matrix.shape
        self.basis = list(range(self.n_columns, self.n_columns + self.n_rows))
        self.denominator = 1
        cells = np.zeros((self.n_rows + 1, self.n_columns + self.n_rows + 1), object)
        cells[:-1, : self.n_columns] = matrix
        cells[:-1, self.n_columns : -1] = np.eye(self.n_rows, dtype=int)
        cells[:-1, -1] = bounds
        cells[-1] = -cells[:-1].sum(axis=0)
        cells[-1, self.n_columns : -1] = 0
        self.cells: Integers = cells

    def entering(self) -> int | None:
        """Return the first column that lowers the sum of the artificials, if any."""
        costs = self.cells[-1, : self.n_columns]
        return next((column for column, cost in enumerate(costs) if cost < 0), None)

    def leaving(self, column: int) -> int:
        """Return the row that limits `column` first; in a tie, the lowest basic variable."""
        best = -1
        for row in range(self.n_rows):
            if self.cells[row, column] <= 0:
                continue
            if best < 0 or self._limits_earlier(row, best, column):
                best = row
        return best  # it exists: the sum of the artificials cannot fall below 0

    def _limits_earlier(self, row: int, best: int, column: int) -> bool:
        bounds, steps = self.cells[:, -1], self.cells[:, column]
        difference = bounds[row] * steps[best] - bounds[best] * steps[row]
        return bool(difference < 0 or (difference == 0 and self.basis[row] < self.basis[best]))

    def pivot(self, row: int, column: int) -> None:
        """Make `column` basic in `row`."""
        pivot = self.cells[row, column]
        kept = self.cells[row].copy()
        self.cells = self.cells * pivot - np.outer(self.cells[:, column], kept)
        self.cells //= self.denominator
        self.cells[row] = kept
        self.basis[row] = column
        self.denominator = pivot


def solve(matrix: Integers, bounds: Integers) -> Solution | Infeasibility:
    """Return y >= 0 with M y proportional to b, or a proof that there is none.

    Args:
        matrix: M, integers, shape (n_rows, n_columns).
        bounds: b, integers >= 0, shape (n_rows,).
    """
    tableau = _Tableau(matrix, bounds)
    while (column := tableau.entering()) is not None:
        tableau.pivot(tableau.leaving(column), column)
    if tableau.cells[-1, -1]:
        artificial_costs = tableau.cells[-1, tableau.n_columns : -1]
        return Infeasibility(_in_lowest_terms([tableau.denominator - c for c in artificial_costs]))
    amounts = [0] * tableau.n_columns
    for row, variable in enumerate(tableau.basis):
        if variable < tableau.n_columns:
            amounts[variable] = tableau.cells[row, -1]
    return Solution(_in_lowest_terms(amounts))


def _in_lowest_terms(numbers: list[int]) -> tuple[int, ...]:
    divisor = gcd(*numbers) or 1
    return tuple(number // divisor for number in numbers)
