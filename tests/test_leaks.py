"""What is hidden is told nowhere: all texts of window, tips, help, files are looked through.

The forms in which a number may be written are taken from the run itself; that they are found where
nothing is hidden shows that the search has teeth.
"""

import json
import re
from functools import cache, partial

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game.app import sharing
from game.app.exports import gate_text, sentence_to_export
from game.cli import play
from game.core import decimals
from game.core.training import Optimizer
from game.playground.hidden import HIDDEN_WITH, NOTHING, Hidden, Implied, hides, in_words
from game.playground.run import Setup
from game.playground.sentences import sentence_on
from game.ui.kit import figures
from game.ui.playground.neuron_sum import written_number
from game.ui.playground.next_step import step_number
from game.ui.playground.projector import N_CHARTS
from game.ui.playground.side_panels import SIDE_PANELS
from game.ui.playground.table_geometry import table_geometry
from tests.support.run_command import run_command
from tests.support.sessions import press, session_of

RUNS = (
    ("and", 19, Setup()),
    ("and", 19, Setup(l2=0.01)),
    ("or", 7, Setup(seed=4, optimizer=Optimizer.SGD)),
    ("xor", 4, Setup(seed=1)),
    ("xor-product", 40, Setup(seed=2)),
    ("not", 3, Setup(seed=3)),
    ("majority", 60, Setup(seed=5)),
    ("and-partial", 30, Setup()),
)
SIZES = ((1280, 720), (800, 500), (1920, 1080))
NUMBERS = (Hidden.PROBABILITIES, Hidden.WEIGHTS, Hidden.LOSS)
WORDS = {
    Hidden.MARKS: r"[✓✗]|\b\d+/\d+\b|(are|is|rows) (right|wrong)|[Ll]earned (at|later)"
    r"|surer|right from the start|\d+ of \d+ (rows )?right|not learned",
    Hidden.VERDICT: r"One neuron can|No ✗|Yes ✓|never can|lit where the sum|adds? up to the same"
    r"|no straight line can|reach|XOR is easy",
}


def id_of(run):
    name, epochs, setup = run
    extra = [str(x) for x in (setup.l2, setup.optimizer) if x]
    return "-".join([name, str(epochs), *extra])


class Told:
    """All that one run tells in one place after the other, with some of it hidden."""

    def __init__(self, run, hidden):
        name, epochs, setup = run
        self.session = session_of(name, setup, epochs)
        self.session.stage.hiding.hide(hidden, is_locked=True)
        self.texts = []

    def look(self, size=(1280, 720)):
        """Take up all that is written now, and all tips."""
        placed, screen = [], self.session.screen
        self.session.advance(0.0)
        screen.render(_blank(size), placed)
        self.texts += [text.requested for text in placed]
        self.texts.append("".join(text.requested for text in placed))
        for spot in screen.hotspots(lambda _binding: None, lambda: None):
            points = [spot.rect.center]
            if spot.part_at:
                points = [
                    (x, y)
                    for x in range(spot.rect.left, spot.rect.right, 9)
                    for y in range(spot.rect.top, spot.rect.bottom, 9)
                ]
            parts = [spot.part_at(point) for point in points] if spot.part_at else [spot]
            self.texts += {part.tip() for part in parts if part.tip}

    def stage(self):
        """Look at every view of V in every size, at W, at every row, and at the help."""
        session = self.session
        for size in SIZES:
            for _view in SIDE_PANELS:
                press(session, "V")
                self.look(size)
        for row in range(session.stage.snapshot.gate.n_rows):
            session.stage.feed(row)
            self.look()
        press(session, "L")
        self.look()
        for size in SIZES:
            press(session, "W")
            self.look(size)
            press(session, "W")
        press(session, "P")
        for _view in range(N_CHARTS):
            press(session, "V")
            self.look()
        press(session, "P", "F1")
        session.screen.choose_help(0)
        self.look()
        return self

    def others(self, monkeypatch):
        """Take up what is copied and exported."""
        session = self.session
        copied = []
        monkeypatch.setattr(sharing, "put_on_clipboard", copied.append)
        press(session, "Ctrl+C")
        self.texts += [*copied, session.screen.notice]
        stage = session.stage
        self.texts.append(gate_text(stage.recipe, stage.hiding, sentence_to_export(stage)))
        return self


@cache
def _blank(size):
    return Surface(size)


@cache
def everything(run, hidden):
    """Return all that the stage writes."""
    return "\n".join(Told(run, hidden).stage().texts)


@cache
def snapshot_of(run):
    name, epochs, setup = run
    return session_of(name, setup, epochs).stage.snapshot


def _forms(values, *writers):
    return {writer(value) for value in values for writer in writers}


