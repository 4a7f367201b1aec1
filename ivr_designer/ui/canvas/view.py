"""View: which part of the scene the widget shows, exact to the device pixel. A value; changes make a new one.

Three kinds of coordinates meet here. Scene units: where boxes are. Logical px: where Qt says the mouse is.
Device px: what is painted; the scene scaled by `scale`, the upper left corner of the widget at `left`, `top`.
"""

from dataclasses import dataclass, replace

from ivr_designer.ui.canvas import metrics as m
from ivr_designer.ui.canvas.index import Rect

MARGIN = 24.0
"""Logical px left free around a picture that is fitted."""


@dataclass(frozen=True, slots=True)
class View:
    """`zoom` is 1.0 at 100 %, `ratio` the device pixel ratio; `width` and `height` are device px."""

    zoom: float = 1.0
    ratio: float = 1.0
    left: int = 0
    top: int = 0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Device px a scene unit."""
        return self.zoom * self.ratio

    @property
    def scene(self) -> Rect:
        """The part of the scene that is seen."""
        s = self.scale
        return self.left / s, self.top / s, (self.left + self.width) / s, (self.top + self.height) / s

    @property
    def centre(self) -> tuple[float, float]:
        """The scene point in the middle."""
        s = self.scale
        return (self.left + self.width / 2) / s, (self.top + self.height / 2) / s

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        """The scene point at a point of the widget in logical px."""
        s = self.scale
        return (x * self.ratio + self.left) / s, (y * self.ratio + self.top) / s

    def to_widget(self, x: float, y: float) -> tuple[float, float]:
        """The point of the widget in logical px at a scene point."""
        s = self.scale
        return (x * s - self.left) / self.ratio, (y * s - self.top) / self.ratio

    def resized(self, width: int, height: int, ratio: float) -> "View":
        """The same zoom and upper left corner for a widget of another size (logical px) or ratio."""
        factor = ratio / self.ratio
        return replace(
            self,
            ratio=ratio,
            left=round(self.left * factor),
            top=round(self.top * factor),
            width=max(1, round(width * ratio)),
            height=max(1, round(height * ratio)),
        )

    def panned(self, dx: float, dy: float) -> "View":
        """Moved over the scene by logical px."""
        return replace(self, left=self.left + round(dx * self.ratio), top=self.top + round(dy * self.ratio))

    def zoomed(self, zoom: float, x: float, y: float, fixed: tuple[float, float] | None = None) -> "View":
        """Another zoom; what is at the logical point (x, y) stays there.

        `fixed` is the scene point that is there, for many small steps: whole px add up to a drift else.
        """
        zoom = min(m.ZOOM_MAX, max(m.ZOOM_MIN, zoom))
        sx, sy = fixed or self.to_scene(x, y)
        scale = zoom * self.ratio
        return replace(
            self, zoom=zoom, left=round(sx * scale - x * self.ratio), top=round(sy * scale - y * self.ratio)
        )

    def centred(self, x: float, y: float) -> "View":
        """A scene point in the middle."""
        s = self.scale
        return replace(self, left=round(x * s - self.width / 2), top=round(y * s - self.height / 2))

    def fitted(self, bounds: Rect, margin: float = MARGIN) -> "View":
        """All of `bounds` seen, at 100 % at most."""
        left, top, right, bottom = bounds
        space = 2 * margin * self.ratio
        zoom = min(
            1.0,
            max(1.0, self.width - space) / max(1.0, right - left) / self.ratio,
            max(1.0, self.height - space) / max(1.0, bottom - top) / self.ratio,
        )
        fitting = replace(self, zoom=max(m.ZOOM_MIN, zoom))
        return fitting.centred((left + right) / 2, (top + bottom) / 2)
