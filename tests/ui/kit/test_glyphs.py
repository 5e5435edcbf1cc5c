import warnings
from gc import collect
from weakref import ref

import pygame
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from game.files import shipped
from game.gates.signs import UNSEEN
from game.ui.kit import glyphs, text
from game.ui.kit.glyphs import MISSING, has_glyph, render
from game.ui.kit.kept import forget_kept
from game.ui.kit.text import Face, font, label, line_of, width_of, wrapped

WHITE = (255, 255, 255)
LAMP, FACE, MEND, AND = "\U0001f4a1", "\U0001f600", "\u4fee", "\u4e0e"
SIZE = 20
STRIDE = 256


SYSTEM_PATHS = glyphs._system_paths
pytestmark = pytest.mark.usefixtures("system")


def forget():
    glyphs._forget()
    SYSTEM_PATHS.cache_clear()
    forget_kept()


@pytest.fixture
def system(monkeypatch):
    """Sets the files of the system's fonts: at first there are none."""
    forget()
    paths = []
    monkeypatch.setattr(glyphs, "_system_paths", lambda: tuple(paths))
    yield paths
    monkeypatch.undo()
    forget()


def a_font(path, signs, units=1000):
    """Write a font that has `signs` alone, each as a square of its own size."""
    builder = FontBuilder(units, isTTF=True)
    names = [".notdef", *(f"sign{number}" for number in range(len(signs)))]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(sign): f"sign{n}" for n, sign in enumerate(signs)})
    drawn = {}
    for number, name in enumerate(names):
        pen, side = TTGlyphPen(None), 300 + 100 * number
        corners = [(50, 0), (50, side), (50 + side, side), (50 + side, 0)]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
        drawn[name] = pen.glyph()
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Lamps", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def pixels(picture):
    return pygame.image.tobytes(picture, "RGBA")


def alone(sign, face=Face.REGULAR):
    return font(face, SIZE).render(sign, True, WHITE)


@pytest.mark.slow
@pytest.mark.parametrize("face", Face)
def test_no_character_whatever_stops_the_drawing(face):
    """Those that the font lacks are drawn in lots, as there are so many; the others alone."""
    own = font(face, SIZE)
    missing = own.metrics(MISSING)
    n_alone = 0
    for start in range(0, 0x110000, STRIDE):
        lot = [chr(code) for code in range(start, start + STRIDE)]
        assert render(own, SIZE, lot[0], WHITE).height > 0
        for sign in lot:
            is_lone = 0xD800 <= ord(sign) < 0xE000
            if UNSEEN.match(sign) or (not is_lone and own.metrics(sign) != missing):
                assert render(own, SIZE, sign, WHITE).height > 0
                n_alone += 1
    assert n_alone > 4_000


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("start", [0, 0x0300, 0x2000, 0xD7F0, 0xFE00, 0xFFF0, 0xE0000, 0x10FF00])
def test_no_character_of_the_odd_ranges_stops_the_drawing(face, start):
    for code in range(start, min(start + 0x120, 0x110000)):
        width_of(chr(code), face, SIZE)
        assert label(chr(code), face, SIZE, WHITE).height > 0


@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u2060\ufe0f", "\u00ad", "\U000e0041", "\u3164", ""]
)
def test_a_text_without_anything_to_see_is_an_empty_picture(nothing):
    picture = label(nothing, Face.REGULAR, SIZE, WHITE)
    assert not any(pixels(picture)[3::4])
    shown, image = line_of(nothing, Face.REGULAR, SIZE, WHITE, 100)
    assert (shown, image.height) == (nothing, picture.height)
    assert wrapped(nothing, Face.REGULAR, SIZE, 100) in ((nothing,), ())


def test_what_cannot_be_seen_changes_nothing_beside_what_can():
    assert pixels(label("A\u200bB", Face.REGULAR, SIZE, WHITE)) == pixels(alone("AB"))


@pytest.mark.parametrize("face", Face)
def test_what_a_font_has_is_drawn_by_it(face):
    sample = "Häuser 2·A − 2·B θσ → …"
    assert pixels(label(sample, face, SIZE, WHITE)) == pixels(alone(sample, face))


@pytest.mark.parametrize("face", Face)
def test_what_no_font_has_is_its_code_and_never_a_box(face):
    box = alone(MISSING, face)
    for sign in (LAMP, AND, "\u0928", "\U000f0000", "\U00010ffe", "\ud800", "\x07"):
        picture = label(f"A{sign}", face, SIZE, WHITE)
        assert pixels(picture) == pixels(alone(f"A[U+{ord(sign):04X}]", face))
        assert picture.width > alone("A", face).width + box.width


IN_ANOTHER_DRESS = [("\U0001d400", "A"), ("\uff21", "A"), ("\u2003", " ")]


@pytest.mark.parametrize(("sign", "plain"), IN_ANOTHER_DRESS)
def test_a_letter_in_another_dress_is_drawn_plainly(sign, plain):
    assert pixels(label(f"x{sign}x", Face.REGULAR, SIZE, WHITE)) == pixels(alone(f"x{plain}x"))


def test_a_line_break_is_a_space():
    assert pixels(label("é\nb", Face.REGULAR, SIZE, WHITE)) == pixels(alone("é b"))


