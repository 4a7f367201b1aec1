"""Wheel and touchpad on the canvas: scrolling and zooming, in each form in which systems send them.

- A wheel sends steps of 120 in `angleDelta`, one of high resolution fractions of that; a touchpad sends px in
  `pixelDelta` as well (macOS, Wayland). On X11 those are ticks of the driver, not px: angles are taken there.
- A touchpad of macOS goes on by itself when the fingers are gone (momentum).
- A pinch is a native gesture (macOS, Wayland, X11), or a wheel with Ctrl that nobody holds (Windows).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent

from ivr_designer.ui.canvas import metrics as m

if TYPE_CHECKING:
    from ivr_designer.ui.canvas.lines import Point
    from ivr_designer.ui.canvas.mouse import Mouse
    from ivr_designer.ui.canvas.view import View

STEP = 120
"""`angleDelta` of one notch of a wheel."""

STEP_PX = 72
"""So far one notch scrolls, logical px."""

_NEAR = 0.95
"""From this zoom on a smart zoom shows everything, below it 100 %."""


class Scrolling:
    """Belongs to the mouse of one surface."""

    def __init__(self, mouse: "Mouse") -> None:
        self._mouse = mouse
        self._surface = mouse._surface
        self._rest = (0.0, 0.0)
        self._zooms = False
        self._held: tuple[QPointF, View, Point] | None = None

    def wheel(self, event: QWheelEvent) -> None:
        """Two fingers or a wheel scroll; Ctrl zooms at the pointer, Shift scrolls sideways."""
        if event.phase() != Qt.ScrollPhase.ScrollMomentum:  # what began as scrolling ends as that
            self._zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        dx, dy = distance(event)
        if self._zooms:
            angle = event.angleDelta().y()  # a pinch of Windows counts in parts of a notch
            self._zoom(m.ZOOM_STEP ** (angle / STEP if angle else dy / STEP_PX), event.position())
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0.0
        self._pan(-dx, -dy, event.position())

    def native(self, event: QNativeGestureEvent) -> bool:
        """Pinch and swipe on a touchpad; a smart zoom switches between all and 100 %."""
        place = self._surface.mapFromGlobal(event.globalPosition())  # its own is of the widget it began on
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1 + event.value(), place)
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self._pan(-event.delta().x(), -event.delta().y(), place)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            if self._surface.view.zoom < _NEAR:
                self._surface.zoom_about(1.0, place.x(), place.y())
            else:
                self._surface.fit()
        else:
            return False
        return True

    def _zoom(self, factor: float, place: QPointF) -> None:
        surface = self._surface
        fixed = self._mouse.scene_at(place)
        if self._held is not None and self._held[:2] == (place, surface.view):
            fixed = self._held[2]  # the steps before left it there, but for a part of a px
        if factor != 1:
            surface.zoom_about(surface.view.zoom * factor, place.x(), place.y(), fixed)
        self._held = (place, surface.view, fixed)

    def _pan(self, dx: float, dy: float, place: QPointF) -> None:
        """Move by logical px; what is less than a px of the screen is kept for the next time."""
        ratio = self._surface.view.ratio
        x, y = dx + self._rest[0], dy + self._rest[1]
        whole = (round(x * ratio) / ratio, round(y * ratio) / ratio)
        self._rest = (x - whole[0], y - whole[1])
        if any(whole):
            self._surface.pan(*whole)
            self._mouse.on_scrolled(place)


def distance(event: QWheelEvent, platform: str = "") -> tuple[float, float]:
    """How far a wheel event scrolls, logical px; to the right and down is less than nothing."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    if not pixels.isNull() and (platform or QGuiApplication.platformName()) != "xcb":
        return pixels.x(), pixels.y()
    return angle.x() * STEP_PX / STEP, angle.y() * STEP_PX / STEP
