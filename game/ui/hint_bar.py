"""The hint bar: the keys that matter most, as many as fit; a notice takes their place."""

from pygame import Rect

from game.ui.pen import Align, Pen
from game.ui.scene import Hint, Scene
from game.ui.text import Face, font

CAP_HEIGHT = 24


def draw_hint_bar(pen: Pen, rect: Rect, scene: Scene) -> None:
    """Draw the notice if there is one, else the hints."""
    if scene.notice:
        pen.text(scene.notice, rect.inflate(-pen.px(16), 0), pen.theme.cards.text, 14, Face.STRONG)
        return
    x = rect.x + pen.px(8)
    for hint in scene.hints:
        width = _width(pen, hint)
        if x + width > rect.right:
            return
        _draw_hint(pen, Rect(x, rect.y, width, rect.height), hint)
        x += width + pen.px(16)


def _cap_width(pen: Pen, key: str) -> int:
    return font(Face.STRONG, pen.px(12)).size(key)[0] + pen.px(14)


def _width(pen: Pen, hint: Hint) -> int:
    caps = sum(_cap_width(pen, key) + pen.px(4) for key in hint.keys)
    return caps + pen.px(4) + font(Face.REGULAR, pen.px(13)).size(hint.label)[0] + 2


def _draw_hint(pen: Pen, box: Rect, hint: Hint) -> None:
    palette, x = pen.theme.cards, box.x
    for key in hint.keys:
        cap = Rect(
            x, box.centery - pen.px(CAP_HEIGHT) // 2, _cap_width(pen, key), pen.px(CAP_HEIGHT)
        )
        pen.rounded(cap, palette.keycap, 5)
        pen.text(key, cap, palette.text, 12, Face.STRONG, Align.CENTRE)
        x = cap.right + pen.px(4)
    label = Rect(x + pen.px(4), box.y, box.right - x - pen.px(4), box.height)
    pen.text(hint.label, label, palette.muted, 13)
