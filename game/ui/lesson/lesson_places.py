"""Where everything of an open lesson stands in its column: the roomiest form that fits it."""

from functools import lru_cache

from pygame import Rect

from ...record import replace
from ..kit.layout import Flex, columns
from ..kit.text import Face, width_of
from .lesson_flow import ALL_FORMS, Block, Flow, Form
from .lesson_scene import Item, LessonScene

INSET = 20  # points, at both sides
CAPTION, DONE_CAPTION, WHY, TRY = "NOW", "DONE", "WHY", "TRY"
BET = "YOUR BET"
SAID = "you said: {}"
ASKS = "Press {}. A bet is never scored."
STOP, SHOW, HINT, ANEW = "stop showing", "show me how", "a hint", "start over"
BACK, NEXT, DONE, HAND_IN, HANDED_IN = "Back", "Next", "Done", "Hand in", "Handed in"
TITLE_SIZES, LONG_TITLE = (26, 24, 22), 20
WIDE_FRAME = 0.75  # from which on the title has its full size
PROGRESS_TYPE = 12
STEP_TYPE = 12
MOST_DOTS = 6
DOT_PITCH = 16
KEYCAP = 22
AID_TYPE = 12.5


@lru_cache(maxsize=16)
def lesson_places(
    rect: tuple[int, int, int, int], unit: float, scene: LessonScene
) -> tuple[Block, ...]:
    """Return all that is seen of a lesson in the card `rect`, in the first form that fits."""
    inside = Rect(rect).inflate(-2 * round(INSET * unit), 0)
    fits = (form for form in ALL_FORMS if _free(inside, unit, form, scene) >= 0)
    form = next(fits, ALL_FORMS[-1])
    blocks, foot = _flow(inside, unit, form, scene).blocks, _foot(inside, unit, form, scene)
    lowest = _top(foot)
    return (*(block for block in blocks if block.rect.bottom <= lowest), *foot)


def _free(inside: Rect, unit: float, form: Form, scene: LessonScene) -> int:
    """Return how much room a form leaves, in pixels; it does not fit if that is negative."""
    flow = _flow(inside, unit, form, scene, is_draft=True)
    return _top(_foot(inside, unit, form, scene)) - flow.px(6) - flow.y


def _flow(
    inside: Rect, unit: float, form: Form, scene: LessonScene, *, is_draft: bool = False
) -> Flow:
    flow = Flow(inside, unit, form, is_draft=is_draft)
    _head(flow, scene)
    _body(flow, scene)
    return flow


def _top(foot: list[Block]) -> int:
    return min(block.rect.y for block in foot)


def is_open_question(scene: LessonScene) -> bool:
    """Return whether nothing but the question is shown: the bet comes first."""
    return scene.is_asking and not scene.has_ticked


def _head(flow: Flow, scene: LessonScene) -> None:
    flow.skip(14, is_frame=True)
    row = Rect(flow.rect.x, flow.y, flow.rect.width, flow.px(20))
    close = Rect(row.right - row.height + flow.px(4), row.y, row.height, row.height)
    flow.blocks += [
        _label("lesson", row, f"LESSON {scene.number}", 11.5, Face.STRONG),
        Block("leave", close, "×"),
        *_steps(flow, row, scene),
    ]
    flow.y = row.bottom
    flow.skip(8, is_frame=True)
    flow.text("title", scene.title, _title_size(flow, scene.title), face=Face.STRONG, leading=1.25)
    flow.skip(12, is_frame=True)
    flow.add(Block("rule", Rect(flow.rect.x, flow.y, flow.rect.width, flow.px(1))))
    flow.skip(12, is_frame=True)
    if scene.problem:
        flow.text("problem", scene.problem, min(flow.form.text, 12.5))
        flow.skip(10)


def _title_size(flow: Flow, title: str) -> float:
    """Return the largest type in which the title is one line, or else one for more lines."""
    fits = (s for s in TITLE_SIZES if width_of(title, Face.STRONG, flow.px(s)) <= flow.rect.width)
    largest = next(fits, LONG_TITLE)
    return largest if flow.form.frame >= WIDE_FRAME else min(largest, LONG_TITLE)


def _steps(flow: Flow, row: Rect, scene: LessonScene) -> list[Block]:
    """Return which step it is, in words, and as dots if they are few."""
    has_dots = 1 < scene.n_steps <= MOST_DOTS
    width = scene.n_steps * flow.px(DOT_PITCH) if has_dots else 0
    dots = Rect(row.right - flow.px(22) - width, row.y, width, row.height)
    words = f"step {scene.step + 1} of {scene.n_steps}"
    width = width_of(words, Face.REGULAR, flow.px(STEP_TYPE)) + 2
    place = Rect(dots.x - flow.px(8) - width, row.y, width, row.height)
    label = _label("step", place, words, STEP_TYPE)
    return [label, Block("dots", dots)] if has_dots else [label]


