"""Gates of every kind for hypothesis, and files that are nearly gates."""

import itertools
import string
from collections.abc import Sequence

from hypothesis import strategies as st

from game.files import shipped
from game.gates import Gate, Symbol, TrainingOverrides
from game.gates.bounds import MAX_FEATURES
from game.gates.expression import WORDS, evaluate
from game.gates.library import TEACHING_ORDER
from game.gates.problem import UNSAFE
from game.gates.reader import INITIAL_KEYS, KEYS
from game.gates.settings import SETTINGS, Setting, Value, Whole, Word
from game.gates.signs import can_be_seen

SHIPPED_TEXTS = [(shipped("gates") / f"{stem}.yaml").read_text() for stem in TEACHING_ORDER]

TRAPS = [
    "NO",
    "on",
    "010",
    "1_0",
    "1:30",
    ".5e",
    "~",
    "null",
    "2026-01-31",
    "0b_",
    ".inf",
    "=",
    "<<",
]
TRAPS += ["a: b", "a #b", "- a", "[a]", "'a'", '"', "\\", "&a", "*a", "!a", "%", "@", "`", "|", ">"]
characters = st.characters(codec="utf-8").filter(lambda c: not UNSAFE.search(c))


def texts(longest: int) -> st.SearchStrategy[str]:
    """Texts with white space as a gate holds it: single spaces, none at the ends."""
    written = st.text(characters, max_size=longest).map(lambda text: " ".join(text.split()))
    return (written | st.sampled_from(TRAPS)).filter(can_be_seen)


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,11}", fullmatch=True).filter(
    lambda name: name.lower() not in WORDS
)
weights = st.floats(-1e6, 1e6) | st.integers(-9, 9).map(float)


def expressions(inputs: Sequence[str]) -> st.SearchStrategy[str]:
    words = st.sampled_from(list(inputs)) | st.sampled_from(["0", "1"])
    return st.recursive(
        words,
        lambda inner: (
            st.builds(
                "({} {} {})".format, inner, st.sampled_from(["and", "|", "XOR", "nand"]), inner
            )
            | inner.map("not {}".format)
        ),
        max_leaves=8,
    )


def allowed(row: Setting) -> st.SearchStrategy[Value]:
    """Return all that a setting may be."""
    domain = row.domain
    if isinstance(domain, Word):
        return st.sampled_from(domain.words)
    bounds = domain.bounds
    if isinstance(domain, Whole):
        return st.integers(int(bounds.low), int(bounds.high))
    return st.floats(
        bounds.low, bounds.high, exclude_min=bounds.low_open, exclude_max=bounds.high_open
    )


overrides = st.builds(
    TrainingOverrides, **{name: st.none() | allowed(row) for name, row in SETTINGS.items()}
)


@st.composite
def gates(draw: st.DrawFn) -> Gate:
    inputs = tuple(
        draw(st.lists(names | st.sampled_from(TRAPS[:2]), min_size=1, max_size=6, unique=True))
    )
    expression: str | None = None
    targets: tuple[int | None, ...]
    if draw(st.booleans()):
        expression = draw(expressions(inputs))
        targets = evaluate(expression, inputs)
    else:
        n_rows = 1 << len(inputs)
        column = st.lists(st.sampled_from([0, 1, None]), min_size=n_rows, max_size=n_rows)
        targets = tuple(draw(column.filter(lambda column: set(column) != {None})))
    pairs = [
        f for n in range(2, len(inputs) + 1) for f in itertools.combinations(range(len(inputs)), n)
    ]
    features = (
        tuple(draw(st.lists(st.sampled_from(pairs), max_size=MAX_FEATURES, unique=True)))
        if pairs
        else ()
    )
    n_weights = len(inputs) + len(features) + 1
    start = st.lists(weights, min_size=n_weights, max_size=n_weights).map(tuple)
    return Gate(
        name=draw(texts(40)),
        inputs=inputs,
        targets=targets,
        expression=expression,
        features=features,
        initial_weights=draw(st.none() | start),
        description=draw(st.just("") | texts(300)),
        symbol=draw(st.none() | st.sampled_from(Symbol)),
        training=draw(overrides),
    )


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats()
    | st.dates()
    | st.sampled_from([*TRAPS, "x", "A", "B", "A*B", "A and B", "and", "zero", "sgd"])
    | st.text(string.printable, max_size=8)
)
keys = st.sampled_from([*KEYS, *SETTINGS, *INITIAL_KEYS]) | st.text("abn12", max_size=4)
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5)
)


@st.composite
def near_gates(draw: st.DrawFn) -> dict[str, object]:
    """Trees with a gate's keys, each with a value that often fits."""
    bits = st.sampled_from([0, 1, "x"]) | scalars
    number = st.floats(0.1, 0.9) | st.floats(-2, 2) | st.integers(-2, 2) | scalars
    values = {
        "name": st.just("AND") | scalars,
        "description": st.just("Text.") | scalars,
        "symbol": st.sampled_from(Symbol).map(str) | scalars,
        "inputs": st.just(["A", "B"])
        | st.just(["A", "B"])
        | st.lists(st.sampled_from("ABx") | scalars, max_size=7),
        "expression": st.sampled_from(["A and B", "A", "not B or A"]) | scalars,
        "outputs": st.just([0, 1, 1, 0]) | st.lists(bits, min_size=3, max_size=5),
        "truth_table": st.lists(st.lists(bits, min_size=2, max_size=4), max_size=5),
        "features": st.lists(st.sampled_from(["A*B", "B*A", "A * B"]) | scalars, max_size=3),
        "initial": st.fixed_dictionaries(
            {}, optional={"weights": st.lists(number, min_size=2, max_size=3), "bias": number}
        ),
        "training": st.fixed_dictionaries({}, optional=dict.fromkeys(list(SETTINGS), number)),
    }
    chosen = draw(st.just(set()) | st.sets(st.sampled_from(list(values)), max_size=4))
    chosen |= draw(
        st.sampled_from([{"name", "inputs", "outputs"}, {"name", "inputs", "expression"}])
    )
    return {key: draw(values[key]) for key in sorted(chosen)}


@st.composite
def edits(draw: st.DrawFn) -> str:
    """A shipped file in which a few stretches are deleted, doubled or replaced."""
    text = draw(st.sampled_from(SHIPPED_TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 12, len(text))))
        patch = draw(
            st.just("")
            | st.just(text[start:end] * 2)
            | st.sampled_from(list("[]{}:,'\"\\|>&*!%@`#-?~\n \t") + TRAPS)
            | st.text(max_size=4)
        )
        text = text[:start] + patch + text[end:]
    return text
