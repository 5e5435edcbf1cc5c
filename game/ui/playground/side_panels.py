"""The views of the upper panel on the right, which the key V turns, as one panel each."""

from functools import partial

from pygame import Rect

from ..kit.panel import Hotspot, Panel, draw_hidden
from ..kit.pen import ALL, Align, Layers, Pen
from .decision_map import DECISION_MAP
from .landscape import LANDSCAPE
from .scene import NEXT, PlaygroundHandler, Scene, SidePanel
from .sigmoid_mouse import SIGMOID
from .verdict import VERDICT

SIDE_PANELS = (SIGMOID, DECISION_MAP, LANDSCAPE, VERDICT)
"""The views, in the order of the key V."""


def _turned(scene: Scene) -> SidePanel:
    return SIDE_PANELS[scene.side_panel]


def _following(scene: Scene) -> SidePanel:
    """Return the view beside the turned one: the next, but the verdict only when asked for."""
    following = SIDE_PANELS[(scene.side_panel + 1) % len(SIDE_PANELS)]
    return SIDE_PANELS[0] if following is VERDICT else following


def _is_hidden(scene: Scene, panel: SidePanel) -> bool:
    return panel.tells is not None and scene.hides(panel.tells(scene))


def _draw(pen: Pen, rect: Rect, scene: Scene, layers: Layers = ALL, *, is_beside: bool) -> None:
    panel = _shown(scene, is_beside)
    is_hidden = _is_hidden(scene, panel)
    if panel.still_shows is not None and not is_hidden:
        panel.draw(pen, rect, scene, layers)
    elif layers.moving:
        if is_hidden:
            draw_hidden(pen, rect)
        else:
            panel.draw(pen, rect, scene)


def _shown(scene: Scene, is_beside: bool) -> SidePanel:
    return _following(scene) if is_beside else _turned(scene)


def _draw_hint(pen: Pen, box: Rect, scene: Scene) -> None:
    following = SIDE_PANELS[(scene.side_panel + 1) % len(SIDE_PANELS)].title.lower()
    pen.text(f"V: {following}", box, pen.theme.cards.muted, 12, align=Align.RIGHT)


def _hotspots(
    pen: Pen, rect: Rect, scene: Scene, handler: PlaygroundHandler, *, name: str, is_beside: bool
) -> list[Hotspot]:
    panel = _shown(scene, is_beside)
    is_hidden = _is_hidden(scene, panel)
    tip = NEXT.strip() if is_hidden else panel.tip + NEXT
    own = panel.hotspots(pen, rect, scene, handler) if panel.hotspots and not is_hidden else []
    return [Hotspot(name, rect, tip=lambda: tip, click=handler.next_panel), *own]


def _shows(scene: Scene, *, is_beside: bool) -> object:
    panel = _shown(scene, is_beside)
    return scene.side_panel, panel.shows(scene) if panel.shows else scene


def _still_shows(scene: Scene, *, is_beside: bool) -> object:
    panel = _shown(scene, is_beside)
    return panel.title, panel.still_shows(scene) if panel.still_shows else None


def _panel(place: str, name: str, *, is_beside: bool) -> Panel[Scene, PlaygroundHandler]:
    return Panel(
        place,
        partial(_draw, is_beside=is_beside),
        lambda scene: _shown(scene, is_beside).title,
        None if is_beside else _draw_hint,
        partial(_hotspots, name=name, is_beside=is_beside),
        partial(_shows, is_beside=is_beside),
        partial(_still_shows, is_beside=is_beside),
    )


SIDE = _panel("side", "side panel", is_beside=False)
BESIDE = _panel("beside", "panel beside", is_beside=True)