def forms(run, thing):
    """Return how the numbers of a kind are written anywhere, but not forms that are not its own."""
    now = snapshot_of(run)
    weights = [float(w) for w in now.weights] + [now.weight_norm]
    more = [partial(written_number, places=places) for places in (2, 3, 4)]
    signed = (figures.signed, *more, partial(step_number, places=3), partial(step_number, places=2))
    exact = [partial(decimals.significant, digits=digits) for digits in (3, 6)]
    of_p = [partial(decimals.row_probability, threshold=now.threshold, places=n) for n in (2, 3, 4)]
    p, z = now.probabilities.tolist(), now.logits.tolist()
    errors = (now.probabilities - now.gate.target_column).tolist()
    losses = (figures.loss, figures.brief_loss, repr, partial(decimals.nats, digits=5))
    mean = [now.loss, now.cross_entropy]
    known = {
        Hidden.WEIGHTS: _forms(weights, *signed, *exact, repr),
        Hidden.PROBABILITIES: _forms(p, *of_p, figures.probability, repr)
        | _forms(z, *signed, repr)
        | _forms(errors, partial(step_number, places=3)),
        Hidden.LOSS: _forms(mean, *losses, partial(decimals.nats, digits=6))
        | _forms(now.row_losses.tolist(), figures.brief_loss),
    }
    own = {re.sub(r"^[+−-]", "", form) for form in known.pop(thing)}
    others = {re.sub(r"^[+−-]", "", form) for one in known.values() for form in one}
    plain = {form for form in own if len(re.sub(r"^[<>0.]+|\D", "", form)) >= 2}
    return plain - others - {"0.50", "0.500", "0.693", "0.6931", "0.05", "0.01"}


def found(run, thing, text):
    """Return the forms of numbers of a kind that stand in `text`."""
    return {
        form for form in forms(run, thing) if re.search(rf"(?<![\d.]){re.escape(form)}(?!\d)", text)
    }


@pytest.mark.slow
@pytest.mark.parametrize("thing", NUMBERS)
@pytest.mark.parametrize("run", RUNS, ids=id_of)
def test_a_hidden_number_is_nowhere_on_the_stage(run, thing):
    assert found(run, thing, everything(run, NOTHING))

    assert not found(run, thing, everything(run, frozenset({thing})))


@pytest.mark.slow
@pytest.mark.parametrize("thing", WORDS)
@pytest.mark.parametrize("run", RUNS, ids=id_of)
def test_a_hidden_judgement_is_nowhere_on_the_stage(run, thing):
    assert re.search(WORDS[thing], everything(run, NOTHING))

    told = Told(run, frozenset({thing, Hidden.VERDICT}))  # whose proof has marks of its own
    for _view in SIDE_PANELS:
        press(told.session, "V")
        told.look()
    for row in range(told.session.stage.snapshot.gate.n_rows):
        told.session.stage.feed(row)
        told.look()
    text = "\n".join(t for t in told.texts if "V: " not in t or len(t) < 60)
    assert not re.search(WORDS[thing], text), re.search(WORDS[thing], text)


@pytest.mark.parametrize("thing", NUMBERS)
@pytest.mark.parametrize("run", RUNS[:5], ids=id_of)
def test_a_hidden_number_is_in_no_text_of_a_command(run, thing, tmp_path, monkeypatch):
    monkeypatch.setattr(play, "open_display", lambda: False)
    for hidden in (NOTHING, frozenset({thing})):
        words = line_of(run, hidden)
        texts = {
            "text": run_command("train", *words).out,
            "json": run_command("train", *words, "--json").out,
            "pipe": run_command(*words).out,
        }
        table = tmp_path / f"{len(hidden)}.csv"
        run_command("train", *words, "--csv", str(table))
        texts["csv"] = table.read_text()
        for place, text in texts.items():
            has = place != "pipe" or thing is not Hidden.WEIGHTS
            assert bool(found(run, thing, text)) == (has and not hidden), (place, thing, hidden)


def line_of(run, hidden):
    name, epochs, setup = run
    options = {"epochs": epochs, "seed": setup.seed, "l2": setup.l2, "optimizer": setup.optimizer}
    words = [f"--{key}={value}" for key, value in options.items() if value is not None]
    return [name, *words, *([f"--hide={in_words(hidden)}"] if hidden else [])]


@pytest.mark.parametrize("run", [RUNS[0], RUNS[3]], ids=id_of)
def test_a_hidden_judgement_is_in_no_text_of_a_command(run, monkeypatch):
    monkeypatch.setattr(play, "open_display", lambda: False)
    for words in (["train"], []):
        told = run_command(*words, *line_of(run, NOTHING)).out
        silent = run_command(*words, *line_of(run, frozenset({Hidden.MARKS, Hidden.VERDICT}))).out
        marks = rf"{WORDS[Hidden.MARKS]}|\b(right|wrong|undecided|rows add)\b|cannot"
        assert re.search(marks, told)
        assert not re.search(marks, silent), silent


def test_where_a_hidden_answer_ends_tells_nothing(monkeypatch):
    """A view that ended once it was learned, or because it never will be, would tell just that."""
    monkeypatch.setattr(play, "open_display", lambda: False)
    for hidden in ("marks", "verdict,marks"):
        ends = {
            re.findall(r"^epoch (\S+)", run_command(gate, "--hide", hidden).out, re.MULTILINE)[-1]
            for gate in ("and", "or", "xor", "majority")
        }
        assert ends == {"1,000"}


