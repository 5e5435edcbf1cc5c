"""Cards above the timeline: what was saved, and the question under which name to save.

They cover the foot of the page and leave timeline and hint bar where they are.
"""

from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pygame import Rect

from ...core.assessment import Mark
from ...gates.problem import path_words
from ...record import Record
from .hint_bar import cap_width, draw_caps
from .panel import Hotspot
from .pen import Align, Pen
from .picture import Part
from .text import ELLIPSIS, Face, width_of

SAVED_HEIGHT, NAME_HEIGHT = 38, 78
NAME_WIDTH = 470
ABOVE = 6  # between a card and the timeline
INSET = 14
TYPE = 13
PATH, DISMISS = "saved path", "dismiss"
OPEN_TIP = "Click to open the folder: {}"
DISMISS_TIP = "Esc or a click takes this away."
ESC, CLOSE = "Esc", "close"


class Saved(Record):
    """What was saved: a few words, and the whole path."""

    words: str
    path: Path

    @property
    def text(self) -> str:
        """The sentence."""
        return f"{self.words} {self.path_text}"

    @property
    def path_text(self) -> str:
        """The path as it can be shown."""
        return path_words(self.path)


class NameField(Record):
    """The field for a name.

    Attributes:
        text: What it holds.
        is_selected: Whether all of it is selected, so that typing replaces it.
        problem: What is wrong with the name, or "".
    """

    text: str
    is_selected: bool = False
    problem: str = ""


class CardHandler(Protocol):
    """The mouse actions of the cards."""

    def dismiss(self) -> object:
        """Take away what was said to be saved."""

    def open_folder(self) -> object:
        """Open the folder of what was saved."""

    def save(self) -> object:
        """Save under the name in the field."""

    def cancel(self) -> object:
        """Do not save."""


@lru_cache(maxsize=16)
def shortened_path(text: str, face: Face, size_px: int, width: int) -> str:
    """Return a path that fits `width` pixels if it can: shortened in the middle, its end whole."""
    if width_of(text, face, size_px) <= width:
        return text
    cut = max(text.rfind("/"), text.rfind("\\"), 0)
    head, name = text[:cut], text[cut:]
    while head and width_of(head + ELLIPSIS + name, face, size_px) > width:
        head = head[:-1]
    return head + ELLIPSIS + name


class _SavedPlaces(Record):
    card: Rect
    words: Rect
    path: Rect
    close: Rect
    path_text: str


def _saved_places(pen: Pen, timeline: Rect, saved: Saved) -> _SavedPlaces:
    size, gap, inset = pen.px(TYPE), pen.px(10), pen.px(INSET)
    words = width_of(saved.words, Face.STRONG, size) + 2
    label = width_of(CLOSE, Face.REGULAR, size) + 2
    close = cap_width(pen, ESC) + pen.px(8) + label
    room = timeline.width - words - close - 2 * gap - 2 * inset
    text = shortened_path(saved.path_text, Face.REGULAR, size, room - 2)
    path = min(width_of(text, Face.REGULAR, size) + 2, room)
    card = _card(pen, timeline, words + path + close + 2 * gap + 2 * inset, SAVED_HEIGHT)
    y, height = card.y, card.height
    left = card.x + inset
    return _SavedPlaces(
        card,
        Rect(left, y, words, height),
        Rect(left + words + gap, y, path, height),
        Rect(card.right - inset - close, y, close, height),
        text,
    )


def _card(pen: Pen, timeline: Rect, width: int, height: float) -> Rect:
    card = Rect(0, 0, min(width, timeline.width), pen.px(height))
    card.bottomright = timeline.right, timeline.top - pen.px(ABOVE)
    return card


class _NamePlaces(Record):
    card: Rect
    words: Rect
    field: Rect
    save: Rect
    cancel: Rect


BUTTONS = (("Enter", "save"), ("Esc", "cancel"))
QUESTION = "Save this gate under which name?"


