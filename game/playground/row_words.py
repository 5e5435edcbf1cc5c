"""Words for rows of the truth table and for counts: "with A and B on", "two of four rows"."""

from ..gates.gate import Gate

NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
LONGEST_NAMES = 24  # letters of names in a sentence; longer ones are told by the row's bits
MOST_NAMES = 3
ALL = {2: "both"}  # all of so many rows


def number_word(number: int) -> str:
    """Return a count in words up to twelve, then in digits."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number}"


def counted_rows(number: int) -> str:
    """Return "one row", "two rows"."""
    return f"{number_word(number)} row{'' if number == 1 else 's'}"


def share_of_rows(number: int, total: int) -> str:
    """Return "two of four rows are", "all four rows are", "the only row is not"."""
    if total == 1:
        return "the only row is" if number else "the only row is not"
    if number == total:
        return f"{ALL.get(total, f'all {number_word(total)}')} rows are"
    count = number_word(number) if number else "none"
    return f"{count} of {number_word(total)} rows {'are' if number > 1 else 'is'}"


def all_rows(total: int) -> str:
    """Return "All four are", "Both are", or "The only row is"."""
    few = {1: "The only row is", 2: "Both are"}
    return few.get(total, f"All {number_word(total)} are")


def with_inputs(gate: Gate, row: int) -> str:
    """Return which inputs are on in `row`: "with A alone", "with A and B on", "with all off"."""
    bits = gate.rows[row]
    on = [name for name, bit in zip(gate.inputs, bits, strict=True) if bit]
    if gate.n_inputs == 1:
        names, end = gate.inputs[0], "on" if on else "off"
    elif not on:
        names, end = "all inputs", "off"
    elif len(on) == 1:
        names, end = on[0], "alone"
    elif len(on) == gate.n_inputs > MOST_NAMES:
        names, end = "all inputs", "on"
    else:
        names, end = f"{', '.join(on[:-1])} and {on[-1]}", "on"
    if MOST_NAMES < len(on) < gate.n_inputs or len(names) > LONGEST_NAMES:
        return f"in row {''.join(map(str, bits))}"
    return f"with {names} {end}"


def threshold_words(value: float) -> str:
    """Return a threshold with at least two decimals."""
    text = f"{value:.2f}"
    return text if float(text) == value else f"{value:g}"