@pytest.mark.parametrize("hidden", ["marks", "verdict", "loss,verdict"])
@pytest.mark.parametrize("gate", ["and", "xor"])
def test_until_learned_would_tell_what_is_hidden(gate, hidden):
    result = run_command("train", gate, "--until-learned", "--hide", hidden)

    assert (result.status, result.out) == (2, "")
    assert "--until-learned would tell what --hide takes away" in result.err


def test_hidden_things_are_null_in_json():
    record = json.loads(run_command("train", "and", "--hide", ",".join(Hidden), "--json").out)

    empty = {key for key, value in record.items() if value is None}
    told = {"weights", "bias", "loss", "cross_entropy", "accuracy", "learned_at", "learnable"}
    assert empty == told
    assert {row["probability"] for row in record["rows"]} == {None}


@pytest.mark.parametrize("thing", NUMBERS)
@pytest.mark.parametrize("run", RUNS[:2], ids=id_of)
def test_a_hidden_number_is_not_copied_or_exported(run, thing, monkeypatch):
    hidden = frozenset({thing})
    texts = "\n".join(Told(run, hidden).others(monkeypatch).texts)

    assert f"--hide={in_words(hidden)}" in texts
    assert not found(run, thing, texts)


def test_weights_that_are_hidden_are_not_copied_as_the_start_of_a_run(monkeypatch):
    copied = []
    monkeypatch.setattr(sharing, "put_on_clipboard", copied.append)
    session = session_of("and", Setup(weights=(2.5, 2.5, -4.0)))
    press(session, "Ctrl+C")
    assert "2.5,2.5,-4" in copied.pop()

    session.stage.hiding.hide(frozenset({Hidden.WEIGHTS}), is_locked=True)
    press(session, "Ctrl+C", "Ctrl+E")

    assert not copied
    assert (
        session.screen.notice == "Not exported: its file would tell the weights, which are hidden."
    )


@pytest.mark.slow
@pytest.mark.parametrize("thing", [Hidden.LOSS, Hidden.MARKS, Hidden.VERDICT, Hidden.CENSUS])
def test_all_gates_tell_nothing_that_is_hidden(thing):
    patterns = {
        Hidden.LOSS: r"loss [<\d]|cross-entropy [<\d]",
        Hidden.MARKS: r"[✓✗…] |\d of (16|256|\d+ right)|have learned|^\d+$\n^learned: every",
        Hidden.VERDICT: r"never can|No ✗|Yes ✓|add up to the same",
        Hidden.CENSUS: r"\d of (16|256)$|have learned|never can",
    }
    for hidden in (NOTHING, frozenset({thing})):
        told = Told(("and", 0, Setup(l2=0.001)), hidden)
        press(told.session, "F3", "V")
        page = told.session.page
        for n_inputs in (2, 3, 4):
            page.show(n_inputs)
            press(told.session, ".", ".", ".")
            for _ in range(40):
                told.session.advance(0.0)
            for number in (0, 6, 8):
                page.point(number)
                told.look()
        text = "\n".join(told.texts)
        is_told = re.search(patterns[thing], text, re.MULTILINE)
        assert bool(is_told) == (not hidden), is_told


@pytest.mark.slow
def test_a_hidden_sentence_is_nowhere(monkeypatch):
    run = RUNS[0]
    text = "\n".join(Told(run, frozenset({Hidden.SENTENCE})).stage().others(monkeypatch).texts)
    said = sentence_on(snapshot_of(run)).text
    assert said in everything(run, NOTHING)
    assert said not in text


def test_hidden_maps_are_not_drawn():
    """By the word itself, and by those of which the map would tell more."""
    for hidden in ({Hidden.MAP}, {Hidden.PROBABILITIES}):
        told = Told(RUNS[0], frozenset(hidden))
        press(told.session, "V")
        told.look()
        names = {
            spot.name for spot in told.session.page.hotspots(told.session.screen._measuring_pen())
        }
        assert "map" not in names
        assert "hidden" in told.texts
    assert hides(frozenset({Hidden.MAP}), Implied.LANDSCAPE)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_bulbs_glow_where_probabilities_are_hidden(size):
    """Only their numbers are gone: the bulbs' pixels are the same."""
    pictures = []
    for hidden in (NOTHING, frozenset({Hidden.PROBABILITIES})):
        session = session_of("and", epochs=19)
        session.stage.hiding.hide(hidden, is_locked=True)
        surface = Surface(size)
        session.screen.render(surface)
        pictures.append(pygame.surfarray.array3d(surface))
    layout = session.stage.layout
    place = table_geometry(layout.truth_table, layout.unit, 4)
    for cell in place.cells:
        glass = Rect(0, 0, 2 * place.radius, 2 * place.radius)
        glass.center = round(cell.bulb[0]), round(cell.bulb[1])
        cut = np.s_[glass.left : glass.right, glass.top : glass.bottom]
        assert np.array_equal(pictures[0][cut], pictures[1][cut])
        assert pictures[0][cut].max() > 60
    assert not np.array_equal(*pictures)


def test_every_word_has_its_row_in_the_table():
    assert set(Hidden) <= set(HIDDEN_WITH)
    assert all(thing in HIDDEN_WITH[thing] for thing in Hidden)
