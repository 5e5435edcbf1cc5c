"""The mouse: what a click, a drag and the wheel do to each part of the picture."""

from collections.abc import Callable, Mapping

from ..gates import Gate
from ..playground.controls import L2, LEARNING_RATE, THRESHOLD, WEIGHT, Action, Knob, Step
from ..record import Record
from ..ui.all_gates.overview import AllGatesLayout, all_gates_hotspot_at, all_gates_layout
from ..ui.kit.layout import StageLayout, stage_layout
from ..ui.kit.timeline import timeline_geometry
from ..ui.playground.gate_column import gates_in_sight, scroll_track
from ..ui.playground.hotspots import Hotspot, Part, hotspot_at
from ..ui.playground.neuron import neuron_geometry
from .command import Command
from .dispatch import do, follow
from .hints import help_binding, hint_binding, hints
from .page import Page
from .session import Session

_LIST_PARTS = (Part.GATE, Part.GATES, Part.SCROLL_BAR, Part.SEARCH, Part.NOTE)
REST_S = 0.45  # how long the mouse rests before a tip comes
DOUBLE_CLICK_S = 0.4
DRAG_WEIGHT = 0.02  # a weight's change for each pixel
KNOBS = {knob.name: knob for knob in (THRESHOLD, LEARNING_RATE, L2)}

Point = tuple[int, int]


class Drag(Record):
    """A drag under way: what was taken hold of, where, its value then, and of which gate."""

    spot: Hotspot
    start: Point
    value: float
    gate: Gate