def test_what_a_font_of_the_system_has_is_drawn_by_that(system, tmp_path):
    system.append(a_font(tmp_path / "lamps.ttf", [LAMP]))
    lamp = pygame.Font(system[0], SIZE).render(LAMP, True, WHITE)
    picture = label(f"A{LAMP}B", Face.REGULAR, SIZE, WHITE)
    assert picture.width == alone("A").width + lamp.width + alone("B").width
    assert picture.height == alone("A").height
    middle = picture.subsurface((alone("A").width, 0, lamp.width, picture.height))
    inked = sum(alpha > 0 for alpha in pixels(middle)[3::4])
    assert inked == sum(alpha > 0 for alpha in pixels(lamp)[3::4])


def test_each_sign_has_the_first_font_that_has_it(system, tmp_path):
    system += [a_font(tmp_path / "one.ttf", [LAMP]), a_font(tmp_path / "two.ttf", [FACE, LAMP])]
    names = [
        part for _, part in glyphs._runs(font(Face.REGULAR, SIZE), SIZE, f"{LAMP}{FACE}A{MEND}")
    ]
    assert names == [LAMP, FACE, f"A[U+{ord(MEND):04X}]"]


def test_a_joined_sign_stays_with_its_font(system, tmp_path):
    system.append(a_font(tmp_path / "lamps.ttf", [LAMP, FACE]))
    joined = f"{LAMP}\u200d{FACE}\ufe0f"
    assert [part for _, part in glyphs._runs(font(Face.REGULAR, SIZE), SIZE, joined)] == [joined]


def test_scripts_from_right_to_left_are_drawn_so_over_several_words(system, tmp_path):
    aleph, beth = "\u05d0", "\u05d1"
    system.append(a_font(tmp_path / "letters.ttf", [aleph, beth, " "]))
    own = pygame.Font(system[0], SIZE)
    shown = label(f"{aleph} {beth}", Face.REGULAR, SIZE, WHITE)
    own.set_direction(pygame.DIRECTION_RTL)
    assert shown.width == own.render(f"{aleph} {beth}", True, WHITE).width
    first, last = (shown.subsurface((left, 0, 15, shown.height)) for left in (0, shown.width - 15))
    inked = [sum(alpha > 0 for alpha in pixels(part)[3::4]) for part in (first, last)]
    assert inked[0] > inked[1]  # beth, which is larger, is at the left


def matching(monkeypatch, match_font):
    monkeypatch.setattr(glyphs, "_system_paths", SYSTEM_PATHS)
    monkeypatch.setattr(pygame.font, "match_font", match_font)


@pytest.mark.parametrize("contents", [b"no font" * 1000, b"", None])
def test_a_font_of_the_system_that_cannot_be_read_is_passed_over(monkeypatch, tmp_path, contents):
    if contents is not None:
        (tmp_path / "broken.ttf").write_bytes(contents)
    matching(monkeypatch, lambda _: str(tmp_path / "broken.ttf"))
    assert pixels(label(LAMP, Face.REGULAR, SIZE, WHITE)) == pixels(alone("[U+1F4A1]"))


def test_the_system_is_asked_once_and_for_a_missing_glyph_only(monkeypatch, tmp_path):
    lamps, asked = a_font(tmp_path / "lamps.ttf", [LAMP]), []

    def match_font(name):
        asked.append(name)
        warnings.warn("no list of fonts", stacklevel=1)
        return str(lamps)

    matching(monkeypatch, match_font)
    label("AND é −", Face.REGULAR, SIZE, WHITE)
    assert asked == []
    for size in (SIZE, SIZE + 1):
        label(LAMP, Face.REGULAR, size, WHITE)
    assert tuple(asked) == glyphs.SYSTEM_FONTS
    assert len(glyphs._system_fonts(SIZE)) == 1


def test_after_pygame_quits_text_is_drawn_again(system, tmp_path):
    system.append(a_font(tmp_path / "lamps.ttf", [LAMP]))
    before = pixels(render(font(Face.REGULAR, SIZE), SIZE, LAMP, WHITE))
    pygame.quit()
    pygame.font.init()
    assert pixels(render(font(Face.REGULAR, SIZE), SIZE, LAMP, WHITE)) == before


def test_the_fonts_are_found_where_the_name_of_the_folder_is_not_in_utf_8(monkeypatch, tmp_path):
    folder = tmp_path / "caf\udce9"
    (folder / "fonts").mkdir(parents=True)
    for face in Face:
        contents = (shipped("assets") / "fonts" / face).read_bytes()
        (folder / "fonts" / face).write_bytes(contents)
    monkeypatch.setattr(text, "shipped", lambda _: folder)
    assert text.font.__wrapped__(Face.REGULAR, SIZE).size("AND") == font(Face.REGULAR, SIZE).size(
        "AND"
    )


def test_a_glyph_is_missing_only_where_the_font_lacks_it():
    own = font(Face.REGULAR, SIZE)
    assert has_glyph(own, "A")
    assert has_glyph(own, "−")
    assert not has_glyph(own, LAMP)
    assert not has_glyph(own, "\ud800")
    assert not has_glyph(own, "\0")


def test_a_font_that_is_no_longer_used_is_not_kept_for_its_signs():
    own = font(Face.REGULAR, 77)
    assert has_glyph(own, "Ж") in (True, False)
    render(own, 77, f"Ж{LAMP}", (255, 255, 255))
    seen = ref(own)
    font.cache_clear()
    forget_kept()
    del own
    collect()
    assert seen() is None
