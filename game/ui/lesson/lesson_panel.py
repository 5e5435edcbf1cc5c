"""An open lesson in the left column: the question, what is to do now, why it is so, and the way on.

What it says is placed by `lesson_places`; here it is drawn, and told what the mouse does there.
"""

from collections.abc import Callable, Mapping
from functools import partial

from pygame import Rect

from ...core.assessment import Mark
from ...record import replace
from ..kit.panel import Do, Hotspot
from ..kit.pen import Align, Pen
from ..kit.text import Face
from ..kit.theme import Colour, Palette, mix
from .lesson_flow import Block, draw_lines
from .lesson_places import AID_TYPE, is_open_question, lesson_places
from .lesson_scene import LessonHandler, LessonScene

SHARE = 0.25  # of the window's width
NARROWEST, WIDEST = 304, 360  # points
FILL = 0.1  # share of the accent in what was chosen


def lesson_width(window_width: int, unit: float) -> int:
    """Return the width of the column in a window of `window_width` pixels."""
    return round(min(max(window_width / unit * SHARE, NARROWEST), WIDEST) * unit)


def draw_lesson(pen: Pen, rect: Rect, scene: LessonScene) -> None:
    """Draw the lesson on its card, which is already drawn."""
    for block in lesson_places((rect.x, rect.y, rect.width, rect.height), pen.unit, scene):
        draw = DRAWN.get(block.kind)
        if draw is not None:
            draw(pen, block, scene)
        else:
            draw_lines(pen, block, _colour(pen.theme.cards, block, scene))


MUTED = frozenset(
    {"lesson", "step", "asks", "now caption", "because caption", "try caption", "progress"}
)
LIT = frozenset({"bet caption", "said"})


def _colour(palette: Palette, block: Block, scene: LessonScene) -> Colour:
    if block.kind in LIT:
        return palette.accent
    if block.kind == "problem":
        return palette.marks[Mark.WRONG]
    is_done = scene.has_ticked and block.kind in {"ask", "item", "do"}
    is_muted = block.kind in MUTED or is_done
    return palette.muted if is_muted else palette.text


def _draw_leave(pen: Pen, block: Block, _scene: LessonScene) -> None:
    pen.text(block.text, block.rect, pen.theme.cards.muted, 16, align=Align.CENTRE)


def _draw_dots(pen: Pen, block: Block, scene: LessonScene) -> None:
    palette = pen.theme.cards
    pitch = block.rect.width / scene.n_steps
    for step in range(scene.n_steps):
        centre = (block.rect.x + (step + 0.5) * pitch, block.rect.centery)
        if step == scene.step:
            pen.disc(centre, pen.px(8), mix(palette.card, palette.accent, 0.25))
            pen.disc(centre, pen.px(5), palette.accent)
        else:
            share = 0.75 if step < scene.step else 0.0
            pen.disc(centre, pen.px(4), mix(palette.track, palette.accent, share))


def _draw_rule(pen: Pen, block: Block, _scene: LessonScene) -> None:
    pen.rounded(block.rect, pen.theme.cards.border, 1)


def _draw_choice(pen: Pen, block: Block, scene: LessonScene) -> None:
    palette, is_chosen = pen.theme.cards, scene.bet == block.index
    edge = palette.accent if is_chosen else palette.border
    fill = mix(palette.card, palette.accent, FILL) if is_chosen else palette.card
    pen.outlined(block.rect, edge, fill, 8)
    cap = Rect(block.rect.x + pen.px(10), 0, pen.px(22), pen.px(22))
    cap.centery = block.rect.centery
    has_number = scene.has_bet_keys or is_open_question(scene)
    _draw_key(pen, cap, str(block.index + 1) if has_number else "", is_lit=is_chosen)
    if is_chosen:
        dot = block.rect.right - pen.px(17), block.rect.centery  # a check would read as right
        pen.disc(dot, pen.px(4), palette.accent)


def _draw_choice_words(pen: Pen, block: Block, scene: LessonScene) -> None:
    """Draw an answer, which is set for the wider type that it has once it is chosen."""
    palette = pen.theme.cards
    if scene.bet == block.index:
        draw_lines(pen, block, palette.text)
    else:
        draw_lines(pen, replace(block, face=Face.REGULAR), palette.muted)


def _draw_bet_key(pen: Pen, block: Block, scene: LessonScene) -> None:
    _draw_key(pen, block.rect, str(block.index + 1), is_lit=scene.bet == block.index)


def _draw_key(pen: Pen, cap: Rect, key: str, *, is_lit: bool = False) -> None:
    palette = pen.theme.cards
    pen.rounded(cap, palette.accent if is_lit else palette.keycap, 5)
    colour = palette.card if is_lit else palette.text
    pen.text(key, cap, colour, 12, Face.STRONG, Align.CENTRE)


def _draw_check(pen: Pen, box: Rect, colour: Colour) -> None:
    x, y, side = box.centerx, box.centery, box.width
    points = [
        (x - side * 0.22, y),
        (x - side * 0.06, y + side * 0.16),
        (x + side * 0.24, y - side * 0.17),
    ]
    pen.curve(points, colour, 2)


def _draw_now(pen: Pen, block: Block, _scene: LessonScene) -> None:
    pen.rounded(block.rect, pen.theme.cards.raised, 10)


def _draw_pill(pen: Pen, block: Block, _scene: LessonScene) -> None:
    palette = pen.theme.cards
    pen.outlined(block.rect, palette.accent, mix(palette.raised, palette.accent, FILL), 11)