def _name_places(pen: Pen, timeline: Rect) -> _NamePlaces:
    card = _card(pen, timeline, pen.px(NAME_WIDTH), NAME_HEIGHT)
    inset, gap = pen.px(INSET), pen.px(12)
    words = Rect(card.x + inset, card.y + pen.px(6), card.width - 2 * inset, pen.px(26))
    line = Rect(card.x + inset, words.bottom + pen.px(4), words.width, pen.px(30))
    save, cancel = (
        cap_width(pen, cap) + pen.px(8) + width_of(label, Face.REGULAR, pen.px(TYPE)) + 2
        for cap, label in BUTTONS
    )
    field = Rect(line.x, line.y, max(1, line.width - save - cancel - 2 * gap), line.height)
    save_place = Rect(field.right + gap, line.y, save, line.height)
    cancel_place = Rect(save_place.right + gap, line.y, cancel, line.height)
    return _NamePlaces(card, words, field, save_place, cancel_place)


def card_part(pen: Pen, timeline: Rect, card: "Saved | NameField") -> Part:
    """Return the card as a part of the picture, above the panel `timeline`; `pen` measures."""
    if isinstance(card, Saved):
        places = _saved_places(pen, timeline, card)
        return Part("card", places.card, card, lambda pen: _draw_saved(pen, places, card))
    field, named = card, _name_places(pen, timeline)
    return Part("card", named.card, field, lambda pen: _draw_name(pen, named, field))


def card_hotspots(
    pen: Pen, timeline: Rect, card: "Saved | NameField", handler: CardHandler
) -> list[Hotspot]:
    """Return the hotspots of the card."""
    if isinstance(card, Saved):
        place, tip = _saved_places(pen, timeline, card), OPEN_TIP.format(card.path_text)
        return [
            Hotspot(DISMISS, place.card, tip=lambda: DISMISS_TIP, click=handler.dismiss),
            Hotspot(PATH, place.path, tip=lambda: tip, click=handler.open_folder),
        ]
    named = _name_places(pen, timeline)
    return [
        Hotspot("name card", named.card),
        Hotspot("save name", named.save, click=handler.save),
        Hotspot("cancel name", named.cancel, click=handler.cancel),
    ]


def _draw_saved(pen: Pen, place: _SavedPlaces, saved: Saved) -> None:
    palette = pen.theme.cards
    pen.outlined(place.card, palette.accent, palette.card, 10)
    pen.text(saved.words, place.words, palette.text, TYPE, Face.STRONG)
    pen.text(place.path_text, place.path, palette.accent, TYPE)
    y = place.path.centery + pen.px(9)
    pen.line((place.path.x, y), (place.path.right, y), palette.accent, 1)
    _draw_button(pen, place.close, ESC, CLOSE)


def _draw_button(pen: Pen, box: Rect, cap: str, label: str) -> None:
    palette = pen.theme.cards
    x = draw_caps(pen, box, (cap,), palette, 22 * pen.unit) + pen.px(4)
    pen.text(label, Rect(x, box.y, box.right - x, box.height), palette.muted, TYPE)


def _draw_name(pen: Pen, place: _NamePlaces, field: NameField) -> None:
    palette = pen.theme.cards
    pen.outlined(place.card, palette.accent, palette.card, 10)
    colour = palette.marks[Mark.WRONG] if field.problem else palette.text
    pen.text(field.problem or QUESTION, place.words, colour, TYPE, Face.STRONG)
    _draw_field(pen, place.field, field)
    for box, (cap, label) in zip((place.save, place.cancel), BUTTONS, strict=True):
        _draw_button(pen, box, cap, label)


def _draw_field(pen: Pen, box: Rect, field: NameField) -> None:
    palette = pen.theme.cards
    pen.outlined(box, palette.accent, palette.keycap, 7)
    inside = box.inflate(-pen.px(16), 0)
    width = min(width_of(field.text, Face.REGULAR, pen.px(14)), inside.width)
    if field.is_selected and field.text:
        chosen = Rect(inside.x - 2, box.y + pen.px(5), width + 4, box.height - pen.px(10))
        pen.rounded(chosen, palette.accent, 3)
    colour = palette.card if field.is_selected else palette.text
    words = pen.text(field.text, inside, colour, 14, align=Align.LEFT)
    if not field.is_selected:
        x = words.right + pen.px(1) if field.text else inside.x
        pen.line((x, box.y + pen.px(7)), (x, box.bottom - pen.px(7)), palette.accent, 1.5)
