"""Minimap: the whole tree in a corner, and on it the part that is seen, which can be dragged."""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ivr_designer.ui.canvas.icons import glyph
from ivr_designer.ui.canvas.stage import Stage
from ivr_designer.ui.text import LiveText, tr

SIZE = QSize(208, 140)
EDGE = 12
"""From the edges of the canvas, logical px."""

MARGIN = 6.0
SIGN = 6
"""Logical px of the sign of a state or of findings."""


class Minimap(QWidget):
    """Shows and moves the view of one stage. It takes no focus: the keyboard moves the view itself.

    It lies on the stage, which is painted as a whole when its view changes, and the minimap with it.
    """

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._grip: tuple[float, float] | None = None
        self._small = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        live = LiveText(self)
        live(self.setAccessibleName, lambda: tr("Overview"))
        live(self.setToolTip, lambda: tr("Drag to move the view"))
        self.setFixedSize(SIZE)
        stage.overview.changed.connect(self._on_picture_changed)

    def lie_in(self, area: QSize, beside: Collection[QRectF]) -> None:
        """Lie in the lower right corner of an area; in the left one if that hides what is being worked on."""
        if self._grip is not None:
            return  # it is in the hand
        down = area.height() - self.height() - EDGE
        corners = QPoint(area.width() - self.width() - EDGE, down), QPoint(EDGE, down)
        places = [QRect(corner, self.size()) for corner in corners]
        clear = [p for p in places if not any(QRectF(p).intersects(rect) for rect in beside)]
        self.move((clear or places)[0].topLeft())

    @Slot()
    def _on_picture_changed(self) -> None:
        self._small = QPixmap()
        self.update()

    def _picture(self, width: float, height: float) -> QPixmap:
        """The small picture at its size here; scaled once, for it is painted at every step of a pan."""
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
        if self._small.size() != size:
            self._small = self._stage.overview.pixmap.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._put_signs()
            self._small.setDevicePixelRatio(ratio)
        return self._small

    def _put_signs(self) -> None:
        """What is wrong or on its way, on the small picture in device px."""
        overview, colours = self._stage.overview, self._stage.scene.colours
        if overview.signs is None or overview.bounds is None:
            return
        left, top, right, _ = overview.bounds
        scale, size = self._small.width() / (right - left), round(SIGN * self.devicePixelRatioF())
        painter = QPainter(self._small)
        for sign, x, y in overview.signs.found.values():
            across, down = round((x - left) * scale - size / 2), round((y - top) * scale - size / 2)
            painter.fillRect(across - 1, down - 1, size + 2, size + 2, colours.color("ground"))
            painter.drawPixmap(across, down, glyph(sign.icon, getattr(colours, sign.ink), size))
        painter.end()

    def _place(self) -> tuple[float, float, float] | None:
        """Logical px a scene unit, and where the scene's origin is; None if there is nothing to show."""
        bounds = self._stage.overview.bounds
        if bounds is None:
            return None
        left, top, right, bottom = bounds
        room_x, room_y = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        scale = min(room_x / (right - left), room_y / (bottom - top))
        x = (self.width() - (right - left) * scale) / 2 - left * scale
        y = (self.height() - (bottom - top) * scale) / 2 - top * scale
        return scale, x, y

    def view_rect(self) -> QRectF | None:
        """The part that is seen, in logical px of the minimap."""
        place = self._place()
        if place is None:
            return None
        scale, x, y = place
        left, top, right, bottom = self._stage.view.scene
        return QRectF(left * scale + x, top * scale + y, (right - left) * scale, (bottom - top) * scale)

    def _scene_at(self, at: QPointF) -> tuple[float, float] | None:
        place = self._place()
        if place is None:
            return None
        scale, x, y = place
        return (at.x() - x) / scale, (at.y() - y) / scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view; a press beside it brings it there first."""
        at, rect = self._scene_at(event.position()), self.view_rect()
        if event.button() != Qt.MouseButton.LeftButton or at is None or rect is None:
            return
        cx, cy = self._stage.view.centre
        inside = rect.contains(event.position())
        self._grip = (at[0] - cx, at[1] - cy) if inside else (0.0, 0.0)
        if not inside:
            self._stage.centre_at(*at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view."""
        at = self._scene_at(event.position())
        if self._grip is not None and at is not None:
            self._stage.centre_at(at[0] - self._grip[0], at[1] - self._grip[1])
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The small picture, a veil over what is not seen, a frame around what is."""
        colours, overview = self._stage.scene.colours, self._stage.overview
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.color("ground"))
        place, view = self._place(), self.view_rect()
        if place is not None and view is not None and overview.bounds is not None:
            scale, x, y = place
            left, top, right, bottom = overview.bounds
            picture = self._picture((right - left) * scale, (bottom - top) * scale)
            painter.drawPixmap(QPointF(left * scale + x, top * scale + y), picture)
            tint = QColor(colours.accent)
            tint.setAlpha(30)
            painter.fillRect(view, tint)
            painter.setPen(QPen(colours.color("accent"), 1.5))
            inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRect(view.intersected(inner))
        painter.setPen(QPen(colours.color("card_line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