def _draw_tick(pen: Pen, block: Block, scene: LessonScene) -> None:
    palette = pen.theme.cards
    green = palette.marks[Mark.RIGHT]
    if scene.items[block.index].is_ticked:
        pen.outlined(block.rect, green, mix(palette.raised, green, 0.15), 5)
        _draw_check(pen, block.rect, green)
    else:
        pen.outlined(block.rect, palette.muted, palette.raised, 5)
        pen.outlined(block.rect.inflate(-2, -2), palette.muted, palette.raised, 4)


def _draw_aside(pen: Pen, block: Block, _scene: LessonScene) -> None:
    """Draw what is said in between, with a bar at its left."""
    palette = pen.theme.cards
    is_astray = block.kind == "astray"
    bar = Rect(block.rect.x - pen.px(12), block.rect.y, pen.px(3), block.rect.height)
    pen.rounded(bar, palette.accent if is_astray else palette.negative, 1.5)
    draw_lines(pen, block, palette.text)


def _draw_aid(pen: Pen, block: Block, scene: LessonScene) -> None:
    palette, box = pen.theme.cards, block.rect
    for key in block.lines:
        is_lit = scene.is_showing and block.kind == "aid show"
        _draw_key(pen, Rect(box.x, box.y, box.height, box.height), key, is_lit=is_lit)
        left = box.height + pen.px(6)
        box = Rect(box.x + left, box.y, box.width - left, box.height)
    pen.text(block.text, box, palette.muted, AID_TYPE)


def is_live(block: Block, scene: LessonScene) -> bool:
    """Return whether a button at the foot can be pressed now."""
    if block.kind == "back":
        return scene.can_go_back
    if block.kind == "hand in":
        return scene.has_ticked and not scene.is_handed_in
    return scene.has_ticked


def _draw_button(pen: Pen, block: Block, scene: LessonScene) -> None:
    palette, can_press = pen.theme.cards, is_live(block, scene)
    if block.kind == "next" and can_press:
        pen.rounded(block.rect, palette.accent, 8)
        colour = palette.card
    else:
        fill = palette.keycap if block.kind == "next" else palette.card
        pen.outlined(block.rect, palette.border, fill, 8)
        colour = palette.text if can_press else palette.muted
    label = block.rect.inflate(-pen.px(6), 0)
    pen.text(block.text, label, colour, 13.5, Face.STRONG, Align.CENTRE)


DRAWN: Mapping[str, Callable[[Pen, Block, LessonScene], None]] = {
    "leave": _draw_leave,
    "choice words": _draw_choice_words,
    "dots": _draw_dots,
    "rule": _draw_rule,
    "choice": _draw_choice,
    "bet key": _draw_bet_key,
    "now": _draw_now,
    "pill": _draw_pill,
    "tick": _draw_tick,
    "astray": _draw_aside,
    "hint text": _draw_aside,
    "aid hint": _draw_aid,
    "aid show": _draw_aid,
    "aid anew": _draw_aid,
    "back": _draw_button,
    "hand in": _draw_button,
    "next": _draw_button,
}
"""What is more than lines of text."""


def lesson_hotspots(
    pen: Pen, rect: Rect, scene: LessonScene, handler: LessonHandler
) -> list[Hotspot]:
    """Return what the mouse can do: all that the keys of a lesson do; the lowest first."""
    actions: Mapping[str, Do] = {
        "leave": handler.leave,
        "aid hint": handler.give_hint,
        "aid show": handler.show_how,
        "aid anew": handler.begin_anew,
        "back": handler.go_back,
        "hand in": handler.hand_in,
        "next": handler.go_on,
    }
    spots = []
    for block in lesson_places((rect.x, rect.y, rect.width, rect.height), pen.unit, scene):
        kind, tip = block.kind, _tip(block, scene)
        click: Do | None = None
        if kind in BETS:
            click = partial(handler.bet, block.index)
        elif kind in actions and (kind not in BUTTONS or is_live(block, scene)):
            click = actions[kind]
        if click or tip:
            said = partial(str, tip) if tip else None
            spots.append(Hotspot(f"lesson {kind}", block.rect, block.index, said, click))
    return spots


BETS = frozenset({"choice", "bet key"})
BUTTONS = frozenset({"back", "hand in", "next"})
TIPS: Mapping[str, str] = {
    "leave": "Leave the lesson (Esc). It is kept how far you are.",
    "aid hint": "Show the hint (H).",
    "aid show": "Watch the app press the keys, slowly (S).",
    "aid anew": "Begin this step anew.",
    "back": "Back to the step before (Backspace).",
    "hand in": "Write a file for your teacher (Ctrl+E).",
    "next": "Go on (Enter).",
}
NOT_YET = "First do what stands above. S shows how."
BET_FIRST = "First bet, then do it. S shows how."
IS_HANDED_IN = "It was handed in: the file is written."


def _tip(block: Block, scene: LessonScene) -> str:
    """Return the tip of a block: what a click does, why it does nothing, or what was cut off."""
    if block.kind == "bet key" or block.is_cut:
        return block.text
    if block.kind in BUTTONS and not is_live(block, scene):
        if block.kind == "back":
            return ""
        if block.kind == "hand in" and scene.is_handed_in:
            return IS_HANDED_IN
        return BET_FIRST if is_open_question(scene) else NOT_YET
    if block.kind == "aid show" and scene.is_showing:
        return ""
    return TIPS.get(block.kind, "")