def _label(kind: str, rect: Rect, text: str, size: float, face: Face = Face.REGULAR) -> Block:
    return Block(kind, rect, text, lines=(text,), size=size, face=face)


def _body(flow: Flow, scene: LessonScene) -> None:
    if scene.ask and not scene.has_ticked:
        _question(flow, scene)
    if not is_open_question(scene):
        _now(flow, scene)
    for kind, text in (("astray", scene.astray), ("hint text", scene.hint)):
        if text and not scene.has_ticked:
            flow.skip(12)
            flow.text(kind, text, min(flow.form.text, 13.5), _indented(flow, 12))
    for kind, caption, text, size in (
        ("reply", "", scene.reply, flow.form.text),
        ("because", WHY, scene.because, flow.form.text),
        ("try", TRY, scene.then_try, min(flow.form.text, 13.5)),
    ):
        if text:
            flow.skip(14)
            if caption:
                flow.caption(f"{kind} caption", caption)
                flow.skip(3)
            flow.text(kind, text, size)


def _indented(flow: Flow, points: float) -> Rect:
    left = flow.px(points)
    return Rect(flow.rect.x + left, 0, flow.rect.width - left, 0)


def _question(flow: Flow, scene: LessonScene) -> None:
    is_open, form = is_open_question(scene), flow.form
    has_choices = is_open or form.keeps_choices
    caption = flow.caption("bet caption", BET)
    if not has_choices and scene.has_bet_keys:
        _bet_keys(flow, caption.rect, scene)
    flow.skip(6 if has_choices else 10)
    flow.text("ask", scene.ask, form.ask if has_choices else min(form.ask, 13.5))
    flow.skip(14)
    if has_choices:
        for index, choice in enumerate(scene.choices):
            _choice(flow, index, choice, form.choice)
        flow.skip(8)
    if is_open:
        flow.text("asks", ASKS.format(_keys(len(scene.choices))), min(form.text, 12.5))


def _keys(count: int) -> str:
    *others, last = map(str, range(1, count + 1))
    return f"{', '.join(others)} or {last}"


def _bet_keys(flow: Flow, row: Rect, scene: LessonScene) -> None:
    """Place the keycaps of the answers alone, at the right of a row."""
    side, gap = flow.px(KEYCAP), flow.px(6)
    left = row.right - len(scene.choices) * (side + gap) + gap
    for index, choice in enumerate(scene.choices):
        cap = Rect(left + index * (side + gap), 0, side, side)
        cap.centery = row.centery
        flow.blocks.append(Block("bet key", cap, choice, index))


def _choice(flow: Flow, index: int, choice: str, lowest: float) -> None:
    """Place an answer; the room for its mark is always kept, so that nothing moves."""
    rect, size = flow.rect, min(14, flow.form.text)
    box = Rect(rect.x + flow.px(44), 0, rect.width - flow.px(44 + 34), 0)
    words = flow.set_text("choice words", choice, size, box, face=Face.STRONG, index=index)
    height = max(flow.px(lowest), words.rect.height + flow.px(10))
    frame = flow.add(Block("choice", Rect(rect.x, flow.y, rect.width, height), choice, index))
    words.rect.centery = frame.rect.centery
    flow.blocks.append(words)
    flow.skip(6)


def _now(flow: Flow, scene: LessonScene) -> None:
    """Place the block of what is to do now, on its own ground."""
    form, outer = flow.form, flow.rect
    ground = len(flow.blocks)
    top = flow.y
    flow.rect = outer.inflate(-2 * flow.px(12), 0)
    flow.skip(12)
    caption = flow.caption("now caption", DONE_CAPTION if scene.has_ticked else CAPTION)
    if scene.bet is not None:
        _said(flow, caption, scene.choices[scene.bet])
    flow.skip(8)
    size = min(form.text, 13.5) if scene.has_ticked else form.do
    face = Face.REGULAR if scene.has_ticked else Face.STRONG
    if len(scene.items) == 1:
        _item(
            flow, 0, replace(scene.items[0], words=scene.do), size, face, is_done=scene.has_ticked
        )
    else:
        if not scene.has_ticked:
            flow.text("do", scene.do, size, face=face)
        for index, item in enumerate(scene.items):
            flow.skip(8 if index or not scene.has_ticked else 0)
            _item(flow, index, item, min(form.text, 13.5), Face.REGULAR, is_done=scene.has_ticked)
    flow.skip(12)
    flow.rect = outer
    flow.blocks.insert(ground, Block("now", Rect(outer.x, top, outer.width, flow.y - top)))


