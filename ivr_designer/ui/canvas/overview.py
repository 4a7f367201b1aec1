"""The whole tree in one small picture: for the minimap, and for the rim while zooming out."""

from collections.abc import Callable, Iterable
from math import ceil
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPixmap

from ivr_designer.domain.turns import goes_first
from ivr_designer.ui.canvas.colours import CanvasColours
from ivr_designer.ui.canvas.index import Rect, grown
from ivr_designer.ui.canvas.picture import CanvasPicture
from ivr_designer.ui.canvas.scene_painter import ScenePainter
from ivr_designer.ui.canvas.signs import SignMap
from ivr_designer.ui.canvas.tiles import device_rect
from ivr_designer.ui.canvas.view import View

WIDTH, HEIGHT = 480, 320
"""At most, logical px."""

STRIP = 48
GO_S = 0.008
"""At most so many rows of px are painted at one go, and fewer when they took longer than this."""

CELLS = 24, 16
"""At most so many signs beside and below each other: what a minimap has room for."""

DELAY_MS = 120
WAIT_MS = 30
MOST_PARTS = 200
MOST_THINGS = 1_500
"""More rectangles, or boxes and lines in them, are not painted at one go: so many take some 10 ms."""


class Overview(QObject):
    """Keeps the small picture; painted a strip at a time when there is nothing else to do, as `is_busy` says.

    Signals:
        changed: None, when the picture is whole again.
    """

    changed = Signal()

    def __init__(
        self,
        colours: CanvasColours,
        font: QFont,
        parent: QObject,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._rows = STRIP
        self._scene = ScenePainter(colours, font)
        self._scene.with_signs = False  # too small here: there are `signs` to be put on top
        self._picture: CanvasPicture | None = None
        self._bounds: Rect | None = None
        self._pixmap = QPixmap()
        self._making = QPixmap()
        self._making_bounds: Rect = (0.0, 0.0, 0.0, 0.0)
        self._ratio = 1.0
        self._next: int | None = None
        self.signs: SignMap | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    @property
    def pixmap(self) -> QPixmap:
        """The picture in device px, as it was while another is being made; null before the first is whole."""
        return self._pixmap

    @property
    def is_making(self) -> bool:
        """True while another picture is being made; the old one is shown meanwhile."""
        return self._next is not None

    @property
    def bounds(self) -> Rect | None:
        """The part of the scene it shows."""
        return self._bounds

    @property
    def scale(self) -> float:
        """Device px a scene unit."""
        return self._scene.scale

    def set_picture(self, picture: CanvasPicture | None) -> None:
        """Show another picture, soon."""
        self._picture = picture
        self._pixmap = QPixmap()
        self._bounds = None
        self.signs = None
        self._restart()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in other colours, soon."""
        self._scene.stamps.colours = colours
        self._scene.stamps.clear()
        self._restart()

    def set_ratio(self, ratio: float) -> None:
        """Another device pixel ratio."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._restart()

    def spoil(self, rects: Iterable[Rect] | None) -> None:
        """Parts of the scene look different; None: all of it."""
        found = None if rects is None else list(rects)
        if found is not None and not found:
            return
        bounds = self._picture.bounds if self._picture is not None else None
        same = self._bounds is not None and bounds is not None and self._bounds == grown(bounds, 40)
        if found is None or not same or self._pixmap.isNull() or self.is_making or self._is_much(found):
            self._restart()
            return
        painter = QPainter(self._pixmap)
        left, top, _, _ = self._bounds or (0.0, 0.0, 0.0, 0.0)
        painter.translate(-round(left * self.scale), -round(top * self.scale))
        for rect in found:
            part = device_rect(*rect, self.scale)
            painter.setClipRect(part[0], part[1], part[2] - part[0], part[3] - part[1])
            if self._picture is not None:
                self._scene.paint(painter, self._picture, part)
        painter.end()
        if self.signs is not None:
            self.signs.renew(found)
        self.changed.emit()

    def _is_much(self, rects: list[Rect]) -> bool:
        """True if so much is in these parts that they are better painted a strip at a time."""
        picture = self._picture
        if picture is None or len(rects) > MOST_PARTS:
            return True
        return sum(len(g.near(r)) for r in rects for g in (picture.box_grid, picture.line_grid)) > MOST_THINGS

    def _restart(self) -> None:
        self._next = 0
        self._timer.start(DELAY_MS)

    @Slot()
    @goes_first
    def _on_time(self) -> None:
        bounds = self._picture.bounds if self._picture is not None else None
        if self._picture is None or bounds is None or self._next is None:
            self._next, self._pixmap, self._bounds, self.signs = None, QPixmap(), None, None
            self.changed.emit()
            return
        if self._is_busy():
            self._timer.start(WAIT_MS)
            return
        if self._next == 0:
            self._begin(grown(bounds, 40))
        self._strip(self._picture)
        if self._next is None:
            self._pixmap, self._bounds, self._making = self._making, self._making_bounds, QPixmap()
            cell = max((bounds[2] - bounds[0]) / CELLS[0], (bounds[3] - bounds[1]) / CELLS[1])
            self.signs = SignMap(self._picture, max(cell, 1.0))
            self.changed.emit()
        else:
            self._timer.start(0)

    def _begin(self, bounds: Rect) -> None:
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        zoom = min(WIDTH / width, HEIGHT / height, 0.25)
        self._making_bounds = bounds
        self._scene.at(zoom * self._ratio, self._ratio)
        self._making = QPixmap(max(1, ceil(width * self.scale)), max(1, ceil(height * self.scale)))
        self._making.fill(self._scene.colours.color("ground"))

    def _strip(self, picture: CanvasPicture) -> None:
        assert self._next is not None
        left, top = round(self._making_bounds[0] * self.scale), round(self._making_bounds[1] * self.scale)
        width, height = self._making.width(), self._making.height()
        begun = perf_counter()
        first, last = self._next, min(height, self._next + round(self._rows * self._ratio))
        painter = QPainter(self._making)
        painter.setClipRect(0, first, width, last - first)
        painter.translate(-left, -top)
        self._scene.paint(painter, picture, (left, top + first, left + width, top + last))
        painter.end()
        self._next = last if last < height else None
        share = GO_S / max(perf_counter() - begun, 1e-6)
        self._rows = round(min(STRIP, max(4, self._rows * min(2.0, share))))

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint it, scaled, where it belongs in a view; the painter is in device px of the widget."""
        if self._pixmap.isNull() or self._bounds is None:
            return
        left, top, right, bottom = self._bounds
        s = view.scale
        target = QRectF(left * s - view.left, top * s - view.top, (right - left) * s, (bottom - top) * s)
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
