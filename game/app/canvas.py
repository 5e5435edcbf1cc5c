"""The canvas: what is drawn on; a window too small for the layout shows it scaled down."""

from pygame import Surface, transform

SMALLEST_SIZE = (800, 500)

Size = tuple[int, int]


class Canvas:
    """The window's own surface, or a larger one where that is smaller than `SMALLEST_SIZE`."""

    def __init__(self) -> None:
        self._window: Surface | None = None
        self._larger: Surface | None = None

    def of(self, window: Surface) -> Surface:
        """Return the surface to draw on for a window with the surface `window`."""
        self._window = window
        size = canvas_size(window.get_size())
        if size == window.get_size():
            self._larger = None
            return window
        if self._larger is None or self._larger.get_size() != size:
            self._larger = Surface(size)
        return self._larger

    def show(self) -> None:
        """Bring what was drawn to the window's surface."""
        if self._window is not None and self._larger is not None:
            transform.smoothscale(self._larger, self._window.get_size(), self._window)


def canvas_size(window: Size) -> Size:
    """Return the size in which a window of this size is laid out."""
    return max(window[0], SMALLEST_SIZE[0]), max(window[1], SMALLEST_SIZE[1])


def on_canvas(point: Size, window: Size) -> Size:
    """Return where on the canvas a point of the window lies."""
    size = canvas_size(window)
    return point[0] * size[0] // max(1, window[0]), point[1] * size[1] // max(1, window[1])