def _said(flow: Flow, caption: Block, choice: str) -> None:
    """Place the bet in its pill, beside the caption if there is room, else below it."""
    text, row = SAID.format(said(choice)), caption.rect
    pad, size = flow.px(11), min(flow.form.text, 12)
    free = row.width - width_of(caption.text, Face.STRONG, flow.px(11)) - flow.px(10)
    width = width_of(text, Face.REGULAR, flow.px(size)) + 2 * pad + 2
    if width <= free:
        pill = Rect(row.right - width, 0, width, flow.px(KEYCAP))
        pill.centery = row.centery
        caption.rect.width = free
        flow.blocks += [
            Block("pill", pill),
            _label("said", pill.inflate(-2 * pad, 0), text, size),
        ]
        return
    flow.skip(5)
    inside = Rect(row.x + pad, 0, row.width - 2 * pad, 0)
    words = flow.set_text("said", text, size, inside)
    words.rect.y += flow.px(4)
    widest = max(width_of(line, Face.REGULAR, flow.px(size)) for line in words.lines)
    pill = Rect(row.x, flow.y, widest + 2 * pad + 2, words.rect.height + flow.px(8))
    flow.add(Block("pill", pill))
    flow.blocks.append(words)


def said(choice: str) -> str:
    """Return an answer as it goes on after a colon."""
    if ". " in choice:
        return choice
    words = choice.removesuffix(".")
    is_name = not words[1:2].islower()  # as A, or XOR
    return words if is_name else words[:1].lower() + words[1:]


def _item(flow: Flow, index: int, item: Item, size: float, face: Face, *, is_done: bool) -> None:
    """Place one thing to do: its box, what it is, and how far it is."""
    left, side = flow.px(31), flow.px(18)
    box = Rect(flow.rect.x + left, 0, flow.rect.width - left, 0)
    words = flow.text("item", item.words, size, box, face=face, index=index)
    tick = Rect(flow.rect.x, 0, side, side)
    tick.centery = words.rect.y + max(words.leading, side) // 2
    flow.blocks.append(Block("tick", tick, index=index))
    if item.progress and not is_done:
        flow.skip(1)
        flow.text("progress", item.progress, PROGRESS_TYPE, box, face=Face.MONO, index=index)
    flow.y = max(flow.y, tick.bottom)


def _foot(inside: Rect, unit: float, form: Form, scene: LessonScene) -> list[Block]:
    """Return the buttons at the foot of the card, and above them what helps."""
    flow = Flow(inside, unit, form)
    height, below = flow.px(24 + 10 * form.frame), flow.px(8 + 9 * form.frame)
    row = Rect(inside.x, inside.bottom - below - height, inside.width, height)
    if scene.is_last:
        labels = {"back": BACK, "hand in": HANDED_IN if scene.is_handed_in else HAND_IN}
        places = columns(row, flow.px(8), Flex(), Flex(), Flex())
    else:
        labels = {"back": BACK}
        places = columns(row, flow.px(52), flow.px(96), Flex())
    labels["next"] = DONE if scene.is_last else NEXT
    named = zip(labels.items(), places, strict=True)
    buttons = [Block(kind, place, label) for (kind, label), place in named]
    return [*_aids(flow, row.y - flow.px(4 + 9 * form.frame), scene), *buttons]


def _aids(flow: Flow, bottom: int, scene: LessonScene) -> list[Block]:
    """Return a line of what helps, above `bottom`."""
    aids = [
        *([("aid hint", "H", HINT)] if scene.can_hint else []),
        *([("aid show", "S", STOP if scene.is_showing else SHOW)] if scene.can_show else []),
    ]
    row = Rect(flow.rect.x, bottom - flow.px(KEYCAP), flow.rect.width, flow.px(KEYCAP))
    width = _label_width(flow, ANEW)
    blocks = [Block("aid anew", Rect(row.right - width, row.y, width, row.height), ANEW)]
    for kind, key, label in aids:
        width = row.height + flow.px(6) + _label_width(flow, label)
        place = Rect(row.x, row.y, width, row.height)
        blocks.append(Block(kind, place, label, lines=(key,)))
        row.x = place.right + flow.px(13)
    return blocks


def _label_width(flow: Flow, label: str) -> int:
    return width_of(label, Face.REGULAR, flow.px(AID_TYPE)) + 2
