import numpy as np
import pytest

from game.app.sound import HIGHEST, LOWEST, RATE, chime_samples, frequency, note_of, note_samples

LOUDEST = 32_767


def wave(samples):
    return np.frombuffer(samples, np.int16).astype(float)


def test_the_tune_falls_with_the_loss_and_never_rises():
    notes = [note_of(loss) for loss in np.geomspace(100, 1e-12, 500)]
    assert notes == sorted(notes, reverse=True)
    assert (notes[0], notes[-1]) == (HIGHEST, LOWEST)
    assert note_of(0.0) == LOWEST


def test_a_tenfold_of_the_loss_is_an_octave():
    for loss in (5.0, 0.7, 0.02):
        assert frequency(note_of(loss)) == 2 * frequency(note_of(loss / 10))


def test_the_scale_is_pentatonic():
    keynote = frequency(0)
    steps = [12 * np.log2(frequency(note) / keynote) for note in range(6)]
    np.testing.assert_allclose(steps, [0, 2, 4, 7, 9, 12], atol=0.2)


@pytest.mark.parametrize("note", [LOWEST, -5, 0, HIGHEST])
def test_a_note_has_its_pitch(note):
    sound = wave(note_samples(note))
    spectrum = np.abs(np.fft.rfft(sound, 8 * len(sound)))
    loudest = np.argmax(spectrum) * RATE / (8 * len(sound))
    assert loudest == pytest.approx(frequency(note), rel=0.02)


@pytest.mark.parametrize("samples", [note_samples(0), note_samples(LOWEST), chime_samples()])
def test_sounds_are_soft_and_neither_begin_nor_end_with_a_click(samples):
    sound = wave(samples)
    assert 0.05 * LOUDEST < np.abs(sound).max() < 0.3 * LOUDEST
    assert np.abs(sound[:5]).max() < 0.02 * LOUDEST
    assert np.abs(sound[-200:]).max() < 0.001 * LOUDEST
    assert np.abs(np.diff(sound)).max() < 0.15 * LOUDEST
