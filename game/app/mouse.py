"""The mouse: clicks, drags, wheel and hovering on the hotspot under the pointer."""

from ..record import Record
from ..ui.kit.panel import Hotspot, Pixel, topmost
from .session import Session

REST_S = 0.45  # the mouse rests this long before a tip appears
DOUBLE_CLICK_S = 0.4
ONE_TURN_S = 1.0  # turns of the wheel that follow each other sooner are one step
NOWHERE: Pixel = (-1, -1)


class Drag(Record, eq=False):
    """A drag in progress: the hotspot, the start, and the page's subject. It is one step."""

    spot: Hotspot
    start: Pixel
    subject: object


class Mouse:
    """Finds the hotspot at a position and calls its handlers."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drag: Drag | None = None
        self._rested_s = 0.0
        self._since_click_s = DOUBLE_CLICK_S
        self._clicked: tuple[str, int] | None = None
        self._since_wheel_s = ONE_TURN_S
        self._turn: object = None
        self._point = NOWHERE

    def press(self, point: Pixel) -> None:
        """Handle a press of the left button at `point`."""
        self._leave()
        self._session.quitting.begin_press()
        spot = self._spot(point)
        if self._session.saving.takes(spot) or spot is None:
            return
        is_second = self._is_second_on(spot)
        with self._session.undo.watching():
            if spot.click is not None:
                spot.click()
            if is_second and spot.double_click is not None:
                spot.double_click()
        if spot.drag is not None:
            self._drag = Drag(spot, point, self._session.page.subject)
            self._pull(point)

    def move(self, point: Pixel) -> None:
        """Handle a movement to `point`."""
        self._point = point
        self._leave()
        if self._drag is not None:
            self._pull(point)
            return
        spot = self._spot(point)
        if spot is not None and spot.hover is not None:
            spot.hover()

    def release(self) -> None:
        """Handle the release of the button."""
        self._drag = None

    def leave(self) -> None:
        """Handle the mouse leaving the window."""
        self._point = NOWHERE
        self._leave()

    def rest(self, elapsed_s: float) -> None:
        """Advance time; after a while without movement, show the tip at the pointer."""
        self._since_click_s += elapsed_s
        self._since_wheel_s += elapsed_s
        if self._drag is not None or self._point[0] < 0 or self._session.screen.pointer is not None:
            return
        self._rested_s += elapsed_s
        if self._rested_s >= REST_S:
            self._session.screen.point_at(self._point)

    def wheel(self, steps: int, is_fine: bool) -> None:
        """Handle a turn of the wheel at the pointer."""
        spot = self._spot(self._point)
        if spot is None or spot.wheel is None:
            return
        if self._since_wheel_s > ONE_TURN_S:
            self._turn = object()
        self._since_wheel_s = 0.0
        with self._session.undo.watching(self._turn):
            spot.wheel(steps, is_fine)

    def _spot(self, point: Pixel) -> Hotspot | None:
        return topmost(self._session.hotspots(), point)

    def _is_second_on(self, spot: Hotspot) -> bool:
        """Return whether the same hotspot was clicked shortly before."""
        clicked = (spot.name, spot.index)
        is_second = self._since_click_s < DOUBLE_CLICK_S and clicked == self._clicked
        self._since_click_s, self._clicked = 0.0, clicked
        return is_second

    def _leave(self) -> None:
        self._rested_s = 0.0
        if self._session.screen.pointer is not None:
            self._session.screen.point_at(None)

    def _pull(self, point: Pixel) -> None:
        drag = self._drag
        if drag is None or drag.spot.drag is None:
            return
        if drag.subject is not self._session.page.subject:
            self._drag = None  # meanwhile a key or a changed file has put another gate on stage
            return
        with self._session.undo.watching(drag):
            drag.spot.drag(drag.start, point)
