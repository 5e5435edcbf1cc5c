"""Gates for tests, written by hand."""

from game.gates import Gate

AND = Gate("AND", ("A", "B"), (0, 0, 0, 1))
OR = Gate("OR", ("A", "B"), (0, 1, 1, 1))
XOR = Gate("XOR", ("A", "B"), (0, 1, 1, 0))
MAJORITY = Gate("MAJORITY", ("A", "B", "C"), (0, 0, 0, 1, 0, 1, 1, 1))
PARTIAL = Gate("PARTIAL", ("A", "B"), (0, None, 1, 1))
XOR_WITH_PRODUCT = Gate("XOR+", ("A", "B"), (0, 1, 1, 0), features=((0, 1),))
GATES = (AND, OR, XOR, MAJORITY, PARTIAL, XOR_WITH_PRODUCT)