class Mouse:
    """Turns positions into hotspots, and hotspots into what the session does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drag: Drag | None = None
        self._rested_s = 0.0
        self._since_click_s, self._clicked = DOUBLE_CLICK_S, -1
        self._point: Point = (-1, -1)

    def press(self, point: Point, size: Point) -> None:
        """The left button goes down at `point` in a window of `size`."""
        self._leave()
        spot = self._spot(point, size)
        if spot is None:
            return
        if spot.part is Part.CELL:
            self._click_cell(spot.index)
        click = _CLICKS.get(spot.part)
        if click is not None:
            click(self._session, spot)
        if spot.part in _DRAGS:
            value, gate = _value(self._session, spot), self._session.stage.snapshot.gate
            self._drag = Drag(spot, point, value, gate)
            self._pull(point, size)

    def move(self, point: Point, size: Point) -> None:
        """The mouse moves to `point`."""
        self._point = point
        self._leave()
        if self._drag is not None:
            self._pull(point, size)
        elif self._session.page is Page.ALL_GATES:
            spot = self._spot(point, size)
            if spot is not None and spot.part is Part.CELL:
                self._session.all_gates.point(spot.index)

    def release(self) -> None:
        """The button goes up."""
        self._drag = None

    def leave(self) -> None:
        """The mouse leaves the window."""
        self._point = (-1, -1)
        self._leave()

    def rest(self, elapsed_s: float) -> None:
        """Let time pass: a mouse that rests long enough asks what it points at."""
        self._since_click_s += elapsed_s
        if self._drag is not None or self._point[0] < 0 or self._session.pointer is not None:
            return
        if self._session.page is not Page.PLAYGROUND:  # which alone has tips
            return
        self._rested_s += elapsed_s
        if self._rested_s >= REST_S:
            self._session.point_at(self._point)

    def wheel(self, steps: int, is_fine: bool, size: Point) -> None:
        """The wheel turns over whatever the mouse points at."""
        spot = self._spot(self._point, size)
        if spot is None:
            return
        if spot.part in _LIST_PARTS:
            self._session.gate_list.scroll(-steps)
            return
        knob = _knob_of(spot)
        if knob is not None and steps:
            step = Step.FINE if is_fine else Step.NORMAL
            self._session.current.turn(knob, 1 if steps > 0 else -1, step)

    def _spot(self, point: Point, size: Point) -> Hotspot | None:
        session = self._session
        if session.page is Page.ALL_GATES:
            return all_gates_hotspot_at(point, session.all_gates_scene(), size, session.theme)
        return hotspot_at(point, session.scene(), size, session.theme)

    def _click_cell(self, number: int) -> None:
        """Put the cursor on a gate; a second click soon after opens it."""
        is_second = self._since_click_s < DOUBLE_CLICK_S and number == self._clicked
        self._since_click_s, self._clicked = 0.0, number
        self._session.all_gates.point(number)
        if is_second:
            self._session.open_gate()

    def _leave(self) -> None:
        self._rested_s = 0.0
        if self._session.pointer is not None:
            self._session.point_at(None)

    def _pull(self, point: Point, size: Point) -> None:
        if self._drag is not None and self._drag.gate is not self._session.stage.snapshot.gate:
            self._drag = None  # a key or a changed file has put another gate on stage
        if self._drag is not None:
            _DRAGS[self._drag.spot.part](self._session, self._drag, point, size)


def _knob_of(spot: Hotspot) -> Knob | None:
    if spot.part is Part.KNOB:
        return KNOBS[spot.name]
    if spot.part in (Part.WEIGHT, Part.BIAS):
        return Knob(WEIGHT, spot.index)
    return THRESHOLD if spot.part in (Part.GAUGE, Part.SIGMOID) else None


def _value(session: Session, spot: Hotspot) -> float:
    knob = _knob_of(spot)
    return session.stage.snapshot.value_of(knob) if knob is not None else 0.0


def _focus(session: Session, spot: Hotspot) -> None:
    knob = _knob_of(spot)
    if knob is not None:
        session.current.focus(knob)


def _drag_gauge(session: Session, _drag: Drag, point: Point, size: Point) -> None:
    layout = stage_layout(size, session.theme.type_scale, session.stage.snapshot.gate.n_rows)
    bar = neuron_geometry(layout.neuron, layout.unit, session.stage.snapshot.gate).gauge
    session.stage.set(THRESHOLD, round((bar.bottom - point[1]) / bar.height, 2))


def _drag_weight(session: Session, drag: Drag, point: Point, _size: Point) -> None:
    moved = point[0] - drag.start[0] + drag.start[1] - point[1]
    if moved:
        knob = Knob(WEIGHT, drag.spot.index)
        session.stage.set(knob, round(drag.value + moved * DRAG_WEIGHT, 2))


def _drag_timeline(session: Session, _drag: Drag, point: Point, size: Point) -> None:
    layout = _layout(session, size)
    bar = timeline_geometry(layout.timeline, layout.unit).bar
    share = (point[0] - bar.x) / bar.width
    session.current.seek(round(share * session.current.latest_epoch))


def _layout(session: Session, size: Point) -> StageLayout | AllGatesLayout:
    scale = session.theme.type_scale
    if session.page is Page.ALL_GATES:
        return all_gates_layout(size, scale, session.all_gates.n_inputs)
    return stage_layout(size, scale, session.stage.snapshot.gate.n_rows)


def _drag_list(session: Session, _drag: Drag, point: Point, size: Point) -> None:
    layout = stage_layout(size, session.theme.type_scale, session.stage.snapshot.gate.n_rows)
    track = scroll_track(layout.gates, layout.unit)
    hidden = len(session.gate_list.entries) - gates_in_sight(layout.gates, layout.unit)
    session.gate_list.scroll_to(round((point[1] - track.y) / track.height * hidden))


def _follow_hint(session: Session, spot: Hotspot) -> None:
    shown = hints(session.current.n_inputs, session.mode, session.page)
    hint = next(hint for hint in shown if hint.label == spot.name)
    follow(session, hint_binding(session.page, spot.name, spot.index, len(hint.keys)))


Click = Callable[[Session, Hotspot], None]


def _doing(what: Action | Command) -> Click:
    return lambda session, _spot: do(session, what)


_CLICKS: Mapping[Part, Click] = {
    Part.GATE: lambda session, spot: session.pick(session.gate_list.at(spot.index)),
    Part.SEARCH: _doing(Command.SEARCH),
    Part.NOTE: _doing(Command.SAVE),
    Part.TARGET: lambda session, spot: session.editor.turn(spot.index),
    Part.EDIT_TARGETS: _doing(Command.EDIT_TARGETS),
    Part.CLOSE_PROBLEMS: _doing(Command.DISMISS),
    Part.INPUT: lambda session, spot: session.stage.flip(spot.index),
    Part.WEIGHT: _focus,
    Part.BIAS: _focus,
    Part.KNOB: _focus,
    Part.GAUGE: _focus,
    Part.LOWER: _doing(Action.LOWER),
    Part.RAISE: _doing(Action.RAISE),
    Part.ROW: lambda session, spot: session.stage.feed(spot.index),
    Part.SIDE_PANEL: _doing(Command.NEXT_PANEL),
    Part.LOSS: _doing(Command.TOGGLE_LOG_AXES),
    Part.RUN: _doing(Command.TOGGLE_RUN),
    Part.SLOWER: _doing(Command.SLOWER),
    Part.FASTER: _doing(Command.FASTER),
    Part.HINT: _follow_hint,
    Part.HELP_CHORD: lambda session, spot: follow(
        session, help_binding(session.page, spot.line, spot.index)
    ),
    Part.HELP: _doing(Command.BACK),
}
_DRAGS: Mapping[Part, Callable[[Session, Drag, Point, Point], None]] = {
    Part.GAUGE: _drag_gauge,
    Part.WEIGHT: _drag_weight,
    Part.TIMELINE: _drag_timeline,
    Part.SCROLL_BAR: _drag_list,
}
