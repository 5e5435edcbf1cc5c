"""The mouse: presses, drags, the wheel and rest, on whatever hotspot lies under it."""

from ..record import Record
from ..ui.kit.panel import Hotspot, Pixel, topmost
from .session import Session

REST_S = 0.45  # how long the mouse rests before a tip comes
DOUBLE_CLICK_S = 0.4
NOWHERE: Pixel = (-1, -1)


class Drag(Record, eq=False):
    """A drag under way: what was taken hold of, where, and what it is about."""

    spot: Hotspot
    start: Pixel
    subject: object


class Mouse:
    """Turns positions into hotspots, and has these do what they do."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drag: Drag | None = None
        self._rested_s = 0.0
        self._since_click_s = DOUBLE_CLICK_S
        self._clicked: tuple[str, int] | None = None
        self._point = NOWHERE

    def press(self, point: Pixel) -> None:
        """The left button goes down at `point`."""
        self._leave()
        spot = self._spot(point)
        if spot is None:
            return
        is_second = self._is_second_on(spot)
        if spot.click is not None:
            spot.click()
        if is_second and spot.double_click is not None:
            spot.double_click()
        if spot.drag is not None:
            self._drag = Drag(spot, point, self._session.page.subject)
            self._pull(point)

    def move(self, point: Pixel) -> None:
        """The mouse moves to `point`."""
        self._point = point
        self._leave()
        if self._drag is not None:
            self._pull(point)
            return
        spot = self._spot(point)
        if spot is not None and spot.hover is not None:
            spot.hover()

    def release(self) -> None:
        """The button goes up."""
        self._drag = None

    def leave(self) -> None:
        """The mouse leaves the window."""
        self._point = NOWHERE
        self._leave()

    def rest(self, elapsed_s: float) -> None:
        """Let time pass: a mouse that rests long enough asks what it points at."""
        self._since_click_s += elapsed_s
        if self._drag is not None or self._point[0] < 0 or self._session.screen.pointer is not None:
            return
        self._rested_s += elapsed_s
        if self._rested_s >= REST_S:
            self._session.screen.point_at(self._point)

    def wheel(self, steps: int, is_fine: bool) -> None:
        """The wheel turns over whatever the mouse points at."""
        spot = self._spot(self._point)
        if spot is not None and spot.wheel is not None:
            spot.wheel(steps, is_fine)

    def _spot(self, point: Pixel) -> Hotspot | None:
        return topmost(self._session.hotspots(), point)

    def _is_second_on(self, spot: Hotspot) -> bool:
        """Return whether the same thing was clicked just before."""
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
            self._drag = None  # a key or a changed file has put another gate on stage
            return
        drag.spot.drag(drag.start, point)
